/* gen/words/functions_int.h - functions for SQL, see words.h. */
#ifndef WORDS_FUNCTIONS_INT_H
#define WORDS_FUNCTIONS_INT_H

#include "words/words.h"

void functions_lend(struct words *w, struct facts *f);

#endif
