/* gen/merge/merge_int.h - a document in the making. */
#ifndef MERGE_MERGE_INT_H
#define MERGE_MERGE_INT_H

#include "merge/format.h"
#include "merge/merge.h"

/* A row that texts can name columns of: of a <template data>, an <each>, a table. */
struct frame {
    const struct rows *rows;
    int row;
};

/* Where a ref was found: in a frame (counted from the outermost), or in a view
   of its own.  Which frames stand around a place of the template does not
   depend on facts, so each ref is looked for once. */
struct slot {
    const struct rows *rows; /* NULL: not found */
    int frame;               /* -1: row 0 of `rows` */
    int column;
    int key; /* column of the row's key, or -1 */
};

/* Where a source was found. */
struct found_rows {
    const struct rows *rows;
    int match; /* column that is matched, or -1 */
    int key;
};

enum { LEVELS = 10 };

struct merger {
    struct arena *a;
    struct facts *f;
    const struct template *t;
    struct diags *d;

    struct slot *slots;         /* [t->n_refs] */
    struct found_rows *sources; /* [t->n_sources] */
    struct frame *frames;
    size_t n_frames, cap_frames;

    struct block *blocks;
    size_t n_blocks, cap_blocks;
    size_t first_movable;               /* headings before it keep their page */
    const struct page_style *page;      /* around the place */
    const struct page_style *next_page; /* begins before the next block, or NULL */

    int level;          /* of the heading that the place is under */
    int counts[LEVELS]; /* headings so far, by level */
    int item;           /* items so far in this <items> */

    struct heading *title;  /* of the next table, or NULL */
    struct str table_title; /* for its continuation lines */

    struct span *spans; /* under construction */
    size_t n_spans, cap_spans;
    struct strbuf word; /* one value under construction */

    bool in_table;   /* blanks are blank, not missing */
    bool zero_blank; /* an amount of zero prints nothing */
    bool commas;
    int widest;   /* most digits before a point, so far */
    size_t spent; /* spans and cells, against SPENT_MAX */
};

/* A document of 1,000 pages spends about half of it. */
enum { SPENT_MAX = 2000000 };

/* ---- resolve.c ---- */

/* Finds all views and columns.  False: some are missing, reported. */
bool resolve(struct merger *m);

/* ---- value.c ---- */

const struct value *ref_value(const struct merger *m, const struct ref *r);
bool value_true(const struct value *v);
bool value_blank(const struct value *v);
bool value_equal(const struct value *a, const struct value *b);
/* The value as a truth; false for a ref that is none. */
bool ref_true(const struct merger *m, const struct ref *r);
/* The rows of a source: calls `each` with the row's frame pushed. */
void source_each(struct merger *m, const struct source *s, void (*each)(struct merger *, void *),
                 void *ctx);
/* Their numbers; NULL and *n rows: all of 0 ... *n - 1. */
const int *source_rows(struct merger *m, const struct source *s, int *n);
void push_frame(struct merger *m, const struct rows *rows);
void pop_frame(struct merger *m);
/* The alternative of a <choose> that holds, or NULL. */
const struct node *choose(const struct merger *m, const struct node *choose);
/* One more thing made.  False: too many, reported once. */
bool spend(struct merger *m, struct place at);

/* ---- text.c ---- */

/* What a text says in the language of the document: the only place where a
   text of the template is looked up, whole, by its source. */
const struct text *wording(const struct merger *m, const struct text *t);

/* Appends the spans of a text to m->spans. */
void add_text(struct merger *m, const struct text *t, struct str term_role);
void add_literal(struct merger *m, struct str s, struct str role, struct place at);
/* Takes what was appended since `from` as an array of its own. */
struct span *take_spans(struct merger *m, size_t from, int *n);
bool text_blank(const struct merger *m, const struct text *t);
/* The text without spans or places to break. */
struct str plain_text(struct merger *m, const struct text *t);
struct str plain_spans(struct merger *m, const struct span *spans, int n);

/* The value of a placeholder that is a word. */
struct word {
    const char *name;
    int64_t number;
    struct str text; /* empty: the number */
};

/* A text whose placeholders are words. */
struct str fill(struct merger *m, const struct text *t, const struct word *words, size_t n);

/* ---- block.c ---- */

void merge_blocks(struct merger *m, const struct node *nodes);
struct block *add_block(struct merger *m, enum block_kind kind);
/* A paragraph of what was appended since `from`; none if that is empty. */
void add_par(struct merger *m, const struct par_look *look, enum par_kind kind, size_t from);
/* A heading of what was appended since `from`, numbered and counted. */
struct heading *make_heading(struct merger *m, int level, const struct par_look *look, size_t from,
                             bool numbered, bool listed, struct place at);
void add_heading(struct merger *m, struct heading *h);
void merge_sentences(struct merger *m, const struct node *nodes, const struct par_look *look);
void add_number(struct merger *m, const struct text *format, int n, const struct par_look *look,
                struct place at);

/* ---- prose.c ---- */

void merge_prose(struct merger *m, const struct node *n);

/* ---- table.c, grid.c ---- */

void merge_table(struct merger *m, const struct node *n);
void merge_grid(struct merger *m, const struct node *n);
/* The block of a table, with what <table> and <grid> share. */
struct table *add_table(struct merger *m, const struct table_node *t, struct place at);

#endif
