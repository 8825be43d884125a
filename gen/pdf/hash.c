#include "pdf/hash_int.h"

static uint64_t little_endian(const unsigned char *p, size_t n)
{
    uint64_t value = 0;

    for (size_t i = 0; i < n; i++)
        value |= (uint64_t)p[i] << (8 * i);
    return value;
}

static uint64_t eight_bytes(const unsigned char *p)
{
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

static uint64_t rotate(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

static void take(struct hash *h, uint64_t even, uint64_t odd)
{
    h->a = rotate((h->a ^ even) * 0x9E3779B97F4A7C15u, 29);
    h->b = rotate((h->b ^ odd) * 0xD6E8FEB86659FD93u, 31);
}

/* Every other word goes to the same value; the end joins both. */
void hash_add(struct hash *h, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    size_t i = 0;

    for (; i + 16 <= n; i += 16)
        take(h, eight_bytes(p + i), eight_bytes(p + i + 8));
    for (; i < n; i += 8)
        take(h, little_endian(p + i, n - i < 8 ? n - i : 8), n);
    take(h, n, h->a);
}

static uint64_t finish(uint64_t x)
{
    x = (x ^ x >> 32) * 0xD6E8FEB86659FD93u;
    x = (x ^ x >> 32) * 0xD6E8FEB86659FD93u;
    return x ^ x >> 32;
}

void hash_bytes(const struct hash *h, unsigned char *to)
{
    uint64_t a = finish(h->a + h->b), b = finish(h->b ^ a);

    for (unsigned i = 0; i < 8; i++) {
        to[i] = (unsigned char)(a >> 8 * i);
        to[8 + i] = (unsigned char)(b >> 8 * i);
    }
}
