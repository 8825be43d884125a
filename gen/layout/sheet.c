#include "layout/sheet_int.h"

#include "layout/draft_int.h"

#include <string.h>

/*
 * Items of sheets stand one after the other in large pieces of memory: the
 * sheet in hand has all that is left of its piece; when the next is begun, it
 * keeps what it needs, with room for its page number.
 */
enum { PIECE = 4096, ROOM_FOR_FOLIO = 8 };

static struct page_item *item_add(struct setting *s, struct sheet *sheet)
{
    if (sheet->n_items == sheet->cap_items) {
        size_t cap = sheet->n_items * 2 > PIECE ? sheet->n_items * 2 : PIECE;
        struct page_item *items = arena_new(s->a, struct page_item, cap);
        if (sheet->n_items > 0)
            memcpy(items, sheet->items, sheet->n_items * sizeof *items);
        sheet->items = items;
        sheet->cap_items = cap;
    }
    return &sheet->items[sheet->n_items++];
}

void sheets_close(struct setting *s, struct sheets *list)
{
    if (list->n == 0)
        return;
    struct sheet *sheet = &list->v[list->n - 1];
    size_t keep = sheet->n_items + ROOM_FOR_FOLIO;
    if (sheet->cap_items <= keep)
        return;
    s->items = sheet->items + keep;
    s->n_items = sheet->cap_items - keep;
    sheet->cap_items = keep;
}

struct sheet *sheets_add(struct setting *s, struct sheets *list, const struct page_style *style)
{
    sheets_close(s, list);
    struct sheet *sheet = &ARENA_PUSH(&s->scratch, list->v, list->n, list->cap);
    *sheet = (struct sheet){.style = style, .items = s->items, .cap_items = s->n_items};
    s->n_items = 0;
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

struct glyph_run run_of_line(const struct line_run *run, const struct span *spans, mpt x, mpt y)
{
    const struct span *span = &spans[run->span_id];

    return (struct glyph_run){
        .face = run->face,
        .size = run->size,
        .x = x + run->x,
        .y = y,
        .glyphs = run->glyphs,
        .n_glyphs = run->n_glyphs,
        .width = run->width,
        .text = run->text,
        .actual = run->actual,
        .has_actual = run->has_actual,
        .figure = span->figure,
        .lang = span->lang,
    };
}

void sheet_run(struct setting *s, struct sheet *sheet, const struct glyph_run *run, int tag,
               int degrees)
{
    struct page_item *item = item_add(s, sheet);

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
        struct glyph_run run = run_of_line(&line->runs[k], text->spans, x, baseline);
        sheet_run(s, sheet, &run, tag, 0);
    }
}

void sheet_rule(struct setting *s, struct sheet *sheet, mpt x, mpt y, mpt w, mpt h)
{
    struct page_item *item = item_add(s, sheet);

    item->kind = ITEM_RULE;
    item->tag = TAG_ARTIFACT;
    item->degrees = 0;
    item->rule = (struct page_rule){x, y, w, h};
}

void sheet_link(struct setting *s, struct sheet *sheet, const struct page_link *link)
{
    ARENA_PUSH(s->a, sheet->links, sheet->n_links, sheet->cap_links) = *link;
}
