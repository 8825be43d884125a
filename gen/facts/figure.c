/* Figures by name, cells by place. */
#include "facts/trace_int.h"

/* ---- figures ---- */

static const struct value *cell(const struct rows *r, int row, int column)
{
    return &r->cells[(size_t)row * (size_t)r->n_columns + (size_t)column];
}

static struct str number_text(struct arena *a, int64_t n)
{
    return str_printf(a, "%lld", (long long)n);
}

/* What names a row: its key, or its number. */
static struct str row_name(struct arena *a, const struct rows *r, int row, int key)
{
    const struct value *v = key < 0 ? NULL : cell(r, row, key);

    if (v != NULL && v->kind == VALUE_INTEGER)
        return number_text(a, v->integer);
    if (v != NULL && v->kind == VALUE_TEXT && v->text.n > 0)
        return v->text;
    return number_text(a, row + 1);
}

struct str figure_name(struct arena *a, const struct rows *r, int row, int column)
{
    struct str key = row_name(a, r, row, rows_column(r, STR("key")));

    return str_printf(a, "%.*s/%.*s/%.*s", STR_FMT(r->name), STR_FMT(key),
                      STR_FMT(r->columns[column]));
}

static bool is_named(const struct rows *r, int row, int key, struct str name)
{
    struct arena tmp = {0};
    bool same = str_eq(row_name(&tmp, r, row, key), name);

    arena_release(&tmp);
    return same;
}

struct figure_parts figure_parts(struct str name)
{
    size_t first = str_find(name, STR("/"));
    size_t last = name.n;

    while (last > first && name.s[last - 1] != '/')
        last--;
    if (last <= first + 1)
        return (struct figure_parts){.table = str_cut(name, 0, first),
                                     .key = str_cut(name, first + 1, name.n)};
    return (struct figure_parts){str_cut(name, 0, first), str_cut(name, first + 1, last - 1),
                                 str_cut(name, last, name.n)};
}

bool figure_find(const struct facts *f, struct str name, struct figure *out)
{
    struct figure_parts parts = figure_parts(name);
    struct table *t = facts_table(f, parts.table);

    if (t == NULL || parts.key.n == 0 || parts.column.n == 0)
        return false;
    *out = (struct figure){.view = t,
                           .column = rows_column(&t->rows, parts.column),
                           .key = rows_column(&t->rows, STR("key"))};
    while (out->row < t->rows.n && !is_named(&t->rows, out->row, out->key, parts.key))
        out->row++;
    return out->column >= 0 && out->row < t->rows.n;
}

struct seen figure_seen(const struct rows *real, const struct figure *fig, const struct rows *trial)
{
    const struct value *key = fig->key < 0 ? NULL : cell(real, fig->row, fig->key);
    bool by_number =
        key == NULL || key->kind == VALUE_NULL || (key->kind == VALUE_TEXT && key->text.n == 0);
    int row = by_number ? fig->row : 0;

    while (!by_number && row < trial->n && value_cmp(cell(trial, row, fig->key), key) != 0)
        row++;
    if (row >= trial->n)
        return (struct seen){0};
    return (struct seen){true, *cell(trial, row, fig->column)};
}

bool seen_equal(const struct seen *a, const struct seen *b)
{
    return a->there == b->there && (!a->there || value_cmp(&a->value, &b->value) == 0);
}

/* ---- cells ---- */

/* The column of a sheet that a column of its table is, or that it belongs to
   (NAME_state, NAME_breaks); -1: none. */
static int sheet_column(const struct sheet *s, struct str name)
{
    struct arena tmp = {0};
    int found = schema_column_of(s->schema, name);

    for (int i = 0; i < s->schema->n_columns && found < 0; i++)
        if (str_eq(schema_companion(&tmp, &s->schema->columns[i]), name))
            found = i;
    arena_release(&tmp);
    return found;
}

int amount_columns(struct arena *a, const struct table *t, int **columns)
{
    int n = 0;

    *columns = arena_new(a, int, (size_t)t->rows.n_columns);
    for (int i = 0; i < t->rows.n_columns && t->sheet != NULL && !t->sheet->schema->prose; i++) {
        int at = schema_column_of(t->sheet->schema, t->rows.columns[i]);
        if (at >= 0 && t->sheet->schema->columns[at].type == COLUMN_AMOUNT)
            (*columns)[n++] = i;
    }
    return n;
}

bool amount_is_zero(const struct value *v)
{
    return v->kind != VALUE_INTEGER || v->integer == 0;
}

void put_other_amount(const struct rows *r, struct value *cells, int row, int column)
{
    struct value *v = &cells[column];
    int64_t n = row + 1;
    bool zero = amount_is_zero(v);

    *v = (struct value){.kind = VALUE_INTEGER, .integer = zero ? (n * n + 3 * n) * 100 : 0};
    /* A number is no longer unknown: its state stands right behind it. */
    if (zero && column + 1 < r->n_columns &&
        str_starts(r->columns[column + 1], r->columns[column]) &&
        str_eq(str_cut(r->columns[column + 1], r->columns[column].n, SIZE_MAX), STR("_state")))
        cells[column + 1] = (struct value){.kind = VALUE_TEXT, .text = STR("value")};
}

struct trace_cell describe_cell(const struct facts *f, const struct table *t, int row, int column)
{
    struct trace_cell c = {.table = t->rows.name, .row = row + 1, .sheet = t->rows.name};

    if (column >= 0) {
        c.column = t->rows.columns[column];
        c.head = c.column;
        c.value = *cell(&t->rows, row, column);
    }
    if (t->sheet != NULL) {
        int at = column < 0 ? -1 : sheet_column(t->sheet, c.column);
        c.sheet = t->sheet->schema->name;
        if (at >= 0) {
            c.head = t->sheet->schema->columns[at].head;
            c.amount = t->sheet->schema->columns[at].type == COLUMN_AMOUNT;
        }
    }
    facts_place(f, t->rows.name, row + 1, c.column, &c.at);
    return c;
}
