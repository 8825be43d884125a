/* Where a figure comes from. */
#include "facts/trace.h"

#include "facts/probe_int.h"
#include "facts/trace_int.h"

#include <string.h>

/* The ways to ask whether a set of rows matters. */
enum question {
    ROWS_ALONE,     /* f(rows) against f(none) */
    ROWS_REMOVED,   /* f(all but rows) against f(all) */
    AMOUNTS_ALONE,  /* f(rows with other amounts) against f(rows) */
    AMOUNTS_CHANGED /* f(all, rows with other amounts) against f(all) */
};

struct search {
    struct facts *f;
    struct figure fig;
    struct probe probe;
    long trials, trials_max; /* 0: no bound */
    bool cut;
    struct arena *a;    /* of the trace */
    struct arena mem;   /* of the sheet at hand */
    struct arena trial; /* of the trial at hand */
    const struct rows *all;
    struct seen now, none;
    struct seen alone; /* f of one row, so as to ask once ... */
    int alone_row;     /* ... which; -1: not known */
    enum question question;
    int column; /* of amounts */
    bool *marks;
};

/* ---- trials ---- */

/* A copy that outlives the trial. */
static struct seen keep(struct arena *a, struct seen s)
{
    if (s.there && s.value.kind == VALUE_TEXT)
        s.value.text = str_copy(a, s.value.text);
    return s;
}

/* The figure with these rows of the sheet.  A trial that fails is like a row
   that is not there: it is not the value. */
static struct seen try_cells(struct search *s, const struct value *cells, int n)
{
    struct rows *out = arena_new(&s->trial, struct rows, s->probe.n_views);
    struct seen seen = {0};

    s->trials++;
    if (s->trials_max > 0 && s->trials > s->trials_max)
        s->cut = true;
    if (!s->cut && probe_run(&s->probe, &s->trial, cells, n, out))
        seen = figure_seen(&s->fig.view->rows, &s->fig, &out[s->probe.n_views - 1]);
    return seen;
}

static size_t row_size(const struct search *s)
{
    return (size_t)s->all->n_columns;
}

static const struct value *row_cells(const struct search *s, int row)
{
    return s->all->cells + (size_t)row * row_size(s);
}

/* Only these rows, with other amounts or as they are. */
static struct seen try_only(struct search *s, const int *rows, int n, bool other)
{
    struct value *cells = arena_new(&s->trial, struct value, (size_t)n * row_size(s));

    for (int i = 0; i < n; i++) {
        struct value *to = cells + (size_t)i * row_size(s);
        memcpy(to, row_cells(s, rows[i]), row_size(s) * sizeof *to);
        if (other)
            put_other_amount(s->all, to, rows[i], s->column);
    }
    return try_cells(s, cells, n);
}

/* All rows, these with other amounts. */
static struct seen try_changed(struct search *s, const int *rows, int n)
{
    size_t size = (size_t)s->all->n * row_size(s);
    struct value *cells = arena_new(&s->trial, struct value, size);

    if (size > 0)
        memcpy(cells, s->all->cells, size * sizeof *cells);
    for (int i = 0; i < n; i++)
        put_other_amount(s->all, cells + (size_t)rows[i] * row_size(s), rows[i], s->column);
    return try_cells(s, cells, s->all->n);
}

/* All rows but these, which are in order. */
static struct seen try_without(struct search *s, const int *rows, int n)
{
    struct value *cells = arena_new(&s->trial, struct value, (size_t)s->all->n * row_size(s));
    int kept = 0;
    int next = 0;

    for (int row = 0; row < s->all->n; row++) {
        if (next < n && rows[next] == row) {
            next++;
            continue;
        }
        memcpy(cells + (size_t)kept * row_size(s), row_cells(s, row), row_size(s) * sizeof *cells);
        kept++;
    }
    return try_cells(s, cells, kept);
}

static struct seen try_alone(struct search *s, const int *rows, int n)
{
    if (n == 1 && s->alone_row == rows[0])
        return s->alone;
    struct seen seen = try_only(s, rows, n, false);
    if (n == 1) {
        s->alone = keep(&s->mem, seen);
        s->alone_row = rows[0];
    }
    return seen;
}

static bool differs(struct search *s, const int *rows, int n)
{
    struct seen a = {0};
    struct seen b = {0};

    switch (s->question) {
    case ROWS_ALONE:
        a = try_alone(s, rows, n);
        b = s->none;
        break;
    case ROWS_REMOVED:
        a = try_without(s, rows, n);
        b = s->now;
        break;
    case AMOUNTS_ALONE:
        a = try_alone(s, rows, n);
        b = try_only(s, rows, n, true);
        break;
    case AMOUNTS_CHANGED:
        a = try_changed(s, rows, n);
        b = s->now;
        break;
    }
    bool different = !s->cut && !seen_equal(&a, &b);
    arena_release(&s->trial);
    return different;
}

/* ---- search ---- */

/* Those of a block whose number in it has a bit not set. */
static int half_of(const int *rows, int n, int bit, int *out)
{
    int kept = 0;

    for (int i = 0; i < n; i++)
        if ((i >> bit & 1) == 0)
            out[kept++] = rows[i];
    return kept;
}

/*
 * Whether rows of a block can matter.  Two may cancel each other out, so that
 * the block as a whole makes no difference: any two of them are parted by
 * one of its halves by a bit of their number, and the halves are asked too.
 * (Three or more that cancel, and in each of these halves again, would pass.)
 */
static bool block_differs(struct search *s, const int *rows, int n)
{
    bool found = differs(s, rows, n);
    struct arena tmp = {0};
    int *half = arena_new(&tmp, int, (size_t)n);

    for (int bit = 0; !found && !s->cut && (1 << bit) < n; bit++)
        found = differs(s, half, half_of(rows, n, bit, half));
    arena_release(&tmp);
    return found;
}

/*
 * Blocks of no more rows are asked one by one.  With few rows, that is quicker;
 * where each trial has all the rows of the sheet, only with one.  Where rows
 * of a view have only numbers for names, all move when one goes, and what a
 * block does says nothing of its rows.
 */
static int block_min(const struct search *s)
{
    if (s->fig.key < 0 && s->fig.view->rows.n > 1)
        return s->all->n;
    return s->question == ROWS_ALONE || s->question == AMOUNTS_ALONE ? 8 : 1;
}

static void search_block(struct search *s, const int *rows, int n)
{
    if (n == 0 || s->cut)
        return;
    if (n > block_min(s)) {
        if (!block_differs(s, rows, n))
            return;
        if (n > 1) {
            search_block(s, rows, n / 2);
            search_block(s, rows + n / 2, n - n / 2);
            return;
        }
        s->marks[rows[0]] = true;
        return;
    }
    for (int i = 0; i < n; i++)
        if (differs(s, &rows[i], 1))
            s->marks[rows[i]] = true;
}

/* Marks rows of which the answer is yes; those marked already are not asked. */
static void search_rows(struct search *s, enum question question, int column, bool *marks)
{
    int *rows = arena_new(&s->mem, int, (size_t)s->all->n);
    int n = 0;

    for (int row = 0; row < s->all->n; row++)
        if (!marks[row])
            rows[n++] = row;
    s->question = question;
    s->column = column;
    s->marks = marks;
    s->alone_row = -1;
    search_block(s, rows, n);
}

/* True if f changes when zeros of the column become other amounts. */
static bool zeros_matter(struct search *s, int column)
{
    int *rows = arena_new(&s->mem, int, (size_t)s->all->n);
    int n = 0;

    for (int row = 0; row < s->all->n; row++)
        if (amount_is_zero(&row_cells(s, row)[column]))
            rows[n++] = row;
    s->question = AMOUNTS_CHANGED;
    s->column = column;
    return n > 0 && differs(s, rows, n);
}

static bool sheet_matters(struct search *s, const int *amounts, int n_amounts)
{
    bool matters = false;

    s->none = keep(&s->mem, try_cells(s, NULL, 0));
    arena_release(&s->trial);
    if (s->cut)
        return false;
    matters = !seen_equal(&s->none, &s->now);
    for (int i = 0; i < n_amounts && !matters; i++)
        matters = zeros_matter(s, amounts[i]);
    return matters;
}

/* ---- results ---- */

struct sources {
    struct trace *trace;
    size_t cap_sources, cap_codes, cap_sheets;
};

static void add_source(struct search *s, struct sources *to, int row, int column)
{
    ARENA_PUSH(s->a, to->trace->sources, to->trace->n_sources, to->cap_sources) =
        describe_cell(s->f, s->probe.leaf, row, column);
}

static void search_sheet(struct search *s, struct table *leaf, struct sources *to)
{
    int *amounts = NULL;
    int n_amounts = amount_columns(&s->mem, leaf, &amounts);

    probe_begin(&s->probe, &s->mem, s->f, leaf, &s->fig.view, 1);
    s->all = &s->probe.leaf_rows;
    if (s->all->n > 0 && sheet_matters(s, amounts, n_amounts)) {
        bool *rows = arena_new(&s->mem, bool, (size_t)s->all->n);
        bool **cells = arena_new(&s->mem, bool *, (size_t)n_amounts);
        search_rows(s, ROWS_ALONE, -1, rows);
        search_rows(s, ROWS_REMOVED, -1, rows);
        for (int i = 0; i < n_amounts; i++) {
            cells[i] = arena_new(&s->mem, bool, (size_t)s->all->n);
            search_rows(s, AMOUNTS_ALONE, amounts[i], cells[i]);
            search_rows(s, AMOUNTS_CHANGED, amounts[i], cells[i]);
        }
        for (int row = 0; row < s->all->n; row++) {
            size_t before = to->trace->n_sources;
            for (int i = 0; i < n_amounts; i++)
                if (cells[i][row])
                    add_source(s, to, row, amounts[i]);
            if (rows[row] && to->trace->n_sources == before)
                add_source(s, to, row, -1);
        }
    }
    probe_end(&s->probe);
    arena_release(&s->mem);
}

/* The rows of code tables that a source names. */
static void add_codes(struct search *s, struct sources *to, const struct trace_cell *source,
                      bool **seen)
{
    const struct table *from = facts_table(s->f, source->table);
    const int *found = NULL;

    for (int i = 0; from->sheet != NULL && i < from->sheet->schema->n_columns; i++) {
        const struct schema_column *c = &from->sheet->schema->columns[i];
        int code = schema_sheet_of(s->f->schema, c->ref_table);
        if (code < 0 || !s->f->schema->sheets[code].classification)
            continue;
        struct table *t = facts_table(s->f, c->ref_table);
        int column = rows_column(&from->rows, c->name);
        int target = rows_column(&t->rows, c->ref_column);
        const struct value *v =
            &from->rows
                 .cells[(size_t)(source->row - 1) * (size_t)from->rows.n_columns + (size_t)column];
        int n = target < 0 || v->kind == VALUE_NULL ? 0 : table_match(t, target, v, &found);
        if (seen[code] == NULL)
            seen[code] = arena_new(s->a, bool, (size_t)t->rows.n);
        for (int k = 0; k < n; k++) {
            if (!seen[code][found[k]])
                ARENA_PUSH(s->a, to->trace->codes, to->trace->n_codes, to->cap_codes) =
                    describe_cell(s->f, t, found[k], -1);
            seen[code][found[k]] = true;
        }
    }
}

static bool is_code_table(const struct table *t)
{
    return t->sheet != NULL && t->sheet->schema->classification;
}

static bool is_view(const struct table *t)
{
    return t->view.select.n > 0;
}

size_t trace_sheets(struct arena *a, const struct facts *f, struct str name, struct str **tables)
{
    const struct table *goal = facts_table(f, name);
    size_t n = 0, cap = 0;

    *tables = NULL;
    for (size_t i = 0; i < f->n_tables && goal != NULL; i++) {
        const struct table *t = f->tables[i];
        if (t->sheet == NULL || t->lent || is_code_table(t))
            continue;
        if (t == goal || (is_view(goal) && probe_reads(f, goal, t)))
            ARENA_PUSH(a, *tables, n, cap) = t->rows.name;
    }
    return n;
}

bool trace_figure(struct arena *a, struct facts *f, struct str figure, long probes_max,
                  struct trace *out)
{
    struct search s = {.f = f, .trials_max = probes_max, .a = a};
    struct sources to = {.trace = out};

    *out = (struct trace){0};
    if (!figure_find(f, figure, &s.fig))
        return false;
    s.now = figure_seen(&s.fig.view->rows, &s.fig, &s.fig.view->rows);
    out->value = s.now.value;
    if (!is_view(s.fig.view)) { /* a cell comes from itself */
        ARENA_PUSH(a, out->sources, out->n_sources, to.cap_sources) =
            describe_cell(f, s.fig.view, s.fig.row, s.fig.column);
        return true;
    }
    for (size_t i = 0; i < f->n_tables; i++) {
        struct table *t = f->tables[i];
        if (is_view(t) || is_code_table(t) || !probe_reads(f, s.fig.view, t))
            continue;
        ARENA_PUSH(a, out->sheets, out->n_sheets, to.cap_sheets) =
            t->sheet == NULL ? t->rows.name : t->sheet->schema->name;
        if (probes_max >= 0)
            search_sheet(&s, t, &to);
    }
    bool **seen = arena_new(a, bool *, (size_t)f->schema->n_sheets);
    for (size_t i = 0; i < out->n_sources; i++)
        add_codes(&s, &to, &out->sources[i], seen);
    out->cut = s.cut;
    out->trials = s.trials;
    return true;
}
