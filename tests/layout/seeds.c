#include "seeds.h"

#include "base/str.h"

#include <stdlib.h>

int run_seeds(const char *name, CMUnitTestFunction check, size_t usual, int argc, char **argv)
{
    uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
    size_t n = argc > 2 ? (size_t)strtoull(argv[2], NULL, 10) : usual;
    struct arena a = {0};
    struct CMUnitTest *tests = arena_new(&a, struct CMUnitTest, n);
    uint64_t *seeds = arena_new(&a, uint64_t, n);

    for (size_t i = 0; i < n; i++) {
        seeds[i] = first + i;
        tests[i] = (struct CMUnitTest){
            .name = str_z(&a, str_printf(&a, "%s_%llu", name, (unsigned long long)seeds[i])),
            .test_func = check,
            .initial_state = &seeds[i],
        };
    }
    int failed = _cmocka_run_group_tests(name, tests, n, NULL, NULL);
    arena_release(&a);
    return failed;
}
