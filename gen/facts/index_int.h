/* gen/facts/index_int.h - rows in the order of some of their values. */
#ifndef FACTS_INDEX_INT_H
#define FACTS_INDEX_INT_H

#include "facts/facts.h"

/*
 * Rows of a table sorted by one or more columns; rows of equal values in the
 * order of the table.  Sorted rather than hashed: no choice of data makes it
 * slow, and rows that match lie side by side.
 */
struct index {
    const struct value *cells; /* cells[row * stride + column] */
    int stride;
    const int *columns;
    int n_columns;
    int *rows;
    int n;
    enum value_kind kind; /* of the first column, blanks apart (VALUE_NULL: all are) ... */
    bool mixed;           /* ... and there are others too */
};

/* By kind (NULL first), then value, texts by bytes. */
int value_cmp(const struct value *a, const struct value *b);

void index_build(struct arena *a, struct index *x, const struct value *cells, int stride, int n,
                 const int *columns, int n_columns);

/* Order of two rows in the columns of the index. */
int index_cmp(const struct index *x, int row, int other);

/* Rows whose first column of the index equals `v`: their number; *found
   points to them. */
int index_find(const struct index *x, const struct value *v, const int **found);

#endif
