#include "pdf/tree_int.h"

enum { NODE = 64 };

/* What is being built. */
struct builder {
    struct haru *h;
    const struct tree_entry *entries;
    bool names;
};

static void add_key(const struct builder *b, struct object *array, size_t i)
{
    if (b->names)
        haru_add_bytes(array, b->entries[i].name);
    else
        haru_add_int(array, b->entries[i].number);
}

static size_t power(int level)
{
    size_t n = 1;

    while (level-- > 0)
        n *= NODE;
    return n;
}

/* A node over entries [from, to): of entries themselves at level 1, else of
   nodes of the level below. */
static struct object *node(const struct builder *b, size_t from, size_t to, int level, bool root)
{
    struct object *o = haru_dict(b->h), *list = haru_array(b->h, 2 * NODE);
    size_t step = power(level - 1);

    for (size_t i = from; i < to; i += step) {
        size_t end = i + step < to ? i + step : to;
        if (level > 1) {
            haru_add(list, node(b, i, end, level - 1, false));
            continue;
        }
        add_key(b, list, i);
        haru_add(list, b->entries[i].value);
    }
    if (!root) {
        struct object *limits = haru_array(b->h, 2);
        add_key(b, limits, from);
        add_key(b, limits, to - 1);
        haru_put(o, "Limits", limits);
    }
    haru_put(o, level > 1 ? "Kids" : b->names ? "Names" : "Nums", list);
    haru_number(b->h, o);
    return o;
}

static struct object *tree(const struct builder *b, size_t n)
{
    int level = 1;

    while (power(level) < n)
        level++;
    return node(b, 0, n, level, true);
}

struct object *tree_of_numbers(struct haru *h, const struct tree_entry *entries, size_t n)
{
    return tree(&(struct builder){h, entries, false}, n);
}

struct object *tree_of_names(struct haru *h, const struct tree_entry *entries, size_t n)
{
    return tree(&(struct builder){h, entries, true}, n);
}
