#include "made.h"

#include <string.h>

struct facts {
    struct arena *a;
    struct rows *views;
    size_t n, cap;
};

static struct str next_part(struct str *s, char end)
{
    size_t i = 0;

    while (i < s->n && s->s[i] != end)
        i++;
    struct str part = str_cut(*s, 0, i);
    *s = str_cut(*s, i + 1, s->n);
    return part;
}

/* ^ becomes "|". */
static struct str text_of(struct arena *a, struct str s)
{
    char *text = str_z(a, s);

    for (size_t i = 0; i < s.n; i++)
        if (text[i] == '^')
            text[i] = '|';
    return (struct str){text, s.n};
}

static struct value value_of(struct arena *a, struct str s)
{
    struct value v = {.kind = VALUE_TEXT, .text = text_of(a, s)};
    bool digits = s.n > 0, negative = s.n > 1 && s.s[0] == '-';

    if (s.n == 0)
        return (struct value){.kind = VALUE_NULL};
    for (size_t i = negative; i < s.n; i++)
        digits = digits && s.s[i] >= '0' && s.s[i] <= '9';
    if (digits) {
        v.kind = VALUE_INTEGER;
        for (size_t i = negative; i < s.n; i++)
            v.integer = v.integer * 10 + (negative ? '0' - s.s[i] : s.s[i] - '0');
    } else if (str_eq(s, STR("~"))) {
        v.text = (struct str){"", 0};
    } else if (s.s[0] == '\'') {
        v.text = str_cut(s, 1, s.n);
    }
    return v;
}

static void add_view(struct facts *f, struct str line)
{
    ARENA_PUSH(f->a, f->views, f->n, f->cap) = (struct rows){0};
    struct rows *r = &f->views[f->n - 1];

    line = str_cut(line, 1, line.n);
    r->name = next_part(&line, '|');
    r->columns = arena_new(f->a, struct str, line.n + 1);
    while (line.n > 0)
        r->columns[r->n_columns++] = next_part(&line, '|');
}

static void add_row(struct facts *f, struct str line)
{
    struct rows *r = &f->views[f->n - 1];
    size_t width = (size_t)r->n_columns, n = (size_t)r->n++;
    struct value *cells = arena_new(f->a, struct value, (n + 1) * width);

    if (n > 0)
        memcpy(cells, r->cells, n * width * sizeof *cells);
    for (size_t i = 0; i < width; i++)
        cells[n * width + i] = value_of(f->a, next_part(&line, '|'));
    r->cells = cells;
}

struct facts *made_facts(struct arena *a, const char *text)
{
    struct facts *f = arena_new(a, struct facts, 1);
    struct str rest = str_from(text);

    f->a = a;
    while (rest.n > 0) {
        struct str line = next_part(&rest, '\n');
        if (line.n > 0 && line.s[0] == ':')
            add_view(f, line);
        else
            add_row(f, line);
    }
    return f;
}

const struct rows *facts_rows(struct facts *f, struct str name)
{
    for (size_t i = 0; i < f->n; i++)
        if (str_eq(f->views[i].name, name))
            return &f->views[i];
    return NULL;
}

int rows_column(const struct rows *r, struct str name)
{
    for (int i = 0; i < r->n_columns; i++)
        if (str_eq(r->columns[i], name))
            return i;
    return -1;
}

static bool equal(const struct value *a, const struct value *b)
{
    return a->kind == b->kind && a->kind != VALUE_NULL && a->integer == b->integer &&
           str_eq(a->text, b->text);
}

int facts_match(struct facts *f, const struct rows *r, int column, const struct value *v,
                const int **found)
{
    int *rows = arena_new(f->a, int, (size_t)r->n);
    int n = 0;

    for (int i = 0; i < r->n; i++)
        if (equal(&r->cells[i * r->n_columns + column], v))
            rows[n++] = i;
    *found = rows;
    return n;
}
