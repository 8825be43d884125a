#include "layout/rules_int.h"

/* The rows of a part, head and body as one: row i is a row of a band. */
struct grid_row {
    const struct band *band;
    int row;
};

static int grid_rows(const struct placed_part *p)
{
    int head = p->with_head ? p->table->head.n_rows : 0;
    return head + p->part->end - p->part->first;
}

static struct grid_row grid_row(const struct placed_part *p, int i)
{
    int head = p->with_head ? p->table->head.n_rows : 0;

    if (i < head)
        return (struct grid_row){&p->table->head, i};
    return (struct grid_row){&p->table->body, p->part->first + i - head};
}

mpt placed_head_top(const struct placed_part *p, int i)
{
    int64_t y = p->y;

    for (int r = 0; r < i; r++)
        y += p->table->head_h[r];
    return (mpt)y;
}

mpt placed_body_top(const struct placed_part *p, int i)
{
    int64_t head = p->with_head ? p->table->head_height : 0;
    return (mpt)(p->y + head + p->table->top[i]);
}

static mpt grid_top(const struct placed_part *p, int i)
{
    int head = p->with_head ? p->table->head.n_rows : 0;
    return i < head ? placed_head_top(p, i) : placed_body_top(p, p->part->first + i - head);
}

/* Weight of the line above row `i`, where no merged cell crosses it. */
static mpt weight_above(const struct placed_part *p, int i)
{
    const struct table_style *style = p->table->table->style;
    int head = p->with_head ? p->table->head.n_rows : 0;

    if (i == 0)
        return p->rule_top;
    if (i == grid_rows(p))
        return p->rule_bottom;
    if (i == head)
        return style->rule_head;
    struct grid_row row = grid_row(p, i);
    return row.band->rows[row.row].row->total ? style->rule_total : style->rule_inner;
}

/* False where a merged cell goes on from the row above. */
static bool line_above(const struct placed_part *p, int i, int col)
{
    if (i == 0 || i == grid_rows(p))
        return true;
    struct grid_row above = grid_row(p, i - 1), below = grid_row(p, i);
    return above.band != below.band || !band_joined_down(below.band, below.row, col);
}

static mpt weight_left(const struct placed_part *p, int i, int col)
{
    const struct table_style *style = p->table->table->style;
    struct grid_row row = grid_row(p, i);

    if (col == 0 || col == row.band->n_columns)
        return style->rule_side;
    if (band_joined_right(row.band, row.row, col))
        return 0;
    const struct set_cell *c = band_at(row.band, row.row, col);
    bool strong = c->cell != NULL && c->cell->rule_left_strong;
    return strong ? style->rule_head : style->rule_inner;
}

static void draw_horizontal(struct setting *s, struct sheet *sheet, const struct placed_part *p,
                            int i)
{
    const struct set_table *t = p->table;
    int n = t->table->n_columns;
    mpt w = weight_above(p, i), y = grid_top(p, i) - w / 2, side = t->table->style->rule_side;

    for (int from = 0, to; w > 0 && from < n; from = to + 1) {
        for (to = from; to < n && line_above(p, i, to); to++)
            ;
        if (to == from)
            continue;
        /* The ends reach to the outer edges of side rules, so that corners close. */
        mpt x0 = t->x[from] - (from == 0 ? side / 2 : 0);
        mpt x1 = t->x[to] + (to == n ? side - side / 2 : 0);
        sheet_rule(s, sheet, p->x + x0, y, x1 - x0, w);
    }
}

static void draw_vertical(struct setting *s, struct sheet *sheet, const struct placed_part *p,
                          int col)
{
    int n = grid_rows(p);

    for (int from = 0, to; from < n; from = to) {
        mpt w = weight_left(p, from, col);
        for (to = from + 1; to < n && weight_left(p, to, col) == w; to++)
            ;
        if (w > 0) {
            mpt y = grid_top(p, from);
            sheet_rule(s, sheet, p->x + p->table->x[col] - w / 2, y, w, grid_top(p, to) - y);
        }
    }
}

void draw_rules(struct setting *s, struct sheet *sheet, const struct placed_part *p)
{
    if (grid_rows(p) == 0)
        return;
    for (int i = 0; i <= grid_rows(p); i++)
        draw_horizontal(s, sheet, p, i);
    for (int col = 0; col <= p->table->table->n_columns; col++)
        draw_vertical(s, sheet, p, col);
}
