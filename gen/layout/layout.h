/* gen/layout/layout.h - document into pages. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "doc/doc.h"
#include "page/page.h"
#include "text/font.h"

/*
 * Sets `doc` and gives its pages, in `a`; NULL when it cannot be set.
 * Findings (missing characters, content wider than its column) are reported
 * at the place of the template that the spans carry.  The text flows once;
 * the contents are put before it and their numbers drawn last, so that page
 * numbers are right without setting the document again.
 */
struct pages *layout(struct arena *a, const struct doc *doc, struct fontset *fonts,
                     struct diags *d);

#endif
