/* Findings that follow from others. */
#include "check/check_int.h"
#include "check/names_int.h"

#include <stdlib.h>

struct item {
    struct hit *hit;
    int64_t gap; /* not negative */
    size_t order;
    int likeness;
    size_t explains; /* in its rows and columns of a published table */
};

/* By gap; then the most specific, that is of the fewest cells, first. */
static int by_cells(const void *left, const void *right)
{
    const struct item *a = left, *b = right;

    if (a->gap != b->gap)
        return a->gap < b->gap ? -1 : 1;
    if (a->hit->n_cells != b->hit->n_cells)
        return a->hit->n_cells < b->hit->n_cells ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/* By gap; then those first that would explain most. */
static int by_explaining(const void *left, const void *right)
{
    const struct item *a = left, *b = right;

    if (a->gap != b->gap)
        return a->gap < b->gap ? -1 : 1;
    if ((a->likeness > 0) != (b->likeness > 0))
        return a->likeness > 0 ? -1 : 1;
    if (a->explains != b->explains)
        return a->explains > b->explains ? -1 : 1;
    if (a->likeness != b->likeness)
        return a->likeness > b->likeness ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

struct grouping {
    struct run *run;
    struct item *items;
    size_t n;
    struct names names; /* of cells, rows and columns */
    /* Of each name: the finding that it belongs to, from 1, of the gap at hand. */
    size_t *owners;
    int64_t *gaps;
    size_t cap;
};

static struct diag *finding_of(const struct grouping *g, const struct item *item)
{
    return &g->run->found->list[item->hit->number - 1];
}

static void make_room(struct grouping *g)
{
    size_t n = g->cap, cap = g->cap;

    g->owners =
        arena_grow(g->run->a, g->owners, n, &cap, g->names.n, sizeof *g->owners, _Alignof(size_t));
    cap = g->cap;
    g->gaps =
        arena_grow(g->run->a, g->gaps, n, &cap, g->names.n, sizeof *g->gaps, _Alignof(int64_t));
    g->cap = cap;
}

static size_t number_of(struct grouping *g, struct str name)
{
    size_t number = names_add(&g->names, name);

    make_room(g);
    return number;
}

static size_t cell_number(struct grouping *g, const struct trace_cell *c)
{
    return number_of(g, cell_name(g->run->a, c));
}

/* The row and the column of a table, for sums. */
static void line_numbers(struct grouping *g, const struct item *item, size_t numbers[2])
{
    const struct trace_cell *c = &item->hit->cells[0];

    numbers[0] = number_of(g, str_printf(g->run->a, "%.*s/row %d", STR_FMT(c->at.path), c->row));
    numbers[1] = number_of(
        g, str_printf(g->run->a, "%.*s/column %.*s", STR_FMT(c->at.path), STR_FMT(c->column)));
}

static size_t owner(const struct grouping *g, size_t number, const struct item *item)
{
    size_t of = g->gaps[number] == item->gap ? g->owners[number] : 0;

    return of > 0 && g->run->found->list[of - 1].severity >= finding_of(g, item)->severity ? of : 0;
}

static void own(struct grouping *g, size_t number, const struct item *item)
{
    if (g->owners[number] > 0 && g->gaps[number] == item->gap)
        return;
    g->owners[number] = item->hit->number;
    g->gaps[number] = item->gap;
}

/* The cell that is likeliest to be wrong in one is a source of the other too. */
static void group_by_cells(struct grouping *g)
{
    if (g->n > 1)
        qsort(g->items, g->n, sizeof *g->items, by_cells);
    for (size_t i = 0; i < g->n; i++) {
        const struct item *item = &g->items[i];
        struct diag_rule *rule = finding_of(g, item)->rule;
        for (size_t k = 0; k < item->hit->n_cells && rule->cause == 0; k++)
            rule->cause = owner(g, cell_number(g, &item->hit->cells[k]), item);
        if (rule->cause == 0)
            own(g, cell_number(g, &item->hit->cells[0]), item);
    }
}

static bool is_free(const struct grouping *g, const struct item *item)
{
    return item->hit->printed && finding_of(g, item)->rule->cause == 0;
}

/* How many findings of its gap stand in its row or column. */
static void count_lines(struct grouping *g)
{
    size_t numbers[2];
    size_t *counts = NULL;

    for (size_t i = 0; i < g->n; i++)
        if (is_free(g, &g->items[i]))
            line_numbers(g, &g->items[i], numbers);
    counts = arena_new(g->run->a, size_t, g->names.n);
    for (size_t i = 0; i < g->n;) {
        size_t end = i;
        for (; end < g->n && g->items[end].gap == g->items[i].gap; end++) {
            if (!is_free(g, &g->items[end]))
                continue;
            line_numbers(g, &g->items[end], numbers);
            counts[numbers[0]]++;
            counts[numbers[1]]++;
        }
        for (size_t k = i; k < end; k++) {
            if (!is_free(g, &g->items[k]))
                continue;
            line_numbers(g, &g->items[k], numbers);
            g->items[k].explains = counts[numbers[0]] + counts[numbers[1]];
        }
        for (size_t k = i; k < end; k++) {
            if (!is_free(g, &g->items[k]))
                continue;
            line_numbers(g, &g->items[k], numbers);
            counts[numbers[0]] = 0;
            counts[numbers[1]] = 0;
        }
        i = end;
    }
}

/*
 * In a published table the terms of a sum have no names.  A cell whose change
 * would close its own gap explains the same gap of sums in its row and column.
 */
static void group_by_lines(struct grouping *g)
{
    size_t numbers[2];

    count_lines(g);
    if (g->n > 1)
        qsort(g->items, g->n, sizeof *g->items, by_explaining);
    for (size_t i = 0; i < g->n; i++) {
        const struct item *item = &g->items[i];
        if (!is_free(g, item))
            continue;
        line_numbers(g, item, numbers);
        size_t cause = owner(g, numbers[0], item);
        cause = cause > 0 ? cause : owner(g, numbers[1], item);
        finding_of(g, item)->rule->cause = cause;
        if (cause == 0 && item->likeness > 0) {
            own(g, numbers[0], item);
            own(g, numbers[1], item);
        }
    }
}

/* Those that follow from one that follows name the head. */
static void name_heads(struct grouping *g)
{
    for (size_t i = 0; i < g->n; i++) {
        struct diag_rule *rule = finding_of(g, &g->items[i])->rule;
        const struct diag_rule *above =
            rule->cause == 0 ? NULL : g->run->found->list[rule->cause - 1].rule;
        if (above != NULL && above->cause > 0)
            rule->cause = above->cause;
    }
}

void group(struct run *r)
{
    struct grouping g = {.run = r, .names = {.a = r->a}};

    g.items = arena_new(r->a, struct item, r->n_hits);
    for (size_t i = 0; i < r->n_hits; i++) {
        struct hit *h = &r->hits[i];
        int64_t gap;
        if (hit_gap(h, &gap))
            g.items[g.n++] = (struct item){h, gap, i, likeness(&h->cells[0], gap), 0};
    }
    group_by_cells(&g);
    group_by_lines(&g);
    name_heads(&g);
}
