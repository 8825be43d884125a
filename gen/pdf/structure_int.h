/* gen/pdf/structure_int.h - the structure tree (ISO 32000-1, 14.7). */
#ifndef PDF_STRUCTURE_INT_H
#define PDF_STRUCTURE_INT_H

#include "pdf/haru_int.h"
#include "pdf/marks_int.h"

/* A link annotation in the file. */
struct link_object {
    int tag;
    int page;
    struct object *object;
    int number;
};

/* What the tree refers to.  All of it must live until haru_write(). */
struct structure_source {
    const struct pages *pages;
    const struct marks *marks;
    const int *page_numbers; /* object numbers of the pages */
    const struct link_object *links;
    size_t n_links;
};

/* All about the elements; that of tag i has the number first + i. */
struct structure {
    struct structure_source from;
    struct object **elements;   /* by tag */
    int first;                  /* number of the element of tag 0 */
    int root;                   /* number of the StructTreeRoot */
    int *children, *n_children; /* by tag: first in child_list, how many */
    int *child_list;
    size_t *own, *n_own;         /* by tag: first in own_list, how many */
    size_t *own_list;            /* marks, grouped by tag */
    size_t *first_mark;          /* by tag: the first mark in it or below, or SIZE_MAX */
    int *first_link, *next_link; /* by tag; by link; -1 ends */
    int *id;                     /* by tag: which identifier, from 0 in the order of tags; or -1 */
    int n_ids, id_length;
};

/*
 * Makes the StructTreeRoot with all elements, in `a`.  Within an element,
 * children and its own content stand in the order of the content; children
 * without any stand where the order of tags has them.  Page i has the key i
 * in the parent tree, link k the key n_pages + k.
 */
const struct structure *structure_write(struct haru *h, struct arena *a,
                                        const struct structure_source *from, struct object **root);

#endif
