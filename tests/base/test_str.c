/* Strings and UTF-8, one case a row. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct utf8_case {
    const char *name;
    struct str in;
    bool valid;
    size_t bad;
    uint32_t first; /* what utf8_next gives */
    size_t length;  /* and how far it goes */
} utf8_cases[] = {
    { "ascii",               STR_INIT("a"),                true,  0, 'a',     1 },
    { "two_bytes",           STR_INIT("\xC2\xB7"),         true,  0, 0xB7,    2 },
    { "han",                 STR_INIT("\xE9\xA2\x84"),     true,  0, 0x9884,  3 },
    { "beyond_the_bmp",      STR_INIT("\xF0\xA0\x80\x80"), true,  0, 0x20000, 4 },
    { "last_code_point",     STR_INIT("\xF4\x8F\xBF\xBF"), true,  0, 0x10FFFF,4 },
    { "past_the_last",       STR_INIT("\xF4\x90\x80\x80"), false, 0, 0xFFFD,  1 },
    { "overlong_slash",      STR_INIT("\xC0\xAF"),         false, 0, 0xFFFD,  1 },
    { "overlong_three",      STR_INIT("\xE0\x80\xAF"),     false, 0, 0xFFFD,  1 },
    { "surrogate",           STR_INIT("\xED\xA0\x80"),     false, 0, 0xFFFD,  1 },
    { "lone_continuation",   STR_INIT("\x80"),             false, 0, 0xFFFD,  1 },
    { "cut_off",             STR_INIT("\xE9\xA2"),         false, 0, 0xFFFD,  1 },
    { "bad_after_good",      STR_INIT("ab\xFF"),           false, 2, 'a',     1 },
};

static const struct trim_case {
    const char *name;
    struct str in, out;
} trim_cases[] = {
    { "nothing",           STR_INIT(""),                               STR_INIT("") },
    { "only_blanks",       STR_INIT(" \t\r\n"),                        STR_INIT("") },
    { "both_ends",         STR_INIT("  a b\n"),                        STR_INIT("a b") },
    { "ideographic_space", STR_INIT("\xE3\x80\x80x\xE3\x80\x80 "),     STR_INIT("x") },
    { "half_a_character",  STR_INIT("x\x80"),                          STR_INIT("x\x80") },
};

static const struct add_case {
    const char *name;
    uint32_t code_point;
    struct str out;
} add_cases[] = {
    { "one_byte",    0x41,     STR_INIT("A") },
    { "two",         0xB7,     STR_INIT("\xC2\xB7") },
    { "three",       0x9884,   STR_INIT("\xE9\xA2\x84") },
    { "four",        0x20000,  STR_INIT("\xF0\xA0\x80\x80") },
    { "surrogate",   0xD800,   STR_INIT("\xEF\xBF\xBD") },
    { "too_large",   0x110000, STR_INIT("\xEF\xBF\xBD") },
};
/* clang-format on */

static void check_utf8(void **state)
{
    const struct utf8_case *c = *state;
    size_t bad = 0;
    size_t at = 0;

    assert_int_equal(utf8_valid(c->in, &bad), c->valid);
    assert_int_equal(bad, c->bad);
    assert_int_equal(utf8_next(c->in, &at), c->first);
    assert_int_equal(at, c->length);
}

static void check_trim(void **state)
{
    const struct trim_case *c = *state;

    assert_true(str_eq(str_trim(c->in), c->out));
}

static void check_add(void **state)
{
    const struct add_case *c = *state;
    struct arena a = {0};
    struct strbuf b = {.a = &a};

    strbuf_addu(&b, c->code_point);
    assert_true(str_eq(strbuf_str(&b), c->out));
    arena_release(&a);
}

static void check_growth(void **state)
{
    (void)state;
    struct arena a = {0};
    struct strbuf b = {.a = &a};

    for (int i = 0; i < 5000; i++)
        strbuf_printf(&b, "%04d", i);
    assert_int_equal(b.n, 20000);
    assert_true(str_eq(str_cut(strbuf_str(&b), 4 * 4999, 20000), STR("4999")));
    arena_release(&a);
}

static void check_order(void **state)
{
    (void)state;
    assert_true(str_cmp(STR("a"), STR("b")) < 0);
    assert_true(str_cmp(STR("ab"), STR("a")) > 0);
    assert_int_equal(str_cmp(STR(""), (struct str){0}), 0);
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("abc"), STR("x")), 3);
    assert_true(str_starts(STR("abc"), STR("ab")));
    assert_false(str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("abc"), STR("bc")));
    assert_int_equal(utf8_count(STR("a\xE9\xA2\x84")), 2);
}

static void check_arrays(void **state)
{
    (void)state;
    struct arena a = {0};
    int *items = NULL;
    size_t n = 0;
    size_t cap = 0;

    for (int i = 0; i < 1000; i++)
        ARENA_PUSH(&a, items, n, cap) = i;
    assert_int_equal(n, 1000);
    assert_int_equal(items[999], 999);
    void *p = arena_alloc(&a, 1, 64, 10);
    assert_int_equal((uintptr_t)p % 64, 0);
    arena_release(&a);
    assert_null(a.block);
}

/* Two arrays that grow in turns, with all new room zeroed. */
static void check_two_arrays(void **state)
{
    (void)state;
    struct arena a = {0};
    int *items[2] = {0};
    size_t n[2] = {0}, cap[2] = {0};

    for (int i = 0; i < 100000; i++) {
        int k = i / 37 % 2;
        ARENA_PUSH(&a, items[k], n[k], cap[k]) = i;
        if (n[k] < cap[k])
            assert_int_equal(items[k][cap[k] - 1], 0);
    }
    assert_int_equal(n[0] + n[1], 100000);
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 1; i < n[k]; i++)
            assert_true(items[k][i] > items[k][i - 1]);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(utf8_cases) + COUNT(trim_cases) + COUNT(add_cases) + 4];
    size_t n = 0;

    memset(tests, 0, sizeof tests);
    for (size_t i = 0; i < COUNT(utf8_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = utf8_cases[i].name,
                                         .test_func = check_utf8,
                                         .initial_state = (void *)(uintptr_t)&utf8_cases[i]};
    for (size_t i = 0; i < COUNT(trim_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = trim_cases[i].name,
                                         .test_func = check_trim,
                                         .initial_state = (void *)(uintptr_t)&trim_cases[i]};
    for (size_t i = 0; i < COUNT(add_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = add_cases[i].name,
                                         .test_func = check_add,
                                         .initial_state = (void *)(uintptr_t)&add_cases[i]};
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(check_growth);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(check_order);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(check_arrays);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(check_two_arrays);
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
