/* gen/facts/schema.h - which sheets a dataset has and what their columns are.
 *
 * Read from schema.xml of a template: it maps the Chinese headings that a
 * finance officer knows to tables and columns of the database.
 */
#ifndef FACTS_SCHEMA_H
#define FACTS_SCHEMA_H

#include "base/diag.h"

#include <stdbool.h>
#include <stdint.h>

enum column_type {
    COLUMN_TEXT,
    COLUMN_CODE,    /* digits, kept as text */
    COLUMN_INTEGER, /* a count */
    COLUMN_AMOUNT,  /* money: exact, stored in fen */
    COLUMN_NUMBER,  /* a decimal number printed as given (targets) */
    COLUMN_DATE,    /* 2022-02-14 or 2022年2月14日, stored YYYY-MM-DD */
    COLUMN_ENUM     /* one of the listed values */
};

struct schema_column {
    struct str head; /* heading in the sheet */
    struct str name; /* column of the table */
    enum column_type type;
    int64_t fen_per_unit; /* COLUMN_AMOUNT: 万元 = 1 000 000 */
    struct str *values;   /* COLUMN_ENUM */
    int n_values;
    struct str ref_table, ref_column; /* must exist there; empty: free */
    bool required;                    /* the cell may not be blank */
    bool optional;                    /* the whole column may be missing */
    bool unknown;                     /* "不详" is allowed; adds column NAME_state */
    bool breaks;                      /* "|" marks places to break; adds NAME_breaks */
    bool witness;                     /* false: declared to have no witness */
    struct place at;
};

enum sheet_source { SHEET_DATASET, SHEET_TEMPLATE, SHEET_COMMON };

struct schema_sheet {
    struct str name; /* file name without ending */
    struct str table;
    enum sheet_source source;
    bool prose;          /* Markdown instead of CSV */
    bool required;       /* the sheet may not be missing */
    bool classification; /* a code table: not a source of figures */
    bool ordered;        /* the order of rows reaches the page */
    struct schema_column *columns;
    int n_columns;
    int *key; /* columns that together are unique */
    int n_key;
    int rows_min, rows_max; /* rows_max 0: any number */
    struct place at;
};

struct schema {
    struct schema_sheet *sheets;
    int n_sheets;
};

/* Reads TEMPLATE/schema.xml.  NULL when it cannot be used; reported. */
struct schema *schema_load(struct arena *a, struct str template_dir, struct diags *d);

/* The file name of a sheet, in `a`. */
struct str schema_file(struct arena *a, const struct schema_sheet *s);

#endif
