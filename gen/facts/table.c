/* Tables of facts as rows, and what is found in them. */
#include "facts/facts_int.h"

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

static void add_column(struct table *t, struct str name, bool is_integer)
{
    t->rows.columns[t->rows.n_columns] = name;
    t->is_integer[t->rows.n_columns++] = is_integer;
}

static void add_columns(struct arena *a, struct table *t, const struct schema_sheet *s)
{
    add_column(t, STR("row"), true);
    add_column(t, STR("src"), true);
    for (int i = 0; i < s->n_columns; i++) {
        const struct schema_column *c = &s->columns[i];
        struct str companion = schema_companion(a, c);
        add_column(t, c->name, c->type == COLUMN_INTEGER || c->type == COLUMN_AMOUNT);
        if (companion.n > 0)
            add_column(t, companion, false);
    }
    if (s->prose) {
        add_column(t, STR("kind"), false);
        add_column(t, STR("level"), true);
        add_column(t, STR("text"), false);
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

static void prose_row(struct arena *a, struct value *v, const struct sheet *s, int row)
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
    *v = text_value(str_copy(a, p->text));
}

void table_of_sheet(struct arena *a, struct table *t, const struct sheet *s)
{
    size_t most = 5 + 2 * (size_t)s->schema->n_columns;
    struct rows *r = &t->rows;

    t->sheet = s;
    r->columns = arena_new(a, struct str, most);
    t->is_integer = arena_new(a, bool, most);
    add_columns(a, t, s->schema);
    r->n = s->n;
    r->cells = arena_new(a, struct value, (size_t)r->n * (size_t)r->n_columns);
    for (int row = 0; row < r->n; row++) {
        struct value *v = r->cells + (size_t)row * (size_t)r->n_columns;
        if (s->schema->prose)
            prose_row(a, v, s, row);
        else
            csv_row(v, s, row);
    }
}

/* ---- finding rows ---- */

static struct index *index_of(struct table *t, int column)
{
    struct arena *a = t->trial != NULL ? t->trial : &t->facts->mem;

    if (t->index_of == NULL)
        t->index_of = arena_new(a, struct index *, (size_t)t->rows.n_columns);

    struct index **x = &t->index_of[column];
    if (*x == NULL) {
        int *columns = arena_new(a, int, 1);
        *columns = column;
        *x = arena_new(a, struct index, 1);
        index_build(a, *x, t->rows.cells, t->rows.n_columns, t->rows.n, columns, 1);
    }
    return *x;
}

int table_match(struct table *t, int column, const struct value *v, const int **found)
{
    return index_find(index_of(t, column), v, found);
}

/* Among some rows that lie evenly in the table. */
static int distinct_in_sample(const struct rows *r, int column)
{
    enum { SAMPLE = 40 };
    const struct value *seen[SAMPLE];
    int step = r->n / SAMPLE + 1, taken = 0, n = 0;

    for (int row = 0; row < r->n && taken < SAMPLE; row += step, taken++) {
        const struct value *v = &r->cells[(size_t)row * (size_t)r->n_columns + (size_t)column];
        int i = 0;
        while (i < n && value_cmp(seen[i], v) != 0)
            i++;
        seen[i] = v;
        n += i == n;
    }
    return n == taken ? r->n : n;
}

int table_distinct(struct table *t, int column)
{
    if (t->distinct == NULL)
        t->distinct = arena_new(&t->facts->mem, int, (size_t)t->rows.n_columns);
    if (t->distinct[column] == 0)
        t->distinct[column] = distinct_in_sample(&t->rows, column);
    return t->distinct[column];
}

const int *table_order(struct table *t, int column)
{
    return index_of(t, column)->rows;
}

bool table_is_uniform(struct table *t, int column, enum value_kind kind)
{
    const struct index *x = index_of(t, column);

    return x->kind == VALUE_NULL || (x->kind == kind && !x->mixed);
}
