#include "read/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

static struct place line_at(struct str path, struct str bytes, size_t bad)
{
    struct place at = {.path = path, .line = 1};

    for (size_t i = 0; i < bad && i < bytes.n; i++)
        at.line += bytes.s[i] == '\n';
    return at;
}

/* True if there are more well-formed characters of three bytes and up than bad
   pairs of bytes. */
static bool mostly_utf8(struct str s)
{
    size_t good = 0;
    size_t bad = 0;

    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        utf8_next(s, &i);
        good += i - from > 2;
        bad += i - from == 1 && (unsigned char)s.s[from] >= 0x80;
    }
    return good > bad / 2;
}

/* True for UTF-16 with its mark, or with the zeros that commas and digits have
   there (text in other encodings has none). */
static bool is_utf16(struct str s)
{
    size_t zeros = 0;

    for (size_t i = 0; i < s.n; i++)
        zeros += s.s[i] == '\0';
    return str_starts(s, STR("\xff\xfe")) || str_starts(s, STR("\xfe\xff")) || zeros > s.n / 16;
}

/* False if the bytes are not GB 18030: *bad is the first one that is not. */
static bool from_gb18030(struct arena *a, struct str bytes, struct str *text, size_t *bad)
{
    iconv_t converter = iconv_open("UTF-8", "GB18030");

    *bad = 0;
    if (converter == (iconv_t)-1)
        return false;
    /* Two bytes give three at most, four give four, one gives one. */
    size_t room = bytes.n + bytes.n / 2 + 4;
    char *out = arena_alloc(a, 1, 1, room);
    char *to = out;
    char *from = (char *)(uintptr_t)bytes.s; /* iconv does not write there */
    size_t left = bytes.n;
    bool ok = iconv(converter, &from, &left, &to, &room) != (size_t)-1 && left == 0;

    iconv_close(converter);
    *bad = bytes.n - left;
    *text = (struct str){out, (size_t)(to - out)};
    return ok;
}

bool text_decode(struct arena *a, struct str path, struct str bytes, struct str *text,
                 struct diags *d)
{
    size_t bad;

    if (str_starts(bytes, STR("\xef\xbb\xbf")))
        bytes = str_cut(bytes, 3, bytes.n);
    *text = bytes;
    if (is_utf16(bytes)) {
        DIAG_ADD0(d, DIAG_TEXT_UTF16, ((struct place){.path = path, .line = 1}));
        return false;
    }
    if (utf8_valid(bytes, &bad))
        return true;
    if (!mostly_utf8(bytes) && from_gb18030(a, bytes, text, &bad))
        return true;
    DIAG_ADD0(d, DIAG_TEXT_ENCODING, line_at(path, bytes, bad));
    return false;
}

bool is_unprintable(uint32_t u)
{
    return (u < 0x20 && u != '\n' && u != '\t') || (u >= 0x7F && u < 0xA0) ||
           (u >= 0x200B && u <= 0x200F) || (u >= 0x2028 && u <= 0x202E) ||
           (u >= 0x2060 && u <= 0x206F) || u == 0xFEFF || (u >= 0xFFF9 && u <= 0xFFFF) ||
           (u & 0xFFFE) == 0xFFFE;
}

bool text_check(struct str text, struct place at, struct diags *d)
{
    struct arena tmp = {0};
    bool ok = true;

    for (size_t i = 0; i < text.n && ok;) {
        unsigned char c = (unsigned char)text.s[i];
        /* ASCII, and U+3000-D7FF, where nearly all of a text lies. */
        size_t plain = c >= 0x20 && c < 0x7F ? 1 : c >= 0xE3 && c < 0xEE ? 3 : 0;
        if (plain > 0) {
            i += plain;
            continue;
        }
        size_t from = i;
        uint32_t u = utf8_next(text, &i);
        ok = !is_unprintable(u);
        if (!ok)
            DIAG_ADD(d, DIAG_TEXT_CONTROL, at, str_printf(&tmp, "U+%04X", (unsigned)u),
                     str_printf(&tmp, "%zu", utf8_count(str_cut(text, 0, from)) + 1));
    }
    arena_release(&tmp);
    return ok;
}
