/* gen/facts/sql_int.h - views.sql cut into views. */
#ifndef FACTS_SQL_INT_H
#define FACTS_SQL_INT_H

#include "base/diag.h"

/* CREATE VIEW name AS select; */
struct view {
    struct str name;
    struct str select; /* without the semicolon */
    int line;          /* of the word CREATE */
    int select_line;   /* where `select` begins */
    bool bad;          /* reported: not to be run */
};

/*
 * Cuts the file up, in order.  False when something was reported; the views
 * are there all the same.  Reported are statements of another form
 * (VIEW_STATEMENT), open quotes and comments (VIEW_UNCLOSED), names taken
 * twice (VIEW_TWICE), and what would bring floating point into figures:
 * decimal numbers and types that are not exact (VIEW_DECIMAL, VIEW_TYPE).
 */
bool sql_views(struct arena *a, struct str path, struct str text, struct view **views, size_t *n,
               struct diags *d);

#endif
