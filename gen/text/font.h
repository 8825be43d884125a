/* gen/text/font.h - font files, their roles, and single glyphs. */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include "base/diag.h"
#include "base/len.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * All fonts of a run.  A file is mapped when a character first needs it and
 * stays so; metrics and glyph numbers of characters are cached.  Owns the
 * mappings and the HarfBuzz objects.  Not for use by two threads at a time.
 */
struct fontset;

/*
 * Opens the table of roles at `path` (a CSV: role, script, file, index,
 * features; see fonts/README.md), files relative to it.  Rows of a role that
 * are for the script of a character, in order, are its fallback chain.  NULL
 * when the table cannot be read or has a line that is wrong; reported, every
 * such line.
 *
 * A font that is missing, damaged or may not be embedded (OS/2 fsType) is
 * found out only when a character needs it: paragraph_new() then reports it
 * with its line of the table, once per document, and the next row of the
 * chain draws the text.
 */
struct fontset *fontset_open(struct str path, struct diags *d);
/* NULL is allowed. */
void fontset_close(struct fontset *fs);

/* Number of a role, or -1 (not reported: the caller knows who asked). */
int fontset_role(const struct fontset *fs, struct str name);

/* True if each role can show the character with one of its fonts.  Characters
   that show nothing (U+200B, line ends) are always covered.  Quick. */
bool fontset_covers(struct fontset *fs, uint32_t code_point);
/* The first character of `text` from byte *at on that is not covered; *at moves
   to it.  False: there is none. */
bool fontset_find_uncovered(struct fontset *fs, struct str text, size_t *at);

/* What an emitter needs of a face. */
struct face_info {
    const char *postscript_name; /* of the file, without subset tag */
    const void *data;            /* the mapped file, whole */
    size_t size;
    unsigned index; /* in a collection */
    int units_per_em;
    bool cff;                                              /* outlines in a CFF table, else glyf */
    int ascent, descent, cap_height, italic_angle, stem_v; /* font units; descent < 0;
                                                              the angle in degrees */
    int bbox[4];                                           /* font units: x0 y0 x1 y1 */
    bool serif, fixed_pitch;
};

/* Number of different faces that the table names, opened or not. */
int fontset_n_faces(const struct fontset *fs);
/* Opens the face if need be.  NULL when it cannot be used, which is never so
   for the face of a run.  Valid as long as the fontset. */
const struct face_info *fontset_face(struct fontset *fs, int face);
/* Gives back the memory that the face's file takes up while nobody reads it.  All
   that was got from it stays good; the file is read again where need be. */
void fontset_rest(struct fontset *fs, int face);
/* Advance of a glyph in font units; 0 in a face that cannot be used. */
int fontset_advance(struct fontset *fs, int face, uint32_t gid);

#endif
