/* tests/pdf/outlines.h - a font as FreeType sees it: the judge between two
 * font programs.
 */
#ifndef TESTS_PDF_OUTLINES_H
#define TESTS_PDF_OUTLINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct outlines;

/* `data` must outlive it.  NULL if FreeType does not take it. */
struct outlines *outlines_open(const void *data, size_t size, unsigned index);
void outlines_close(struct outlines *o);
uint32_t outlines_count(const struct outlines *o);

/* True if glyph `i` of `a` and glyph `k` of `b` have the same contours, point
   for point in font units, and the same advance. */
bool outlines_equal(struct outlines *a, uint32_t i, struct outlines *b, uint32_t k);

/* True if the glyph has any contour. */
bool outlines_inked(struct outlines *o, uint32_t i);

#endif
