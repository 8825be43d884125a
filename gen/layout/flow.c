#include "layout/flow_int.h"

struct sheet *flow_sheet(struct flow *f)
{
    return &f->sheets.v[f->sheets.n - 1];
}

mpt flow_bottom(const struct flow *f)
{
    return f->style->height - f->style->bottom;
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
}

static void begin_style(struct flow *f, const struct page_style *style)
{
    /* A page on which nothing came to stand is none. */
    if (f->sheets.n > 0 && f->fresh)
        f->sheets.n--;
    f->style = style;
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
    for (int i = 0; i < f->n_blocks; i++) {
        const struct set_block *b = &f->blocks[i];
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
            break;
        case BLOCK_CONTENTS:
            mark_contents(f, b, i);
            break;
        }
    }
    if (f->fresh && f->sheets.n > 1)
        f->sheets.n--;
}
