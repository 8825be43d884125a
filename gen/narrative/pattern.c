/* The sentences of a template as patterns. */
#include "narrative/narrative_int.h"

#include <stdlib.h>

struct walk {
    struct arena *a;
    struct patterns *p;
    int number;
};

/* Where in the template. */
struct spot {
    struct section *section; /* NULL: outside all */
    struct row_of *row;
    struct ref test;
    bool otherwise, lead;
};

/* ---- one text ---- */

/* A text as operations; fields[i] belongs to the i-th placeholder. */
struct ops {
    int32_t *op;
    size_t n, cap;
    struct field *fields;
    size_t n_fields, cap_fields;
};

static void ops_literal(struct walk *w, struct ops *o, struct str s)
{
    struct folded f = fold(w->a, s);

    for (int i = 0; i < f.n; i++)
        ARENA_PUSH(w->a, o->op, o->n, o->cap) = (int32_t)f.units[i].c;
}

static bool is_number(enum format format)
{
    switch (format) {
    case FORMAT_AMOUNT:
    case FORMAT_AMOUNT2:
    case FORMAT_RATE:
        return true;
    case FORMAT_PLAIN:
    case FORMAT_HAN:
    case FORMAT_DATE:
    case FORMAT_BREAKS:
        break;
    }
    return false;
}

static void ops_piece(struct walk *w, struct ops *o, const struct piece *piece)
{
    bool list = piece->kind == PIECE_LIST;

    if (piece->kind == PIECE_LITERAL) {
        ops_literal(w, o, piece->literal);
        return;
    }
    ARENA_PUSH(w->a, o->op, o->n, o->cap) = !list && is_number(piece->format) ? OP_NUMBER : OP_TEXT;
    ARENA_PUSH(w->a, o->fields, o->n_fields, o->cap_fields) =
        (struct field){.view = list ? piece->list.view : piece->ref.view,
                       .column = piece->ref.column,
                       .format = piece->format,
                       .list = list};
}

/* Behind the sentence that begins at `from`. */
static size_t ops_sentence(const struct ops *o, size_t from)
{
    size_t i = from;

    while (i < o->n && !(o->op[i] >= 0 && unit_is_stop((uint32_t)o->op[i])))
        i++;
    while (i < o->n && o->op[i] >= 0 &&
           (unit_is_stop((uint32_t)o->op[i]) || unit_is_closing((uint32_t)o->op[i])))
        i++;
    return i;
}

/* ---- shapes ---- */

static bool shape_eq(const struct shape *a, const struct shape *b)
{
    return a->n == b->n && a->open == b->open &&
           memcmp(a->ops, b->ops, (size_t)a->n * sizeof *a->ops) == 0;
}

static struct shape *shape_new(struct walk *w, struct shape s)
{
    struct shape *new = arena_new(w->a, struct shape, 1);

    *new = s;
    for (int i = 0; i < s.n; i++) {
        new->literals += s.ops[i] >= 0;
        new->fields += s.ops[i] < 0;
    }
    if (s.n > w->p->ops_max)
        w->p->ops_max = s.n;
    return new;
}

static struct shape *shape_of(struct walk *w, const int32_t *ops, size_t n)
{
    struct shape s = {.ops = ops, .n = (int)n};

    uint32_t last = ops[n - 1] >= 0 ? (uint32_t)ops[n - 1] : '.';
    s.open = ops[n - 1] >= 0 && !unit_is_stop(last) && !unit_is_closing(last);
    for (size_t i = 0; i < w->p->n; i++)
        if (shape_eq(w->p->shapes[i], &s))
            return w->p->shapes[i];
    struct shape *new = shape_new(w, s);
    new->id = (int)w->p->n;
    ARENA_PUSH(w->a, w->p->shapes, w->p->n, w->p->cap) = new;
    return new;
}

/* ---- sentences ---- */

static struct sentence *sentence_new(struct walk *w, const struct spot *at, struct shape *shape,
                                     const struct field *fields)
{
    struct sentence *s = arena_new(w->a, struct sentence, 1), **end = &shape->owners;

    *s = (struct sentence){.shape = shape,
                           .number = w->number,
                           .section = at->section,
                           .row = at->row,
                           .fields = fields,
                           .lead = at->lead,
                           .test = at->test,
                           .otherwise = at->otherwise};
    while (*end != NULL)
        end = &(*end)->next;
    *end = s;
    if (at->row != NULL && at->row->first == NULL)
        at->row->first = s;
    return s;
}

static struct ops ops_of(struct walk *w, const struct text *t)
{
    struct ops o = {0};

    for (int i = 0; i < t->n; i++)
        ops_piece(w, &o, &t->pieces[i]);
    return o;
}

static void walk_text(struct walk *w, const struct text *t, const struct spot *at)
{
    struct ops o = ops_of(w, t);
    const struct field *fields = o.fields;

    w->number++;
    for (size_t from = 0, to; from < o.n; from = to) {
        to = ops_sentence(&o, from);
        struct sentence *s = sentence_new(w, at, shape_of(w, o.op + from, to - from), fields);
        if (s->shape->fields > 0)
            fields += s->shape->fields;
    }
}

static void walk_title(struct walk *w, const struct text *t, const struct spot *at)
{
    struct ops o = ops_of(w, t);
    struct shape *shape = shape_new(w, (struct shape){.ops = o.op, .n = (int)o.n});

    w->number++;
    if (o.n == 0)
        return;
    struct sentence *s = sentence_new(w, at, shape, o.fields);
    s->title = true;
    ARENA_PUSH(w->a, w->p->titles, w->p->n_titles, w->p->cap_titles) = s;
}

/* ---- numbers of headings and items ---- */

static void add_mark(struct walk *w, const struct text *t)
{
    struct patterns *p = w->p;
    struct ops o = ops_of(w, t);
    size_t at = 0;

    while (at < o.n && o.op[at] >= 0)
        at++;
    if (at == o.n || o.n == 1)
        return;
    struct number_mark m = {.before = o.op,
                            .n_before = (int)at,
                            .after = o.op + at + 1,
                            .n_after = (int)(o.n - at - 1)};
    for (size_t i = 0; i < p->n_marks; i++)
        if (p->marks[i].n_before == m.n_before && p->marks[i].n_after == m.n_after &&
            memcmp(p->marks[i].before, m.before, (size_t)m.n_before * sizeof *m.before) == 0 &&
            memcmp(p->marks[i].after, m.after, (size_t)m.n_after * sizeof *m.after) == 0)
            return;
    ARENA_PUSH(w->a, p->marks, p->n_marks, p->cap_marks) = m;
}

/* ---- the template ---- */

static void walk_nodes(struct walk *w, const struct node *n, struct spot at);

static void walk_section(struct walk *w, const struct node *n, struct spot at)
{
    struct section *s = arena_new(w->a, struct section, 1);

    *s = (struct section){.parent = at.section, .title = n->text.source};
    at.section = s;
    at.test = (struct ref){0};
    at.otherwise = at.lead = false;
    walk_title(w, &n->text, &at);
    walk_nodes(w, n->children, at);
}

static void walk_choose(struct walk *w, const struct node *n, struct spot at)
{
    for (const struct node *k = n->children; k != NULL; k = k->next) {
        at.otherwise = k->test.column.n == 0;
        at.test = at.otherwise ? n->children->test : k->test;
        walk_nodes(w, k->children, at);
    }
}

static void walk_node(struct walk *w, const struct node *n, struct spot at)
{
    switch (n->kind) {
    case NODE_SECTION:
        walk_section(w, n, at);
        break;
    case NODE_ITEM:
        add_mark(w, &n->number);
        walk_nodes(w, n->children, at);
        break;
    case NODE_PROSE:
        if (at.section == NULL)
            break;
        at.section->prose = true;
        add_mark(w, &n->number);
        walk_nodes(w, n->children, at);
        at.lead = true;
        walk_nodes(w, n->lead, at);
        break;
    case NODE_EACH: {
        struct row_of *row = arena_new(w->a, struct row_of, 1);
        *row = (struct row_of){.view = n->rows.view, .outer = at.row};
        at.row = row;
        walk_nodes(w, n->children, at);
        break;
    }
    case NODE_CHOOSE:
        walk_choose(w, n, at);
        break;
    case NODE_TEXT:
        if (at.section != NULL)
            walk_text(w, &n->text, &at);
        break;
    case NODE_PAGE:
    case NODE_P:
    case NODE_ITEMS:
    case NODE_WHEN:
        walk_nodes(w, n->children, at);
        break;
    case NODE_CONTENTS:
    case NODE_TABLE:
    case NODE_GRID:
    case NODE_ROW:
    case NODE_NOTE:
        break;
    }
}

static void walk_nodes(struct walk *w, const struct node *n, struct spot at)
{
    for (; n != NULL; n = n->next)
        walk_node(w, n, at);
}

/* ---- pairs of characters ---- */

static int pair_order(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;

    if (x->chars != y->chars)
        return x->chars < y->chars ? -1 : 1;
    return (x->shape->id > y->shape->id) - (x->shape->id < y->shape->id);
}

static void index_pairs(struct walk *w)
{
    struct patterns *p = w->p;
    size_t cap = 0, kept = 0;

    for (size_t k = 0; k < p->n; k++) {
        struct shape *s = p->shapes[k];
        for (int i = 1; i < s->n; i++)
            if (s->ops[i - 1] >= 0 && s->ops[i] >= 0)
                ARENA_PUSH(w->a, p->pairs, p->n_pairs, cap) =
                    (struct pair){pair_chars((uint32_t)s->ops[i - 1], (uint32_t)s->ops[i]), s};
    }
    if (p->n_pairs > 0)
        qsort(p->pairs, p->n_pairs, sizeof *p->pairs, pair_order);
    for (size_t i = 0; i < p->n_pairs; i++)
        if (i == 0 || pair_order(&p->pairs[i], &p->pairs[kept - 1]) != 0) {
            p->pairs[kept++] = p->pairs[i];
            p->pairs[kept - 1].shape->pairs++;
        }
    p->n_pairs = kept;
}

struct patterns *patterns_make(struct arena *a, const struct template *t)
{
    struct patterns *p = arena_new(a, struct patterns, 1);
    struct walk w = {a, p, 0};

    for (size_t i = 0; i < t->styles.n_headings; i++)
        add_mark(&w, &t->styles.headings[i].number);
    walk_nodes(&w, t->nodes, (struct spot){0});
    index_pairs(&w);
    for (int k = 0; k < 3; k++) {
        p->columns[k] = arena_new(a, int, (size_t)p->ops_max + 1);
        for (int i = 0; i <= p->ops_max; i++)
            p->columns[k][i] = FAR;
    }
    return p;
}
