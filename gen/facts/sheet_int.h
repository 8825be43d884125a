/* gen/facts/sheet_int.h - one sheet, read. */
#ifndef FACTS_SHEET_INT_H
#define FACTS_SHEET_INT_H

#include "facts/cell_int.h"
#include "facts/schema_int.h"
#include "read/csv.h"
#include "read/markdown.h"

/* One sheet of facts: a CSV file, or a text of the department. */
struct sheet {
    const struct schema_sheet *schema;
    struct str path;
    bool present; /* it could be read, at least in part */
    bool cut;     /* rows at its end could not be read */

    /* CSV: */
    int n;                       /* rows, blank ones left out */
    const struct csv_row **rows; /* [n] the row in the file */
    struct value *cells;         /* [n * n_columns] */
    enum cell_state *states;     /* same */
    struct str *breaks;          /* same; NULL if no column has places to break */
    int *place_of;               /* [n_columns] cell in a row of the file, or -1 */

    struct prose prose; /* Markdown */
};

/* Files of more than this many bytes are refused. */
enum { SHEET_BYTES_MAX = 32 << 20, PROSE_BYTES_MAX = 2 << 20 };

/* Reads the sheet from its folder; everything wrong is reported. */
void sheet_read(struct arena *a, struct sheet *s, struct str folder, struct diags *d);

/* Place of a cell. */
struct place sheet_place(const struct sheet *s, int row, int column);

/*
 * Reports sheets' files in the folder that the schema does not know: a
 * misspelt name, or one that somebody hoped would be read (warnings).  Notes
 * for people (NOTES.md, README.md) and waivers.csv are no sheets.
 */
void folder_check(const struct schema *schema, struct str folder, struct diags *d);

/* True if `path` is a file inside `folder`, also after its symbolic links are
   followed; reported if it leads outside, not if there is none (*missing). */
bool file_inside(struct str folder, struct str path, bool *missing, struct diags *d);

#endif
