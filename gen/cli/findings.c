#include "cli/findings.h"

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

static int compare_places(const struct place *a, const struct place *b)
{
    int order = str_cmp(a->path, b->path);

    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order != 0 ? order : (a->column > b->column) - (a->column < b->column);
}

static int by_place(const void *left, const void *right)
{
    const struct wanted *a = left, *b = right;
    int order = compare_places(&a->at, &b->at);

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
        if (compare_places(&f->wanted[middle].at, at) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Tells the findings in this cell what its column is called. */
static void see_cell(struct finder *f, const struct schema_column *column, struct place at)
{
    for (size_t i = first_wanted(f, &at); i < f->n && compare_places(&f->wanted[i].at, &at) == 0;
         i++)
        f->about[f->wanted[i].finding].column = column->head;
}

static void see_sheet(struct finder *f, const struct schema_sheet *sheet)
{
    const struct rows *rows = facts_rows(f->d->facts, sheet->table);
    int n = rows != NULL ? rows->n : 0;
    struct place at;

    for (int r = 1; r <= n; r++)
        for (int c = 0; c < sheet->n_columns; c++)
            if (facts_place(f->d->facts, sheet->table, r, sheet->columns[c].name, &at))
                see_cell(f, &sheet->columns[c], at);
}

static struct finding_about *know_findings(struct document *d)
{
    struct finder f = {.d = d};

    f.about = arena_new(&d->mem, struct finding_about, d->found.n);
    list_wanted(&f);
    for (int i = 0; i < d->schema->n_sheets && d->facts != NULL && f.n > 0; i++)
        see_sheet(&f, &d->schema->sheets[i]);
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
