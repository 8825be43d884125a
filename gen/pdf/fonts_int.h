/* gen/pdf/fonts_int.h - the fonts of a file: which codes the text uses, and
 * the font objects (ISO 32000-1, 9.7).
 *
 * Every face becomes one composite font with Identity-H.  Its codes count up
 * from 1 in the order in which the text first needs them, and are also the
 * CIDs and the glyph numbers of the embedded subset.  A code stands for one
 * glyph *with* one text: a glyph that is drawn for two different texts (a dash
 * for one character or two) gets two codes, so that copying gives each back.
 */
#ifndef PDF_FONTS_INT_H
#define PDF_FONTS_INT_H

#include "pdf/haru_int.h"
#include "text/font.h"

struct fonts;

/* Lives in `a`.  `source` must outlive it. */
struct fonts *fonts_new(struct arena *a, struct fontset *source);

/* Number of the font of a face, from 0; its name in the pages is /F<number>. */
unsigned fonts_font(struct fonts *f, int face);

/* The code for a glyph that shows `text` (not copied), and its width in 1/1000
   of the size, as the file will say it.  0 if the font has no code left. */
unsigned fonts_code(struct fonts *f, unsigned font, uint32_t gid, struct str text, int *width);

/* Writes all font objects, and the dictionary of them into `resources`.  False
   if a font cannot be embedded; reported.  Streams are kept in `a`. */
bool fonts_write(struct fonts *f, struct haru *h, struct arena *a, struct packer *p,
                 struct object *resources, struct diags *d);

#endif
