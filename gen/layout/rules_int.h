/* gen/layout/rules_int.h - the lines of a table. */
#ifndef LAYOUT_RULES_INT_H
#define LAYOUT_RULES_INT_H

#include "layout/parts_int.h"
#include "layout/sheet_int.h"

/* A part of a table on its page. */
struct placed_part {
    const struct set_table *table;
    const struct part *part;
    bool with_head;
    mpt x, y;        /* where its columns and its first row begin, on the page */
    mpt rule_top;    /* weights of its outer lines; 0: none, another table */
    mpt rule_bottom; /*   draws it */
};

/* Top of row `i` of the head, of row `i` of the body, on the page; i may be one
   past the last. */
mpt placed_head_top(const struct placed_part *p, int i);
mpt placed_body_top(const struct placed_part *p, int i);

/*
 * Draws all lines of the part: each once, as long as its weight goes, centred
 * on the boundary of the cells.  Inside merged cells there are none.
 */
void draw_rules(struct setting *s, struct sheet *sheet, const struct placed_part *p);

#endif
