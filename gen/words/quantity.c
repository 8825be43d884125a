#include "words/quantity_int.h"

/* A comma within a number does not end its clause. */
static void walk_to(const struct reading *r, struct context_walk *w, size_t place)
{
    for (; w->next < r->n_hits && r->hits[w->next].to <= place; w->next++) {
        const struct hit *h = &r->hits[w->next];
        if (h->e->kind == KIND_DIRECTION)
            w->direction = h;
        else if (h->e->kind == KIND_SUBJECT)
            w->subject = h;
        else if (h->e->kind == KIND_COMPARE)
            w->before = h;
    }
    for (; w->seen < place; w->seen++) {
        if (ends_clause(&r->p[w->seen]))
            w->clause = w->seen + 1;
        if (r->p[w->seen].ends)
            w->sentence = w->seen + 1;
    }
}

static size_t clause_end(const struct reading *r, struct context_walk *w, size_t from)
{
    if (w->clause_to < from)
        for (w->clause_to = from; w->clause_to < r->n && !ends_clause(&r->p[w->clause_to]);)
            w->clause_to++;
    return w->clause_to;
}

struct context context_of(const struct reading *r, struct context_walk *w, const struct number *x)
{
    struct context c = {0};

    walk_to(r, w, x->from);
    c.clause_from = w->clause;
    c.clause_to = clause_end(r, w, x->end);
    c.compare = hit_at(r, x->end, KIND_COMPARE_AFTER);
    if (w->before != NULL && w->before->to == x->from)
        c.compare = w->before;
    if (w->direction != NULL && w->direction->from >= w->clause)
        c.direction = w->direction;
    if (w->subject != NULL && w->subject->from >= w->sentence)
        c.subject = w->subject;
    w->seen = x->end > w->seen ? x->end : w->seen;
    return c;
}
