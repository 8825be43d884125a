/* gen/words/table_int.h - tables for SQL under construction. */
#ifndef WORDS_TABLE_INT_H
#define WORDS_TABLE_INT_H

#include "facts/facts.h"

/* A zeroed cell is NULL. */
struct table_of {
    struct arena *a;
    struct rows rows;
    size_t n, cap; /* cells */
};

/* `columns` live as long as the table.  About `rows` rows are expected. */
void table_begin(struct table_of *t, struct arena *a, struct str name, const struct str *columns,
                 int n_columns, size_t rows);
/* A new row, all NULL; good until the next. */
struct value *table_row(struct table_of *t);
void table_put(const struct table_of *t, struct facts *f);

static inline struct value of_integer(int64_t i)
{
    return (struct value){.kind = VALUE_INTEGER, .integer = i};
}

/* `s` ends with a zero byte and lives as long as the table. */
static inline struct value of_text(struct str s)
{
    return (struct value){.kind = VALUE_TEXT, .text = s.n == 0 ? STR("") : s};
}

#endif
