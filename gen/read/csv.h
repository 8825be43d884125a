/* gen/read/csv.h - comma separated values, every cell with its place. */
#ifndef READ_CSV_H
#define READ_CSV_H

#include "base/diag.h"

struct csv_cell {
    struct str text; /* without quotes; line ends within are LF */
    int line;        /* where the cell begins, from 1 */
    int column;      /* its number in the row, from 1 */
};

struct csv_row {
    struct csv_cell *cells;
    int n;
    int line; /* where the row begins */
};

/* Rows in order of the file, the heading row among them.  Lines without any
   character are no rows. */
struct csv {
    struct csv_row *rows;
    int n;
    bool cut; /* an open quote or a limit ended it: the last row is not whole, others may lack */
};

/* More rows or cells than this are refused. */
enum { CSV_ROWS_MAX = 100000, CSV_CELLS_MAX = 500 };

/*
 * Reads RFC 4180: commas, line ends CR LF, LF or CR, cells in double quotes
 * where they hold a comma, a quote (written twice) or a line end.  `text` is
 * UTF-8 and must live as long as the result.  False when something was
 * reported (CSV_...); the rows that could be read are there all the same.
 */
bool csv_parse(struct arena *a, struct str path, struct str text, struct csv *out, struct diags *d);

#endif
