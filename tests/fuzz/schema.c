/* Any bytes as schema.xml of a template. */
#include "facts/schema.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char folder[] = "/tmp/gongkai-fuzz-XXXXXX";
    struct arena a = {0};
    struct diags d = {0};

    if (mkdtemp(folder) == NULL)
        abort();
    struct str path = path_join(&a, str_from(folder), STR("schema.xml"));
    if (!file_write(path, (struct str){(const char *)data, size}, &d))
        abort();
    if ((schema_load(&a, str_from(folder), &d) == NULL) != (d.n > 0))
        __builtin_trap(); /* what is refused is reported, and only that */
    unlink(str_z(&a, path));
    rmdir(folder);
    diags_release(&d);
    arena_release(&a);
    return 0;
}
