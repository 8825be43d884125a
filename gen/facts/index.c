#include "facts/index_int.h"

#include <stdlib.h>

int value_cmp(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    switch (a->kind) {
    case VALUE_NULL:
        return 0;
    case VALUE_INTEGER:
        return (a->integer > b->integer) - (a->integer < b->integer);
    case VALUE_TEXT:
        break;
    }
    return str_cmp(a->text, b->text);
}

static const struct value *at(const struct index *x, int row, int column)
{
    return &x->cells[(size_t)row * (size_t)x->stride + (size_t)x->columns[column]];
}

int index_cmp(const struct index *x, int row, int other)
{
    int order = 0;

    for (int i = 0; i < x->n_columns && order == 0; i++)
        order = value_cmp(at(x, row, i), at(x, other, i));
    return order;
}

static int compare_rows(const void *a, const void *b, void *ctx)
{
    int row = *(const int *)a;
    int other = *(const int *)b;
    int order = index_cmp(ctx, row, other);

    return order != 0 ? order : row - other;
}

/* Many sheets are sorted by what they are looked up by. */
static bool is_sorted(const struct index *x)
{
    for (int i = 1; i < x->n; i++)
        if (index_cmp(x, i - 1, i) > 0)
            return false;
    return true;
}

/* Kinds lie side by side, NULL first, so the first and the last tell. */
static void note_kind(struct index *x)
{
    int first = 0;

    while (first < x->n && at(x, x->rows[first], 0)->kind == VALUE_NULL)
        first++;
    if (first < x->n)
        x->kind = at(x, x->rows[first], 0)->kind;
    x->mixed = first < x->n && at(x, x->rows[x->n - 1], 0)->kind != x->kind;
}

void index_build(struct arena *a, struct index *x, const struct value *cells, int stride, int n,
                 const int *columns, int n_columns)
{
    *x = (struct index){.cells = cells,
                        .stride = stride,
                        .columns = columns,
                        .n_columns = n_columns,
                        .rows = arena_new(a, int, (size_t)n),
                        .n = n};
    for (int i = 0; i < n; i++)
        x->rows[i] = i;
    if (!is_sorted(x))
        qsort_r(x->rows, (size_t)n, sizeof *x->rows, compare_rows, x);
    note_kind(x);
}

/* First position whose value is not below `v`. */
static int lower_bound(const struct index *x, const struct value *v)
{
    int low = 0;
    int high = x->n;

    while (low < high) {
        int middle = low + (high - low) / 2;
        if (value_cmp(at(x, x->rows[middle], 0), v) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int index_find(const struct index *x, const struct value *v, const int **found)
{
    int from = lower_bound(x, v);
    int to = from;

    /* One by one: whoever asks goes through them all the same. */
    while (to < x->n && value_cmp(at(x, x->rows[to], 0), v) == 0)
        to++;
    *found = x->rows + from;
    return to - from;
}
