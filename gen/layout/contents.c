#include "layout/contents_int.h"

/* ---- places ---- */

static bool is_listed(const struct contents *contents, const struct heading *h)
{
    return h->contents_level > 0 && h->contents_level <= contents->n_levels;
}

/* Where an entry comes from is where its heading does. */
static struct span entry_span(const struct heading *h, struct str text)
{
    return (struct span){.text = text, .at = text_place(h->text.spans, h->text.n_spans)};
}

/* The number before the title, with the blanks that part them; or nothing. */
static struct str number_of(const struct heading *h)
{
    size_t end = h->number.n;

    if (end == 0 || !str_starts(h->plain, h->number))
        return (struct str){0};
    while (end < h->plain.n) {
        size_t next = end;
        uint32_t u = utf8_next(h->plain, &next);
        if (u != ' ' && u != 0x3000)
            break;
        end = next;
    }
    return str_cut(h->plain, 0, end);
}

/* A long entry hangs under its title, or as its style says if it has no number. */
static mpt hang_of(struct setting *s, const struct heading *h, const struct par_style *style,
                   mpt room)
{
    struct str number = number_of(h);

    if (number.n == 0)
        return style->hang;
    struct span *span = arena_new(s->a, struct span, 1);
    *span = entry_span(h, number);
    struct shaped text = shape_text(s, span, 1, &style->text, style->auto_space);
    mpt width = text.paragraph == NULL ? 0 : paragraph_max_width(text.paragraph);
    return width < room / 2 ? width : 0;
}

static mpt entry_height(const struct contents_entry *e)
{
    return line_top(e->text.size, e->text.lines.n - 1, e->style->leading);
}

static struct contents_entry set_entry(struct setting *s, const struct set_contents *c,
                                       const struct heading *h)
{
    const struct contents *contents = c->mark->contents;
    const struct par_style *style = &contents->levels[h->contents_level - 1].entry;
    struct contents_entry entry = {.style = style};
    mpt right = contents->dot_gap_text + contents->dot_gap_number + c->field;

    if (right < contents->entry_right)
        right = contents->entry_right;
    mpt room = area_width(c->page) - style->indent - right;
    mpt hang = hang_of(s, h, style, room);
    struct span *span = arena_new(s->a, struct span, 1);
    *span = entry_span(h, h->plain);

    struct shaped text = shape_text(s, span, 1, &style->text, style->auto_space);
    struct paragraph_shape shape = {
        .width = room - hang, .first_indent = -hang, .fill = FILL_FIRST_FIT, .last_min_chars = 2};
    entry.text = break_text(s, &text, &shape);
    entry.left = style->indent + hang;
    return entry;
}

/* From the top of an entry to that of the next one. */
static mpt entry_step(const struct contents_entry *e, const struct contents_entry *next)
{
    return line_top(next->style->before, e->text.lines.n, e->style->leading);
}

static void find_places(struct set_contents *c, const struct set_heading *headings)
{
    mpt bottom = c->page->height - c->page->bottom, y = c->mark->y;

    c->n_pages = 1;
    for (size_t i = 0; i < c->n_entries; i++) {
        struct contents_entry *e = &c->entries[i];
        mpt end = y + entry_height(e);
        if (i + 1 < c->n_entries) {
            const struct contents_entry *next = e + 1;
            int level = headings[e->heading].heading->contents_level;
            if (headings[next->heading].heading->contents_level > level)
                end = y + entry_step(e, next) + entry_height(next);
        }
        if (end > bottom && y > c->page->top) {
            c->n_pages++;
            y = c->page->top;
        }
        e->page = c->n_pages - 1;
        e->y = y;
        if (i + 1 < c->n_entries)
            y += entry_step(e, e + 1);
    }
}

struct set_contents contents_set(struct setting *s, const struct contents_mark *mark,
                                 const struct page_style *page, const struct set_heading *headings,
                                 int n_headings, bool wide)
{
    struct set_contents c = {
        .mark = mark,
        .page = page,
        .field = wide ? mark->contents->number_field_wide : mark->contents->number_field,
    };

    c.entries = arena_new(&s->scratch, struct contents_entry, (size_t)n_headings);
    for (int i = 0; i < n_headings; i++) {
        if (!is_listed(mark->contents, headings[i].heading))
            continue;
        struct contents_entry e = set_entry(s, &c, headings[i].heading);
        e.heading = i;
        if (entry_height(&e) > area_height(page))
            report_too_tall(s, headings[i].heading->text.spans, headings[i].heading->text.n_spans);
        if (e.text.lines.n > 0)
            c.entries[c.n_entries++] = e;
    }
    find_places(&c, headings);
    return c;
}

/* ---- drawing ---- */

/*
 * Dots on a raster that is common to all entries, counted from the right edge,
 * so that they stand in columns.  One run, glyph by glyph on its place.
 */
static void draw_leader(struct setting *s, struct sheet *sheet, const struct set_contents *c,
                        const struct set_text *dot, mpt from, mpt right, mpt baseline)
{
    const struct contents *contents = c->mark->contents;
    mpt pitch = contents->dot_pitch;

    if (dot->lines.n == 0 || dot->lines.lines[0].n_runs == 0 || pitch <= 0)
        return;
    const struct line_run *one = &dot->lines.lines[0].runs[0];
    mpt until = right - c->field - contents->dot_gap_number - one->width;
    int last = (right - until + pitch - 1) / pitch; /* steps from the right */
    int first = (right - from - contents->dot_gap_text) / pitch;
    int n = first - last + 1;
    if (n <= 0 || one->n_glyphs != 1)
        return;

    char *text = arena_new(s->a, char, (size_t)n);
    struct glyph_run run = run_of_line(one, dot->spans, right - first * pitch, baseline);
    uint32_t gid = run.glyphs[0].gid;
    run.glyphs = arena_new(s->a, struct page_glyph, (size_t)n);
    run.n_glyphs = n;
    run.width = (n - 1) * pitch + one->width;
    run.text = (struct str){text, (size_t)n};
    for (int i = 0; i < n; i++) {
        text[i] = '.';
        run.glyphs[i] = (struct page_glyph){gid, i * pitch, (uint32_t)i, (uint32_t)i + 1};
    }
    sheet_run(s, sheet, &run, TAG_ARTIFACT, 0);
}

static void draw_entry(struct setting *s, struct sheet *sheet, const struct set_contents *c,
                       const struct contents_entry *e, const struct set_heading *h, size_t page,
                       const struct set_text *dot)
{
    const struct contents *contents = c->mark->contents;
    mpt left = sheet_left(sheet), right = left + area_width(c->page), y = e->y;
    int n = e->text.lines.n, tag = c->mark->entry_tags[e->heading];
    const struct line *last = &e->text.lines.lines[n - 1];

    for (int i = 0; i < n; i++)
        sheet_line(s, sheet, &e->text, i, left + e->left + e->text.lines.lines[i].x,
                   line_top(y, i, e->style->leading), tag);
    mpt baseline = line_top(y, n - 1, e->style->leading) + em_above(e->text.size);
    draw_leader(s, sheet, c, dot, left + e->left + last->x + last->width, right, baseline);

    struct span *span = arena_new(s->a, struct span, 1);
    *span = entry_span(h->heading, str_printf(s->a, "%zu", page + 1));
    struct set_text number = set_line(s, span, 1, &contents->leader);
    if (number.lines.n > 0)
        sheet_line(s, sheet, &number, 0, right - number.lines.width,
                   baseline - em_above(number.size), tag);

    mpt from = left + e->left + e->text.lines.lines[0].x;
    struct page_link link = {
        .x = from,
        .y = y,
        .w = right - from,
        .h = entry_height(e),
        .tag = tag,
        .page = (int)page,
        .target_y = h->y,
        .alt = h->heading->plain,
    };
    sheet_link(s, sheet, &link);
}

void contents_draw(struct setting *s, struct set_contents *c, struct sheet *first,
                   const struct set_heading *headings, const size_t *page_of)
{
    struct span *span = arena_new(s->a, struct span, 1);
    struct sheet *sheet = first;
    size_t page = 0;

    *span = (struct span){.text = STR(".")};
    struct set_text dot = set_line(s, span, 1, &c->mark->contents->leader);
    for (size_t i = 0; i < c->n_entries; i++) {
        const struct contents_entry *e = &c->entries[i];
        if (e->page > page) {
            sheet = sheets_add(s, &c->extra, c->page);
            page = e->page;
        }
        draw_entry(s, sheet, c, e, &headings[e->heading], page_of[e->heading], &dot);
    }
}
