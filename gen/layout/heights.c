/* Heights of rows, before anything is known of pages. */
#include "layout/table_int.h"

mpt row_pad(const struct set_table *t, const struct band *b, int row)
{
    return b->rows[row].number ? 0 : t->pad_y;
}

static int64_t padded_height(const struct set_table *t, const struct band *b,
                             const struct set_cell *c, int n_lines)
{
    if (n_lines == 0)
        return 0;
    return lines_height(n_lines, c->text.size, t->leading) + 2 * row_pad(t, b, c->row);
}

int64_t cell_height(const struct set_table *t, const struct set_cell *c, int n_lines)
{
    return padded_height(t, &t->body, c, n_lines);
}

void rows_grow(int64_t *h, int first, int last, int64_t extra)
{
    int64_t n = last - first + 1;

    for (int i = first; i <= last; i++)
        h[i] += extra / n + (i - first < extra % n ? 1 : 0);
}

static int64_t rows_sum(const int64_t *h, int first, int last)
{
    int64_t sum = 0;

    for (int i = first; i <= last; i++)
        sum += h[i];
    return sum;
}

/* Makes rows tall enough for the merged cells that end in `row` and do not
   begin above `from`; the spare height is shared evenly. */
static void close_row(const struct set_table *t, const struct band *b, int row, int from,
                      int64_t *h)
{
    const struct set_row *r = &b->rows[row];

    for (int i = 0; i < r->n_closing; i++) {
        const struct set_cell *c = &b->cells[b->closing[r->first_closing + i]];
        if (c->row < from)
            continue;
        int64_t need = padded_height(t, b, c, c->text.lines.n);
        int64_t has = rows_sum(h, c->row, row);
        if (need > has)
            rows_grow(h, c->row, row, need - has);
    }
}

static void base_heights(const struct set_table *t, struct band *b)
{
    const struct table_style *style = t->table->style;

    for (int r = 0; r < b->n_rows; r++) {
        struct set_row *row = &b->rows[r];
        mpt min = row->number ? style->number_row : style->row_min;
        if (row->row->height_min > 0)
            min = row->row->height_min;
        row->base = min < area_height(t->page) ? min : area_height(t->page);
    }
    for (int i = 0; i < b->n_cells; i++) {
        const struct set_cell *c = &b->cells[i];
        int64_t need = padded_height(t, b, c, c->text.lines.n);
        if (c->rowspan == 1 && need > b->rows[c->row].base)
            b->rows[c->row].base = need;
    }
}

static void head_heights(struct setting *s, struct set_table *t)
{
    if (t->head_h == NULL)
        t->head_h = arena_new(&s->scratch, int64_t, (size_t)t->head.n_rows);
    for (int r = 0; r < t->head.n_rows; r++) {
        t->head_h[r] = t->head.rows[r].base;
        close_row(t, &t->head, r, 0, t->head_h);
    }
    t->head_height = rows_sum(t->head_h, 0, t->head.n_rows - 1);
}

/* Shares out what the rows of a cell lack to be `need` high together. */
static void reserve(struct band *b, const struct set_cell *c, int64_t need)
{
    int64_t has = 0;

    for (int i = 0; i < c->rowspan; i++)
        has += b->rows[c->row + i].base;
    for (int i = 0; i < c->rowspan && need > has; i++)
        b->rows[c->row + i].base +=
            (need - has) / c->rowspan + (i < (need - has) % c->rowspan ? 1 : 0);
}

/*
 * What a merged cell can do at a break follows from its height: a label that
 * takes more than half of a page is not said again but runs on, as every text
 * does in a row that is split.  A text taller than a page asks all of its rows
 * for height beforehand, so that there is room for it on each page.
 */
static void choose_continuation(struct set_table *t)
{
    struct band *b = &t->body;

    for (int i = 0; i < b->n_cells; i++) {
        struct set_cell *c = &b->cells[i];
        int64_t need = cell_height(t, c, c->text.lines.n);
        c->cont = c->cell != NULL ? c->cell->cont : CONTINUE_NONE;
        if (c->rowspan == 1 || need > t->full_room / 2)
            c->cont = CONTINUE_TEXT;
        if (c->rowspan == 1 || need <= t->full_room)
            continue;
        reserve(b, c, need);
    }
}

/* Glues the rows of a group that needs at most a third of the area. */
static void glue_groups(struct set_table *t)
{
    struct band *b = &t->body;

    for (int first = 0, end; first < b->n_rows; first = end) {
        int group = b->rows[first].row->group;
        for (end = first; end < b->n_rows && b->rows[end].row->group == group; end++) {
            t->h[end] = b->rows[end].base;
            close_row(t, b, end, first, t->h);
        }
        bool whole = group > 0 && rows_sum(t->h, first, end - 1) <= area_height(t->page) / 3;
        for (int r = first; r < end; r++)
            b->rows[r].glued = whole && r > first;
    }
}

static bool is_strong(const struct set_row *r)
{
    for (int i = 0; i < r->row->n_cells; i++)
        if (r->row->cells[i].strong)
            return true;
    return false;
}

/* Glues a strong row to the plain one below it: what heads a group does not
   stand alone at a page's foot. */
static void glue_strong(struct set_table *t)
{
    struct band *b = &t->body;

    for (int r = 1; r < b->n_rows; r++)
        b->rows[r].glued |= is_strong(&b->rows[r - 1]) && !is_strong(&b->rows[r]);
}

int64_t cell_lines_height(const struct set_table *t, int n_lines)
{
    return lines_height(n_lines, t->table->style->body.size, t->leading) + 2 * (int64_t)t->pad_y;
}

void table_heights(struct setting *s, struct set_table *t, bool tight)
{
    const struct table_style *style = t->table->style;

    tight = tight && style->tight_leading > 0;
    t->pad_y = tight ? style->tight_pad_y : style->pad_y;
    t->leading = tight ? style->tight_leading : style->leading;
    if (t->leading <= 0)
        t->leading = style->body.size / 10 * 13 + 1;
    if (t->leading > area_height(t->page))
        t->leading = area_height(t->page);
    if (t->h == NULL) {
        size_t n = (size_t)t->body.n_rows;
        t->h = arena_new(&s->scratch, int64_t, n);
        t->top = arena_new(&s->scratch, int64_t, n + 1);
        t->may_end = arena_new(&s->scratch, bool, n + 1);
        t->open = arena_new(&s->scratch, int, (size_t)t->table->n_columns);
    }
    base_heights(t, &t->head);
    head_heights(s, t);
    t->full_room = area_height(t->page) - t->again_height - t->head_height;
    t->head_repeats =
        t->full_room >= cell_lines_height(t, 2) && t->full_room >= area_height(t->page) / 8;
    if (!t->head_repeats)
        t->full_room += t->head_height;
    base_heights(t, &t->body);
    choose_continuation(t);
    glue_groups(t);
    glue_strong(t);
}
