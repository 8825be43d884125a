/* gen/template/template.h - a house format: what stands in a document and how it looks.
 *
 * Read from template.xml and styles.xml (docs/template-guide.md).  Everything
 * that can be said without facts is settled here: styles are found, texts are
 * parsed, heads of tables are laid out.  What needs facts is a `ref` or a
 * `source`, which merge/ finds in the views.
 */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "base/diag.h"
#include "doc/doc.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- what is asked of the facts ---- */

/* A column: of the rows around it, or, if `view` is not empty, of that view,
   which then has exactly one row.  `id` numbers all refs of a template from
   0, so that merge/ can keep what it found in an array; -1: the name is no
   column but a word of its own ({n} of a number, {title} ...). */
struct ref {
    struct str view;
    struct str column; /* empty: there is no ref */
    int id;
    struct place at;
};

/* Rows: all of a view, or those whose column `match` equals what `value`
   gives outside.  Sources are numbered like refs. */
struct source {
    struct str view;
    struct str match; /* empty: all rows */
    struct ref value;
    int id;
    struct place at;
};

/* ---- texts ---- */

enum format {
    FORMAT_PLAIN,
    FORMAT_AMOUNT,  /* fen in units, at most two decimals, no trailing zeros */
    FORMAT_AMOUNT2, /* fen in units, two decimals */
    FORMAT_RATE,    /* hundredths of a percent, no trailing zeros */
    FORMAT_HAN,     /* Chinese numeral */
    FORMAT_DATE,
    FORMAT_BREAKS /* "|" marks places to break */
};

enum piece_kind {
    PIECE_LITERAL,
    PIECE_FIELD, /* {column}, {column|format}, {view.column|format} */
    PIECE_LIST   /* {view.column|list} */
};

struct piece {
    enum piece_kind kind;
    bool term;          /* within <term> */
    struct str literal; /* marks read, where they are allowed */
    struct ref ref;
    struct source list; /* PIECE_LIST: the rows; ref.column is the column */
    enum format format;
};

/*
 * A whole sentence, paragraph, title, label or note: the unit of translation.
 * `source` is its text as the template has it, placeholders and <term>s
 * included, blanks of the XML file folded.
 */
struct text {
    struct str source;
    struct piece *pieces;
    int n;
    struct place at;
};

/* Appends `s` with its marks read: "|" is a place to break by meaning (U+200B),
   "||" ends the line (a line end). */
void text_read_marks(struct strbuf *out, struct str s);

/* ---- styles.xml ---- */

struct par_look {
    struct par_style style;
    bool title;             /* PAR_TITLE instead of PAR_TEXT */
    struct str term_role;   /* of <term>; empty: the paragraph's */
    struct str number_role; /* of the number of an item; empty: the paragraph's */
};

struct heading_look {
    int level;
    const struct par_look *look;
    struct text number;                 /* words: n; no pieces: not numbered */
    const struct par_look *number_look; /* the number is a paragraph above the title; or NULL */
    struct str gap;                     /* then between number and title in the contents */
    int contents;                       /* level in the contents; 0: not listed */
    const struct page_style *page;      /* has a page to itself; or NULL */
};

struct table_look {
    struct table_style style;
    const struct par_look *title, *note; /* NULL: none may be needed */
    struct text again;                   /* words: title */
    struct str again_suffix;
    struct text note_number; /* words: n */
    bool centered, grid_block;
};

struct contents_look {
    struct str name;
    struct contents contents;
};

struct draft_look {
    struct draft draft; /* without its spans */
    struct str watermark;
    struct place at;
};

enum thousands { THOUSANDS_AUTO, THOUSANDS_NEVER, THOUSANDS_ALWAYS };

struct styles {
    enum thousands thousands;
    int64_t fen_per_unit; /* a multiple of 100 */
    struct str list_separator;
    struct text date; /* words: y, m, d */
    struct page_style *pages;
    size_t n_pages;
    struct par_look **pars;
    size_t n_pars;
    struct heading_look *headings; /* headings[level - 1] */
    size_t n_headings;
    struct table_look **tables;
    size_t n_tables;
    struct contents_look *contents;
    size_t n_contents;
    struct draft_look *draft; /* NULL: none */
};

/* ---- template.xml ---- */

struct column_node {
    struct text content; /* what cells show */
    enum format format;  /* of a column that is one field */
    bool decimal;        /* right-aligned on the point */
    struct column measure;
    enum align align;
    enum valign valign;
    bool zero_show;    /* zero amounts print */
    struct ref zero;   /*   ... where this is true */
    struct ref indent; /* levels of 1 em */
    struct ref strong;
    int total_span;      /* columns that the cell takes in a total; 1 */
    bool merge_in_group; /* equal neighbours of a group are one cell */
    struct ref *merge;   /* one cell while these are equal */
    int n_merge;
    enum cell_continue cont;
    bool divider;
    bool row_head;
    struct place at;
};

struct head_cell {
    struct text text;
    int col, colspan, rowspan;
};

struct head_row {
    struct head_cell *cells; /* left to right */
    int n_cells;
    mpt height_min;
};

/* A text that breaks by meaning where it is a whole cell. */
struct break_word {
    struct str plain;
    struct str marked; /* with its places to break */
};

struct grid_cell {
    bool label;
    int colspan, rowspan;
    enum align align;
    enum valign valign;
    bool strong;
    enum cell_continue cont;
    struct text text;
    struct place at;
};

/* <table> and <grid>. */
struct table_node {
    const struct table_look *look;
    struct text unit, summary; /* no pieces: none */
    enum table_start start;
    bool joined;
    mpt row_height; /* 0: the style's */

    /* <table> */
    struct source rows;
    bool numbered, blank_row;
    struct ref strong, total;
    struct ref *group;
    int n_group;
    struct break_word *break_words;
    int n_break_words;
    struct column_node *columns;
    int n_columns;
    struct head_row *head;
    int n_head;
    struct text empty;  /* no pieces: none */
    struct node *notes; /* NODE_NOTE, NODE_EACH, NODE_CHOOSE */

    /* <grid>: its rows are the node's children */
    mpt *widths; /* [n_columns] */
};

enum node_kind {
    NODE_PAGE,
    NODE_SECTION, /* <part> and <section> */
    NODE_CONTENTS,
    NODE_P, /* children: NODE_TEXT, NODE_EACH, NODE_CHOOSE */
    NODE_ITEMS,
    NODE_ITEM,  /* children as of NODE_P */
    NODE_PROSE, /* children: its <empty> */
    NODE_TABLE,
    NODE_GRID, /* children: NODE_ROW, NODE_EACH, NODE_CHOOSE */
    NODE_ROW,
    NODE_NOTE,
    NODE_EACH,
    NODE_CHOOSE, /* children: NODE_WHEN */
    NODE_WHEN,   /* test.column empty: <otherwise> */
    NODE_TEXT
};

struct node {
    enum node_kind kind;
    struct place at;
    struct node *children, *next;
    const struct page_style *page;        /* NODE_PAGE */
    struct text text;                     /* title; NODE_TEXT, NODE_NOTE */
    int level;                            /* NODE_SECTION; NODE_PROSE: where it stands */
    bool numbered, listed;                /* NODE_SECTION; NODE_PROSE: listed */
    bool titles_table;                    /* the heading is the title of its table */
    const struct contents_look *contents; /* NODE_CONTENTS */
    const struct par_look *look;          /* NODE_P, NODE_ITEM, NODE_PROSE */
    const struct par_look *item_look;     /* NODE_PROSE */
    struct text number;                   /* NODE_ITEM, NODE_PROSE; words: n */
    struct source rows;                   /* NODE_EACH, NODE_PROSE */
    struct node *lead;                    /* NODE_PROSE: sentences */
    struct ref test;                      /* NODE_WHEN */
    struct table_node *table;             /* NODE_TABLE, NODE_GRID */
    struct grid_cell *cells;              /* NODE_ROW */
    int n_cells;
    mpt height; /* NODE_ROW; 0: the grid's */
};

struct template
{
    struct styles styles;
    struct str lang;
    struct text title, author, subject, date; /* no pieces: none */
    struct source *data;
    int n_data;
    struct node *nodes;
    int n_refs, n_sources;
};

/*
 * Reads `dir`/styles.xml and `dir`/template.xml into `a`.  Every fault is
 * reported with its line, all in one run (TEMPLATE_...).  NULL if there is one.
 *
 * The grammars in templates/ say the same about form, for editors; they are
 * not used here, since working them out takes ten times as long as reading
 * the template, and finds less.
 */
struct template *template_load(struct arena *a, struct str dir, struct diags *d);

#endif
