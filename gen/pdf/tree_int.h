/* gen/pdf/tree_int.h - number trees and name trees (ISO 32000-1, 7.9.6-7). */
#ifndef PDF_TREE_INT_H
#define PDF_TREE_INT_H

#include "pdf/haru_int.h"

/* What a tree is about: `n` entries in rising order of their keys, printed
   when the file is written. */
struct tree {
    size_t n;
    bool names;      /* keys are strings, else numbers */
    haru_print *key; /* each prints that part of entry i */
    haru_print *value;
    const void *ctx;
};

/* Makes the tree in `a`; returns its root, numbered.  Nodes have few entries or
   children, so that no limit of an array is ever met. */
struct object *tree_write(struct haru *h, struct arena *a, const struct tree *tree);

#endif
