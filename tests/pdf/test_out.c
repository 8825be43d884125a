#include "pdf/hash_int.h"
#include "pdf/out_int.h"
#include "pdf/text_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct decimal_case {
    const char *name;
    int64_t thousandths;
    const char *text;
} decimal_cases[] = {
    { "zero",                0,                 "0" },
    { "whole",               12000,             "12" },
    { "whole_with_zeros",    100000,            "100" },
    { "one_decimal",         10500,             "10.5" },
    { "two_decimals",        841890,            "841.89" },
    { "three_decimals",      595276,            "595.276" },
    { "smallest",            1,                 ".001" },
    { "below_one",           250,               ".25" },
    { "inner_zero",          1005,              "1.005" },
    { "negative",            -1500,             "-1.5" },
    { "negative_below_one",  -50,               "-.05" },
    { "negative_whole",      -3000,             "-3" },
    { "sixteen_digits",      9999999999999999,  "9999999999999.999" },
};

static const struct text_case {
    const char *name, *utf8, *printed;
} text_cases[] = {
    { "ascii",            "abc",                "(abc)" },
    { "empty",            "",                   "()" },
    { "brackets",         "a(b)\\",             "(a\\(b\\)\\\\)" },
    { "han",              "\xE4\xB8\x80",       "<FEFF4E00>" },
    { "beyond_the_plane", "\xF0\xA0\x80\x80",   "<FEFFD840DC00>" },
    { "control",          "a\nb",               "<FEFF0061000A0062>" },
    { "ill_formed",       "\xFF",               "<FEFFFFFD>" },
};
/* clang-format on */

static void check_decimal(void **state)
{
    const struct decimal_case *c = *state;
    struct arena a = {0};
    struct strbuf b = {.a = &a};

    out_decimal(&b, c->thousandths, '|');
    assert_true(str_eq(strbuf_str(&b), str_printf(&a, "%s|", c->text)));
    arena_release(&a);
}

static void check_text(void **state)
{
    const struct text_case *c = *state;
    struct arena a = {0};
    struct strbuf b = {.a = &a};

    text_add(&b, str_from(c->utf8));
    assert_true(str_eq(strbuf_str(&b), str_from(c->printed)));
    arena_release(&a);
}

/* Strings end where PDF/A ends them, and never inside a character. */
static void check_long_text(void **state)
{
    struct arena a = {0};
    struct strbuf b = {.a = &a};

    (void)state;
    strbuf_addu(&b, 0x4E00);
    for (int i = 0; i < 10000; i++)
        strbuf_addu(&b, 0x20000);
    struct str s = text_string(&a, strbuf_str(&b));
    assert_in_range(s.n, 32762, 32766);
    assert_int_equal((s.n - 2 - 2) % 4, 0);
    for (int i = 0; i < 20000; i++)
        strbuf_addc(&b, 'x');
    assert_true(text_string(&a, str_cut(strbuf_str(&b), 40003, b.n)).n == 20000);
    arena_release(&a);
}

static void hash_of(const char *bytes, size_t n, unsigned char *to)
{
    struct hash h = HASH_INIT;

    hash_add(&h, bytes, n);
    hash_bytes(&h, to);
}

/* Every byte and the length count. */
static void check_hash(void **state)
{
    unsigned char a[16], b[16];
    char bytes[40] = {0};

    (void)state;
    hash_of(bytes, sizeof bytes, a);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = 1;
        hash_of(bytes, sizeof bytes, b);
        assert_memory_not_equal(a, b, sizeof a);
        bytes[i] = 0;
        hash_of(bytes, i, b);
        assert_memory_not_equal(a, b, sizeof a);
    }
    hash_of(bytes, sizeof bytes, b);
    assert_memory_equal(a, b, sizeof a);
}

int main(void)
{
    struct CMUnitTest decimals[COUNT(decimal_cases)], texts[COUNT(text_cases)];
    const struct CMUnitTest others[] = {cmocka_unit_test(check_long_text),
                                        cmocka_unit_test(check_hash)};

    for (size_t i = 0; i < COUNT(decimals); i++)
        decimals[i] = (struct CMUnitTest){.name = decimal_cases[i].name,
                                          .test_func = check_decimal,
                                          .initial_state = (void *)&decimal_cases[i]};
    for (size_t i = 0; i < COUNT(texts); i++)
        texts[i] = (struct CMUnitTest){.name = text_cases[i].name,
                                       .test_func = check_text,
                                       .initial_state = (void *)&text_cases[i]};
    return cmocka_run_group_tests_name("decimals", decimals, NULL, NULL) +
           cmocka_run_group_tests_name("texts", texts, NULL, NULL) +
           cmocka_run_group_tests_name("others", others, NULL, NULL);
}
