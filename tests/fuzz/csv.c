/* Any bytes as a sheet: decoding, cells, amounts in each cell. */
#include "read/csv.h"
#include "read/encoding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    struct csv csv;
    struct str text;

    if (!text_decode(&a, STR("x.csv"), (struct str){(const char *)data, size}, &text, &d)) {
        if (d.n == 0)
            __builtin_trap(); /* what is refused is reported */
    } else if (csv_parse(&a, STR("x.csv"), text, &csv, &d) != (d.n == 0)) {
        __builtin_trap();
    } else {
        for (int i = 0; i < csv.n; i++)
            if (csv.rows[i].n < 1 || (i > 0 && csv.rows[i].line <= csv.rows[i - 1].line))
                __builtin_trap(); /* a row has a cell, and begins below the last */
    }
    diags_release(&d);
    arena_release(&a);
    return 0;
}
