#include "pdf/out_int.h"

void out_grow(struct strbuf *b, size_t n)
{
    b->s = arena_grow(b->a, b->s, b->n, &b->cap, b->n + n, 1, 1);
}

void out_z(struct strbuf *b, const char *text)
{
    out_bytes(b, text, strlen(text));
}

/* Writes the digits of `value` to `to`; returns how many. */
static size_t put_digits(char *to, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;

    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    memcpy(to, digits + at, sizeof digits - at);
    return sizeof digits - at;
}

void out_number(struct strbuf *b, uint64_t value)
{
    b->n += put_digits(out_room(b, DECIMAL_MAX), value);
}

void out_decimal(struct strbuf *b, int64_t thousandths, char after)
{
    char *start = out_room(b, DECIMAL_MAX + 1), *to = start;
    uint64_t value = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    uint64_t whole = value / 1000, part = value % 1000;

    if (thousandths < 0)
        *to++ = '-';
    if (whole > 0 || part == 0)
        to += put_digits(to, whole);
    if (part > 0)
        *to++ = '.';
    for (uint64_t unit = 100; part > 0; unit /= 10) {
        *to++ = (char)('0' + part / unit);
        part %= unit;
    }
    *to++ = after;
    b->n += (size_t)(to - start);
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
