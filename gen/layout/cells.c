/* Texts of a table's cells, and the columns that they ask for. */
#include "layout/table_int.h"

#include "layout/columns_int.h"

static const struct text_style *cell_style(const struct table *table, const struct cell *cell)
{
    if (cell->number || cell->small)
        return &table->style->number;
    return cell->strong ? &table->style->strong : &table->style->body;
}

/* Han in a cell meets digits without a gap: narrow columns have none to give. */
static void shape_cells(struct setting *s, const struct table *table, struct band *b)
{
    for (int i = 0; i < b->n_cells; i++) {
        struct set_cell *c = &b->cells[i];
        if (c->cell == NULL)
            continue;
        c->style = cell_style(table, c->cell);
        c->shaped = shape_text(s, c->cell->spans, c->cell->n_spans, c->style, false);
    }
}

/* What lies beside the text in a cell. */
static mpt cell_sides(const struct table *table, const struct set_cell *c)
{
    return 2 * table->style->pad_x + (c->cell != NULL ? c->cell->indent : 0);
}

static int64_t at_most(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t at_least(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Where the decimal point of a figure stands: from it to the figure's end. */
static void find_point(struct set_cell *c)
{
    const struct line *line = &c->text.lines.lines[0];

    for (int k = line->n_runs - 1; k >= 0; k--) {
        const struct line_run *run = &line->runs[k];
        for (int g = run->n_glyphs - 1; g >= 0; g--) {
            const struct page_glyph *glyph = &run->glyphs[g];
            if (glyph->from >= glyph->to || run->text.s[glyph->from] != '.')
                continue;
            c->fraction = line->width - run->x - glyph->x;
            c->decimals = run->n_glyphs - 1 - g;
            return;
        }
    }
}

/* Figures of a column need room for the longest whole part and the longest
   fraction, which need not belong to the same figure. */
static int64_t figures_width(struct setting *s, const struct band *b, int col)
{
    struct paragraph_shape line = {.width = MPT_MAX, .fill = FILL_FIRST_FIT};
    int64_t whole = 0, fraction = 0;

    for (int i = 0; i < b->n_cells; i++) {
        struct set_cell *c = &b->cells[i];
        if (c->col != col || c->colspan > 1 || c->shaped.paragraph == NULL || !c->cell->decimal)
            continue;
        c->text = break_quietly(s, &c->shaped, &line);
        find_point(c);
        whole = at_least(whole, c->text.lines.width - c->fraction);
        fraction = at_least(fraction, c->fraction);
    }
    return whole + fraction;
}

/* Widens the columns from content that a cell over several columns covers,
   until it has `min` and `max`. */
static void want_span(const struct table *table, const struct set_cell *c, int64_t min, int64_t max,
                      struct column_want *want)
{
    int64_t has_min = 0, has_max = 0;
    int flexible = 0;

    for (int i = c->col; i < c->col + c->colspan; i++) {
        has_min += want[i].min;
        has_max += want[i].max;
        flexible += table->columns[i].width <= 0;
    }
    if (flexible == 0)
        return;
    for (int i = c->col; i < c->col + c->colspan; i++) {
        if (table->columns[i].width > 0)
            continue;
        if (min > has_min)
            want[i].min = (mpt)at_most(MPT_MAX, want[i].min + (min - has_min) / flexible + 1);
        if (max > has_max)
            want[i].max = (mpt)at_most(MPT_MAX, want[i].max + (max - has_max) / flexible + 1);
    }
}

/* Single cells first, since what they ask for is sure; then the others. */
static void want_cells(const struct table *table, const struct band *b, bool spanning,
                       struct column_want *want)
{
    for (int i = 0; i < b->n_cells; i++) {
        const struct set_cell *c = &b->cells[i];
        if (c->shaped.paragraph == NULL || (c->colspan > 1) != spanning)
            continue;
        mpt sides = cell_sides(table, c);
        int64_t min = at_most(MPT_MAX, (int64_t)paragraph_min_width(c->shaped.paragraph) + sides);
        int64_t max = at_most(MPT_MAX, (int64_t)paragraph_max_width(c->shaped.paragraph) + sides);
        if (spanning) {
            want_span(table, c, min, max, want);
        } else if (table->columns[c->col].width <= 0) {
            want[c->col].min = (mpt)at_least(want[c->col].min, min);
            want[c->col].max = (mpt)at_least(want[c->col].max, max);
        }
    }
}

static void limit(const struct column *column, struct column_want *want)
{
    if (column->width > 0) {
        want->min = want->max = column->width;
        return;
    }
    want->open = column->max <= 0;
    /* A limit holds what a column would like, not what it needs: a figure that
       outgrows it widens the column (CSS 2.2, 17.5.2.2). */
    if (column->max > 0)
        want->max = (mpt)at_most(want->max, column->max);
    want->min = (mpt)at_least(want->min, column->min);
    want->max = (mpt)at_least(want->max, want->min);
}

static void set_columns(struct setting *s, struct set_table *t)
{
    const struct table *table = t->table;
    int n = table->n_columns;
    mpt avail = area_width(t->page);
    struct column_want *want = arena_new(&s->scratch, struct column_want, (size_t)n);
    mpt *width = arena_new(&s->scratch, mpt, (size_t)n);
    int64_t min = 0, max = 0;

    for (int i = 0; i < n; i++)
        want[i].min = want[i].max = table->columns[i].width > 0 ? table->columns[i].width : 0;
    want_cells(table, &t->head, false, want);
    want_cells(table, &t->body, false, want);
    want_cells(table, &t->head, true, want);
    want_cells(table, &t->body, true, want);
    for (int i = 0; i < n; i++) {
        if (table->columns[i].width <= 0) {
            int64_t figures = figures_width(s, &t->body, i) + 2 * table->style->pad_x;
            want[i].min = (mpt)at_most(MPT_MAX, at_least(want[i].min, figures));
            want[i].max = (mpt)at_least(want[i].max, want[i].min);
        }
        limit(&table->columns[i], &want[i]);
        min += want[i].min;
        max += want[i].max;
    }
    if (table->centered)
        avail = (mpt)at_most(avail, max);

    /* Measures that were rounded in a template may miss the area by a trifle. */
    enum { TRIFLE = 1000 };
    if (!columns_fit(want, n, avail, width) && min - avail > TRIFLE)
        DIAG_ADD(s->d, DIAG_LAYOUT_COLUMNS_TOO_WIDE, table->at, length_text(s, min),
                 length_text(s, avail));

    t->x = arena_new(&s->scratch, mpt, (size_t)n + 1);
    for (int i = 0; i < n; i++)
        t->x[i + 1] = t->x[i] + width[i];
    t->left = (area_width(t->page) - avail) / 2;
}

mpt table_width(const struct set_table *t)
{
    return t->x[t->table->n_columns];
}

static void break_cells(struct setting *s, const struct set_table *t, struct band *b)
{
    for (int i = 0; i < b->n_cells; i++) {
        struct set_cell *c = &b->cells[i];
        if (c->shaped.paragraph == NULL)
            continue;
        struct paragraph_shape shape = {
            .width = t->x[c->col + c->colspan] - t->x[c->col] - cell_sides(t->table, c),
            .fill = FILL_RAGGED,
            .centered = c->cell->align == ALIGN_CENTER,
            .last_min_chars = 2,
        };
        mpt whole = c->cell->decimal ? paragraph_max_width(c->shaped.paragraph) : 0;
        if (whole > shape.width) { /* a figure is never broken */
            report_too_wide(s, c->cell->spans, c->cell->n_spans, whole, shape.width);
            c->text = break_quietly(s, &c->shaped, &shape);
        } else {
            c->text = break_text(s, &c->shaped, &shape);
        }
    }
}

static void align_decimals(struct setting *s, struct set_table *t)
{
    t->fraction = arena_new(&s->scratch, mpt, (size_t)t->table->n_columns);
    t->decimals = arena_new(&s->scratch, int, (size_t)t->table->n_columns);
    for (int i = 0; i < t->body.n_cells; i++) {
        struct set_cell *c = &t->body.cells[i];
        if (c->cell == NULL || !c->cell->decimal || c->colspan > 1)
            continue;
        c->fraction = 0;
        c->decimals = 0;
        if (c->text.lines.n != 1)
            continue;
        find_point(c);
        if (c->decimals > t->decimals[c->col])
            t->decimals[c->col] = c->decimals;
        if (c->fraction > t->fraction[c->col])
            t->fraction[c->col] = c->fraction;
    }
}

/* The line above a continued table stands left of the unit. */
static void set_again(struct setting *s, struct set_table *t)
{
    const struct text_style *style = &t->table->style->unit;
    mpt unit = t->unit.lines.n > 0 ? t->unit.lines.width + style->size : 0;
    struct shaped text = shape_text(s, t->table->again, t->table->n_again, style, false);
    mpt whole = text.paragraph != NULL ? paragraph_max_width(text.paragraph) : 0;

    if (t->unit.lines.width > area_width(t->page))
        report_too_wide(s, t->table->unit, t->table->n_unit, t->unit.lines.width,
                        area_width(t->page));
    if (t->lead.lines.width > area_width(t->page) - unit)
        report_too_wide(s, t->table->lead, t->table->n_lead, t->lead.lines.width,
                        area_width(t->page) - unit);
    t->line_left = t->left;
    t->line_width = table_width(t);
    if (whole > t->line_width - unit) {
        t->line_left = 0;
        t->line_width = area_width(t->page);
    }
    struct paragraph_shape shape = {
        .width = t->line_width - unit, .fill = FILL_FIRST_FIT, .last_min_chars = 2};
    t->again = break_text(s, &text, &shape);

    int lines = t->again.lines.n > t->unit.lines.n ? t->again.lines.n : t->unit.lines.n;
    if (lines > 0)
        t->again_height = (mpt)lines_height(lines, style->size, style->size * 13 / 10) +
                          t->table->style->unit_gap;
}

struct set_table *table_set(struct setting *s, const struct table *table,
                            const struct page_style *page)
{
    struct set_table *t = arena_new(&s->scratch, struct set_table, 1);

    t->table = table;
    t->page = page;
    t->head = band_new(s, table->head, table->n_head, table->n_columns, table->at);
    t->body = band_new(s, table->body, table->n_body, table->n_columns, table->at);
    shape_cells(s, table, &t->head);
    shape_cells(s, table, &t->body);
    set_columns(s, t);
    break_cells(s, t, &t->head);
    break_cells(s, t, &t->body);
    align_decimals(s, t);

    t->unit = set_line(s, table->unit, table->n_unit, &table->style->unit);
    t->lead = set_line(s, table->lead, table->n_lead, &table->style->unit);
    set_again(s, t);
    t->notes = arena_new(&s->scratch, struct set_par, (size_t)table->n_notes);
    for (int i = 0; i < table->n_notes; i++)
        t->notes[i] = set_par(s, &table->notes[i], page, table_width(t));
    return t;
}
