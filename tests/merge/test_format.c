/* Numbers as text: every rule of rounding and of zeros as a row of a table. */
#include "merge/format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

enum kind { AMOUNT, AMOUNT2, COMMAS, YUAN, RATE, HAN, INTEGER, DIGITS };

struct format_case {
    const char *name;
    enum kind kind;
    int64_t value;
    const char *text;
};

static const struct format_case cases[] = {
    {"sentence: no trailing zeros", AMOUNT, 2629900000, "2629.9"},
    {"sentence: whole", AMOUNT, 60000000, "60"},
    {"sentence: two decimals", AMOUNT, 4266530000, "4266.53"},
    {"sentence: hundredths alone", AMOUNT, 4050000, "4.05"},
    {"sentence: zero", AMOUNT, 0, "0"},
    {"sentence: less than one", AMOUNT, 500000, "0.5"},
    {"sentence: negative", AMOUNT, -194100000, "-194.1"},
    {"table: two decimals", AMOUNT2, 3727300000, "3727.30"},
    {"table: zero", AMOUNT2, 0, "0.00"},
    {"table: negative", AMOUNT2, -1230000, "-1.23"},
    {"half goes up", AMOUNT2, 5000, "0.01"},
    {"below half goes down", AMOUNT2, 4999, "0.00"},
    {"negative half goes away from zero", AMOUNT2, -5000, "-0.01"},
    {"what rounds to zero has no sign", AMOUNT2, -4999, "0.00"},
    {"rounding carries", AMOUNT, 99995000, "100"},
    {"rounding carries in tables", AMOUNT2, 99995000, "100.00"},
    {"one fen below the carry", AMOUNT2, 99994999, "99.99"},
    {"no separators unless asked for", AMOUNT2, 123456789000000, "123456789.00"},
    {"commas", COMMAS, 123456789000000, "123,456,789.00"},
    {"commas begin at four digits", COMMAS, 1234000000, "1,234.00"},
    {"no comma in three digits", COMMAS, 999000000, "999.00"},
    {"commas and a sign", COMMAS, -123456000000, "-123,456.00"},
    {"yuan", YUAN, 123456, "1234.56"},
    {"yuan: one fen", YUAN, 1, "0.01"},
    {"greatest amount", AMOUNT2, INT64_MAX, "9223372036854.78"},
    {"least amount", AMOUNT2, INT64_MIN, "-9223372036854.78"},
    {"least amount in yuan", YUAN, INT64_MIN, "-92233720368547758.08"},
    {"rate: two decimals", RATE, 3741, "37.41"},
    {"rate: one decimal", RATE, 3740, "37.4"},
    {"rate: whole", RATE, 10000, "100"},
    {"rate: hundredths alone", RATE, 5, "0.05"},
    {"rate: zero", RATE, 0, "0"},
    {"rate: negative", RATE, -2558, "-25.58"},
    {"rate: has no commas", RATE, 123456700, "1234567"},
    {"numeral: 0", HAN, 0, "零"},
    {"numeral: 1", HAN, 1, "一"},
    {"numeral: 9", HAN, 9, "九"},
    {"numeral: 10", HAN, 10, "十"},
    {"numeral: 11", HAN, 11, "十一"},
    {"numeral: 19", HAN, 19, "十九"},
    {"numeral: 20", HAN, 20, "二十"},
    {"numeral: 26", HAN, 26, "二十六"},
    {"numeral: 99", HAN, 99, "九十九"},
    {"numeral: 100", HAN, 100, "一百"},
    {"numeral: 101", HAN, 101, "一百零一"},
    {"numeral: 110", HAN, 110, "一百一十"},
    {"numeral: 111", HAN, 111, "一百一十一"},
    {"numeral: 1000", HAN, 1000, "一千"},
    {"numeral: 1001", HAN, 1001, "一千零一"},
    {"numeral: 1010", HAN, 1010, "一千零一十"},
    {"numeral: 10000", HAN, 10000, "一万"},
    {"numeral: 10001", HAN, 10001, "一万零一"},
    {"numeral: 11000", HAN, 11000, "一万一千"},
    {"numeral: 100010", HAN, 100010, "十万零一十"},
    {"numeral: 99999999", HAN, 99999999, "九千九百九十九万九千九百九十九"},
    {"numeral: too large", HAN, 100000000, NULL},
    {"numeral: negative", HAN, -1, NULL},
    {"integer", INTEGER, 2022, "2022"},
    {"integer: negative", INTEGER, -7, "-7"},
    {"integer: least", INTEGER, INT64_MIN, "-9223372036854775808"},
    {"digits: zero has one", DIGITS, 0, "1"},
    {"digits: five", DIGITS, 99999000000, "5"},
    {"digits: rounding makes six", DIGITS, 99999995000, "6"},
    {"digits: sign is none", DIGITS, -123456000000, "6"},
};

static bool print(struct strbuf *out, const struct format_case *c)
{
    struct amount_format f = {.fen_per_unit = c->kind == YUAN ? 100 : 1000000,
                              .commas = c->kind == COMMAS,
                              .fixed = c->kind != AMOUNT};

    switch (c->kind) {
    case AMOUNT:
    case AMOUNT2:
    case COMMAS:
    case YUAN:
        format_amount(out, c->value, &f);
        return true;
    case RATE:
        format_rate(out, c->value);
        return true;
    case HAN:
        return format_han(out, c->value);
    case INTEGER:
        format_integer(out, c->value);
        return true;
    case DIGITS:
        format_integer(out, format_integer_digits(c->value, f.fen_per_unit));
        return true;
    }
    return false;
}

static void format_one(void **state)
{
    const struct format_case *c = *state;
    struct arena a = {0};
    struct strbuf out = {.a = &a};

    assert_int_equal(print(&out, c), c->text != NULL);
    if (c->text != NULL)
        assert_string_equal(str_z(&a, strbuf_str(&out)), c->text);
    arena_release(&a);
}

struct date_case {
    const char *name, *text;
    int year, month, day; /* 0: refused */
};

static const struct date_case dates[] = {
    {"date", "2022-02-14", 2022, 2, 14},
    {"leap day", "2024-02-29", 2024, 2, 29},
    {"leap day of a century", "2000-02-29", 2000, 2, 29},
    {"no leap day", "2023-02-29", 0, 0, 0},
    {"no leap day in a century", "1900-02-29", 0, 0, 0},
    {"month 13", "2022-13-01", 0, 0, 0},
    {"day 0", "2022-01-00", 0, 0, 0},
    {"short", "2022-1-1", 0, 0, 0},
    {"letters", "2022-0a-01", 0, 0, 0},
    {"slashes", "2022/02/14", 0, 0, 0},
    {"nothing", "", 0, 0, 0},
};

static void date_one(void **state)
{
    const struct date_case *c = *state;
    struct date d = {0};

    assert_int_equal(date_parse(str_from(c->text), &d), c->year != 0);
    if (c->year == 0)
        return;
    assert_int_equal(d.year, c->year);
    assert_int_equal(d.month, c->month);
    assert_int_equal(d.day, c->day);
}

int main(void)
{
    enum { N = sizeof cases / sizeof *cases, DATES = sizeof dates / sizeof *dates };
    struct CMUnitTest all[N + DATES];

    for (size_t i = 0; i < N; i++)
        all[i] = (struct CMUnitTest){.name = cases[i].name,
                                     .test_func = format_one,
                                     .initial_state = (void *)(uintptr_t)&cases[i]};
    for (size_t i = 0; i < DATES; i++)
        all[N + i] = (struct CMUnitTest){.name = dates[i].name,
                                         .test_func = date_one,
                                         .initial_state = (void *)(uintptr_t)&dates[i]};
    return cmocka_run_group_tests_name("format", all, NULL, NULL);
}
