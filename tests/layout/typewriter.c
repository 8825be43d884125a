/*
 * A typewriter in place of gen/text: every Han character is one em wide, every
 * other half an em, the point 0.3 em.  Lines break between any two characters
 * of which one is Han, and after a blank; they are as full as they go.  With it,
 * tests of layout know widths without fonts, and are quick.
 */
#include "text/font.h"
#include "text/paragraph.h"

struct fontset {
    int unused;
};

struct letter {
    uint32_t code;
    uint32_t from, to; /* bytes of its span */
    int span;
    mpt width;
    bool may_end; /* a line may end behind it */
};

struct paragraph {
    const struct text_span *spans;
    struct letter *letters;
    int n;
    mpt size, tracking;
};

int fontset_role(const struct fontset *fs, struct str name)
{
    (void)fs;
    return str_eq(name, STR("missing")) ? -1 : 0;
}

static bool is_han(uint32_t code)
{
    return code >= 0x2000;
}

static mpt letter_width(uint32_t code, mpt size)
{
    if (code == '.')
        return size * 3 / 10;
    return is_han(code) ? size : size / 2;
}

struct paragraph *paragraph_new(struct arena *a, struct fontset *fs, const struct text_span *spans,
                                int n, const struct paragraph_style *style, struct diags *d)
{
    struct paragraph *p = arena_new(a, struct paragraph, 1);
    struct text_span *copy = arena_new(a, struct text_span, (size_t)n);
    size_t bytes = 0;

    (void)fs;
    (void)d;
    for (int i = 0; i < n; i++) {
        copy[i] = spans[i];
        bytes += spans[i].text.n;
    }
    *p = (struct paragraph){.spans = copy,
                            .letters = arena_new(a, struct letter, bytes),
                            .size = style->size,
                            .tracking = style->tracking};
    for (int i = 0; i < n; i++)
        for (size_t at = 0; at < spans[i].text.n;) {
            struct letter l = {.from = (uint32_t)at, .span = i};
            l.code = utf8_next(spans[i].text, &at);
            l.to = (uint32_t)at;
            l.width = letter_width(l.code, style->size);
            if (p->n > 0 && (is_han(l.code) || l.code == 0x200B))
                p->letters[p->n - 1].may_end = true;
            l.may_end = is_han(l.code) || l.code == ' ';
            if (l.code != 0x200B)
                p->letters[p->n++] = l;
        }
    return p;
}

static mpt width_of(const struct paragraph *p, int from, int to)
{
    int64_t w = 0;

    for (int i = from; i < to; i++)
        w += p->letters[i].width + (i + 1 < to ? p->tracking : 0);
    return w < MPT_MAX ? (mpt)w : MPT_MAX;
}

mpt paragraph_min_width(const struct paragraph *p)
{
    mpt min = 0;

    for (int from = 0, i = 0; i < p->n; i++)
        if (p->letters[i].may_end || i + 1 == p->n) {
            mpt w = width_of(p, from, i + 1);
            min = w > min ? w : min;
            from = i + 1;
        }
    return min;
}

mpt paragraph_max_width(const struct paragraph *p)
{
    return width_of(p, 0, p->n);
}

bool paragraph_blank(const struct paragraph *p)
{
    return p->n == 0;
}

bool paragraph_incomplete(const struct paragraph *p)
{
    (void)p;
    return false;
}

static struct line line_of(struct arena *a, const struct paragraph *p, int from, int to, mpt x)
{
    struct line line = {
        .x = x, .width = width_of(p, from, to), .n_chars = to - from, .last = to == p->n};

    line.runs = arena_new(a, struct line_run, (size_t)(to - from));
    for (int i = from, end; i < to; i = end) {
        const struct letter *first = &p->letters[i];
        for (end = i; end < to && p->letters[end].span == first->span; end++)
            ;
        struct line_run *run = &line.runs[line.n_runs++];
        *run = (struct line_run){
            .size = p->size,
            .x = width_of(p, from, i) + (i > from ? p->tracking : 0),
            .width = width_of(p, i, end),
            .glyphs = arena_new(a, struct page_glyph, (size_t)(end - i)),
            .n_glyphs = end - i,
            .text = str_cut(p->spans[first->span].text, first->from, p->letters[end - 1].to),
            .span_id = p->spans[first->span].id,
        };
        for (int k = i; k < end; k++)
            run->glyphs[k - i] = (struct page_glyph){
                p->letters[k].code, width_of(p, from, k) + (k > from ? p->tracking : 0) - run->x,
                p->letters[k].from - first->from, p->letters[k].to - first->from};
    }
    return line;
}

struct lines paragraph_break(struct arena *a, struct paragraph *p,
                             const struct paragraph_shape *shape)
{
    struct lines lines = {.lines = arena_new(a, struct line, (size_t)p->n)};

    for (int from = 0, to; from < p->n; from = to) {
        mpt x = lines.n == 0 ? shape->first_indent : 0;
        int good = from;
        for (to = from + 1; to <= p->n && width_of(p, from, to) <= shape->width - x; to++)
            if (to == p->n || p->letters[to - 1].may_end)
                good = to;
        if (good == from) { /* broken anywhere, one letter at least */
            lines.overfull = true;
            good = to - 1 > from ? to - 1 : from + 1;
        }
        to = good;
        struct line line = line_of(a, p, from, to, x);
        lines.width = line.width > lines.width ? line.width : lines.width;
        lines.lines[lines.n++] = line;
    }
    return lines;
}

mpt em_above(mpt size)
{
    return (mpt)((int64_t)size * 88 / 100);
}

mpt em_below(mpt size)
{
    return size - em_above(size);
}
