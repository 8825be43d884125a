#include "read/csv.h"

#include <string.h>

struct reader {
    struct arena *a;
    struct str path;
    struct diags *found;
    const char *at, *end;
    int line;
    struct csv_cell *cells; /* of the row at hand */
    size_t n_cells, cap_cells;
    struct csv_row *rows;
    size_t n_rows, cap_rows;
    bool ok;
    bool full;     /* a limit was passed: read no further */
    bool unclosed; /* a quoted cell took in all the rest */
};

static void fault(struct reader *r, enum diag_id id, int line, int column)
{
    DIAG_ADD0(r->found, id, ((struct place){r->path, line, column}));
    r->ok = false;
}

static bool at_line_end(const struct reader *r)
{
    return r->at == r->end || *r->at == '\n' || *r->at == '\r';
}

static bool at_cell_end(const struct reader *r)
{
    return at_line_end(r) || *r->at == ',';
}

static void skip_line_end(struct reader *r)
{
    if (r->at == r->end)
        return;
    r->at += r->at[0] == '\r' && r->at + 1 < r->end && r->at[1] == '\n' ? 2 : 1;
    r->line++;
}

static struct str plain_cell(struct reader *r, int line, int column)
{
    const char *from = r->at;
    bool quote = false;

    for (; !at_cell_end(r); r->at++)
        quote = quote || *r->at == '"';
    if (quote)
        fault(r, DIAG_CSV_STRAY_QUOTE, line, column);
    return (struct str){from, (size_t)(r->at - from)};
}

/* The inside of a quoted cell, from behind its first quote.  Where nothing
   has to be changed the bytes of the file are used. */
static struct str quoted_cell(struct reader *r, int line, int column)
{
    struct strbuf b = {.a = r->a};
    const char *from = r->at;
    bool changed = false;

    for (; r->at < r->end; r->at++) {
        bool doubled = *r->at == '"' && r->at + 1 < r->end && r->at[1] == '"';
        if (*r->at == '"' && !doubled)
            break;
        if (*r->at == '\n' || *r->at == '\r') {
            strbuf_add(&b, (struct str){from, (size_t)(r->at - from)});
            strbuf_addc(&b, '\n');
            skip_line_end(r);
            from = r->at--;
            changed = true;
        } else if (doubled) {
            strbuf_add(&b, (struct str){from, (size_t)(++r->at - from)});
            from = r->at + 1;
            changed = true;
        }
    }
    struct str rest = {from, (size_t)(r->at - from)};
    r->unclosed = r->at == r->end;
    if (r->unclosed)
        fault(r, DIAG_CSV_UNCLOSED, line, column);
    else
        r->at++;
    if (!changed)
        return rest;
    strbuf_add(&b, rest);
    return strbuf_str(&b);
}

static void read_cell(struct reader *r)
{
    int line = r->line;
    int column = (int)r->n_cells + 1;
    bool quoted = r->at < r->end && *r->at == '"';
    struct str text;

    if (quoted) {
        r->at++;
        text = quoted_cell(r, line, column);
        if (!at_cell_end(r)) {
            fault(r, DIAG_CSV_AFTER_QUOTE, r->line, column);
            while (!at_cell_end(r))
                r->at++;
        }
    } else {
        text = plain_cell(r, line, column);
    }
    ARENA_PUSH(r->a, r->cells, r->n_cells, r->cap_cells) = (struct csv_cell){text, line, column};
}

static void read_row(struct reader *r)
{
    int line = r->line;

    r->n_cells = 0;
    r->cap_cells = 0;
    r->cells = NULL;
    if (r->n_rows > 0) { /* most rows have as many cells as the first */
        r->cap_cells = (size_t)r->rows[0].n;
        r->cells = arena_new(r->a, struct csv_cell, r->cap_cells);
    }
    for (;;) {
        read_cell(r);
        if (at_line_end(r))
            break;
        r->at++; /* the comma */
        if (r->n_cells == CSV_CELLS_MAX) {
            fault(r, DIAG_CSV_LIMIT, r->line, CSV_CELLS_MAX);
            r->full = true;
            break;
        }
    }
    ARENA_PUSH(r->a, r->rows, r->n_rows, r->cap_rows) =
        (struct csv_row){r->cells, (int)r->n_cells, line};
}

bool csv_parse(struct arena *a, struct str path, struct str text, struct csv *out, struct diags *d)
{
    struct reader r = {
        .a = a, .path = path, .found = d, .at = text.n == 0 ? "" : text.s, .line = 1, .ok = true};

    r.end = r.at + text.n;
    while (r.at < r.end && !r.full) {
        if (!at_line_end(&r)) {
            read_row(&r);
            if (r.n_rows > CSV_ROWS_MAX) {
                fault(&r, DIAG_CSV_LIMIT, r.line, 0);
                r.full = true;
            }
        }
        skip_line_end(&r);
    }
    *out = (struct csv){r.rows, (int)r.n_rows, r.full || r.unclosed};
    return r.ok;
}
