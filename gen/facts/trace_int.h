/* gen/facts/trace_int.h - what both directions of a trace have in common.
 *
 * Let f(S) be the value of a figure when its sheet has the rows S only, all
 * the full sheet.  A sheet matters if f(none) differs from f(all), or if f
 * changes when its amounts of zero become others.  In a sheet that matters,
 *     a row matters if f({row}) differs from f(none), or f(all but it) from f(all),
 *     an amount matters if another in its place makes f({row}) or f(all) differ.
 * The sources are the amounts that matter, and the rows that matter but none
 * of whose amounts does.  “Another amount” is zero; for a zero or a blank, one
 * that no other cell gets, so that two of them do not cancel each other out.
 */
#ifndef FACTS_TRACE_INT_H
#define FACTS_TRACE_INT_H

#include "facts/facts_int.h"
#include "facts/trace.h"

/* Which value of a view. */
struct figure {
    struct table *view;
    int row, column;
    int key; /* the column that names its row; -1: the number of the row does */
};

/* False if there is no such figure. */
bool figure_find(const struct facts *f, struct str name, struct figure *out);
/* view/key/column of a value. */
struct str figure_name(struct arena *a, const struct rows *r, int row, int column);

/* The value of a figure under a trial. */
struct seen {
    bool there;
    struct value value;
};
struct seen figure_seen(const struct rows *real, const struct figure *fig,
                        const struct rows *trial);
bool seen_equal(const struct seen *a, const struct seen *b);

/* Columns of amounts of a table: their number. */
int amount_columns(struct arena *a, const struct table *t, int **columns);
/* Puts another amount into the cell of a row; `row` tells which amount. */
void put_other_amount(const struct rows *r, struct value *cells, int row, int column);
bool amount_is_zero(const struct value *v);

/* What the program knows about a cell or, without a column, a row. */
struct trace_cell describe_cell(const struct facts *f, const struct table *t, int row, int column);

#endif
