/* gen/check/check_int.h - inside of running rules. */
#ifndef CHECK_CHECK_INT_H
#define CHECK_CHECK_INT_H

#include "check/check.h"
#include "facts/sql.h"
#include "facts/trace.h"

/* A view of a rule file: a rule, or a helper that others read. */
struct rule_view {
    struct sql_view view;
    struct str path;
    bool is_rule;
    bool has_amounts; /* a, b or d are shown as amounts */
    struct rule rule;
};

struct rules {
    struct rule_view *views;
    size_t n, cap;
    size_t *rules; /* numbers of those that are rules */
    size_t n_rules, cap_rules;
};

/* What one broken row has found out about itself, before findings are made. */
struct hit {
    const struct rule *rule;
    enum severity severity;
    bool unknown;
    struct str zh, en;
    bool has_values;
    int64_t a, b;
    struct str *figures;
    int n_figures;
    struct trace_cell *cells; /* of all figures: the likeliest first, then in order */
    int *figure_of;           /* [n_cells] the figure that each comes from */
    size_t n_cells;
    struct place at;
    bool printed;  /* cells of the published document, as they stand there */
    size_t number; /* of its finding, from 1 */
};

struct run {
    struct arena *a;
    const struct rules *rules;
    const struct check_what *what;
    struct checks *out;
    struct diags *found;
    struct hit *hits;
    size_t n_hits, cap_hits;
    long probes;        /* left for finding places ... */
    long probes_figure; /* ... and at most for one figure */
    bool *reported;     /* [rules->n] a fault of the rule itself was named */
};

/* figure_cell of all views with a key (check.h), for rules over both. */
void figures_put(struct arena *a, struct facts *f, struct facts *other);

/* Calls `see` for each placeholder of a wording, with the parts before and
   behind its bar; false once it says so. */
bool each_placeholder(struct str wording,
                      bool (*see)(void *ctx, struct str column, struct str format), void *ctx);

/* A wording with its {column}s filled in from a row. */
struct str wording_fill(struct arena *a, struct str wording, const struct rows *r, int row,
                        int64_t fen_per_unit);

/* Sets how many trials there may be. */
void locate_begin(struct run *r);
/* Finds the cells of a hit's figures and its place. */
void locate(struct run *r, struct facts *f, struct hit *h);
/* Names the other cells as notes of its finding. */
void note_cells(struct run *r, struct diag *f, const struct hit *h);

/* How far the values of a hit are apart, not negative; false if they are not
   or cannot be compared. */
bool hit_gap(const struct hit *h, int64_t *gap);

/* What tells a cell from all others: path/row/column, in `a`. */
struct str cell_name(struct arena *a, const struct trace_cell *c);

/* How well a change of the cell alone would explain the gap; 0: not at all. */
int likeness(const struct trace_cell *c, int64_t gap);

/* Makes a cell the likeliest to be wrong, and its place the hit's. */
void hit_put_first(struct hit *h, size_t i);
/* Finds out together with the others of its gap which cell of each hit is the
   likeliest to be wrong. */
void vote(struct run *r);

/* Which findings follow from which; sets `cause` of the findings made. */
void group(struct run *r);

/* Applies the waivers to the findings made since number `first`. */
void waivers_apply(struct run *r, size_t first);

#endif
