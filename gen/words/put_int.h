/* gen/words/put_int.h - tables of texts in the making. */
#ifndef WORDS_PUT_INT_H
#define WORDS_PUT_INT_H

#include "words/near_int.h"
#include "words/table_int.h"

/* The tables that have rows of each text, in the order in which they get them;
   their first columns are id, text_id, at. */
enum part { PART_SENTENCE, PART_QUANTITY, PART_MENTION, PART_NEAR, PART_MARK, PARTS };

struct put {
    struct arena *a;      /* of the tables */
    struct arena scratch; /* of the reading */
    struct words *w;
    struct machine terms;
    struct near_terms near_terms;
    struct reading r;
    struct table_of text;
    struct table_of parts[PARTS];
    struct known *known; /* [room] texts that were read, by hash; see put.c */
    size_t room;         /* a power of two */
    bool *is_term;
    size_t cap_is_term;
    /* of the text at hand: */
    int64_t id;
    struct str at;
};

/* Where a text of the dataset stands. */
struct source {
    struct str sheet, col, kind, head;
    int64_t row;
};

/* Empty tables for about so many texts. */
void put_begin(struct put *p, size_t n_texts);
/* A row for the text, which the reading has just taken or the copy of which row
   `of` of the texts is, from 1; 0: none. */
void put_text_row(struct put *p, const struct source *s, struct str text, int of);
/* The rows of all parts of the text that the reading has just taken. */
void put_parts(struct put *p);
/* The same for a text as one before: rows from..to of each part. */
void put_parts_again(struct put *p, const int *from, const int *to);

#endif
