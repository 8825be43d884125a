/* gen/layout/flow_int.h - blocks one below the other, page after page. */
#ifndef LAYOUT_FLOW_INT_H
#define LAYOUT_FLOW_INT_H

#include "layout/place_int.h"
#include "layout/tags_int.h"

/* A heading, in the order of the document, and where it came to stand. */
struct set_heading {
    const struct heading *heading;
    int tag;
    size_t sheet; /* in the flow: contents take pages of their own later */
    mpt y;
    bool opened; /* the line above it that says its number came to stand */
    bool table_title;
};

/* A block whose texts are set. */
struct set_block {
    const struct block *block;
    const struct page_style *page;
    struct set_par par;          /* BLOCK_PAR, BLOCK_HEADING, title of a BLOCK_TABLE */
    int tag;                     /* of that paragraph */
    int *entry_tags;             /* BLOCK_CONTENTS: Link of each heading listed */
    struct set_heading *heading; /* NULL: none */
    struct set_heading *opens;   /* whose number this paragraph is; NULL: none */
    struct set_table *table;     /* BLOCK_TABLE */
    bool keep;                   /* stays with the next block */
};

/* Contents: where they begin; their pages are made when all others are. */
struct contents_mark {
    const struct contents *contents;
    size_t sheet;
    mpt y; /* of the first entry's top */
    const int *entry_tags;
};

/* Where a page of nothing but prose began. */
struct page_start {
    int block, line; /* the first of it: line `line` of block `block` */
    size_t sheet, n_items;
};

struct flow {
    struct setting *s;
    struct set_block *blocks;
    int n_blocks;
    struct sheets sheets;
    const struct page_style *style;
    mpt y;                      /* lower edge of what stands on the sheet */
    mpt gap;                    /* space that the last block asks for below it */
    bool fresh;                 /* nothing stands on the sheet yet */
    bool only_empty;            /* nothing but empty tables stands on it */
    int kept_until;             /* blocks below this one are known to stand together */
    int title_chain;            /* a table that may begin here: its headings stand above it */
    int block, line;            /* what is being placed: `line` lines of it are */
    struct page_start prose[2]; /* the last page but one and the last */
    int n_prose;
    int held_back; /* lines that the page before the last leaves empty */
    struct contents_mark *contents;
    size_t n_contents, cap_contents;
};

/* Places all blocks. */
void flow_blocks(struct flow *f);

/* The sheet in hand. */
struct sheet *flow_sheet(struct flow *f);
void flow_new_page(struct flow *f);
/* Where the next thing begins if it asks for `before` above it; at a page's top
   that is dropped. */
mpt flow_next_top(const struct flow *f, mpt before);
mpt flow_bottom(const struct flow *f);

/* ---- paragraphs (lines.c) ---- */

/* Top of the first line on the grid that is not above `y`. */
mpt grid_snap(const struct page_style *page, mpt y);
/* Lower edge of lines [from, to) of the paragraph if they begin at the cursor
   (y, gap, fresh) of `f`. */
mpt par_bottom(const struct flow *f, const struct set_par *p, int from, int to);
/* Places a paragraph, over as many pages as it takes. */
void flow_par(struct flow *f, const struct set_block *b);

/* ---- tables (frame.c) ---- */

/* Places the table of block `i` and those joined to it; gives the next block. */
int flow_table(struct flow *f, int i);
/* True if the table of block `i` can begin where the cursor is: its title and
   head with two rows, or as much as its start demands. */
bool table_can_begin(struct flow *f, int i);

#endif
