/* gen/words/reading_int.h - one text, gone through: its characters, words, brackets, numbers. */
#ifndef WORDS_READING_INT_H
#define WORDS_READING_INT_H

#include "words/lexicon_int.h"

/* A folded character and where it comes from. */
struct point {
    uint32_t c;    /* folded */
    uint32_t raw;  /* as written */
    uint32_t pos;  /* character of the text, from 1 */
    uint32_t byte; /* of the text */
    uint32_t fold; /* byte of the folded text */
    int first;     /* first of the words that begin here, or -1 */
    uint32_t in;   /* the innermost bracket or quote that is open here (folded), or 0 */
    bool gap;      /* blanks before it */
    bool ends;     /* closes a sentence */
};

/* A word of the lists, or a term, at a place of the text. */
struct hit {
    size_t from, to; /* points */
    const struct entry *e;
    int before;    /* the hit of its kind before it, or -1 */
    int next;      /* another that begins at the same place, or -1 */
    bool replaced; /* a longer one of its kind stands there */
};

/* A number with its unit.  Where `n` is not known (too long) it is a code. */
struct number {
    size_t from, to; /* points of the digits */
    size_t end;      /* behind the unit */
    int64_t n;
    int decimals;
    int64_t scale;            /* of the multiplier: 10000 */
    struct str kind;          /* money, percent ... */
    const struct entry *unit; /* or NULL */
    size_t unit_from;         /* multiplier and unit are unit_from..end */
    size_t base_from;         /* the unit without multiplier: base_from..end */
    int year, month, day;     /* of a year or date, else 0 */
    bool known, han, grouped;
};

/* What is worth a finding. */
struct mark {
    struct str kind, sense;
    size_t from, to; /* points */
    bool has_values;
    int64_t a, b;
};

/* All arrays are kept from text to text. */
struct reading {
    struct arena *a; /* of the arrays */
    const struct words *words;
    const struct machine *terms; /* more words to find, or NULL */
    struct str text, label;
    uint32_t label_kinds; /* set of the kinds of words in the label */
    struct strbuf folded;
    struct point *p; /* [n + 1]: the last one is the end */
    size_t n, cap_p;
    struct hit *hits;
    size_t n_hits, cap_hits;
    int *last_of_kind; /* [n_kinds] */
    size_t n_kinds;
    struct number *numbers;
    size_t n_numbers, cap_numbers;
    bool numbers_read;
    struct mark *marks;
    size_t n_marks, cap_marks;
    struct open *open; /* brackets not closed yet */
    size_t n_open, cap_open;
};

void reading_start(struct reading *r, struct arena *a, const struct words *w,
                   const struct machine *terms, size_t n_kinds);

/* Characters, words, sentences, brackets, numbers.  `text` and `label` must
   live until the next call; a label at the same address is the same. */
void reading_take(struct reading *r, struct str text, struct str label);

/* Characters and words only: enough for marks of persons and of secrecy. */
void reading_take_words(struct reading *r, struct str text, struct str label);

/* Takes the label alone: sets label_kinds.  reading_take() with it then has
   nothing more to do for it. */
void reading_label(struct reading *r, struct str label);

static inline bool label_has(const struct reading *r, enum kind kind)
{
    return (r->label_kinds >> kind & 1) != 0;
}

/* The parts of reading_take(), each in its own file. */
void read_brackets(struct reading *r);
void read_numbers(struct reading *r);

/* Further marks. */
void mark_style(struct reading *r);
void mark_residue(struct reading *r);
void mark_arithmetic(struct reading *r);
void mark_persons(struct reading *r);
void mark_secrecy(struct reading *r); /* reads numbers where it needs them */

void reading_mark(struct reading *r, struct str kind, struct str sense, size_t from, size_t to);

/* The text as written between two points. */
struct str reading_cut(const struct reading *r, size_t from, size_t to);

/* The longest word of this kind (one of those looked for at a place) that
   begins at point `i`, or NULL. */
const struct entry *word_at(const struct reading *r, size_t i, enum kind kind);
/* A hit of this kind that begins at point `i`, or NULL. */
const struct hit *hit_at(const struct reading *r, size_t i, int kind);

/* Punctuation that ends a part of a sentence. */
bool ends_clause(const struct point *p);

#endif
