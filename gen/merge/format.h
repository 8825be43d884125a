/* gen/merge/format.h - numbers and dates as text: the only place where an amount becomes digits. */
#ifndef MERGE_FORMAT_H
#define MERGE_FORMAT_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Amounts are whole fen; what is printed is units of `fen_per_unit` fen (a
 * multiple of 100; 1 000 000 for 10 000 yuan) with two decimals, rounded half
 * away from zero.
 */
struct amount_format {
    int64_t fen_per_unit;
    bool commas; /* 12,345,678.90 */
    bool fixed;  /* two decimals always; else no trailing zeros (GB/T 15835) */
};

void format_amount(struct strbuf *out, int64_t fen, const struct amount_format *f);
/* Digits before the point, as rounded: 99 999.995 has six. */
int format_integer_digits(int64_t fen, int64_t fen_per_unit);

void format_integer(struct strbuf *out, int64_t n);
/* Hundredths of a percent: 3741 is 37.41, 1000 is 10. */
void format_rate(struct strbuf *out, int64_t hundredths);
/* A Chinese numeral, as in headings: 10 is U+5341 alone.  False beyond
   0 ... 99 999 999. */
bool format_han(struct strbuf *out, int64_t n);

struct date {
    int year, month, day;
};

/* YYYY-MM-DD, a day that exists.  False for anything else. */
bool date_parse(struct str s, struct date *out);

#endif
