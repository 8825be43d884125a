/* gen/words/review_int.h - what a review of secrecy has passed. */
#ifndef WORDS_REVIEW_INT_H
#define WORDS_REVIEW_INT_H

#include "words/reading_int.h"

/* True if a review names what is marked. */
bool review_has(const struct words *w, const struct reading *r, const struct mark *m);

#endif
