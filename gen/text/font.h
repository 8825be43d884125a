/* gen/text/font.h - font files, their roles, and single glyphs. */
#ifndef TEXT_FONT_H
#define TEXT_FONT_H

#include "base/diag.h"
#include "base/len.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * All fonts of a run.  Files are mapped when first used and shared by all
 * documents; metrics and glyph numbers of characters are cached.  Owns the
 * mappings and the HarfBuzz objects.
 */
struct fontset;

/*
 * Opens the table of roles at `path` (a CSV: role, script, file, index,
 * features; see fonts/README.md), files relative to it.  Rows of a role and
 * script in order are its fallback chain.  NULL when it cannot be read;
 * reported.  A font that is missing, damaged or may not be embedded (OS/2
 * fsType) is reported with the line of the table.
 */
struct fontset *fontset_open(struct str path, struct diags *d);
void fontset_close(struct fontset *fs);

/* Number of a role, or -1 (not reported: the caller knows who asked). */
int fontset_role(const struct fontset *fs, struct str name);

/* What an emitter needs of a face. */
struct face_info {
    const char *postscript_name; /* of the file, without subset tag */
    const void *data;            /* the mapped file, whole */
    size_t size;
    unsigned index;              /* in a collection */
    int units_per_em;
    bool cff;                    /* outlines in a CFF table, else glyf */
    int ascent, descent, cap_height, italic_angle, stem_v; /* font units */
    int bbox[4];                 /* font units: x0 y0 x1 y1 */
    bool serif, fixed_pitch;
};

int fontset_n_faces(const struct fontset *fs);
/* Valid as long as the fontset.  face < fontset_n_faces(). */
const struct face_info *fontset_face(struct fontset *fs, int face);
/* Advance of a glyph in font units. */
int fontset_advance(struct fontset *fs, int face, uint32_t gid);

#endif
