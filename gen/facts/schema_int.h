/* gen/facts/schema_int.h - looking around in a schema. */
#ifndef FACTS_SCHEMA_INT_H
#define FACTS_SCHEMA_INT_H

#include "facts/schema.h"

/* Number of the column or sheet, or -1. */
int schema_column_of(const struct schema_sheet *s, struct str name);
int schema_sheet_of(const struct schema *schema, struct str table);

/* Reports what the grammar cannot say: names, keys, references, and
   attributes that do not go together (SCHEMA_...). */
void schema_check(struct arena *a, const struct schema *schema, struct diags *d);

/* Name of the column of a table that a column adds: NAME_state of one that
   may be unknown, NAME_breaks of one with places to break; empty if none. */
struct str schema_companion(struct arena *a, const struct schema_column *c);

#endif
