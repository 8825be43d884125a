/* gen/facts/facts_int.h - inside of the facts of one dataset. */
#ifndef FACTS_FACTS_INT_H
#define FACTS_FACTS_INT_H

#include "facts/facts.h"
#include "facts/index_int.h"
#include "facts/sheet_int.h"

#include <sqlite3.h>

/* A table of facts or a view that was worked out. */
struct table {
    struct rows rows;
    const struct sheet *sheet; /* of a table of facts; NULL: a view */
    bool stored;               /* the database has it */
    struct index **index_of;   /* [n_columns], made when asked for */
};

struct facts {
    struct arena mem;
    const struct schema *schema;
    struct facts_paths paths;
    struct sheet *sheets; /* [schema->n_sheets] */
    struct table **tables;
    size_t n_tables, cap_tables;
    sqlite3 *db;
};

/* The table of this name, or NULL. */
struct table *facts_table(const struct facts *f, struct str name);
struct table *facts_add_table(struct facts *f, struct str name);

/* ---- store.c: rows into the database ---- */

/* An empty database in memory, set for speed; NULL: reported. */
sqlite3 *store_open(struct diags *d);
/* Creates the table of a sheet and fills it. */
bool store_sheet(struct facts *f, const struct sheet *s, struct diags *d);
/* Same for the rows of a view. */
bool store_rows(struct facts *f, const struct rows *r, struct diags *d);
/* Runs one statement of our own. */
bool store_run(sqlite3 *db, const char *sql, struct diags *d);

/* Rows of a sheet with all columns of its table. */
void rows_of_sheet(struct arena *a, struct rows *r, const struct sheet *s);

#endif
