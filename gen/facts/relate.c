#include "facts/relate_int.h"

#include "facts/index_int.h"
#include "facts/near_int.h"

/* Looking for near names is slow; past these numbers nobody reads hints. */
enum { HINTS_MAX = 50, CANDIDATES_MAX = 3000 };

static size_t cell_at(const struct sheet *s, int row, int column)
{
    return (size_t)row * (size_t)s->schema->n_columns + (size_t)column;
}

/* ---- keys ---- */

static bool key_is_readable(const struct sheet *s, int row)
{
    for (int i = 0; i < s->schema->n_key; i++)
        if (s->states[cell_at(s, row, s->schema->key[i])] == CELL_UNREADABLE)
            return false;
    return true;
}

/* The values of a row's key as written, for the reader of a finding. */
static struct str key_text(struct arena *a, const struct sheet *s, int row)
{
    struct strbuf b = {.a = a};
    const struct csv_row *in = s->rows[row];

    for (int i = 0; i < s->schema->n_key; i++) {
        int cell = s->place_of[s->schema->key[i]];
        struct str text = {0};
        if (cell >= 0 && cell < in->n)
            text = str_trim(in->cells[cell].text);
        if (text.n > 0 && b.n > 0)
            strbuf_add(&b, STR("，"));
        strbuf_add(&b, text);
    }
    return strbuf_str(&b);
}

static void check_key(struct arena *a, const struct sheet *s, struct diags *d)
{
    const struct schema_sheet *schema = s->schema;
    struct index x;

    index_build(a, &x, s->cells, schema->n_columns, s->n, schema->key, schema->n_key);
    int *first_of = arena_new(a, int, (size_t)s->n);
    for (int i = 0; i < s->n; i++) {
        bool again = i > 0 && index_cmp(&x, x.rows[i - 1], x.rows[i]) == 0;
        first_of[x.rows[i]] = again ? first_of[x.rows[i - 1]] : x.rows[i];
    }
    for (int row = 0; row < s->n; row++) {
        int first = first_of[row];
        if (first == row || !key_is_readable(s, row) || !key_is_readable(s, first))
            continue;
        struct diag *f =
            DIAG_ADD(d, DIAG_KEY_TWICE, sheet_place(s, row, schema->key[0]), key_text(a, s, row));
        diag_note(d, f, sheet_place(s, first, schema->key[0]));
    }
}

/* ---- references ---- */

struct reference {
    const struct sheet *from, *to;
    int column, target;  /* columns of the two sheets */
    struct table *table; /* of `to` ... */
    int table_column;    /* ... and the target there */
    int hints;           /* given so far */
    struct diags *found;
};

static struct str near_name(struct reference *r, struct str text)
{
    struct near near = near_begin(text);

    if (r->hints++ >= HINTS_MAX)
        return (struct str){0};
    for (int i = 0; i < r->to->n && i < CANDIDATES_MAX; i++)
        near_see(&near, r->to->cells[cell_at(r->to, i, r->target)].text);
    return near_end(&near);
}

/* True if every cell of a row is unreadable: it has too many or too few. */
static bool row_is_lost(const struct sheet *s, int row)
{
    for (int i = 0; i < s->schema->n_columns; i++)
        if (s->states[cell_at(s, row, i)] != CELL_UNREADABLE && s->place_of[i] >= 0)
            return false;
    return true;
}

/* True if `text` may well be what a cell of the target is to say that could
   not be read.  That cell was reported; those that name it are not at fault. */
static bool is_excused(const struct reference *r, struct str text)
{
    struct near near = near_begin(text);

    for (int row = 0; row < r->to->n; row++) {
        const struct csv_row *in = r->to->rows[row];
        int cell = r->to->place_of[r->target];
        if (r->to->states[cell_at(r->to, row, r->target)] != CELL_UNREADABLE)
            continue;
        struct str written = cell < in->n ? str_trim(in->cells[cell].text) : (struct str){0};
        if (written.n == 0 || str_eq(written, text) || row_is_lost(r->to, row))
            return true;
        near_see(&near, written);
    }
    return near_end(&near).n > 0;
}

static void report_dangling(struct reference *r, int row, struct str text)
{
    struct place at = sheet_place(r->from, row, r->column);
    bool code = r->from->schema->columns[r->column].type == COLUMN_CODE;
    struct str near = code ? (struct str){0} : near_name(r, text); /* codes are all near */
    struct str sheet = r->to->schema->name;
    struct str head = r->to->schema->columns[r->target].head;

    if (near.n == 0 && r->to->schema->classification)
        DIAG_ADD(r->found, DIAG_CODE_UNKNOWN, at, text, sheet);
    else if (near.n > 0)
        DIAG_ADD(r->found, DIAG_REFERENCE_NEAR, at, text, sheet, head, near);
    else
        DIAG_ADD(r->found, DIAG_REFERENCE_UNKNOWN, at, text, sheet, head);
}

static void check_reference(struct reference *r)
{
    const int *found;

    for (int row = 0; row < r->from->n; row++) {
        const struct value *v = &r->from->cells[cell_at(r->from, row, r->column)];
        if (v->kind == VALUE_TEXT && table_match(r->table, r->table_column, v, &found) == 0 &&
            !is_excused(r, v->text))
            report_dangling(r, row, v->text);
    }
}

static void check_references(struct facts *f, const struct sheet *from, struct diags *d)
{
    for (int i = 0; i < from->schema->n_columns; i++) {
        const struct schema_column *c = &from->schema->columns[i];
        int to = c->ref_table.n == 0 ? -1 : schema_sheet_of(f->schema, c->ref_table);
        if (to < 0 || !f->sheets[to].present || f->sheets[to].cut)
            continue;
        struct reference r = {
            .from = from,
            .to = &f->sheets[to],
            .column = i,
            .target = schema_column_of(&f->schema->sheets[to], c->ref_column),
            .table = facts_table(f, c->ref_table),
            .found = d,
        };
        r.table_column = rows_column(&r.table->rows, c->ref_column);
        if (r.to->place_of[r.target] >= 0)
            check_reference(&r);
    }
}

void relate_check(struct facts *f, struct diags *d)
{
    for (int i = 0; i < f->schema->n_sheets; i++) {
        const struct sheet *s = &f->sheets[i];
        if (!s->present || s->schema->prose)
            continue;
        if (s->schema->n_key > 0)
            check_key(&f->mem, s, d);
        check_references(f, s, d);
    }
}
