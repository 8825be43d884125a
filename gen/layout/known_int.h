/* gen/layout/known_int.h - texts that come again.
 *
 * Tables say the same words in row after row, in columns of the same width.
 * What was shaped and broken once is taken from here.
 */
#ifndef LAYOUT_KNOWN_INT_H
#define LAYOUT_KNOWN_INT_H

#include "text/paragraph.h"

/* All that the shape of a text of one span follows from. */
struct text_key {
    struct str text, lang;
    int role;
    struct paragraph_style style;
};

/* Lines of a text in a shape. */
struct known_lines {
    struct paragraph_shape shape;
    struct lines lines;
    struct known_lines *next;
};

struct known_text {
    struct text_key key;
    uint32_t hash;
    struct paragraph *paragraph;
    struct known_lines *lines;
};

/* A hash table; zeroed, it is empty. */
struct known_texts {
    struct known_text **slots;
    size_t n, cap; /* cap: 0 or a power of two */
};

/* The entry of a text, or NULL. */
struct known_text *known_find(const struct known_texts *t, const struct text_key *key);
/* Adds a text that is not there yet; borrows the strings of the key. */
struct known_text *known_add(struct arena *a, struct known_texts *t, const struct text_key *key,
                             struct paragraph *p);

/* The lines of a text in this shape, or NULL. */
const struct lines *known_lines_find(const struct known_text *k,
                                     const struct paragraph_shape *shape);
void known_lines_add(struct arena *a, struct known_text *k, const struct paragraph_shape *shape,
                     const struct lines *lines);

#endif
