#include "text/paragraph.h"

#include "text/paragraph_int.h"

#include <string.h>

/* ---- characters into units ---- */

static bool is_chinese(struct str lang)
{
    return lang.n == 0 || (lang.n >= 2 && (lang.s[0] | 0x20) == 'z' && (lang.s[1] | 0x20) == 'h');
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
    struct arena *a;
    struct paragraph *p;
    struct diags *d;
    const struct text_span *from; /* the span as given */
    struct para_span *span;
    int number;         /* of the span */
    bool stripped;      /* it has characters that show nothing: */
    struct strbuf kept; /*   its text without them */
    uint8_t before;     /* what they say about the next unit */
    uint32_t foreign;   /* CHAR_FOREIGN or 0 */
    bool shaped;        /* a unit is to be shaped with others */
};

static void report_missing(struct cutter *c, size_t from, size_t to, uint32_t code_point)
{
    enum { REACH = 18 }; /* bytes: about six Han characters */
    struct str text = c->from->text;
    struct str sign = str_cut(text, from, to);
    size_t start = from > REACH ? from - REACH : 0;
    size_t end = text.n - to > REACH ? to + REACH : text.n;
    struct arena tmp = {0};

    c->p->incomplete = true;
    while (start < from && ((unsigned char)text.s[start] & 0xC0) == 0x80)
        start++;
    while (end > to && end < text.n && ((unsigned char)text.s[end] & 0xC0) == 0x80)
        end--;
    if (!diags_have(c->d, DIAG_MISSING_CHARACTER, c->from->at, sign))
        DIAG_ADD(c->d, DIAG_MISSING_CHARACTER, c->from->at, sign,
                 str_printf(&tmp, "U+%04X", (unsigned)code_point), str_cut(text, start, end));
    arena_release(&tmp);
}

/* Characters that show nothing steer breaks, or do nothing at all; they are
   not in the text of the lines. */
static bool take_silent(struct cutter *c, uint8_t class, size_t from)
{
    if (class < CHAR_BREAK)
        return false;
    if (class == CHAR_BREAK)
        c->before |= BEFORE_BY_MEANING;
    else if (class == CHAR_NO_BREAK)
        c->before |= BEFORE_NO_BREAK;
    else if (class == CHAR_NEWLINE)
        c->before |= BEFORE_NEWLINE;
    if (!c->stripped)
        strbuf_add(&c->kept, str_cut(c->from->text, 0, from));
    c->stripped = true;
    return true;
}

/* Units are made in room that all paragraphs share, then copied at their size. */
static struct unit *add_unit(struct cutter *c)
{
    struct fontset *fs = c->p->fs;
    size_t n = (size_t)c->p->n++;

    if (n == fs->cap_units) {
        fs->units = arena_grow(&fs->mem, fs->units, n, &fs->cap_units, n + 1, sizeof *fs->units,
                               _Alignof(struct unit));
        c->p->units = fs->units;
    }
    return &fs->units[n];
}

static mpt at_size(const struct cutter *c, const struct char_glyph *g, int32_t units)
{
    if (units == 0)
        return 0;
    return units == g->units_per_em ? c->p->size : em_units(units, c->p->size, g->units_per_em);
}

static void cut_char(struct cutter *c, size_t from, size_t to, uint32_t code_point)
{
    bool sign = is_sign(c->p, c->from->text, code_point, to);
    uint32_t key = code_point | c->foreign | (sign ? CHAR_SIGN : 0);
    const struct char_glyph *g = fontset_char(c->p->fs, c->span->role, key);

    if (take_silent(c, g->class, from))
        return;
    if (g->face < 0)
        report_missing(c, from, to, code_point);
    if (c->stripped) {
        size_t length = to - from;
        strbuf_add(&c->kept, str_cut(c->from->text, from, to));
        to = c->kept.n;
        from = to - length;
    }
    *add_unit(c) = (struct unit){
        .code_point = code_point,
        .gid = g->gid,
        .from = (uint32_t)from,
        .to = (uint32_t)to,
        .width = at_size(c, g, g->advance),
        .shift = at_size(c, g, g->shift),
        .lead = at_size(c, g, g->lead),
        .trail = at_size(c, g, g->trail),
        .span = c->number,
        .face = g->face,
        .row = g->row,
        .class = g->class,
        .script = g->script,
        .before = c->before,
        .wide = g->wide,
        .plain = g->plain && c->before == 0,
        .sign = sign,
    };
    c->before = 0;
    c->shaped |= g->shaped;
}

static void cut_span(struct cutter *c, int number, const struct text_span *from)
{
    struct para_span *span = &c->p->spans[number];

    *span = (struct para_span){
        .text = from->text,
        .lang = from->lang,
        .chinese = is_chinese(from->lang),
        .role = from->role,
        .id = from->id,
        .at = from->at,
    };
    c->from = from;
    c->span = span;
    c->number = number;
    c->foreign = span->chinese ? 0 : CHAR_FOREIGN;
    c->stripped = false;
    c->kept = (struct strbuf){.a = c->a};
    for (size_t i = 0; i < from->text.n;) {
        size_t start = i;
        uint32_t code_point = utf8_next(from->text, &i);
        cut_char(c, start, i, code_point);
    }
    if (c->stripped) {
        span->text = strbuf_str(&c->kept);
        span->stripped = true;
    }
    fontset_report(c->p->fs, from->role, c->d);
}

/* ---- the paragraph ---- */

struct paragraph *paragraph_new(struct arena *a, struct fontset *fs, const struct text_span *spans,
                                int n, const struct paragraph_style *style, struct diags *d)
{
    struct paragraph *p = arena_new(a, struct paragraph, 1);
    struct cutter c = {.a = a, .p = p, .d = d};

    p->fs = fs;
    p->size = style->size;
    p->spans = arena_new(a, struct para_span, (size_t)n);
    p->units = fs->units;
    for (int i = 0; i < n; i++)
        cut_span(&c, i, &spans[i]);
    if (c.shaped)
        units_shape(a, p);
    p->units = arena_new(a, struct unit, (size_t)p->n);
    if (p->n > 0)
        memcpy(p->units, fs->units, (size_t)p->n * sizeof *p->units);
    units_space(a, p, style);
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

bool paragraph_incomplete(const struct paragraph *p)
{
    return p->incomplete;
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
