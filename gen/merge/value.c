#include "merge/merge_int.h"

/* ---- frames ---- */

void push_frame(struct merger *m, const struct rows *rows)
{
    ARENA_PUSH(m->a, m->frames, m->n_frames, m->cap_frames) = (struct frame){.rows = rows};
}

void pop_frame(struct merger *m)
{
    m->n_frames--;
}

const int *source_rows(struct merger *m, const struct source *s, int *n)
{
    const struct found_rows *found = &m->sources[s->id];
    const int *rows = NULL;

    if (found->match < 0) {
        *n = found->rows->n;
        return NULL;
    }
    *n = facts_match(m->f, found->rows, found->match, ref_value(m, &s->value), &rows);
    return rows;
}

void source_each(struct merger *m, const struct source *s, void (*each)(struct merger *, void *),
                 void *ctx)
{
    int n;
    const int *rows = source_rows(m, s, &n);
    size_t frame = m->n_frames;

    push_frame(m, m->sources[s->id].rows);
    for (int i = 0; i < n && spend(m, s->at); i++) {
        m->frames[frame].row = rows == NULL ? i : rows[i];
        each(m, ctx);
    }
    pop_frame(m);
}

/* ---- values ---- */

const struct value *ref_value(const struct merger *m, const struct ref *r)
{
    const struct slot *s = &m->slots[r->id];
    int row = s->frame < 0 ? 0 : m->frames[s->frame].row;

    return &s->rows->cells[(size_t)row * (size_t)s->rows->n_columns + (size_t)s->column];
}

bool value_blank(const struct value *v)
{
    return v->kind == VALUE_NULL || (v->kind == VALUE_TEXT && v->text.n == 0);
}

bool value_true(const struct value *v)
{
    switch (v->kind) {
    case VALUE_NULL:
        return false;
    case VALUE_INTEGER:
        return v->integer != 0;
    case VALUE_TEXT:
        return str_trim(v->text).n > 0;
    }
    return false;
}

bool value_equal(const struct value *a, const struct value *b)
{
    if (value_blank(a) || value_blank(b))
        return value_blank(a) && value_blank(b);
    if (a->kind != b->kind)
        return false;
    return a->kind == VALUE_INTEGER ? a->integer == b->integer : str_eq(a->text, b->text);
}

bool ref_true(const struct merger *m, const struct ref *r)
{
    return r->id >= 0 && r->column.n > 0 && value_true(ref_value(m, r));
}

const struct node *choose(const struct merger *m, const struct node *choose)
{
    for (const struct node *n = choose->children; n != NULL; n = n->next)
        if (n->test.id < 0 || ref_true(m, &n->test))
            return n;
    return NULL;
}

bool spend(struct merger *m, struct place at)
{
    if (m->spent > SPENT_MAX)
        return false;
    if (++m->spent <= SPENT_MAX)
        return true;
    DIAG_ADD(m->d, DIAG_MERGE_TOO_LARGE, at, str_printf(m->a, "%d", (int)SPENT_MAX));
    return false;
}
