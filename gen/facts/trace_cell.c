/* Where a cell goes. */
#include "facts/trace.h"

#include "facts/probe_int.h"
#include "facts/trace_int.h"

#include <string.h>

/* What all views say under one trial; NULL: they could not be worked out. */
struct outcome {
    struct rows *views;
};

struct cell_trace {
    struct probe probe;
    struct arena mem;
    const struct rows *all;
    int row;
    struct outcome none, alone, without;
    int *amounts; /* those that are asked about */
    int n_amounts;
    struct outcome *alone_other, *all_other; /* [n_amounts] */
    struct outcome *zeros;                   /* [n_all_amounts]: the sheet's zeros changed */
    int n_zeros;
    bool by_row; /* the cell is no amount */
};

static struct outcome run(struct cell_trace *c, const struct value *cells, int n)
{
    struct outcome o = {arena_new(&c->mem, struct rows, c->probe.n_views)};

    if (!probe_run(&c->probe, &c->mem, cells, n, o.views))
        o.views = NULL;
    return o;
}

static size_t row_size(const struct cell_trace *c)
{
    return (size_t)c->all->n_columns;
}

/* The sheet as it is, from row `from` on n rows. */
static struct value *copy(struct cell_trace *c, int from, int n)
{
    struct value *cells = arena_new(&c->mem, struct value, (size_t)n * row_size(c));

    memcpy(cells, c->all->cells + (size_t)from * row_size(c),
           (size_t)n * row_size(c) * sizeof *cells);
    return cells;
}

static struct outcome run_without(struct cell_trace *c)
{
    struct value *cells = copy(c, 0, c->all->n);
    struct value *at = cells + (size_t)c->row * row_size(c);
    size_t behind = (size_t)(c->all->n - c->row - 1) * row_size(c);

    memmove(at, at + row_size(c), behind * sizeof *cells);
    return run(c, cells, c->all->n - 1);
}

static struct outcome run_other(struct cell_trace *c, bool alone, int column)
{
    struct value *cells = alone ? copy(c, c->row, 1) : copy(c, 0, c->all->n);
    struct value *at = alone ? cells : cells + (size_t)c->row * row_size(c);

    put_other_amount(c->all, at, c->row, column);
    return run(c, cells, alone ? 1 : c->all->n);
}

static struct outcome run_zeros(struct cell_trace *c, int column)
{
    struct value *cells = copy(c, 0, c->all->n);

    for (int row = 0; row < c->all->n; row++) {
        struct value *at = cells + (size_t)row * row_size(c);
        if (amount_is_zero(&at[column]))
            put_other_amount(c->all, at, row, column);
    }
    return run(c, cells, c->all->n);
}

static void run_all(struct cell_trace *c, const int *all_amounts, int n_all_amounts)
{
    size_t n = (size_t)c->n_amounts;

    c->none = run(c, NULL, 0);
    c->alone = run(c, c->all->cells + (size_t)c->row * row_size(c), 1);
    c->without = run_without(c);
    c->alone_other = arena_new(&c->mem, struct outcome, n);
    c->all_other = arena_new(&c->mem, struct outcome, n);
    for (int i = 0; i < c->n_amounts; i++) {
        c->alone_other[i] = run_other(c, true, c->amounts[i]);
        c->all_other[i] = run_other(c, false, c->amounts[i]);
    }
    c->n_zeros = n_all_amounts;
    c->zeros = arena_new(&c->mem, struct outcome, (size_t)n_all_amounts);
    for (int i = 0; i < n_all_amounts; i++)
        c->zeros[i] = run_zeros(c, all_amounts[i]);
}

/* ---- comparing ---- */

struct looking {
    const struct cell_trace *c;
    size_t view;
    struct figure fig;
};

static struct seen look(const struct looking *l, const struct outcome *o)
{
    if (o->views == NULL)
        return (struct seen){0};
    return figure_seen(&l->fig.view->rows, &l->fig, &o->views[l->view]);
}

static bool differ(const struct looking *l, const struct outcome *a, const struct outcome *b)
{
    struct seen x = look(l, a);
    struct seen y = look(l, b);

    return !seen_equal(&x, &y);
}

static bool differs_from_now(const struct looking *l, const struct outcome *o)
{
    struct seen x = look(l, o);
    struct seen now = figure_seen(&l->fig.view->rows, &l->fig, &l->fig.view->rows);

    return !seen_equal(&x, &now);
}

static bool matters(const struct looking *l)
{
    const struct cell_trace *c = l->c;
    bool sheet = differs_from_now(l, &c->none);
    bool cell = false;

    for (int i = 0; i < c->n_zeros && !sheet; i++)
        sheet = differs_from_now(l, &c->zeros[i]);
    for (int i = 0; sheet && i < c->n_amounts && !cell; i++)
        cell = differ(l, &c->alone, &c->alone_other[i]) || differs_from_now(l, &c->all_other[i]);
    if (sheet && !cell && c->by_row)
        cell = differ(l, &c->alone, &c->none) || differs_from_now(l, &c->without);
    return cell;
}

bool trace_cell(struct arena *a, struct facts *f, struct str table, int row, struct str column,
                struct trace_figure **out, size_t *n)
{
    struct table *t = facts_table(f, table);
    int at = t == NULL || column.n == 0 ? -1 : rows_column(&t->rows, column);
    struct cell_trace c = {.row = row - 1, .by_row = true};
    int *all_amounts = NULL;
    size_t cap = 0;

    *out = NULL;
    *n = 0;
    if (t == NULL || t->view.select.n > 0 || row < 1 || row > t->rows.n || (column.n > 0 && at < 0))
        return false;
    int n_all = amount_columns(&c.mem, t, &all_amounts);
    c.amounts = all_amounts;
    c.n_amounts = n_all;
    for (int i = 0; i < n_all; i++) {
        if (all_amounts[i] != at)
            continue;
        c.amounts = &all_amounts[i];
        c.n_amounts = 1;
        c.by_row = false;
    }
    probe_begin(&c.probe, &c.mem, f, t, f->tables, f->n_tables);
    c.all = &c.probe.leaf_rows;
    run_all(&c, all_amounts, n_all);
    for (size_t i = 0; i < c.probe.n_views; i++) {
        const struct rows *r = &c.probe.view_rows[i];
        struct looking l = {&c, i, {.view = c.probe.views[i], .key = rows_column(r, STR("key"))}};
        for (l.fig.row = 0; l.fig.row < r->n; l.fig.row++) {
            for (l.fig.column = 0; l.fig.column < r->n_columns; l.fig.column++) {
                if (!matters(&l))
                    continue;
                struct trace_figure found = {
                    figure_name(a, r, l.fig.row, l.fig.column),
                    r->cells[(size_t)l.fig.row * (size_t)r->n_columns + (size_t)l.fig.column]};
                ARENA_PUSH(a, *out, *n, cap) = found;
            }
        }
    }
    probe_end(&c.probe);
    arena_release(&c.mem);
    return true;
}
