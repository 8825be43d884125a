/* Views laid out cell by cell, so that a rule can compare all of them. */
#include "check/check_int.h"

enum { FIGURE, LINE, VIEW, KEY, COLUMN, VALUE, TEXT, N_COLUMNS };

static const struct str names[N_COLUMNS] = {
    STR_INIT("figure"), STR_INIT("line"),  STR_INIT("view"), STR_INIT("key"),
    STR_INIT("column"), STR_INIT("value"), STR_INIT("text"),
};

static struct value text_value(struct arena *a, struct str s)
{
    return (struct value){.kind = VALUE_TEXT, .text = {str_z(a, s), s.n}};
}

static struct str key_text(struct arena *a, const struct value *v)
{
    return v->kind == VALUE_INTEGER ? str_printf(a, "%lld", (long long)v->integer) : v->text;
}

struct filling {
    struct arena *a;
    struct rows *out;
    size_t n, cap;
};

/* What stays the same in all cells of a view. */
struct view_names {
    const struct rows *rows;
    struct value name;
    struct value *columns;
    int key;
};

static void add_row(struct filling *f, const struct view_names *v, int row)
{
    const struct value *cells = &v->rows->cells[(size_t)row * (size_t)v->rows->n_columns];
    struct value key = text_value(f->a, key_text(f->a, &cells[v->key]));
    struct value line = {.kind = VALUE_TEXT};

    line.text = str_printf(f->a, "%.*s/%.*s", STR_FMT(v->rows->name), STR_FMT(key.text));
    for (int i = 0; i < v->rows->n_columns; i++) {
        struct value figure = {.kind = VALUE_TEXT};
        figure.text =
            str_printf(f->a, "%.*s/%.*s", STR_FMT(line.text), STR_FMT(v->rows->columns[i]));
        f->out->cells = arena_grow(f->a, f->out->cells, f->n, &f->cap, f->n + N_COLUMNS,
                                   sizeof *f->out->cells, _Alignof(struct value));
        struct value *to = &f->out->cells[f->n];
        to[FIGURE] = figure;
        to[LINE] = line;
        to[VIEW] = v->name;
        to[KEY] = key;
        to[COLUMN] = v->columns[i];
        to[VALUE] = cells[i];
        to[TEXT] = cells[i].kind == VALUE_TEXT ? cells[i] : (struct value){0};
        f->n += N_COLUMNS;
        f->out->n++;
    }
}

static void add_view(struct filling *f, const struct rows *rows, int key)
{
    struct view_names v = {.rows = rows, .name = text_value(f->a, rows->name), .key = key};

    v.columns = arena_new(f->a, struct value, (size_t)rows->n_columns);
    for (int i = 0; i < rows->n_columns; i++)
        v.columns[i] = text_value(f->a, rows->columns[i]);
    for (int row = 0; row < rows->n; row++)
        if (rows->cells[(size_t)row * (size_t)rows->n_columns + (size_t)key].kind != VALUE_NULL)
            add_row(f, &v, row);
}

static bool has_both(struct facts *other, struct str view)
{
    const struct rows *r = facts_rows(other, view);

    return r != NULL && rows_column(r, STR("key")) >= 0;
}

void figures_put(struct arena *a, struct facts *f, struct facts *other)
{
    struct rows out = {.name = STR("figure_cell"), .n_columns = N_COLUMNS};
    struct filling filling = {.a = a, .out = &out};
    size_t n = facts_count(f);

    out.columns = arena_new(a, struct str, N_COLUMNS);
    for (int i = 0; i < N_COLUMNS; i++)
        out.columns[i] = names[i];
    for (size_t i = 0; i < n; i++) {
        const struct rows *view = facts_at(f, i);
        int key = rows_column(view, STR("key"));
        if (key < 0 || rows_column(view, STR("row")) == 0 || !has_both(other, view->name))
            continue;
        add_view(&filling, view, key);
    }
    facts_put(f, out);
}
