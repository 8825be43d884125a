/* gen/pdf/icc_int.h - a colour profile of sRGB. */
#ifndef PDF_ICC_INT_H
#define PDF_ICC_INT_H

#include "base/str.h"

/*
 * A display profile (ICC.1:2001-04, version 2.4) of IEC 61966-2-1: its
 * primaries as adapted to D50 and its curve at 64 points, between which a
 * straight line is within a third of an 8-bit step.  In `a`.
 */
struct str icc_srgb(struct arena *a);

#endif
