/* Any bytes as rules.sql: comments of rules, and what their views read. */
#include "check/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_file(const char *path, const uint8_t *data, size_t size)
{
    FILE *f = fopen(path, "wb");

    if (f == NULL || fwrite(data, 1, size, f) != size || fclose(f) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    char folder[] = "/tmp/gongkai-fuzz-XXXXXX";

    if (mkdtemp(folder) == NULL)
        abort();
    const char *file = str_printf(&a, "%s/rules.sql%c", folder, '\0').s;
    struct facts_paths paths = {.common = str_from(folder), .templ = STR("/nowhere")};
    write_file(file, data, size);
    const struct rules *rules = rules_load(&a, &paths, &d);
    if ((rules != NULL) != (d.n == 0))
        __builtin_trap();
    for (size_t i = 0; rules != NULL && i < rules_count(rules); i++) {
        const struct rule *r = rules_at(rules, i);
        if (r->id.n == 0 || r->zh.n == 0 || r->en.n == 0 || r->on == 0 || r->at.line < 1)
            __builtin_trap();
    }
    unlink(file);
    rmdir(folder);
    diags_release(&d);
    arena_release(&a);
    return 0;
}
