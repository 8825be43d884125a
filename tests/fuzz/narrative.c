/*
 * Any bytes as a narrative, a line each paragraph and # before a heading, read
 * back by a template that has sentences of all kinds.
 */
#include "../narrative/made.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena keep;
    static struct template *t;
    struct arena a = {0};
    struct diags d = {0};

    if (t == NULL)
        t = template_load(&keep, STR(TEST_SOURCE_DIR "/templates/fujian-budget"), &d);
    if (t == NULL)
        abort();
    made_read(&a, t, (struct str){(const char *)data, size});
    diags_release(&d);
    arena_release(&a);
    return 0;
}
