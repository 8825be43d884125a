#include "words/reading_int.h"

#include "words/fold_int.h"

struct open {
    size_t at;
    int type;
};

/* Brackets and quotes by what is written; half-width and full-width go
   together.  Of straight quotes nobody knows which opens. */
static const struct {
    uint32_t open, close;
} types[] = {
    {'(', ')'},       {0xFF08, 0xFF09}, {'[', ']'},       {0xFF3B, 0xFF3D}, {0x3014, 0x3015},
    {0x3010, 0x3011}, {0x300A, 0x300B}, {0x3008, 0x3009}, {0x201C, 0x201D}, {0x2018, 0x2019},
    {0x300C, 0x300D}, {0x300E, 0x300F}, {'{', '}'},       {0xFF5B, 0xFF5D},
};
enum { TYPES = sizeof types / sizeof *types };

static int type_of(uint32_t c, bool *opens)
{
    /* Most characters are none of these. */
    if (is_han(c) || is_digit(c) || is_letter(c))
        return -1;
    for (int i = 0; i < TYPES; i++) {
        if (c != types[i].open && c != types[i].close)
            continue;
        *opens = c == types[i].open;
        /* ( and its full-width form are one type, so are [ and {. */
        return i == 1 ? 0 : i == 3 ? 2 : i == 13 ? 12 : i;
    }
    return -1;
}

/* 1) and a): the number of a list.  And the apostrophe of a Latin word. */
static bool is_no_bracket(const struct reading *r, size_t i)
{
    if (i == 0)
        return false;
    uint32_t before = r->p[i - 1].c;
    if (r->p[i].raw == 0x2019)
        return is_letter(before);
    return r->p[i].c == ')' && (is_digit(before) || is_letter(before)) &&
           (i < 4 || ends_clause(&r->p[i - 2]) || ends_clause(&r->p[i - 3]));
}

static void push(struct reading *r, size_t at, int type)
{
    ARENA_PUSH(r->a, r->open, r->n_open, r->cap_open) = (struct open){at, type};
}

/* What closes another than the last that is open: those in between stay open. */
static void close_crossed(struct reading *r, size_t i, int type, size_t *count)
{
    reading_mark(r, STR("crossed"), STR(""), r->open[r->n_open - 1].at, i + 1);
    while (r->open[r->n_open - 1].type != type)
        count[r->open[--r->n_open].type]--;
    r->n_open--;
    count[type]--;
}

static void close_one(struct reading *r, size_t i, int type, size_t *count)
{
    if (count[type] == 0) {
        if (!is_no_bracket(r, i))
            reading_mark(r, STR("unopened"), STR(""), i, i + 1);
        return;
    }
    if (r->open[r->n_open - 1].type != type) {
        close_crossed(r, i, type, count);
        return;
    }
    if (r->open[r->n_open - 1].at + 1 == i)
        reading_mark(r, STR("empty"), STR(""), i - 1, i + 1);
    r->n_open--;
    count[type]--;
}

void read_brackets(struct reading *r)
{
    size_t count[TYPES] = {0};
    bool opens = false;

    r->n_open = 0;
    for (size_t i = 0; i < r->n; i++) {
        struct point *p = &r->p[i];
        int type = type_of(p->raw, &opens);
        if (type >= 0 && !opens)
            close_one(r, i, type, count);
        p->in = r->n_open > 0 ? r->p[r->open[r->n_open - 1].at].c : 0;
        if (type >= 0 && opens) {
            push(r, i, type);
            count[type]++;
        }
    }
    for (size_t i = 0; i < r->n_open; i++)
        reading_mark(r, STR("unclosed"), STR(""), r->open[i].at,
                     r->n < r->open[i].at + 12 ? r->n : r->open[i].at + 12);
}
