/* gen/layout/parts_int.h - where a table breaks. */
#ifndef LAYOUT_PARTS_INT_H
#define LAYOUT_PARTS_INT_H

#include "layout/table_int.h"

/* Where a table goes on: above a row, or within it. */
struct table_at {
    int row;
    bool inside;  /* the row began on an earlier page, */
    int64_t used; /*   with so much of its height */
};

/* The body rows of one page.  Their heights are in `h` of the table and their
   tops, from the first row's, in `top`, until the next part is asked for. */
struct part {
    int first, end;  /* rows [first, end), in whole or in part */
    bool cut_top;    /* the first row began on an earlier page */
    bool cut_bottom; /* the last row goes on on the next page */
    bool forced;     /* the page has hardly room: lines go in anyway */
    int64_t height;
};

/* The room for a part. */
struct part_room {
    int64_t room;  /* for rows */
    int64_t below; /* of it needed below the last row of the table (notes) */
    bool fresh;    /* a whole page: something must go in */
    bool followed; /* something follows the table on its last page */
};

/*
 * The rows that stand on a page, as many as the rules allow:
 *
 *   - a row is not split while it fits on a page; a taller one breaks between
 *     text lines, at least two on either side;
 *   - glued rows stay together;
 *   - merged labels and amounts need the height of their text on the page,
 *     merged texts two lines (they run on); what is lacking is shared evenly by
 *     their rows;
 *   - the last page of a table shows at least two rows and, unless something
 *     follows, fills 15 % of the page's height.
 *
 * False, when nothing can stand here and the page is not fresh: begin another.
 */
bool part_fit(struct set_table *t, struct table_at at, const struct part_room *room,
              struct part *part);

/*
 * How many lines of a cell stand in its share of a part: `height` is that of
 * the share; `ends` says that the cell ends in it.
 */
int lines_here(const struct set_table *t, const struct set_cell *c, const struct part *part,
               int64_t height, bool ends);

/* Where the table goes on after the part. */
struct table_at part_after(const struct set_table *t, struct table_at at, const struct part *part);

/* Height of all body rows on one page, or a height above `most` if they need
   more than that.  For tables of which nothing is placed. */
int64_t body_height(struct set_table *t, int64_t most);

#endif
