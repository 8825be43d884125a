#include "check/check_int.h"

#include "read/money.h"

/* {d}: how far a is from b. */
static struct value difference(const struct rows *r, int row)
{
    const struct value *a = rows_value(r, row, STR("a")), *b = rows_value(r, row, STR("b"));
    int64_t d;

    if (a == NULL || b == NULL || a->kind != VALUE_INTEGER || b->kind != VALUE_INTEGER ||
        __builtin_sub_overflow(a->integer, b->integer, &d) || d == INT64_MIN)
        return (struct value){0};
    return (struct value){.kind = VALUE_INTEGER, .integer = d < 0 ? -d : d};
}

static void add_value(struct strbuf *b, const struct value *v, struct str format,
                      int64_t fen_per_unit)
{
    enum { RATE_UNIT = 100 };

    if (v->kind == VALUE_TEXT)
        strbuf_add(b, v->text);
    else if (v->kind == VALUE_INTEGER && str_eq(format, STR("amount")))
        strbuf_add(b, money_text(b->a, v->integer, fen_per_unit));
    else if (v->kind == VALUE_INTEGER && str_eq(format, STR("rate")))
        strbuf_add(b, money_text(b->a, v->integer, RATE_UNIT));
    else if (v->kind == VALUE_INTEGER)
        strbuf_printf(b, "%lld", (long long)v->integer);
}

bool each_placeholder(struct str wording,
                      bool (*see)(void *ctx, struct str column, struct str format), void *ctx)
{
    for (size_t at = 0;;) {
        at += str_find(str_cut(wording, at, wording.n), STR("{"));
        if (at >= wording.n)
            return true;
        size_t end = at + str_find(str_cut(wording, at, wording.n), STR("}"));
        struct str inside = str_cut(wording, at + 1, end);
        size_t bar = str_find(inside, STR("|"));
        if (!see(ctx, str_cut(inside, 0, bar), str_cut(inside, bar + 1, inside.n)))
            return false;
        at = end;
    }
}

struct filling {
    struct strbuf out;
    struct str wording;
    size_t at; /* copied up to here */
    const struct rows *rows;
    int row;
    int64_t fen_per_unit;
};

static bool fill_one(void *ctx, struct str column, struct str format)
{
    struct filling *f = ctx;
    size_t open = (size_t)(column.s - f->wording.s) - 1;
    size_t close = (format.n > 0 ? (size_t)(format.s + format.n - f->wording.s)
                                 : (size_t)(column.s + column.n - f->wording.s));
    const struct value *v = rows_value(f->rows, f->row, column);
    struct value d = difference(f->rows, f->row);

    if (v == NULL && str_eq(column, STR("d")))
        v = &d;
    strbuf_add(&f->out, str_cut(f->wording, f->at, open));
    if (v != NULL)
        add_value(&f->out, v, format, f->fen_per_unit);
    f->at = close + 1;
    return true;
}

struct str wording_fill(struct arena *a, struct str wording, const struct rows *r, int row,
                        int64_t fen_per_unit)
{
    struct filling f = {
        .out = {.a = a}, .wording = wording, .rows = r, .row = row, .fen_per_unit = fen_per_unit};

    each_placeholder(wording, fill_one, &f);
    strbuf_add(&f.out, str_cut(wording, f.at, wording.n));
    return strbuf_str(&f.out);
}
