#include "layout/flow_int.h"

struct sheet *flow_sheet(struct flow *f)
{
    return &f->sheets.v[f->sheets.n - 1];
}

static mpt grid_pitch(const struct page_style *page)
{
    return page->grid_lines > 1 ? (area_height(page) - page->grid_em) / (page->grid_lines - 1) : 0;
}

mpt flow_bottom(const struct flow *f)
{
    mpt bottom = f->style->height - f->style->bottom;

    if (f->held_back > 0 && f->sheets.n == f->prose[0].sheet)
        bottom -= f->held_back * grid_pitch(f->style);
    return bottom;
}

mpt flow_next_top(const struct flow *f, mpt before)
{
    return f->fresh ? f->style->top : f->y + f->gap + before;
}

void flow_new_page(struct flow *f)
{
    sheets_add(f->s, &f->sheets, f->style);
    f->y = f->style->top;
    f->gap = 0;
    f->fresh = true;
    f->only_empty = true;
    if (f->n_prose == 2)
        f->prose[0] = f->prose[1];
    f->n_prose += f->n_prose < 2;
    f->prose[f->n_prose - 1] =
        (struct page_start){f->block, f->line, f->sheets.n, flow_sheet(f)->n_items};
}

/* ---- the last page of a text ---- */

enum { SHORT_MAX = 3, LEAST_PERCENT = 15 };

/* True if hardly anything stands on the last page of prose. */
static bool ends_sparse(const struct flow *f)
{
    return f->n_prose == 2 && !f->fresh && f->prose[1].sheet == f->sheets.n &&
           f->y - f->style->top < f->style->height / 100 * LEAST_PERCENT;
}

/*
 * A page may end up to three lines short so that the last one is not nearly
 * empty: the page before it is set again from its first block on, *block, one
 * line shorter than before.
 */
static void hold_back(struct flow *f, int *block)
{
    if (f->held_back == SHORT_MAX || !ends_sparse(f) || grid_pitch(f->style) == 0) {
        f->held_back = 0;
        f->n_prose = 0;
        return;
    }
    const struct page_start *start = &f->prose[0];
    f->held_back++;
    f->sheets.n = start->sheet;
    flow_sheet(f)->n_items = start->n_items;
    f->y = f->style->top;
    f->gap = 0;
    f->fresh = true;
    f->only_empty = true;
    f->n_prose = 1;
    f->kept_until = f->block = *block = start->block;
    f->line = start->line;
}

static void begin_style(struct flow *f, const struct page_style *style)
{
    /* A page on which nothing came to stand is none. */
    if (f->sheets.n > 0 && f->fresh)
        f->sheets.n--;
    f->style = style;
    f->block++; /* the page is of what follows */
    flow_new_page(f);
}

static bool is_par(const struct set_block *b)
{
    return b->block->kind == BLOCK_PAR || b->block->kind == BLOCK_HEADING;
}

/* Moves the cursor of `sim` below the first `n` lines of a paragraph. */
static void pass(struct flow *sim, const struct set_block *b, int n)
{
    if (n == 0)
        return;
    sim->y = par_bottom(sim, &b->par, 0, n);
    sim->gap = b->par.style->after;
    sim->fresh = false;
    sim->only_empty = false;
}

/* Passes the least of what may follow a heading: two lines, or three rather
   than leave one behind. */
static void pass_two_lines(struct flow *sim, int i)
{
    for (int lines = 0; lines < 2 && i < sim->n_blocks && is_par(&sim->blocks[i]); i++) {
        int n = sim->blocks[i].par.text.lines.n;
        int least = n <= 3 ? n : 2;
        pass(sim, &sim->blocks[i], least);
        lines += least;
    }
}

/*
 * True if the blocks from `i` on that stay with the next one, and the beginning
 * of what follows them, stand on this page.  *end is the block that follows.
 */
static bool chain_fits(const struct flow *f, int i, int *end)
{
    struct flow sim = *f;

    while (i < f->n_blocks && f->blocks[i].keep) {
        pass(&sim, &f->blocks[i], f->blocks[i].par.text.lines.n);
        i++;
    }
    *end = i;
    if (sim.y > flow_bottom(&sim))
        return false;
    if (i == f->n_blocks)
        return true;
    switch (f->blocks[i].block->kind) {
    case BLOCK_PAGE:
    case BLOCK_CONTENTS:
        break;
    case BLOCK_HEADING:
    case BLOCK_PAR:
        pass_two_lines(&sim, i);
        break;
    case BLOCK_TABLE:
        return f->fresh || table_can_begin(&sim, i);
    }
    return sim.y <= flow_bottom(&sim);
}

static void begin_chain(struct flow *f, int i)
{
    int end;

    if (!chain_fits(f, i, &end) && !f->fresh)
        flow_new_page(f);
    f->kept_until = end;
    f->title_chain = end;
}

static void mark_contents(struct flow *f, const struct set_block *b, int i)
{
    ARENA_PUSH(&f->s->scratch, f->contents, f->n_contents, f->cap_contents) =
        (struct contents_mark){
            .contents = b->block->contents,
            .sheet = f->sheets.n - 1,
            .y = flow_next_top(f, 0),
            .entry_tags = b->entry_tags,
        };
    f->fresh = false;
    /* Their length is not known yet: what follows begins a page. */
    if (i + 1 < f->n_blocks && f->blocks[i + 1].block->kind != BLOCK_PAGE)
        flow_new_page(f);
}

void flow_blocks(struct flow *f)
{
    f->title_chain = -1;
    for (int i = 0; i <= f->n_blocks; i++) {
        if (i == f->n_blocks || f->blocks[i].block->kind == BLOCK_PAGE)
            hold_back(f, &i);
        if (i == f->n_blocks)
            break;
        const struct set_block *b = &f->blocks[i];
        f->block = i;
        hush(f->s, i);
        switch (b->block->kind) {
        case BLOCK_PAGE:
            begin_style(f, b->block->page);
            break;
        case BLOCK_HEADING:
        case BLOCK_PAR:
            if (b->keep && i >= f->kept_until)
                begin_chain(f, i);
            flow_par(f, b);
            break;
        case BLOCK_TABLE:
            i = flow_table(f, i) - 1;
            f->n_prose = 0; /* what tables have on a page is not set twice */
            break;
        case BLOCK_CONTENTS:
            mark_contents(f, b, i);
            f->n_prose = 0;
            break;
        }
    }
    hush(f->s, 0);
    if (f->fresh && f->sheets.n > 1)
        f->sheets.n--;
}
