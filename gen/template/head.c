#include "template/reader_int.h"

#include <libxml/tree.h>

/* ---- heads that columns and groups give ---- */

/* Heads row by row, as they are found while walking columns and groups. */
struct heads {
    struct reader *r;
    struct head_row *rows;
    size_t *caps;
    int depth; /* number of rows */
    int column;
};

static bool is_group(const xmlNode *p)
{
    return xml_is(p, "group");
}

static int depth_of(const xmlNode *parent, int level)
{
    int deepest = level;

    if (level >= DEPTH_MAX)
        return level;
    for (xmlNode *p = xml_child(parent); p != NULL; p = xml_next(p)) {
        int depth = is_group(p) ? depth_of(p, level + 1) : level;
        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

static struct head_cell *push_head(struct heads *h, int row)
{
    struct head_row *into = &h->rows[row];
    size_t n = (size_t)into->n_cells;

    ARENA_PUSH(h->r->a, into->cells, n, h->caps[row]) = (struct head_cell){.col = h->column};
    into->n_cells = (int)n;
    return &into->cells[n - 1];
}

/* `level` is the row of these heads, from 0. */
static void add_heads(struct heads *h, const xmlNode *parent, int level)
{
    for (xmlNode *p = xml_child(parent); p != NULL; p = xml_next(p)) {
        if (!is_group(p) && !xml_is(p, "column"))
            continue;
        struct attrs x = attrs_open(h->r, p);
        int from = h->column, at = h->rows[level].n_cells;
        struct head_cell *cell = push_head(h, level);
        cell->text = text_attr(&x, "title", NULL, true);
        cell->colspan = 1;
        cell->rowspan = is_group(p) ? 1 : h->depth - level;
        if (!is_group(p)) {
            h->column++;
            continue;
        }
        if (level + 1 < h->depth)
            add_heads(h, p, level + 1);
        h->rows[level].cells[at].colspan = h->column - from;
    }
}

static void heads_of_columns(struct reader *r, const xmlNode *table, struct table_node *t)
{
    struct heads h = {.r = r, .depth = depth_of(table, 1)};

    h.rows = arena_new(r->a, struct head_row, (size_t)h.depth);
    h.caps = arena_new(r->a, size_t, (size_t)h.depth);
    add_heads(&h, table, 0);
    t->head = h.rows;
    t->n_head = h.depth;
}

/* ---- <heads> ---- */

static bool any_title(const struct table_node *t)
{
    for (int i = 0; i < t->n_head; i++)
        for (int k = 0; k < t->head[i].n_cells; k++)
            if (t->head[i].cells[k].text.n > 0)
                return true;
    return false;
}

/* Puts a head at the first free columns of its row; `free_from[c]` is the
   first row in which column c is free.  False if it does not fit. */
static bool place_head(struct head_cell *cell, int row, int n_rows, int *free_from, int n_columns)
{
    int col = 0;

    while (col < n_columns && free_from[col] > row)
        col++;
    if (cell->colspan > n_columns - col || cell->rowspan > n_rows - row)
        return false;
    for (int c = col; c < col + cell->colspan; c++) {
        if (free_from[c] > row)
            return false;
        free_from[c] = row + cell->rowspan;
    }
    cell->col = col;
    return true;
}

static void read_head_cells(struct reader *r, xmlNode *row, struct head_row *into)
{
    size_t n = 0, cap = 0;

    for (xmlNode *p = xml_child(row); p != NULL; p = xml_next(p)) {
        struct attrs x = attrs_open(r, p);
        struct head_cell cell = {.colspan = 1, .rowspan = 1};
        if (!xml_is(p, "h")) {
            fault_element(r, p, row);
            continue;
        }
        attr_count(&x, "colspan", &cell.colspan);
        attr_count(&x, "rowspan", &cell.rowspan);
        attrs_close(&x);
        cell.text = text_content(r, p, true);
        ARENA_PUSH(r->a, into->cells, n, cap) = cell;
    }
    into->n_cells = (int)n;
}

static void place_heads(struct reader *r, struct table_node *t, struct place at)
{
    int *free_from = arena_new(r->a, int, (size_t)t->n_columns);
    bool fits = true;

    for (int i = 0; i < t->n_head; i++) {
        for (int k = 0; k < t->head[i].n_cells; k++)
            fits = place_head(&t->head[i].cells[k], i, t->n_head, free_from, t->n_columns) && fits;
        for (int c = 0; c < t->n_columns; c++)
            fits = fits && free_from[c] > i;
    }
    if (!fits)
        FAULT(r, TEMPLATE_HEAD_SHAPE, at, str_printf(r->a, "%d", t->n_columns));
}

static void read_written_heads(struct reader *r, xmlNode *heads, struct table_node *t)
{
    size_t n = 0, cap = 0;
    struct attrs x = attrs_open(r, heads);

    attrs_close(&x);
    no_text(r, heads);
    t->head = NULL;
    for (xmlNode *p = xml_child(heads); p != NULL; p = xml_next(p)) {
        struct head_row row = {0};
        if (!xml_is(p, "row")) {
            fault_element(r, p, heads);
            continue;
        }
        struct attrs of_row = attrs_open(r, p);
        attrs_close(&of_row);
        no_text(r, p);
        read_head_cells(r, p, &row);
        ARENA_PUSH(r->a, t->head, n, cap) = row;
    }
    t->n_head = (int)n;
    place_heads(r, t, x.at);
}

void read_heads(struct reader *r, const xmlNode *table, struct table_node *t)
{
    heads_of_columns(r, table, t);
    for (xmlNode *p = xml_child(table); p != NULL; p = xml_next(p)) {
        if (xml_is(p, "heads")) {
            read_written_heads(r, p, t);
            return;
        }
    }
    if (!any_title(t))
        t->n_head = 0;
}
