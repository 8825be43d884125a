/* gen/read/markdown.h - prose of the department, as rows. */
#ifndef READ_MARKDOWN_H
#define READ_MARKDOWN_H

#include "base/diag.h"

enum prose_kind { PROSE_HEADING, PROSE_PARAGRAPH, PROSE_ITEM };

struct prose_row {
    enum prose_kind kind;
    int level; /* of a heading 1..6, of an item 1.. (its list's depth), else 0 */
    struct str text;
    int line; /* where it begins */
};

struct prose {
    struct prose_row *rows;
    size_t n, cap;
};

/*
 * Reads CommonMark into headings, paragraphs and list items.  Emphasis and
 * code spans become plain text.  Line ends within a paragraph vanish, with
 * the blanks around them; between two Latin words they are one space.  Lines
 * may be indented, by U+3000 too, without becoming code.
 *
 * What the document has no place for (tables, HTML, pictures, links, code
 * blocks, quotations, rules) is reported at its line (PROSE_...), and the
 * result is false; its text is left out.  `text` is UTF-8.
 */
bool markdown_parse(struct arena *a, struct str path, struct str text, struct prose *out,
                    struct diags *d);

#endif
