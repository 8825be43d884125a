#include "report/place_int.h"

#include <stdlib.h>

static void see_spans(struct arena *a, struct doc_figures *f, const struct span *spans, int n)
{
    for (int i = 0; i < n; i++, f->n_spans++)
        if (spans[i].figure.n > 0)
            ARENA_PUSH(a, f->list, f->n, f->cap) = (struct doc_figure){spans[i].figure, f->n_spans};
}

static void see_rows(struct arena *a, struct doc_figures *f, const struct row *rows, int n)
{
    for (int r = 0; r < n; r++)
        for (int i = 0; i < rows[r].n_cells; i++)
            see_spans(a, f, rows[r].cells[i].spans, rows[r].cells[i].n_spans);
}

static void see_table(struct arena *a, struct doc_figures *f, const struct table *t)
{
    see_spans(a, f, t->unit, t->n_unit);
    see_rows(a, f, t->head, t->n_head);
    see_rows(a, f, t->body, t->n_body);
    for (int i = 0; i < t->n_notes; i++)
        see_spans(a, f, t->notes[i].spans, t->notes[i].n_spans);
}

static void see_block(struct arena *a, struct doc_figures *f, const struct block *b)
{
    if (b->heading != NULL)
        see_spans(a, f, b->heading->text.spans, b->heading->text.n_spans);
    if (b->kind == BLOCK_PAR)
        see_spans(a, f, b->par.spans, b->par.n_spans);
    if (b->kind == BLOCK_TABLE)
        see_table(a, f, b->table);
}

static int by_name(const void *left, const void *right)
{
    const struct doc_figure *a = left, *b = right;
    int order = str_cmp(a->name, b->name);

    return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

struct doc_figures doc_figures(struct arena *a, const struct doc *doc, int n_blocks)
{
    struct doc_figures f = {0};
    size_t kept = 0;

    for (int i = 0; i < n_blocks; i++)
        see_block(a, &f, &doc->blocks[i]);
    if (f.n > 0)
        qsort(f.list, f.n, sizeof *f.list, by_name);
    for (size_t i = 0; i < f.n; i++)
        if (kept == 0 || !str_eq(f.list[kept - 1].name, f.list[i].name))
            f.list[kept++] = f.list[i];
    f.n = kept;
    return f;
}

/* The first figure whose name is not before this one. */
static size_t first_from(const struct doc_figures *f, struct str name)
{
    size_t low = 0, high = f->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp(f->list[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct doc_figure *doc_figure(const struct doc_figures *f, struct str name)
{
    size_t i = first_from(f, name);

    return i < f->n && str_eq(f->list[i].name, name) ? &f->list[i] : NULL;
}

/* "view/key/" of view/key/column; empty if it is no such name. */
static struct str row_of(struct str name)
{
    size_t n = name.n, view = str_find(name, STR("/"));

    while (n > 0 && name.s[n - 1] != '/')
        n--;
    return n > view + 1 ? str_cut(name, 0, n) : (struct str){0};
}

const struct doc_figure *doc_figure_of_row(const struct doc_figures *f, struct str name)
{
    struct str row = row_of(name);
    const struct doc_figure *first = NULL;

    if (row.n == 0)
        return NULL;
    for (size_t i = first_from(f, row); i < f->n && str_starts(f->list[i].name, row); i++)
        if (first == NULL || f->list[i].at < first->at)
            first = &f->list[i];
    return first;
}
