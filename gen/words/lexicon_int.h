/* gen/words/lexicon_int.h - word lists, and the machine that finds all their words at once. */
#ifndef WORDS_LEXICON_INT_H
#define WORDS_LEXICON_INT_H

#include "base/diag.h"

/* Kinds of words that the program itself asks for.  Others may stand in the
   list for rules; they get numbers from KIND_BUILTIN on. */
enum kind {
#define KIND(id, name, file) KIND_##id,
#include "words/kinds.def"
#undef KIND
    KIND_BUILTIN
};

struct entry {
    int kind;
    struct str word;   /* as the list has it */
    struct str folded; /* ends with a zero byte, as all texts for SQL */
    struct str sense;
    int64_t scale;
    int length;  /* characters of folded */
    int of_term; /* near.c: number of the term that this is a piece of, and ... */
    int offset;  /* ... where it stands in it */
    int next;    /* another entry of the same word, or -1 */
};

/*
 * A machine after Aho and Corasick over characters: goes through a text once
 * and stops at each place where a word ends, however many words there are.
 */
struct machine {
    struct arena *a;
    struct node *nodes;
    size_t n_nodes, cap_nodes;
    struct edge *edges; /* hash table by node and character */
    size_t room;        /* of it, a power of two */
    size_t n_edges;
    int *root; /* [0x10000] by character: node, or 0 */
    struct entry *entries;
    size_t n_entries, cap_entries;
};

void machine_add(struct machine *m, struct entry e);
/* After the last word, before the first search. */
void machine_finish(struct machine *m);

/* The node after node `at` (at first 0) and character `c`.  *out: the longest
   word that ends here, as a node with an entry; 0 if there is none. */
int machine_step(const struct machine *m, int at, uint32_t c, int *out);
/* First entry of a node; the next shorter word that ends there, or 0. */
int machine_entry(const struct machine *m, int node);
int machine_shorter(const struct machine *m, int node);

/* The node below `at` by `c`, or -1: to look for words that begin at one place. */
int machine_child(const struct machine *m, int at, uint32_t c);

struct words {
    struct arena *a;
    struct str *kinds; /* names for SQL, by number */
    size_t n_kinds, cap_kinds;
    struct machine anywhere; /* words looked for in all of a text */
    struct machine here;     /* those that only matter at a place (units, numerals, ...) */
    uint32_t *begins;        /* [0x10000] kinds of words of `here` that begin with a character */
    struct str *reviewed;    /* parts of reviews, folded */
    size_t n_reviewed, cap_reviewed;
    bool all_reviewed;
};

/* Number of a kind; added if it is new. */
int words_kind(struct words *w, struct str name);

#endif
