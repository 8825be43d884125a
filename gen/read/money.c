#include "read/money.h"

static bool is_digit(struct str s, size_t i)
{
    return i < s.n && s.s[i] >= '0' && s.s[i] <= '9';
}

static size_t digits_from(struct str s, size_t at)
{
    size_t n = 0;

    while (is_digit(s, at + n))
        n++;
    return n;
}

/* Signs, points, commas and digits as Chinese input methods type them. */
static bool is_full_width(uint32_t u)
{
    return (u >= 0xFF0B && u <= 0xFF19) || u == 0x3002 || u == 0xFF61 || u == 0x3001;
}

/* What is wrong with a text that is no number: the first guess that fits. */
static enum money_status guess(struct str s)
{
    bool digits = false;
    bool full = false;
    bool other = false;

    for (size_t i = 0; i < s.n;) {
        uint32_t u = utf8_next(s, &i);
        digits = digits || (u >= '0' && u <= '9') || (u >= 0xFF10 && u <= 0xFF19);
        full = full || is_full_width(u);
        other = other ||
                !((u >= '0' && u <= '9') || u == '.' || u == ',' || u == '-' || is_full_width(u));
    }
    if (full && !other)
        return MONEY_FULL_WIDTH;
    struct str yuan = STR("\xe5\x85\x83"); /* U+5143 */
    if (digits && (str_ends(s, yuan) || str_starts(s, STR("\xc2\xa5")) ||
                   str_starts(s, STR("\xef\xbf\xa5")) || str_ends(s, STR("\xe4\xb8\x87"))))
        return MONEY_UNIT; /* U+00A5, U+FFE5; U+4E07 */
    return MONEY_SYNTAX;
}

static bool is_exponent(struct str s)
{
    size_t i = s.n > 0 && s.s[0] == '-' ? 1 : 0;
    size_t n = digits_from(s, i);

    if (n == 0)
        return false;
    i += n;
    if (i < s.n && s.s[i] == '.')
        i += 1 + digits_from(s, i + 1);
    if (i >= s.n || (s.s[i] != 'e' && s.s[i] != 'E'))
        return false;
    i++;
    if (i < s.n && (s.s[i] == '+' || s.s[i] == '-'))
        i++;
    return digits_from(s, i) > 0 && i + digits_from(s, i) == s.n;
}

/* The whole part: sets *n to its length. */
static enum money_status whole_part(struct str s, size_t *n)
{
    size_t first = digits_from(s, 0);
    size_t at = first;
    bool grouped = true;

    if (first == 0)
        return MONEY_SYNTAX;
    while (at < s.n && s.s[at] == ',') {
        size_t group = digits_from(s, at + 1);
        if (group == 0)
            return MONEY_SYNTAX;
        grouped = grouped && group == 3;
        at += 1 + group;
    }
    *n = at;
    return at == first || (grouped && first <= 3) ? MONEY_OK : MONEY_GROUPS;
}

/* whole.fraction times `unit`, exactly. */
static enum money_status value_of(struct str whole, struct str fraction, int64_t unit, int64_t *fen)
{
    int64_t v = 0;

    for (size_t i = 0; i < whole.n; i++) {
        if (whole.s[i] == ',')
            continue;
        v = v * 10 + (whole.s[i] - '0');
        if (v > MONEY_MAX / unit)
            return MONEY_RANGE;
    }
    v *= unit;
    for (size_t i = 0; i < fraction.n; i++) {
        int digit = fraction.s[i] - '0';
        unit /= 10; /* what a digit at this place is worth; 0: less than a fen */
        if (digit != 0 && unit == 0)
            return MONEY_INEXACT;
        v += digit * unit;
    }
    if (v > MONEY_MAX)
        return MONEY_RANGE;
    *fen = v;
    return MONEY_OK;
}

enum money_status money_parse(struct str s, int64_t fen_per_unit, int64_t *fen)
{
    struct str all = s;
    struct str minus = STR("\xe2\x88\x92"); /* U+2212 */
    bool negative = str_starts(s, STR("-")) || str_starts(s, minus);
    size_t n = 0;

    if (negative)
        s = str_cut(s, s.s[0] == '-' ? 1 : minus.n, s.n);
    enum money_status status = whole_part(s, &n);
    if (status == MONEY_SYNTAX)
        return guess(all);

    struct str whole = str_cut(s, 0, n);
    struct str fraction = {0};
    if (n < s.n && s.s[n] == '.') {
        fraction = str_cut(s, n + 1, n + 1 + digits_from(s, n + 1));
        if (fraction.n == 0)
            return guess(all);
        n += 1 + fraction.n;
    }
    if (n != s.n)
        return is_exponent(all) ? MONEY_EXPONENT : guess(all);
    if (status == MONEY_OK)
        status = value_of(whole, fraction, fen_per_unit, fen);
    if (status == MONEY_OK && negative)
        *fen = -*fen;
    return status;
}

struct str money_text(struct arena *a, int64_t fen, int64_t fen_per_unit)
{
    uint64_t n = fen < 0 ? 0 - (uint64_t)fen : (uint64_t)fen;
    uint64_t unit = (uint64_t)fen_per_unit;
    struct strbuf b = {.a = a};

    strbuf_printf(&b, "%s%llu", fen < 0 ? "-" : "", (unsigned long long)(n / unit));
    if (n % unit > 0)
        strbuf_addc(&b, '.');
    for (uint64_t rest = n % unit; rest > 0; rest %= unit) {
        unit /= 10;
        strbuf_addc(&b, (char)('0' + rest / unit));
    }
    return strbuf_str(&b);
}
