/* gen/layout/sheet_int.h - pages while they are being filled. */
#ifndef LAYOUT_SHEET_INT_H
#define LAYOUT_SHEET_INT_H

#include "layout/measure_int.h"
#include "page/page.h"

/* A page that is begun.  Coordinates are those of the page. */
struct sheet {
    const struct page_style *style;
    struct page_item *items;
    size_t n_items, cap_items;
    struct page_link *links;
    size_t n_links, cap_links;
};

/* The sheets of a stretch of the document, in order. */
struct sheets {
    struct sheet *v;
    size_t n, cap;
};

/* Begins a sheet, on which the marks of a draft stand already.  The pointer
   is good until the next one is begun. */
struct sheet *sheets_add(struct setting *s, struct sheets *list, const struct page_style *style);

/* Nothing more comes to the last sheet but its page number. */
void sheets_close(struct setting *s, struct sheets *list);

/* Draws line `i` of a text: its left end at `x`, its em box's top at `top`. */
void sheet_line(struct setting *s, struct sheet *sheet, const struct set_text *text, int i, mpt x,
                mpt top, int tag);

/* Draws a run on its baseline, as it is. */
void sheet_run(struct setting *s, struct sheet *sheet, const struct glyph_run *run, int tag,
               int degrees);

void sheet_rule(struct setting *s, struct sheet *sheet, mpt x, mpt y, mpt w, mpt h);

void sheet_link(struct setting *s, struct sheet *sheet, const struct page_link *link);

/* Left and top of the area, and its lower edge. */
mpt sheet_left(const struct sheet *sheet);
mpt sheet_top(const struct sheet *sheet);
mpt sheet_bottom(const struct sheet *sheet);

/* A run of a line as the page has it, its origin at (x, y); with the same
   glyphs, which pages never change. */
struct glyph_run run_of_line(const struct line_run *run, const struct span *spans, mpt x, mpt y);

#endif
