/* gen/pdf/tree_int.h - number trees and name trees (ISO 32000-1, 7.9.6-7). */
#ifndef PDF_TREE_INT_H
#define PDF_TREE_INT_H

#include "pdf/haru_int.h"

/* A key with its value: `number` in a number tree, `name` (bytes) in a name
   tree. */
struct tree_entry {
    int number;
    struct str name;
    struct object *value;
};

/* The root, numbered, of a tree of `n` entries, which are in rising order of
   their keys.  Nodes have at most 64 entries or children, so that no limit of
   an array is ever met. */
struct object *tree_of_numbers(struct haru *h, const struct tree_entry *entries, size_t n);
struct object *tree_of_names(struct haru *h, const struct tree_entry *entries, size_t n);

#endif
