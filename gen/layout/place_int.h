/* gen/layout/place_int.h - the rows of a part onto their page. */
#ifndef LAYOUT_PLACE_INT_H
#define LAYOUT_PLACE_INT_H

#include "layout/rules_int.h"

/*
 * Draws head, cells and lines of the part, and notes in the cells which lines
 * of them now stand.  A head that was drawn before (`repeated`) and labels said
 * again are artifacts.
 */
void place_part(struct setting *s, struct sheet *sheet, const struct placed_part *p, bool repeated);

#endif
