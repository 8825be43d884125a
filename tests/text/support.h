/* tests/text/support.h - what the tests of text/ share. */
#ifndef TESTS_TEXT_SUPPORT_H
#define TESTS_TEXT_SUPPORT_H

#include "text/paragraph.h"

/* The shipped fonts; the caller closes them. */
struct fontset *open_fonts(struct diags *d);

/* One span in one role. */
struct paragraph *make_paragraph(struct arena *a, struct fontset *fs, const char *role,
                                 const char *text, const struct paragraph_style *style,
                                 struct diags *d);

/* The text of a line as its runs carry it; in `a`. */
struct str line_text(struct arena *a, const struct line *line);

/* What a run starts from and ends at agrees with its glyphs; each glyph's text
   follows that of the one before it.  Fails the test if not. */
void check_line(const struct line *line);

#endif
