/* Paragraphs of the flow: line by line, on the grid or by their own pitch. */
#include "layout/flow_int.h"

/* A line may stand above its place by so much of an em without being pushed to
   the next one: sums of gaps and pitches are rounded. */
enum { GRID_SLACK = 50 };

mpt grid_snap(const struct page_style *page, mpt y)
{
    int64_t span = area_height(page) - page->grid_em, n = page->grid_lines - 1;
    int64_t down = y - page->top - page->grid_em / GRID_SLACK;

    if (down <= 0 || span <= 0)
        return page->top;
    int64_t k = (down * n + span - 1) / span;
    if (k * span / n < down)
        k++;
    int64_t top = page->top + k * span / n;
    return top < MPT_MAX ? (mpt)top : MPT_MAX;
}

static mpt line_box(const struct flow *f, const struct set_par *p)
{
    return p->grid && f->style->grid_em > p->text.size ? f->style->grid_em : p->text.size;
}

static mpt first_top(const struct flow *f, const struct set_par *p)
{
    mpt top = flow_next_top(f, p->style->before);
    return p->grid ? grid_snap(f->style, top) : top;
}

static mpt next_top(const struct flow *f, const struct set_par *p, mpt top)
{
    return p->grid ? grid_snap(f->style, top + line_box(f, p)) : line_top(top, 1, p->leading);
}

mpt par_bottom(const struct flow *f, const struct set_par *p, int from, int to)
{
    mpt top = first_top(f, p);

    for (int i = from + 1; i < to && top <= flow_bottom(f); i++)
        top = next_top(f, p, top);
    return top + line_box(f, p);
}

static int lines_that_fit(const struct flow *f, const struct set_par *p, int n)
{
    mpt top = first_top(f, p);
    int fit = 0;

    while (fit < n && top + line_box(f, p) <= flow_bottom(f)) {
        fit++;
        top = next_top(f, p, top);
    }
    return fit;
}

/* How many of the `left` lines go on this page if `fit` do: at least two on
   either side of a break. */
static int share_of(int left, int fit)
{
    if (fit >= left)
        return left;
    if (left - fit < 2)
        fit = left - 2;
    return fit < 2 ? 0 : fit;
}

/* Where a heading is found: at its top, which may be the line with its number. */
static void mark_heading(const struct flow *f, const struct set_block *b, mpt y)
{
    struct set_heading *h = b->opens != NULL ? b->opens : b->heading;

    if (h == NULL || (h->opened && h->sheet == f->sheets.n - 1))
        return;
    h->sheet = f->sheets.n - 1;
    h->y = y;
    h->opened = b->opens != NULL;
}

static void draw(struct flow *f, const struct set_block *b, int from, int to, mpt top)
{
    const struct set_par *p = &b->par;
    struct sheet *sheet = flow_sheet(f);

    if (from == 0)
        mark_heading(f, b, top);
    for (int i = from; i < to; i++) {
        /* Smaller text stands on the baseline of the grid's characters. */
        mpt drop = p->grid && line_box(f, p) > p->text.size
                       ? em_above(line_box(f, p)) - em_above(p->text.size)
                       : 0;
        sheet_line(f->s, sheet, &p->text, i, sheet_left(sheet) + par_line_left(p, i), top + drop,
                   b->tag);
        f->y = top + line_box(f, p);
        top = next_top(f, p, top);
    }
    f->fresh = false;
    f->only_empty = false;
}

static const struct par *par_of(const struct set_block *b)
{
    return b->heading != NULL ? &b->heading->heading->text : &b->block->par;
}

/* A paragraph at a height of its own: covers, part titles. */
static void place_at(struct flow *f, const struct set_block *b)
{
    const struct set_par *p = &b->par;
    const struct par *par = par_of(b);
    mpt top = f->style->top + p->style->at;

    if (!f->fresh && top + f->style->grid_em / GRID_SLACK < f->y)
        DIAG_ADD(f->s->d, DIAG_LAYOUT_OVERLAP, text_place(par->spans, par->n_spans),
                 text_start(f->s, par->spans, par->n_spans));
    draw(f, b, 0, p->text.lines.n, top);
    if (f->y > flow_bottom(f))
        report_too_tall(f->s, par->spans, par->n_spans);
    f->gap = p->style->after;
}

void flow_par(struct flow *f, const struct set_block *b)
{
    const struct set_par *p = &b->par;
    int n = p->text.lines.n;

    if (n == 0) {
        mark_heading(f, b, flow_next_top(f, 0));
        return;
    }
    if (p->style->at >= 0) {
        place_at(f, b);
        return;
    }
    for (int i = f->line; i < n;) {
        int fit = lines_that_fit(f, p, n - i);
        int take = share_of(n - i, fit);
        if (take == 0 && !f->fresh) {
            flow_new_page(f);
            continue;
        }
        if (take == 0)
            take = fit > 0 ? fit : 1;
        if (fit == 0)
            report_too_tall(f->s, par_of(b)->spans, par_of(b)->n_spans);
        draw(f, b, i, i + take, first_top(f, p));
        i += take;
        f->line = i;
        if (i < n)
            flow_new_page(f);
    }
    f->line = 0;
    f->gap = p->style->after;
}
