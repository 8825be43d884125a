/* gen/pdf/marks_int.h - which stretch of a page's content belongs to which
 * tag (ISO 32000-1, 14.7.4.2).
 */
#ifndef PDF_MARKS_INT_H
#define PDF_MARKS_INT_H

#include "page/page.h"

/* One marked-content sequence.  Its MCID is its number within its page. */
struct mark {
    int tag;
    int page; /* from 0 */
    int mcid; /* from 0 on each page */
};

/* All of a file, in the order of the content. */
struct marks {
    struct arena *a;
    struct mark *list;
    size_t n, cap;
};

/* Adds the next sequence of page `page`; returns its MCID. */
int marks_add(struct marks *m, int tag, int page);

/* The structure type of a tag (ISO 32000-1, 14.8.4): "P", "H1" ... */
const char *mark_type(const struct tag *tag);

#endif
