#include "layout/sheet_int.h"

#include "layout/draft_int.h"

#include <string.h>

/* A full sheet keeps what it needs, with room for its page number, and leaves
   its growing array to the next one. */
static void seal(struct setting *s, struct sheet *full, struct sheet *next)
{
    enum { ROOM = 8 };
    size_t cap = full->n_items + ROOM;

    if (full->cap_items <= cap)
        return;
    next->items = full->items;
    next->cap_items = full->cap_items;
    full->items = arena_new(s->a, struct page_item, cap);
    full->cap_items = cap;
    if (full->n_items > 0)
        memcpy(full->items, next->items, full->n_items * sizeof *full->items);
}

struct sheet *sheets_add(struct setting *s, struct sheets *list, const struct page_style *style)
{
    struct sheet fresh = {.style = style};

    if (list->n > 0)
        seal(s, &list->v[list->n - 1], &fresh);
    struct sheet *sheet = &ARENA_PUSH(&s->scratch, list->v, list->n, list->cap);
    *sheet = fresh;
    if (s->doc->draft != NULL)
        draft_mark(s, sheet);
    return sheet;
}

mpt sheet_left(const struct sheet *sheet)
{
    return sheet->style->left;
}

mpt sheet_top(const struct sheet *sheet)
{
    return sheet->style->top;
}

mpt sheet_bottom(const struct sheet *sheet)
{
    return sheet->style->height - sheet->style->bottom;
}

struct glyph_run run_of_line(struct setting *s, const struct line_run *run,
                             const struct span *spans, mpt x, mpt y)
{
    const struct span *span = &spans[run->span_id];
    struct glyph_run out = {
        .face = run->face,
        .size = run->size,
        .x = x + run->x,
        .y = y,
        .glyphs = arena_new(s->a, struct page_glyph, (size_t)run->n_glyphs),
        .n_glyphs = run->n_glyphs,
        .width = run->width,
        .text = run->text,
        .actual = run->actual,
        .has_actual = run->has_actual,
        .figure = span->figure,
        .lang = span->lang,
    };

    for (int i = 0; i < run->n_glyphs; i++) {
        const struct line_glyph *g = &run->glyphs[i];
        out.glyphs[i] = (struct page_glyph){g->gid, g->x - run->x, g->from, g->to};
    }
    return out;
}

void sheet_run(struct setting *s, struct sheet *sheet, const struct glyph_run *run, int tag,
               int degrees)
{
    struct page_item *item = &ARENA_PUSH(s->a, sheet->items, sheet->n_items, sheet->cap_items);

    item->kind = ITEM_RUN;
    item->tag = tag;
    item->degrees = degrees;
    item->run = *run;
}

void sheet_line(struct setting *s, struct sheet *sheet, const struct set_text *text, int i, mpt x,
                mpt top, int tag)
{
    const struct line *line = &text->lines.lines[i];
    mpt baseline = top + em_above(text->size);

    for (int k = 0; k < line->n_runs; k++) {
        struct glyph_run run = run_of_line(s, &line->runs[k], text->spans, x, baseline);
        sheet_run(s, sheet, &run, tag, 0);
    }
}

void sheet_rule(struct setting *s, struct sheet *sheet, mpt x, mpt y, mpt w, mpt h)
{
    struct page_item *item = &ARENA_PUSH(s->a, sheet->items, sheet->n_items, sheet->cap_items);

    item->kind = ITEM_RULE;
    item->tag = TAG_ARTIFACT;
    item->degrees = 0;
    item->rule = (struct page_rule){x, y, w, h};
}

void sheet_link(struct setting *s, struct sheet *sheet, const struct page_link *link)
{
    ARENA_PUSH(s->a, sheet->links, sheet->n_links, sheet->cap_links) = *link;
}
