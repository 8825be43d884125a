/* gen/pdf/out_int.h - printing PDF syntax: text, whole numbers, exact
 * fractions.  Nothing here knows of a locale or of floating point.
 */
#ifndef PDF_OUT_INT_H
#define PDF_OUT_INT_H

#include "base/str.h"

#include <string.h>

/* Longest number: sign, 16 digits, point, 3 digits. */
enum { DECIMAL_MAX = 24 };

/* Makes room for `n` more bytes. */
void out_grow(struct strbuf *b, size_t n);

/* Where the next `n` bytes go; whoever writes them adds to b->n.  Pages are
   made of many short pieces, hence inline. */
static inline char *out_room(struct strbuf *b, size_t n)
{
    if (b->cap - b->n < n)
        out_grow(b, n);
    return b->s + b->n;
}

static inline void out_bytes(struct strbuf *b, const char *bytes, size_t n)
{
    memcpy(out_room(b, n), bytes, n);
    b->n += n;
}

/* A string literal. */
#define OUT(b, literal) out_bytes((b), (literal), sizeof(literal) - 1)

static inline void out_char(struct strbuf *b, char c)
{
    *out_room(b, 1) = c;
    b->n++;
}

/* A terminated string. */
void out_z(struct strbuf *b, const char *text);

/* A whole number. */
void out_number(struct strbuf *b, uint64_t value);

/* `thousandths` / 1000 with as few characters as say it exactly (12000 ->
   "12", -500 -> "-.5"); |thousandths| < 10^16.  Then the character `after`. */
void out_decimal(struct strbuf *b, int64_t thousandths, char after);

/* The same for any number of decimals up to 9: `value` / 10^decimals. */
void out_fraction(struct strbuf *b, int64_t value, unsigned decimals, char after);

/* A byte string in hexadecimal digits, "<414A>". */
void out_string(struct strbuf *b, struct str bytes);

/* A reference to an object, "12 0 R". */
void out_reference(struct strbuf *b, int number);

#endif
