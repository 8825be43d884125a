/* gen/pdf/fontfile_int.h - a font program that holds the glyphs used and no
 * others.
 */
#ifndef PDF_FONTFILE_INT_H
#define PDF_FONTFILE_INT_H

#include "text/font.h"

/* What is embedded. */
struct font_file {
    bool cff;           /* CIDFontType0C; CID i is glyph i.  Else TrueType */
    struct str program; /* ready for the file */
    struct str map;     /* TrueType: CIDToGIDMap, two bytes a CID */
    char name[80];      /* with subset tag: "ABCDEF+Name" */
};

/*
 * Makes the font program in `a`: CID i draws glyph gids[i]; gids[0] is 0,
 * .notdef, which no text uses.  n <= 65,535.
 *
 * Glyphs of a CFF table without subroutines are copied as they are; this is
 * the quick way, which the fonts that come with the program allow.  All others
 * go through HarfBuzz's subsetter first: a CFF table with subroutines is
 * written out, a TrueType font is cut to the tables that ISO 32000-1, 9.9
 * asks for (a variable one to its default instance).
 *
 * The name and so its tag are made from the content.  False if the font is
 * damaged or of a kind that cannot be embedded; not reported.
 */
bool font_file_make(struct arena *a, const struct face_info *face, const uint32_t *gids, size_t n,
                    struct font_file *out);

/* The glyph for a character that the face does not have, since .notdef is not
   to be shown: the geta mark of typesetting, else a square, a question mark or
   what glyph 1 is. */
uint32_t font_file_stand_in(const struct face_info *face);

#endif
