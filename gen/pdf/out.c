#include "pdf/decimal_int.h"

/* Digits of `value`, backwards from `end`; returns where they begin. */
static char *digits_before(char *end, uint64_t value)
{
    do {
        *--end = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    return end;
}

static size_t put_digits(char *to, uint64_t value)
{
    char digits[20], *end = digits + sizeof digits;
    size_t n = 0;

    for (char *p = digits_before(end, value); p < end; p++)
        to[n++] = *p;
    return n;
}

size_t decimal_format(char *to, int64_t thousandths)
{
    size_t n = 0;
    uint64_t value = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    uint64_t whole = value / 1000, part = value % 1000;

    if (thousandths < 0)
        to[n++] = '-';
    if (whole > 0 || part == 0)
        n += put_digits(to + n, whole);
    if (part == 0)
        return n;
    to[n++] = '.';
    for (uint64_t unit = 100; part > 0; unit /= 10) {
        to[n++] = (char)('0' + part / unit);
        part %= unit;
    }
    return n;
}

void decimal_add(struct strbuf *b, int64_t thousandths, char after)
{
    char text[DECIMAL_MAX];
    size_t n = decimal_format(text, thousandths);

    text[n++] = after;
    strbuf_add(b, (struct str){text, n});
}

void number_add(struct strbuf *b, uint64_t value)
{
    char text[20];

    strbuf_add(b, (struct str){text, put_digits(text, value)});
}
