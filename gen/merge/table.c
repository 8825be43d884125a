#include "merge/merge_int.h"

/* A table being built row by row. */
struct builder {
    struct merger *m;
    const struct table_node *t;
    struct table *table;
    const struct rows *rows;
    const int *numbers; /* of the rows in the view; NULL: all */
    int n;
    size_t frame;       /* of its rows */
    struct cell **open; /* [columns]: cell that the next row may join, or NULL */
    int group;
    bool total, strong; /* of this row */
};

/* ---- what <table> and <grid> share ---- */

struct table *add_table(struct merger *m, const struct table_node *t, struct place at)
{
    const struct table_look *look = t->look;
    struct table *table = arena_new(m->a, struct table, 1);
    struct block *b = add_block(m, BLOCK_TABLE);
    const struct word title = {"title", 0, m->table_title};
    size_t from = m->n_spans;

    b->table = table;
    b->heading = m->title;
    m->title = NULL;
    table->style = &look->style;
    table->start = t->start;
    table->centered = look->centered;
    table->grid_block = look->grid_block;
    table->joined = t->joined;
    table->again_suffix = look->again_suffix;
    table->at = at;
    table->n_columns = t->n_columns;
    table->columns = arena_new(m->a, struct column, (size_t)t->n_columns);
    add_text(m, &t->unit, (struct str){0});
    table->unit = take_spans(m, from, &table->n_unit);
    if (m->table_title.n > 0)
        add_literal(m, fill(m, wording(m, &look->again), &title, 1), (struct str){0}, at);
    table->again = take_spans(m, from, &table->n_again);
    table->summary = plain_text(m, &t->summary);
    return table;
}

/* ---- heads ---- */

static struct row head_row(struct builder *b, const struct head_row *head)
{
    struct merger *m = b->m;
    struct row row = {.height_min = head->height_min, .n_cells = head->n_cells};

    row.cells = arena_new(m->a, struct cell, (size_t)head->n_cells);
    for (int i = 0; i < head->n_cells; i++) {
        const struct head_cell *from = &head->cells[i];
        struct cell *c = &row.cells[i];
        size_t spans = m->n_spans;
        *c = (struct cell){.col = from->col,
                           .colspan = from->colspan,
                           .rowspan = from->rowspan,
                           .head = true,
                           .align = ALIGN_CENTER,
                           .rule_left_strong = b->t->columns[from->col].divider};
        add_text(m, &from->text, (struct str){0});
        c->spans = take_spans(m, spans, &c->n_spans);
    }
    return row;
}

static struct row number_row(struct builder *b)
{
    struct merger *m = b->m;
    struct row row = {.n_cells = b->t->n_columns};

    row.cells = arena_new(m->a, struct cell, (size_t)row.n_cells);
    for (int i = 0; i < row.n_cells; i++) {
        struct cell *c = &row.cells[i];
        struct strbuf number = {.a = m->a};
        size_t spans = m->n_spans;
        *c = (struct cell){.col = i,
                           .colspan = 1,
                           .rowspan = 1,
                           .head = true,
                           .number = true,
                           .align = ALIGN_CENTER,
                           .rule_left_strong = b->t->columns[i].divider};
        format_integer(&number, i + 1);
        add_literal(m, strbuf_str(&number), (struct str){0}, b->table->at);
        c->spans = take_spans(m, spans, &c->n_spans);
    }
    return row;
}

static void build_heads(struct builder *b)
{
    struct table *table = b->table;

    table->head = arena_new(b->m->a, struct row, (size_t)b->t->n_head + 1);
    for (int i = 0; i < b->t->n_head; i++)
        table->head[table->n_head++] = head_row(b, &b->t->head[i]);
    if (b->t->numbered)
        table->head[table->n_head++] = number_row(b);
}

/* ---- rows ---- */

static int row_number(const struct builder *b, int i)
{
    return b->numbers == NULL ? i : b->numbers[i];
}

static const struct value *value_in(const struct builder *b, const struct ref *r, int i)
{
    b->m->frames[b->frame].row = row_number(b, i);
    return ref_value(b->m, r);
}

/* Rows i - 1 and i agree in all of `refs`. */
static bool same(const struct builder *b, const struct ref *refs, int n, int i)
{
    for (int k = 0; k < n; k++) {
        const struct value *before = value_in(b, &refs[k], i - 1);
        if (!value_equal(before, value_in(b, &refs[k], i)))
            return false;
    }
    return true;
}

static bool is_amount(const struct column_node *c)
{
    return c->format == FORMAT_AMOUNT || c->format == FORMAT_AMOUNT2;
}

/* No amount other than zero; without amounts, no row. */
static bool is_empty(const struct builder *b)
{
    bool amounts = false;

    for (int k = 0; k < b->t->n_columns; k++) {
        if (!is_amount(&b->t->columns[k]))
            continue;
        amounts = true;
        for (int i = 0; i < b->n; i++) {
            const struct value *v = value_in(b, &b->t->columns[k].content.pieces[0].ref, i);
            if (v->kind != VALUE_INTEGER || v->integer != 0)
                if (v->kind != VALUE_NULL)
                    return false;
        }
    }
    return amounts || b->n == 0;
}

static bool total_in(const struct builder *b, int i)
{
    return b->t->total.id >= 0 && value_true(value_in(b, &b->t->total, i));
}

/* Row i is one cell with the row before in this column. */
static bool joins(const struct builder *b, const struct column_node *c, int i)
{
    if (i == 0 || b->total || total_in(b, i - 1))
        return false;
    if (c->merge_in_group)
        return same(b, b->t->group, b->t->n_group, i) && c->content.n == 1 &&
               c->content.pieces[0].kind == PIECE_FIELD && same(b, &c->content.pieces[0].ref, 1, i);
    return c->n_merge > 0 && same(b, c->merge, c->n_merge, i);
}

/* A cell that is a word with places to break takes them. */
static void break_word(const struct builder *b, struct span *s)
{
    for (int i = 0; i < b->t->n_break_words; i++) {
        if (str_eq(b->t->break_words[i].plain, s->text)) {
            s->text = b->t->break_words[i].marked;
            return;
        }
    }
}

static void fill_cell(struct builder *b, struct cell *cell, const struct column_node *c)
{
    struct merger *m = b->m;
    size_t from = m->n_spans;

    m->zero_blank =
        is_amount(c) && !c->zero_show && !(b->total && b->table->empty) && !ref_true(m, &c->zero);
    if (!text_blank(m, &c->content))
        add_text(m, &c->content, (struct str){0});
    m->zero_blank = false;
    cell->spans = take_spans(m, from, &cell->n_spans);
    if (cell->n_spans == 1)
        break_word(b, &cell->spans[0]);
}

static mpt indent_of(const struct builder *b, const struct column_node *c)
{
    enum { DEEPEST = 20 };

    if (c->indent.id < 0 || b->total)
        return 0;
    const struct value *v = ref_value(b->m, &c->indent);
    if (v->kind != VALUE_INTEGER || v->integer <= 0)
        return 0;
    return (mpt)(v->integer < DEEPEST ? v->integer : DEEPEST) * b->table->style->body.size;
}

static void make_cell(struct builder *b, struct cell *cell, int col)
{
    const struct column_node *c = &b->t->columns[col];

    *cell = (struct cell){.col = col,
                          .colspan = b->total ? c->total_span : 1,
                          .rowspan = 1,
                          .row_head = c->row_head,
                          .strong = b->strong || ref_true(b->m, &c->strong),
                          .decimal = c->decimal,
                          .align = b->total && !c->decimal ? ALIGN_CENTER : c->align,
                          .valign = c->valign,
                          .cont = c->cont,
                          .indent = indent_of(b, c),
                          .rule_left_strong = c->divider};
    fill_cell(b, cell, c);
}

/* Which rows belong together; 0: this one to none. */
static int group_of(struct builder *b, int i)
{
    if (b->t->n_group == 0)
        return 0;
    if (i == 0 || b->total || total_in(b, i - 1) || !same(b, b->t->group, b->t->n_group, i))
        b->group++;
    return b->group;
}

static struct row body_row(struct builder *b, int i)
{
    const struct table_node *t = b->t;
    struct row row = {.height_min = t->row_height};

    b->total = total_in(b, i);
    row.group = group_of(b, i);
    row.total = b->total && i > 0 && i == b->n - 1;
    row.cells = arena_new(b->m->a, struct cell, (size_t)t->n_columns);
    for (int col = 0; col < t->n_columns;) {
        if (b->open[col] != NULL && joins(b, &t->columns[col], i)) {
            b->open[col]->rowspan++;
            col++;
            continue;
        }
        b->m->frames[b->frame].row = row_number(b, i);
        b->strong = b->total || ref_true(b->m, &t->strong);
        struct cell *cell = &row.cells[row.n_cells++];
        make_cell(b, cell, col);
        b->open[col] = cell;
        for (int k = 1; k < cell->colspan; k++)
            b->open[col + k] = NULL;
        col += cell->colspan;
    }
    return row;
}

/* A row without values, where a form must have one. */
static struct row blank_row(struct builder *b)
{
    struct row row = {.n_cells = b->t->n_columns, .height_min = b->t->row_height};

    row.cells = arena_new(b->m->a, struct cell, (size_t)row.n_cells);
    for (int i = 0; i < row.n_cells; i++) {
        const struct column_node *c = &b->t->columns[i];
        row.cells[i] = (struct cell){.col = i,
                                     .colspan = 1,
                                     .rowspan = 1,
                                     .row_head = c->row_head,
                                     .decimal = c->decimal,
                                     .align = c->align,
                                     .rule_left_strong = c->divider};
    }
    return row;
}

static void build_body(struct builder *b)
{
    struct table *table = b->table;
    bool blank = b->n == 0 && b->t->blank_row;

    table->body = arena_new(b->m->a, struct row, (size_t)b->n + 1);
    for (int i = 0; i < b->n && spend(b->m, table->at); i++)
        table->body[table->n_body++] = body_row(b, i);
    if (blank)
        table->body[table->n_body++] = blank_row(b);
}

/* ---- notes ---- */

struct notes {
    struct table *table;
    const struct table_look *look;
    const struct node *nodes;
    size_t n, cap;
};

static void add_note(struct merger *m, struct notes *notes, const struct text *t)
{
    struct par par = {.style = &notes->look->note->style};
    size_t from = m->n_spans;

    add_text(m, t, (struct str){0});
    par.spans = take_spans(m, from, &par.n_spans);
    if (par.n_spans > 0)
        ARENA_PUSH(m->a, notes->table->notes, notes->n, notes->cap) = par;
}

static void each_note(struct merger *m, void *ctx)
{
    struct notes *notes = ctx;
    const struct node *nodes = notes->nodes;

    for (const struct node *n = nodes; n != NULL; n = n->next) {
        if (n->kind == NODE_NOTE) {
            add_note(m, notes, &n->text);
            continue;
        }
        const struct node *chosen = n->kind == NODE_CHOOSE ? choose(m, n) : NULL;
        notes->nodes = chosen != NULL ? chosen->children : n->children;
        if (chosen != NULL)
            each_note(m, notes);
        else if (n->kind == NODE_EACH)
            source_each(m, &n->rows, each_note, notes);
        notes->nodes = nodes;
    }
}

/* The number goes before the note's first span. */
static void number_note(struct merger *m, const struct table_look *look, struct par *note, int n)
{
    size_t from = m->n_spans;

    add_number(m, &look->note_number, n, look->note, note->spans[0].at);
    for (int i = 0; i < note->n_spans; i++)
        ARENA_PUSH(m->a, m->spans, m->n_spans, m->cap_spans) = note->spans[i];
    note->spans = take_spans(m, from, &note->n_spans);
}

static void build_notes(struct merger *m, const struct table_node *t, struct table *table)
{
    struct notes notes = {.table = table, .look = t->look, .nodes = t->notes};

    if (table->empty && t->empty.n > 0)
        add_note(m, &notes, &t->empty);
    each_note(m, &notes);
    table->n_notes = (int)notes.n;
    for (int i = 0; i < table->n_notes && table->n_notes > 1; i++)
        number_note(m, t->look, &table->notes[i], i + 1);
}

/* ---- the whole ---- */

void merge_table(struct merger *m, const struct node *n)
{
    const struct table_node *t = n->table;
    struct builder b = {.m = m, .t = t, .table = add_table(m, t, n->at)};

    for (int i = 0; i < t->n_columns; i++)
        b.table->columns[i] = t->columns[i].measure;
    build_heads(&b);
    b.rows = m->sources[t->rows.id].rows;
    b.numbers = source_rows(m, &t->rows, &b.n);
    b.open = arena_new(m->a, struct cell *, (size_t)t->n_columns);
    b.frame = m->n_frames;
    push_frame(m, b.rows);
    m->in_table = true;
    b.table->empty = is_empty(&b) && !t->joined;
    build_body(&b);
    m->in_table = false;
    pop_frame(m);
    build_notes(m, t, b.table);
}
