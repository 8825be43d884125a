#include "layout/table_int.h"

/* While the grid is laid: a cell of the document and the slots it takes. */
struct claim {
    const struct cell *cell;
    int row, col, rowspan, colspan;
};

enum { FREE = -1 };

struct set_cell *band_at(const struct band *b, int row, int col)
{
    return &b->cells[b->at[(size_t)row * (size_t)b->n_columns + (size_t)col]];
}

bool band_joined_down(const struct band *b, int row, int col)
{
    return band_at(b, row - 1, col) == band_at(b, row, col);
}

bool band_joined_right(const struct band *b, int row, int col)
{
    return band_at(b, row, col - 1) == band_at(b, row, col);
}

static int *slot(const struct band *b, int row, int col)
{
    return &b->at[(size_t)row * (size_t)b->n_columns + (size_t)col];
}

/* How much of the cell's rectangle is inside the table and free. */
static struct claim clip(const struct band *b, const struct cell *cell, int row)
{
    struct claim c = {.cell = cell, .row = row, .col = cell->col};

    if (c.col < 0 || c.col >= b->n_columns)
        return c;
    while (c.colspan < cell->colspan && c.col + c.colspan < b->n_columns &&
           *slot(b, row, c.col + c.colspan) == FREE)
        c.colspan++;
    if (c.colspan == 0)
        return c;
    for (c.rowspan = 1; c.rowspan < cell->rowspan && row + c.rowspan < b->n_rows; c.rowspan++)
        for (int i = 0; i < c.colspan; i++)
            if (*slot(b, row + c.rowspan, c.col + i) != FREE)
                return c;
    return c;
}

static void take(const struct band *b, const struct claim *c, int index)
{
    for (int i = 0; i < c->rowspan; i++)
        for (int k = 0; k < c->colspan; k++)
            *slot(b, c->row + i, c->col + k) = index;
}

/* Lists for each row the cells over several rows that end in it.  Cells come
   in order of their first rows, so the longest is met first: a row's list is
   filled from its end. */
static void list_closing(struct setting *s, struct band *b)
{
    int n = 0;

    for (int i = 0; i < b->n_cells; i++)
        if (b->cells[i].rowspan > 1) {
            b->rows[b->cells[i].row + b->cells[i].rowspan - 1].n_closing++;
            n++;
        }
    b->closing = arena_new(&s->scratch, int, (size_t)n);
    for (int r = 0, at = 0; r < b->n_rows; r++) {
        at += b->rows[r].n_closing;
        b->rows[r].first_closing = at;
    }
    for (int i = 0; i < b->n_cells; i++)
        if (b->cells[i].rowspan > 1)
            b->closing[--b->rows[b->cells[i].row + b->cells[i].rowspan - 1].first_closing] = i;
}

/* Numbers the cells in reading order and gives gaps a cell of their own. */
static void number_cells(struct setting *s, struct band *b, const struct claim *claims, int n)
{
    size_t slots = (size_t)b->n_rows * (size_t)b->n_columns, gaps = 0;
    int *number = arena_new(&s->scratch, int, (size_t)n);

    for (size_t i = 0; i < slots; i++)
        gaps += b->at[i] == FREE;
    b->cells = arena_new(&s->scratch, struct set_cell, (size_t)n + gaps);
    for (int r = 0; r < b->n_rows; r++)
        for (int c = 0; c < b->n_columns; c++) {
            int *at = slot(b, r, c);
            const struct claim *claim = *at == FREE ? NULL : &claims[*at];
            if (claim != NULL && (claim->row != r || claim->col != c)) {
                *at = number[*at];
                continue;
            }
            if (claim != NULL) {
                number[*at] = b->n_cells;
                b->cells[b->n_cells] = (struct set_cell){.cell = claim->cell,
                                                         .row = r,
                                                         .col = c,
                                                         .rowspan = claim->rowspan,
                                                         .colspan = claim->colspan};
            } else {
                b->cells[b->n_cells] =
                    (struct set_cell){.row = r, .col = c, .rowspan = 1, .colspan = 1};
            }
            *at = b->n_cells++;
        }
}

struct band band_new(struct setting *s, const struct row *rows, int n, int n_columns,
                     struct place at)
{
    struct band b = {.n_rows = n, .n_columns = n_columns};
    size_t slots = (size_t)n * (size_t)n_columns, cap = 0;
    int n_claims = 0;
    bool sound = true;

    b.rows = arena_new(&s->scratch, struct set_row, (size_t)n);
    b.at = arena_new(&s->scratch, int, slots);
    for (size_t i = 0; i < slots; i++)
        b.at[i] = FREE;
    for (int r = 0; r < n; r++)
        cap += (size_t)rows[r].n_cells;
    struct claim *claims = arena_new(&s->scratch, struct claim, cap);

    for (int r = 0; r < n; r++) {
        b.rows[r].row = &rows[r];
        for (int i = 0; i < rows[r].n_cells; i++) {
            const struct cell *cell = &rows[r].cells[i];
            struct claim c = clip(&b, cell, r);
            sound = sound && c.colspan == cell->colspan && c.rowspan == cell->rowspan;
            b.rows[r].number = b.rows[r].number || cell->number;
            if (c.colspan == 0)
                continue;
            take(&b, &c, n_claims);
            claims[n_claims++] = c;
        }
    }
    if (!sound)
        DIAG_ADD0(s->d, DIAG_LAYOUT_TABLE_SHAPE, at);
    number_cells(s, &b, claims, n_claims);
    list_closing(s, &b);
    return b;
}
