/* gen/facts/rowtab_int.h - rows as tables of SQLite. */
#ifndef FACTS_ROWTAB_INT_H
#define FACTS_ROWTAB_INT_H

#include "facts/facts_int.h"

/*
 * Makes the rows of a table known to SQLite under their name.  They are read
 * where they lie, as a virtual table: nothing is copied, no CREATE TABLE is
 * parsed three times over, and no statement ever writes.  Looking for equal
 * values uses the same index as facts_match().
 */
void rowtab_register(struct facts *f, struct table *t);

#endif
