#include "merge/format.h"

/* ---- whole numbers ---- */

enum { DIGITS_MAX = 20 };

/* Magnitude, also of the least number. */
static uint64_t size_of(int64_t n)
{
    return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* Digits of n at the end of `digits`; returns how many. */
static int digits_of(uint64_t n, char digits[DIGITS_MAX])
{
    int count = 0;

    do {
        digits[DIGITS_MAX - ++count] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    return count;
}

static void put_digits(struct strbuf *out, uint64_t n, bool commas)
{
    char digits[DIGITS_MAX];
    int count = digits_of(n, digits);

    for (int i = count; i > 0; i--) {
        strbuf_addc(out, digits[DIGITS_MAX - i]);
        if (commas && i > 1 && i % 3 == 1)
            strbuf_addc(out, ',');
    }
}

void format_integer(struct strbuf *out, int64_t n)
{
    if (n < 0)
        strbuf_addc(out, '-');
    put_digits(out, size_of(n), false);
}

/* ---- two decimals ---- */

static void put_decimals(struct strbuf *out, unsigned hundredths, bool fixed)
{
    if (!fixed && hundredths == 0)
        return;
    strbuf_addc(out, '.');
    strbuf_addc(out, (char)('0' + hundredths / 10));
    if (fixed || hundredths % 10 != 0)
        strbuf_addc(out, (char)('0' + hundredths % 10));
}

static void put_hundredths(struct strbuf *out, bool negative, uint64_t n, bool commas, bool fixed)
{
    if (negative && n > 0) /* what rounds to zero has no sign */
        strbuf_addc(out, '-');
    put_digits(out, n / 100, commas);
    put_decimals(out, (unsigned)(n % 100), fixed);
}

/* Hundredths of a unit, rounded half away from zero. */
static uint64_t round_amount(int64_t fen, int64_t fen_per_unit)
{
    uint64_t n = size_of(fen), step = (uint64_t)fen_per_unit / 100;
    uint64_t rest = n % step;

    return n / step + (rest >= step - rest ? 1 : 0);
}

void format_amount(struct strbuf *out, int64_t fen, const struct amount_format *f)
{
    put_hundredths(out, fen < 0, round_amount(fen, f->fen_per_unit), f->commas, f->fixed);
}

int format_integer_digits(int64_t fen, int64_t fen_per_unit)
{
    char digits[DIGITS_MAX];

    return digits_of(round_amount(fen, fen_per_unit) / 100, digits);
}

void format_rate(struct strbuf *out, int64_t hundredths)
{
    put_hundredths(out, hundredths < 0, size_of(hundredths), false, false);
}

/* ---- Chinese numerals ---- */

static const uint32_t han_digits[] = {0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                      0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
static const uint32_t han_places[] = {0, 0x5341, 0x767E, 0x5343}; /* ten, hundred, thousand */
static const uint32_t han_ten_thousand = 0x4E07;

/*
 * 1 ... 9999.  `first`: nothing stands before it, so that no zero fills up its
 * front, and 10 ... 19 begin with "ten" instead of "one ten".
 */
static void put_han_section(struct strbuf *out, unsigned n, bool first)
{
    static const unsigned powers[] = {1, 10, 100, 1000};
    bool gap = !first && n < 1000;

    for (int place = 3; place >= 0; place--) {
        unsigned digit = n / powers[place] % 10;
        bool begun = first ? n >= powers[place] * 10 : true;
        if (digit == 0) {
            gap = gap || (begun && n % powers[place] != 0);
            continue;
        }
        if (gap)
            strbuf_addu(out, han_digits[0]);
        gap = false;
        if (!(first && !begun && place == 1 && digit == 1))
            strbuf_addu(out, han_digits[digit]);
        if (place > 0)
            strbuf_addu(out, han_places[place]);
    }
}

bool format_han(struct strbuf *out, int64_t n)
{
    if (n < 0 || n > 99999999)
        return false;
    unsigned high = (unsigned)(n / 10000), low = (unsigned)(n % 10000);
    if (n == 0)
        strbuf_addu(out, han_digits[0]);
    if (high > 0) {
        put_han_section(out, high, true);
        strbuf_addu(out, han_ten_thousand);
    }
    if (low > 0)
        put_han_section(out, low, high == 0);
    return true;
}

/* ---- dates ---- */

static bool number_at(struct str s, size_t from, size_t to, int *out)
{
    *out = 0;
    for (size_t i = from; i < to; i++) {
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
        *out = *out * 10 + (s.s[i] - '0');
    }
    return true;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (leap && month == 2 ? 1 : 0);
}

bool date_parse(struct str s, struct date *out)
{
    return s.n == 10 && s.s[4] == '-' && s.s[7] == '-' && number_at(s, 0, 4, &out->year) &&
           number_at(s, 5, 7, &out->month) && number_at(s, 8, 10, &out->day) && out->month >= 1 &&
           out->month <= 12 && out->day >= 1 && out->day <= days_in(out->year, out->month);
}
