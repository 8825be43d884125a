#include "layout/columns_int.h"

#include <stdint.h>

/* In proportion to what a column is given room. */
enum weight { BY_MIN, BY_SLACK, BY_OPEN, BY_EQUAL };

static int64_t weight(const struct column_want *want, enum weight by)
{
    switch (by) {
    case BY_MIN:
        return want->min;
    case BY_SLACK:
        return want->max - want->min;
    case BY_OPEN:
        return want->open ? 1 : 0;
    case BY_EQUAL:
        return 1;
    }
    return 0;
}

static int64_t sum(const struct column_want *want, int n, enum weight by)
{
    int64_t total = 0;

    for (int i = 0; i < n; i++)
        total += weight(&want[i], by);
    return total;
}

/* Adds `room` to the widths, to the last mpt.  Both factors of the product are
   below 2^31. */
static void share(const struct column_want *want, int n, enum weight by, int64_t room, mpt *width)
{
    int64_t total = sum(want, n, by), rest = room;

    for (int i = 0; i < n && total > 0; i++) {
        mpt part = (mpt)(weight(&want[i], by) * room / total);
        width[i] += part;
        rest -= part;
    }
    for (int i = 0; i < n && rest > 0; i++)
        if (weight(&want[i], by) > 0) {
            width[i]++;
            rest--;
        }
}

bool columns_fit(const struct column_want *want, int n, mpt avail, mpt *width)
{
    int64_t min = sum(want, n, BY_MIN), slack = sum(want, n, BY_SLACK);

    for (int i = 0; i < n; i++)
        width[i] = 0;
    if (min > avail) {
        share(want, n, BY_MIN, avail, width);
        return false;
    }
    for (int i = 0; i < n; i++)
        width[i] = want[i].min;
    if (min + slack > avail) {
        share(want, n, BY_SLACK, avail - min, width);
        return true;
    }
    for (int i = 0; i < n; i++)
        width[i] = want[i].max;
    share(want, n, sum(want, n, BY_OPEN) > 0 ? BY_OPEN : BY_EQUAL, avail - min - slack, width);
    return true;
}
