/* gen/page/page.h - finished pages: everything placed, nothing left to decide.
 *
 * The only door to an output: an emitter (PDF, SVG, ...) reads this header
 * and the fonts' header, draws what it finds in the order it finds it, and
 * decides nothing about layout.  All of it lives in the arena of the
 * document.  Origin top left, y downward, lengths in mpt.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/glyph.h"
#include "base/len.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* ---- the structure tree (ISO 32000-1, 14.8.4) ---- */

enum tag_kind {
    TAG_DOCUMENT, TAG_PART, TAG_SECT, TAG_HEADING, TAG_P, TAG_TOC, TAG_TOCI,
    TAG_REFERENCE, TAG_LINK, TAG_TABLE, TAG_CAPTION, TAG_THEAD, TAG_TBODY,
    TAG_TR, TAG_TH, TAG_TD, TAG_L, TAG_LI, TAG_LBL, TAG_LBODY, TAG_NOTE, TAG_SPAN
};

enum tag_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

/*
 * One element.  Tags stand in reading order: a parent before its children,
 * children in order.  Tag 0 is the Document; it has parent -1.
 */
struct tag {
    enum tag_kind kind;
    int parent;
    int level;             /* TAG_HEADING: 1..6 */
    enum tag_scope scope;  /* TAG_TH */
    int rowspan, colspan;  /* TAG_TH, TAG_TD: >= 1 */
    const int *headers;    /* TAG_TH, TAG_TD: tags of the header cells, or NULL */
    int n_headers;
    struct str lang;       /* empty: as the parent */
    struct str title;      /* optional */
    struct str summary;    /* TAG_TABLE: /Summary */
};

/* Name of a structure type (ISO 32000-1, 14.8.4): "TD"; of a heading "H",
   without its level. */
const char *tag_name(enum tag_kind kind);

/* A tag of -1 on an item: artifact (rules, folio, repeated heads, leaders). */
enum { TAG_ARTIFACT = -1 };

/* ---- items ---- */

/* Glyphs of one face and size on one baseline. */
struct glyph_run {
    int face;              /* index into the fontset */
    mpt size;
    mpt x, y;              /* origin of the first glyph, on the baseline */
    struct page_glyph *glyphs;
    int n_glyphs;
    mpt width;             /* to the end of the last advance */
    struct str text;       /* the characters behind the glyphs, in order */
    struct str actual;     /* what is meant, if it differs from text (a soft */
                           /*   hyphen: empty with has_actual) */
    bool has_actual;
    struct str figure;     /* view/key/column, or empty */
    struct str lang;       /* empty: the document's */
    uint8_t gray;          /* 0 black ... 255 white */
};

/* A filled rectangle: rules are filled, never stroked, so that they stay
   crisp and their ends meet. */
struct page_rule {
    mpt x, y, w, h;
};

enum page_item_kind { ITEM_RUN, ITEM_RULE };

struct page_item {
    enum page_item_kind kind;
    int tag;               /* TAG_ARTIFACT or an index into tags */
    int degrees;           /* ITEM_RUN: turned anticlockwise about (x, y); else 0 */
    union {
        struct glyph_run run;
        struct page_rule rule;
    };
};

/* A rectangle that leads to a place in the document. */
struct page_link {
    mpt x, y, w, h;
    int tag;               /* its TAG_LINK */
    int page;              /* target page, from 0 */
    mpt target_y;
    struct str alt;        /* what it leads to, for a reader who does not see it */
};

struct page {
    mpt width, height;
    int number;            /* as printed; page index + 1 */
    bool numbered;         /* the number is printed */
    struct page_item *items; /* in drawing order = reading order */
    size_t n_items;
    struct page_link *links;
    size_t n_links;
};

/* A bookmark.  Children follow their parent with a greater level. */
struct outline_entry {
    int level;             /* from 1 */
    struct str text;
    int page;              /* from 0 */
    mpt y;
    int tag;               /* the heading's tag */
};

struct pages {
    struct page *pages;
    size_t n_pages;
    struct tag *tags;
    size_t n_tags;
    struct outline_entry *outline;
    size_t n_outline;
    struct str title, author, subject, lang, date; /* as in struct doc */
};

/* Prints pages as text, one line per item, e.g.
     run 268500 201500 10500 NotoSerifSC-Regular "3727.3" @t3/204/total #17
   as `--dump pages` shows them and tests compare them.  `face_name(ctx, face)`
   names a face. */
void pages_dump(const struct pages *pages, const char *(*face_name)(const void *ctx, int face),
                const void *ctx, FILE *out);

#endif
