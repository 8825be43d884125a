/* gen/facts/cell_int.h - what one cell of a sheet says. */
#ifndef FACTS_CELL_INT_H
#define FACTS_CELL_INT_H

#include "facts/facts.h"

/* Blank, unknown and unreadable are three things, and none is zero. */
enum cell_state { CELL_VALUE, CELL_BLANK, CELL_UNKNOWN, CELL_UNREADABLE };

struct cell {
    enum cell_state state;
    struct value value; /* VALUE_NULL unless CELL_VALUE */
    struct str breaks;  /* of a column with places to break: U+200B at them */
};

/* The longest text of a cell, in bytes. */
enum { CELL_BYTES_MAX = 60000 };

/* Reads a cell as its column says.  What is wrong with it is reported, and it
   becomes CELL_UNREADABLE, so that one run shows all. */
struct cell cell_read(struct arena *a, const struct schema_column *c, struct str text,
                      struct place at, struct diags *d);

#endif
