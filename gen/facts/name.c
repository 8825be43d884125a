/* What tables, rows and cells are called by those who filled them in. */
#include "facts/facts_int.h"

#include "facts/schema_int.h"
#include "facts/trace_int.h"

struct str facts_sheet_name(const struct facts *f, struct str table)
{
    const struct table *t = facts_table(f, table);
    int sheet = schema_sheet_of(f->schema, table);

    if (t != NULL && t->sheet != NULL)
        return t->sheet->schema->name;
    return sheet < 0 ? (struct str){0} : f->schema->sheets[sheet].name;
}

struct str facts_folder(const struct facts *f)
{
    return f->paths.dataset;
}

size_t facts_count(const struct facts *f)
{
    return f->n_tables;
}

const struct rows *facts_at(const struct facts *f, size_t i)
{
    return &f->tables[i]->rows;
}

bool trace_describe(struct arena *a, const struct facts *f, struct str table, int64_t row,
                    struct str column, struct trace_cell *out)
{
    const struct table *t = facts_table(f, table);
    struct place at;

    if (t == NULL || !facts_place(f, table, row, column, &at))
        return false;
    *out = describe_cell(a, f, t, (int)row - 1,
                         column.n == 0 ? -1 : rows_column(&t->rows, column));
    return true;
}
