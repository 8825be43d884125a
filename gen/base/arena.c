#include "base/arena.h"

#include "base/fatal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A first block is small, since most arenas stay so.  From BLOCK_LARGE on the
   system hands out pages that are zero already and cost nothing until used. */
enum { BLOCK_MIN = 1 << 10, BLOCK_LARGE = 1 << 17 };

struct arena_block {
    struct arena_block *older;
    max_align_t start[];
};

/* Blocks grow with the arena, so that their number stays logarithmic; large
   ones by less, since their last is rarely full. */
static size_t block_size(const struct arena *a, size_t need)
{
    size_t size = a->total < BLOCK_LARGE ? a->total : a->total / 4;

    if (a->total >= BLOCK_LARGE && size < BLOCK_LARGE)
        size = BLOCK_LARGE;
    if (size < BLOCK_MIN)
        size = BLOCK_MIN;
    return size > need ? size : need;
}

static void block_add(struct arena *a, size_t need)
{
    size_t size = block_size(a, need);

    if (size > SIZE_MAX - sizeof(struct arena_block))
        fatal_memory();
    struct arena_block *b = calloc(1, sizeof *b + size);
    if (b == NULL)
        fatal_memory();
    b->older = a->block;
    a->block = b;
    a->at = (unsigned char *)b->start;
    a->end = a->at + size;
    a->total += size;
}

void *arena_more(struct arena *a, size_t size, size_t align, size_t count)
{
    assert(size > 0 && align > 0 && (align & (align - 1)) == 0);
    if (count > (SIZE_MAX - align) / size) /* division: the product may wrap */
        fatal_memory();
    block_add(a, size * count + align);
    return arena_alloc(a, size, align, count);
}

void *arena_grow_more(struct arena *a, void *items, size_t n, size_t *cap, size_t need, size_t size,
                      size_t align)
{
    size_t room = *cap < 4 ? 8 : *cap * 2;
    if (room < need)
        room = need;

    /* The newest thing in the arena grows where it is, while its block lasts. */
    if (*cap > 0 && (unsigned char *)items + *cap * size == a->at &&
        room - *cap <= (size_t)(a->end - a->at) / size) {
        a->at += (room - *cap) * size;
        *cap = room;
        return items;
    }
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
