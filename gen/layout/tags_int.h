/* gen/layout/tags_int.h - the structure tree, from the document alone.
 *
 * Tags follow the order of the document and know nothing of pages: a row that
 * goes on on the next page stays one row.
 */
#ifndef LAYOUT_TAGS_INT_H
#define LAYOUT_TAGS_INT_H

#include "layout/table_int.h"
#include "page/page.h"

/* A part or section that is open. */
struct open_section {
    int level;
    int tag;
};

struct tagger {
    struct setting *s;
    struct tag *tags;
    size_t n, cap;
    struct open_section *open; /* outermost first */
    size_t n_open, cap_open;
    int heading_level; /* of the heading before */
    int list;          /* the list that is open, or -1 */
};

/* Begins the tree, with room for `n` tags (it grows if they are more). */
void tags_begin(struct tagger *t, struct setting *s, size_t n);

/* Closes what is open at this level or deeper, opens a Part (level 1) or Sect,
   and gives the heading's own tag.  Levels of headings never skip one on the
   way down (ISO 14289-1, 7.4.2). */
int tag_heading(struct tagger *t, int level);

/* A paragraph of this kind; items that follow one another are one list. */
int tag_par(struct tagger *t, enum par_kind kind);

/* One element below `parent`; -1: below the open section. */
int tag_add(struct tagger *t, enum tag_kind kind, int parent);

/*
 * A TOC with an entry for each level of `level` [n] that is not 0: TOCI >
 * Reference > Link, deeper levels in a TOC of their own.  entry [n], out: the
 * Link of each.
 */
void tag_contents(struct tagger *t, const int *level, int n, int *entry);

/*
 * The table, its caption (the unit line), rows and cells; their numbers go into
 * `table`.  A cell of the head is the header of what stands below it, a row
 * head of what stands right of it up to the next row head; each data cell names
 * them.  Cells of the row of column numbers are nobody's headers.
 */
void tag_table(struct tagger *t, struct set_table *table);

#endif
