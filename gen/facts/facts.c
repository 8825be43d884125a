#include "facts/facts.h"

#include "facts/facts_int.h"
#include "facts/relate_int.h"
#include "facts/rowtab_int.h"
#include "facts/sandbox_int.h"

#include <assert.h>
#include <errno.h>
#include <sys/stat.h>

/* ---- opening ---- */

static struct str folder_of(const struct facts *f, const struct schema_sheet *s)
{
    switch (s->source) {
    case SHEET_DATASET:
        return f->paths.dataset;
    case SHEET_TEMPLATE:
        return f->paths.templ;
    case SHEET_COMMON:
        break;
    }
    return f->paths.common;
}

static bool is_folder(struct str path, struct diags *d)
{
    struct arena tmp = {0};
    struct stat st;
    int error = stat(str_z(&tmp, path), &st) != 0 ? errno : 0;

    if (error == 0 && !S_ISDIR(st.st_mode))
        error = ENOTDIR;
    if (error != 0)
        DIAG_ADD(d, DIAG_DATASET_MISSING, ((struct place){.path = path}));
    arena_release(&tmp);
    return error == 0;
}

static void make_tables(struct facts *f)
{
    for (int i = 0; i < f->schema->n_sheets; i++) {
        struct table *t = facts_add_table(f, f->schema->sheets[i].table);
        table_of_sheet(&f->mem, t, &f->sheets[i]);
    }
}

static void read_sheets(struct facts *f, struct diags *d)
{
    for (int i = 0; i < f->schema->n_sheets; i++) {
        f->sheets[i].schema = &f->schema->sheets[i];
        sheet_read(&f->mem, &f->sheets[i], folder_of(f, f->sheets[i].schema), d);
    }
    folder_check(f->schema, f->paths.dataset, d);
}

struct facts *facts_open(const struct schema *schema, const struct facts_paths *paths,
                         struct diags *d)
{
    struct arena mem = {0};

    if (!is_folder(paths->dataset, d))
        return NULL;
    struct facts *f = arena_new(&mem, struct facts, 1);
    f->schema = schema;
    f->paths = *paths;
    f->sheets = arena_new(&mem, struct sheet, (size_t)schema->n_sheets);
    f->mem = mem; /* f lies in its own arena; facts_close() takes a copy out */

    read_sheets(f, d);
    make_tables(f);
    relate_check(f, d);
    f->db = store_open(d);
    if (f->db == NULL) {
        facts_close(f);
        return NULL;
    }
    rate_register(f->db);
    for (size_t i = 0; i < f->n_tables; i++)
        rowtab_register(f, f->tables[i]);
    return f;
}

void facts_close(struct facts *f)
{
    struct arena mem = f->mem;

    for (size_t i = 0; i < f->n_tables; i++)
        sqlite3_finalize(f->tables[i]->again);
    sqlite3_close(f->db);
    arena_release(&mem);
}

/* ---- tables ---- */

struct table *facts_table(const struct facts *f, struct str name)
{
    for (size_t i = 0; i < f->n_tables; i++)
        if (str_eq(f->tables[i]->rows.name, name))
            return f->tables[i];
    return NULL;
}

struct table *facts_add_table(struct facts *f, struct str name)
{
    struct table *t = arena_new(&f->mem, struct table, 1);

    t->rows.name = name;
    t->facts = f;
    t->number = f->n_tables;
    ARENA_PUSH(&f->mem, f->tables, f->n_tables, f->cap_tables) = t;
    return t;
}

const struct rows *facts_rows(struct facts *f, struct str name)
{
    const struct table *t = facts_table(f, name);

    return t == NULL ? NULL : &t->rows;
}

int rows_column(const struct rows *r, struct str name)
{
    for (int i = 0; i < r->n_columns; i++)
        if (str_eq(r->columns[i], name))
            return i;
    return -1;
}

const struct value *rows_value(const struct rows *r, int row, struct str column)
{
    int i = rows_column(r, column);

    return i < 0 || row < 0 || row >= r->n
               ? NULL
               : &r->cells[(size_t)row * (size_t)r->n_columns + (size_t)i];
}

int facts_match(struct facts *f, const struct rows *r, int column, const struct value *v,
                const int **found)
{
    struct table *t = NULL;

    for (size_t i = 0; i < f->n_tables && t == NULL; i++)
        if (&f->tables[i]->rows == r)
            t = f->tables[i];
    assert(t != NULL); /* `r` comes from facts_rows() */
    return table_match(t, column, v, found);
}

/* ---- looking at all of it ---- */

static bool is_text(const struct schema_column *c)
{
    return c->type == COLUMN_TEXT || c->type == COLUMN_ENUM || c->type == COLUMN_NUMBER;
}

static bool see_cells(const struct sheet *s,
                      bool (*see)(void *ctx, struct str text, struct place at), void *ctx)
{
    int n = s->schema->n_columns;

    for (int row = 0; row < s->n; row++) {
        for (int i = 0; i < n; i++) {
            const struct value *v = &s->cells[(size_t)row * (size_t)n + (size_t)i];
            if (v->kind == VALUE_TEXT && is_text(&s->schema->columns[i]) &&
                !see(ctx, v->text, sheet_place(s, row, i)))
                return false;
        }
    }
    return true;
}

static bool see_prose(const struct sheet *s,
                      bool (*see)(void *ctx, struct str text, struct place at), void *ctx)
{
    for (size_t i = 0; i < s->prose.n; i++) {
        const struct prose_row *p = &s->prose.rows[i];
        if (!see(ctx, p->text, (struct place){.path = s->path, .line = p->line}))
            return false;
    }
    return true;
}

void facts_each_text(const struct facts *f,
                     bool (*see)(void *ctx, struct str text, struct place at), void *ctx)
{
    bool go_on = true;

    for (int i = 0; i < f->schema->n_sheets && go_on; i++) {
        const struct sheet *s = &f->sheets[i];
        if (s->schema->source == SHEET_DATASET)
            go_on = s->schema->prose ? see_prose(s, see, ctx) : see_cells(s, see, ctx);
    }
}

/* Tabs between values; \N is nothing; line ends and tabs as in C. */
static void dump_text(struct str s, FILE *out)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] == '\n')
            fputs("\\n", out);
        else if (s.s[i] == '\t')
            fputs("\\t", out);
        else if (s.s[i] == '\\')
            fputs("\\\\", out);
        else
            fputc(s.s[i], out);
    }
}

static void dump_value(const struct value *v, FILE *out)
{
    switch (v->kind) {
    case VALUE_NULL:
        fputs("\\N", out);
        break;
    case VALUE_INTEGER:
        fprintf(out, "%lld", (long long)v->integer);
        break;
    case VALUE_TEXT:
        dump_text(v->text, out);
        break;
    }
}

void facts_dump(struct facts *f, FILE *out)
{
    for (size_t t = 0; t < f->n_tables; t++) {
        const struct rows *r = &f->tables[t]->rows;
        if (f->tables[t]->lent)
            continue;
        const char *kind = f->tables[t]->sheet == NULL ? "view" : "table";
        fprintf(out, "%s%s %.*s\n", t == 0 ? "" : "\n", kind, STR_FMT(r->name));
        for (int i = 0; i < r->n_columns; i++)
            fprintf(out, "%s%.*s", i == 0 ? "" : "\t", STR_FMT(r->columns[i]));
        fputc('\n', out);
        for (int i = 0; i < r->n * r->n_columns; i++) {
            dump_value(&r->cells[i], out);
            fputc((i + 1) % r->n_columns == 0 ? '\n' : '\t', out);
        }
    }
}
