/* gen/read/money.h - amounts of money as written in a sheet. */
#ifndef READ_MONEY_H
#define READ_MONEY_H

#include "base/str.h"

/* The largest amount: 10^15 fen, 10 万亿元.  Thousands of them add up within
   64 bits. */
#define MONEY_MAX INT64_C(1000000000000000)

enum money_status {
    MONEY_OK,
    MONEY_SYNTAX,     /* no number */
    MONEY_FULL_WIDTH, /* full-width digits, point, comma or sign among it */
    MONEY_UNIT,       /* a number with its unit: 12.5万元, ¥12.5 */
    MONEY_GROUPS,     /* commas that do not stand every three digits */
    MONEY_EXPONENT,   /* as a spreadsheet shows large numbers: 1.2E+05 */
    MONEY_INEXACT,    /* finer than one fen */
    MONEY_RANGE       /* beyond MONEY_MAX */
};

/*
 * Reads an amount exactly, without floating point: digits with an optional
 * minus sign in front (- or U+2212), an optional point with digits on both
 * sides, and either no commas or one before every three digits of the whole
 * part.  One unit of the text is worth `fen_per_unit` fen (a power of ten, at
 * most 10^10).  *fen is set only on MONEY_OK.  Nothing is reported: only the
 * caller knows the place.
 */
enum money_status money_parse(struct str s, int64_t fen_per_unit, int64_t *fen);

/* An amount in units of `fen_per_unit` fen, as a sheet has it: a minus sign in
   front, as many decimals as there are, no commas.  In `a`. */
struct str money_text(struct arena *a, int64_t fen, int64_t fen_per_unit);

#endif
