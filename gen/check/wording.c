#include "check/check_int.h"

struct str amount_text(struct arena *a, int64_t fen, int64_t fen_per_unit)
{
    uint64_t n = fen < 0 ? 0 - (uint64_t)fen : (uint64_t)fen;
    uint64_t unit = (uint64_t)fen_per_unit;
    uint64_t rest = n % unit;
    struct strbuf b = {.a = a};

    strbuf_printf(&b, "%s%llu", fen < 0 ? "-" : "", (unsigned long long)(n / unit));
    if (rest > 0) {
        strbuf_addc(&b, '.');
        for (uint64_t digit = unit / 10; rest > 0 && digit > 0; digit /= 10) {
            strbuf_addc(&b, (char)('0' + rest / digit));
            rest %= digit;
        }
    }
    return strbuf_str(&b);
}

static const struct value *cell(const struct rows *r, int row, struct str column)
{
    int i = rows_column(r, column);

    return i < 0 ? NULL : &r->cells[(size_t)row * (size_t)r->n_columns + (size_t)i];
}

/* {d}: how far a is from b. */
static struct value difference(const struct rows *r, int row)
{
    const struct value *a = cell(r, row, STR("a")), *b = cell(r, row, STR("b"));
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
        strbuf_add(b, amount_text(b->a, v->integer, fen_per_unit));
    else if (v->kind == VALUE_INTEGER && str_eq(format, STR("rate")))
        strbuf_add(b, amount_text(b->a, v->integer, RATE_UNIT));
    else if (v->kind == VALUE_INTEGER)
        strbuf_printf(b, "%lld", (long long)v->integer);
}

struct str wording_fill(struct arena *a, struct str wording, const struct rows *r, int row,
                        int64_t fen_per_unit)
{
    struct strbuf b = {.a = a};

    for (size_t i = 0; i < wording.n; i++) {
        struct str rest = str_cut(wording, i + 1, wording.n);
        size_t end = str_find(rest, STR("}"));
        if (wording.s[i] != '{' || end == rest.n) {
            strbuf_addc(&b, wording.s[i]);
            continue;
        }
        struct str name = str_cut(rest, 0, end);
        size_t bar = str_find(name, STR("|"));
        struct str format = str_cut(name, bar + 1, name.n);
        name = str_cut(name, 0, bar);
        const struct value *v = cell(r, row, name);
        struct value d = difference(r, row);
        if (v == NULL && str_eq(name, STR("d")))
            v = &d;
        if (v != NULL)
            add_value(&b, v, format, fen_per_unit);
        i += end + 1;
    }
    return strbuf_str(&b);
}
