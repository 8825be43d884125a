/* gen/words/quantity_int.h - what stands around a number. */
#ifndef WORDS_QUANTITY_INT_H
#define WORDS_QUANTITY_INT_H

#include "words/reading_int.h"

/* The words that a number goes with.  Hits of the reading, or NULL. */
struct context {
    const struct hit *compare, *direction, *subject;
    size_t clause_from, clause_to; /* points of its clause */
};

/* Goes along with the numbers of a text; zeroed at its beginning. */
struct context_walk {
    size_t next;   /* first word that ends behind the number */
    size_t seen;   /* up to here clauses and sentences are known */
    size_t clause; /* where they begin */
    size_t sentence;
    size_t clause_to; /* where the clause ends, if behind `seen` */
    const struct hit *direction, *subject, *before;
};

struct context context_of(const struct reading *r, struct context_walk *w, const struct number *x);

#endif
