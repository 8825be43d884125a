#include "words/table_int.h"

void table_begin(struct table_of *t, struct arena *a, struct str name, const struct str *columns,
                 int n_columns, size_t rows)
{
    *t = (struct table_of){.a = a};
    t->rows.name = name;
    t->rows.columns = arena_new(a, struct str, (size_t)n_columns);
    t->rows.n_columns = n_columns;
    t->cap = rows * (size_t)n_columns;
    t->rows.cells = arena_new(a, struct value, t->cap);
    memcpy(t->rows.columns, columns, sizeof *columns * (size_t)n_columns);
}

struct value *table_row(struct table_of *t)
{
    size_t n = (size_t)t->rows.n_columns;

    t->rows.cells = arena_grow(t->a, t->rows.cells, t->n, &t->cap, t->n + n, sizeof(struct value),
                               _Alignof(struct value));
    t->n += n;
    t->rows.n++;
    return t->rows.cells + t->n - n;
}

void table_put(const struct table_of *t, struct facts *f)
{
    facts_put(f, t->rows);
}
