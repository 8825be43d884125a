#include "pdf/content_int.h"

#include "pdf/out_int.h"
#include "pdf/text_int.h"

#include <string.h>

/* The state of one page while it is written: what the reader of the stream
   has set, so that nothing is said twice. */
struct pen {
    const struct content *c;
    struct strbuf *out;
    mpt height;
    int page;
    bool open; /* a marked-content sequence, of tag `tag` */
    int tag;
    bool path; /* rectangles wait to be filled */
    int font;  /* -1: none yet */
    mpt size;
    int64_t spacing; /* after each glyph, in 1/10 mpt */
    int gray;
};

/* ---- marked content ---- */

static void fill_path(struct pen *p)
{
    if (p->path)
        OUT(p->out, "f\n");
    p->path = false;
}

static void close_mark(struct pen *p)
{
    fill_path(p);
    if (p->open)
        OUT(p->out, "EMC\n");
    p->open = false;
}

static void open_mark(struct pen *p, int tag)
{
    if (p->c->marks == NULL || (p->open && p->tag == tag))
        return;
    close_mark(p);
    p->open = true;
    p->tag = tag;
    if (tag == TAG_ARTIFACT) {
        OUT(p->out, "/Artifact BMC\n");
        return;
    }
    out_char(p->out, '/');
    out_z(p->out, mark_type(&p->c->pages->tags[tag]));
    OUT(p->out, "<</MCID ");
    out_number(p->out, (uint64_t)marks_add(p->c->marks, tag, p->page));
    OUT(p->out, ">>BDC\n");
}

/* Opens a sequence inside the present one; an empty `lang` is not said. */
static void open_span(struct pen *p, struct str lang, bool has_actual, struct str actual)
{
    OUT(p->out, "/Span<<");
    if (lang.n > 0) {
        OUT(p->out, "/Lang");
        text_literal(p->out, lang);
    }
    if (has_actual) {
        OUT(p->out, "/ActualText");
        text_add(p->out, actual);
    }
    OUT(p->out, ">>BDC\n");
}

struct str *content_languages(struct arena *a, const struct pages *pages)
{
    struct str *languages = arena_new(a, struct str, pages->n_tags + 1);

    for (size_t i = 0; i < pages->n_tags; i++) {
        const struct tag *t = &pages->tags[i];
        languages[i] = t->lang.n > 0 ? t->lang : t->parent < 0 ? pages->lang : languages[t->parent];
    }
    return languages;
}

/* The language of a run if it must be said, else empty. */
static struct str foreign(const struct pen *p, const struct page_item *item)
{
    if (p->c->marks == NULL || item->tag == TAG_ARTIFACT || item->run.lang.n == 0 ||
        str_eq(item->run.lang, p->c->languages[item->tag]))
        return (struct str){0};
    return item->run.lang;
}

/* ---- rules ---- */

static void set_gray(struct pen *p, int gray)
{
    if (p->gray == gray)
        return;
    p->gray = gray;
    out_decimal(p->out, (gray * 1000 + 127) / 255, ' ');
    OUT(p->out, "g\n");
}

static void draw_rule(struct pen *p, const struct page_rule *r)
{
    if (!p->path)
        set_gray(p, 0);
    p->path = true;
    out_decimal(p->out, r->x, ' ');
    out_decimal(p->out, (int64_t)p->height - r->y - r->h, ' ');
    out_decimal(p->out, r->w, ' ');
    out_decimal(p->out, r->h, ' ');
    OUT(p->out, "re\n");
}

/* ---- text ---- */

/* sin(0 ... 90 degrees) * 1,000,000 */
static const int32_t sines[91] = {
    0,      17452,  34899,  52336,  69756,  87156,  104528, 121869, 139173, 156434, 173648, 190809,
    207912, 224951, 241922, 258819, 275637, 292372, 309017, 325568, 342020, 358368, 374607, 390731,
    406737, 422618, 438371, 453990, 469472, 484810, 500000, 515038, 529919, 544639, 559193, 573576,
    587785, 601815, 615661, 629320, 642788, 656059, 669131, 681998, 694658, 707107, 719340, 731354,
    743145, 754710, 766044, 777146, 788011, 798636, 809017, 819152, 829038, 838671, 848048, 857167,
    866025, 874620, 882948, 891007, 898794, 906308, 913545, 920505, 927184, 933580, 939693, 945519,
    951057, 956305, 961262, 965926, 970296, 974370, 978148, 981627, 984808, 987688, 990268, 992546,
    994522, 996195, 997564, 998630, 999391, 999848, 1000000};

static int32_t sine(int degrees)
{
    int d = degrees % 360;

    if (d < 0)
        d += 360;
    if (d >= 180)
        return -sine(d - 180);
    return sines[d <= 90 ? d : 180 - d];
}

/* A number in millionths, |v| <= 1. */
static void add_millionths(struct strbuf *b, int32_t v)
{
    int32_t size = v < 0 ? -v : v;
    char digits[10] = {'0', '.'};

    if (v < 0)
        out_char(b, '-');
    digits[0] = (char)('0' + size / 1000000);
    for (int i = 7, rest = size % 1000000; i >= 2; i--, rest /= 10)
        digits[i] = (char)('0' + rest % 10);
    out_bytes(b, digits, 8);
    out_char(b, ' ');
}

static void set_place(struct pen *p, const struct page_item *item)
{
    mpt x = item->run.x;
    int64_t y = (int64_t)p->height - item->run.y;

    if (item->degrees % 360 != 0) {
        int32_t sin = sine(item->degrees), cos = sine(item->degrees + 90);
        add_millionths(p->out, cos);
        add_millionths(p->out, sin);
        add_millionths(p->out, -sin);
        add_millionths(p->out, cos);
    }
    out_decimal(p->out, x, ' ');
    out_decimal(p->out, y, ' ');
    out_z(p->out, item->degrees % 360 != 0 ? "Tm" : "Td");
}

static void set_font(struct pen *p, unsigned font, mpt size)
{
    if (p->font == (int)font && p->size == size)
        return;
    p->font = (int)font;
    p->size = size;
    OUT(p->out, "/F");
    out_number(p->out, font);
    out_char(p->out, ' ');
    out_decimal(p->out, size, ' ');
    OUT(p->out, "Tf ");
}

static void set_spacing(struct pen *p, int64_t spacing)
{
    if (p->spacing == spacing)
        return;
    p->spacing = spacing;
    out_fraction(p->out, spacing, 4, ' ');
    OUT(p->out, "Tc ");
}

/*
 * Where a reader of the stream has got to in a run, in 1/1,000,000 mpt: an
 * advance is a whole number of them (width * size), as is every adjustment
 * that we write, so that nothing is lost by rounding along a line.
 */
typedef int64_t fine;

enum { FINE = 1000000 };

/* What shows a glyph. */
struct shown {
    unsigned code;
    fine advance;
};

/* One run while it is shown. */
struct shower {
    struct pen *p;
    const struct glyph_run *run;
    unsigned font;
    const struct shown *shown; /* by glyph */
    fine at;
    bool array;  /* inside [ ] */
    bool string; /* inside ( ) */
};

static int64_t divide(int64_t a, int64_t b) /* to the nearest; b > 0 */
{
    return (a >= 0 ? a + b / 2 : a - b / 2) / b;
}

static fine gap_after(const struct shower *s, int i)
{
    const struct page_glyph *g = &s->run->glyphs[i];

    return (fine)(g[1].x - g[0].x) * FINE - s->shown[i].advance;
}

/*
 * The gap after a glyph, in 1/10 mpt, that most gaps of the run are, if most
 * are alike (Boyer and Moore's vote): what justification has put in.  Places
 * are rounded to whole mpt; the mean over the like ones tells it better.
 */
static int64_t common_gap(const struct shower *s)
{
    fine candidate = 0, sum = 0;
    int votes = 0, n = 0;

    for (int i = 0; i + 1 < s->run->n_glyphs; i++) {
        fine gap = gap_after(s, i);
        if (votes == 0)
            candidate = gap;
        votes += gap >= candidate - FINE && gap <= candidate + FINE ? 1 : -1;
    }
    for (int i = 0; i + 1 < s->run->n_glyphs; i++) {
        fine gap = gap_after(s, i);
        if (gap >= candidate - FINE && gap <= candidate + FINE) {
            sum += gap;
            n++;
        }
    }
    return n == 0 ? 0 : divide(sum, (int64_t)n * (FINE / 10));
}

static void end_show(struct shower *s)
{
    if (s->string)
        out_z(s->p->out, s->array ? ")]TJ " : ")Tj ");
    s->array = s->string = false;
}

/*
 * Moves to where the next glyph belongs, if the reader is further from it than
 * 1/1000 pt, which is how exactly layout places it.  The amount is in 1/1000 of
 * the size, to the left, with as few decimals as bring it to half of that.
 */
static void adjust(struct shower *s, mpt x)
{
    fine need = (fine)x * FINE - s->at;
    mpt size = s->run->size;

    if ((need < 0 ? -need : need) <= FINE)
        return;
    int64_t amount = 0; /* thousandths of the unit */
    for (int64_t step = 1000; step >= 1; step /= 10) {
        amount = divide(need, size * step) * step;
        fine left = need - amount * size;
        if ((left < 0 ? -left : left) <= FINE / 2)
            break;
    }
    if (s->string)
        out_z(s->p->out, s->array ? ")" : ")Tj");
    if (!s->array)
        out_char(s->p->out, '[');
    s->array = true;
    out_decimal(s->p->out, -amount, '(');
    s->string = true;
    s->at += amount * size;
}

/* A code as two bytes of a string in round brackets. */
static char *put_code(char *to, unsigned code)
{
    for (int shift = 8; shift >= 0; shift -= 8) {
        char byte = (char)(code >> shift & 0xFF);
        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
            *to++ = '\\';
        *to++ = byte == '\r' ? 'r' : byte;
    }
    return to;
}

static void show_glyph(struct shower *s, int i)
{
    struct strbuf *out = s->p->out;

    adjust(s, s->run->glyphs[i].x);
    if (!s->string)
        out_char(out, '(');
    s->string = true;
    char *start = out_room(out, 4), *end = put_code(start, s->shown[i].code);
    out->n += (size_t)(end - start);
    s->at += s->shown[i].advance + s->p->spacing * (FINE / 10);
}

/* ---- glyphs and the text behind them ---- */

static struct str glyph_text(const struct glyph_run *run, int i)
{
    return str_cut(run->text, run->glyphs[i].from, run->glyphs[i].to);
}

/* One past the glyphs that show one text together. */
static int cluster_end(const struct glyph_run *run, int i)
{
    int end = i + 1;

    while (end < run->n_glyphs && run->glyphs[end].from == run->glyphs[end].to)
        end++;
    return end;
}

static bool is_private(uint32_t u)
{
    return (u >= 0xE000 && u <= 0xF8FF) || u >= 0xF0000;
}

static bool has_private(struct str text)
{
    if (text.n <= 3 && text.n > 0 && (unsigned char)text.s[0] < 0xEE)
        return false; /* most texts: one character */
    for (size_t i = 0; i < text.n;) {
        if ((unsigned char)text.s[i] < 0xEE) { /* all begin with that byte or a greater one */
            i++;
            continue;
        }
        if (is_private(utf8_next(text, &i)))
            return true;
    }
    return false;
}

/*
 * Codes of a run.  A glyph without text of its own belongs to the one before
 * it: the text goes to that one, and a zero width space, which shows nothing,
 * to this one.  *tells is set if the codes alone tell the text: no glyphs
 * share one, no character is of private use.
 */
static bool find_codes(struct pen *p, const struct glyph_run *run, unsigned font,
                       struct shown *shown, bool *tells)
{
    *tells = true;
    for (int i = 0; i < run->n_glyphs; i++) {
        struct str text = glyph_text(run, i);
        *tells = *tells && text.n > 0 && !has_private(text);
        int width;
        shown[i].code = fonts_code(p->c->fonts, font, run->glyphs[i].gid,
                                   text.n > 0 ? text : STR("\xE2\x80\x8B"), &width);
        shown[i].advance = (fine)width * run->size * 1000;
        if (shown[i].code == 0)
            return false;
    }
    return true;
}

static void show_glyphs(struct shower *s, int from, int to)
{
    for (int i = from; i < to; i++)
        show_glyph(s, i);
}

/* Shows the run and says the text around glyphs whose codes do not tell it. */
static void show_and_say(struct shower *s)
{
    const struct glyph_run *run = s->run;

    for (int i = 0, end; i < run->n_glyphs; i = end) {
        struct str text = glyph_text(run, i);
        end = cluster_end(run, i);
        if (end == i + 1 && !has_private(text)) {
            show_glyph(s, i);
            continue;
        }
        end_show(s);
        open_span(s->p, (struct str){0}, true, text);
        show_glyphs(s, i, end);
        end_show(s);
        OUT(s->p->out, "EMC\n");
    }
}

static bool draw_run(struct pen *p, const struct page_item *item)
{
    const struct glyph_run *run = &item->run;
    struct arena tmp = {0};
    struct str lang = foreign(p, item);
    unsigned font = fonts_font(p->c->fonts, run->face);
    struct shown few[64], *shown = few;
    bool span = lang.n > 0 || run->has_actual;

    if (run->n_glyphs > (int)(sizeof few / sizeof *few))
        shown = arena_new(&tmp, struct shown, (size_t)run->n_glyphs);
    bool tells, good = find_codes(p, run, font, shown, &tells);
    if (good && run->n_glyphs > 0 && run->size > 0) {
        struct shower s = {.p = p, .run = run, .font = font, .shown = shown};
        fill_path(p);
        set_gray(p, run->gray);
        if (span)
            open_span(p, lang, run->has_actual, run->actual);
        OUT(p->out, "BT ");
        set_font(p, font, run->size);
        set_spacing(p, common_gap(&s));
        set_place(p, item);
        if (tells || run->has_actual)
            show_glyphs(&s, 0, run->n_glyphs);
        else
            show_and_say(&s);
        end_show(&s);
        OUT(p->out, "ET\n");
        if (span)
            OUT(p->out, "EMC\n");
    }
    arena_release(&tmp);
    return good;
}

bool content_write(const struct content *c, int page, struct strbuf *out)
{
    const struct page *source = &c->pages->pages[page];
    struct pen p = {.c = c, .out = out, .height = source->height, .page = page, .font = -1};
    bool good = true;

    for (size_t i = 0; i < source->n_items && good; i++) {
        const struct page_item *item = &source->items[i];
        open_mark(&p, item->tag);
        switch (item->kind) {
        case ITEM_RUN:
            good = draw_run(&p, item);
            break;
        case ITEM_RULE:
            draw_rule(&p, &item->rule);
            break;
        }
    }
    close_mark(&p);
    return good;
}
