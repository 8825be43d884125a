/* gen/doc/doc.h - a document: what is said, in which order, in which style.
 *
 * Made by merge/, read by layout/.  Everything is decided here but places:
 * texts are final, numbers are formatted, items are numbered, alternatives
 * are chosen.  All of it lives in the arena of the document.
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/diag.h"
#include "base/len.h"

#include <stdbool.h>
#include <stdio.h>

/* How characters look.  `role` names a row set of fonts/roles.csv. */
struct text_style {
    struct str role;
    mpt size;
    mpt tracking; /* added after each character but the last of a line */
};

enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_JUSTIFY };

/*
 * The kind of page that blocks are set on.  The area is the page less its
 * margins.  A page with a grid places the lines of prose at
 *     area top + k * (area height - grid_em) / (grid_lines - 1)
 * (GB/T 9704-2012: 22 lines of 28 characters).
 */
struct page_style {
    struct str name;
    mpt width, height;
    mpt top, bottom, left, right;
    int grid_lines;        /* 0: no grid */
    int grid_chars;        /* Han characters in a full line of prose */
    mpt grid_em;           /* size of the grid's character */
    bool folio;            /* print the page number */
    struct str folio_text; /* "— {n} —"; {n} becomes the number */
    struct text_style folio_style;
    mpt folio_drop;        /* baseline below the area's lower edge */
    mpt folio_inset;       /* from the outer edge of the area: odd right, even left */
    mpt folio_gap;         /* space between number and dashes */
};

struct par_style {
    struct str name;
    struct text_style text;
    enum align align;
    bool grid;             /* lines stand on the page's grid, pitch of the grid */
    mpt leading;           /* baseline to baseline where grid is false */
    mpt first_indent;      /* first line */
    mpt indent;            /* all lines, from the left */
    mpt hang;              /* all lines but the first, on top of indent */
    mpt right_indent;
    mpt before, after;     /* space; `before` is dropped at a page's top */
    mpt at;                /* box top below the area's top; -1: in the flow */
    mpt shrink_size;       /* 0, or the size taken when the text needs more */
    int shrink_lines;      /*   than this many lines */
    bool auto_space;       /* 1/4 em between Han and Latin or digits (CLREQ) */
    bool even;             /* ragged: fewest lines, then most even ones */
    bool keep_next;        /* not alone at a page's foot */
};

/* A stretch of text that is alike throughout. */
struct span {
    struct str text;       /* UTF-8; U+200B marks a place to break by meaning */
    struct str role;       /* empty: the paragraph's */
    struct str figure;     /* view/key/column where the text is a figure, else empty */
    struct str lang;       /* empty: the document's */
    struct place at;       /* template line it comes from, for findings */
};

struct par {
    const struct par_style *style;
    struct span *spans;
    int n_spans;
};

/* ---- tables ---- */

struct table_style {
    struct str name;
    struct text_style body;    /* body cells, heads */
    struct text_style strong;  /* totals, first level of a hierarchy */
    struct text_style number;  /* the row of column numbers */
    struct text_style unit;    /* unit line, continuation line, notes */
    mpt leading;               /* pitch of lines in a cell */
    mpt pad_x, pad_y;
    mpt tight_pad_y;           /* both 0: none; else tried for a table that */
    mpt tight_leading;         /*   thereby fits its page (look: forms) */
    mpt row_min;
    mpt number_row;            /* height of the row of column numbers */
    mpt rule_outer, rule_head, rule_inner, rule_cut, rule_total;
    mpt rule_side;             /* 0: open sides */
    mpt title_gap;             /* title to unit line, or to the top rule */
    mpt unit_gap;              /* unit line to the top rule */
    mpt note_gap;              /* bottom rule to the first note */
    mpt after;                 /* below the table (and its notes) */
};

struct column {
    mpt width;        /* > 0: fixed */
    mpt min, max;     /* width 0: limits of a width from content; max 0: none */
};

enum valign { VALIGN_MIDDLE, VALIGN_TOP };

/* What a cell that is merged over several rows does after a page break. */
enum cell_continue {
    CONTINUE_NONE,    /* blank: an amount is never said twice */
    CONTINUE_LABEL,   /* say it again, with the table's again_suffix if it fits */
    CONTINUE_TEXT     /* the text runs on where it stopped */
};

struct cell {
    int col;                /* first column, from 0 */
    int colspan, rowspan;   /* >= 1 */
    bool head;              /* a header cell (TH) */
    bool row_head;          /* a header of its row (TH Scope=Row) */
    bool strong;
    bool number;            /* a cell of the row of column numbers */
    bool small;             /* in the style of those, in a row like any other */
    bool decimal;           /* figures: decimal points of the column align */
    enum align align;
    enum valign valign;
    enum cell_continue cont;
    mpt indent;             /* hierarchy: from the cell's left padding */
    bool rule_left_strong;  /* 0.5 pt instead of the inner rule on its left */
    struct span *spans;
    int n_spans;
};

struct row {
    struct cell *cells;     /* those that begin in this row, left to right */
    int n_cells;
    mpt height_min;         /* 0: the style's row_min */
    int group;              /* rows of one group (> 0) stay together while they */
                            /*   need at most a third of the area; 0: none */
    bool total;             /* a closing total: rule_total above it */
};

enum table_start {
    START_FLOW,             /* where the text before it ends */
    START_PAGE,             /* on a new page */
    START_PAGE_OR_SHORT     /* on a new page, or below if it fits and is short
                               (a third of the area), or all above are empty */
};

struct table {
    const struct table_style *style;
    enum table_start start;
    bool empty;             /* no body row with an amount */
    bool centered;          /* columns narrower than the area: stand centred */
    bool grid_block;        /* in prose: takes a whole number of grid lines */
    struct column *columns;
    int n_columns;
    struct row *head;       /* repeated on every page */
    int n_head;
    struct row *body;
    int n_body;
    struct span *unit;      /* right, above the table; n_unit 0: none */
    int n_unit;
    struct span *lead;      /* left, on the line of the unit; n_lead 0: none */
    int n_lead;
    struct span *again;     /* left on continuation pages: "续表　…" */
    int n_again;
    struct str again_suffix;/* after a repeated label: "（续）" */
    struct par *notes;
    int n_notes;
    struct str summary;     /* what the table is, for readers who do not see it */
    bool joined;            /* glued below the previous table: one frame (form) */
    struct place at;        /* template line */
};

/* ---- blocks ---- */

struct heading {
    int level;              /* 1 part, 2 section, 3, 4, ... */
    int contents_level;     /* level in the contents; 0: not listed */
    struct par text;        /* as it stands on the page */
    struct str plain;       /* for contents, bookmarks, 续表: number and title */
    struct str number;      /* the number alone, a prefix of plain; may be empty */
};

/* How one level of the contents looks. */
struct contents_level {
    struct par_style entry;       /* leading = pitch, before = extra space */
};

struct contents {
    struct contents_level *levels;  /* [n_levels], level 1 first */
    int n_levels;
    struct text_style leader;       /* dots and numbers */
    mpt dot_pitch;                  /* common raster, counted from the right */
    mpt dot_gap_text, dot_gap_number;
    mpt number_field, number_field_wide; /* from page 1000 on */
    mpt entry_right;                /* long entries break this far from the right */
};

enum block_kind {
    BLOCK_PAGE,             /* new page with page style `page` */
    BLOCK_HEADING,
    BLOCK_PAR,
    BLOCK_TABLE,            /* with its title, if `heading` is set */
    BLOCK_CONTENTS
};

/* What a paragraph is to a reader who hears the document. */
enum par_kind { PAR_TEXT, PAR_TITLE, PAR_ITEM, PAR_NOTE };

struct block {
    enum block_kind kind;
    const struct page_style *page;   /* BLOCK_PAGE */
    struct heading *heading;         /* BLOCK_HEADING; title of a BLOCK_TABLE */
    enum par_kind par_kind;          /* BLOCK_PAR */
    struct par par;                  /* BLOCK_PAR */
    struct table *table;             /* BLOCK_TABLE */
    struct contents *contents;       /* BLOCK_CONTENTS */
};

/* A word of a pattern: {name} stands for `text`. */
struct doc_word {
    const char *name;
    struct str text;
};

/* The pattern with its words put in; what names no word stays.  In `a`. */
struct str doc_fill(struct arena *a, struct str pattern, const struct doc_word *words, int n);

/*
 * Something to be seen to in a draft: beside the first line of each place where
 * one of these figures stands, and linked to and from the span named `row`.
 */
struct mark {
    struct str text;                 /* "1" with the sign before it */
    struct str alt, back_alt;        /* what the links lead to */
    const struct str *figures;
    int n_figures;
    struct str row;
};

/* How a draft lists its findings, and in which words.  {...}: see
   docs/template-guide.md. */
struct findings_style {
    const struct page_style *page;
    const struct par_style *title_style;
    const struct table_style *table;
    struct str title;
    struct str again, again_suffix;  /* on continuation pages */
    struct str side;                 /* right, above the table */
    struct str counts;               /* left; words: errors, warnings, infos, unknown */
    struct str counts_waived;        /* behind it if there are any; word: waived */
    struct str heads[5];             /* mark, level, place, rule, what it is */
    mpt widths[5];
    struct str levels[4];            /* by enum severity: info, warning, error, error */
    struct str unknown, waived;      /* levels of their own */
    struct str no_mark;
    struct str place, place_line;    /* words: file; line */
    struct str other;                /* a second place; word: place */
    struct str cause;                /* words: cause */
    struct str reason;               /* why it was waived; word: reason */
    struct str none;                 /* what the list says if it is empty */
    struct str mark_alt, back_alt;   /* of links; words: mark, text */
    struct place at;                 /* template line */
};

/* A draft says so: set under the text and above the area of every page. */
struct draft {
    struct span watermark;
    struct text_style watermark_style;
    int watermark_degrees;           /* anticlockwise */
    struct span line;
    struct str line_open, line_clean; /* word: errors; those that block, or none */
    struct text_style line_style;
    mpt line_rise;                   /* box top above the area's top */
    struct str mark;                 /* word: n */
    struct text_style mark_style;
    mpt mark_gap;                    /* from the area's right edge */
    struct mark *marks;
    int n_marks;
    const struct findings_style *findings; /* NULL: they are not listed */
    int first_block;                 /* of the list, which is last; 0: there is none */
};

/* Writes the draft's line for this number of findings that block it. */
void draft_count(struct arena *a, struct draft *draft, size_t errors);

struct doc {
    struct str title;                /* of the file */
    struct str author;
    struct str subject;
    struct str lang;                 /* "zh-CN" */
    struct str date;                 /* YYYY-MM-DD, or empty: none in the file */
    struct block *blocks;
    int n_blocks;
    struct draft *draft;             /* NULL: final */
};

/* Prints the document as text, one line per paragraph, heading, cell: what
   `--dump doc` shows and tests compare.  The form is described in doc.c. */
void doc_dump(const struct doc *doc, FILE *out);

#endif
