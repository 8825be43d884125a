/* Trees of every size up to three levels: written, found again as text. */
#include "pdf/out_int.h"
#include "pdf/tree_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void print_key(const void *ctx, size_t i, struct strbuf *out)
{
    (void)ctx;
    out_number(out, 2 * i);
}

static void print_value(const void *ctx, size_t i, struct strbuf *out)
{
    (void)ctx;
    OUT(out, "(v");
    out_number(out, i);
    OUT(out, ")");
}

static const size_t sizes[] = {0, 1, 31, 32, 33, 1023, 1024, 1025, 40000};

static void check_size(void **state)
{
    size_t n = *(const size_t *)*state;
    struct arena a = {0};
    struct haru *h = haru_open(16);
    struct packer *p = packer_open(1);
    struct object *root = haru_dict(h);
    int number = haru_number(h, root);

    haru_put(root, "Tree",
             tree_write(h, &a, &(struct tree){n, false, print_key, print_value, NULL}));
    struct str file = haru_write(h, &a, number, number, p);
    assert_int_equal(haru_fault(h), 0);
    assert_true(str_starts(file, STR("%PDF-1.7\n")));

    char name[64], command[256];
    snprintf(name, sizeof name, "tree-%zu.pdf", n);
    FILE *f = fopen(name, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(file.s, 1, file.n, f), file.n);
    fclose(f);
    snprintf(command, sizeof command,
             "/usr/bin/python3 -B " TEST_SOURCE_DIR "/tests/pdf/tree.py %s %zu", name, n);
    assert_int_equal(system(command), 0);
    haru_close(h);
    packer_close(p);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(sizes)];
    static char names[COUNT(sizes)][16];

    for (size_t i = 0; i < COUNT(sizes); i++) {
        snprintf(names[i], sizeof names[i], "%zu", sizes[i]);
        tests[i] = (struct CMUnitTest){
            .name = names[i], .test_func = check_size, .initial_state = (void *)&sizes[i]};
    }
    return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
