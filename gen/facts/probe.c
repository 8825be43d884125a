#include "facts/probe_int.h"

#include "base/fatal.h"

/* What one view may give, as when views are worked out the first time. */
enum { ROWS_MAX = 200000, VALUES_MAX = 2000000 };

/* ---- which views ---- */

/* reads[i]: table i is the leaf or reads it.  Views read what stands before
   them. */
static bool *readers(struct arena *a, const struct facts *f, const struct table *leaf)
{
    bool *reads = arena_new(a, bool, f->n_tables);

    for (size_t i = 0; i < f->n_tables; i++) {
        const struct table *t = f->tables[i];
        reads[i] = t == leaf;
        for (size_t k = 0; k < t->n_reads && !reads[i]; k++)
            reads[i] = reads[t->reads[k]->number];
    }
    return reads;
}

static void mark_needed(const struct facts *f, const struct table *t, bool *needed)
{
    for (size_t i = 0; i < f->n_tables; i++) {
        if (f->tables[i] != t || needed[i])
            continue;
        needed[i] = true;
        for (size_t k = 0; k < t->n_reads; k++)
            mark_needed(f, t->reads[k], needed);
    }
}

bool probe_reads(const struct facts *f, const struct table *view, const struct table *leaf)
{
    struct arena tmp = {0};
    bool *reads = readers(&tmp, f, leaf);
    bool found = reads[view->number];

    arena_release(&tmp);
    return found;
}

/* SQLite plans a statement by the numbers of rows that it finds: the real
   ones, not those of a trial. */
static void prepare(struct table *view)
{
    struct str sql = view->view.select;

    if (view->again == NULL &&
        sqlite3_prepare_v3(view->facts->db, sql.s, (int)sql.n, SQLITE_PREPARE_PERSISTENT,
                           &view->again, NULL) != SQLITE_OK)
        fatal_memory(); /* it was read before: nothing else can be wrong */
}

void probe_begin(struct probe *p, struct arena *a, struct facts *f, struct table *leaf,
                 struct table *const *goals, size_t n_goals)
{
    bool *reads = readers(a, f, leaf);
    bool *needed = arena_new(a, bool, f->n_tables);

    *p = (struct probe){.f = f, .leaf = leaf, .leaf_rows = leaf->rows, .indexes = leaf->index_of};
    for (size_t i = 0; i < n_goals; i++)
        mark_needed(f, goals[i], needed);
    p->views = arena_new(a, struct table *, f->n_tables);
    for (size_t i = 0; i < f->n_tables; i++)
        if (reads[i] && needed[i] && f->tables[i] != leaf)
            p->views[p->n_views++] = f->tables[i];
    p->view_rows = arena_new(a, struct rows, p->n_views);
    p->view_indexes = arena_new(a, struct index **, p->n_views);
    for (size_t i = 0; i < p->n_views; i++) {
        prepare(p->views[i]);
        p->view_rows[i] = p->views[i]->rows;
        p->view_indexes[i] = p->views[i]->index_of;
    }
    sandbox_watch(&p->sandbox, f);
}

void probe_end(struct probe *p)
{
    sandbox_end(&p->sandbox);
}

/* ---- working them out ---- */

static struct value take_value(struct arena *a, sqlite3_value *v)
{
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER:
        return (struct value){.kind = VALUE_INTEGER, .integer = sqlite3_value_int64(v)};
    case SQLITE_TEXT: {
        const char *bytes = sqlite3_value_blob(v);
        struct str s = {bytes, (size_t)sqlite3_value_bytes(v)};
        return (struct value){.kind = VALUE_TEXT, .text = str_copy(a, s)};
    }
    default: /* what is not exact cannot be kept, see views.c */
        return (struct value){.kind = VALUE_NULL};
    }
}

static bool work_out(struct probe *p, struct arena *a, struct table *view, struct rows *rows)
{
    sqlite3_stmt *s = view->again;
    size_t n = 0;
    size_t cap = 0;
    int status;

    rows->cells = NULL;
    rows->n = 0;
    sandbox_view(&p->sandbox);
    while ((status = sqlite3_step(s)) == SQLITE_ROW && rows->n < ROWS_MAX && n < VALUES_MAX) {
        rows->cells = arena_grow(a, rows->cells, n, &cap, n + (size_t)rows->n_columns,
                                 sizeof *rows->cells, _Alignof(struct value));
        for (int i = 0; i < rows->n_columns; i++)
            rows->cells[n++] = take_value(a, sqlite3_column_value(s, i));
        rows->n++;
    }
    sqlite3_reset(s);
    return status == SQLITE_DONE;
}

static void show(struct table *t, struct arena *a, const struct rows *rows)
{
    t->rows = *rows;
    t->index_of = NULL;
    t->trial = a;
}

static void restore(struct table *t, const struct rows *rows, struct index **indexes)
{
    t->rows = *rows;
    t->index_of = indexes;
    t->trial = NULL;
}

bool probe_run(struct probe *p, struct arena *a, const struct value *cells, int n, struct rows *out)
{
    struct rows leaf = p->leaf_rows;
    bool ok = true;
    size_t done = 0;

    leaf.cells = (struct value *)(uintptr_t)cells; /* only read */
    leaf.n = n;
    show(p->leaf, a, &leaf);
    for (; done < p->n_views && ok; done++) {
        out[done] = p->view_rows[done];
        ok = work_out(p, a, p->views[done], &out[done]);
        show(p->views[done], a, &out[done]);
    }
    for (size_t i = 0; i < done; i++)
        restore(p->views[i], &p->view_rows[i], p->view_indexes[i]);
    restore(p->leaf, &p->leaf_rows, p->indexes);
    return ok;
}
