#include "pdf/text_int.h"

#include "pdf/out_int.h"

/* An even number of bytes below the limit of PDF/A. */
enum { STRING_MAX = 32766 };

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < 0x20 || s.s[i] > 0x7E)
            return false;
    return true;
}

/* One or two units of UTF-16. */
static unsigned utf16(uint32_t u, uint16_t *unit)
{
    if (u < 0x10000) {
        unit[0] = (uint16_t)u;
        return 1;
    }
    unit[0] = (uint16_t)(0xD800 + ((u - 0x10000) >> 10));
    unit[1] = (uint16_t)(0xDC00 + ((u - 0x10000) & 0x3FF));
    return 2;
}

struct str text_string(struct arena *a, struct str utf8)
{
    if (is_ascii(utf8))
        return str_copy(a, str_cut(utf8, 0, STRING_MAX));

    struct strbuf b = {.a = a};
    OUT(&b, "\xFE\xFF");
    for (size_t i = 0; i < utf8.n;) {
        uint16_t unit[2];
        unsigned n = utf16(utf8_next(utf8, &i), unit);
        if (b.n + 2 * n > STRING_MAX)
            break;
        for (unsigned k = 0; k < n; k++) {
            out_char(&b, (char)(unit[k] >> 8));
            out_char(&b, (char)(unit[k] & 0xFF));
        }
    }
    return strbuf_str(&b);
}

void text_hex(struct strbuf *b, uint32_t code_point)
{
    static const char hex[] = "0123456789ABCDEF";
    char digits[8];
    uint16_t unit[2];
    unsigned n = utf16(code_point, unit);

    for (unsigned k = 0; k < n; k++)
        for (unsigned i = 0; i < 4; i++)
            digits[4 * k + i] = hex[unit[k] >> (12 - 4 * i) & 15];
    out_bytes(b, digits, (size_t)4 * n);
}

void text_add(struct strbuf *b, struct str utf8)
{
    if (is_ascii(utf8)) {
        text_literal(b, utf8);
        return;
    }
    OUT(b, "<FEFF");
    for (size_t i = 0; i < utf8.n;)
        text_hex(b, utf8_next(utf8, &i));
    out_char(b, '>');
}

void text_literal(struct strbuf *b, struct str ascii)
{
    out_char(b, '(');
    for (size_t i = 0; i < ascii.n; i++) {
        if (ascii.s[i] == '(' || ascii.s[i] == ')' || ascii.s[i] == '\\')
            out_char(b, '\\');
        out_char(b, ascii.s[i]);
    }
    out_char(b, ')');
}
