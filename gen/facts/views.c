#include "facts/facts_int.h"

#include "base/fatal.h"
#include "base/file.h"
#include "facts/rowtab_int.h"
#include "facts/sandbox_int.h"
#include "facts/sql.h"

#include <string.h>

/* What one view may give. */
enum { ROWS_MAX = 200000, VALUES_MAX = 2000000, TEXT_MAX = 64 << 20 };

struct run {
    struct facts *f;
    struct sandbox sandbox;
    struct str path;
    struct diags *found;
    const struct sql_view *view;
    const struct sql_view *views;
    size_t n_views;
    sqlite3_stmt *select;
    size_t values, text; /* taken so far, of the view at hand */
    bool *inexact;       /* [columns] already reported */
};

static struct place place_at(const struct run *r, int line)
{
    return (struct place){.path = r->path, .line = line};
}

static int newlines(struct str s)
{
    int n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += s.s[i] == '\n';
    return n;
}

/* Where SQLite stumbled, else where the view names what it stumbled over, else
   where the view begins. */
static struct place error_place(const struct run *r, struct str name)
{
    int offset = sqlite3_error_offset(r->f->db);
    size_t at = offset < 0 ? str_find(r->view->select, name) : (size_t)offset;

    if (offset < 0 && (name.n == 0 || at == r->view->select.n))
        return place_at(r, r->view->line);
    return place_at(r, r->view->select_line + newlines(str_cut(r->view->select, 0, at)));
}

/* ---- what went wrong ---- */

static bool is_view_to_come(const struct run *r, struct str name)
{
    for (const struct sql_view *v = r->view; v < r->views + r->n_views; v++)
        if (str_eq(v->name, name))
            return true;
    return false;
}

/* A view that failed has been reported; those that need it are not. */
static bool is_failed_view(const struct run *r, struct str name)
{
    for (size_t i = 0; i < r->f->n_failed; i++)
        if (str_eq(r->f->failed[i], name))
            return true;
    return false;
}

static void report_table(const struct run *r, struct str name)
{
    if (str_starts(name, STR("main.")))
        name = str_cut(name, 5, name.n);
    if (is_failed_view(r, name))
        return;
    DIAG_ADD(r->found, is_view_to_come(r, name) ? DIAG_VIEW_ORDER : DIAG_VIEW_NO_TABLE,
             error_place(r, name), r->view->name, name);
}

static void report_refusal(const struct run *r)
{
    static const enum diag_id ids[] = {
        [SANDBOX_NOTHING] = DIAG_VIEW_FORBIDDEN,   [SANDBOX_ACTION] = DIAG_VIEW_FORBIDDEN,
        [SANDBOX_RECURSIVE] = DIAG_VIEW_RECURSIVE, [SANDBOX_FUNCTION] = DIAG_VIEW_FUNCTION,
        [SANDBOX_TABLE] = DIAG_VIEW_NO_TABLE,
    };

    DIAG_ADD(r->found, ids[r->sandbox.reason], error_place(r, r->sandbox.refused), r->view->name,
             r->sandbox.refused);
}

/* SQLite words its errors in English.  The frequent ones have findings of
   their own; {2} of the rest is SQLite's text. */
static void report_error(const struct run *r)
{
    static const struct {
        struct str begin;
        enum diag_id id;
    } known[] = {
        {STR_INIT("no such column: "), DIAG_VIEW_NO_COLUMN},
        {STR_INIT("no such function: "), DIAG_VIEW_FUNCTION},
        {STR_INIT("ambiguous column name: "), DIAG_VIEW_AMBIGUOUS},
        {STR_INIT("near \""), DIAG_VIEW_SYNTAX},
        {STR_INIT("incomplete input"), DIAG_VIEW_SYNTAX},
        {STR_INIT("integer overflow"), DIAG_VIEW_RANGE},
        {STR_INIT("rate: "), DIAG_VIEW_RATE},
        {STR_INIT("too many "), DIAG_VIEW_LIMIT},
        {STR_INIT("string or blob too big"), DIAG_VIEW_LIMIT},
        {STR_INIT("Expression tree is too large"), DIAG_VIEW_LIMIT},
        {STR_INIT("parser stack overflow"), DIAG_VIEW_LIMIT},
    };
    struct str text = str_from(sqlite3_errmsg(r->f->db));
    struct str no_table = STR("no such table: ");

    if (sqlite3_errcode(r->f->db) == SQLITE_NOMEM)
        fatal_memory();
    if (r->sandbox.stopped) {
        DIAG_ADD(r->found, DIAG_VIEW_LIMIT, place_at(r, r->view->line), r->view->name);
        return;
    }
    if (r->sandbox.reason != SANDBOX_NOTHING || str_ends(text, STR(" may not be modified"))) {
        report_refusal(r);
        return;
    }
    if (str_starts(text, no_table)) {
        report_table(r, str_cut(text, no_table.n, text.n));
        return;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (str_starts(text, known[i].begin)) {
            struct str rest = str_cut(text, known[i].begin.n, text.n);
            rest = str_cut(rest, 0, str_find(rest, STR("\"")));
            DIAG_ADD(r->found, known[i].id, error_place(r, rest), r->view->name, rest);
            return;
        }
    }
    DIAG_ADD(r->found, DIAG_VIEW_SQL, error_place(r, STR("")), r->view->name, text);
}

/* ---- running ---- */

static bool name_columns(struct run *r, struct rows *rows)
{
    struct arena *a = &r->f->mem;
    bool ok = true;

    rows->n_columns = sqlite3_column_count(r->select);
    rows->columns = arena_new(a, struct str, (size_t)rows->n_columns);
    for (int i = 0; i < rows->n_columns; i++) {
        struct str name = str_copy(a, str_from(sqlite3_column_name(r->select, i)));
        if (rows_column(rows, name) >= 0) {
            DIAG_ADD(r->found, DIAG_VIEW_COLUMN_TWICE, place_at(r, r->view->line), r->view->name,
                     name);
            ok = false;
        }
        rows->columns[i] = name;
    }
    return ok;
}

static void report_inexact(struct run *r, const struct rows *rows, int column)
{
    if (!r->inexact[column])
        DIAG_ADD(r->found, DIAG_VIEW_INEXACT, place_at(r, r->view->line), r->view->name,
                 rows->columns[column]);
    r->inexact[column] = true;
}

/* The bytes of a text as they are: asked for as a text, they would first be
   copied to put a zero byte behind them. */
static struct str take_text(struct run *r, sqlite3_value *v)
{
    const char *bytes = sqlite3_value_blob(v);
    struct str s = {bytes, (size_t)sqlite3_value_bytes(v)};

    if (bytes == NULL && s.n > 0)
        fatal_memory();
    r->text += s.n;
    return str_copy(&r->f->mem, s);
}

static struct value take_value(struct run *r, const struct rows *rows, int column)
{
    sqlite3_value *v = sqlite3_column_value(r->select, column);

    switch (sqlite3_value_type(v)) {
    case SQLITE_NULL:
        return (struct value){.kind = VALUE_NULL};
    case SQLITE_INTEGER:
        return (struct value){.kind = VALUE_INTEGER, .integer = sqlite3_value_int64(v)};
    case SQLITE_TEXT:
        return (struct value){.kind = VALUE_TEXT, .text = take_text(r, v)};
    default: /* floating point and bytes */
        report_inexact(r, rows, column);
        return (struct value){.kind = VALUE_NULL};
    }
}

static bool within_limits(const struct run *r, const struct rows *rows)
{
    if (rows->n < ROWS_MAX && r->values < VALUES_MAX && r->text < TEXT_MAX)
        return true;
    DIAG_ADD(r->found, DIAG_VIEW_LIMIT, place_at(r, r->view->line), r->view->name);
    return false;
}

static bool take_rows(struct run *r, struct rows *rows)
{
    size_t cap = 0;
    size_t findings = r->found->n;
    int status;

    r->values = 0;
    r->text = 0;
    r->inexact = arena_new(&r->f->mem, bool, (size_t)rows->n_columns);
    while ((status = sqlite3_step(r->select)) == SQLITE_ROW) {
        if (!within_limits(r, rows))
            return false;
        rows->cells = arena_grow(&r->f->mem, rows->cells, r->values, &cap,
                                 r->values + (size_t)rows->n_columns, sizeof *rows->cells,
                                 _Alignof(struct value));
        for (int i = 0; i < rows->n_columns; i++)
            rows->cells[r->values++] = take_value(r, rows, i);
        rows->n++;
    }
    if (status != SQLITE_DONE)
        report_error(r);
    return status == SQLITE_DONE && r->found->n == findings;
}

static bool is_blank(const char *s)
{
    return s[strspn(s, " \t\r\n")] == '\0';
}

static bool prepare(struct run *r, const char *sql)
{
    const char *tail = NULL;

    if (sqlite3_prepare_v2(r->f->db, sql, -1, &r->select, &tail) != SQLITE_OK) {
        report_error(r);
        return false;
    }
    /* Belt and braces: the authorizer lets nothing else through. */
    if (r->select == NULL || !is_blank(tail) || !sqlite3_stmt_readonly(r->select) ||
        sqlite3_bind_parameter_count(r->select) > 0) {
        DIAG_ADD(r->found, DIAG_VIEW_FORBIDDEN, place_at(r, r->view->line), r->view->name);
        return false;
    }
    return true;
}

static bool compute(struct run *r, struct rows *rows)
{
    struct arena tmp = {0};

    r->select = NULL;
    sandbox_view(&r->sandbox);
    bool ok =
        prepare(r, str_z(&tmp, r->view->select)) && name_columns(r, rows) && take_rows(r, rows);
    sqlite3_finalize(r->select);
    arena_release(&tmp);
    return ok;
}

/* Its texts are the file's, which may not live as long as the view. */
static void keep(struct run *r, const struct rows *rows)
{
    struct arena *a = &r->f->mem;
    struct table *t = facts_add_table(r->f, rows->name);

    t->rows = *rows;
    t->view = (struct sql_view){.name = rows->name, .select = str_copy(a, r->view->select)};
    t->n_reads = r->sandbox.n_reads;
    t->reads = arena_new(a, struct table *, t->n_reads);
    for (size_t i = 0; i < t->n_reads; i++)
        t->reads[i] = r->sandbox.reads[i];
    rowtab_register(r->f, t);
}

static bool run_view(struct run *r)
{
    struct rows rows = {.name = str_copy(&r->f->mem, r->view->name)};
    bool taken = facts_table(r->f, rows.name) != NULL;

    if (taken)
        DIAG_ADD(r->found, DIAG_VIEW_TWICE, place_at(r, r->view->line), r->view->name);
    if (!taken && !r->view->bad && compute(r, &rows)) {
        keep(r, &rows);
        return true;
    }
    if (!taken)
        ARENA_PUSH(&r->f->mem, r->f->failed, r->f->n_failed, r->f->cap_failed) = rows.name;
    return false;
}

static bool run_views(struct run *r)
{
    bool ok = true;

    sandbox_begin(&r->sandbox, r->f);
    for (size_t i = 0; i < r->n_views; i++) {
        r->view = &r->views[i];
        ok = run_view(r) && ok;
    }
    sandbox_end(&r->sandbox);
    return ok;
}

bool facts_view(struct facts *f, struct str path, const struct sql_view *v, struct diags *d)
{
    struct run r = {.f = f, .path = path, .found = d, .views = v, .n_views = 1};

    return run_views(&r);
}

bool facts_compute(struct facts *f, struct diags *d)
{
    struct run r = {.f = f, .found = d};
    struct sql_view *views = NULL;

    r.path = path_join(&f->mem, f->paths.templ, STR("views.sql"));
    bool ok = sql_file_read(&f->mem, r.path, &views, &r.n_views, d);
    r.views = views;
    return run_views(&r) && ok;
}
