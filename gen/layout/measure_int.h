/* gen/layout/measure_int.h - texts of the document into lines.
 *
 * Everything that needs fonts happens here, once for each text and before any
 * page is begun: shaping, breaking, and the width of what was set.  What comes
 * later moves finished lines about.
 */
#ifndef LAYOUT_MEASURE_INT_H
#define LAYOUT_MEASURE_INT_H

#include "doc/doc.h"
#include "layout/known_int.h"
#include "text/font.h"
#include "text/paragraph.h"

struct page_item;

/* A role that was asked for, and its number. */
struct known_role {
    struct str name;
    int role;
};

/* What the setting of one document needs at every turn. */
struct setting {
    struct arena *a;      /* of the document: what pages keep */
    struct arena scratch; /* until layout() returns */
    const struct doc *doc;
    struct fontset *fonts;
    struct diags *d; /* where findings go: of the document, or nowhere (hush) */
    struct diags *loud;
    struct diags quiet;
    struct known_role *roles;
    size_t n_roles, cap_roles;
    struct known_texts known;
    struct text_span *spans; /* room for the spans of one text */
    size_t cap_spans;
    struct page_item *items; /* room for items of the next sheet */
    size_t n_items;
};

/* Text that is shaped and not yet broken. */
struct shaped {
    struct paragraph *paragraph; /* NULL: nothing to see */
    struct known_text *known;    /* of a text that may come again, or NULL */
    const struct span *spans;    /* those that the ids of its runs count */
    int n_spans;
    mpt size;
};

/* Text in lines. */
struct set_text {
    const struct span *spans;
    struct lines lines; /* n is 0 where there is nothing to see */
    mpt size;
};

/* From block `i` on: what is wrong with the setting of a draft's own list of
   findings is no finding of the document. */
void hush(struct setting *s, int block);

/*
 * Shapes `spans` [n] in the style; a span's own role goes before the style's.
 * A role that the table of fonts does not have is reported once
 * (LAYOUT_ROLE_UNKNOWN) and the first role stands in.
 */
struct shaped shape_text(struct setting *s, const struct span *spans, int n,
                         const struct text_style *style, bool auto_space);

/* Breaks shaped text; lines wider than `shape->width` are reported
   (LAYOUT_TOO_WIDE), and so are pieces that had to be broken where that is not
   permitted (LAYOUT_BROKEN_PIECE). */
struct set_text break_text(struct setting *s, const struct shaped *text,
                           const struct paragraph_shape *shape);

/* The same, without a word. */
struct set_text break_quietly(struct setting *s, const struct shaped *text,
                              const struct paragraph_shape *shape);
/* Says that a text of this width does not fit (LAYOUT_TOO_WIDE). */
void report_too_wide(struct setting *s, const struct span *spans, int n, mpt width, mpt room);
/* Says that a text reaches below the page's area (LAYOUT_TOO_TALL). */
void report_too_tall(struct setting *s, const struct span *spans, int n);

/* One line, as long as it gets: page numbers, unit lines, leaders. */
struct set_text set_line(struct setting *s, const struct span *spans, int n,
                         const struct text_style *style);

/* From the first em box's top to the last one's bottom.  64 bits, since a text
   may be taller than any page. */
int64_t lines_height(int n_lines, mpt size, mpt leading);

/* Top of line `i` of a block that begins at `top`; far below any page it stays
   at MPT_MAX. */
mpt line_top(mpt top, int i, mpt leading);

/* A paragraph of the flow. */
struct set_par {
    const struct par_style *style;
    struct set_text text;
    mpt left;    /* of a full line, from the area's left edge */
    mpt width;   /* of a full line */
    mpt leading; /* top to top where lines do not stand on the grid */
    bool grid;   /* its page has a grid, and the style wants it */
};

/* Sets a paragraph for a measure of `width` on a page of this style. */
struct set_par set_par(struct setting *s, const struct par *par, const struct page_style *page,
                       mpt width);

/* Left end of line `i`, from the area's left edge. */
mpt par_line_left(const struct set_par *p, int i);

/* Width and height of a page's area; negative when margins are too large. */
mpt area_width(const struct page_style *page);
mpt area_height(const struct page_style *page);

/* "12.3" for 12345 mpt, for findings. */
struct str length_text(struct setting *s, int64_t length);
/* The first characters of a text, for findings. */
struct str text_start(struct setting *s, const struct span *spans, int n);
/* Where a text comes from: the place of its first span. */
struct place text_place(const struct span *spans, int n);

#endif
