#include "text/char_class_int.h"

#include <stddef.h>

struct range {
    uint32_t first, last;
    struct char_kind kind;
};

static const struct range ranges[] = {
#define CHARS(first, last, class, script) {first, last, {CHAR_##class, SCRIPT_##script}},
#include "text/char_class.def"
#undef CHARS
};

struct char_kind char_kind(uint32_t code_point)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sizeof ranges / sizeof *ranges && code_point >= ranges[low].first)
        return ranges[low].kind;
    return (struct char_kind){CHAR_SYMBOL, SCRIPT_OTHER};
}
