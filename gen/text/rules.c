/* What stands between two characters: a gap, and perhaps a line's end. */
#include "text/paragraph_int.h"

/* ---- kinds of units ---- */

static bool is_letter_or_digit(const struct unit *u)
{
    return u->class == CHAR_LETTER || u->class == CHAR_DIGIT;
}

/* Letters, digits and the narrow signs that stand among them. */
static bool is_narrow(const struct unit *u)
{
    return !u->wide && (u->script == SCRIPT_LATIN || u->script == SCRIPT_DIGIT) &&
           u->class != CHAR_SPACE;
}

static bool is_blank(const struct unit *u)
{
    return u->class == CHAR_SPACE || u->class == CHAR_WIDE_SPACE;
}

/* A full-width mark with a blank half. */
static bool is_mark(const struct unit *u)
{
    return u->wide && (u->class == CHAR_OPEN || u->class == CHAR_CLOSE || u->class == CHAR_STOP);
}

/* ---- gaps ---- */

/* Half of the tracking for half-width digits and marks, none between letters. */
static mpt tracking_after(const struct unit *u, mpt tracking)
{
    if (u->wide)
        return tracking;
    return u->class == CHAR_DIGIT || u->script == SCRIPT_PUNCT ? tracking / 2 : 0;
}

/* CLREQ 3.2.2: Han beside Latin letters or digits stands off a quarter em. */
static bool stands_off(const struct unit *u)
{
    return is_letter_or_digit(u) || u->sign ||
           ((u->class == CHAR_POSTFIX || u->class == CHAR_PREFIX) && !u->wide);
}

static bool han_meets_latin(const struct unit *a, const struct unit *b)
{
    return (a->class == CHAR_HAN && a->wide && stands_off(b)) ||
           (b->class == CHAR_HAN && b->wide && stands_off(a));
}

/* How much may be added here when a line is stretched: a sixth of an em
   between characters, less beside marks, most at word spaces. */
static mpt take_between(const struct unit *a, const struct unit *b, mpt em)
{
    if (a->class == CHAR_SPACE || a->class == CHAR_GLUE)
        return em / 4;
    if (b->class == CHAR_SPACE || b->class == CHAR_GLUE || a->class == CHAR_WIDE_SPACE ||
        b->class == CHAR_WIDE_SPACE)
        return 0;
    if (!a->wide && !b->wide)
        return 0;
    if (a->class == b->class && (a->class == CHAR_DASH || a->class == CHAR_DOTS))
        return 0;
    if (b->class == CHAR_POSTFIX || a->class == CHAR_PREFIX)
        return 0;
    if (a->class == CHAR_OPEN || b->class == CHAR_CLOSE || b->class == CHAR_STOP)
        return em / 12;
    return em / 6;
}

/*
 * Two marks that meet lose half an em of the blank between them (CLREQ 3.1.6:
 * 2 em become 1.5); what blank is left may go when the line is shrunk.
 */
static void space_between(struct unit *a, const struct unit *b, const struct paragraph_style *style)
{
    mpt em = style->size;
    mpt blank = a->trail + b->lead;

    a->gap = tracking_after(a, style->tracking);
    a->take = take_between(a, b, em);
    if (is_mark(a) && is_mark(b)) {
        mpt cut = blank < em / 2 ? blank : em / 2;
        a->gap -= cut;
        blank -= cut;
    }
    a->give = blank;
    if (style->auto_space && han_meets_latin(a, b)) {
        a->gap += em / 4;
        a->give += em / 8;
    }
    if (a->class == CHAR_SPACE)
        a->give += a->width / 3;
}

/* ---- breaks ---- */

/* CLREQ 3.1.7, GB/T 15834: not at a line's start. */
static bool may_not_begin(const struct unit *u)
{
    return u->class == CHAR_CLOSE || u->class == CHAR_STOP || u->class == CHAR_MIDDLE ||
           u->class == CHAR_POSTFIX || u->class == CHAR_SLASH;
}

/* Letters, digits and what belongs to them: 3.5, km/h, f(x), e.g., A4. */
static bool holds_together(const struct unit *a, const struct unit *b)
{
    if (is_letter_or_digit(b) && a->class == CHAR_HYPHEN)
        return a->sign || b->class == CHAR_DIGIT;
    if (is_letter_or_digit(a) || (a->class == CHAR_POSTFIX && !a->wide))
        return is_letter_or_digit(b) ||
               (!b->wide && (b->class == CHAR_OPEN || b->class == CHAR_HYPHEN ||
                             (b->class == CHAR_SYMBOL && b->script == SCRIPT_LATIN)));
    if (is_letter_or_digit(b))
        return !a->wide && (a->class == CHAR_STOP || a->class == CHAR_CLOSE ||
                            (a->class == CHAR_SYMBOL && a->script == SCRIPT_LATIN));
    return false;
}

static enum line_break break_between(const struct unit *a, const struct unit *b)
{
    if ((b->before & BEFORE_NEWLINE))
        return BREAK_FORCED;
    if (may_not_begin(b) || a->class == CHAR_OPEN || is_blank(b) || b->class == CHAR_MARK)
        return BREAK_NEVER;
    if ((b->before & BEFORE_BY_MEANING))
        return BREAK_MEANING;
    if ((b->before & BEFORE_NO_BREAK) || a->class == CHAR_GLUE || b->class == CHAR_GLUE)
        return BREAK_NEVER;
    if (is_blank(a))
        return BREAK_OK;
    if (a->class == CHAR_PREFIX && (b->class == CHAR_DIGIT || b->class == CHAR_PREFIX || b->sign))
        return BREAK_NEVER;
    if (holds_together(a, b) || (b->class == CHAR_HYPHEN && is_narrow(a)))
        return BREAK_NEVER;
    if (b->class == CHAR_DASH || b->class == CHAR_DOTS)
        return a->class == b->class ? BREAK_NEVER : BREAK_POOR;
    if (a->class == CHAR_SLASH)
        return BREAK_POOR;
    if (a->class == CHAR_DIGIT && b->class == CHAR_HAN)
        return BREAK_UNIT;
    return BREAK_OK;
}

/* ---- units of measure ---- */

struct measure_word {
    int n;
    uint32_t c[4];
};

static const uint32_t multipliers[] = {
#define MULTIPLIER(c) c,
#define UNIT(n, ...)
#include "text/units.def"
#undef MULTIPLIER
#undef UNIT
};

static const struct measure_word measure_words[] = {
#define MULTIPLIER(c)
#define UNIT(n, ...) {n, {__VA_ARGS__}},
#include "text/units.def"
#undef MULTIPLIER
#undef UNIT
};

static bool is_multiplier(uint32_t c)
{
    for (size_t i = 0; i < sizeof multipliers / sizeof *multipliers; i++)
        if (multipliers[i] == c)
            return true;
    return false;
}

/* Number of characters of the longest measure word at unit i; at least 1. */
static int measure_word_at(const struct paragraph *p, int i)
{
    int longest = 1;

    for (size_t k = 0; k < sizeof measure_words / sizeof *measure_words; k++) {
        const struct measure_word *m = &measure_words[k];
        int same = 0;
        while (same < m->n && i + same < p->n && p->units[i + same].code_point == m->c[same])
            same++;
        if (same == m->n && same > longest)
            longest = same;
    }
    return longest;
}

/* One past the last character that stays with the number before unit i. */
static int measure_word_end(const struct paragraph *p, int i)
{
    while (measure_word_at(p, i) == 1 && is_multiplier(p->units[i].code_point) && i + 1 < p->n &&
           p->units[i + 1].class == CHAR_HAN)
        i++;
    return i + measure_word_at(p, i);
}

/* ---- all of a paragraph ---- */

/* What a last line must have enough of: neither marks nor blank. */
static bool is_counted(const struct unit *u)
{
    return u->plain || u->class == CHAR_HAN || u->class == CHAR_DIGIT || u->class == CHAR_LETTER ||
           u->class == CHAR_SYMBOL || u->class == CHAR_POSTFIX || u->class == CHAR_PREFIX;
}

/* On the way from the first unit to the last. */
struct spacing {
    struct paragraph *p;
    const struct paragraph_style *style;
    bool after_open;  /* an opening mark, and blanks at most behind it */
    int kept_until;   /* units up to here stay with a number */
    int piece, line;  /* where what may not be broken, and the line, began */
    int64_t min, max; /* widths so far */
};

/* Unit i and the one behind it, if a rule may speak of them. */
static void set_between(struct spacing *s, int i)
{
    struct unit *a = &s->p->units[i];
    const struct unit *b = a + 1;

    space_between(a, b, s->style);
    a->brk = (uint8_t)break_between(a, b);
    s->after_open = a->class == CHAR_OPEN || (s->after_open && is_blank(a));
    if (s->after_open && a->brk != BREAK_FORCED)
        a->brk = BREAK_NEVER;
    if (a->class == CHAR_DIGIT && b->class == CHAR_HAN)
        s->kept_until = measure_word_end(s->p, i + 1);
}

/* The width of units from..to on a line of their own. */
static int64_t width_of(const struct paragraph *p, int from, int to)
{
    return line_fit(p, from, line_end(p, from, to), false).width;
}

/* A line may end behind unit i. */
static void measure(struct spacing *s, int i)
{
    const struct paragraph *p = s->p;
    bool alone = s->piece == i && p->units[i].plain;
    int64_t width = alone ? p->units[i].width : width_of(p, s->piece, i + 1);

    s->min = width > s->min ? width : s->min;
    s->piece = i + 1;
    if (p->units[i].brk != BREAK_FORCED)
        return;
    width = width_of(p, s->line, i + 1);
    s->max = width > s->max ? width : s->max;
    s->line = i + 1;
}

static mpt clamp(int64_t width)
{
    return width < 0 ? 0 : width > MPT_MAX ? MPT_MAX : (mpt)width;
}

void units_space(struct arena *a, struct paragraph *p, const struct paragraph_style *style)
{
    struct spacing s = {.p = p, .style = style};
    mpt take = style->size / 6;
    struct sums sum = {0};

    p->sums = arena_new(a, struct sums, (size_t)p->n + 1);
    for (int i = 0; i < p->n; i++) {
        struct unit *u = &p->units[i];
        if (i + 1 == p->n) {
            u->brk = BREAK_FORCED;
        } else if (u->plain && u[1].plain) {
            u->gap = style->tracking;
            u->take = take;
            u->brk = BREAK_OK;
            s.after_open = false;
        } else {
            set_between(&s, i);
        }
        if (i + 1 < s.kept_until && u->brk == BREAK_OK)
            u->brk = BREAK_UNIT;
        if (u->brk >= BREAK_OK)
            measure(&s, i);
        p->has_meaning |= u->brk == BREAK_MEANING;
        sum.x += u->width + u->gap;
        sum.give += u->give;
        sum.take += u->take;
        sum.chars += is_counted(u);
        p->sums[i + 1] = sum;
    }
    p->min_width = clamp(s.min);
    p->max_width = clamp(s.max);
}
