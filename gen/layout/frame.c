/* Tables of the flow: where they begin, and one part after the other. */
#include "layout/flow_int.h"

/* A table and those joined to it: one frame on the page. */
struct frame {
    int first, end; /* blocks */
};

static struct frame frame_of(const struct flow *f, int i)
{
    struct frame fr = {i, i + 1};

    while (fr.end < f->n_blocks && f->blocks[fr.end].table != NULL &&
           f->blocks[fr.end].table->table->joined)
        fr.end++;
    return fr;
}

static const struct table_style *style_of(const struct flow *f, int i)
{
    return f->blocks[i].table->table->style;
}

/* ---- heights ---- */

static mpt before_lead(const struct flow *f, int i)
{
    const struct set_block *b = &f->blocks[i];
    return b->heading != NULL ? b->par.style->before : style_of(f, i)->title_gap;
}

static bool has_unit_line(const struct set_table *t)
{
    return t->unit.lines.n > 0 || t->lead.lines.n > 0;
}

/* From the title's top to the top rule. */
static int64_t lead_height(const struct flow *f, int i)
{
    const struct set_block *b = &f->blocks[i];
    const struct table_style *style = style_of(f, i);
    int64_t height = 0;

    if (b->heading != NULL)
        height +=
            lines_height(b->par.text.lines.n, b->par.text.size, b->par.leading) + style->title_gap;
    if (has_unit_line(b->table))
        height += style->unit.size + style->unit_gap;
    return height;
}

static int64_t notes_height(const struct set_table *t)
{
    int64_t height = 0;

    for (int i = 0; i < t->table->n_notes; i++) {
        const struct set_par *p = &t->notes[i];
        height += (i == 0 ? t->table->style->note_gap : p->style->before) +
                  lines_height(p->text.lines.n, p->text.size, p->leading);
    }
    return height;
}

static int64_t whole_height(const struct flow *f, struct frame fr, int64_t most)
{
    int64_t height = lead_height(f, fr.first);

    for (int i = fr.first; i < fr.end && height <= most; i++) {
        struct set_table *t = f->blocks[i].table;
        height += t->head_height + body_height(t, most - height) + notes_height(t);
    }
    return height;
}

static void frame_heights(const struct flow *f, struct frame fr, bool tight)
{
    for (int i = fr.first; i < fr.end; i++)
        table_heights(f->s, f->blocks[i].table, tight);
}

static bool has_tight(const struct flow *f, struct frame fr)
{
    for (int i = fr.first; i < fr.end; i++)
        if (style_of(f, i)->tight_leading > 0)
            return true;
    return false;
}

/* Sets the heights of the frame: the tight ones if it thereby fits a page that
   it does not fit otherwise. */
static void choose_heights(const struct flow *f, struct frame fr)
{
    int64_t area = area_height(f->style);

    frame_heights(f, fr, false);
    if (!has_tight(f, fr) || whole_height(f, fr, area) <= area)
        return;
    frame_heights(f, fr, true);
    if (whole_height(f, fr, area) > area)
        frame_heights(f, fr, false);
}

/* ---- where a frame begins ---- */

/* True if something stands below the frame on its last page, as far as can be
   told before. */
static bool is_followed(const struct flow *f, int end)
{
    if (end >= f->n_blocks)
        return false;
    const struct set_block *b = &f->blocks[end];
    if (b->block->kind == BLOCK_TABLE)
        return b->table->table->start == START_FLOW;
    return b->block->kind == BLOCK_PAR || b->block->kind == BLOCK_HEADING;
}

static struct part_room room_from(const struct flow *f, struct frame fr, int i, int64_t y)
{
    struct set_table *t = f->blocks[i].table;

    return (struct part_room){
        .room = flow_bottom(f) - y,
        .below = notes_height(t),
        .followed = i + 1 < fr.end || is_followed(f, fr.end),
    };
}

/* True if the table can begin with its top rule at `y`: all of it, two rows, or
   the beginning of a row that must be split. */
static bool rows_begin(const struct flow *f, struct frame fr, int i, int64_t y)
{
    struct set_table *t = f->blocks[i].table;
    struct part_room room = room_from(f, fr, i, y + t->head_height);
    struct part part;

    if (room.room < room.below)
        return false;
    if (t->body.n_rows == 0)
        return true;
    return part_fit(t, (struct table_at){0}, &room, &part) &&
           (part.cut_bottom || part.end >= 2 || part.end == t->body.n_rows);
}

static bool begins_here(const struct flow *f, struct frame fr)
{
    const struct table *table = f->blocks[fr.first].table->table;
    int64_t top = flow_next_top(f, before_lead(f, fr.first));
    int64_t area = area_height(f->style);

    switch (table->start) {
    case START_FLOW:
        return rows_begin(f, fr, fr.first, top + lead_height(f, fr.first));
    case START_PAGE:
        return false;
    case START_PAGE_OR_SHORT:
        break;
    }
    int64_t height = whole_height(f, fr, area);
    return top + height <= flow_bottom(f) && (height <= area / 3 || f->only_empty);
}

bool table_can_begin(struct flow *f, int i)
{
    struct frame fr = frame_of(f, i);

    choose_heights(f, fr);
    return begins_here(f, fr);
}

/* ---- placing ---- */

static void unit_line(struct flow *f, const struct set_table *t, mpt y, int tag)
{
    struct sheet *sheet = flow_sheet(f);
    mpt right = sheet_left(sheet) + t->line_left + t->line_width;

    if (t->unit.lines.n > 0)
        sheet_line(f->s, sheet, &t->unit, 0, right - t->unit.lines.width, y, tag);
}

/* Title and unit line; gives where the top rule goes. */
static mpt place_lead(struct flow *f, int i, mpt top)
{
    const struct set_block *b = &f->blocks[i];
    const struct table_style *style = style_of(f, i);
    struct sheet *sheet = flow_sheet(f);

    if (b->heading != NULL) {
        b->heading->sheet = f->sheets.n - 1;
        b->heading->y = top;
        if (top + lead_height(f, i) > flow_bottom(f))
            report_too_tall(f->s, b->heading->heading->text.spans,
                            b->heading->heading->text.n_spans);
        for (int k = 0; k < b->par.text.lines.n; k++)
            sheet_line(f->s, sheet, &b->par.text, k, sheet_left(sheet) + par_line_left(&b->par, k),
                       line_top(top, k, b->par.leading), b->tag);
        top += (mpt)lines_height(b->par.text.lines.n, b->par.text.size, b->par.leading) +
               style->title_gap;
    }
    if (has_unit_line(b->table)) {
        if (b->table->lead.lines.n > 0)
            sheet_line(f->s, sheet, &b->table->lead, 0, sheet_left(sheet) + b->table->line_left,
                       top, b->table->caption_tag);
        unit_line(f, b->table, top, b->table->caption_tag);
        top += style->unit.size + style->unit_gap;
    }
    return top;
}

/* A new page on which the table goes on; gives where its top rule goes. */
static mpt continue_page(struct flow *f, const struct set_table *t)
{
    flow_new_page(f);
    f->fresh = false;

    struct sheet *sheet = flow_sheet(f);
    mpt y = sheet_top(sheet);
    for (int i = 0; i < t->again.lines.n; i++)
        sheet_line(f->s, sheet, &t->again, i, sheet_left(sheet) + t->line_left,
                   y + i * (t->again.size * 13 / 10), TAG_ARTIFACT);
    unit_line(f, t, y, TAG_ARTIFACT);
    return y + t->again_height;
}

static void place_notes(struct flow *f, const struct set_table *t)
{
    for (int i = 0; i < t->table->n_notes; i++) {
        const struct set_par *p = &t->notes[i];
        mpt top = f->y + (i == 0 ? t->table->style->note_gap : p->style->before);
        for (int k = 0; k < p->text.lines.n; k++) {
            if (top + p->text.size > flow_bottom(f) && !f->fresh) {
                flow_new_page(f);
                top = f->y;
            }
            struct sheet *sheet = flow_sheet(f);
            sheet_line(f->s, sheet, &p->text, k, sheet_left(sheet) + t->left + par_line_left(p, k),
                       top, t->note_tags[i]);
            f->y = top + p->text.size;
            f->fresh = false;
            top += p->leading;
        }
    }
}

/* Weight of the line below a part. */
static mpt bottom_weight(const struct flow *f, struct frame fr, int i, bool ends, mpt y)
{
    const struct table_style *style = style_of(f, i);

    if (!ends)
        return style->rule_cut;
    if (i + 1 == fr.end)
        return style->rule_outer;
    return rows_begin(f, fr, i + 1, y) ? 0 : style->rule_cut;
}

/* Places table `i` of the frame with its top rule, of weight `rule_top`, at `y`. */
static void place_table(struct flow *f, struct frame fr, int i, mpt y, mpt rule_top)
{
    struct set_table *t = f->blocks[i].table;
    struct table_at at = {0};
    bool ends = false, repeated = false;

    while (!ends) {
        struct part part = {0};
        bool with_head = !repeated || t->head_repeats;
        int64_t top = y + (with_head ? t->head_height : 0);
        struct part_room room = room_from(f, fr, i, top);
        room.fresh = true;
        if (t->body.n_rows > 0)
            part_fit(t, at, &room, &part);
        ends = part.end == t->body.n_rows && !part.cut_bottom;

        mpt bottom = (mpt)(top + part.height);
        struct placed_part placed = {
            .table = t,
            .part = &part,
            .with_head = with_head,
            .x = sheet_left(flow_sheet(f)) + t->left,
            .y = y,
            .rule_top = rule_top,
            .rule_bottom = bottom_weight(f, fr, i, ends, bottom),
        };
        place_part(f->s, flow_sheet(f), &placed, repeated);
        f->y = bottom;
        f->fresh = false;
        if (!ends) {
            at = part_after(t, at, &part);
            y = continue_page(f, t);
            rule_top = t->table->style->rule_cut;
            repeated = true;
        }
    }
    place_notes(f, t);
}

static void place_frame(struct flow *f, struct frame fr, mpt y)
{
    place_table(f, fr, fr.first, y, style_of(f, fr.first)->rule_outer);
    for (int i = fr.first + 1; i < fr.end; i++) {
        if (rows_begin(f, fr, i, f->y))
            place_table(f, fr, i, f->y, style_of(f, i)->rule_head);
        else
            place_table(f, fr, i, continue_page(f, f->blocks[i].table), style_of(f, i)->rule_cut);
    }
}

/* Lower edge of the lines of the grid, the first one at `top`, that hold a table
   of this height with its outer rules. */
static mpt grid_end(const struct page_style *page, mpt top, mpt height)
{
    mpt end = grid_snap(page, top + height - page->grid_em) + page->grid_em;

    return end - top < height ? grid_snap(page, end) + page->grid_em : end;
}

/* A small table in prose takes whole lines of the grid and stands in their
   middle.  False if it does not fit so. */
static bool place_on_grid(struct flow *f, struct frame fr)
{
    const struct set_block *b = &f->blocks[fr.first];
    const struct page_style *page = f->style;
    int64_t area = area_height(page), whole = whole_height(f, fr, area);

    if (!b->table->table->grid_block || b->heading != NULL || page->grid_lines < 2 || whole > area)
        return false;
    mpt height = (mpt)whole + style_of(f, fr.first)->rule_outer;
    mpt top = grid_snap(page, flow_next_top(f, 0)), end = grid_end(page, top, height);
    if (end > flow_bottom(f) && !f->fresh) {
        flow_new_page(f);
        top = page->top;
        end = grid_end(page, top, height);
    }
    if (end > flow_bottom(f))
        return false;
    place_frame(f, fr, place_lead(f, fr.first, top + (end - top - (mpt)whole) / 2));
    f->y = end;
    f->gap = 0;
    f->only_empty = false;
    return true;
}

static void check_room(struct flow *f, struct frame fr)
{
    for (int i = fr.first; i < fr.end; i++) {
        const struct set_table *t = f->blocks[i].table;
        if (t->head_repeats)
            continue;
        if (t->head.n_rows > 0)
            DIAG_ADD(f->s->d, DIAG_LAYOUT_HEAD_TOO_TALL, t->table->at,
                     length_text(f->s, t->head_height), length_text(f->s, area_height(f->style)));
        else
            DIAG_ADD(f->s->d, DIAG_LAYOUT_TOO_TALL, t->table->at,
                     text_start(f->s, t->table->again, t->table->n_again));
    }
}

int flow_table(struct flow *f, int i)
{
    struct frame fr = frame_of(f, i);
    bool empty = true;

    choose_heights(f, fr);
    check_room(f, fr);
    for (int k = fr.first; k < fr.end; k++)
        empty = empty && f->blocks[k].table->table->empty;
    if (place_on_grid(f, fr))
        return fr.end;
    if (!f->fresh && f->title_chain != i && !begins_here(f, fr))
        flow_new_page(f);

    empty = empty && f->only_empty;
    place_frame(f, fr, place_lead(f, i, flow_next_top(f, before_lead(f, i))));
    f->gap = style_of(f, fr.end - 1)->after;
    f->only_empty = empty;
    return fr.end;
}
