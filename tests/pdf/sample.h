/* tests/pdf/sample.h - pages made by hand, one of everything. */
#ifndef TESTS_PDF_SAMPLE_H
#define TESTS_PDF_SAMPLE_H

#include "page/page.h"
#include "text/font.h"

/* The fonts that come with the program.  Ends the test if they do not open. */
struct fontset *sample_fonts(void);

/* Number of the face of that PostScript name.  Ends the test without one. */
int sample_face(struct fontset *fonts, const char *postscript_name);

/* A run of one glyph a character, unkerned, in `a`.  Sizes in mpt. */
struct glyph_run sample_run(struct arena *a, struct fontset *fonts, int face, mpt size, mpt x,
                            mpt y, const char *text);

/*
 * Six pages: cover with a turned word, contents with links, prose (languages,
 * a glyph for two characters, two glyphs for one, a hyphen that is none, a
 * private character), a table over two pages of which the first is landscape,
 * a list and a note.
 */
struct pages *sample_pages(struct arena *a, struct fontset *fonts);

#endif
