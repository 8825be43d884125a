/* gen/report/report_int.h - what the forms of a report share. */
#ifndef REPORT_REPORT_INT_H
#define REPORT_REPORT_INT_H

#include "report/report.h"

/* The findings of a dataset in the order of printing. */
struct ordered {
    const struct diag *finding;
    size_t number; /* among those made */
    size_t root;   /* number of the one that it follows from; else its own */
};

struct ordered *report_order(struct arena *a, const struct diags *d);

const char *severity_word(enum severity s);
const char *outcome_word(enum outcome o);
const char *on_word(enum rule_on on);
bool is_unknown(const struct diag *f);
/* In the language of the report. */
struct str in_lang(const struct report *r, struct str zh, struct str en);
/* The wording of a note. */
struct str note_text(const struct report *r, const struct diag_note *n);

/* What stands before the name of the finding that another follows from. */
struct str cause_lead(const struct report *r);

/* Members of an object: "figures": [...], and behind a comma its values. */
void json_figures(FILE *out, const struct diag_rule *rule);
void json_values(FILE *out, const struct diag_rule *rule);

void text_dataset(struct report *r, struct arena *a, struct str dataset, const struct diags *d,
                  const struct checks *checks);
void json_dataset(struct report *r, struct arena *a, struct str dataset, const struct diags *d,
                  const struct checks *checks);
void sarif_begin(struct report *r);
void sarif_dataset(struct report *r, struct arena *a, const struct diags *d,
                   const struct checks *checks);
void sarif_end(struct report *r);

#endif
