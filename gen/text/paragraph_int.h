/* gen/text/paragraph_int.h - inside a paragraph, for the files of text/ only. */
#ifndef TEXT_PARAGRAPH_INT_H
#define TEXT_PARAGRAPH_INT_H

#include "text/fontset_int.h"
#include "text/paragraph.h"

/* May a line end behind a unit?  Worse to better. */
enum line_break {
    BREAK_NEVER, /* only where a piece is wider than the line */
    BREAK_POOR,  /* a dash would begin the next line */
    BREAK_UNIT,  /* between a number and its unit */
    BREAK_OK,
    BREAK_MEANING, /* the text asks for it: U+200B */
    BREAK_FORCED   /* a line end in the text */
};

/* What is said in the text before a unit. */
enum {
    BEFORE_BY_MEANING = 1, /* U+200B */
    BEFORE_NO_BREAK = 2,   /* U+2060 */
    BEFORE_NEWLINE = 4     /* a line end */
};

/*
 * What lines are made of: a character, or more where the font draws several
 * as one.  Glyphs: the first here, the others in `extra`.
 */
struct unit {
    uint32_t code_point; /* of the first character */
    uint32_t gid;
    uint32_t from, to; /* bytes of the span's text */
    mpt width;         /* with all blank */
    mpt shift;         /* of the glyph, to the right */
    mpt lead, trail;   /* blank that a mark loses at a line's start, end */
    mpt gap;           /* to the next unit: tracking, Han to Latin; less
                          what two marks that meet lose, so maybe < 0 */
    mpt give, take;    /* how much the gap may shrink, stretch */
    int span;
    int first_extra, n_extra;
    int16_t face; /* -1: nothing to draw */
    int16_t row;
    uint8_t class, script; /* enum char_class, enum char_script */
    uint8_t brk;           /* enum line_break, behind it */
    uint8_t before;        /* BEFORE_... */
    bool wide;             /* set like a Han character: about an em, Chinese */
    bool plain;            /* a Han character of which no rule speaks */
    bool sign;             /* a hyphen that is a number's sign */
};

struct extra_glyph {
    uint32_t gid;
    mpt x; /* from the unit's start */
};

/* Sums over all units before one. */
struct sums {
    int64_t x, give, take; /* x: widths and gaps */
    int chars;             /* that are neither marks nor blank */
};

struct para_span {
    struct str text; /* without the characters that show nothing */
    bool stripped;   /* there were such: the text is the paragraph's own */
    struct str lang;
    bool chinese;
    int role, id;
    struct place at;
};

struct paragraph {
    struct fontset *fs;
    mpt size;
    struct para_span *spans;
    struct unit *units;
    int n;
    size_t cap_units;
    bool needs_shaping; /* letters, marks on them, dashes */
    struct extra_glyph *extra;
    size_t n_extra, cap_extra;
    struct sums *sums; /* [n + 1] */
    bool has_meaning;  /* a BREAK_MEANING somewhere */
    bool incomplete;   /* a character that no font has */
    mpt min_width, max_width;
};

/* Font units at a size, to the nearest mpt. */
static inline mpt em_units(int64_t units, mpt size, int units_per_em)
{
    int64_t twice = 2 * units * size;
    int64_t half = twice < 0 ? -units_per_em : units_per_em;

    return (mpt)((twice + half) / (2 * units_per_em));
}

/* ---- shape.c ---- */

/* Shapes what single characters do not show: words, marks on letters, dashes.
   Units may become fewer. */
void units_shape(struct arena *a, struct paragraph *p);

/* ---- rules.c ---- */

/* Gaps between units, breaks behind them, the sums, and what follows from
   them: has_meaning, min_width, max_width. */
void units_space(struct arena *a, struct paragraph *p, const struct paragraph_style *style);

/* ---- lines of units from..to ---- */

/* One past the last unit of from..to that is seen. */
static inline int line_end(const struct paragraph *p, int from, int to)
{
    while (to > from &&
           (p->units[to - 1].class == CHAR_SPACE || p->units[to - 1].class == CHAR_WIDE_SPACE))
        to--;
    return to;
}

/* A line's natural width, and how far it may shrink and stretch. */
struct fit {
    int64_t width, give, take;
};

/* `to` must be a line_end().  keep_lead: a mark at the start keeps its blank. */
static inline struct fit line_fit(const struct paragraph *p, int from, int to, bool keep_lead)
{
    if (to <= from)
        return (struct fit){0};

    const struct unit *last = &p->units[to - 1];
    const struct sums *s = &p->sums[from], *e = &p->sums[to - 1];
    int64_t width = e->x - s->x + last->width - last->trail;

    if (!keep_lead)
        width -= p->units[from].lead;
    return (struct fit){width, e->give - s->give, e->take - s->take};
}

/* True for a line that begins at unit `from`: an indented paragraph shows its
   indent whole, all other lines begin flush. */
static inline bool line_keeps_lead(int from, const struct paragraph_shape *shape)
{
    return from == 0 && shape->first_indent > 0;
}

/* The width that a line beginning at `from` has. */
static inline mpt line_room(int from, const struct paragraph_shape *shape)
{
    return from == 0 ? shape->width - shape->first_indent : shape->width;
}

/* ---- break.c ---- */

/*
 * The ends of all lines: ends[0..n) of unit numbers, ascending, the last p->n.
 * Returns n.  *overfull: a piece was wider than the line.
 */
int lines_choose(struct arena *a, const struct paragraph *p, const struct paragraph_shape *shape,
                 int **ends, bool *overfull);

/* ---- line.c ---- */

/* Places the units from..to as one line. */
struct line line_place(struct arena *a, const struct paragraph *p,
                       const struct paragraph_shape *shape, int from, int to);

#endif
