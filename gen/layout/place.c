#include "layout/place_int.h"

/* A box on the page in which a cell's lines stand. */
struct box {
    mpt x, y, w;
    int64_t h;
};

/* A figure with fewer decimals than others of its column stands in from the
   right, so that the points are under each other; but it stays in its cell. */
static mpt point_shift(const struct set_table *t, const struct set_cell *c, mpt room)
{
    if (!c->cell->decimal || c->colspan > 1 || c->text.lines.n > 1 ||
        c->decimals == t->decimals[c->col])
        return 0;
    mpt shift = t->fraction[c->col] - c->fraction;
    return shift < room ? shift : room > 0 ? room : 0;
}

static mpt line_left(const struct set_table *t, const struct set_cell *c, const struct line *line,
                     mpt width)
{
    switch (c->cell->align) {
    case ALIGN_LEFT:
    case ALIGN_JUSTIFY:
        break;
    case ALIGN_CENTER:
        return (width - line->width) / 2;
    case ALIGN_RIGHT:
        return width - line->width - point_shift(t, c, width - line->width);
    }
    return 0;
}

/* Draws lines [from, from + n) of `text` from `top` on. */
static void draw_lines(struct setting *s, struct sheet *sheet, const struct set_table *t,
                       const struct set_cell *c, const struct set_text *text, int from, int n,
                       const struct box *box, int64_t top, int tag)
{
    mpt x = box->x + t->table->style->pad_x + c->cell->indent;
    mpt width = box->w - 2 * t->table->style->pad_x - c->cell->indent;

    for (int i = 0; i < n; i++) {
        const struct line *line = &text->lines.lines[from + i];
        mpt y = line_top((mpt)top, i, t->leading);
        sheet_line(s, sheet, text, from + i, x + line_left(t, c, line, width), y, tag);
    }
}

/* Where a block of `n` lines begins in the box. */
static int64_t block_top(const struct set_table *t, const struct set_cell *c, const struct box *box,
                         int n, mpt pad, bool at_top)
{
    if (at_top || c->cell->valign == VALIGN_TOP)
        return box->y + pad;
    return box->y + (box->h - lines_height(n, c->text.size, t->leading)) / 2;
}

/* The text of a label with the table's suffix behind it, in the cell's width. */
static struct set_text with_suffix(struct setting *s, const struct set_table *t,
                                   const struct set_cell *c)
{
    int n = c->cell->n_spans;
    struct span *spans = arena_new(s->a, struct span, (size_t)n + 1);
    mpt width =
        t->x[c->col + c->colspan] - t->x[c->col] - 2 * t->table->style->pad_x - c->cell->indent;

    for (int i = 0; i < n; i++)
        spans[i] = c->cell->spans[i];
    spans[n] = (struct span){.text = t->table->again_suffix, .at = text_place(spans, n)};
    struct shaped shaped = shape_text(s, spans, n + 1, c->style, false);
    struct paragraph_shape shape = {.width = width,
                                    .fill = FILL_RAGGED,
                                    .centered = c->cell->align == ALIGN_CENTER,
                                    .last_min_chars = 2};
    return break_text(s, &shaped, &shape);
}

/*
 * Says a label again: the suffix on a line of its own if there is room for
 * that, else behind the text, else not at all.
 */
static void say_again(struct setting *s, struct sheet *sheet, const struct set_table *t,
                      const struct set_cell *c, const struct box *box)
{
    mpt pad = row_pad(t, &t->body, c->row);
    int n = c->text.lines.n;
    struct span span = {.text = t->table->again_suffix,
                        .at = text_place(c->cell->spans, c->cell->n_spans)};
    struct set_text suffix = {0};

    if (span.text.n > 0)
        suffix = set_line(s, &span, 1, c->style);
    mpt width = box->w - 2 * t->table->style->pad_x - c->cell->indent;
    if (suffix.lines.n > 0 && suffix.lines.width <= width && cell_height(t, c, n + 1) <= box->h) {
        int64_t top = block_top(t, c, box, n + 1, pad, false);
        draw_lines(s, sheet, t, c, &c->text, 0, n, box, top, TAG_ARTIFACT);
        draw_lines(s, sheet, t, c, &suffix, 0, 1, box, top + (int64_t)n * t->leading, TAG_ARTIFACT);
        return;
    }
    struct set_text text = c->text;
    if (suffix.lines.n > 0) {
        struct set_text joined = with_suffix(s, t, c);
        if (cell_height(t, c, joined.lines.n) <= box->h)
            text = joined;
    }
    int64_t top = block_top(t, c, box, text.lines.n, pad, false);
    draw_lines(s, sheet, t, c, &text, 0, text.lines.n, box, top, TAG_ARTIFACT);
}

static void place_cell(struct setting *s, struct sheet *sheet, const struct placed_part *p,
                       struct set_cell *c)
{
    const struct set_table *t = p->table;
    const struct part *part = p->part;
    int first = c->row > part->first ? c->row : part->first;
    int last = c->row + c->rowspan - 1;
    bool ends = last < part->end - (part->cut_bottom ? 1 : 0);

    if (c->text.lines.n == 0)
        return;
    if (last > part->end - 1)
        last = part->end - 1;
    struct box box = {p->x + t->x[c->col], placed_body_top(p, first),
                      t->x[c->col + c->colspan] - t->x[c->col], t->top[last + 1] - t->top[first]};
    if (c->cont == CONTINUE_LABEL && c->said) {
        say_again(s, sheet, t, c, &box);
        return;
    }
    int n = lines_here(t, c, part, box.h, ends);
    bool runs_on = c->done > 0 || n < c->text.lines.n;
    int64_t top = block_top(t, c, &box, n, row_pad(t, &t->body, c->row), runs_on);
    draw_lines(s, sheet, t, c, &c->text, c->done, n, &box, top, c->tag);
    if (c->cont == CONTINUE_LABEL)
        c->said = true;
    else
        c->done += n;
}

/* Row by row, each cell where its first row on this page is: reading order. */
static void place_body(struct setting *s, struct sheet *sheet, const struct placed_part *p)
{
    const struct band *b = &p->table->body;

    for (int r = p->part->first; r < p->part->end; r++)
        for (int col = 0; col < b->n_columns; col++) {
            struct set_cell *c = band_at(b, r, col);
            if (c->col == col && (c->row == r || r == p->part->first))
                place_cell(s, sheet, p, c);
        }
}

static void place_head(struct setting *s, struct sheet *sheet, const struct placed_part *p,
                       bool repeated)
{
    const struct set_table *t = p->table;

    for (int i = 0; i < t->head.n_cells; i++) {
        const struct set_cell *c = &t->head.cells[i];
        if (c->text.lines.n == 0)
            continue;
        mpt top = placed_head_top(p, c->row);
        struct box box = {p->x + t->x[c->col], top, t->x[c->col + c->colspan] - t->x[c->col],
                          placed_head_top(p, c->row + c->rowspan) - top};
        int64_t y = block_top(t, c, &box, c->text.lines.n, row_pad(t, &t->head, c->row), false);
        draw_lines(s, sheet, t, c, &c->text, 0, c->text.lines.n, &box, y,
                   repeated ? TAG_ARTIFACT : c->tag);
    }
}

void place_part(struct setting *s, struct sheet *sheet, const struct placed_part *p, bool repeated)
{
    if (p->with_head)
        place_head(s, sheet, p, repeated);
    place_body(s, sheet, p);
    draw_rules(s, sheet, p);
}
