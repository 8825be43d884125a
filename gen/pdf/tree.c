#include "pdf/tree_int.h"

#include "pdf/out_int.h"

enum { NODE = 32 };

/* One level of nodes.  Level 0 has the entries, each higher one the nodes of
   the level below. */
struct level {
    const struct tree *tree;
    const struct level *below; /* NULL at level 0 */
    size_t span;               /* entries under one node */
    size_t n;                  /* nodes */
    int first;                 /* number of the first node */
};

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void print_limits(const struct tree *t, size_t from, size_t to, struct strbuf *out)
{
    OUT(out, "/Limits[");
    t->key(t->ctx, from, out);
    out_char(out, ' ');
    t->key(t->ctx, to - 1, out);
    OUT(out, "]");
}

static void print_node(const void *ctx, size_t i, struct strbuf *out)
{
    const struct level *l = ctx;
    const struct tree *t = l->tree;
    size_t from = i * l->span, to = least(from + l->span, t->n);

    if (l->n > 1) /* not the root */
        print_limits(t, from, to, out);
    if (l->below != NULL) {
        OUT(out, "/Kids[");
        for (size_t k = i * NODE; k < least((i + 1) * NODE, l->below->n); k++) {
            out_reference(out, l->below->first + (int)k);
            out_char(out, ' ');
        }
    } else {
        out_z(out, t->names ? "/Names[" : "/Nums[");
        for (size_t k = from; k < to; k++) {
            t->key(t->ctx, k, out);
            out_char(out, ' ');
            t->value(t->ctx, k, out);
            out_char(out, ' ');
        }
    }
    OUT(out, "]");
}

struct object *tree_write(struct haru *h, struct arena *a, const struct tree *tree)
{
    struct tree *kept = arena_new(a, struct tree, 1);
    const struct level *below = NULL;
    size_t span = NODE;

    *kept = *tree;
    for (;; span *= NODE) {
        struct level *l = arena_new(a, struct level, 1);
        size_t n = tree->n <= span ? 1 : (tree->n + span - 1) / span;
        *l = (struct level){kept, below, span, n, 0};
        l->first = haru_bodies(h, n, print_node, l);
        if (n == 1)
            return haru_object(h, l->first);
        below = l;
    }
}
