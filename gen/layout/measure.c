#include "layout/measure_int.h"

static int role_number(struct setting *s, struct str name, struct place at)
{
    for (size_t i = 0; i < s->n_roles; i++)
        if (str_eq(s->roles[i].name, name))
            return s->roles[i].role;

    int role = fontset_role(s->fonts, name);
    if (role < 0) {
        DIAG_ADD(s->d, DIAG_LAYOUT_ROLE_UNKNOWN, at, name);
        role = 0;
    }
    ARENA_PUSH(&s->scratch, s->roles, s->n_roles, s->cap_roles) = (struct known_role){name, role};
    return role;
}

static bool spans_blank(const struct span *spans, int n)
{
    for (int i = 0; i < n; i++)
        if (spans[i].text.n > 0)
            return false;
    return true;
}

/*
 * Texts of one span are shaped once for all places where they stand.  One with
 * characters that no font has is not kept: each place is to be reported.
 */
static struct paragraph *shape_known(struct setting *s, const struct paragraph_style *style,
                                     struct known_text **known)
{
    const struct text_span *span = &s->spans[0];
    struct text_key key = {span->text, span->lang, span->role, *style};

    *known = known_find(&s->known, &key);
    if (*known != NULL)
        return (*known)->paragraph;
    struct paragraph *p = paragraph_new(&s->scratch, s->fonts, span, 1, style, s->d);
    if (!paragraph_incomplete(p))
        *known = known_add(&s->scratch, &s->known, &key, p);
    return p;
}

void hush(struct setting *s, int block)
{
    const struct draft *draft = s->doc->draft;
    bool own = draft != NULL && draft->first_block > 0 && block >= draft->first_block;

    s->d = own ? &s->quiet : s->loud;
}

struct shaped shape_text(struct setting *s, const struct span *spans, int n,
                         const struct text_style *style, bool auto_space)
{
    struct shaped out = {.spans = spans, .n_spans = n, .size = style->size};

    if (spans_blank(spans, n))
        return out;
    s->spans = arena_grow(&s->scratch, s->spans, 0, &s->cap_spans, (size_t)n, sizeof *s->spans,
                          _Alignof(struct text_span));
    for (int i = 0; i < n; i++)
        s->spans[i] = (struct text_span){
            .text = spans[i].text,
            .role = role_number(s, spans[i].role.n > 0 ? spans[i].role : style->role, spans[i].at),
            .lang = spans[i].lang.n > 0 ? spans[i].lang : s->doc->lang,
            .id = i,
            .at = spans[i].at,
        };

    struct paragraph_style ps = {style->size, style->tracking, auto_space};
    struct paragraph *p = n == 1 ? shape_known(s, &ps, &out.known)
                                 : paragraph_new(&s->scratch, s->fonts, s->spans, n, &ps, s->d);
    if (!paragraph_blank(p))
        out.paragraph = p;
    return out;
}

struct place text_place(const struct span *spans, int n)
{
    return n > 0 ? spans[0].at : (struct place){0};
}

struct str text_start(struct setting *s, const struct span *spans, int n)
{
    enum { MANY = 12 }; /* characters: enough to find the place */
    struct strbuf b = {.a = &s->scratch};
    int left = MANY;

    for (int i = 0; i < n; i++)
        for (size_t at = 0; at < spans[i].text.n;) {
            uint32_t u = utf8_next(spans[i].text, &at);
            if (u == 0x200B)
                continue;
            if (left-- == 0) {
                strbuf_addu(&b, 0x2026);
                return strbuf_str(&b);
            }
            strbuf_addu(&b, u);
        }
    return strbuf_str(&b);
}

struct str length_text(struct setting *s, int64_t length)
{
    int64_t tenths = (length + 99) / 100; /* up: 442.2 must not look like enough for 442.21 */
    return str_printf(&s->scratch, "%lld.%lld", (long long)(tenths / 10), (long long)(tenths % 10));
}

static struct lines break_known(struct setting *s, const struct shaped *text,
                                const struct paragraph_shape *shape)
{
    if (text->known == NULL)
        return paragraph_break(s->a, text->paragraph, shape);
    const struct lines *before = known_lines_find(text->known, shape);
    if (before != NULL)
        return *before;
    struct lines lines = paragraph_break(s->a, text->paragraph, shape);
    known_lines_add(&s->scratch, text->known, shape, &lines);
    return lines;
}

struct set_text break_quietly(struct setting *s, const struct shaped *text,
                              const struct paragraph_shape *shape)
{
    struct set_text out = {.spans = text->spans, .size = text->size};
    struct paragraph_shape sh = *shape;

    if (sh.width < 1)
        sh.width = 1;
    if (text->paragraph != NULL)
        out.lines = break_known(s, text, &sh);
    return out;
}

void report_too_wide(struct setting *s, const struct span *spans, int n, mpt width, mpt room)
{
    DIAG_ADD(s->d, DIAG_LAYOUT_TOO_WIDE, text_place(spans, n), text_start(s, spans, n),
             length_text(s, width), length_text(s, room > 0 ? room : 0));
}

void report_too_tall(struct setting *s, const struct span *spans, int n)
{
    DIAG_ADD(s->d, DIAG_LAYOUT_TOO_TALL, text_place(spans, n), text_start(s, spans, n));
}

struct set_text break_text(struct setting *s, const struct shaped *text,
                           const struct paragraph_shape *shape)
{
    struct set_text out = break_quietly(s, text, shape);

    if (out.lines.n == 0)
        return out;
    if (out.lines.width > shape->width)
        report_too_wide(s, text->spans, text->n_spans, out.lines.width, shape->width);
    else if (out.lines.overfull)
        DIAG_ADD(s->d, DIAG_LAYOUT_BROKEN_PIECE, text_place(text->spans, text->n_spans),
                 text_start(s, text->spans, text->n_spans), length_text(s, shape->width));
    return out;
}

struct set_text set_line(struct setting *s, const struct span *spans, int n,
                         const struct text_style *style)
{
    struct shaped text = shape_text(s, spans, n, style, false);
    struct paragraph_shape shape = {.width = MPT_MAX, .fill = FILL_FIRST_FIT};
    return break_text(s, &text, &shape);
}

int64_t lines_height(int n_lines, mpt size, mpt leading)
{
    return n_lines == 0 ? 0 : (int64_t)(n_lines - 1) * leading + size;
}

mpt line_top(mpt top, int i, mpt leading)
{
    int64_t y = top + (int64_t)i * leading;
    return y < MPT_MAX ? (mpt)y : MPT_MAX;
}

mpt area_width(const struct page_style *page)
{
    return page->width - page->left - page->right;
}

mpt area_height(const struct page_style *page)
{
    return page->height - page->top - page->bottom;
}

static enum paragraph_fill fill_of(const struct par_style *style)
{
    if (style->align == ALIGN_JUSTIFY)
        return FILL_JUSTIFY;
    return style->even ? FILL_RAGGED : FILL_FIRST_FIT;
}

/*
 * On a grid the pitch of characters follows from the page: 28 of them fill a
 * line (GB/T 9704-2012, 5.2.4).  A style that tracks its text itself keeps
 * what it says.
 */
static struct text_style grid_text(const struct par_style *style, const struct page_style *page)
{
    struct text_style text = style->text;

    if (page->grid_chars > 0 && text.tracking == 0 && text.size == page->grid_em) {
        mpt pitch = area_width(page) / page->grid_chars;
        if (pitch > text.size)
            text.tracking = pitch - text.size;
    }
    return text;
}

struct set_par set_par(struct setting *s, const struct par *par, const struct page_style *page,
                       mpt width)
{
    const struct par_style *style = par->style;
    struct set_par out = {
        .style = style,
        .left = style->indent + style->hang,
        .grid = style->grid && page->grid_lines > 1,
    };
    out.width = width - out.left - style->right_indent;

    struct text_style text = out.grid ? grid_text(style, page) : style->text;
    struct paragraph_shape shape = {
        .width = out.width,
        .first_indent = style->first_indent - style->hang,
        .fill = fill_of(style),
        .centered = style->align == ALIGN_CENTER,
        .last_min_chars = 2,
    };
    struct shaped shaped = shape_text(s, par->spans, par->n_spans, &text, style->auto_space);
    if (style->shrink_size > 0 && break_quietly(s, &shaped, &shape).lines.n > style->shrink_lines) {
        text.size = style->shrink_size;
        shaped = shape_text(s, par->spans, par->n_spans, &text, style->auto_space);
    }
    out.text = break_text(s, &shaped, &shape);
    /* A style without a pitch of its own has that of the standard, one
       character and seven eighths of it. */
    out.leading = style->leading > 0 ? style->leading : text.size / 8 * 15;
    return out;
}

mpt par_line_left(const struct set_par *p, int i)
{
    const struct line *line = &p->text.lines.lines[i];
    mpt spare = p->width - line->x - line->width;

    switch (p->style->align) {
    case ALIGN_LEFT:
    case ALIGN_JUSTIFY:
        break;
    case ALIGN_CENTER:
        return p->left + line->x + spare / 2;
    case ALIGN_RIGHT:
        return p->left + line->x + spare;
    }
    return p->left + line->x;
}
