/* gen/layout/table_int.h - a table whose texts are set: grid, widths, heights.
 *
 * The head and the body of a table are bands: rows of cells on the table's
 * columns in which every slot belongs to exactly one cell.
 */
#ifndef LAYOUT_TABLE_INT_H
#define LAYOUT_TABLE_INT_H

#include "layout/measure_int.h"

struct set_cell {
    const struct cell *cell; /* NULL: fills a gap that the document left */
    int row, col;            /* its first slot */
    int rowspan, colspan;    /* within the band */
    int tag;
    const struct text_style *style;
    struct shaped shaped;
    struct set_text text;
    mpt fraction;            /* decimal cells: from the point to the end */
    int decimals;            /* digits behind the point */
    enum cell_continue cont; /* as the cell has it, unless it is too tall for that */
    int done;                /* lines that stand on earlier pages */
    bool said;               /* a label: stands on an earlier page */
};

struct set_row {
    const struct row *row;
    int tag;
    bool number;       /* the row of column numbers */
    bool glued;        /* may not be parted from the row above */
    int64_t base;      /* height that its own cells need */
    int first_closing; /* cells over several rows that end in this row, */
    int n_closing;     /*   in `closing` of the band, shortest first */
};

struct band {
    struct set_row *rows;
    int n_rows, n_columns;
    struct set_cell *cells; /* in reading order: by row, then column */
    int n_cells;
    int *at; /* [n_rows * n_columns] the cell that covers a slot */
    int *closing;
};

struct set_table {
    const struct table *table;
    const struct page_style *page;
    struct band head, body;
    mpt left;                  /* from the area's left edge */
    mpt *x;                    /* [n_columns + 1] column boundaries, from `left` */
    mpt line_left, line_width; /* of unit line and continuation line: the table's, */
                               /*   or the area's where the table is too narrow */
    mpt *fraction;             /* [n_columns] widest fraction of the column */
    int *decimals;             /* [n_columns] most digits behind the point */
    struct set_text unit, lead, again;
    struct set_par *notes; /* [table->n_notes] */
    int tag, caption_tag, *note_tags;
    mpt pad_y, leading; /* the style's, or its tight ones */
    int64_t *head_h;    /* [head.n_rows] */
    int64_t head_height;
    mpt again_height;  /* of the line above a continued table */
    bool head_repeats; /* false: it would leave no room for rows */
    int64_t full_room; /* for body rows on a continuation page */
    int64_t *h;        /* [body.n_rows] heights of the part in hand */
    int64_t *top;      /* [body.n_rows + 1] tops of its rows, from its first */
    bool *may_end;     /* [body.n_rows + 1] the part may end above a row */
    int *open;         /* [n_columns] cells that go on below the part */
};

/* The cell that covers a slot. */
struct set_cell *band_at(const struct band *b, int row, int col);
/* True if rows row - 1 and row share the cell at `col`. */
bool band_joined_down(const struct band *b, int row, int col);
/* True if columns col - 1 and col share the cell in `row`. */
bool band_joined_right(const struct band *b, int row, int col);

/*
 * The cells of rows [n] on their grid.  A cell that lies outside the table, or
 * on another one, is cut to the free slots or left out, and reported
 * (LAYOUT_TABLE_SHAPE) at `at`; slots that no cell covers get an empty one, so
 * that every row adds up.
 */
struct band band_new(struct setting *s, const struct row *rows, int n, int n_columns,
                     struct place at);

/* Sets all texts of a table for a page of this style and decides how wide its
   columns are.  Heights are not known before table_heights(). */
struct set_table *table_set(struct setting *s, const struct table *table,
                            const struct page_style *page);

/* Outer width of the table. */
mpt table_width(const struct set_table *t);

/*
 * Heights of the rows' own cells, of the head, and which rows are glued to the
 * one above: groups that need at most a third of the area.  `tight`: with the
 * style's tight padding and pitch.
 */
void table_heights(struct setting *s, struct set_table *t, bool tight);

/* Height of a cell's text with its padding, for `n_lines` of it. */
int64_t cell_height(const struct set_table *t, const struct set_cell *c, int n_lines);
/* The same for a cell of the body style. */
int64_t cell_lines_height(const struct set_table *t, int n_lines);
/* Vertical padding in a row: the row of column numbers has none. */
mpt row_pad(const struct set_table *t, const struct band *b, int row);

/* Adds `extra` to rows first..last evenly, 1 mpt of what is left over each to
   the first ones. */
void rows_grow(int64_t *h, int first, int last, int64_t extra);

#endif
