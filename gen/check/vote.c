/* One slip shows in many findings: they are asked together which cell it is. */
#include "check/check_int.h"
#include "check/names_int.h"

#include <stdlib.h>

struct ballot {
    struct hit *hit;
    int64_t gap; /* not negative */
    size_t order;
    size_t *cells; /* number of each of its cells, among all */
};

static int by_gap(const void *left, const void *right)
{
    const struct ballot *a = left, *b = right;

    if (a->gap != b->gap)
        return a->gap < b->gap ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static size_t *number_cells(struct run *r, struct names *names, const struct hit *h)
{
    size_t *numbers = arena_new(r->a, size_t, h->n_cells);

    for (size_t i = 0; i < h->n_cells; i++)
        numbers[i] = names_add(names, cell_name(r->a, &h->cells[i]));
    return numbers;
}

/* Findings of one gap in which a change of the cell would close it. */
struct votes {
    size_t *n;    /* of each cell */
    size_t *last; /* number of the ballot that voted last, from 1 */
};

static void count(const struct votes *v, const struct ballot *b, size_t number)
{
    for (size_t i = 0; i < b->hit->n_cells; i++) {
        size_t cell = b->cells[i];
        if (v->last[cell] == number || likeness(&b->hit->cells[i], b->gap) == 0)
            continue;
        v->last[cell] = number;
        v->n[cell]++;
    }
}

static void choose(const struct votes *v, const struct ballot *b)
{
    size_t best = b->hit->n_cells, most = 0;
    int likest = 0;

    for (size_t i = 0; i < b->hit->n_cells; i++) {
        size_t votes = v->n[b->cells[i]];
        int like = likeness(&b->hit->cells[i], b->gap);
        if (like == 0 || votes < most || (votes == most && like <= likest))
            continue;
        best = i;
        most = votes;
        likest = like;
    }
    if (best < b->hit->n_cells)
        hit_put_first(b->hit, best);
}

static void forget(const struct votes *v, const struct ballot *b)
{
    for (size_t i = 0; i < b->hit->n_cells; i++)
        v->n[b->cells[i]] = 0;
}

void vote(struct run *r)
{
    struct names names = {.a = r->a};
    struct ballot *list = arena_new(r->a, struct ballot, r->n_hits);
    size_t n = 0;

    for (size_t i = 0; i < r->n_hits; i++) {
        struct hit *h = &r->hits[i];
        int64_t gap;
        if (hit_gap(h, &gap))
            list[n++] = (struct ballot){h, gap, i, number_cells(r, &names, h)};
    }
    struct votes v = {arena_new(r->a, size_t, names.n), arena_new(r->a, size_t, names.n)};
    if (n > 1)
        qsort(list, n, sizeof *list, by_gap);
    for (size_t i = 0, end = 0; i < n; i = end) {
        for (end = i; end < n && list[end].gap == list[i].gap; end++)
            count(&v, &list[end], end + 1);
        for (size_t k = i; k < end; k++)
            choose(&v, &list[k]);
        for (size_t k = i; k < end; k++)
            forget(&v, &list[k]);
    }
}
