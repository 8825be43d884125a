/* gen/base/str.h - strings as pointer and length, UTF-8 by convention. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A borrowed stretch of bytes: it owns nothing, and whoever keeps one longer
 * than its source copies it into an arena.  Not terminated.  A zeroed struct
 * is the empty string.
 */
struct str {
    const char *s;
    size_t n;
};

/* A string literal as struct str. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/* For initialisers of static data. */
#define STR_INIT(literal)                                                                          \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }
/* For printf's "%.*s". */
#define STR_FMT(x) (int)(x).n, (x).s

/* A view of a terminated string; NULL gives the empty string. */
struct str str_from(const char *terminated);

static inline bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

/* Byte order, as memcmp; independent of the locale. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Without ASCII blanks, tabs, line ends and U+3000 at both ends. */
struct str str_trim(struct str s);
/* The part from byte `from` (clamped) up to byte `to` (clamped). */
static inline struct str str_cut(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from >= to)
        return (struct str){s.s, 0};
    return (struct str){s.s + from, to - from};
}

/* Offset of the first `needle`, or s.n if there is none. */
size_t str_find(struct str s, struct str needle);

/* A number that spreads texts evenly (FNV-1a, 64 bits); `seed` tells apart
   what has the same text. */
uint64_t str_hash(struct str s, uint64_t seed);

/* A terminated copy in `a`. */
char *str_z(struct arena *a, struct str s);
/* A copy in `a`. */
struct str str_copy(struct arena *a, struct str s);
/* printf into `a`.  The format may not use the locale (no %f, no %'). */
struct str str_printf(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * A string under construction.  Its bytes lie in `a` and move while it grows;
 * `strbuf_str` is valid until the next addition.
 */
struct strbuf {
    struct arena *a;
    char *s;
    size_t n, cap;
};

void strbuf_add(struct strbuf *b, struct str s);
static inline void strbuf_addc(struct strbuf *b, char c)
{
    b->s = arena_grow(b->a, b->s, b->n, &b->cap, b->n + 1, 1, 1);
    b->s[b->n++] = c;
}
/* Adds one code point as UTF-8; an invalid one becomes U+FFFD. */
void strbuf_addu(struct strbuf *b, uint32_t code_point);
void strbuf_printf(struct strbuf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str strbuf_str(const struct strbuf *b);

/* The way of utf8_next() for all forms. */
uint32_t utf8_next_any(struct str s, size_t *at);

/*
 * The code point at byte *at, and moves *at behind it.  An ill-formed byte
 * gives U+FFFD and moves by one.  *at must be below s.n.
 */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
    const unsigned char *c = (const unsigned char *)s.s + *at;

    if (c[0] < 0x80) {
        *at += 1;
        return c[0];
    }
    /* From U+1000 up to the surrogates every three-byte form is a character. */
    if (c[0] >= 0xE1 && c[0] <= 0xEC && s.n - *at >= 3 && (c[1] & 0xC0) == 0x80 &&
        (c[2] & 0xC0) == 0x80) {
        *at += 3;
        return (uint32_t)(c[0] & 0x0F) << 12 | (uint32_t)(c[1] & 0x3F) << 6 | (c[2] & 0x3F);
    }
    return utf8_next_any(s, at);
}

/* True if all of `s` is well-formed UTF-8; else *bad is the first bad byte. */
bool utf8_valid(struct str s, size_t *bad);
/* Number of code points in well-formed `s`. */
size_t utf8_count(struct str s);

#endif
