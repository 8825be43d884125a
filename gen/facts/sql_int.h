/* gen/facts/sql_int.h - cutting SQL up. */
#ifndef FACTS_SQL_INT_H
#define FACTS_SQL_INT_H

#include "facts/sql.h"

/* sql_file_read() of a text that is there already; `path` is for findings. */
bool sql_cut(struct arena *a, struct str path, struct str text, struct sql_view **views, size_t *n,
             struct diags *d);

#endif
