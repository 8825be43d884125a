/* Findings that follow from others. */
#include "check/check_int.h"

#include <stdlib.h>

struct item {
    struct hit *hit;
    int64_t gap; /* not negative */
    size_t order;
};

/* By gap; then the most specific, that is of the fewest cells, first. */
static int compare(const void *left, const void *right)
{
    const struct item *a = left, *b = right;

    if (a->gap != b->gap)
        return a->gap < b->gap ? -1 : 1;
    if (a->hit->n_cells != b->hit->n_cells)
        return a->hit->n_cells < b->hit->n_cells ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static bool same_cell(const struct trace_cell *a, const struct trace_cell *b)
{
    return a->row == b->row && str_eq(a->at.path, b->at.path) && str_eq(a->column, b->column);
}

/* The cell that is likeliest to be wrong in one is a source of the other too. */
static bool shares_cell(const struct hit *head, const struct hit *h)
{
    for (size_t i = 0; i < h->n_cells; i++)
        if (same_cell(&head->cells[0], &h->cells[i]))
            return true;
    return false;
}

void group(struct run *r)
{
    struct item *items = arena_new(r->a, struct item, r->n_hits);
    size_t n = 0;

    for (size_t i = 0; i < r->n_hits; i++) {
        struct hit *h = &r->hits[i];
        int64_t gap;
        if (h->has_values && !h->unknown && h->n_cells > 0 &&
            !__builtin_sub_overflow(h->a, h->b, &gap) && gap != 0 && gap != INT64_MIN)
            items[n++] = (struct item){h, gap < 0 ? -gap : gap, i};
    }
    if (n > 1)
        qsort(items, n, sizeof *items, compare);
    for (size_t i = 0; i < n; i++) {
        struct diag_rule *own = r->found->list[items[i].hit->number - 1].rule;
        for (size_t k = i; k-- > 0 && items[k].gap == items[i].gap && own->cause == 0;) {
            const struct diag *head = &r->found->list[items[k].hit->number - 1];
            if (head->rule->cause == 0 &&
                head->severity >= r->found->list[items[i].hit->number - 1].severity &&
                shares_cell(items[k].hit, items[i].hit))
                own->cause = items[k].hit->number;
        }
    }
}
