/* Damaged CFF tables: cut at every length, bytes changed one by one. */
#include "pdf/cff_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A font keyed by CIDs: two glyphs, FDSelect of format 3. */
static const uint8_t small[] = {
    1,   0,  4,   1,                                /* header */
    0,   1,  1,   1,  2,        'F',                /* names */
    0,   1,  1,   1,  24,                           /* one Top DICT of 23 bytes */
    248, 27, 248, 28, 139,      12,  30,            /* 391 392 0 ROS */
    28,  0,  52,  15,                               /* charset at 52 */
    28,  0,  55,  12, 37,                           /* FDSelect at 55 */
    28,  0,  63,  17, 139 + 74, 12,  36,            /* CharStrings at 63, FDArray at 74 */
    0,   2,  1,   1,  2,        3,   'R',      'O', /* strings */
    0,   0,                                         /* global subroutines */
    0,   0,  0,   0,                                /* (padding) */
    2,   0,  1,                                     /* charset: 52 */
    3,   0,  1,   0,  0,        0,   0,        2,   /* FDSelect: 55 */
    0,   2,  1,   1,  2,        5,   14,       139, 139, 14, 0, /* CharStrings: 63, and padding */
    0,   1,  1,   1,  4,        141, 139 + 82, 18,              /* FDArray: 74, Private at 82 */
    139, 20,                                                    /* defaultWidthX 0: 82 */
};

static bool open_and_copy(const uint8_t *bytes, size_t n, struct str *out, struct arena *a)
{
    static const uint32_t gids[] = {0, 1, 1};
    struct cff cff;
    char tag[6];

    return cff_open((struct str){(const char *)bytes, n}, &cff) && cff_copyable(&cff, gids, 3) &&
           cff_copy(a, &cff, gids, 3, STR("AAAAAA+F"), tag, out);
}

static void check_whole(void **state)
{
    struct arena a = {0};
    struct str copy, again;
    struct cff cff;

    (void)state;
    assert_true(open_and_copy(small, sizeof small, &copy, &a));
    /* What is written can be read, and copied once more gives the same. */
    assert_true(open_and_copy((const uint8_t *)copy.s, copy.n, &again, &a));
    assert_true(str_eq(copy, again));
    assert_true(cff_open(copy, &cff));
    assert_int_equal(cff.charstrings.count, 3);
    struct str glyph;
    assert_true(cff_charstring(&cff, 2, &glyph));
    assert_int_equal(glyph.n, 3);
    assert_false(cff_charstring(&cff, 3, &glyph));
    arena_release(&a);
}

/* Each ends in a copy or in a refusal, never outside of the bytes: they are in
   memory of exactly their size, which the sanitizers watch. */
static void try(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct str copy;
    uint8_t *exact = malloc(n == 0 ? 1 : n);

    assert_non_null(exact);
    memcpy(exact, bytes, n);
    open_and_copy(exact, n, &copy, &a);
    free(exact);
    arena_release(&a);
}

static void check_cut(void **state)
{
    struct arena a = {0};
    struct str copy;

    (void)state;
    for (size_t n = 0; n < sizeof small; n++)
        try(small, n);
    for (size_t n = 0; n < 82; n++)
        assert_false(open_and_copy(small, n, &copy, &a));
    arena_release(&a);
}

static void check_changed(void **state)
{
    uint8_t bytes[sizeof small];

    (void)state;
    for (size_t i = 0; i < sizeof small; i++)
        for (unsigned v = 0; v < 256; v++) {
            memcpy(bytes, small, sizeof small);
            bytes[i] = (uint8_t)v;
            try(bytes, sizeof bytes);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_whole),
        cmocka_unit_test(check_cut),
        cmocka_unit_test(check_changed),
    };

    return cmocka_run_group_tests_name("cff", tests, NULL, NULL);
}
