/* The database that SQL runs in, and the one that is kept for people. */
#include "facts/facts_int.h"

#include "base/fatal.h"
#include "base/file.h"

static bool fail(sqlite3 *db, struct diags *d)
{
    if (db == NULL || sqlite3_errcode(db) == SQLITE_NOMEM)
        fatal_memory();
    DIAG_ADD(d, DIAG_DATABASE, ((struct place){0}), str_from(sqlite3_errmsg(db)));
    return false;
}

static bool run(sqlite3 *db, const char *sql, struct diags *d)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK || fail(db, d);
}

sqlite3 *store_open(struct diags *d)
{
    sqlite3 *db = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;

    /* One thread a process.  SQLite would lock at each allocation; it takes
       this only before its first use and ignores it afterwards. */
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    if (sqlite3_open_v2(":memory:", &db, flags, NULL) == SQLITE_OK &&
        run(db, "PRAGMA temp_store=MEMORY", d))
        return db;
    fail(db, d);
    sqlite3_close(db);
    return NULL;
}

void sql_add_name(struct strbuf *sql, struct str name)
{
    strbuf_addc(sql, '"');
    for (size_t i = 0; i < name.n; i++) {
        if (name.s[i] == '"')
            strbuf_addc(sql, '"');
        strbuf_addc(sql, name.s[i]);
    }
    strbuf_addc(sql, '"');
}

/* ---- the database for people ---- */

static bool bind(sqlite3_stmt *s, int at, const struct value *v)
{
    switch (v->kind) {
    case VALUE_NULL:
        return sqlite3_bind_null(s, at) == SQLITE_OK;
    case VALUE_INTEGER:
        return sqlite3_bind_int64(s, at, v->integer) == SQLITE_OK;
    case VALUE_TEXT:
        break;
    }
    return sqlite3_bind_text64(s, at, v->text.n == 0 ? "" : v->text.s, v->text.n, SQLITE_STATIC,
                               SQLITE_UTF8) == SQLITE_OK;
}

static bool insert_rows(sqlite3_stmt *insert, const struct rows *r)
{
    for (int row = 0; row < r->n; row++) {
        for (int i = 0; i < r->n_columns; i++)
            if (!bind(insert, i + 1, &r->cells[(size_t)row * (size_t)r->n_columns + (size_t)i]))
                return false;
        if (sqlite3_step(insert) != SQLITE_DONE || sqlite3_reset(insert) != SQLITE_OK)
            return false;
    }
    return true;
}

static bool fill(sqlite3 *db, const struct rows *r, struct diags *d)
{
    struct arena tmp = {0};
    struct strbuf sql = {.a = &tmp};
    sqlite3_stmt *insert = NULL;

    strbuf_add(&sql, STR("INSERT INTO "));
    sql_add_name(&sql, r->name);
    strbuf_add(&sql, STR(" VALUES("));
    for (int i = 0; i < r->n_columns; i++)
        strbuf_add(&sql, i == 0 ? STR("?") : STR(",?"));
    strbuf_addc(&sql, ')');
    bool ok = sqlite3_prepare_v2(db, sql.s, (int)sql.n, &insert, NULL) == SQLITE_OK &&
              insert_rows(insert, r);
    if (!ok)
        fail(db, d);
    sqlite3_finalize(insert);
    arena_release(&tmp);
    return ok;
}

/* Tables of facts are STRICT; columns of views have no type, so that values
   stay what the view made them. */
static bool add_table(sqlite3 *db, const struct table *t, struct diags *d)
{
    struct arena tmp = {0};
    struct strbuf sql = {.a = &tmp};

    strbuf_add(&sql, STR("CREATE TABLE "));
    sql_add_name(&sql, t->rows.name);
    for (int i = 0; i < t->rows.n_columns; i++) {
        strbuf_addc(&sql, i == 0 ? '(' : ',');
        sql_add_name(&sql, t->rows.columns[i]);
        if (t->sheet != NULL)
            strbuf_add(&sql, t->is_integer[i] ? STR(" INTEGER") : STR(" TEXT"));
    }
    strbuf_add(&sql, t->sheet != NULL ? STR(") STRICT") : STR(")"));
    strbuf_addc(&sql, '\0');
    bool ok = run(db, sql.s, d) && (t->rows.n == 0 || fill(db, &t->rows, d));
    arena_release(&tmp);
    return ok;
}

static bool add_tables(const struct facts *f, sqlite3 *db, struct diags *d)
{
    /* In memory, and whole or not at all: no journal is needed. */
    bool ok = run(db, "PRAGMA journal_mode=OFF; BEGIN", d);

    for (size_t i = 0; i < f->n_tables && ok; i++)
        ok = f->tables[i]->lent || add_table(db, f->tables[i], d);
    return ok && run(db, "COMMIT", d);
}

bool facts_save(struct facts *f, struct str path, struct diags *d)
{
    sqlite3 *db = store_open(d);
    sqlite3_int64 n = 0;

    if (db == NULL || !add_tables(f, db, d)) {
        sqlite3_close(db);
        return false;
    }
    unsigned char *bytes = sqlite3_serialize(db, "main", &n, 0);
    if (bytes == NULL)
        fatal_memory();
    bool ok = file_write(path, (struct str){(char *)bytes, (size_t)n}, d);
    sqlite3_free(bytes);
    sqlite3_close(db);
    return ok;
}
