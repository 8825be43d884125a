#include "base/str.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct str str_from(const char *terminated)
{
    return terminated == NULL ? (struct str){0} : (struct str){terminated, strlen(terminated)};
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n == 0 ? 0 : memcmp(a.s, b.s, n);

    if (order != 0)
        return order;
    return (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_cut(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_cut(s, s.n - suffix.n, s.n), suffix);
}

static size_t blank_at(struct str s)
{
    if (s.n > 0 && (s.s[0] == ' ' || s.s[0] == '\t' || s.s[0] == '\r' || s.s[0] == '\n'))
        return 1;
    return str_starts(s, STR("\xe3\x80\x80")) ? 3 : 0; /* U+3000 */
}

static size_t blank_before_end(struct str s)
{
    if (s.n == 0)
        return 0;
    if (blank_at(str_cut(s, s.n - 1, s.n)) == 1)
        return 1;
    return str_ends(s, STR("\xe3\x80\x80")) ? 3 : 0;
}

struct str str_trim(struct str s)
{
    for (size_t k; (k = blank_at(s)) > 0;)
        s = str_cut(s, k, s.n);
    for (size_t k; (k = blank_before_end(s)) > 0;)
        s.n -= k;
    return s;
}

size_t str_find(struct str s, struct str needle)
{
    if (needle.n == 0)
        return 0;
    const char *hit = s.n == 0 ? NULL : memmem(s.s, s.n, needle.s, needle.n);
    return hit == NULL ? s.n : (size_t)(hit - s.s);
}

char *str_z(struct arena *a, struct str s)
{
    char *z = arena_alloc(a, 1, 1, s.n + 1);

    if (s.n > 0)
        memcpy(z, s.s, s.n);
    return z;
}

struct str str_copy(struct arena *a, struct str s)
{
    return (struct str){str_z(a, s), s.n};
}

static struct str print(struct arena *a, const char *format, va_list args)
{
    va_list again;

    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(n >= 0);

    char *s = arena_alloc(a, 1, 1, (size_t)n + 1);
    vsnprintf(s, (size_t)n + 1, format, args);
    return (struct str){s, (size_t)n};
}

struct str str_printf(struct arena *a, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    struct str s = print(a, format, args);
    va_end(args);
    return s;
}

void strbuf_add(struct strbuf *b, struct str s)
{
    if (s.n == 0)
        return;
    b->s = arena_grow(b->a, b->s, b->n, &b->cap, b->n + s.n, 1, 1);
    memcpy(b->s + b->n, s.s, s.n);
    b->n += s.n;
}

void strbuf_addu(struct strbuf *b, uint32_t c)
{
    char u[4];
    size_t n;

    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        c = 0xFFFD;
    if (c < 0x80) {
        u[0] = (char)c;
        n = 1;
    } else if (c < 0x800) {
        u[0] = (char)(0xC0 | c >> 6);
        u[1] = (char)(0x80 | (c & 0x3F));
        n = 2;
    } else if (c < 0x10000) {
        u[0] = (char)(0xE0 | c >> 12);
        u[1] = (char)(0x80 | (c >> 6 & 0x3F));
        u[2] = (char)(0x80 | (c & 0x3F));
        n = 3;
    } else {
        u[0] = (char)(0xF0 | c >> 18);
        u[1] = (char)(0x80 | (c >> 12 & 0x3F));
        u[2] = (char)(0x80 | (c >> 6 & 0x3F));
        u[3] = (char)(0x80 | (c & 0x3F));
        n = 4;
    }
    strbuf_add(b, (struct str){u, n});
}

void strbuf_printf(struct strbuf *b, const char *format, ...)
{
    va_list args;
    va_list again;

    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(n >= 0);

    /* One byte more than the text: vsnprintf ends it with a zero. */
    b->s = arena_grow(b->a, b->s, b->n, &b->cap, b->n + (size_t)n + 1, 1, 1);
    vsnprintf(b->s + b->n, (size_t)n + 1, format, args);
    b->n += (size_t)n;
    va_end(args);
}

struct str strbuf_str(const struct strbuf *b)
{
    return (struct str){b->s, b->n};
}

/* Length of the well-formed sequence at `p` (Unicode, table 3-7), or 0. */
static size_t utf8_length(const unsigned char *p, size_t n)
{
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    size_t length;

    if (p[0] < 0x80)
        return 1;
    if (p[0] >= 0xC2 && p[0] <= 0xDF)
        length = 2;
    else if (p[0] >= 0xE0 && p[0] <= 0xEF)
        length = 3;
    else if (p[0] >= 0xF0 && p[0] <= 0xF4)
        length = 4;
    else
        return 0;

    if (p[0] == 0xE0)
        low = 0xA0;
    if (p[0] == 0xED)
        high = 0x9F;
    if (p[0] == 0xF0)
        low = 0x90;
    if (p[0] == 0xF4)
        high = 0x8F;

    if (n < length || p[1] < low || p[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if (p[i] < 0x80 || p[i] > 0xBF)
            return 0;
    return length;
}

uint32_t utf8_next_any(struct str s, size_t *at)
{
    static const unsigned char lead[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *p = (const unsigned char *)s.s + *at;
    size_t length = utf8_length(p, s.n - *at);

    if (length == 0) {
        *at += 1;
        return 0xFFFD;
    }
    *at += length;

    uint32_t c = p[0] & lead[length];
    for (size_t i = 1; i < length; i++)
        c = c << 6 | (p[i] & 0x3F);
    return c;
}

bool utf8_valid(struct str s, size_t *bad)
{
    for (size_t at = 0; at < s.n;) {
        size_t length = utf8_length((const unsigned char *)s.s + at, s.n - at);
        if (length == 0) {
            *bad = at;
            return false;
        }
        at += length;
    }
    return true;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i < s.n; i++)
        count += ((unsigned char)s.s[i] & 0xC0) != 0x80;
    return count;
}

uint64_t str_hash(struct str s, uint64_t seed)
{
    uint64_t h = UINT64_C(14695981039346656037) ^ seed;

    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.s[i]) * UINT64_C(1099511628211);
    return h ^ h >> 32;
}
