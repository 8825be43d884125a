/* tests/words/kit.h - one text, read with the word lists of the project. */
#ifndef TESTS_WORDS_KIT_H
#define TESTS_WORDS_KIT_H

#include "words/reading_int.h"
#include "words/words.h"

struct kit {
    struct arena a;
    struct diags d;
    struct words *words;
    struct reading r;
};

/* Reads the lists; what is wrong with them fails the test. */
void kit_open(struct kit *k);
void kit_close(struct kit *k);

/* All marks of a text: "kind:excerpt;", "kind/sense:excerpt;" of those with a
   sense of structure. */
const char *kit_marks(struct kit *k, const char *text, const char *label);
/* All numbers: "printed kind;" */
const char *kit_numbers(struct kit *k, const char *text);

#endif
