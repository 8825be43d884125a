/* gen/pdf/content_int.h - the content stream of a page. */
#ifndef PDF_CONTENT_INT_H
#define PDF_CONTENT_INT_H

#include "page/page.h"
#include "pdf/fonts_int.h"
#include "pdf/marks_int.h"

/* What the pages of one file have in common. */
struct content {
    const struct pages *pages;
    struct fonts *fonts;
    struct marks *marks;   /* NULL: nothing is tagged */
    struct str *languages; /* by tag: its own or its ancestors' language */
};

/* Finds the language of every tag.  In `a`. */
struct str *content_languages(struct arena *a, const struct pages *pages);

/*
 * Appends page `page` (from 0) to `out` as operators: each item where and in
 * the order in which the page has it, positions true to 1/1000 pt.  Items of
 * one tag that follow one another share a marked-content sequence; what has
 * no tag is an artifact.  False if a font has no code left for a glyph.
 */
bool content_write(const struct content *c, int page, struct strbuf *out);

#endif
