#include "layout/tags_int.h"

void tags_begin(struct tagger *t, struct setting *s, size_t n)
{
    *t = (struct tagger){.s = s, .list = -1};
    t->tags = arena_grow(s->a, NULL, 0, &t->cap, n, sizeof *t->tags, _Alignof(struct tag));
    tag_add(t, TAG_DOCUMENT, -1);
}

int tag_add(struct tagger *t, enum tag_kind kind, int parent)
{
    if (parent < 0 && t->n > 0)
        parent = t->n_open > 0 ? t->open[t->n_open - 1].tag : 0;
    ARENA_PUSH(t->s->a, t->tags, t->n, t->cap) =
        (struct tag){.kind = kind, .parent = parent, .rowspan = 1, .colspan = 1};
    return (int)t->n - 1;
}

int tag_heading(struct tagger *t, int level)
{
    t->list = -1;
    while (t->n_open > 0 && t->open[t->n_open - 1].level >= level)
        t->n_open--;
    int section = tag_add(t, level <= 1 ? TAG_PART : TAG_SECT, -1);
    ARENA_PUSH(&t->s->scratch, t->open, t->n_open, t->cap_open) =
        (struct open_section){level, section};

    if (level > t->heading_level + 1)
        level = t->heading_level + 1;
    t->heading_level = level;
    int tag = tag_add(t, TAG_HEADING, section);
    t->tags[tag].level = level < 1 ? 1 : level > 6 ? 6 : level;
    return tag;
}

int tag_par(struct tagger *t, enum par_kind kind)
{
    if (kind != PAR_ITEM)
        t->list = -1;
    switch (kind) {
    case PAR_TEXT:
    case PAR_TITLE:
        break;
    case PAR_NOTE:
        return tag_add(t, TAG_NOTE, -1);
    case PAR_ITEM:
        if (t->list < 0)
            t->list = tag_add(t, TAG_L, -1);
        return tag_add(t, TAG_LBODY, tag_add(t, TAG_LI, t->list));
    }
    return tag_add(t, TAG_P, -1);
}

void tag_contents(struct tagger *t, const int *level, int n, int *entry)
{
    int toc = tag_add(t, TAG_TOC, -1), depth = 1;

    t->list = -1;
    for (int i = 0; i < n; i++) {
        entry[i] = TAG_ARTIFACT;
        if (level[i] <= 0)
            continue;
        for (; depth > level[i] && t->tags[t->tags[toc].parent].kind == TAG_TOC; depth--)
            toc = t->tags[toc].parent;
        if (depth < level[i]) {
            toc = tag_add(t, TAG_TOC, toc);
            depth++;
        }
        int item = tag_add(t, TAG_TOCI, toc);
        entry[i] = tag_add(t, TAG_LINK, tag_add(t, TAG_REFERENCE, item));
    }
}

/* ---- tables ---- */

static enum tag_scope scope_of(const struct set_cell *c, bool in_head)
{
    if (c->cell == NULL)
        return SCOPE_NONE;
    if (in_head)
        return !c->cell->head ? SCOPE_NONE : c->cell->row_head ? SCOPE_BOTH : SCOPE_COLUMN;
    if (c->cell->row_head)
        return SCOPE_ROW;
    return c->cell->head ? SCOPE_COLUMN : SCOPE_NONE;
}

static void tag_rows(struct tagger *t, struct band *b, int parent, bool in_head)
{
    for (int r = 0, i = 0; r < b->n_rows; r++) {
        b->rows[r].tag = tag_add(t, TAG_TR, parent);
        for (; i < b->n_cells && b->cells[i].row == r; i++) {
            struct set_cell *c = &b->cells[i];
            enum tag_scope scope = scope_of(c, in_head);
            c->tag = tag_add(t, scope == SCOPE_NONE ? TAG_TD : TAG_TH, b->rows[r].tag);
            t->tags[c->tag].scope = scope;
            t->tags[c->tag].rowspan = c->rowspan;
            t->tags[c->tag].colspan = c->colspan;
        }
    }
}

/* A growing list of header cells. */
struct headers {
    int *v;
    size_t n, cap;
};

static void add_header(struct tagger *t, struct headers *list, int tag)
{
    if (list->n == 0 || list->v[list->n - 1] != tag)
        ARENA_PUSH(&t->s->scratch, list->v, list->n, list->cap) = tag;
}

/* The header cells above row `until` of the head, over columns [from, to). */
static void add_column_headers(struct tagger *t, const struct band *head, int until, int from,
                               int to, struct headers *list)
{
    for (int r = 0; r < until; r++) {
        if (head->rows[r].number)
            continue;
        for (int col = from; col < to; col++) {
            const struct set_cell *c = band_at(head, r, col);
            if (c->row == r && t->tags[c->tag].kind == TAG_TH)
                add_header(t, list, c->tag);
        }
    }
}

static void give_headers(struct tagger *t, int tag, const struct headers *list)
{
    if (list->n == 0)
        return;
    int *v = arena_new(t->s->a, int, list->n);
    for (size_t i = 0; i < list->n; i++)
        v[i] = list->v[i];
    t->tags[tag].headers = v;
    t->tags[tag].n_headers = (int)list->n;
}

static bool is_row_head(const struct tagger *t, const struct set_cell *c)
{
    return t->tags[c->tag].scope == SCOPE_ROW;
}

/* The row heads that come first in a row, for cells that stand left of them. */
static void first_row_heads(struct tagger *t, const struct band *b, int row, struct headers *list)
{
    list->n = 0;
    for (int col = 0; col < b->n_columns; col++) {
        const struct set_cell *c = band_at(b, row, col);
        if (is_row_head(t, c))
            add_header(t, list, c->tag);
        else if (list->n > 0)
            return;
    }
}

static void row_headers(struct tagger *t, const struct set_table *table, int row,
                        struct headers *heads, struct headers *list)
{
    const struct band *b = &table->body;
    bool after_data = true; /* a row head begins a new list */

    first_row_heads(t, b, row, heads);
    for (int col = 0; col < b->n_columns; col++) {
        const struct set_cell *c = band_at(b, row, col);
        if (c->col != col)
            continue;
        if (is_row_head(t, c)) {
            if (after_data)
                heads->n = 0;
            after_data = false;
            add_header(t, heads, c->tag);
            continue;
        }
        after_data = true;
        if (c->row != row || t->tags[c->tag].kind != TAG_TD)
            continue;
        list->n = 0;
        add_column_headers(t, &table->head, table->head.n_rows, c->col, c->col + c->colspan, list);
        for (size_t i = 0; i < heads->n; i++)
            add_header(t, list, heads->v[i]);
        give_headers(t, c->tag, list);
    }
}

static void tag_headers(struct tagger *t, const struct set_table *table)
{
    struct headers heads = {0}, list = {0};

    for (int i = 0; i < table->head.n_cells; i++) {
        const struct set_cell *c = &table->head.cells[i];
        if (table->head.rows[c->row].number)
            continue;
        list.n = 0;
        add_column_headers(t, &table->head, c->row, c->col, c->col + c->colspan, &list);
        give_headers(t, c->tag, &list);
    }
    for (int r = 0; r < table->body.n_rows; r++)
        row_headers(t, table, r, &heads, &list);
}

void tag_table(struct tagger *t, struct set_table *table)
{
    t->list = -1;
    table->tag = tag_add(t, TAG_TABLE, -1);
    t->tags[table->tag].summary = table->table->summary;
    table->caption_tag = TAG_ARTIFACT;
    if (table->unit.lines.n > 0 || table->lead.lines.n > 0)
        table->caption_tag = tag_add(t, TAG_CAPTION, table->tag);
    if (table->head.n_rows > 0)
        tag_rows(t, &table->head, tag_add(t, TAG_THEAD, table->tag), true);
    if (table->body.n_rows > 0)
        tag_rows(t, &table->body, tag_add(t, TAG_TBODY, table->tag), false);
    tag_headers(t, table);

    table->note_tags = arena_new(&t->s->scratch, int, (size_t)table->table->n_notes);
    for (int i = 0; i < table->table->n_notes; i++)
        table->note_tags[i] = tag_add(t, TAG_NOTE, -1);
}
