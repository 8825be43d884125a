#include "facts/schema_int.h"

#include <string.h>

int schema_column_of(const struct schema_sheet *s, struct str name)
{
    for (int i = 0; i < s->n_columns; i++)
        if (str_eq(s->columns[i].name, name))
            return i;
    return -1;
}

int schema_sheet_of(const struct schema *schema, struct str table)
{
    for (int i = 0; i < schema->n_sheets; i++)
        if (str_eq(schema->sheets[i].table, table))
            return i;
    return -1;
}

struct str schema_companion(struct arena *a, const struct schema_column *c)
{
    if (c->unknown)
        return str_printf(a, "%.*s_state", STR_FMT(c->name));
    if (c->breaks)
        return str_printf(a, "%.*s_breaks", STR_FMT(c->name));
    return (struct str){0};
}

/* A name of the database: small letters, digits, underscores. */
static bool is_name(struct str s)
{
    bool ok = s.n > 0 && s.n <= 60 && s.s[0] >= 'a' && s.s[0] <= 'z';

    for (size_t i = 0; i < s.n && ok; i++)
        ok = (s.s[i] >= 'a' && s.s[i] <= 'z') || (s.s[i] >= '0' && s.s[i] <= '9') || s.s[i] == '_';
    return ok && !str_starts(s, STR("sqlite_"));
}

/* A file name that cannot lead out of its folder. */
static bool is_file_name(struct str s)
{
    return s.n > 0 && s.n <= 200 && s.s[0] != '.' && memchr(s.s, '/', s.n) == NULL &&
           memchr(s.s, '\0', s.n) == NULL;
}

static bool can_break(const struct schema_column *c)
{
    return c->type == COLUMN_TEXT && !c->unknown;
}

static bool can_refer(const struct schema_column *c)
{
    return c->type == COLUMN_TEXT || c->type == COLUMN_CODE;
}

static void check_column(const struct schema_column *c, struct diags *d)
{
    bool taken = str_eq(c->name, STR("row")) || str_eq(c->name, STR("src"));

    if (!is_name(c->name) || taken)
        DIAG_ADD(d, DIAG_SCHEMA_NAME, c->at, c->name);
    if (c->head.n == 0)
        DIAG_ADD(d, DIAG_SCHEMA_HEAD, c->at, c->name);
    if ((c->type == COLUMN_ENUM) != (c->n_values > 0))
        DIAG_ADD(d, DIAG_SCHEMA_VALUES, c->at, c->head);
    if (c->unknown && c->type != COLUMN_AMOUNT)
        DIAG_ADD(d, DIAG_SCHEMA_USE, c->at, c->head, STR("unknown"));
    if (c->breaks && !can_break(c))
        DIAG_ADD(d, DIAG_SCHEMA_USE, c->at, c->head, STR("breaks"));
    if (c->ref_table.n > 0 && !can_refer(c))
        DIAG_ADD(d, DIAG_SCHEMA_USE, c->at, c->head, STR("references"));
}

static void report_twice(struct diags *d, struct str name, struct place at, struct place first)
{
    diag_note(d, DIAG_ADD(d, DIAG_SCHEMA_TWICE, at, name), first);
}

static void check_twice(struct arena *a, const struct schema_sheet *s, struct diags *d)
{
    for (int i = 0; i < s->n_columns; i++) {
        const struct schema_column *c = &s->columns[i];
        struct str companion = schema_companion(a, c);
        for (int j = 0; j < s->n_columns; j++) {
            const struct schema_column *other = &s->columns[j];
            if (j < i && str_eq(c->head, other->head))
                report_twice(d, c->head, c->at, other->at);
            else if (j < i && str_eq(c->name, other->name))
                report_twice(d, c->name, c->at, other->at);
            else if (companion.n > 0 && str_eq(companion, other->name))
                report_twice(d, companion, other->at, c->at);
        }
    }
}

static void check_references(const struct schema *schema, const struct schema_sheet *s,
                             struct diags *d)
{
    for (int i = 0; i < s->n_columns; i++) {
        const struct schema_column *c = &s->columns[i];
        if (c->ref_table.n == 0 && c->ref_column.n == 0)
            continue;
        int target = schema_sheet_of(schema, c->ref_table);
        if (target < 0 || schema_column_of(&schema->sheets[target], c->ref_column) < 0)
            DIAG_ADD(d, DIAG_SCHEMA_REFERENCE, c->at, c->ref_table, c->ref_column);
    }
}

static void check_sheet(struct arena *a, const struct schema *schema, int i, struct diags *d)
{
    const struct schema_sheet *s = &schema->sheets[i];

    if (!is_file_name(s->name))
        DIAG_ADD(d, DIAG_SCHEMA_SHEET, s->at, s->name);
    if (!is_name(s->table))
        DIAG_ADD(d, DIAG_SCHEMA_NAME, s->at, s->table);
    for (int j = 0; j < i; j++) {
        const struct schema_sheet *other = &schema->sheets[j];
        if (str_eq(s->table, other->table))
            report_twice(d, s->table, s->at, other->at);
        if (str_eq(s->name, other->name) && s->source == other->source && s->prose == other->prose)
            report_twice(d, s->name, s->at, other->at);
    }
    for (int j = 0; j < s->n_columns; j++)
        check_column(&s->columns[j], d);
    check_twice(a, s, d);
    check_references(schema, s, d);
}

void schema_check(struct arena *a, const struct schema *schema, struct diags *d)
{
    for (int i = 0; i < schema->n_sheets; i++)
        check_sheet(a, schema, i, d);
}
