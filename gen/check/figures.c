/* Views laid out cell by cell, so that a rule can compare all of them. */
#include "check/check_int.h"

enum { FIGURE, VIEW, KEY, COLUMN, VALUE, TEXT, N_COLUMNS };

static const struct str names[N_COLUMNS] = {
    STR_INIT("figure"), STR_INIT("view"),  STR_INIT("key"),
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

static void add_row(struct filling *f, const struct rows *view, int row, int key)
{
    const struct value *cells = &view->cells[(size_t)row * (size_t)view->n_columns];
    struct str name = key_text(f->a, &cells[key]);

    for (int i = 0; i < view->n_columns; i++) {
        struct str figure = str_printf(f->a, "%.*s/%.*s/%.*s", STR_FMT(view->name), STR_FMT(name),
                                       STR_FMT(view->columns[i]));
        f->out->cells = arena_grow(f->a, f->out->cells, f->n, &f->cap, f->n + N_COLUMNS,
                                   sizeof *f->out->cells, _Alignof(struct value));
        struct value *to = &f->out->cells[f->n];
        to[FIGURE] = text_value(f->a, figure);
        to[VIEW] = text_value(f->a, view->name);
        to[KEY] = text_value(f->a, name);
        to[COLUMN] = text_value(f->a, view->columns[i]);
        to[VALUE] = cells[i];
        to[TEXT] = cells[i].kind == VALUE_TEXT ? cells[i] : (struct value){0};
        f->n += N_COLUMNS;
        f->out->n++;
    }
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
        for (int row = 0; row < view->n; row++)
            add_row(&filling, view, row, key);
    }
    facts_put(f, out);
}
