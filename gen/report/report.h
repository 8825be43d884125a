/* gen/report/report.h - findings as text, as JSON and as SARIF. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/diag.h"
#include "check/check.h"

#include <stdio.h>

/* The language of what the program says to the person who runs it. */
enum report_lang { REPORT_ZH, REPORT_EN };

/* From LC_ALL, LC_MESSAGES or LANG, the first that is set: zh... is Chinese,
   all else English. */
enum report_lang report_lang_of_environment(void);

enum report_format { REPORT_TEXT, REPORT_JSON, REPORT_SARIF };

/*
 * The findings of a run over some datasets, one after the other.
 *
 * Order: that of places (path, line, column; findings of one place in the order
 * in which they were made); those that follow from another stand behind it.
 *
 * Text, one line each:
 *     path:line:column: severity: text [ID]
 * and below it, each a line with the word `note`: the other places with what
 * stands there, what to do, the place it follows from, and why it was waived.
 * `severity` is one of the words info, warning, error, and waived.  At the end
 * of a dataset come the outcomes of the rules: how many hold, are broken,
 * cannot be checked, and why not.
 *
 * JSON, one value for the run:
 *     {"datasets": [{"dataset": path, "findings": [...], "checks": [...],
 *                    "summary": {"holds": n, "broken": n, "unknown": n}}]}
 * finding: path, line, column, severity, id, text, notes [{path, line, column,
 *     text}]; where there is something to say: unknown (true: it could not be
 *     checked), do, figures, values [a, b] and difference (fen), cause (its
 *     number in `findings`, from 0), waiver
 * check: id, on, outcome ('holds', 'broken', 'unknown'), broken and unknown
 *     (numbers of rows), why
 *
 * SARIF 2.1.0, one log with one run: rules with their metadata, results with
 * related locations and suppressions (waivers), and rules that could not be
 * checked as notifications.  Paths are relative to the working directory.  In
 * sheets a place has a line alone; its cell's number is a property.
 */
struct report {
    struct arena mem;
    enum report_lang lang;
    enum report_format format;
    FILE *out;
    size_t datasets;           /* so far */
    size_t n_results;          /* SARIF: so far */
    struct report_rule *rules; /* SARIF: those seen, to be told at the end; in `mem` */
    size_t n_rules, cap_rules;
    struct report_notice *notices; /* SARIF: what could not be checked; in `mem` */
    size_t n_notices, cap_notices;
    struct str here; /* SARIF: the working directory */
};

void report_begin(struct report *r, enum report_lang lang, enum report_format format, FILE *out);
/* `checks`: what the rules came to; NULL: they were not run. */
void report_dataset(struct report *r, struct str dataset, const struct diags *d,
                    const struct checks *checks);
/* Ends the output and gives the memory back. */
void report_end(struct report *r);

/* All of this for findings that are of no dataset, or without outcomes. */
void report_print(const struct diags *d, enum report_lang lang, enum report_format format,
                  FILE *out);

/* The wording of one finding, arguments filled in; in `a`. */
struct str report_text(struct arena *a, const struct diag *f, enum report_lang lang);

/* Prints a text as JSON has it, in quotes. */
void json_string(FILE *out, struct str s);

#endif
