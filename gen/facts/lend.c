/* What other parts of the program bring into the database: tables and functions. */
#include "facts/facts_int.h"

#include "base/fatal.h"
#include "facts/rowtab_int.h"
#include "facts/sandbox_int.h"

#include <assert.h>

/* ---- tables ---- */

void facts_put(struct facts *f, struct rows rows)
{
    struct table *t = facts_table(f, rows.name);

    for (size_t i = 0; i < (size_t)rows.n * (size_t)rows.n_columns; i++) {
        struct str text = rows.cells[i].text;
        assert(rows.cells[i].kind != VALUE_TEXT || (text.s != NULL && text.s[text.n] == '\0'));
        (void)text;
    }
    if (t == NULL)
        t = facts_add_table(f, rows.name);
    sqlite3_finalize(t->again);
    *t = (struct table){.rows = rows, .facts = f, .number = t->number};
    rowtab_register(f, t);
}

void facts_lend(struct facts *f, struct facts *other, struct str prefix)
{
    for (size_t i = 0; i < other->n_tables; i++) {
        const struct table *from = other->tables[i];
        struct str name =
            str_printf(&f->mem, "%.*s%.*s", STR_FMT(prefix), STR_FMT(from->rows.name));
        if (from->lent || facts_table(f, name) != NULL)
            continue;
        struct table *t = facts_add_table(f, name);
        t->rows = from->rows;
        t->rows.name = name;
        t->sheet = from->sheet;
        t->is_integer = from->is_integer;
        t->lent = true;
        rowtab_register(f, t);
    }
}

/* ---- functions ---- */

enum { ARGS_MAX = 8 };

/* False where a value is not exact. */
static bool take(sqlite3_value *from, struct value *v)
{
    switch (sqlite3_value_type(from)) {
    case SQLITE_NULL:
        *v = (struct value){.kind = VALUE_NULL};
        return true;
    case SQLITE_INTEGER:
        *v = (struct value){.kind = VALUE_INTEGER, .integer = sqlite3_value_int64(from)};
        return true;
    case SQLITE_TEXT:
        v->kind = VALUE_TEXT;
        v->text.s = sqlite3_value_blob(from); /* as a text it would be copied, see views.c */
        v->text.n = (size_t)sqlite3_value_bytes(from);
        if (v->text.s == NULL)
            v->text.s = "";
        return true;
    default:
        return false;
    }
}

static void give(sqlite3_context *out, const struct value *v)
{
    switch (v->kind) {
    case VALUE_NULL:
        break; /* a result is NULL until it is set */
    case VALUE_INTEGER:
        sqlite3_result_int64(out, v->integer);
        break;
    case VALUE_TEXT:
        sqlite3_result_text64(out, v->text.n == 0 ? "" : v->text.s, v->text.n, SQLITE_TRANSIENT,
                              SQLITE_UTF8);
        break;
    }
}

static void call(sqlite3_context *out, int n, sqlite3_value **args)
{
    const struct function *f = sqlite3_user_data(out);
    struct value values[ARGS_MAX];
    struct arena tmp = {0};

    for (int i = 0; i < n; i++) {
        if (!take(args[i], &values[i])) {
            sqlite3_result_error(out, "not a whole number or text", -1);
            return;
        }
    }
    struct value result = f->fn(f->ctx, &tmp, values, n);
    give(out, &result);
    arena_release(&tmp);
}

void facts_function(struct facts *f, struct str name, int n_args, facts_function_fn *fn, void *ctx)
{
    struct function *function = arena_new(&f->mem, struct function, 1);
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

    assert(n_args >= 0 && n_args <= ARGS_MAX);
    *function = (struct function){str_copy(&f->mem, name), fn, ctx};
    ARENA_PUSH(&f->mem, f->functions, f->n_functions, f->cap_functions) = function;
    if (sqlite3_create_function(f->db, str_z(&f->mem, name), n_args, flags, function, call, NULL,
                                NULL) != SQLITE_OK)
        fatal_memory();
}

/* ---- places ---- */

static bool sheet_cell_place(struct arena *a, const struct sheet *s, int64_t row, struct str column,
                             struct place *at)
{
    if (row < 1 || row > s->n)
        return false;
    *at = (struct place){.path = s->path};
    if (s->schema->prose) {
        at->line = s->prose.rows[row - 1].line;
        return true;
    }
    at->line = s->rows[row - 1]->line;
    for (int i = 0; i < s->schema->n_columns; i++) {
        const struct schema_column *c = &s->schema->columns[i];
        if (str_eq(c->name, column) || (column.n > 0 && str_eq(schema_companion(a, c), column)))
            *at = sheet_place(s, (int)row - 1, i);
    }
    return true;
}

/* The row of facts that a row of a table that was put was made of. */
static bool origin(const struct rows *r, int64_t row, struct str *table, int64_t *from)
{
    int src_table = rows_column(r, STR("src_table"));
    int src_row = rows_column(r, STR("src_row"));

    if (src_table < 0 || src_row < 0 || row < 1 || row > r->n)
        return false;
    const struct value *v = &r->cells[(size_t)(row - 1) * (size_t)r->n_columns];
    if (v[src_table].kind != VALUE_TEXT || v[src_row].kind != VALUE_INTEGER)
        return false;
    *table = v[src_table].text;
    *from = v[src_row].integer;
    return true;
}

bool facts_place(const struct facts *f, struct str table, int64_t row, struct str column,
                 struct place *at)
{
    const struct table *t = facts_table(f, table);
    struct arena tmp = {0};
    bool ok = false;

    /* Once only: a table that was put may name another, or itself. */
    if (t != NULL && t->sheet == NULL && origin(&t->rows, row, &table, &row))
        t = facts_table(f, table);
    if (t != NULL && t->sheet != NULL)
        ok = sheet_cell_place(&tmp, t->sheet, row, column, at);
    arena_release(&tmp);
    return ok;
}
