#include "facts/rowtab_int.h"

#include "base/fatal.h"

#include <stdlib.h>

/* What SQLite holds of a table while it uses it. */
struct rowtab {
    sqlite3_vtab base; /* first: SQLite knows no more than this */
    struct table *table;
};

struct cursor {
    sqlite3_vtab_cursor base; /* first */
    const struct rows *rows;
    const int *found; /* the rows to go through; NULL: all */
    int at, n;
};

static const struct rows *rows_of(sqlite3_vtab_cursor *c)
{
    return ((struct cursor *)c)->rows;
}

/* ---- tables ---- */

/* CREATE TABLE x("a" TEXT, ...): a type for columns of facts, none for views,
   whose values stay what the view made them. */
static struct str declaration(struct arena *a, const struct table *t)
{
    struct strbuf sql = {.a = a};

    strbuf_add(&sql, STR("CREATE TABLE x"));
    for (int i = 0; i < t->rows.n_columns; i++) {
        strbuf_addc(&sql, i == 0 ? '(' : ',');
        sql_add_name(&sql, t->rows.columns[i]);
        if (t->sheet != NULL)
            strbuf_add(&sql, t->is_integer[i] ? STR(" INTEGER") : STR(" TEXT"));
    }
    strbuf_addc(&sql, ')');
    strbuf_addc(&sql, '\0');
    return strbuf_str(&sql);
}

static int on_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **out,
                      char **error)
{
    struct arena tmp = {0};
    struct rowtab *r = calloc(1, sizeof *r);

    (void)argc;
    (void)argv;
    (void)error;
    if (r == NULL)
        fatal_memory();
    r->table = aux;
    /* SQLite asks leave for steps of CREATE TABLE that it will not take. */
    r->table->facts->connecting = true;
    int status = sqlite3_declare_vtab(db, declaration(&tmp, aux).s);
    r->table->facts->connecting = false;
    arena_release(&tmp);
    if (status == SQLITE_OK)
        *out = &r->base;
    else
        free(r);
    return status;
}

static int on_disconnect(sqlite3_vtab *v)
{
    free(v);
    return SQLITE_OK;
}

static bool is_searchable(sqlite3_index_info *info, int i)
{
    return info->aConstraint[i].usable && info->aConstraint[i].iColumn >= 0 &&
           info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ &&
           sqlite3_stricmp(sqlite3_vtab_collation(info, i), "BINARY") == 0;
}

/* Rows come in the order of one column where its index is gone through.
   Another collation than BINARY never gets here. */
static void offer_order(const struct table *t, sqlite3_index_info *info)
{
    if (info->nOrderBy != 1 || info->aOrderBy[0].desc || info->aOrderBy[0].iColumn < 0)
        return;
    bool by_row = t->sheet != NULL && info->aOrderBy[0].iColumn == 0;
    if (info->idxNum == 0 && !by_row)
        info->idxNum = -1 - info->aOrderBy[0].iColumn;
    info->orderByConsumed = info->idxNum < 0 || by_row; /* a search keeps the rows' order */
}

/* The condition that leaves fewest rows, or -1.  Of a single one, no values
   are looked at: how many there are stays unknown. */
static int best_condition(struct table *t, sqlite3_index_info *info, int *distinct)
{
    enum { UNKNOWN = 10 };
    int best = -1;

    *distinct = UNKNOWN;
    for (int i = 0; i < info->nConstraint; i++) {
        int column = info->aConstraint[i].iColumn;
        if (!is_searchable(info, i) || (best >= 0 && info->aConstraint[best].iColumn == column))
            continue;
        if (best < 0) {
            best = i;
            continue;
        }
        int other = table_distinct(t, info->aConstraint[best].iColumn);
        *distinct = table_distinct(t, column);
        best = *distinct > other ? i : best;
        *distinct = *distinct > other ? *distinct : other;
    }
    return best;
}

/* idxNum: the column to search, plus one; minus that: the column to sort by;
   0: go through all rows.  SQLite compares once more what a search finds, so
   it may find too much. */
static int on_best_index(sqlite3_vtab *v, sqlite3_index_info *info)
{
    struct table *t = ((struct rowtab *)v)->table;
    int n = t->rows.n, distinct;
    int i = best_condition(t, info, &distinct);

    info->estimatedRows = n + 1;
    info->estimatedCost = n + 1;
    if (i >= 0) {
        int rows = distinct > 0 ? n / distinct : 0;
        info->idxNum = info->aConstraint[i].iColumn + 1;
        info->aConstraintUsage[i].argvIndex = 1;
        info->estimatedRows = rows + 1;
        info->estimatedCost = rows + 3;
    }
    offer_order(t, info);
    return SQLITE_OK;
}

/* ---- rows ---- */

static int on_open(sqlite3_vtab *v, sqlite3_vtab_cursor **out)
{
    struct cursor *c = calloc(1, sizeof *c);

    if (c == NULL)
        fatal_memory();
    c->rows = &((struct rowtab *)v)->table->rows;
    *out = &c->base;
    return SQLITE_OK;
}

static int on_close(sqlite3_vtab_cursor *c)
{
    free(c);
    return SQLITE_OK;
}

/* The value to search for.  False where SQLite might convert before it
   compares (a number with a column that has texts, or the other way round):
   then all rows are gone through. */
static bool search_value(struct table *t, int column, sqlite3_value *from, struct value *v)
{
    bool integer = sqlite3_value_type(from) == SQLITE_INTEGER;

    if (!integer && sqlite3_value_type(from) != SQLITE_TEXT)
        return false;
    v->kind = integer ? VALUE_INTEGER : VALUE_TEXT;
    if (!table_is_uniform(t, column, v->kind))
        return false;
    if (integer)
        v->integer = sqlite3_value_int64(from);
    else
        v->text =
            (struct str){(const char *)sqlite3_value_text(from), (size_t)sqlite3_value_bytes(from)};
    return true;
}

static int on_filter(sqlite3_vtab_cursor *cursor, int plan, const char *text, int argc,
                     sqlite3_value **argv)
{
    struct cursor *c = (struct cursor *)cursor;
    struct table *t = ((struct rowtab *)cursor->pVtab)->table;
    struct value v;

    (void)text;
    c->at = 0;
    c->found = NULL;
    c->n = t->rows.n;
    if (argc == 1 && sqlite3_value_type(argv[0]) == SQLITE_NULL)
        c->n = 0; /* nothing equals NULL, not even NULL */
    else if (plan < 0)
        c->found = table_order(t, -1 - plan);
    else if (argc == 1 && search_value(t, plan - 1, argv[0], &v))
        c->n = table_match(t, plan - 1, &v, &c->found);
    return SQLITE_OK;
}

static int on_next(sqlite3_vtab_cursor *c)
{
    ((struct cursor *)c)->at++;
    return SQLITE_OK;
}

static int on_eof(sqlite3_vtab_cursor *c)
{
    return ((struct cursor *)c)->at >= ((struct cursor *)c)->n;
}

static int row_at(const struct cursor *c)
{
    return c->found == NULL ? c->at : c->found[c->at];
}

static int on_column(sqlite3_vtab_cursor *c, sqlite3_context *out, int column)
{
    const struct rows *r = rows_of(c);
    size_t at = (size_t)row_at((struct cursor *)c) * (size_t)r->n_columns + (size_t)column;
    const struct value *v = &r->cells[at];

    switch (v->kind) {
    case VALUE_NULL:
        break; /* a result is NULL until it is set */
    case VALUE_INTEGER:
        sqlite3_result_int64(out, v->integer);
        break;
    case VALUE_TEXT: /* lives as long as the database, and ends with a zero byte */
        sqlite3_result_text(out, v->text.s, -1, SQLITE_STATIC);
        break;
    }
    return SQLITE_OK;
}

static int on_rowid(sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
    *out = row_at((struct cursor *)c) + 1;
    return SQLITE_OK;
}

/* No xCreate: the table is there under the module's name, without any CREATE.
   No xUpdate: it cannot be written. */
static const sqlite3_module module = {
    .xConnect = on_connect,
    .xBestIndex = on_best_index,
    .xDisconnect = on_disconnect,
    .xOpen = on_open,
    .xClose = on_close,
    .xFilter = on_filter,
    .xNext = on_next,
    .xEof = on_eof,
    .xColumn = on_column,
    .xRowid = on_rowid,
};

void rowtab_register(struct facts *f, struct table *t)
{
    struct arena tmp = {0};

    if (sqlite3_create_module_v2(f->db, str_z(&tmp, t->rows.name), &module, t, NULL) != SQLITE_OK)
        fatal_memory();
    arena_release(&tmp);
}
