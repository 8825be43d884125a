/* gen/base/glyph.h - a glyph at its place. */
#ifndef BASE_GLYPH_H
#define BASE_GLYPH_H

#include "base/len.h"

/* One glyph of a run, in a line as on a page.  `x` is from the run's x to the
   glyph's origin. */
struct page_glyph {
    uint32_t gid; /* glyph of the face as opened, not of a subset */
    mpt x;
    uint32_t from, to; /* bytes of the run's text behind it; from == to: */
                       /*   it belongs to the glyph before it */
};

#endif
