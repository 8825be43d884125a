/* gen/layout/draft_int.h - what a draft shows on every page. */
#ifndef LAYOUT_DRAFT_INT_H
#define LAYOUT_DRAFT_INT_H

#include "layout/sheet_int.h"

/* Draws the watermark, turned and centred on the area, and the line above the
   area.  Called when a sheet is begun, so that they lie under everything. */
void draft_mark(struct setting *s, struct sheet *sheet);

#endif
