#include "base/arena.h"

#include "base/fatal.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_MIN = 1 << 16 };

struct arena_block {
    struct arena_block *older;
    max_align_t start[];
};

static void block_add(struct arena *a, size_t need)
{
    size_t size = need > BLOCK_MIN ? need : BLOCK_MIN;

    /* Blocks grow with the arena, so that their number stays logarithmic. */
    if (size < a->total / 4)
        size = a->total / 4;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        fatal_memory();

    struct arena_block *b = malloc(sizeof *b + size);
    if (b == NULL)
        fatal_memory();
    b->older = a->block;
    a->block = b;
    a->at = (unsigned char *)b->start;
    a->end = a->at + size;
    a->total += size;
}

void *arena_alloc(struct arena *a, size_t size, size_t align, size_t count)
{
    assert(size > 0 && align > 0 && (align & (align - 1)) == 0);
    if (count > (SIZE_MAX - align) / size) /* division: the product may wrap */
        fatal_memory();

    size_t need = size * count;
    size_t pad = -(uintptr_t)a->at & (align - 1);
    if (a->block == NULL || need + pad > (size_t)(a->end - a->at)) {
        block_add(a, need + align);
        pad = -(uintptr_t)a->at & (align - 1);
    }

    void *p = a->at + pad;
    a->at += pad + need;
    return memset(p, 0, need);
}

void *arena_grow(struct arena *a, void *items, size_t n, size_t *cap, size_t need, size_t size,
                 size_t align)
{
    if (need <= *cap)
        return items;

    size_t room = *cap < 4 ? 8 : *cap * 2;
    if (room < need)
        room = need;

    void *moved = arena_alloc(a, size, align, room);
    if (n > 0)
        memcpy(moved, items, n * size);
    *cap = room;
    return moved;
}

void arena_release(struct arena *a)
{
    for (struct arena_block *b = a->block; b != NULL;) {
        struct arena_block *older = b->older;
        free(b);
        b = older;
    }
    *a = (struct arena){0};
}
