/* Any bytes as the table of roles.  Fonts are not opened. */
#include "text/fontset_int.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fontset fs = {.folder = STR("."), .table = STR("roles.csv")};
    struct diags d = {0};

    if (!roles_read(&fs, (struct str){(const char *)data, size}, &d) && d.n == 0)
        __builtin_trap(); /* what is refused is reported */
    arena_release(&fs.mem);
    diags_release(&d);
    return 0;
}
