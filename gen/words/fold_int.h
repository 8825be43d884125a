/* gen/words/fold_int.h - characters that mean the same made equal. */
#ifndef WORDS_FOLD_INT_H
#define WORDS_FOLD_INT_H

#include "base/str.h"

/* The folded form of a character; 0: left out (blanks, what has no width). */
uint32_t fold_char(uint32_t c);

/* fold() of words.h, in `a`, with a zero byte behind it. */
struct str fold_text(struct arena *a, struct str s);

/* Characters that the beginnings of two texts have in common, as written. */
size_t common_beginning(struct str a, struct str b);

/* The characters of a text, in `a`. */
uint32_t *code_points(struct arena *a, struct str s, size_t *n);

/*
 * Least number of characters to change, add or leave out so that all of `part`
 * becomes a beginning of `text`; k + 1 if more than k (0 to 16).  *used: how
 * many characters of the text that beginning has, the longest of the best.
 * Goes through both backwards if `step` is -1: `part` and `text` then point
 * behind their last characters.  Time: n_part times 2 k + 1.
 */
int edits_to_beginning(const uint32_t *part, size_t n_part, const uint32_t *text, size_t n_text,
                       int step, int k, size_t *used);

/* distance() of words.h on folded texts. */
int edits_between(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b, int k);

/* True for a character of Chinese writing. */
static inline bool is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0x20000 && c <= 0x323AF);
}

static inline bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

#endif
