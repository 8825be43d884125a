#include "narrative/narrative_int.h"

/* ---- characters ---- */

static bool is_blank(uint32_t c)
{
    return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}

/* Forms of one character that people type for one another. */
static const struct {
    uint32_t from, to, c;
} same[] = {
    {0x00AD, 0x00AD, '-'},    {0x2010, 0x2015, '-'},    {0x2018, 0x201B, '\''},
    {0x201C, 0x201F, '"'},    {0x2212, 0x2212, '-'},    {0x300C, 0x300F, '"'},
    {0x3010, 0x3010, '('},    {0x3011, 0x3011, ')'},    {0x3014, 0x3014, '('},
    {0x3015, 0x3015, ')'},    {0xFE63, 0xFE63, '-'},    {0xFF3B, 0xFF3B, '('},
    {0xFF3D, 0xFF3D, ')'},    {'[', '[', '('},          {']', ']', ')'},
    {0xFF61, 0xFF61, 0x3002}, {0xFF64, 0xFF64, 0x3001},
};

static uint32_t fold_char(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF)
        return c;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (c >= same[i].from && c <= same[i].to)
            return same[i].c;
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool unit_is_stop(uint32_t c)
{
    return c == 0x3002 || c == '!' || c == '?';
}

bool unit_is_closing(uint32_t c)
{
    return c == ')' || c == '"' || c == '\'' || c == 0x300B;
}

/* ---- numbers in a text ---- */

/* Behind digits, with commas before every three of them, and decimals. */
static int number_at(const struct folded *f, int i)
{
    int start = i;

    while (i < f->n && is_digit(f->units[i].c))
        i++;
    if (i - start <= 3)
        while (i + 3 < f->n && f->units[i].c == ',' && is_digit(f->units[i + 1].c) &&
               is_digit(f->units[i + 2].c) && is_digit(f->units[i + 3].c) &&
               (i + 4 >= f->n || !is_digit(f->units[i + 4].c)))
            i += 4;
    if (i + 1 < f->n && f->units[i].c == '.' && is_digit(f->units[i + 1].c)) {
        i++;
        while (i < f->n && is_digit(f->units[i].c))
            i++;
    }
    return i;
}

/* A dash is a sign unless it joins two things. */
static bool is_sign(const struct folded *f, int i)
{
    return f->units[i].c == '-' && i + 1 < f->n && is_digit(f->units[i + 1].c) &&
           (i == 0 || f->units[i - 1].c >= 0x4E00);
}

static void find_numbers(struct folded *f)
{
    for (int i = 0; i <= f->n; i++)
        f->number_start[i] = -1;
    for (int i = 0; i < f->n;) {
        bool sign = is_sign(f, i);
        if (!sign && !is_digit(f->units[i].c)) {
            i++;
            continue;
        }
        int end = number_at(f, i + (sign ? 1 : 0));
        f->number_end[i] = end;
        f->number_start[end] = i;
        i = end;
    }
}

struct folded fold(struct arena *a, struct str text)
{
    struct folded f = {.text = text};

    /* Bytes are at least as many as characters. */
    f.units = arena_new(a, struct unit, text.n + 1);
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = utf8_next(text, &at);
        if (!is_blank(c))
            f.units[f.n++] = (struct unit){fold_char(c), from};
    }
    f.units[f.n].at = text.n;
    f.number_end = arena_new(a, int, (size_t)f.n + 1);
    f.number_start = arena_new(a, int, (size_t)f.n + 1);
    find_numbers(&f);
    return f;
}

struct str fold_cut(const struct folded *f, int from, int to)
{
    if (from >= to)
        return (struct str){0};
    return str_trim(str_cut(f->text, f->units[from].at, f->units[to].at));
}

int fold_sentence(const struct folded *f, int from)
{
    int i = from;

    while (i < f->n && !unit_is_stop(f->units[i].c))
        i++;
    while (i < f->n && (unit_is_stop(f->units[i].c) || unit_is_closing(f->units[i].c)))
        i++;
    return i;
}

/* ---- numerals ---- */

/* The numerals of a list: digits from zero, then ten, hundred, thousand. */
static const uint32_t numerals[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D,
                                    0x4E03, 0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343};

static int numeral(uint32_t c)
{
    for (int i = 0; i < (int)(sizeof numerals / sizeof *numerals); i++)
        if (numerals[i] == c)
            return i;
    return c == 0x96F6 ? 0 : -1;
}

bool fold_numeral(const struct folded *f, int *at, int64_t *out)
{
    int64_t sum = 0, digit = 0;
    int i = *at, n;

    for (; i < f->n && is_digit(f->units[i].c); i++)
        if (i - *at < 9)
            sum = sum * 10 + (int64_t)(f->units[i].c - '0');
    if (i == *at) {
        for (; i < f->n && (n = numeral(f->units[i].c)) >= 0 && i - *at < 9; i++) {
            if (n < 10) {
                digit = digit * 10 + n;
                continue;
            }
            sum += (digit == 0 ? 1 : digit) * (n == 10 ? 10 : n == 11 ? 100 : 1000);
            digit = 0;
        }
        sum += digit;
    }
    if (i == *at || i - *at > 8)
        return false;
    *at = i;
    *out = sum;
    return true;
}

bool number_parse(struct str text, int64_t *scaled, int *digits)
{
    bool point = false, any = false, minus = false;

    *scaled = 0;
    *digits = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = fold_char(utf8_next(text, &at));
        if (c == '-' && !any && !minus) {
            minus = true;
        } else if (c == '.' && any && !point) {
            point = true;
        } else if (is_digit(c)) {
            if (*scaled > INT64_MAX / 10 - 1)
                return false;
            *scaled = *scaled * 10 + (int64_t)(c - '0');
            *digits += point;
            any = true;
        } else if (c != ',' && !is_blank(c)) {
            return false;
        }
    }
    if (minus)
        *scaled = -*scaled;
    return any;
}
