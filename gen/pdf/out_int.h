/* gen/pdf/decimal_int.h - exact numbers in PDF syntax. */
#ifndef PDF_DECIMAL_INT_H
#define PDF_DECIMAL_INT_H

#include "base/str.h"

/* Longest number: sign, 16 digits, point, 3 digits. */
enum { DECIMAL_MAX = 24 };

/*
 * Writes `thousandths` / 1000 to `to` [DECIMAL_MAX] with as few characters as
 * say it exactly (12000 -> "12", -500 -> "-.5"), and returns their number.
 * Not terminated.  |thousandths| < 10^16.
 */
size_t decimal_format(char *to, int64_t thousandths);

/* Adds it to `b`, and `after` behind it. */
void decimal_add(struct strbuf *b, int64_t thousandths, char after);

/* Adds a whole number >= 0. */
void number_add(struct strbuf *b, uint64_t value);

#endif
