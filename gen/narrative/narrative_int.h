/* gen/narrative/narrative_int.h - patterns, and how a text is laid against them. */
#ifndef NARRATIVE_NARRATIVE_INT_H
#define NARRATIVE_NARRATIVE_INT_H

#include "narrative/narrative.h"

/* ---- texts, folded ---- */

/* A character as it is compared, and where it begins in the text. */
struct unit {
    uint32_t c;
    size_t at;
};

/* Blanks are gone; units[n].at is the length of the text. */
struct folded {
    struct str text;
    struct unit *units; /* [n + 1] */
    int *number_end;    /* [n + 1]: of the number that begins here; 0: none does */
    int *number_start;  /* [n + 1]: of the number that ends here; -1: none does */
    int n;
};

struct folded fold(struct arena *a, struct str text);
/* A stretch of it as printed, without blanks at its ends. */
struct str fold_cut(const struct folded *f, int from, int to);
/* Where the sentence that begins at `from` ends: behind its full stop and what closes behind that.
 */
int fold_sentence(const struct folded *f, int from);
bool unit_is_stop(uint32_t c);
bool unit_is_closing(uint32_t c);

/* A number in digits or Chinese numerals (U+5341 is ten); moves *at behind it.
   False: there is none, or it is beyond 99 999 999. */
bool fold_numeral(const struct folded *f, int *at, int64_t *out);

/* ---- patterns ---- */

/* What a pattern consists of: characters, and these. */
enum { OP_TEXT = -1, OP_NUMBER = -2 };

struct sentence;

/* The words of sentences: one for all that read alike. */
struct shape {
    const int32_t *ops;
    int n;
    int literals, fields;
    bool open;               /* something may follow in the same sentence */
    struct sentence *owners; /* in the order of the template */
    int pairs;               /* different pairs of characters that stand together */
    int id;
    int stamp, score; /* of pick.c */
};

struct field {
    struct str view; /* empty: a column of the rows around it */
    struct str column;
    enum format format;
    bool list;
};

/* A row of <each>. */
struct row_of {
    struct str view;
    const struct row_of *outer;
    const struct sentence *first; /* NULL: none yet */
};

struct section {
    const struct section *parent;
    struct str title;
    bool prose; /* has prose of the department */
};

struct sentence {
    struct shape *shape;
    struct sentence *next; /* of its shape */
    int number;            /* in the template, from 1 */
    const struct section *section;
    const struct row_of *row;
    const struct field *fields;
    bool title;      /* of the section */
    bool lead;       /* begins the prose of its section */
    struct ref test; /* of the alternative; column empty: none */
    bool otherwise;
};

/* Numbers of headings and items: what stands around the numeral. */
struct number_mark {
    const int32_t *before, *after;
    int n_before, n_after;
};

/* Shapes that hold two characters side by side. */
struct pair {
    uint64_t chars;
    struct shape *shape;
};

static inline uint64_t pair_chars(uint32_t a, uint32_t b)
{
    return (uint64_t)a << 32 | b;
}

struct patterns {
    struct shape **shapes; /* without those of titles */
    size_t n, cap;
    struct sentence **titles;
    size_t n_titles, cap_titles;
    struct number_mark *marks;
    size_t n_marks, cap_marks;
    struct pair *pairs; /* sorted by characters */
    size_t n_pairs;
    int ops_max;     /* of the longest shape */
    int *columns[3]; /* of lay.c: [ops_max + 1] */
    int stamp;       /* of pick.c */
};

enum { FAR = 1000 }; /* more than any cost */

struct patterns *patterns_make(struct arena *a, const struct template *t);

/* ---- laying a text against a shape ---- */

struct stretch {
    int from, to;
};

/* What stands where the placeholders are. */
struct laid {
    int cost;              /* characters that differ */
    int end;               /* behind the last character that it explains */
    struct stretch *spans; /* [shape->fields] */
    bool *strange;         /* [end - from]: characters that the shape does not explain */
};

/*
 * Lays [from, to) of a text against a shape, with at most `cost_max`
 * differences; the shape explains all of it unless it is open or `part` (then
 * its full stop may be missing).  False: it does not fit.  Only `cost` and
 * `end` are set.
 */
bool lay_cost(struct patterns *p, const struct shape *s, const struct folded *f, int from, int to,
              int cost_max, bool part, struct laid *out);
/* What stands where, for a result of lay_cost(); in `a`.  False: too long a sentence. */
bool lay_spans(struct arena *a, struct patterns *p, const struct shape *s, const struct folded *f,
               int from, struct laid *io);

/* ---- picking a sentence ---- */

struct picked {
    const struct sentence *sentence; /* NULL: none */
    bool alike;                      /* several fit, and nothing decides */
    struct laid laid;
};

/* The sentence that [from, to) is, read under `section` (NULL: unknown). */
struct picked pick(struct arena *a, struct patterns *p, const struct folded *f, int from, int to,
                   const struct section *section, bool first);
/* The title that [from, n) is; `within`: the section of the heading above. */
struct picked pick_title(struct arena *a, struct patterns *p, const struct folded *f, int from,
                         const struct section *within);
/* Passes the number that a heading or item begins with. */
int pick_mark(const struct patterns *p, const struct folded *f, int64_t *number);

/* ---- reading ---- */

struct passage {
    int64_t row, src;
    struct str kind; /* "heading", "paragraph", "item" */
    int level;
    struct str text;
};

struct said {
    const struct sentence *sentence;
    size_t block;
    struct str heading, view_key, text;
    bool has_key, at_home;
    int near;
};

struct stated {
    size_t said; /* number from 0 */
    const struct field *field;
    const struct row_of *row;
    struct str text, before, after;
};

struct unread {
    size_t block;
    struct str heading, number, text;
    bool alike;
};

enum status { STATUS_HEADING, STATUS_PROSE, STATUS_READ, STATUS_NEAR, STATUS_PART, STATUS_UNREAD };

struct paragraph {
    struct str heading, mark;
    int64_t number;
    bool has_number;
    const struct section *section;
    enum status status;
};

struct reading {
    struct said *said;
    size_t n_said, cap_said;
    struct stated *stated;
    size_t n_stated, cap_stated;
    struct unread *unread;
    size_t n_unread, cap_unread;
    struct paragraph *paragraphs; /* one a block */
};

void read_blocks_back(struct arena *a, struct patterns *p, const struct passage *blocks, size_t n,
                      struct reading *out);

/* A number as printed: its digits without the point, and how many are decimals.
   False: none. */
bool number_parse(struct str text, int64_t *scaled, int *digits);

#endif
