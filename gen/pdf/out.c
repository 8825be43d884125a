#include "pdf/out_int.h"

void out_grow(struct strbuf *b, size_t n)
{
    b->s = arena_grow(b->a, b->s, b->n, &b->cap, b->n + n, 1, 1);
}

void out_z(struct strbuf *b, const char *text)
{
    out_bytes(b, text, strlen(text));
}

static size_t count_digits(uint64_t value)
{
    size_t n = 1;

    for (; value >= 10000; value /= 10000)
        n += 4;
    return n + (value >= 10) + (value >= 100) + (value >= 1000);
}

/* Writes the digits of `value` to `to`, two at a time from the last; returns
   how many.  Most numbers are short, and there are very many. */
static size_t put_digits(char *to, uint64_t value)
{
    static const char pairs[] =
        "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
        "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
        "8081828384858687888990919293949596979899";
    size_t n = count_digits(value), i = n;

    for (; i >= 2; value /= 100) {
        i -= 2;
        memcpy(to + i, pairs + value % 100 * 2, 2);
    }
    if (i == 1)
        to[0] = (char)('0' + value);
    return n;
}

void out_number(struct strbuf *b, uint64_t value)
{
    b->n += put_digits(out_room(b, DECIMAL_MAX), value);
}

void out_fraction(struct strbuf *b, int64_t value, unsigned decimals, char after)
{
    char *start = out_room(b, DECIMAL_MAX + 1), *to = start;
    uint64_t size = value < 0 ? 0 - (uint64_t)value : (uint64_t)value, unit = 1;

    for (unsigned i = 0; i < decimals; i++)
        unit *= 10;
    uint64_t whole = size / unit, part = size % unit;
    if (value < 0)
        *to++ = '-';
    if (whole > 0 || part == 0)
        to += put_digits(to, whole);
    if (part > 0)
        *to++ = '.';
    while (part > 0) {
        unit /= 10;
        *to++ = (char)('0' + part / unit);
        part %= unit;
    }
    *to++ = after;
    b->n += (size_t)(to - start);
}

void out_decimal(struct strbuf *b, int64_t thousandths, char after)
{
    out_fraction(b, thousandths, 3, after);
}

void out_string(struct strbuf *b, struct str bytes)
{
    static const char hex[] = "0123456789ABCDEF";
    char *to = out_room(b, 2 * bytes.n + 2);

    *to++ = '<';
    for (size_t i = 0; i < bytes.n; i++) {
        *to++ = hex[(unsigned char)bytes.s[i] >> 4];
        *to++ = hex[(unsigned char)bytes.s[i] & 15];
    }
    *to = '>';
    b->n += 2 * bytes.n + 2;
}

void out_reference(struct strbuf *b, int number)
{
    out_number(b, (uint64_t)number);
    OUT(b, " 0 R");
}
