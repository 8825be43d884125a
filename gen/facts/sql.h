/* gen/facts/sql.h - a file of SQL cut into views. */
#ifndef FACTS_SQL_H
#define FACTS_SQL_H

#include "base/diag.h"

#include <stdbool.h>

/* CREATE VIEW name AS select; */
struct sql_view {
    struct str name;
    struct str comment; /* the comment lines right above it, without their dashes; else empty */
    int comment_line;   /* of its first line */
    struct str select;  /* without the semicolon */
    int line;           /* of the word CREATE */
    int select_line;    /* where `select` begins */
    struct str *reads;  /* names behind FROM and JOIN, each once; those that it gives */
    size_t n_reads;     /*   itself (WITH) are left out */
    bool bad;           /* reported: not to be run */
};

/*
 * Reads a file and cuts it up, in order.  False when something was reported;
 * the views are there all the same.  Reported are files that cannot be read,
 * statements of another form (VIEW_STATEMENT), open quotes and comments
 * (VIEW_UNCLOSED), names taken twice (VIEW_TWICE), and what would bring
 * floating point into figures: decimal numbers and types that are not exact
 * (VIEW_DECIMAL, VIEW_TYPE).
 */
bool sql_file_read(struct arena *a, struct str path, struct sql_view **views, size_t *n,
                   struct diags *d);

#endif
