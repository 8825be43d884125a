#include "merge/merge_int.h"

struct grid {
    struct table *table;
    const struct table_node *t;
    const struct node *nodes;
    size_t n, cap; /* rows */
    int *taken;    /* [columns]: rows from here on that a cell from above takes */
};

static void grid_cell(struct merger *m, struct cell *cell, const struct grid_cell *from, int col)
{
    size_t spans = m->n_spans;

    *cell = (struct cell){.col = col,
                          .colspan = from->colspan,
                          .rowspan = from->rowspan,
                          .head = from->label,
                          .row_head = from->label,
                          .strong = from->strong,
                          .align = from->align,
                          .valign = from->valign,
                          .cont = from->cont};
    add_text(m, &from->text, (struct str){0});
    cell->spans = take_spans(m, spans, &cell->n_spans);
}

/* The columns of a cell are free and on the grid. */
static bool fits(const struct grid *g, int col, int colspan)
{
    if (colspan > g->t->n_columns - col)
        return false;
    for (int c = col; c < col + colspan; c++)
        if (g->taken[c] > 0)
            return false;
    return true;
}

static int next_free(const struct grid *g, int col)
{
    while (col < g->t->n_columns && g->taken[col] > 0)
        col++;
    return col;
}

static void fault_shape(struct merger *m, const struct grid *g, struct place at)
{
    DIAG_ADD(m->d, DIAG_MERGE_GRID_SHAPE, at, str_printf(m->a, "%d", g->t->n_columns));
}

static void grid_row(struct merger *m, struct grid *g, const struct node *n)
{
    struct row row = {.height_min = n->height > 0 ? n->height : g->t->row_height};
    int col = next_free(g, 0);
    bool good = true;

    row.cells = arena_new(m->a, struct cell, (size_t)n->n_cells);
    for (int i = 0; i < n->n_cells && good; i++) {
        const struct grid_cell *from = &n->cells[i];
        good = fits(g, col, from->colspan);
        if (!good)
            break;
        grid_cell(m, &row.cells[row.n_cells++], from, col);
        for (int c = col; c < col + from->colspan; c++)
            g->taken[c] = from->rowspan;
        col = next_free(g, col + from->colspan);
    }
    if (!good || col < g->t->n_columns)
        fault_shape(m, g, n->at);
    for (int c = 0; c < g->t->n_columns; c++)
        g->taken[c] -= g->taken[c] > 0;
    ARENA_PUSH(m->a, g->table->body, g->n, g->cap) = row;
}

static void each_row(struct merger *m, void *ctx)
{
    struct grid *g = ctx;
    const struct node *nodes = g->nodes;

    for (const struct node *n = nodes; n != NULL && spend(m, n->at); n = n->next) {
        if (n->kind == NODE_ROW) {
            grid_row(m, g, n);
            continue;
        }
        const struct node *chosen = n->kind == NODE_CHOOSE ? choose(m, n) : NULL;
        g->nodes = chosen != NULL ? chosen->children : n->children;
        if (chosen != NULL)
            each_row(m, g);
        else if (n->kind == NODE_EACH)
            source_each(m, &n->rows, each_row, g);
        g->nodes = nodes;
    }
}

void merge_grid(struct merger *m, const struct node *n)
{
    struct grid g = {.t = n->table, .nodes = n->children};

    g.table = add_table(m, n->table, n->at);
    g.taken = arena_new(m->a, int, (size_t)n->table->n_columns);
    for (int i = 0; i < n->table->n_columns; i++)
        g.table->columns[i] = (struct column){.width = n->table->widths[i]};
    m->in_table = true;
    each_row(m, &g);
    m->in_table = false;
    g.table->n_body = (int)g.n;
    for (int c = 0; c < n->table->n_columns; c++) {
        if (g.taken[c] > 0) {
            fault_shape(m, &g, n->at);
            break;
        }
    }
}
