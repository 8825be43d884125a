/* Any bytes as a CFF table: read, and every glyph copied. */
#include "pdf/cff_int.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct cff cff;
    struct str copy;
    char tag[6];

    if (cff_open((struct str){(const char *)data, size}, &cff)) {
        size_t n = cff.charstrings.count;
        uint32_t *gids = arena_new(&a, uint32_t, n + 1);
        for (uint32_t i = 0; i < n; i++)
            gids[i] = i;
        if (cff_copyable(&cff, gids, n))
            cff_copy(&a, &cff, gids, n, STR("AAAAAA+Font"), tag, &copy);
    }
    arena_release(&a);
    return 0;
}
