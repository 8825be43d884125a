/* What tables, rows and cells are called by those who filled them in. */
#include "facts/facts_int.h"

#include "base/file.h"
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

/* A row number, from 1; 0: it is none. */
static int row_number(struct str s)
{
    int n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] < '0' || s.s[i] > '9' || n > INT32_MAX / 10 - 1)
            return 0;
        n = n * 10 + (s.s[i] - '0');
    }
    return n;
}

bool figure_is_cell(const struct facts *f, struct str name, struct str *table, int *row,
                    struct str *column)
{
    struct figure_parts parts = figure_parts(name);

    *table = parts.table;
    *row = row_number(parts.key);
    *column = parts.column;
    return *row > 0 && facts_sheet_name(f, parts.table).n > 0;
}

struct str facts_sheet_path(struct arena *a, const struct facts *f, struct str table)
{
    int sheet = schema_sheet_of(f->schema, table);

    return sheet < 0 ? f->paths.dataset
                     : path_join(a, f->paths.dataset, schema_file(a, &f->schema->sheets[sheet]));
}

bool trace_describe(const struct facts *f, struct str table, int64_t row, struct str column,
                    struct trace_cell *out)
{
    const struct table *t = facts_table(f, table);
    struct place at;

    if (t == NULL || !facts_place(f, table, row, column, &at))
        return false;
    *out = describe_cell(f, t, (int)row - 1, column.n == 0 ? -1 : rows_column(&t->rows, column));
    return true;
}
