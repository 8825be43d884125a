/* gen/base/len.h - lengths on the page. */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <stdint.h>

/*
 * A length in 1/1000 pt.  The whole of layout counts in it: integers add up
 * the same on every machine, and print exactly in a PDF.  A4 is
 * 595 276 x 841 890.  The origin is the top left corner of the page, y grows
 * downward.
 */
typedef int32_t mpt;

/* What a length may be at most: 10 m.  Sums of two stay far from overflow. */
#define MPT_MAX ((mpt)28346457)

#endif
