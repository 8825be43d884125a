/* gen/words/near_int.h - what is nearly a term. */
#ifndef WORDS_NEAR_INT_H
#define WORDS_NEAR_INT_H

#include "words/reading_int.h"

/*
 * A term with at most k edits in it, cut into k + 1 pieces, holds one piece
 * unharmed.  So one machine looks for all pieces, and only where one stands
 * the rest of its term is compared.
 */
struct near_term {
    const struct entry *e;
    uint32_t *c; /* its characters */
    size_t n;
    int edits;       /* at most */
    size_t reported; /* up to here in the text at hand */
};

struct near_terms {
    struct near_term *list;
    size_t n, cap;
    struct machine pieces;
    uint32_t *text; /* the characters of the one at hand */
    size_t cap_text;
};

/* Terms of fewer than 5 characters are too short to be nearly anything. */
void near_add(struct near_terms *t, struct arena *a, const struct entry *e);

struct near_hit {
    const struct near_term *term;
    size_t from, to;
    int distance;
};

/* Calls `see` for what is nearly a term, where no term itself stands
   (`is_term` [n]: the points that belong to one). */
void near_search(struct near_terms *t, const struct reading *r, const bool *is_term,
                 void (*see)(void *ctx, const struct near_hit *h), void *ctx);

#endif
