/* gen/facts/facts_int.h - inside of the facts of one dataset. */
#ifndef FACTS_FACTS_INT_H
#define FACTS_FACTS_INT_H

#include "facts/facts.h"
#include "facts/index_int.h"
#include "facts/sheet_int.h"
#include "facts/sql.h"

#include <sqlite3.h>

/* A table of facts, or a view that was worked out. */
struct table {
    struct rows rows;          /* every text ends with a zero byte: without one, SQLite would
                                  copy it for each function that looks at it */
    const struct sheet *sheet; /* of a table of facts; NULL: a view */
    bool *is_integer;          /* [n_columns] of a table of facts; else text */
    bool lent;                 /* it is another's, under a name of ours */
    struct sql_view view;      /* of a view: what it was worked out from ... */
    struct table **reads;      /* ... and the tables that this reads, itself */
    size_t n_reads;
    sqlite3_stmt *again;     /* it, ready to be worked out with other rows; see probe_int.h */
    struct arena *trial;     /* where indexes of such rows lie; else NULL */
    struct index **index_of; /* [n_columns], made when asked for */
    int *distinct;           /* [n_columns], see table_distinct(); 0: not asked for */
    struct facts *facts;
    size_t number; /* its place in facts->tables */
};

struct facts {
    struct arena mem;
    const struct schema *schema;
    struct facts_paths paths;
    struct sheet *sheets; /* [schema->n_sheets] */
    struct table **tables;
    size_t n_tables, cap_tables;
    struct function **functions; /* lent by other modules */
    size_t n_functions, cap_functions;
    struct str *failed; /* views that were reported */
    size_t n_failed, cap_failed;
    sqlite3 *db;
    bool connecting; /* SQLite is reading a declaration of ours */
};

/* The table of this name, or NULL. */
struct table *facts_table(const struct facts *f, struct str name);
/* A new one; its columns and rows are for the caller to fill in. */
struct table *facts_add_table(struct facts *f, struct str name);

/* See facts_match(). */
int table_match(struct table *t, int column, const struct value *v, const int **found);
/* About how many different values a column has. */
int table_distinct(struct table *t, int column);
/* All rows in the order of a column, equal ones as they stand. */
const int *table_order(struct table *t, int column);
/* True if no value of the column is of another kind, blanks apart. */
bool table_is_uniform(struct table *t, int column, enum value_kind kind);

/* An empty database in memory; NULL: reported. */
sqlite3 *store_open(struct diags *d);
/* "a""b": adds a name as SQL writes it. */
void sql_add_name(struct strbuf *sql, struct str name);

/* Columns and rows of a sheet's table. */
void table_of_sheet(struct arena *a, struct table *t, const struct sheet *s);

#endif
