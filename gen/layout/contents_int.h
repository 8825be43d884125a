/* gen/layout/contents_int.h - contents with page numbers, leaders and links. */
#ifndef LAYOUT_CONTENTS_INT_H
#define LAYOUT_CONTENTS_INT_H

#include "layout/flow_int.h"

/* An entry whose place is known. */
struct contents_entry {
    int heading;
    const struct par_style *style;
    struct set_text text;
    mpt left;    /* of a full line, from the area's left edge */
    size_t page; /* from the page on which the contents begin */
    mpt y;       /* top of its first line */
};

struct set_contents {
    const struct contents_mark *mark;
    const struct page_style *page;
    struct contents_entry *entries;
    size_t n_entries;
    size_t n_pages;      /* >= 1; the first is the one they begin on */
    mpt field;           /* width of the page number */
    struct sheets extra; /* all pages but the first, once drawn */
};

/*
 * Sets the entries and finds their places, which do not depend on the pages
 * that they name, but for the field of the number: it is wide if `wide`.  An
 * entry is not split, and does not stand at a page's foot without the first
 * entry below it.
 */
struct set_contents contents_set(struct setting *s, const struct contents_mark *mark,
                                 const struct page_style *page, const struct set_heading *headings,
                                 int n_headings, bool wide);

/* Draws them, the first page on `first`.  page_of [n_headings] is the page
   index of each heading. */
void contents_draw(struct setting *s, struct set_contents *c, struct sheet *first,
                   const struct set_heading *headings, const size_t *page_of);

#endif
