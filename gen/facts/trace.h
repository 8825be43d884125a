/* gen/facts/trace.h - where a figure comes from and where a cell goes.
 *
 * Nobody carries lineage through SQL: what matters to a figure is found by
 * asking.  The sheets of a figure are those whose emptying changes it; the
 * rows, those that give another value when they are alone in their sheet than
 * the empty sheet does, or whose removal changes it.  (Removal alone would
 * find 14 of 52 lines behind a count of projects.)  Amount cells are probed by
 * their amount, all else by the row.
 */
#ifndef FACTS_TRACE_H
#define FACTS_TRACE_H

#include "facts/facts.h"

/* A cell or row of a sheet. */
struct trace_cell {
    struct str table;  /* of the schema */
    int row;           /* from 1 */
    struct str column; /* empty: the row as a whole */
    struct str sheet;  /* as the officer knows it ... */
    struct str head;   /* ... and its column; empty: the row as a whole */
    struct value value;
    bool amount; /* the value is fen */
    struct place at;
};

/* A figure view/key/column (the key may hold slashes) or a cell table/row/column
   in its parts; without a second slash there is no column. */
struct figure_parts {
    struct str table, key, column;
};
struct figure_parts figure_parts(struct str name);

/* True if a name is that of a cell or row of a sheet; sets its parts, the row
   from 1. */
bool figure_is_cell(const struct facts *f, struct str name, struct str *table, int *row,
                    struct str *column);

/* What there is to know of a cell of a table of facts or, without a column, of
   a row.  False if there is none. */
bool trace_describe(const struct facts *f, struct str table, int64_t row, struct str column,
                    struct trace_cell *out);

struct trace {
    struct value value; /* of the figure */
    struct trace_cell *sources;
    size_t n_sources;
    struct trace_cell *codes; /* rows of code tables: classification, not sources */
    size_t n_codes;
    struct str *sheets; /* names of all sheets that the view reads, itself or through others */
    size_t n_sheets;
    long trials; /* that it took */
    bool cut;    /* the search was given up: there are more sources than are worth naming */
};

/*
 * The sources of a figure named view/key/column (a key may hold slashes).
 * Order: as sheets stand in the schema, rows in their sheet.  Everything in
 * `a`.  False if there is no such view, row or column.
 * Bounded: at most `probes_max` trials (0: no bound but those of views; less: none,
 * only the sheets are named); then `cut`.
 */
bool trace_figure(struct arena *a, struct facts *f, struct str figure, long probes_max,
                  struct trace *out);

/* Tables of the dataset's sheets that a table or view is made of, itself or
   through others, code tables left out; their number. */
size_t trace_sheets(struct arena *a, const struct facts *f, struct str name, struct str **tables);

/* A figure that a cell matters to. */
struct trace_figure {
    struct str figure;
    struct value value;
};

/*
 * The figures of all views whose sources include this cell, in the order of
 * views, rows and columns.  False if there is no such cell.  The two
 * directions agree: a figure has the cell among its sources exactly if the
 * cell has the figure here.
 */
bool trace_cell(struct arena *a, struct facts *f, struct str table, int row, struct str column,
                struct trace_figure **out, size_t *n);

#endif
