/* gen/base/arena.h - memory that is released all at once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

struct arena_block;

/*
 * A growing stretch of memory.  There is no per-object free: whoever set the
 * arena up releases everything in it with arena_release().  A zeroed struct
 * is a valid, empty arena.
 *
 * Three lifetimes exist in the program: a run, a document, and scratch, which
 * is a local arena that the function itself releases before it returns.
 */
struct arena {
    struct arena_block *block; /* the newest block; older ones hang behind it */
    unsigned char *at;         /* next free byte of it; zero from here on */
    unsigned char *end;        /* one past its last usable byte */
    size_t total;              /* bytes taken from the system so far */
};

/* `count` zeroed objects of type `t`, alive until arena_release().  Never
   NULL: when memory runs out the program ends, see base/fatal.h. */
#define arena_new(a, t, count) ((t *)arena_alloc((a), sizeof(t), _Alignof(t), (count)))

/* The way of arena_alloc() when the block in hand has no room. */
void *arena_more(struct arena *a, size_t size, size_t align, size_t count);

/* As arena_new(), for a size known at run time.  `align` is a power of two.
   What lies behind `at` is always zero, so that nothing is left to clear. */
static inline void *arena_alloc(struct arena *a, size_t size, size_t align, size_t count)
{
    size_t pad = -(uintptr_t)a->at & (align - 1);
    size_t room = (size_t)(a->end - a->at);

    if (a->block == NULL || pad > room || count > (room - pad) / size)
        return arena_more(a, size, align, count);
    unsigned char *p = a->at + pad;
    a->at = p + size * count;
    return p;
}

/* The way of arena_grow() when there is no room yet. */
void *arena_grow_more(struct arena *a, void *items, size_t n, size_t *cap, size_t need, size_t size,
                      size_t align);

/*
 * Room for at least `need` items in the array `items`, which holds `n` of
 * them and has room for `*cap`.  Returns the array, moved if it had to grow,
 * with the new room zeroed; the old one, if it moved, stays in the arena, unused.
 */
static inline void *arena_grow(struct arena *a, void *items, size_t n, size_t *cap, size_t need,
                               size_t size, size_t align)
{
    return need <= *cap ? items : arena_grow_more(a, items, n, cap, need, size, align);
}

/* One more item at the end of a growing array: `ARENA_PUSH(a, p, n, cap) = x`
   where p is the array, n its count and cap its room (both size_t). */
#define ARENA_PUSH(a, p, n, cap)                                                                   \
    (*((p) = arena_grow((a), (p), (n), &(cap), (n) + 1, sizeof *(p), _Alignof(max_align_t)),       \
       &(p)[(n)++]))

/* Gives everything back; the arena is empty and usable afterwards. */
void arena_release(struct arena *a);

#endif
