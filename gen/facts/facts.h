/* gen/facts/facts.h - the facts of a dataset and all that is computed of them. */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include "base/diag.h"
#include "facts/schema.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/*
 * A database in memory with one STRICT table per sheet and, after
 * facts_compute(), one per view of the template.  Amounts are INTEGER fen.
 * Each table of facts has, beside the columns of its sheet:
 *     row INTEGER  number of the row in its sheet, from 1
 *     src INTEGER  line of the file where the row begins
 * Prose sheets (Markdown) have the columns row, src, kind ('heading',
 * 'paragraph', 'item'), level (of a heading, 1..6; of an item, 1..), text.
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
 * CREATE VIEW name AS SELECT ... is worked out once and kept as a table.
 * The SQL is not trusted: it may only read, and call pure functions, with
 * limits on steps, rows and sizes.  False when a view fails; each is
 * reported with its line (VIEW_...), as is a value that is not exact (REAL).
 */
bool facts_compute(struct facts *f, struct diags *d);

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

/* Rows of a table or view, read once and kept; NULL if there is none of this
   name (not reported: the caller knows the template line). */
const struct rows *facts_rows(struct facts *f, struct str name);

/* Number of a column, or -1. */
int rows_column(const struct rows *r, struct str name);

/*
 * The rows whose column `column` equals `v`, in order: sets *found (owned by
 * f) and returns their number.  An index is made at the first call, so that
 * nested loops stay linear.
 */
int facts_match(struct facts *f, const struct rows *r, int column, const struct value *v,
                const int **found);

/* ---- places ---- */

/* Calls `see` for each text of each dataset sheet, with its place, as long
   as it returns true.  For checks of every character. */
void facts_each_text(const struct facts *f,
                     bool (*see)(void *ctx, struct str text, struct place at), void *ctx);

/* Prints all tables and views as text, for --dump facts. */
void facts_dump(struct facts *f, FILE *out);

/* Writes the database to a file for people to look into; reported on failure. */
bool facts_save(struct facts *f, struct str path, struct diags *d);

#endif
