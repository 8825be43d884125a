/* Amounts, one case a row. */
#include "read/money.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { FEN = 1, YUAN = 100, WAN = 1000000 };

/* clang-format off */
static const struct money_case {
    const char *name, *in;
    int64_t unit;
    enum money_status status;
    int64_t fen;
} cases[] = {
    { "ten_thousands",        "3727.3",        WAN,  MONEY_OK,         3727300000 },
    { "to_the_cent",          "12.05",         YUAN, MONEY_OK,         1205 },
    { "six_decimals",         "0.000001",      WAN,  MONEY_OK,         1 },
    { "zero",                 "0",             WAN,  MONEY_OK,         0 },
    { "zero_with_decimals",   "0.00",          WAN,  MONEY_OK,         0 },
    { "negative",             "-0.05",         YUAN, MONEY_OK,         -5 },
    { "negative_zero",        "-0",            YUAN, MONEY_OK,         0 },
    { "typographic_minus",    "\u22123.5",     YUAN, MONEY_OK,         -350 },
    { "leading_zeros",        "007",           YUAN, MONEY_OK,         700 },
    { "grouped",              "1,234.00",      YUAN, MONEY_OK,         123400 },
    { "grouped_twice",        "1,234,567.8",   YUAN, MONEY_OK,         123456780 },
    { "grouped_half_way",     "1234,567",      YUAN, MONEY_GROUPS,     0 },
    { "grouped_by_four",      "12,3456",       YUAN, MONEY_GROUPS,     0 },
    { "grouped_then_not",     "1,234,56",      YUAN, MONEY_GROUPS,     0 },
    { "comma_first",          ",123",          YUAN, MONEY_SYNTAX,     0 },
    { "comma_last",           "123,",          YUAN, MONEY_SYNTAX,     0 },
    { "comma_in_decimals",    "1.234,567",     YUAN, MONEY_SYNTAX,     0 },
    { "empty",                "",              WAN,  MONEY_SYNTAX,     0 },
    { "minus_alone",          "-",             WAN,  MONEY_SYNTAX,     0 },
    { "two_minuses",          "--1",           WAN,  MONEY_SYNTAX,     0 },
    { "plus",                 "+1",            WAN,  MONEY_SYNTAX,     0 },
    { "point_last",           "3.",            WAN,  MONEY_SYNTAX,     0 },
    { "point_first",          ".5",            WAN,  MONEY_SYNTAX,     0 },
    { "two_points",           "1.2.3",         WAN,  MONEY_SYNTAX,     0 },
    { "inner_space",          "1 234",         WAN,  MONEY_SYNTAX,     0 },
    { "words",                "\u65e0",        WAN,  MONEY_SYNTAX,     0 },
    { "spreadsheet_error",    "#REF!",         WAN,  MONEY_SYNTAX,     0 },
    { "full_width_point",     "3727\uff0e3",   WAN,  MONEY_FULL_WIDTH, 0 },
    { "ideographic_stop",     "3727\u30023",   WAN,  MONEY_FULL_WIDTH, 0 },
    { "full_width_digits",    "\uff11\uff12",  WAN,  MONEY_FULL_WIDTH, 0 },
    { "full_width_comma",     "1\uff0c234",    WAN,  MONEY_FULL_WIDTH, 0 },
    { "full_width_minus",     "\uff0d5",       WAN,  MONEY_FULL_WIDTH, 0 },
    { "with_unit",            "12.5\u4e07\u5143", WAN, MONEY_UNIT,     0 },
    { "with_yuan",            "12\u5143",      YUAN, MONEY_UNIT,       0 },
    { "with_currency_sign",   "\u00a512",      YUAN, MONEY_UNIT,       0 },
    { "unit_without_number",  "\u5143",        YUAN, MONEY_SYNTAX,     0 },
    { "scientific",           "1.2E+05",       WAN,  MONEY_EXPONENT,   0 },
    { "scientific_small",     "5e-1",          WAN,  MONEY_EXPONENT,   0 },
    { "exponent_cut_off",     "1.2E",          WAN,  MONEY_SYNTAX,     0 },
    { "hexadecimal",          "0x10",          WAN,  MONEY_SYNTAX,     0 },
    { "below_one_fen",        "0.0000001",     WAN,  MONEY_INEXACT,    0 },
    { "half_a_fen",           "0.005",         YUAN, MONEY_INEXACT,    0 },
    { "zeros_below_one_fen",  "1.2000000000",  WAN,  MONEY_OK,         1200000 },
    { "fen_takes_no_decimal", "1.5",           FEN,  MONEY_INEXACT,    0 },
    { "the_largest",          "1000000000",    WAN,  MONEY_OK,         MONEY_MAX },
    { "negative_largest",     "-1000000000",   WAN,  MONEY_OK,         -MONEY_MAX },
    { "one_fen_too_large",    "1000000000.000001", WAN, MONEY_RANGE,   0 },
    { "very_long",            "99999999999999999999999999", WAN, MONEY_RANGE, 0 },
};
/* clang-format on */

static void check(void **state)
{
    const struct money_case *c = *state;
    int64_t fen = 0;

    assert_int_equal(money_parse(str_from(c->in), c->unit, &fen), c->status);
    assert_int_equal(fen, c->fen);
}

static void keeps_fen_on_failure(void **state)
{
    int64_t fen = 42;

    (void)state;
    assert_int_equal(money_parse(STR("1\0"
                                     "2"),
                                 WAN, &fen),
                     MONEY_SYNTAX);
    assert_int_equal(fen, 42);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases) + 1] = {0};

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = check, .initial_state = (void *)&cases[i]};
    tests[COUNT(cases)] = (struct CMUnitTest)cmocka_unit_test(keeps_fen_on_failure);
    return cmocka_run_group_tests_name("money_parse", tests, NULL, NULL);
}
