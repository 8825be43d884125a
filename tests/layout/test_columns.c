/* Widths of columns: cases by name, then a property of made ones. */
#include "layout/columns_int.h"
#include "made.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 6 };

static const struct columns_case {
    const char *name;
    int n;
    struct column_want want[MOST];
    mpt avail;
    bool fits;
    mpt width[MOST];
} cases[] = {
    /* clang-format off */
    {"exact",          2, {{100, 100, false}, {50, 50, false}}, 150, true,  {100, 50}},
    {"rest_to_first",  3, {{100, 100, false}, {100, 100, false}, {100, 100, false}}, 305, true,
                          {102, 102, 101}},
    {"rest_to_open",   3, {{100, 100, false}, {100, 100, true}, {100, 100, false}}, 305, true,
                          {100, 105, 100}},
    {"between",        2, {{100, 200, true}, {100, 400, true}}, 300, true,  {125, 175}},
    {"between_uneven", 2, {{0, 1, true}, {0, 2, true}}, 2, true,  {1, 1}},
    {"minima_too_wide", 2, {{200, 200, false}, {100, 100, false}}, 100, false, {67, 33}},
    {"nothing_asked",  2, {{0, 0, false}, {0, 0, false}}, 5, true, {3, 2}},
    {"one",            1, {{0, 7, false}}, 5, true, {5}},
    /* clang-format on */
};

enum { CASES = sizeof cases / sizeof cases[0] };

static void check_case(void **state)
{
    const struct columns_case *c = *state;
    mpt width[MOST] = {0};

    assert_int_equal(columns_fit(c->want, c->n, c->avail, width), c->fits);
    for (int i = 0; i < c->n; i++)
        assert_int_equal(width[i], c->width[i]);
}

/* The sum is what there is, to the last mpt, and no column is below its least. */
static void check_sums(void **state)
{
    struct dice d = {.state = 1};

    (void)state;
    for (int round = 0; round < 100000; round++) {
        enum { COLUMNS = 40 };
        struct column_want want[COLUMNS];
        mpt width[COLUMNS], avail = 1 + roll(&d, 1000000);
        int n = 1 + roll(&d, COLUMNS);
        int64_t least = 0, sum = 0;
        for (int i = 0; i < n; i++) {
            want[i].min = once_in(&d, 4) ? 0 : roll(&d, 100000);
            want[i].max = want[i].min + (once_in(&d, 3) ? 0 : roll(&d, MPT_MAX - 100000));
            want[i].open = once_in(&d, 2);
            least += want[i].min;
        }
        bool fits = columns_fit(want, n, avail, width);
        assert_int_equal(fits, least <= avail);
        for (int i = 0; i < n; i++) {
            assert_true(width[i] >= (fits ? want[i].min : 0));
            sum += width[i];
        }
        assert_int_equal(sum, avail);
    }
}

int main(void)
{
    struct CMUnitTest tests[CASES + 1] = {{0}};

    for (size_t i = 0; i < CASES; i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = check_case,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    tests[CASES] = (struct CMUnitTest)cmocka_unit_test(check_sums);
    return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
