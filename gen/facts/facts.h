/* gen/facts/facts.h - the facts of a dataset and all that is computed of them. */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include "base/diag.h"
#include "facts/schema.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/*
 * Tables that SQL can read: one per sheet and, after facts_compute(), one per
 * view of the template.  Amounts are whole fen.  Each table of facts has the
 * columns of its sheet and
 *     row INTEGER  number of the row in its sheet, from 1
 *     src INTEGER  line of the file where the row begins
 *     NAME_state   of an amount that may be unknown: 'value', 'blank',
 *                  'unknown' (there is one, nobody knows how much) or
 *                  'unreadable'; NAME is NULL in all but the first
 *     NAME_breaks  of a text with places to break: U+200B at each of them
 * Prose sheets (Markdown) have the columns row, src, kind ('heading',
 * 'paragraph', 'item'), level (of a heading, 1..6; of an item, its list's
 * depth; of a paragraph, 0), text.  Blank cells are NULL; texts come without
 * blanks at their ends.
 * Owns the database and all texts that it hands out.
 */
struct facts;

/* Where things lie. */
struct facts_paths {
    struct str dataset; /* folder of the dataset */
    struct str templ;   /* folder of the template */
    struct str common;  /* what all templates share (code tables) */
};

/*
 * Reads all sheets.  Every fault of every sheet is reported; a cell that
 * cannot be read becomes NULL, so that one run shows all.  NULL only if there
 * is nothing to work with (no folder, out of memory in SQLite); reported.
 */
struct facts *facts_open(const struct schema *schema, const struct facts_paths *paths,
                         struct diags *d);
void facts_close(struct facts *f);

/*
 * Runs the views of TEMPLATE/views.sql in the order of the file: each
 * CREATE VIEW name AS SELECT ... is worked out once and kept.  Later views
 * may read earlier ones.  Order of rows: ORDER BY of the view; without one
 * there is none to rely on.  Columns of views have no type: compare texts
 * with texts and numbers with numbers.
 *
 * The SQL is not trusted: it may read, and call pure functions, with limits
 * on steps, rows and sizes.  The functions: abs coalesce count dense_rank
 * first_value group_concat ifnull iif instr lag last_value lead length lower
 * ltrim max min nth_value ntile nullif rank replace row_number rtrim sign
 * substr substring sum trim typeof unicode upper, and
 *     rate(change, base, decimals)
 * = change / base in units of 10^-decimals percent, rounded half away from
 * zero, exactly: rate(1, 8, 1) = 125, that is 12.5 %.  NULL if base is 0 or
 * change or base is NULL; decimals is 0 to 6.
 *
 * False when a view fails; each is reported with its line (VIEW_...), as are
 * decimal numbers in the SQL and results that are not exact (REAL).
 */
bool facts_compute(struct facts *f, struct diags *d);

/*
 * Works out one more view and keeps it under its name, as facts_compute()
 * does.  `path` is the file it stands in, for findings.  False: reported.
 */
struct sql_view;
bool facts_view(struct facts *f, struct str path, const struct sql_view *v, struct diags *d);

/* ---- reading results ---- */

enum value_kind { VALUE_NULL, VALUE_INTEGER, VALUE_TEXT };

struct value {
    enum value_kind kind;
    int64_t integer;
    struct str text;
};

/* All rows of a table or view, in order.  cells[row * n_columns + column]. */
struct rows {
    struct str name;
    struct str *columns;
    int n_columns;
    struct value *cells;
    int n;
};

/* Rows of a table or view; NULL if there is none of this name (not reported:
   the caller knows the template line).  Good until facts_close(). */
const struct rows *facts_rows(struct facts *f, struct str name);

/*
 * Adds a table that the program made of other things than sheets; SQL reads
 * it as any other.  Names, columns and cells are borrowed and must outlive
 * `f`; texts end with a zero byte.  A table of this name that was there gives
 * way to it.  Columns src_table and src_row, if there are, name the row of
 * facts that a row was made of.
 */
void facts_put(struct facts *f, struct rows rows);

/*
 * Lends SQL a function of `n_args` arguments under a name in small letters.
 * It must be pure: the same for the same arguments.  Arguments and result are
 * NULL, whole numbers and texts; texts of arguments do not end with a zero
 * byte and are gone after the call, what it needs for its result it takes
 * from `a`.  `ctx` must outlive `f`.
 */
typedef struct value facts_function_fn(void *ctx, struct arena *a, const struct value *args, int n);
void facts_function(struct facts *f, struct str name, int n_args, facts_function_fn *fn, void *ctx);

/* Lets the SQL of `f` read all tables and views that `other` has now, as
   prefix + name; facts_rows() finds them too.  `other` must outlive `f`. */
void facts_lend(struct facts *f, struct facts *other, struct str prefix);

/* Number of a column, or -1. */
int rows_column(const struct rows *r, struct str name);

/* The value of a row (from 0) in a column; NULL if there is no such column or
   row. */
const struct value *rows_value(const struct rows *r, int row, struct str column);

/*
 * The rows whose column `column` equals `v`, in order: sets *found (owned by
 * f) and returns their number.  An index is made at the first call, so that
 * nested loops stay linear.
 */
int facts_match(struct facts *f, const struct rows *r, int column, const struct value *v,
                const int **found);

/* ---- places ---- */

/* Place of a cell of a table of facts: its row (from 1) and column; without a
   column (empty), of the row.  Also of a table that facts_put() made, if it
   tells its rows' own places.  False if there is none. */
bool facts_place(const struct facts *f, struct str table, int64_t row, struct str column,
                 struct place *at);

/* Name of the sheet of a table, as the officer knows it; empty for what is no
   table of facts. */
struct str facts_sheet_name(const struct facts *f, struct str table);
/* Path of the file of such a table, in `a`; else the folder of the dataset. */
struct str facts_sheet_path(struct arena *a, const struct facts *f, struct str table);
/* The folder of the dataset. */
struct str facts_folder(const struct facts *f);

/* All tables and views, in the order in which they were made. */
size_t facts_count(const struct facts *f);
const struct rows *facts_at(const struct facts *f, size_t i);

/* Calls `see` for each text of each dataset sheet, with its place, as long
   as it returns true.  For checks of every character; codes, numbers and
   dates are left out, since they are known to be ASCII. */
void facts_each_text(const struct facts *f,
                     bool (*see)(void *ctx, struct str text, struct place at), void *ctx);

/*
 * Prints all tables and views as text, for --dump facts: a line `table NAME`
 * or `view NAME`, the column names, a line for each row; tabs between cells.
 * \N is NULL; tabs, line ends and backslashes in a text are \t, \n and \\.
 */
void facts_dump(struct facts *f, FILE *out);

/* Writes all tables and views as a SQLite database for people to look into,
   those of facts STRICT; whole or not at all; reported on failure. */
bool facts_save(struct facts *f, struct str path, struct diags *d);

#endif
