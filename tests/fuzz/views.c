/* Any bytes as views.sql, cut into views. */
#include "facts/sql_int.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    struct sql_view *views = NULL;
    size_t n = 0;

    if (sql_cut(&a, STR("views.sql"), (struct str){(const char *)data, size}, &views, &n, &d) !=
        (d.n == 0))
        __builtin_trap();
    for (size_t i = 0; i < n; i++)
        if (views[i].name.n == 0 || views[i].select_line < views[i].line)
            __builtin_trap();
    diags_release(&d);
    arena_release(&a);
    return 0;
}
