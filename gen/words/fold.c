#include "words/fold_int.h"

/* What is neither Chinese nor plain ASCII. */
static uint32_t fold_sign(uint32_t c)
{
    switch (c) {
    case 0x00A0: /* blanks */
    case 0x3000:
    case 0x00AD: /* soft hyphen */
    case 0xFEFF:
        return 0;
    case 0x201C: /* quotes */
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x300E:
    case 0x300F:
    case 0xFF02:
        return '"';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x300C:
    case 0x300D:
    case 0xFF07:
        return '\'';
    case 0x3008: /* titles within titles */
        return 0x300A;
    case 0x3009:
        return 0x300B;
    case 0x3014: /* brackets of document numbers */
    case 0x3010:
    case 0x3016:
        return '[';
    case 0x3015:
    case 0x3011:
    case 0x3017:
        return ']';
    case 0xFF61: /* full stops */
        return 0x3002;
    case 0x2010: /* dashes and minus */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    case 0x301C:
    case 0x223C:
        return '~';
    case 0x00D7: /* times */
    case 0x2715:
    case 0x2A2F:
    case 0x2217:
        return '*';
    case 0x00F7:
        return '/';
    case 0x2022: /* dots in the middle */
    case 0x30FB:
    case 0x2027:
        return 0x00B7;
    case 0x25CB: /* a circle for nought */
    case 0x3007:
        return 0x3007;
    default:
        break;
    }
    if (c >= 0x2000 && c <= 0x200F)
        return 0;
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width: that of ASCII */
        return fold_char(c - 0xFEE0);
    return c;
}

uint32_t fold_char(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF)
        return c;
    if (c >= 0x80)
        return fold_sign(c);
    if (c <= ' ' || c == 0x7F)
        return 0;
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

struct str fold_text(struct arena *a, struct str s)
{
    struct strbuf b = {.a = a};

    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        uint32_t c = utf8_next(s, &i);
        uint32_t f = fold_char(c);
        if (f == c && c != 0xFFFD)
            strbuf_add(&b, str_cut(s, from, i));
        else if (f != 0)
            strbuf_addu(&b, f);
    }
    strbuf_addc(&b, '\0');
    return (struct str){b.s, b.n - 1};
}

size_t common_beginning(struct str a, struct str b)
{
    size_t same = 0;

    for (size_t i = 0, k = 0; i < a.n && k < b.n; same++)
        if (utf8_next(a, &i) != utf8_next(b, &k))
            break;
    return same;
}

uint32_t *code_points(struct arena *a, struct str s, size_t *n)
{
    uint32_t *c = arena_new(a, uint32_t, s.n + 1);

    *n = 0;
    for (size_t i = 0; i < s.n;)
        c[(*n)++] = utf8_next(s, &i);
    return c;
}

/* ---- edits ---- */

enum { EDITS_MAX = 16 };

/* A text as read from one of its ends. */
struct side {
    const uint32_t *at;
    size_t n;
    int step;
};

static struct side side_of(const uint32_t *text, size_t n, int step)
{
    return (struct side){text, n, step};
}

/* Its character j, from 1. */
static uint32_t character(const struct side *s, ptrdiff_t j)
{
    return s->step > 0 ? s->at[j - 1] : s->at[-j];
}

/* One line of the table of Levenshtein distances, no farther than k from its
   diagonal: line[k + d] is the distance of the first i characters of a part
   from the first i + d of a text. */
struct band {
    int k;
    int line[2 * EDITS_MAX + 1];
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

static void first_line(struct band *b, int k, size_t n_text)
{
    b->k = k;
    for (int d = -k; d <= k; d++)
        b->line[k + d] = d < 0 || (size_t)d > n_text ? k + 1 : d;
}

/* Line i, for character c of the part.  Returns the least of it. */
static int next_line(struct band *b, size_t i, uint32_t c, const struct side *text)
{
    int k = b->k;
    int *at = b->line + k;
    int lowest = k + 1;

    for (int d = -k; d <= k; d++) {
        ptrdiff_t j = (ptrdiff_t)i + d;
        int cost = k + 1;
        if (j >= 0 && (size_t)j <= text->n) {
            if (j > 0)
                cost = at[d] + (character(text, j) != c);
            if (d < k)
                cost = least(cost, at[d + 1] + 1);
            if (d > -k)
                cost = least(cost, at[d - 1] + 1);
        }
        at[d] = least(cost, k + 1);
        lowest = least(lowest, at[d]);
    }
    return lowest;
}

int edits_to_beginning(const uint32_t *part, size_t n_part, const uint32_t *text, size_t n_text,
                       int step, int k, size_t *used)
{
    struct side p = side_of(part, n_part, step);
    struct side t = side_of(text, n_text, step);
    struct band b;
    int best = k + 1;

    *used = 0;
    first_line(&b, k, n_text);
    for (size_t i = 1; i <= n_part; i++)
        if (next_line(&b, i, character(&p, (ptrdiff_t)i), &t) > k)
            return k + 1;
    for (int d = -k; d <= k; d++) {
        if (b.line[k + d] > k || b.line[k + d] > best)
            continue;
        best = b.line[k + d];
        *used = (size_t)((ptrdiff_t)n_part + d);
    }
    return best;
}

int edits_between(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b, int k)
{
    struct side text = side_of(b, n_b, 1);
    struct band band;

    if ((n_a > n_b ? n_a - n_b : n_b - n_a) > (size_t)k)
        return k + 1;
    first_line(&band, k, n_b);
    for (size_t i = 1; i <= n_a; i++)
        if (next_line(&band, i, a[i - 1], &text) > k)
            return k + 1;
    return band.line[k + (ptrdiff_t)n_b - (ptrdiff_t)n_a];
}
