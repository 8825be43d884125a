#include "cli/findings.h"

#include "facts/trace.h"
#include "report/findings_doc.h"

#include <stdlib.h>

/* A finding's place, to be found among the cells. */
struct wanted {
    struct place at;
    size_t finding;
};

struct finder {
    struct document *d;
    struct wanted *wanted; /* by place */
    size_t n;
    struct finding_about *about; /* of all findings */
};

/* A cell of a sheet, as facts know it. */
struct cell_name {
    struct str table;
    int row;
    struct str column;
};

/* ---- where a cell goes ---- */

static bool value_equal(const struct value *a, const struct value *b)
{
    return a->kind == b->kind && a->kind != VALUE_NULL &&
           (a->kind == VALUE_INTEGER ? a->integer == b->integer : str_eq(a->text, b->text));
}

/* `names` has room for the next power of two. */
static void add_name(struct arena *a, struct str **names, size_t *n, struct str name)
{
    if ((*n & (*n - 1)) == 0) {
        size_t cap = *n;
        *names = arena_grow(a, *names, *n, &cap, 2 * *n + 1, sizeof name, _Alignof(struct str));
    }
    (*names)[(*n)++] = name;
}

static bool is_text(const struct value *v, struct str s)
{
    return v->kind == VALUE_TEXT && str_eq(v->text, s);
}

/* The figure of a view that says from which row of which sheet its rows come, if
   this view shows the cell.  Most texts are found so, without any trial. */
static bool add_shown(struct finder *f, struct finding_about *about, const struct rows *view,
                      const struct cell_name *cell)
{
    int sheet = rows_column(view, STR("sheet")), row = rows_column(view, STR("row"));
    int key = rows_column(view, STR("key")), column = rows_column(view, cell->column);

    if (sheet < 0 || row < 0 || key < 0 || column < 0)
        return false;
    for (int i = 0; i < view->n; i++) {
        const struct value *v = &view->cells[(size_t)i * (size_t)view->n_columns];
        if (!is_text(&v[sheet], cell->table) || v[row].kind != VALUE_INTEGER ||
            v[row].integer != cell->row || v[key].kind != VALUE_TEXT)
            continue;
        add_name(&f->d->mem, &about->figures, &about->n_figures,
                 str_printf(&f->d->mem, "%.*s/%.*s/%.*s", STR_FMT(view->name), STR_FMT(v[key].text),
                            STR_FMT(cell->column)));
        return true;
    }
    return false;
}

static bool add_all_shown(struct finder *f, struct finding_about *about,
                          const struct cell_name *cell)
{
    bool any = false;

    for (size_t i = 0; i < facts_count(f->d->facts); i++)
        any = add_shown(f, about, facts_at(f->d->facts, i), cell) || any;
    return any;
}

/* Figures that show the cell as it is, and those that it goes into. */
static void add_traced(struct finder *f, struct finding_about *about, const struct cell_name *cell)
{
    if (add_all_shown(f, about, cell))
        return;
    struct arena *a = &f->d->mem;
    const struct rows *rows = facts_rows(f->d->facts, cell->table);
    const struct value *value = rows == NULL ? NULL : rows_value(rows, cell->row - 1, cell->column);
    struct trace_figure *list;
    size_t n;

    if (!trace_cell(a, f->d->facts, cell->table, cell->row, cell->column, &list, &n))
        return;
    for (size_t i = 0; i < n; i++) {
        if (value != NULL && value_equal(value, &list[i].value))
            add_name(a, &about->figures, &about->n_figures, list[i].figure);
        else
            add_name(a, &about->sums, &about->n_sums, list[i].figure);
    }
}

static bool is_cell(const struct finder *f, struct str name, struct cell_name *cell)
{
    return figure_is_cell(f->d->facts, name, &cell->table, &cell->row, &cell->column);
}

/* Follows the cells of a finding that names cells alone; one that names figures
   has its places in the document already. */
static void trace_named(struct finder *f, size_t finding)
{
    const struct diag_rule *rule = f->d->found.list[finding].rule;
    struct cell_name cell;

    for (int i = 0; rule != NULL && i < rule->n_figures; i++)
        if (!is_cell(f, rule->figures[i], &cell))
            return;
    for (int i = 0; rule != NULL && i < rule->n_figures; i++)
        if (is_cell(f, rule->figures[i], &cell))
            add_traced(f, &f->about[finding], &cell);
}

/* ---- which cell is meant ---- */

static int by_place(const void *left, const void *right)
{
    const struct wanted *a = left, *b = right;
    int order = place_cmp(&a->at, &b->at);

    return order != 0 ? order : (a->finding > b->finding) - (a->finding < b->finding);
}

static void list_wanted(struct finder *f)
{
    const struct diags *found = &f->d->found;

    f->wanted = arena_new(&f->d->mem, struct wanted, found->n);
    for (size_t i = 0; i < found->n; i++)
        if (found->list[i].at.line > 0 && found->list[i].at.column > 0)
            f->wanted[f->n++] = (struct wanted){found->list[i].at, i};
    if (f->n > 1)
        qsort(f->wanted, f->n, sizeof *f->wanted, by_place);
}

static size_t first_wanted(const struct finder *f, const struct place *at)
{
    size_t low = 0, high = f->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (place_cmp(&f->wanted[middle].at, at) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Tells the findings in this cell what its column is called, and where it goes
   if they name nothing themselves. */
static void see_cell(struct finder *f, const struct schema_column *column,
                     const struct cell_name *cell, struct place at)
{
    for (size_t i = first_wanted(f, &at); i < f->n && place_cmp(&f->wanted[i].at, &at) == 0; i++) {
        size_t finding = f->wanted[i].finding;
        const struct diag_rule *rule = f->d->found.list[finding].rule;
        f->about[finding].column = column->head;
        if (rule == NULL || rule->n_figures == 0)
            add_traced(f, &f->about[finding], cell);
    }
}

static void see_sheet(struct finder *f, const struct schema_sheet *sheet)
{
    const struct rows *rows = facts_rows(f->d->facts, sheet->table);
    int n = rows != NULL ? rows->n : 0;
    struct place at;

    for (int r = 1; r <= n; r++)
        for (int c = 0; c < sheet->n_columns; c++)
            if (facts_place(f->d->facts, sheet->table, r, sheet->columns[c].name, &at))
                see_cell(f, &sheet->columns[c],
                         &(struct cell_name){sheet->table, r, sheet->columns[c].name}, at);
}

static struct finding_about *know_findings(struct document *d)
{
    struct finder f = {.d = d};

    f.about = arena_new(&d->mem, struct finding_about, d->found.n);
    list_wanted(&f);
    for (int i = 0; i < d->schema->n_sheets && d->facts != NULL && f.n > 0; i++)
        see_sheet(&f, &d->schema->sheets[i]);
    for (size_t i = 0; i < d->found.n && d->facts != NULL; i++)
        trace_named(&f, i);
    return f.about;
}

void findings_append(struct document *d)
{
    if (d->doc == NULL || d->doc->draft == NULL)
        return;
    const struct findings_list list = {.found = &d->found,
                                       .about = know_findings(d),
                                       .checks = d->checks,
                                       .folder = d->paths.dataset};
    findings_doc(&d->mem, d->doc, &list);
}
