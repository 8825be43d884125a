#include "layout/known_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct text_key base = {
    STR_INIT("word"), STR_INIT("zh-CN"), 1, {.size = 9000, .tracking = 10}};

/* Keys that differ from the one above in one thing. */
static const struct {
    const char *name;
    struct text_key key;
} others[] = {
    {"text", {STR_INIT("ward"), STR_INIT("zh-CN"), 1, {.size = 9000, .tracking = 10}}},
    {"longer_text", {STR_INIT("words"), STR_INIT("zh-CN"), 1, {.size = 9000, .tracking = 10}}},
    {"lang", {STR_INIT("word"), STR_INIT("en"), 1, {.size = 9000, .tracking = 10}}},
    {"role", {STR_INIT("word"), STR_INIT("zh-CN"), 2, {.size = 9000, .tracking = 10}}},
    {"size", {STR_INIT("word"), STR_INIT("zh-CN"), 1, {.size = 9001, .tracking = 10}}},
    {"tracking", {STR_INIT("word"), STR_INIT("zh-CN"), 1, {.size = 9000, .tracking = 11}}},
    {"auto_space",
     {STR_INIT("word"), STR_INIT("zh-CN"), 1, {.size = 9000, .tracking = 10, .auto_space = true}}},
};

static void tells_apart(void **state)
{
    const struct text_key *other = *state;
    struct arena a = {0};
    struct known_texts t = {0};

    assert_null(known_find(&t, &base));
    struct known_text *k = known_add(&a, &t, &base, NULL);
    assert_ptr_equal(known_find(&t, &base), k);
    assert_null(known_find(&t, other));
    struct known_text *second = known_add(&a, &t, other, NULL);
    assert_ptr_equal(known_find(&t, &base), k);
    assert_ptr_equal(known_find(&t, other), second);
    arena_release(&a);
}

static void many(void **state)
{
    enum { MANY = 5000 };
    struct arena a = {0};
    struct known_texts t = {0};
    struct known_text *known[MANY];

    (void)state;
    for (int i = 0; i < MANY; i++) {
        struct text_key key = base;
        key.text = str_printf(&a, "%d", i);
        known[i] = known_add(&a, &t, &key, NULL);
    }
    for (int i = 0; i < MANY; i++)
        assert_ptr_equal(known_find(&t, &known[i]->key), known[i]);
    arena_release(&a);
}

/* Shapes that differ in one thing. */
static void lines_by_shape(void **state)
{
    static const struct paragraph_shape shapes[] = {
        {.width = 100},
        {.width = 101},
        {.width = 100, .first_indent = 1},
        {.width = 100, .fill = FILL_RAGGED},
        {.width = 100, .centered = true},
        {.width = 100, .last_min_chars = 2},
    };
    struct arena a = {0};
    struct known_text k = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(shapes); i++) {
        struct lines lines = {.n = (int)i + 1};
        assert_null(known_lines_find(&k, &shapes[i]));
        known_lines_add(&a, &k, &shapes[i], &lines);
    }
    for (size_t i = 0; i < COUNT(shapes); i++)
        assert_int_equal(known_lines_find(&k, &shapes[i])->n, i + 1);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(others) + 2];
    size_t n = 0;

    memset(tests, 0, sizeof tests);
    for (size_t i = 0; i < COUNT(others); i++)
        tests[n++] = (struct CMUnitTest){.name = others[i].name,
                                         .test_func = tells_apart,
                                         .initial_state = (void *)(uintptr_t)&others[i].key};
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(many);
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(lines_by_shape);
    return cmocka_run_group_tests_name("known", tests, NULL, NULL);
}
