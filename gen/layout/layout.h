/* gen/layout/layout.h - document into pages. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "doc/doc.h"
#include "page/page.h"
#include "text/font.h"

/*
 * Sets `doc` and gives its pages, in `a`; NULL when it cannot be set.
 * Findings (missing characters, content wider than its column, contents that
 * do not settle) are reported at the place of the template or dataset that
 * the spans carry.  The contents are set again until page numbers are
 * stable, a bounded number of times.
 */
struct pages *layout(struct arena *a, const struct doc *doc, struct fontset *fonts,
                     struct diags *d);

#endif
