#include "facts/sandbox_int.h"

#include <string.h>
#include <time.h>

enum {
    STEPS = 1000,      /* of SQLite's machine between two looks */
    LOOKS_MAX = 10000, /* and as many more as there are rows: what is linear gets through */
    CPU_SECONDS_MAX = 20,
    MEMORY_MAX = 256 << 20,
    BYTES_MAX = 1 << 20, /* of a value, a row, a statement */
};

static long long cpu_now(void)
{
    struct timespec t = {0};

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int look(void *ctx)
{
    struct sandbox *s = ctx;

    s->steps++;
    s->stopped = s->steps > s->steps_max || sqlite3_memory_used() > MEMORY_MAX ||
                 cpu_now() - s->cpu > CPU_SECONDS_MAX * 1000000000LL;
    return s->stopped;
}

/* Functions that reckon in whole numbers and texts.  Not here: what reckons
   in floating point (avg, round, total, printf), depends on time or chance,
   makes binary values, or takes time beyond all steps (like, glob). */
static bool is_pure(const char *name)
{
    static const char *const names[] = {
        "abs",   "coalesce", "count",      "dense_rank", "first_value", "group_concat", "ifnull",
        "iif",   "instr",    "lag",        "last_value", "lead",        "length",       "lower",
        "ltrim", "max",      "min",        "nth_value",  "ntile",       "nullif",       "rank",
        "rate",  "replace",  "row_number", "rtrim",      "sign",        "substr",       "substring",
        "sum",   "trim",     "typeof",     "unicode",    "upper",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* A function that another module lends; see facts_function(). */
static bool is_lent(const struct facts *f, const char *name)
{
    for (size_t i = 0; i < f->n_functions; i++)
        if (str_eq(f->functions[i]->name, str_from(name)))
            return true;
    return false;
}

static int refuse(struct sandbox *s, enum sandbox_reason reason, const char *what)
{
    if (s->reason == SANDBOX_NOTHING) {
        s->reason = reason;
        s->refused = str_copy(&s->mem, str_from(what));
    }
    return SQLITE_DENY;
}

static void see_table(struct sandbox *s, struct table *t)
{
    for (size_t i = 0; i < s->n_reads; i++)
        if (s->reads[i] == t)
            return;
    ARENA_PUSH(&s->mem, s->reads, s->n_reads, s->cap_reads) = t;
}

/* Where no column of a table is read, as in count(*), SQLite names it as the
   query does, and that may be a name within the query. */
static int check_name(struct sandbox *s, const char *name)
{
    struct table *t = facts_table(s->facts, str_from(name));

    if (sqlite3_strnicmp(name, "sqlite_", 7) == 0)
        return refuse(s, SANDBOX_TABLE, name);
    if (t != NULL)
        see_table(s, t);
    return SQLITE_OK;
}

static int check_table(struct sandbox *s, const char *name, const char *database)
{
    if (s->last != NULL && strcmp(s->last, name) == 0)
        return SQLITE_OK;
    struct table *t = facts_table(s->facts, str_from(name));
    if (t == NULL || database == NULL || strcmp(database, "main") != 0)
        return refuse(s, SANDBOX_TABLE, name);
    s->last = str_z(&s->mem, t->rows.name);
    see_table(s, t);
    return SQLITE_OK;
}

static int authorize(void *ctx, int action, const char *one, const char *two, const char *database,
                     const char *inner)
{
    struct sandbox *s = ctx;

    (void)inner;
    if (s->facts->connecting) /* the text is the program's, see rowtab.c */
        return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
        return SQLITE_OK;
    case SQLITE_RECURSIVE:
        return refuse(s, SANDBOX_RECURSIVE, "");
    case SQLITE_READ:
        return *two == '\0' ? check_name(s, one) : check_table(s, one, database);
    case SQLITE_FUNCTION:
        return is_pure(two) || is_lent(s->facts, two) ? SQLITE_OK
                                                      : refuse(s, SANDBOX_FUNCTION, two);
    default: /* SQLite adds actions from time to time */
        return refuse(s, SANDBOX_ACTION, "");
    }
}

static void set_limits(sqlite3 *db)
{
    static const struct {
        int id, most;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, BYTES_MAX},
        {SQLITE_LIMIT_SQL_LENGTH, BYTES_MAX},
        {SQLITE_LIMIT_COLUMN, 1000},
        {SQLITE_LIMIT_EXPR_DEPTH, 200},
        {SQLITE_LIMIT_COMPOUND_SELECT, 60},
        {SQLITE_LIMIT_VDBE_OP, 100000},
        {SQLITE_LIMIT_FUNCTION_ARG, 30},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i].id, limits[i].most);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    /* "x" is a name and never a text: a misspelt column is an error. */
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

/* Rows of all tables that are no views. */
static long rows_of(const struct facts *f)
{
    long n = 0;

    for (size_t i = 0; i < f->n_tables; i++)
        n += f->tables[i]->view.select.n == 0 ? f->tables[i]->rows.n : 0;
    return n;
}

void sandbox_begin(struct sandbox *s, struct facts *f)
{
    *s = (struct sandbox){.facts = f, .steps_max = LOOKS_MAX + rows_of(f)};
    set_limits(f->db);
    sqlite3_set_authorizer(f->db, authorize, s);
    sqlite3_progress_handler(f->db, STEPS, look, s);
    sandbox_view(s);
}

void sandbox_watch(struct sandbox *s, struct facts *f)
{
    *s = (struct sandbox){.facts = f, .steps_max = LOOKS_MAX + rows_of(f)};
    sqlite3_progress_handler(f->db, STEPS, look, s);
    sandbox_view(s);
}

void sandbox_view(struct sandbox *s)
{
    s->reason = SANDBOX_NOTHING;
    s->refused = (struct str){0};
    s->last = NULL;
    s->n_reads = 0;
    s->steps = 0;
    s->cpu = cpu_now();
    s->stopped = false;
}

void sandbox_end(struct sandbox *s)
{
    sqlite3_set_authorizer(s->facts->db, NULL, NULL);
    sqlite3_progress_handler(s->facts->db, 0, NULL, NULL);
    arena_release(&s->mem);
}
