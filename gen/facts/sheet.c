#include "facts/sheet_int.h"

#include "base/file.h"
#include "facts/near_int.h"
#include "read/encoding.h"

#include <string.h>

struct reader {
    struct arena *a;
    struct sheet *s;
    struct csv csv;
    struct diags *found;
};

struct place sheet_place(const struct sheet *s, int row, int column)
{
    const struct csv_row *in = s->rows[row];
    int cell = s->place_of[column];
    struct place at = {s->path, in->line, cell + 1};

    if (cell >= 0 && cell < in->n)
        at.line = in->cells[cell].line;
    return at;
}

static struct place head_place(const struct reader *r, int cell)
{
    return (struct place){r->s->path, r->csv.rows[0].cells[cell].line, cell + 1};
}

/* ---- headings ---- */

static int column_of_head(const struct schema_sheet *s, struct str head)
{
    for (int i = 0; i < s->n_columns; i++)
        if (str_eq(s->columns[i].head, head))
            return i;
    return -1;
}

static bool column_is_blank(const struct csv *csv, int cell)
{
    for (int i = 1; i < csv->n; i++)
        if (cell < csv->rows[i].n && str_trim(csv->rows[i].cells[cell].text).n > 0)
            return false;
    return true;
}

/* A heading that the schema lacks: perhaps it is nearly one that is missing,
   which then is not reported a second time. */
static void report_head(struct reader *r, int cell, struct str head, bool *excused)
{
    const struct schema_sheet *schema = r->s->schema;
    struct near near = near_begin(head);

    if (head.n == 0) {
        if (!column_is_blank(&r->csv, cell))
            DIAG_ADD0(r->found, DIAG_COLUMN_BLANK, head_place(r, cell));
        return;
    }
    for (int i = 0; i < schema->n_columns; i++)
        if (r->s->place_of[i] < 0)
            near_see(&near, schema->columns[i].head);

    int meant = near_end(&near).n == 0 ? -1 : column_of_head(schema, near_end(&near));
    if (meant < 0) {
        DIAG_ADD(r->found, DIAG_COLUMN_UNKNOWN, head_place(r, cell), head);
        return;
    }
    DIAG_ADD(r->found, DIAG_COLUMN_NEAR, head_place(r, cell), head, near_end(&near));
    excused[meant] = true;
}

static void find_columns(struct reader *r)
{
    const struct csv_row *heads = &r->csv.rows[0];
    const struct schema_sheet *schema = r->s->schema;
    bool *excused = arena_new(r->a, bool, (size_t)schema->n_columns);

    for (int i = 0; i < schema->n_columns; i++)
        r->s->place_of[i] = -1;
    for (int cell = 0; cell < heads->n; cell++) {
        struct str head = str_trim(heads->cells[cell].text);
        int i = column_of_head(schema, head);
        if (i >= 0 && r->s->place_of[i] >= 0)
            diag_note(r->found, DIAG_ADD(r->found, DIAG_COLUMN_TWICE, head_place(r, cell), head),
                      head_place(r, r->s->place_of[i]));
        else if (i >= 0)
            r->s->place_of[i] = cell;
    }
    for (int cell = 0; cell < heads->n; cell++)
        if (column_of_head(schema, str_trim(heads->cells[cell].text)) < 0)
            report_head(r, cell, str_trim(heads->cells[cell].text), excused);
    for (int i = 0; i < schema->n_columns; i++)
        if (r->s->place_of[i] < 0 && !schema->columns[i].optional && !excused[i])
            DIAG_ADD(r->found, DIAG_COLUMN_MISSING,
                     ((struct place){.path = r->s->path, .line = heads->line}),
                     schema->columns[i].head);
}

/* ---- rows ---- */

static bool row_is_blank(const struct csv_row *row)
{
    for (int i = 0; i < row->n; i++)
        if (str_trim(row->cells[i].text).n > 0)
            return false;
    return true;
}

static struct str number(struct arena *a, int n)
{
    return str_printf(a, "%d", n);
}

/* A comma too many or too few moves all cells behind it, so the row as a
   whole is at fault. */
static bool check_width(struct reader *r, const struct csv_row *row)
{
    int want = r->csv.rows[0].n;
    int have = row->n;

    while (have > want && str_trim(row->cells[have - 1].text).n == 0)
        have--;
    if (have == want)
        return true;
    struct place at = {r->s->path, row->line, have > want ? want + 1 : 0};
    DIAG_ADD(r->found, have > want ? DIAG_ROW_LONG : DIAG_ROW_SHORT, at, number(r->a, have),
             number(r->a, want));
    return false;
}

static void read_cells(struct reader *r, int row)
{
    struct sheet *s = r->s;
    const struct csv_row *in = s->rows[row];
    int n = s->schema->n_columns;
    bool good = check_width(r, in);

    for (int i = 0; i < n; i++) {
        size_t at = (size_t)row * (size_t)n + (size_t)i;
        int cell = s->place_of[i];
        struct cell c = {.state = cell < 0 ? CELL_BLANK : CELL_UNREADABLE};
        if (good && cell >= 0)
            c = cell_read(r->a, &s->schema->columns[i], in->cells[cell].text,
                          sheet_place(s, row, i), r->found);
        s->cells[at] = c.value;
        s->states[at] = c.state;
        if (s->breaks != NULL)
            s->breaks[at] = c.breaks;
    }
}

static void check_count(struct reader *r)
{
    const struct schema_sheet *schema = r->s->schema;
    struct place at = {.path = r->s->path, .line = r->csv.rows[0].line};

    if (r->s->n < schema->rows_min && !r->s->cut)
        DIAG_ADD(r->found, DIAG_ROWS_FEW, at, number(r->a, r->s->n),
                 number(r->a, schema->rows_min));
    if (schema->rows_max > 0 && r->s->n > schema->rows_max) {
        at.line = r->s->rows[schema->rows_max]->line;
        DIAG_ADD(r->found, DIAG_ROWS_MANY, at, number(r->a, r->s->n),
                 number(r->a, schema->rows_max));
    }
}

static bool has_breaks(const struct schema_sheet *s)
{
    for (int i = 0; i < s->n_columns; i++)
        if (s->columns[i].breaks)
            return true;
    return false;
}

static void read_rows(struct reader *r)
{
    struct sheet *s = r->s;
    size_t columns = (size_t)s->schema->n_columns;
    size_t rows = (size_t)r->csv.n;

    s->rows = arena_new(r->a, const struct csv_row *, rows);
    for (int i = 1; i < r->csv.n; i++)
        if (!row_is_blank(&r->csv.rows[i]))
            s->rows[s->n++] = &r->csv.rows[i];

    size_t cells = (size_t)s->n * columns;
    s->cells = arena_new(r->a, struct value, cells);
    s->states = arena_new(r->a, enum cell_state, cells);
    if (has_breaks(s->schema))
        s->breaks = arena_new(r->a, struct str, cells);
    for (int i = 0; i < s->n; i++)
        read_cells(r, i);
    check_count(r);
}

static void read_csv(struct reader *r, struct str text)
{
    struct sheet *s = r->s;

    s->place_of = arena_new(r->a, int, (size_t)s->schema->n_columns);
    bool whole = csv_parse(r->a, s->path, text, &r->csv, r->found);
    s->cut = r->csv.cut;
    if (s->cut)
        r->csv.n--; /* what its last row says was reported; its cells are not what they seem */
    if (r->csv.n == 0 || row_is_blank(&r->csv.rows[0])) {
        if (whole)
            DIAG_ADD0(r->found, DIAG_SHEET_EMPTY, ((struct place){.path = s->path, .line = 1}));
        return;
    }
    find_columns(r);
    read_rows(r);
    s->present = true;
}

static void read_prose(struct reader *r, struct str text)
{
    struct sheet *s = r->s;

    markdown_parse(r->a, s->path, text, &s->prose, r->found);
    for (size_t i = 0; i < s->prose.n; i++)
        text_check(s->prose.rows[i].text,
                   (struct place){.path = s->path, .line = s->prose.rows[i].line}, r->found);
    if (s->prose.n == 0 && s->schema->required)
        DIAG_ADD0(r->found, DIAG_PROSE_EMPTY, ((struct place){.path = s->path}));
    s->n = (int)s->prose.n;
    s->present = true;
}

void sheet_read(struct arena *a, struct sheet *s, struct str folder, struct diags *d)
{
    struct str file = schema_file(a, s->schema);
    struct reader r = {.a = a, .s = s, .found = d};
    struct str bytes;
    struct str text;
    bool missing;

    s->path = path_join(a, folder, file);
    if (!file_inside(folder, s->path, &missing, d)) {
        if (missing && s->schema->required)
            DIAG_ADD(d, s->schema->prose ? DIAG_PROSE_MISSING : DIAG_SHEET_MISSING,
                     ((struct place){.path = s->path}), file);
        return;
    }
    if (!file_read(a, s->path, s->schema->prose ? PROSE_BYTES_MAX : SHEET_BYTES_MAX, &bytes, d) ||
        !text_decode(a, s->path, bytes, &text, d))
        return;
    if (s->schema->prose)
        read_prose(&r, text);
    else
        read_csv(&r, text);
}
