#include "facts/cell_int.h"

#include "read/encoding.h"
#include "read/money.h"

struct reader {
    struct arena *a;
    const struct schema_column *column;
    struct place at;
    struct diags *found;
};

static const struct cell unreadable = {.state = CELL_UNREADABLE};

static struct cell refuse(const struct reader *r, enum diag_id id, struct str text)
{
    DIAG_ADD(r->found, id, r->at, text, r->column->head);
    return unreadable;
}

/* Texts of facts end with a zero byte, see facts_int.h. */
static struct cell text_cell(const struct reader *r, struct str text)
{
    return (struct cell){.value = {.kind = VALUE_TEXT, .text = str_copy(r->a, text)}};
}

static struct cell integer_cell(int64_t v)
{
    return (struct cell){.value = {.kind = VALUE_INTEGER, .integer = v}};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.s[i]))
            return false;
    return s.n > 0;
}

/* The value of at most 9 digits, else -1. */
static int small_number(struct str s)
{
    int v = 0;

    if (!all_digits(s) || s.n > 9)
        return -1;
    for (size_t i = 0; i < s.n; i++)
        v = v * 10 + (s.s[i] - '0');
    return v;
}

static struct cell read_amount(const struct reader *r, struct str text)
{
    static const enum diag_id why[] = {
        [MONEY_OK] = DIAG_AMOUNT_SYNTAX,        [MONEY_SYNTAX] = DIAG_AMOUNT_SYNTAX,
        [MONEY_FULL_WIDTH] = DIAG_AMOUNT_WIDTH, [MONEY_UNIT] = DIAG_AMOUNT_UNIT,
        [MONEY_GROUPS] = DIAG_AMOUNT_GROUPS,    [MONEY_EXPONENT] = DIAG_AMOUNT_EXPONENT,
        [MONEY_INEXACT] = DIAG_AMOUNT_INEXACT,  [MONEY_RANGE] = DIAG_AMOUNT_RANGE,
    };
    int64_t fen = 0;

    if (str_eq(text, STR("不详"))) {
        if (r->column->unknown)
            return (struct cell){.state = CELL_UNKNOWN};
        return refuse(r, DIAG_AMOUNT_UNKNOWN, text);
    }
    enum money_status status = money_parse(text, r->column->fen_per_unit, &fen);
    if (status == MONEY_SYNTAX && r->column->unknown)
        return refuse(r, DIAG_AMOUNT_OR_UNKNOWN, text);
    return status == MONEY_OK ? integer_cell(fen) : refuse(r, why[status], text);
}

static struct cell read_integer(const struct reader *r, struct str text)
{
    int v = small_number(text);

    return v < 0 ? refuse(r, DIAG_INTEGER_SYNTAX, text) : integer_cell(v);
}

/* A decimal number is kept as written; money_parse knows how one looks. */
static struct cell read_number(const struct reader *r, struct str text)
{
    int64_t ignored;
    enum money_status status = money_parse(text, INT64_C(10000000000), &ignored);

    if (status == MONEY_OK || status == MONEY_INEXACT || status == MONEY_RANGE)
        return text_cell(r, text);
    return refuse(r, DIAG_NUMBER_SYNTAX, text);
}

/* The number in front of `mark`, which is taken off as well; -1 if there is
   none.  An empty mark takes all. */
static int take_number(struct str *rest, struct str mark)
{
    size_t end = mark.n == 0 ? rest->n : str_find(*rest, mark);
    int v = end == rest->n && mark.n > 0 ? -1 : small_number(str_cut(*rest, 0, end));

    *rest = str_cut(*rest, end + mark.n, rest->n);
    return v;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

static struct cell read_date(const struct reader *r, struct str text)
{
    static const struct str marks[][3] = {
        {STR_INIT("-"), STR_INIT("-"), STR_INIT("")},
        {STR_INIT("/"), STR_INIT("/"), STR_INIT("")},
        {STR_INIT("年"), STR_INIT("月"), STR_INIT("日")},
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct str rest = text;
        int year = take_number(&rest, marks[i][0]);
        int month = take_number(&rest, marks[i][1]);
        int day = take_number(&rest, marks[i][2]);
        if (rest.n == 0 && year >= 1900 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 &&
            day <= days_of_month(year, month))
            return text_cell(r, str_printf(r->a, "%04d-%02d-%02d", year, month, day));
    }
    return refuse(r, DIAG_DATE_SYNTAX, text);
}

static struct cell read_enum(const struct reader *r, struct str text)
{
    struct strbuf list = {.a = r->a};
    const struct schema_column *c = r->column;

    for (int i = 0; i < c->n_values; i++)
        if (str_eq(text, c->values[i]))
            return text_cell(r, c->values[i]);
    for (int i = 0; i < c->n_values; i++) {
        if (i > 0)
            strbuf_add(&list, STR("、"));
        strbuf_add(&list, c->values[i]);
    }
    DIAG_ADD(r->found, DIAG_ENUM_VALUE, r->at, text, c->head, strbuf_str(&list));
    return unreadable;
}

/* "a|b": ab, and a U+200B b. */
static struct cell read_breaks(const struct reader *r, struct str text)
{
    struct strbuf plain = {.a = r->a};
    struct strbuf marked = {.a = r->a};

    for (size_t at = 0; at <= text.n;) {
        struct str rest = str_cut(text, at, text.n);
        struct str piece = str_cut(rest, 0, str_find(rest, STR("|")));
        strbuf_add(&plain, piece);
        strbuf_add(&marked, piece);
        at += piece.n + 1;
        if (at <= text.n)
            strbuf_addu(&marked, 0x200B);
    }
    struct cell c = text_cell(r, strbuf_str(&plain));
    c.breaks = str_copy(r->a, strbuf_str(&marked));
    return c;
}

static struct cell read_typed(const struct reader *r, struct str text)
{
    switch (r->column->type) {
    case COLUMN_TEXT:
        return r->column->breaks ? read_breaks(r, text) : text_cell(r, text);
    case COLUMN_CODE:
        return all_digits(text) ? text_cell(r, text) : refuse(r, DIAG_CODE_SYNTAX, text);
    case COLUMN_INTEGER:
        return read_integer(r, text);
    case COLUMN_AMOUNT:
        return read_amount(r, text);
    case COLUMN_NUMBER:
        return read_number(r, text);
    case COLUMN_DATE:
        return read_date(r, text);
    case COLUMN_ENUM:
        break;
    }
    return read_enum(r, text);
}

struct cell cell_read(struct arena *a, const struct schema_column *c, struct str text,
                      struct place at, struct diags *d)
{
    struct reader r = {a, c, at, d};

    text = str_trim(text);
    if (text.n == 0) {
        if (!c->required)
            return (struct cell){.state = CELL_BLANK};
        DIAG_ADD(d, c->type == COLUMN_AMOUNT ? DIAG_AMOUNT_BLANK : DIAG_CELL_BLANK, at, c->head);
        return unreadable;
    }
    if (text.n > CELL_BYTES_MAX) {
        DIAG_ADD(d, DIAG_CELL_LONG, at, c->head);
        return unreadable;
    }
    return text_check(text, at, d) ? read_typed(&r, text) : unreadable;
}
