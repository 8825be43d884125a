/* gen/text/paragraph.h - text into lines of placed glyphs. */
#ifndef TEXT_PARAGRAPH_H
#define TEXT_PARAGRAPH_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/glyph.h"
#include "base/len.h"
#include "text/font.h"

#include <stdbool.h>

/*
 * A stretch of text in one role.  `id` comes back on the runs.
 *
 * Some characters of the text are commands and are not in the text of the
 * lines: U+200B, a place to break by meaning; U+2060, no break here; a line
 * end, which ends the line.  Soft hyphens, joiners, variation selectors and
 * control characters are dropped.  Blanks at a line's end stay in its text
 * and hang behind its width.
 */
struct text_span {
    struct str text; /* UTF-8; ill-formed bytes count as U+FFFD each */
    int role;        /* fontset_role() */
    struct str lang; /* BCP 47; "zh..." or "en..." decide spacing, hyphens */
    int id;
    struct place at; /* for findings: missing characters */
};

/* Text that has been shaped and analysed once and can be broken many times. */
struct paragraph;

struct paragraph_style {
    mpt size;
    mpt tracking;    /* after each em-wide character, half of it after a
                        half-width digit, none at a line's end */
    bool auto_space; /* 1/4 em between Han and Latin or digits */
};

/*
 * Shapes spans [n] and finds out where they may break.  A character that no
 * font of its role has is reported (MISSING_CHARACTER: the character, its
 * code point, the text around it) at the span's place, once per character
 * and place, and drawn as nothing.  The result lives in `a`, and borrows the
 * texts and languages of the spans.
 */
struct paragraph *paragraph_new(struct arena *a, struct fontset *fs, const struct text_span *spans,
                                int n, const struct paragraph_style *style, struct diags *d);

/* Width of the widest piece that may not be broken; of all text on one line. */
mpt paragraph_min_width(const struct paragraph *p);
mpt paragraph_max_width(const struct paragraph *p);
/* True if there is nothing to see. */
bool paragraph_blank(const struct paragraph *p);
/* True if it has characters that no font has. */
bool paragraph_incomplete(const struct paragraph *p);

enum paragraph_fill {
    FILL_JUSTIFY,  /* both edges; last line ragged */
    FILL_RAGGED,   /* left edge; fewest lines, then the most even ones; the last
                      counts for evenness only where it is centred */
    FILL_FIRST_FIT /* left edge; lines as full as they go; last_min_chars is
                      not looked at */
};

struct paragraph_shape {
    mpt width;        /* of a full line */
    mpt first_indent; /* first line begins so far to the right; may be < 0 */
    enum paragraph_fill fill;
    bool centered;      /* closing marks count half at the end: ink is centred */
    int last_min_chars; /* last line has at least so many characters; 0: any */
};

/* Glyphs of one face within one span. */
struct line_run {
    int face;
    mpt size;
    mpt x, width; /* from the line's start */
    struct page_glyph *glyphs;
    int n_glyphs;
    struct str text;
    int span_id;
    struct str lang;
    struct str actual; /* see struct glyph_run */
    bool has_actual;
};

struct line {
    mpt x;     /* first_indent on the first line, else 0 */
    mpt width; /* of what is set, trailing blank halves cut */
    struct line_run *runs;
    int n_runs;
    bool last;
    int n_chars; /* characters in it, marks included */
};

struct lines {
    struct line *lines;
    int n;
    mpt width;     /* of the widest */
    bool overfull; /* a piece is wider than the line */
};

/*
 * Breaks into lines of `shape`, the whole paragraph at once: least badness
 * (Knuth and Plass 1981) over the permitted breaks of CLREQ and GB/T 15834.
 *
 * Justified: the blank halves of marks and the gaps to Latin shrink first,
 * then all gaps stretch, by at most a sixth of an em while there is another
 * way.  A mark at a line's end takes half its width; so does an opening mark
 * at a line's start, but for the first line where it is indented.  A number
 * stays with its unit unless the stretch would pass twice that limit.
 *
 * Not justified: where the text has U+200B, lines end there and elsewhere
 * only where a piece between two is wider than the line.  In justified text
 * it is a break like any other.
 *
 * The text is never lost: a piece that is wider than the line is broken
 * anywhere, or sticks out, and the result says overfull.  Lives in `a`; the
 * paragraph is not needed for it, but the texts of the spans are.
 */
struct lines paragraph_break(struct arena *a, struct paragraph *p,
                             const struct paragraph_shape *shape);

/*
 * Metrics of the em box, the same for all faces of this house: the box of a
 * character reaches 0.88 em above and 0.12 em below its baseline.
 */
mpt em_above(mpt size);
mpt em_below(mpt size);

#endif
