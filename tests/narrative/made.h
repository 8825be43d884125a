/* A narrative written down in a test, read back by a template. */
#ifndef TESTS_NARRATIVE_MADE_H
#define TESTS_NARRATIVE_MADE_H

#include "narrative/narrative_int.h"

/* A template of which only the blocks are given, with the styles of a good one. */
struct template *made_template(struct arena *a, const char *blocks);

/*
 * Reads lines back: "## text" is a heading, any other line a paragraph.  What
 * was read, one line each:
 *     N column=text ... ~differences      a sentence of paragraph N
 *     N ? number: text                    what was not read; "alike" if several fit
 */
struct str made_read(struct arena *a, const struct template *t, struct str lines);

#endif
