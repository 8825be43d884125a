/* Facts written down in a test, without sheets and without SQL. */
#ifndef TESTS_MERGE_MADE_H
#define TESTS_MERGE_MADE_H

#include "facts/facts.h"

/*
 * One view after another:
 *     :view|column|column
 *     value|value            a row
 * Digits are a whole number, 'digits a text, nothing is NULL, ~ empty text;
 * ^ stands for "|".
 * All functions that merge/ uses of facts.h work on it.  Lives in `a`.
 */
struct facts *made_facts(struct arena *a, const char *text);

#endif
