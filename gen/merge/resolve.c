#include "merge/merge_int.h"

/* Views that surround a place of the template, from the outside in.  A NULL
   stands for one that is missing: what is looked for in it is not reported. */
struct scope {
    struct merger *m;
    const struct rows **views;
    size_t n, cap;
    struct str *missing; /* names of views that were reported */
    size_t n_missing, cap_missing;
    bool ok;
};

static const struct rows *find_view(struct scope *s, struct str name, struct place at)
{
    const struct rows *rows = facts_rows(s->m->f, name);

    if (rows != NULL)
        return rows;
    s->ok = false;
    for (size_t i = 0; i < s->n_missing; i++)
        if (str_eq(s->missing[i], name))
            return NULL;
    ARENA_PUSH(s->m->a, s->missing, s->n_missing, s->cap_missing) = name;
    DIAG_ADD(s->m->d, DIAG_MERGE_NO_VIEW, at, name);
    return NULL;
}

static void fault_column(struct scope *s, struct str column, struct str where, struct place at)
{
    s->ok = false;
    DIAG_ADD(s->m->d, DIAG_MERGE_NO_COLUMN, at, column, where);
}

static bool one_row(struct scope *s, const struct rows *rows, struct place at)
{
    if (rows->n == 1)
        return true;
    s->ok = false;
    DIAG_ADD(s->m->d, DIAG_MERGE_NOT_ONE_ROW, at, rows->name, str_printf(s->m->a, "%d", rows->n));
    return false;
}

static struct str scope_names(const struct scope *s)
{
    struct strbuf b = {.a = s->m->a};

    for (size_t i = s->n; i > 0; i--) {
        if (b.n > 0)
            strbuf_add(&b, STR(", "));
        strbuf_add(&b, s->views[i - 1]->name);
    }
    return strbuf_str(&b);
}

static struct slot slot_of(const struct rows *rows, int frame, int column)
{
    return (struct slot){
        .rows = rows, .frame = frame, .column = column, .key = rows_column(rows, STR("key"))};
}

static void resolve_in_scope(struct scope *s, const struct ref *r)
{
    bool blind = false;

    for (size_t i = s->n; i > 0; i--) {
        const struct rows *rows = s->views[i - 1];
        int column = rows == NULL ? -1 : rows_column(rows, r->column);
        blind = blind || rows == NULL;
        if (column >= 0) {
            s->m->slots[r->id] = slot_of(rows, (int)i - 1, column);
            return;
        }
    }
    if (!blind)
        fault_column(s, r->column, scope_names(s), r->at);
}

static void resolve_ref(struct scope *s, const struct ref *r)
{
    if (r->id < 0 || r->column.n == 0)
        return;
    if (r->view.n == 0) {
        resolve_in_scope(s, r);
        return;
    }
    const struct rows *rows = find_view(s, r->view, r->at);
    if (rows == NULL || !one_row(s, rows, r->at))
        return;
    int column = rows_column(rows, r->column);
    if (column < 0)
        fault_column(s, r->column, rows->name, r->at);
    else
        s->m->slots[r->id] = slot_of(rows, -1, column);
}

static const struct rows *resolve_source(struct scope *s, const struct source *source)
{
    const struct rows *rows = find_view(s, source->view, source->at);
    struct found_rows found = {.rows = rows, .match = -1, .key = -1};

    resolve_ref(s, &source->value);
    if (rows == NULL)
        return NULL;
    found.key = rows_column(rows, STR("key"));
    if (source->match.n > 0) {
        found.match = rows_column(rows, source->match);
        if (found.match < 0)
            fault_column(s, source->match, rows->name, source->at);
    }
    s->m->sources[source->id] = found;
    return rows;
}

/* The column of a {view.column|list}. */
static void resolve_list(struct scope *s, const struct piece *p)
{
    const struct rows *rows = resolve_source(s, &p->list);

    if (rows == NULL)
        return;
    int column = rows_column(rows, p->ref.column);
    if (column < 0)
        fault_column(s, p->ref.column, rows->name, p->ref.at);
    else
        s->m->slots[p->ref.id] = slot_of(rows, -1, column);
}

static void resolve_text(struct scope *s, const struct text *t)
{
    for (int i = 0; i < t->n; i++) {
        if (t->pieces[i].kind == PIECE_LIST)
            resolve_list(s, &t->pieces[i]);
        else if (t->pieces[i].kind == PIECE_FIELD)
            resolve_ref(s, &t->pieces[i].ref);
    }
}

static void enter(struct scope *s, const struct rows *rows)
{
    ARENA_PUSH(s->m->a, s->views, s->n, s->cap) = rows;
}

static void resolve_nodes(struct scope *s, const struct node *n);

static void resolve_each(struct scope *s, const struct node *n)
{
    enter(s, resolve_source(s, &n->rows));
    resolve_nodes(s, n->children);
    s->n--;
}

static void resolve_prose(struct scope *s, const struct node *n)
{
    static const struct str columns[] = {STR_INIT("kind"), STR_INIT("level"), STR_INIT("text")};
    const struct rows *rows = resolve_source(s, &n->rows);

    for (size_t i = 0; rows != NULL && i < sizeof columns / sizeof *columns; i++)
        if (rows_column(rows, columns[i]) < 0)
            fault_column(s, columns[i], rows->name, n->at);
    resolve_nodes(s, n->lead);
    resolve_nodes(s, n->children);
}

static void resolve_column(struct scope *s, const struct column_node *c)
{
    resolve_text(s, &c->content);
    resolve_ref(s, &c->zero);
    resolve_ref(s, &c->indent);
    resolve_ref(s, &c->strong);
    for (int i = 0; i < c->n_merge; i++)
        resolve_ref(s, &c->merge[i]);
}

static void resolve_head(struct scope *s, const struct table_node *t)
{
    resolve_text(s, &t->unit);
    resolve_text(s, &t->summary);
    resolve_text(s, &t->empty);
    for (int i = 0; i < t->n_head; i++)
        for (int k = 0; k < t->head[i].n_cells; k++)
            resolve_text(s, &t->head[i].cells[k].text);
}

static void resolve_table(struct scope *s, const struct node *n)
{
    const struct table_node *t = n->table;

    resolve_head(s, t);
    resolve_nodes(s, t->notes);
    if (n->kind == NODE_GRID) {
        resolve_nodes(s, n->children);
        return;
    }
    enter(s, resolve_source(s, &t->rows));
    resolve_ref(s, &t->strong);
    resolve_ref(s, &t->total);
    for (int i = 0; i < t->n_group; i++)
        resolve_ref(s, &t->group[i]);
    for (int i = 0; i < t->n_columns; i++)
        resolve_column(s, &t->columns[i]);
    s->n--;
}

static void resolve_node(struct scope *s, const struct node *n)
{
    switch (n->kind) {
    case NODE_EACH:
        resolve_each(s, n);
        break;
    case NODE_PROSE:
        resolve_prose(s, n);
        break;
    case NODE_TABLE:
    case NODE_GRID:
        resolve_table(s, n);
        break;
    case NODE_ROW:
        for (int i = 0; i < n->n_cells; i++)
            resolve_text(s, &n->cells[i].text);
        break;
    case NODE_WHEN:
        resolve_ref(s, &n->test);
        resolve_nodes(s, n->children);
        break;
    case NODE_PAGE:
    case NODE_SECTION:
    case NODE_CONTENTS:
    case NODE_P:
    case NODE_ITEMS:
    case NODE_ITEM:
    case NODE_NOTE:
    case NODE_CHOOSE:
    case NODE_TEXT:
        resolve_text(s, &n->text);
        resolve_nodes(s, n->children);
        break;
    }
}

static void resolve_nodes(struct scope *s, const struct node *n)
{
    for (; n != NULL; n = n->next)
        resolve_node(s, n);
}

bool resolve(struct merger *m)
{
    const struct template *t = m->t;
    struct scope s = {.m = m, .ok = true};

    m->slots = arena_new(m->a, struct slot, (size_t)t->n_refs);
    m->sources = arena_new(m->a, struct found_rows, (size_t)t->n_sources);
    for (int i = t->n_data; i > 0; i--) { /* the first is looked into first */
        const struct rows *rows = resolve_source(&s, &t->data[i - 1]);
        if (rows != NULL && !one_row(&s, rows, t->data[i - 1].at))
            rows = NULL;
        enter(&s, rows);
    }
    resolve_text(&s, &t->title);
    resolve_text(&s, &t->author);
    resolve_text(&s, &t->subject);
    resolve_text(&s, &t->date);
    resolve_nodes(&s, t->nodes);
    return s.ok;
}
