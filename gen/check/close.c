/* How likely it is that somebody mistyped one number as another. */
#include "check/check_int.h"

enum { DIGITS_MAX = 20 };
enum { UNLIKE, ONE_DIGIT, TOO_MUCH, SLIP };

/* Digits of |v|, the last first; their number. */
static int digits_of(int64_t v, int digits[DIGITS_MAX])
{
    uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    int n = 0;

    for (; m > 0; m /= 10)
        digits[n++] = (int)(m % 10);
    return n;
}

/* A point at another place, or another unit. */
static bool is_shifted(int64_t a, int64_t b)
{
    int da[DIGITS_MAX] = {0}, db[DIGITS_MAX] = {0};
    int na = digits_of(a, da), nb = digits_of(b, db);
    int shift = na > nb ? na - nb : nb - na;
    const int *longer = na > nb ? da : db, *shorter = na > nb ? db : da;

    if ((shift != 1 && shift != 2 && shift != 4) || (a < 0) != (b < 0))
        return false;
    for (int i = 0; i < shift; i++)
        if (longer[i] != 0)
            return false;
    for (int i = 0; i < (na > nb ? nb : na); i++)
        if (longer[i + shift] != shorter[i])
            return false;
    return true;
}

/* Two digits exchanged, or another digit. */
static int digits_differ(int64_t a, int64_t b)
{
    int da[DIGITS_MAX] = {0}, db[DIGITS_MAX] = {0};
    int na = digits_of(a, da), nb = digits_of(b, db);
    int unlike = 0, first = -1, last = -1;

    if (na != nb || (a < 0) != (b < 0))
        return UNLIKE;
    for (int i = 0; i < na; i++) {
        if (da[i] == db[i])
            continue;
        unlike++;
        first = first < 0 ? i : first;
        last = i;
    }
    if (unlike == 2 && da[first] == db[last] && da[last] == db[first])
        return SLIP;
    return unlike == 1 ? ONE_DIGIT : UNLIKE;
}

static int likeness_of(int64_t v, int64_t right)
{
    if (right == 0)
        return TOO_MUCH;
    return v == -right || is_shifted(v, right) ? SLIP : digits_differ(v, right);
}

int likeness(const struct trace_cell *c, int64_t gap)
{
    int64_t v = c->value.integer, less, more;

    if (c->value.kind != VALUE_INTEGER || v == 0 || gap == 0 ||
        __builtin_sub_overflow(v, gap, &less) || __builtin_add_overflow(v, gap, &more))
        return UNLIKE;
    int one = likeness_of(v, less), other = likeness_of(v, more);
    return one > other ? one : other;
}
