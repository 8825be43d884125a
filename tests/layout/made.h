/* tests/layout/made.h - documents made up from a seed. */
#ifndef TESTS_LAYOUT_MADE_H
#define TESTS_LAYOUT_MADE_H

#include "doc/doc.h"

#include <stdint.h>

/* Numbers that follow from a seed (xorshift64*). */
struct dice {
    uint64_t state;
    int heads; /* made so far */
};

/* 0 ... n - 1 */
int roll(struct dice *d, int n);
/* True once in n times. */
bool once_in(struct dice *d, int n);

/* A page of 400 x `height` pt with margins of 50 pt and a grid of `lines`. */
struct page_style *made_page(struct arena *a, int height, int lines);
struct par_style *made_par_style(struct arena *a, mpt size);
struct table_style *made_table_style(struct arena *a);
/* `n` characters: Han, or digits with a point. */
struct str made_text(struct arena *a, struct dice *d, int n);
struct par made_par(struct arena *a, const struct par_style *style, struct str text);

/* A table with merged cells, groups, texts from nothing to pages long; every
   slot belongs to one cell. */
struct table *made_table(struct arena *a, struct dice *d, const struct table_style *style);
/* The same with texts that are set in one line, and no more than `rows` rows. */
struct table *made_small_table(struct arena *a, struct dice *d, const struct table_style *style,
                               int rows);

struct contents *made_contents(struct arena *a);

/* Pages, headings, prose, items, tables and contents. */
struct doc *made_document(struct arena *a, uint64_t seed);

#endif
