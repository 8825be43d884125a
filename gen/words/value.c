#include "words/value_int.h"

bool number_is(const struct number *x, const char *kind)
{
    return str_eq(x->kind, str_from(kind));
}

bool value_times(const struct number *x, int64_t by, int64_t *v)
{
    int64_t n = x->n;
    int left = x->decimals;

    if (!x->known || __builtin_mul_overflow(by, x->scale, &by))
        return false;
    for (; left > 0 && by % 10 == 0; left--) /* by tens that cancel out */
        by /= 10;
    for (; left > 0 && n % 10 == 0; left--)
        n /= 10;
    return left == 0 && !__builtin_mul_overflow(n, by, v);
}

bool value_milli(const struct number *x, int64_t *v)
{
    return value_times(x, 1000, v);
}

bool value_fen(const struct number *x, int64_t *v)
{
    return number_is(x, "money") && value_times(x, x->unit == NULL ? 100 : x->unit->scale, v);
}

bool value_rate(const struct number *x, int64_t *v)
{
    return number_is(x, "percent") && value_times(x, x->unit == NULL ? 100 : x->unit->scale, v);
}
