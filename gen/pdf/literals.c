#include "pdf/literals_int.h"

#include "base/fatal.h"

#include <endian.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK = 1 << 18, /* bytes that share a code */
    SYMBOLS = 257,   /* bytes and the end of a block */
    END = 256,
    LENGTH_MAX = 10, /* RFC 1951, 3.2.7, allows 15; five of 10 fit in one store */
    HEAD_MAX = 256   /* bytes before the first code of a block; 146 are used */
};

/* ---- bits ---- */

struct bits {
    uint64_t held;
    unsigned n; /* of them; at most 7 after store() */
    unsigned char *to;
};

/* Appends `n` bits, the lowest first.  Up to 56 fit between calls of store(). */
static inline void put(struct bits *b, uint64_t value, unsigned n)
{
    b->held |= value << b->n;
    b->n += n;
}

/* Writes the full bytes.  Eight are written in any case; what is too much is
   written again. */
static inline void store(struct bits *b)
{
    unsigned full = b->n / 8;

    uint64_t bytes = htole64(b->held);

    memcpy(b->to, &bytes, sizeof bytes);
    b->to += full;
    b->held >>= 8 * full; /* full < 8 */
    b->n -= 8 * full;
}

static void end_byte(struct bits *b)
{
    if (b->n > 0)
        *b->to++ = (unsigned char)b->held;
    b->held = b->n = 0;
}

/* ---- codes ---- */

/*
 * Length of each symbol's code, 0 if it does not occur, and the code as it is
 * put: its bits at the top, the first one lowest of them, and the length at the
 * bottom.  So one word shifts what is held, joins it, and counts.
 */
struct code {
    uint8_t length[SYMBOLS];
    uint64_t entry[SYMBOLS];
};

/* Symbols that occur, by rising count; equal ones by number. */
static unsigned sort(const uint32_t *count, uint16_t *order)
{
    unsigned n = 0;

    for (unsigned s = 0; s < SYMBOLS; s++) {
        if (count[s] == 0)
            continue;
        unsigned at = n++;
        for (; at > 0 && count[order[at - 1]] > count[s]; at--)
            order[at] = order[at - 1];
        order[at] = (uint16_t)s;
    }
    return n;
}

/*
 * Huffman's tree over symbols in rising order: the two rarest nodes become
 * one, again and again.  Nodes made so come out in rising order as well, hence
 * two queues and no heap.  Returns the greatest depth.
 */
static unsigned find_lengths(const uint32_t *count, const uint16_t *order, unsigned n,
                             uint8_t *length)
{
    uint32_t weight[SYMBOLS];
    uint16_t parent[2 * SYMBOLS];
    uint8_t depth[2 * SYMBOLS];
    unsigned leaf = 0, inner = 0, deepest = 0;

    for (unsigned made = 0; made + 1 < n; made++) {
        weight[made] = 0;
        for (int k = 0; k < 2; k++) {
            bool take_leaf = leaf < n && (inner == made || count[order[leaf]] <= weight[inner]);
            weight[made] += take_leaf ? count[order[leaf]] : weight[inner];
            parent[take_leaf ? leaf++ : n + inner++] = (uint16_t)(n + made);
        }
    }
    depth[2 * n - 2] = 0;
    for (unsigned node = 2 * n - 2; node-- > 0;) {
        depth[node] = (uint8_t)(depth[parent[node]] + 1);
        if (node < n) {
            length[order[node]] = depth[node];
            deepest = depth[node] > deepest ? depth[node] : deepest;
        }
    }
    return deepest;
}

/* Codes of equal length count up, in the order of symbols (RFC 1951, 3.2.2). */
static void number_codes(struct code *c)
{
    uint16_t next[LENGTH_MAX + 2] = {0};
    unsigned many[LENGTH_MAX + 1] = {0};

    for (unsigned s = 0; s < SYMBOLS; s++)
        many[c->length[s]]++;
    many[0] = 0;
    for (unsigned l = 1; l <= LENGTH_MAX; l++)
        next[l] = (uint16_t)((next[l - 1] + many[l - 1]) << 1);
    for (unsigned s = 0; s < SYMBOLS; s++) {
        unsigned value = next[c->length[s]]++, turned = 0;
        for (unsigned i = 0; i < c->length[s]; i++, value >>= 1)
            turned = turned << 1 | (value & 1);
        c->entry[s] =
            c->length[s] == 0 ? 0 : (uint64_t)turned << (64 - c->length[s]) | c->length[s];
    }
}

/* A code of at most LENGTH_MAX bits.  Where rare symbols would get longer ones, the
   counts are evened out until they do not. */
static void make_code(uint32_t *count, struct code *c)
{
    uint16_t order[SYMBOLS];
    unsigned n = sort(count, order);

    memset(c, 0, sizeof *c);
    while (find_lengths(count, order, n, c->length) > LENGTH_MAX)
        for (unsigned i = 0; i < n; i++)
            count[order[i]] = count[order[i]] / 2 + 1;
    number_codes(c);
}

/* ---- blocks ---- */

/* The head of a block with a code of its own (RFC 1951, 3.2.7).  The lengths
   stand there in a fixed form, four bits each; no distance is used, but some
   readers want to see a full code for them. */
static void put_head(struct bits *b, const struct code *c, bool last)
{
    put(b, last ? 1 : 0, 1);
    put(b, 2, 2);
    put(b, SYMBOLS - 257, 5);
    put(b, 2 - 1, 5);
    put(b, 19 - 4, 4);
    store(b);
    put(b, 0, 9); /* 16, 17 and 18, which repeat, are not used */
    for (unsigned i = 3; i < 19; i++) {
        put(b, 4, 3);
        store(b);
    }
    for (unsigned s = 0; s < SYMBOLS + 2; s++) {
        unsigned length = s < SYMBOLS ? c->length[s] : 1, turned = 0;
        for (unsigned i = 0; i < 4; i++)
            turned |= (length >> i & 1) << (3 - i);
        put(b, turned, 4);
        store(b);
    }
}

/* Bits that wait to be stored, at the top of `held`; how many, in the lowest
   byte of `n`.  Below them is what the lengths in entries leave behind. */
struct top_bits {
    uint64_t held, n;
    unsigned char *to;
};

static inline void join(struct top_bits *b, uint64_t entry)
{
    b->held = b->held >> (entry & 63) | entry;
    b->n += entry;
}

/* Writes the full bytes, as store() does; something was joined before. */
static inline void store_top(struct top_bits *b)
{
    uint64_t n = b->n & 0xFF, bytes = htole64(b->held >> (64 - n));

    memcpy(b->to, &bytes, sizeof bytes);
    b->to += n / 8;
    b->n = n % 8;
}

static void put_symbols(struct bits *to, const struct code *c, const unsigned char *p, size_t n)
{
    struct top_bits b = {to->n == 0 ? 0 : to->held << (64 - to->n), to->n, to->to};
    size_t i = 0;

    for (; i + 5 <= n; i += 5) { /* 7 + 5 * 10 bits, above the 4 of a length */
        for (size_t k = 0; k < 5; k++)
            join(&b, c->entry[p[i + k]]);
        store_top(&b);
    }
    for (; i < n; i++) {
        join(&b, c->entry[p[i]]);
        store_top(&b);
    }
    join(&b, c->entry[END]);
    store_top(&b);
    *to = (struct bits){b.n == 0 ? 0 : b.held >> (64 - b.n), (unsigned)b.n, b.to};
}

static void count_bytes(const unsigned char *p, size_t n, uint32_t *count)
{
    size_t i = 0;

    for (; i + 8 <= n; i += 8) {
        uint64_t eight;
        memcpy(&eight, p + i, sizeof eight);
        for (unsigned k = 0; k < 64; k += 8)
            count[eight >> k & 0xFF]++;
    }
    for (; i < n; i++)
        count[p[i]]++;
}

static void put_block(struct bits *b, const unsigned char *p, size_t n, bool last)
{
    uint32_t count[SYMBOLS] = {0};
    struct code c;

    count_bytes(p, n, count);
    count[END] = 1;
    if (n == 0)
        count[0] = 1; /* a code has two symbols at least */
    make_code(count, &c);
    put_head(b, &c, last);
    put_symbols(b, &c, p, n);
}

struct str pack_literals(struct arena *a, struct str bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.s;
    size_t blocks = bytes.n / BLOCK + 1;
    /* No byte takes more than LENGTH_MAX bits. */
    unsigned char *start = malloc(2 * bytes.n + blocks * HEAD_MAX + 16);
    struct bits b = {.to = start};

    if (start == NULL)
        fatal_memory();

    *b.to++ = 0x78; /* a window of 32 KB, quickest */
    *b.to++ = 0x01;
    for (size_t i = 0; i < blocks; i++) {
        size_t at = i * BLOCK, n = bytes.n - at < BLOCK ? bytes.n - at : BLOCK;
        put_block(&b, p + at, n, i + 1 == blocks);
    }
    end_byte(&b);
    uint32_t check = libdeflate_adler32(1, bytes.s, bytes.n);
    for (unsigned i = 4; i-- > 0;)
        *b.to++ = (unsigned char)(check >> 8 * i);
    struct str packed = str_copy(a, (struct str){(char *)start, (size_t)(b.to - start)});
    free(start);
    return packed;
}
