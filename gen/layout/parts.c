#include "layout/parts_int.h"

static int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int lines_left(const struct set_cell *c)
{
    return c->cont == CONTINUE_LABEL ? c->text.lines.n : c->text.lines.n - c->done;
}

/* Height that a cell needs where it ends. */
static int64_t need_to_end(const struct set_table *t, const struct set_cell *c)
{
    return cell_height(t, c, lines_left(c));
}

/* Height that a cell needs where it goes on on the next page: a text two lines,
   and three rather than leave one behind. */
static int64_t need_open(const struct set_table *t, const struct set_cell *c)
{
    int left = lines_left(c);

    if (c->cont == CONTINUE_TEXT && left > 3)
        left = 2;
    return cell_height(t, c, left);
}

int lines_here(const struct set_table *t, const struct set_cell *c, const struct part *part,
               int64_t height, bool ends)
{
    int left = lines_left(c);

    if (ends || cell_height(t, c, left) <= height)
        return left;
    int64_t room = height - 2 * row_pad(t, &t->body, c->row) - c->text.size;
    int fit = room < 0 ? 0 : (int)(room / t->leading) + 1;
    if (left - fit < 2)
        fit = left - 2;
    if (fit >= 2)
        return fit;
    return part->forced ? 1 : 0;
}

/* ---- heights of a part ---- */

static void grow(struct set_table *t, int first, int last, int64_t extra)
{
    rows_grow(t->h, first, last, extra);
    for (int r = first; r <= last; r++)
        t->top[r + 1] = t->top[r] + t->h[r];
}

/* Height of what is left of a row, from its own cells; and what it was given
   for merged texts, as long as they go on. */
static int64_t row_rest(const struct set_table *t, struct table_at at, int row)
{
    const struct band *b = &t->body;
    int64_t base = b->rows[row].base, need = 0;
    bool reserved = false;

    if (!at.inside || row != at.row)
        return base;
    for (int col = 0; col < b->n_columns; col++) {
        const struct set_cell *c = band_at(b, row, col);
        if (c->rowspan == 1)
            need = greater(need, need_to_end(t, c));
        else
            reserved = reserved || (c->cont == CONTINUE_TEXT && lines_left(c) > 0);
    }
    if (reserved)
        need = greater(need, base - at.used);
    /* However little is left, it is seen to be a row; but it must fit. */
    int64_t least = cell_lines_height(t, 1);
    return need < least && base >= least && least <= t->full_room / 2 ? least : need;
}

static int first_in(const struct set_cell *c, int first)
{
    return c->row > first ? c->row : first;
}

/* Adds a row to the part that begins with row at.row: its own height, then what
   the merged cells lack that end in it. */
static void add_row(struct set_table *t, struct table_at at, int row)
{
    const struct set_row *r = &t->body.rows[row];

    t->h[row] = row_rest(t, at, row);
    t->top[row + 1] = t->top[row] + t->h[row];
    for (int i = 0; i < r->n_closing; i++) {
        const struct set_cell *c = &t->body.cells[t->body.closing[r->first_closing + i]];
        int first = first_in(c, at.row);
        int64_t lack = need_to_end(t, c) - (t->top[row + 1] - t->top[first]);
        if (lack > 0)
            grow(t, first, row, lack);
    }
}

/* True if the cell of slot (row, col) begins in this column and goes on below
   the row. */
static bool goes_on(const struct band *b, int row, int col)
{
    const struct set_cell *c = band_at(b, row, col);
    return c->col == col && c->row + c->rowspan - 1 > row;
}

/* What the cells lack that go on below `row` if the part ends there.  All their
   shares end with this row, so that the greatest lack covers the others. */
static int64_t open_lack(const struct set_table *t, int first, int row)
{
    const struct band *b = &t->body;
    int64_t lack = 0;

    for (int col = 0; col < b->n_columns; col++)
        if (goes_on(b, row, col)) {
            const struct set_cell *c = band_at(b, row, col);
            int64_t has = t->top[row + 1] - t->top[first_in(c, first)];
            lack = greater(lack, need_open(t, c) - has);
        }
    return lack;
}

/* Gives the cells that go on below the part's last row the height they lack,
   those of the fewest rows first. */
static void grow_open(struct set_table *t, int first, int row)
{
    const struct band *b = &t->body;
    int n = 0;

    for (int col = 0; col < b->n_columns; col++) {
        if (!goes_on(b, row, col))
            continue;
        int cell = b->at[(size_t)row * (size_t)b->n_columns + (size_t)col], i = n++;
        for (; i > 0 && b->cells[t->open[i - 1]].row < b->cells[cell].row; i--)
            t->open[i] = t->open[i - 1];
        t->open[i] = cell;
    }
    for (int i = 0; i < n; i++) {
        const struct set_cell *c = &b->cells[t->open[i]];
        int from = first_in(c, first);
        int64_t lack = need_open(t, c) - (t->top[row + 1] - t->top[from]);
        if (lack > 0)
            grow(t, from, row, lack);
    }
}

/* ---- where the part ends ---- */

/* What looking at row after row found. */
struct scan {
    int end;  /* the latest row above which the part may end */
    int stop; /* the first row that does not fit; n_rows: all do */
};

static struct scan scan_rows(struct set_table *t, struct table_at at, const struct part_room *room,
                             bool loose)
{
    struct scan s = {.end = at.row, .stop = at.row};
    int n = t->body.n_rows;

    t->top[at.row] = 0;
    for (; s.stop < n; s.stop++) {
        add_row(t, at, s.stop);
        int64_t height = t->top[s.stop + 1];
        int end = s.stop + 1;
        if (height > room->room || (end == n && height + room->below > room->room))
            break;
        t->may_end[end] = end == n || ((loose || !t->body.rows[end].glued) &&
                                       height + open_lack(t, at.row, s.stop) <= room->room);
        if (t->may_end[end])
            s.end = end;
    }
    return s;
}

/* True if rows from `end` on are enough for a last page. */
static bool rest_enough(const struct set_table *t, int end, bool followed)
{
    int64_t least = t->page->height / 100 * 15 - t->again_height - t->head_height, height = 0;

    if (t->body.n_rows - end < 2)
        return false;
    for (int r = end; r < t->body.n_rows && !followed; r++) {
        height += t->body.rows[r].base;
        if (height >= least)
            return true;
    }
    return followed;
}

/* Ends the part earlier where the last page would be left with too little. */
static int spare_rest(const struct set_table *t, struct table_at at, int end, bool followed)
{
    if (end == t->body.n_rows || rest_enough(t, end, followed))
        return end;
    for (int e = end - 1; e > at.row; e--)
        if (t->may_end[e] && rest_enough(t, e, followed))
            return e;
    return end;
}

/* The least height of row `row` on this page that is of use when it is split. */
static int64_t slice_least(const struct set_table *t, struct table_at at, int row)
{
    const struct band *b = &t->body;
    int64_t least = 1;

    for (int col = 0; col < b->n_columns; col++) {
        const struct set_cell *c = band_at(b, row, col);
        int64_t above = t->top[row] - t->top[first_in(c, at.row)];
        if (c->col == col)
            least = greater(least, need_open(t, c) - above);
    }
    return least;
}

/* Sets the heights of the part [at.row, end), whose last row is cut to `slice`
   if that is not 0. */
static void settle(struct set_table *t, struct table_at at, int end, int64_t slice,
                   struct part *part)
{
    *part =
        (struct part){.first = at.row, .end = end, .cut_top = at.inside, .cut_bottom = slice > 0};
    t->top[at.row] = 0;
    for (int r = at.row; r < end - (slice > 0); r++)
        add_row(t, at, r);
    if (slice > 0) {
        t->h[end - 1] = slice;
        t->top[end] = t->top[end - 1] + slice;
    } else if (end < t->body.n_rows) {
        grow_open(t, at.row, end - 1);
    }
    part->height = t->top[end];
}

/* What the page has left for row `row`, if it is taller than any page and so
   much of it is of use; else 0. */
static int64_t tall_slice(struct set_table *t, struct table_at at, int row, int64_t room)
{
    if (row == t->body.n_rows || row_rest(t, at, row) <= t->full_room)
        return 0;
    for (int r = at.row; r < row; r++) /* without what this row gave those above */
        add_row(t, at, r);
    int64_t slice = room - t->top[row];
    return slice >= slice_least(t, at, row) ? slice : 0;
}

/* Nothing fits by the rules: the first row goes in, cut if it must be, and its
   cells run on. */
static void force(struct set_table *t, struct table_at at, const struct part_room *room,
                  struct part *part)
{
    const struct band *b = &t->body;

    for (int col = 0; col < b->n_columns; col++) {
        struct set_cell *c = band_at(b, at.row, col);
        if (c->said)
            c->done = c->text.lines.n;
        c->cont = CONTINUE_TEXT;
    }
    t->top[at.row] = 0;
    add_row(t, at, at.row);
    int64_t whole = t->top[at.row + 1];
    if (at.row + 1 < b->n_rows)
        whole += open_lack(t, at.row, at.row);
    /* Even where there is no room at all, tables come to an end. */
    int64_t least = greater(cell_lines_height(t, 1), area_height(t->page) / 8);
    int64_t slice = greater(room->room, least);
    settle(t, at, at.row + 1, whole > slice ? slice : 0, part);
    part->forced = part->cut_bottom;
}

bool part_fit(struct set_table *t, struct table_at at, const struct part_room *room,
              struct part *part)
{
    for (int loose = 0; loose < 2; loose++) {
        struct scan s = scan_rows(t, at, room, loose);
        int64_t slice = tall_slice(t, at, s.stop, room->room);
        if (slice > 0) {
            settle(t, at, s.stop + 1, slice, part);
            return true;
        }
        if (s.end > at.row) {
            settle(t, at, spare_rest(t, at, s.end, room->followed), 0, part);
            return true;
        }
        if (!room->fresh)
            return false;
    }
    force(t, at, room, part);
    return true;
}

struct table_at part_after(const struct set_table *t, struct table_at at, const struct part *part)
{
    if (!part->cut_bottom)
        return (struct table_at){.row = part->end};
    int row = part->end - 1;
    int64_t before = at.inside && at.row == row ? at.used : 0;
    return (struct table_at){.row = row, .inside = true, .used = before + t->h[row]};
}

int64_t body_height(struct set_table *t, int64_t most)
{
    struct table_at start = {0};

    t->top[0] = 0;
    for (int r = 0; r < t->body.n_rows; r++) {
        add_row(t, start, r);
        if (t->top[r + 1] > most)
            return t->top[r + 1];
    }
    return t->top[t->body.n_rows];
}
