/* gen/layout/marks_int.h - the marks of a draft beside finished pages.
 *
 * A draft and its final document break alike: marks are put in when all pages
 * stand, and move nothing.
 */
#ifndef LAYOUT_MARKS_INT_H
#define LAYOUT_MARKS_INT_H

#include "layout/measure_int.h"
#include "page/page.h"

/*
 * Puts each mark of the draft beside the first line of every place (paragraph,
 * cell, ...) where one of its figures stands: right of the area, whose right
 * edge on page `i` is right[i].  Several on one line stand side by side; what
 * finds no room there goes below, and off the page nothing.
 *
 * A mark is a Link within the element whose text it stands beside, and leads to
 * its row in the list of findings; the mark in the row leads back to the first
 * of its places (ISO 14289-1, 7.18.5).
 */
void marks_draw(struct setting *s, struct pages *pages, const mpt *right);

#endif
