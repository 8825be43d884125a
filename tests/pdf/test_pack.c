/* Packed bytes come back as they were, whatever they are. */
#include "pdf/literals_int.h"
#include "pdf/pack_int.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum kind { EQUAL, TWO, EVEN, STEEP };

/* clang-format off */
static const struct pack_case {
    const char *name;
    enum kind kind;
    size_t n;
} cases[] = {
    { "empty",             EVEN,  0 },
    { "one_byte",          EVEN,  1 },
    { "two_bytes",         EVEN,  2 },
    { "three_bytes",       EVEN,  3 },
    { "all_equal",         EQUAL, 1000 },
    { "two_values",        TWO,   1001 },
    { "even",              EVEN,  100000 },
    { "one_block",         EVEN,  1 << 18 },
    { "one_block_and_one", EVEN,  (1 << 18) + 1 },
    { "one_block_less",    EVEN,  (1 << 18) - 1 },
    { "codes_too_long",    STEEP, 150000 },
};
/* clang-format on */

static void fill(unsigned char *p, const struct pack_case *c)
{
    uint32_t seed = 1;
    size_t i = 0;

    switch (c->kind) {
    case EQUAL:
        memset(p, 'x', c->n);
        break;
    case TWO:
        for (; i < c->n; i++)
            p[i] = i % 3 == 0;
        break;
    case EVEN:
        for (; i < c->n; i++)
            p[i] = (unsigned char)((seed = seed * 1664525 + 1013904223) >> 24);
        break;
    case STEEP: /* counts as Fibonacci's numbers: the deepest tree that there is */
        for (size_t a = 1, b = 1, value = 0; i < c->n; value = (value + 1) % 24) {
            for (size_t k = 0; k < a && i < c->n; k++)
                p[i++] = (unsigned char)value;
            size_t sum = a + b;
            a = b;
            b = sum;
            if (value == 23)
                a = b = 1;
        }
        break;
    }
}

static void check_back(struct str packed, const unsigned char *bytes, size_t n)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    unsigned char *back = malloc(n + 1);
    size_t got;

    assert_non_null(d);
    assert_non_null(back);
    assert_int_equal(libdeflate_zlib_decompress(d, packed.s, packed.n, back, n + 1, &got),
                     LIBDEFLATE_SUCCESS);
    assert_int_equal(got, n);
    assert_memory_equal(back, bytes, n);
    free(back);
    libdeflate_free_decompressor(d);
}

static void check_case(void **state)
{
    const struct pack_case *c = *state;
    struct arena a = {0};
    unsigned char *bytes = malloc(c->n + 1);
    struct packer *p = packer_open(1);

    assert_non_null(bytes);
    fill(bytes, c);
    struct str s = {(const char *)bytes, c->n};
    struct str literals = pack_literals(&a, s);
    check_back(literals, bytes, c->n);
    check_back(pack(p, &a, s), bytes, c->n);
    if (c->kind == TWO) /* a bit or two a byte, and the head */
        assert_in_range(literals.n, c->n / 8, c->n / 6 + 160);
    packer_close(p);
    free(bytes);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases)];

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].name, .test_func = check_case, .initial_state = (void *)&cases[i]};
    return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
