/* Any bytes as prose. */
#include "read/encoding.h"
#include "read/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    struct prose p;
    struct str text;

    if (text_decode(&a, STR("x.md"), (struct str){(const char *)data, size}, &text, &d)) {
        if (markdown_parse(&a, STR("x.md"), text, &p, &d) != (d.n == 0))
            __builtin_trap();
        for (size_t i = 0; i < p.n; i++)
            if (p.rows[i].text.n == 0 || p.rows[i].line < 1)
                __builtin_trap(); /* a row has a text and a line */
    }
    diags_release(&d);
    arena_release(&a);
    return 0;
}
