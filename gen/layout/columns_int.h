/* gen/layout/columns_int.h - how wide each column of a table becomes. */
#ifndef LAYOUT_COLUMNS_INT_H
#define LAYOUT_COLUMNS_INT_H

#include "base/len.h"

#include <stdbool.h>

/* What one column asks for.  Invariant: 0 <= min <= max. */
struct column_want {
    mpt min;   /* its widest unbreakable piece, cell padding included */
    mpt max;   /* all its text on one line, cell padding included */
    bool open; /* may become wider than max when there is room to spare */
};

/*
 * Share the width of a table among its columns.
 *
 * want   [n]  one wish per column, left to right; n >= 1.
 * avail       the width to fill; > 0.
 * width  [n]  out: what each column gets.  The sum is `avail` exactly, so the
 *             right edge of the table falls on the margin; where a division
 *             leaves something over, the first columns take 1 mpt each, so
 *             that every machine draws the same line.
 *
 * Between minima and maxima the room is shared in proportion to max - min;
 * room beyond the maxima goes evenly to the open columns, or to all if none is
 * open.  Returns false when the minima alone exceed `avail`: widths are then in
 * proportion to the minima.  Nothing is reported here, since only the caller
 * knows which table this is.
 *
 * Source: minimum and maximum are those of CSS 2.2, section 17.5.2.2.
 */
bool columns_fit(const struct column_want *want, int n, mpt avail, mpt *width);

#endif
