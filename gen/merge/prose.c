#include "merge/merge_int.h"

/* A Markdown sheet being set: its rows and the columns that matter. */
struct prose {
    const struct node *n;
    const struct rows *rows;
    int kind, level, text;
    int top;    /* level of its highest heading, or 0 */
    int item;   /* items so far in this list */
    bool begun; /* the lead has been set */
};

static const struct value *cell(const struct prose *p, int row, int column)
{
    return &p->rows->cells[(size_t)row * (size_t)p->rows->n_columns + (size_t)column];
}

static bool is_kind(const struct prose *p, int row, struct str kind)
{
    const struct value *v = cell(p, row, p->kind);

    return v->kind == VALUE_TEXT && str_eq(v->text, kind);
}

static int level_of(const struct prose *p, int row)
{
    const struct value *v = cell(p, row, p->level);

    return v->kind == VALUE_INTEGER && v->integer >= 1 && v->integer <= LEVELS ? (int)v->integer
                                                                               : 1;
}

static int top_level(const struct prose *p)
{
    int top = 0;

    for (int i = 0; i < p->rows->n; i++)
        if (is_kind(p, i, STR("heading")) && (top == 0 || level_of(p, i) < top))
            top = level_of(p, i);
    return top;
}

/* The row's text as a span with its name. */
static void add_row_text(struct merger *m, const struct prose *p, int row)
{
    const struct value *v = cell(p, row, p->text);

    if (v->kind != VALUE_TEXT)
        return;
    size_t from = m->n_spans;
    add_literal(m, v->text, (struct str){0}, p->n->at);
    if (m->n_spans > from)
        m->spans[from].figure = str_printf(m->a, "%.*s/%d/text", STR_FMT(p->rows->name), row + 1);
}

static void add_lead(struct merger *m, struct prose *p)
{
    if (!p->begun)
        merge_sentences(m, p->n->lead, p->n->look);
    p->begun = true;
}

static void prose_heading(struct merger *m, struct prose *p, int row)
{
    int level = p->n->level + 1 + level_of(p, row) - p->top;
    size_t from = m->n_spans;

    add_lead(m, p);
    add_par(m, p->n->look, PAR_TEXT, from);
    if ((size_t)level > m->t->styles.n_headings) {
        const struct value *v = cell(p, row, p->text);
        DIAG_ADD(m->d, DIAG_MERGE_HEADING_LEVEL, p->n->at, p->rows->name, v->text,
                 str_printf(m->a, "%d", level));
        return;
    }
    add_row_text(m, p, row);
    add_heading(m, make_heading(m, level, m->t->styles.headings[level - 1].look, from, true,
                                p->n->listed, p->n->at));
}

static void prose_par(struct merger *m, struct prose *p, int row)
{
    size_t from = m->n_spans;

    add_lead(m, p);
    add_row_text(m, p, row);
    add_par(m, p->n->look, PAR_TEXT, from);
}

static void prose_item(struct merger *m, struct prose *p, int row)
{
    size_t from = m->n_spans;

    add_lead(m, p);
    add_par(m, p->n->look, PAR_TEXT, from);
    add_number(m, &p->n->number, ++p->item, p->n->item_look, p->n->at);
    add_row_text(m, p, row);
    add_par(m, p->n->item_look, PAR_ITEM, from);
}

void merge_prose(struct merger *m, const struct node *n)
{
    const struct rows *rows = m->sources[n->rows.id].rows;
    struct prose p = {.n = n, .rows = rows};

    if (rows->n == 0) {
        merge_blocks(m, n->children);
        return;
    }
    p.kind = rows_column(rows, STR("kind"));
    p.level = rows_column(rows, STR("level"));
    p.text = rows_column(rows, STR("text"));
    p.top = top_level(&p);
    for (int i = 0; i < rows->n; i++) {
        bool item = is_kind(&p, i, STR("item"));
        if (is_kind(&p, i, STR("heading")))
            prose_heading(m, &p, i);
        else if (item)
            prose_item(m, &p, i);
        else
            prose_par(m, &p, i);
        if (!item)
            p.item = 0;
    }
}
