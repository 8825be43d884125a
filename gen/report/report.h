/* gen/report/report.h - findings as text and as JSON. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/diag.h"

#include <stdio.h>

/* The language of what the program says to the person who runs it. */
enum report_lang { REPORT_ZH, REPORT_EN };

/* From LC_ALL, LC_MESSAGES or LANG, the first that is set: zh... is Chinese,
   all else English. */
enum report_lang report_lang_of_environment(void);

enum report_format { REPORT_TEXT, REPORT_JSON };

/*
 * Prints all findings in order of place (path, line, column; findings of one
 * place in the order in which they were made).  Text, one line each:
 *     path:line:column: severity: text [ID]
 * with a line `note:` for each other place.  JSON: an array of objects with
 * the same fields.  `severity` is one of the words info, warning, error.
 */
void report_print(const struct diags *d, enum report_lang lang, enum report_format format,
                  FILE *out);

/* The wording of one finding, arguments filled in; in `a`. */
struct str report_text(struct arena *a, const struct diag *f, enum report_lang lang);

#endif
