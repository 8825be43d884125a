/* gen/pdf/navigate_int.h - ways through the document: links, bookmarks and
 * page labels (ISO 32000-1, 12.3 to 12.5).
 */
#ifndef PDF_NAVIGATE_INT_H
#define PDF_NAVIGATE_INT_H

#include "page/page.h"
#include "pdf/haru_int.h"
#include "pdf/structure_int.h"

/* Pages as they are in the file. */
struct page_objects {
    struct object **objects;
    int *numbers;
};

/*
 * Makes the link annotations of all pages, in `a`: links of page 0 first.
 * The k-th has the key n_pages + k in the parent tree if `tagged`.  *n is
 * their number.
 */
struct link_object *links_write(struct haru *h, struct arena *a, const struct pages *pages,
                                const struct page_objects *at, bool tagged, size_t *n);

/* The outline, or NULL without bookmarks.  `structure`: NULL if
   the file has none. */
struct object *outline_write(struct haru *h, const struct pages *pages,
                             const struct page_objects *at, const struct structure *structure);

/* Page labels as they are printed: the pages' own numbers.  In `a`. */
struct object *labels_write(struct haru *h, struct arena *a, const struct pages *pages);

#endif
