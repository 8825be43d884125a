/* gen/layout/folio_int.h - page numbers. */
#ifndef LAYOUT_FOLIO_INT_H
#define LAYOUT_FOLIO_INT_H

#include "layout/sheet_int.h"

/*
 * Draws the page number below the area, if the style of the page has one: odd
 * numbers at the right, even ones at the left (GB/T 9704-2012, 7.5).  The text
 * of the style is "before{n}after"; blanks at {n} stand for the style's gap.
 */
void folio_draw(struct setting *s, struct sheet *sheet, int number);

#endif
