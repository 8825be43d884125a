/* gen/words/value_int.h - what a number is worth, exactly. */
#ifndef WORDS_VALUE_INT_H
#define WORDS_VALUE_INT_H

#include "words/reading_int.h"

/* n / 10^decimals * by, if it is whole and not too large. */
bool value_times(const struct number *x, int64_t by, int64_t *v);

/* Thousandths of the base unit. */
bool value_milli(const struct number *x, int64_t *v);
/* Of money, in fen. */
bool value_fen(const struct number *x, int64_t *v);
/* Of a percentage, in hundredths of a percent. */
bool value_rate(const struct number *x, int64_t *v);

bool number_is(const struct number *x, const char *kind);

#endif
