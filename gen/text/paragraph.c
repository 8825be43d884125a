#include "text/paragraph.h"

#include "text/paragraph_int.h"

#include <string.h>

/* ---- characters into units ---- */

static bool is_chinese(struct str lang)
{
    return lang.n == 0 || (lang.n >= 2 && (lang.s[0] | 0x20) == 'z' && (lang.s[1] | 0x20) == 'h');
}

/* Characters that show nothing: they steer breaks or do nothing at all. */
static bool is_silent(uint8_t class)
{
    return class == CHAR_BREAK || class == CHAR_NO_BREAK || class == CHAR_NEWLINE ||
           class == CHAR_IGNORED;
}

static bool ascii_digit(struct str s, size_t at)
{
    return at < s.n && s.s[at] >= '0' && s.s[at] <= '9';
}

/* A hyphen or plus before a digit is a sign, unless something stands directly
   before it as in 2021-2025 or A-4. */
static bool is_sign(const struct paragraph *p, struct str text, uint32_t code_point, size_t next)
{
    if ((code_point != '-' && code_point != '+') || !ascii_digit(text, next))
        return false;
    if (p->n == 0)
        return true;
    uint8_t before = p->units[p->n - 1].class;
    return before != CHAR_DIGIT && before != CHAR_LETTER && before != CHAR_POSTFIX;
}

struct cutter {
    struct paragraph *p;
    struct diags *d;
    const struct text_span *from; /* the span as given */
    int span;
    bool stripped;      /* it has silent characters: */
    struct strbuf kept; /*   its text without them */
    bool by_meaning, no_break, newline;
};

static void report_missing(struct cutter *c, size_t from, size_t to, uint32_t code_point)
{
    enum { REACH = 18 }; /* bytes: about six Han characters */
    struct str text = c->from->text;
    struct str sign = str_cut(text, from, to);
    size_t start = from > REACH ? from - REACH : 0;
    size_t end = text.n - to > REACH ? to + REACH : text.n;
    struct arena tmp = {0};

    while (start < from && ((unsigned char)text.s[start] & 0xC0) == 0x80)
        start++;
    while (end > to && end < text.n && ((unsigned char)text.s[end] & 0xC0) == 0x80)
        end--;
    if (!diags_have(c->d, DIAG_MISSING_CHARACTER, c->from->at, sign))
        DIAG_ADD(c->d, DIAG_MISSING_CHARACTER, c->from->at, sign,
                 str_printf(&tmp, "U+%04X", (unsigned)code_point), str_cut(text, start, end));
    arena_release(&tmp);
}

static void note_silent(struct cutter *c, uint8_t class)
{
    c->by_meaning |= class == CHAR_BREAK;
    c->no_break |= class == CHAR_NO_BREAK;
    c->newline |= class == CHAR_NEWLINE;
}

static void set_unit(struct cutter *c, const struct char_glyph *g, struct unit *u)
{
    mpt size = c->p->size;

    u->face = g->face;
    u->row = g->row;
    u->class = g->class;
    u->script = g->script;
    u->span = c->span;
    u->by_meaning = c->by_meaning;
    u->no_break = c->no_break;
    u->newline = c->newline;
    c->by_meaning = c->no_break = c->newline = false;
    if (g->face < 0)
        return;
    u->gid = g->gid;
    u->width = em_units(g->advance, size, g->units_per_em);
    if (g->shift != 0)
        u->shift = em_units(g->shift, size, g->units_per_em);
    if (!c->p->spans[c->span].chinese)
        return;
    u->wide = g->script != SCRIPT_LATIN && g->script != SCRIPT_DIGIT &&
              g->advance * 4 >= g->units_per_em * 3;
    if (g->lead != 0)
        u->lead = em_units(g->lead, size, g->units_per_em);
    if (g->trail != 0)
        u->trail = em_units(g->trail, size, g->units_per_em);
}

static void cut_char(struct cutter *c, size_t from, size_t to, uint32_t code_point)
{
    struct paragraph *p = c->p;
    struct para_span *span = &p->spans[c->span];
    bool sign = is_sign(p, c->from->text, code_point, to);
    uint32_t key = code_point | (span->chinese ? 0 : CHAR_FOREIGN) | (sign ? CHAR_SIGN : 0);
    const struct char_glyph *g = fontset_char(p->fs, span->role, key);

    if (is_silent(g->class)) {
        note_silent(c, g->class);
        if (!c->stripped)
            strbuf_add(&c->kept, str_cut(c->from->text, 0, from));
        c->stripped = true;
        return;
    }
    struct unit *u = &p->units[p->n];
    u->code_point = code_point;
    u->sign = sign;
    u->from = (uint32_t)from;
    u->to = (uint32_t)to;
    if (c->stripped) {
        u->from = (uint32_t)c->kept.n;
        strbuf_add(&c->kept, str_cut(c->from->text, from, to));
        u->to = (uint32_t)c->kept.n;
    }
    if (g->face < 0)
        report_missing(c, from, to, code_point);
    set_unit(c, g, u);
    p->n++;
}

static void cut_span(struct arena *a, struct cutter *c, const struct text_span *from)
{
    struct para_span *span = &c->p->spans[c->span];

    *span = (struct para_span){
        .text = from->text,
        .lang = from->lang,
        .chinese = is_chinese(from->lang),
        .role = from->role,
        .id = from->id,
        .at = from->at,
    };
    c->from = from;
    c->stripped = false;
    c->kept = (struct strbuf){.a = a};
    for (size_t i = 0; i < from->text.n;) {
        size_t start = i;
        uint32_t code_point = utf8_next(from->text, &i);
        cut_char(c, start, i, code_point);
    }
    if (c->stripped)
        span->text = strbuf_str(&c->kept);
    fontset_report(c->p->fs, from->role, c->d);
}

/* ---- widths ---- */

static bool is_counted(uint8_t class)
{
    return class == CHAR_HAN || class == CHAR_DIGIT || class == CHAR_LETTER ||
           class == CHAR_SYMBOL || class == CHAR_POSTFIX || class == CHAR_PREFIX;
}

static void sum_up(struct arena *a, struct paragraph *p)
{
    p->sums = arena_new(a, struct sums, (size_t)p->n + 1);
    for (int i = 0; i < p->n; i++) {
        const struct unit *u = &p->units[i];
        const struct sums *s = &p->sums[i];
        p->sums[i + 1] = (struct sums){
            .x = s->x + u->width + u->gap,
            .give = s->give + u->give,
            .take = s->take + u->take,
            .chars = s->chars + is_counted(u->class),
        };
    }
}

static mpt clamp(int64_t width)
{
    return width < 0 ? 0 : width > MPT_MAX ? MPT_MAX : (mpt)width;
}

static void measure(struct paragraph *p)
{
    int64_t min = 0, max = 0;
    int piece = 0, line = 0;

    for (int i = 0; i < p->n; i++) {
        uint8_t brk = i + 1 < p->n ? p->units[i].brk : BREAK_FORCED;
        p->has_meaning |= brk == BREAK_MEANING;
        if (brk < BREAK_OK)
            continue;
        int64_t width = line_fit(p, piece, line_end(p, piece, i + 1), false).width;
        min = width > min ? width : min;
        piece = i + 1;
        if (brk != BREAK_FORCED)
            continue;
        width = line_fit(p, line, line_end(p, line, i + 1), false).width;
        max = width > max ? width : max;
        line = i + 1;
    }
    p->min_width = clamp(min);
    p->max_width = clamp(max);
}

struct paragraph *paragraph_new(struct arena *a, struct fontset *fs, const struct text_span *spans,
                                int n, const struct paragraph_style *style, struct diags *d)
{
    struct paragraph *p = arena_new(a, struct paragraph, 1);
    struct cutter c = {.p = p, .d = d};
    size_t most = 0;

    for (int i = 0; i < n; i++)
        most += utf8_count(spans[i].text);
    p->fs = fs;
    p->size = style->size;
    p->spans = arena_new(a, struct para_span, (size_t)n);
    p->units = arena_new(a, struct unit, most);
    for (c.span = 0; c.span < n; c.span++)
        cut_span(a, &c, &spans[c.span]);
    units_shape(a, p);
    units_space(p, style);
    sum_up(a, p);
    measure(p);
    return p;
}

mpt paragraph_min_width(const struct paragraph *p)
{
    return p->min_width;
}

mpt paragraph_max_width(const struct paragraph *p)
{
    return p->max_width;
}

bool paragraph_blank(const struct paragraph *p)
{
    return p->max_width == 0;
}

struct lines paragraph_break(struct arena *a, struct paragraph *p,
                             const struct paragraph_shape *shape)
{
    struct lines out = {0};
    int *ends;
    int from = 0;

    if (p->n == 0)
        return out;
    out.n = lines_choose(a, p, shape, &ends, &out.overfull);
    out.lines = arena_new(a, struct line, (size_t)out.n);
    for (int i = 0; i < out.n; i++) {
        out.lines[i] = line_place(a, p, shape, from, ends[i]);
        out.width = out.lines[i].width > out.width ? out.lines[i].width : out.width;
        out.overfull |= out.lines[i].width > line_room(from, shape);
        from = ends[i];
    }
    return out;
}

mpt em_above(mpt size)
{
    return (mpt)((int64_t)size * 88 / 100);
}

mpt em_below(mpt size)
{
    return size - em_above(size);
}
