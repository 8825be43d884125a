/* gen/pdf/literals_int.h - a quick way to FlateDecode for data that hardly
 * repeats.
 *
 * Outlines of glyphs seldom repeat a stretch, so that looking for one costs
 * much and gains little.  What they do have is frequent and rare bytes: this
 * packs by Huffman's code alone, at a fifth of the work and nearly all of the
 * gain (see docs/pdf.md).
 */
#ifndef PDF_LITERALS_INT_H
#define PDF_LITERALS_INT_H

#include "base/str.h"

/* `bytes` in the form that FlateDecode reads (RFC 1950 and 1951), in `a`. */
struct str pack_literals(struct arena *a, struct str bytes);

#endif
