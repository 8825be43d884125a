/* gen/facts/probe_int.h - what views would say if a sheet had other rows. */
#ifndef FACTS_PROBE_INT_H
#define FACTS_PROBE_INT_H

#include "facts/facts_int.h"
#include "facts/sandbox_int.h"

/*
 * Trials on one table that is no view.  Only views between it and the goals
 * are worked out again; a prepared statement is kept with each view, since
 * reading its SQL takes longer than running it on a few rows.
 */
struct probe {
    struct facts *f;
    struct table *leaf;
    struct rows leaf_rows;  /* as they really are ... */
    struct index **indexes; /* ... and their indexes */
    struct table **views;   /* to be worked out again, in order */
    struct rows *view_rows; /* [n_views] as they really are */
    struct index ***view_indexes;
    size_t n_views;
    struct sandbox sandbox;
};

/* True if a view reads the table, itself or through others. */
bool probe_reads(const struct facts *f, const struct table *view, const struct table *leaf);

void probe_begin(struct probe *p, struct arena *a, struct facts *f, struct table *leaf,
                 struct table *const *goals, size_t n_goals);

/*
 * Works the views out with these rows of the leaf; their rows are then in
 * `out`, in the order of p->views, in `a`.  False if a view cannot be worked
 * out: too large, or a number out of range.  The facts are as they were.
 */
bool probe_run(struct probe *p, struct arena *a, const struct value *cells, int n,
               struct rows *out);

void probe_end(struct probe *p);

#endif
