#include "facts/facts_int.h"

#include "base/fatal.h"

static bool fail(sqlite3 *db, struct diags *d)
{
    if (sqlite3_errcode(db) == SQLITE_NOMEM)
        fatal_memory();
    DIAG_ADD(d, DIAG_DATABASE, ((struct place){0}), str_from(sqlite3_errmsg(db)));
    return false;
}

bool store_run(sqlite3 *db, const char *sql, struct diags *d)
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
    if (sqlite3_open_v2(":memory:", &db, flags, NULL) != SQLITE_OK) {
        if (db == NULL)
            fatal_memory();
        fail(db, d);
        sqlite3_close(db);
        return NULL;
    }
    /* Nothing here outlives the process: no journal, no wiping. */
    if (!store_run(db,
                   "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                   "PRAGMA secure_delete=OFF; PRAGMA temp_store=MEMORY",
                   d)) {
        sqlite3_close(db);
        return NULL;
    }
    return db;
}

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

    strbuf_printf(&sql, "INSERT INTO \"%.*s\" VALUES(", STR_FMT(r->name));
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

/* "a""b": the name as SQL writes it. */
static void add_name(struct strbuf *sql, struct str name)
{
    strbuf_addc(sql, '"');
    for (size_t i = 0; i < name.n; i++) {
        if (name.s[i] == '"')
            strbuf_addc(sql, '"');
        strbuf_addc(sql, name.s[i]);
    }
    strbuf_addc(sql, '"');
}

static bool create(struct facts *f, struct strbuf *sql, const struct rows *r, struct diags *d)
{
    strbuf_addc(sql, '\0');
    return store_run(f->db, sql->s, d) && (r->n == 0 || fill(f->db, r, d));
}

static const char *type_of(const struct schema_column *c)
{
    return c->type == COLUMN_INTEGER || c->type == COLUMN_AMOUNT ? "INTEGER" : "TEXT";
}

static void add_columns(struct arena *a, struct strbuf *sql, const struct schema_sheet *s)
{
    for (int i = 0; i < s->n_columns; i++) {
        const struct schema_column *c = &s->columns[i];
        struct str companion = schema_companion(a, c);
        strbuf_printf(sql, ",\"%.*s\" %s", STR_FMT(c->name), type_of(c));
        if (companion.n > 0)
            strbuf_printf(sql, ",\"%.*s\" TEXT", STR_FMT(companion));
    }
    if (s->prose)
        strbuf_add(sql, STR(",kind TEXT,level INTEGER,text TEXT"));
}

bool store_sheet(struct facts *f, const struct sheet *s, struct diags *d)
{
    struct arena tmp = {0};
    struct strbuf sql = {.a = &tmp};
    struct rows *r = &facts_table(f, s->schema->table)->rows;

    strbuf_printf(&sql, "CREATE TABLE \"%.*s\"(\"row\" INTEGER PRIMARY KEY,src INTEGER",
                  STR_FMT(s->schema->table));
    add_columns(&tmp, &sql, s->schema);
    strbuf_add(&sql, STR(") STRICT"));
    bool ok = create(f, &sql, r, d);
    arena_release(&tmp);
    return ok;
}

/* Columns of views have no type: values stay what the view made them. */
bool store_rows(struct facts *f, const struct rows *r, struct diags *d)
{
    struct arena tmp = {0};
    struct strbuf sql = {.a = &tmp};

    strbuf_add(&sql, STR("CREATE TABLE "));
    add_name(&sql, r->name);
    for (int i = 0; i < r->n_columns; i++) {
        strbuf_addc(&sql, i == 0 ? '(' : ',');
        add_name(&sql, r->columns[i]);
    }
    strbuf_addc(&sql, ')');
    bool ok = create(f, &sql, r, d);
    arena_release(&tmp);
    return ok;
}

/* ---- rows of a sheet ---- */

static struct value text_value(struct str s)
{
    return (struct value){.kind = VALUE_TEXT, .text = s};
}

static struct value integer_value(int64_t v)
{
    return (struct value){.kind = VALUE_INTEGER, .integer = v};
}

static struct str state_name(enum cell_state state)
{
    static const struct str names[] = {
        [CELL_VALUE] = STR_INIT("value"),
        [CELL_BLANK] = STR_INIT("blank"),
        [CELL_UNKNOWN] = STR_INIT("unknown"),
        [CELL_UNREADABLE] = STR_INIT("unreadable"),
    };

    return names[state];
}

static void name_columns(struct arena *a, struct rows *r, const struct schema_sheet *s)
{
    r->columns = arena_new(a, struct str, 5 + 2 * (size_t)s->n_columns);
    r->columns[r->n_columns++] = STR("row");
    r->columns[r->n_columns++] = STR("src");
    for (int i = 0; i < s->n_columns; i++) {
        struct str companion = schema_companion(a, &s->columns[i]);
        r->columns[r->n_columns++] = s->columns[i].name;
        if (companion.n > 0)
            r->columns[r->n_columns++] = companion;
    }
    if (s->prose) {
        r->columns[r->n_columns++] = STR("kind");
        r->columns[r->n_columns++] = STR("level");
        r->columns[r->n_columns++] = STR("text");
    }
}

static void csv_row(struct value *v, const struct sheet *s, int row)
{
    *v++ = integer_value(row + 1);
    *v++ = integer_value(s->rows[row]->line);
    for (int i = 0; i < s->schema->n_columns; i++) {
        size_t at = (size_t)row * (size_t)s->schema->n_columns + (size_t)i;
        const struct schema_column *c = &s->schema->columns[i];
        *v++ = s->cells[at];
        if (c->unknown)
            *v++ = text_value(state_name(s->states[at]));
        else if (c->breaks)
            *v++ = s->cells[at].kind == VALUE_NULL ? s->cells[at] : text_value(s->breaks[at]);
    }
}

static void prose_row(struct value *v, const struct sheet *s, int row)
{
    static const struct str kinds[] = {
        [PROSE_HEADING] = STR_INIT("heading"),
        [PROSE_PARAGRAPH] = STR_INIT("paragraph"),
        [PROSE_ITEM] = STR_INIT("item"),
    };
    const struct prose_row *p = &s->prose.rows[row];

    *v++ = integer_value(row + 1);
    *v++ = integer_value(p->line);
    *v++ = text_value(kinds[p->kind]);
    *v++ = integer_value(p->level);
    *v = text_value(p->text);
}

void rows_of_sheet(struct arena *a, struct rows *r, const struct sheet *s)
{
    *r = (struct rows){.name = s->schema->table, .n = s->n};
    name_columns(a, r, s->schema);
    r->cells = arena_new(a, struct value, (size_t)r->n * (size_t)r->n_columns);
    for (int row = 0; row < r->n; row++) {
        struct value *v = r->cells + (size_t)row * (size_t)r->n_columns;
        if (s->schema->prose)
            prose_row(v, s, row);
        else
            csv_row(v, s, row);
    }
}
