#include "layout/known_int.h"

/* FNV-1a, over the text alone: it tells nearly all entries apart. */
static bool same_key(const struct text_key *a, const struct text_key *b)
{
    return a->role == b->role && a->style.size == b->style.size &&
           a->style.tracking == b->style.tracking && a->style.auto_space == b->style.auto_space &&
           str_eq(a->text, b->text) && str_eq(a->lang, b->lang);
}

/* Where the text stands, or the free slot in which it would. */
static struct known_text **slot_of(const struct known_texts *t, const struct text_key *key,
                                   uint32_t hash)
{
    for (size_t i = hash;; i++) {
        struct known_text **slot = &t->slots[i & (t->cap - 1)];
        if (*slot == NULL || ((*slot)->hash == hash && same_key(&(*slot)->key, key)))
            return slot;
    }
}

static void widen(struct arena *a, struct known_texts *t)
{
    struct known_texts wide = {.n = t->n, .cap = t->cap == 0 ? 256 : t->cap * 2};

    wide.slots = arena_new(a, struct known_text *, wide.cap);
    for (size_t i = 0; i < t->cap; i++)
        if (t->slots[i] != NULL)
            *slot_of(&wide, &t->slots[i]->key, t->slots[i]->hash) = t->slots[i];
    *t = wide;
}

struct known_text *known_find(const struct known_texts *t, const struct text_key *key)
{
    return t->cap == 0 ? NULL : *slot_of(t, key, (uint32_t)str_hash(key->text, 0));
}

struct known_text *known_add(struct arena *a, struct known_texts *t, const struct text_key *key,
                             struct paragraph *p)
{
    struct known_text *k = arena_new(a, struct known_text, 1);

    *k = (struct known_text){.key = *key, .hash = (uint32_t)str_hash(key->text, 0), .paragraph = p};
    if (t->n * 2 >= t->cap)
        widen(a, t);
    *slot_of(t, &k->key, k->hash) = k;
    t->n++;
    return k;
}

static bool same_shape(const struct paragraph_shape *a, const struct paragraph_shape *b)
{
    return a->width == b->width && a->first_indent == b->first_indent && a->fill == b->fill &&
           a->centered == b->centered && a->last_min_chars == b->last_min_chars;
}

const struct lines *known_lines_find(const struct known_text *k,
                                     const struct paragraph_shape *shape)
{
    for (const struct known_lines *l = k->lines; l != NULL; l = l->next)
        if (same_shape(&l->shape, shape))
            return &l->lines;
    return NULL;
}

void known_lines_add(struct arena *a, struct known_text *k, const struct paragraph_shape *shape,
                     const struct lines *lines)
{
    struct known_lines *l = arena_new(a, struct known_lines, 1);

    *l = (struct known_lines){*shape, *lines, k->lines};
    k->lines = l;
}
