/* Any bytes as an amount: what is read, written out again, is read as the same. */
#include "read/money.h"

#include <inttypes.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int64_t units[] = {1, 100, 100000, 1000000, 10000000000};
    struct arena a = {0};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        int64_t fen = 0;
        int64_t again = 0;
        if (money_parse((struct str){(const char *)data, size}, units[i], &fen) != MONEY_OK)
            continue;
        if (fen > MONEY_MAX || fen < -MONEY_MAX ||
            money_parse(str_printf(&a, "%" PRId64, fen), 1, &again) != MONEY_OK || again != fen)
            __builtin_trap();
    }
    arena_release(&a);
    return 0;
}
