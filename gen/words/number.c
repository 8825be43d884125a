/* Numbers and their units, from left to right. */
#include "words/reading_int.h"

#include "words/fold_int.h"

enum { DIGITS_MAX = 15, DECIMALS_MAX = 9, YEAR_MIN = 1949, YEAR_MAX = 2099 };

static uint32_t char_at(const struct reading *r, size_t i)
{
    return i < r->n ? r->p[i].c : 0;
}

/* A digit that belongs to the one before it. */
static bool digit_joins(const struct reading *r, size_t i)
{
    return i < r->n && is_digit(r->p[i].c) && !r->p[i].gap;
}

static size_t digits_end(const struct reading *r, size_t i)
{
    while (digit_joins(r, i))
        i++;
    return i;
}

/* ---- digits ---- */

/* Comma and three digits, and no fourth. */
static bool group_at(const struct reading *r, size_t i)
{
    return char_at(r, i) == ',' && r->p[i].raw == ',' && !r->p[i].gap && digit_joins(r, i + 1) &&
           digit_joins(r, i + 2) && digit_joins(r, i + 3) && !digit_joins(r, i + 4);
}

static void add_digits(const struct reading *r, struct number *x, size_t from, size_t to)
{
    for (size_t i = from; i < to && x->known; i++) {
        x->known = x->n < INT64_C(100000000000000000); /* a further digit has room */
        if (x->known)
            x->n = x->n * 10 + (int64_t)(r->p[i].c - '0');
    }
}

static size_t read_groups(const struct reading *r, struct number *x, size_t end)
{
    for (; group_at(r, end); end += 4) {
        add_digits(r, x, end + 1, end + 4);
        x->grouped = true;
    }
    return end;
}

static void read_digits(const struct reading *r, struct number *x)
{
    size_t end = digits_end(r, x->from + 1);

    x->known = end - x->from <= DIGITS_MAX;
    add_digits(r, x, x->from, end);
    if (end - x->from <= 3)
        end = read_groups(r, x, end);
    if (char_at(r, end) == '.' && !r->p[end].gap && digit_joins(r, end + 1)) {
        size_t last = digits_end(r, end + 1);
        x->decimals = (int)(last - end - 1 < DECIMALS_MAX ? last - end - 1 : DECIMALS_MAX + 1);
        x->known = x->known && x->decimals <= DECIMALS_MAX;
        add_digits(r, x, end + 1, last);
        end = last;
    }
    x->to = end;
}

/* ---- Chinese numerals ---- */

/* One value for a run such as twelve hundred and three, or for digits one by
   one (as years are written).  Scales come from the list. */
static void read_numerals(const struct reading *r, struct number *x)
{
    int64_t total = 0;
    int64_t part = 0;
    int64_t digit = -1;
    size_t n_digits = 0;
    size_t i = x->from;

    x->known = true;
    for (const struct entry *e; x->known; i++) {
        if ((e = word_at(r, i, KIND_NUMERAL)) != NULL) {
            digit = digit > 0 || n_digits > 0 ? (digit < 0 ? 0 : digit) * 10 + e->scale : e->scale;
            n_digits++;
        } else if ((e = word_at(r, i, KIND_MULTIPLIER)) != NULL && e->length == 1 &&
                   (n_digits > 0 || e->scale == 10 || part > 0)) {
            int64_t by = digit < 0 ? (part > 0 ? 0 : 1) : digit;
            if (e->scale >= 10000) {
                total = (total + part + (digit < 0 ? 0 : digit)) * e->scale;
                part = 0;
            } else {
                part += by * e->scale;
            }
            digit = -1;
            n_digits = 0;
        } else {
            break;
        }
        x->known = i - x->from < DIGITS_MAX && total < INT64_C(100000000000);
    }
    x->n = total + part + (digit < 0 ? 0 : digit);
    x->to = i;
    x->han = true;
}

/* ---- units ---- */

static void read_multiplier(const struct reading *r, struct number *x)
{
    for (const struct entry *e; word_at(r, x->base_from, KIND_UNIT) == NULL &&
                                (e = word_at(r, x->base_from, KIND_MULTIPLIER)) != NULL &&
                                x->scale < INT64_C(1000000000000);) {
        x->scale *= e->scale;
        x->base_from += (size_t)e->length;
    }
}

static void read_unit(const struct reading *r, struct number *x)
{
    const struct entry *about = word_at(r, x->to, KIND_ABOUT);

    x->scale = 1;
    x->unit_from = x->to + (about == NULL ? 0 : (size_t)about->length);
    x->base_from = x->unit_from;
    if (!x->han)
        read_multiplier(r, x);
    if ((about = word_at(r, x->base_from, KIND_ABOUT)) != NULL)
        x->base_from += (size_t)about->length;
    x->unit = word_at(r, x->base_from, KIND_UNIT);
    x->end = x->base_from;
    if (x->unit == NULL)
        return;
    x->end += (size_t)x->unit->length;
    x->kind = x->unit->sense;
    if (char_at(r, x->end) == '/') { /* an amount for each of something */
        const struct entry *each = word_at(r, x->end + 1, KIND_UNIT);
        if (each != NULL)
            x->end += 1 + (size_t)each->length;
    }
}

/* ---- years and dates ---- */

static bool unit_is(const struct entry *unit, const char *sense)
{
    return unit != NULL && str_eq(unit->sense, str_from(sense));
}

/* One or two digits at `i`; how many. */
static size_t small_number(const struct reading *r, size_t i, int most, int *v)
{
    size_t end = digits_end(r, i);

    if (end == i || end - i > 2)
        return 0;
    *v = (int)(r->p[i].c - '0');
    if (end - i == 2)
        *v = *v * 10 + (int)(r->p[i + 1].c - '0');
    return *v >= 1 && *v <= most ? end - i : 0;
}

/* Number and unit of a month or day behind a year or month. */
static bool date_part(const struct reading *r, struct number *x, const char *sense, int most,
                      int *v)
{
    size_t k = small_number(r, x->end, most, v);
    const struct entry *unit = k == 0 ? NULL : word_at(r, x->end + k, KIND_UNIT);

    if (!unit_is(unit, sense)) {
        *v = 0;
        return false;
    }
    x->end += k + (size_t)unit->length;
    x->to = x->end - (size_t)unit->length;
    return true;
}

static bool is_year_number(const struct number *x)
{
    return x->known && x->decimals == 0 && !x->grouped && x->n >= YEAR_MIN && x->n <= YEAR_MAX;
}

static bool read_written_date(const struct reading *r, struct number *x)
{
    if (unit_is(x->unit, "year") && x->scale == 1 && is_year_number(x)) {
        x->year = (int)x->n;
        x->kind = STR("year");
        if (date_part(r, x, "month", 12, &x->month)) {
            x->kind = STR("date");
            date_part(r, x, "day", 31, &x->day);
        }
        return true;
    }
    if (unit_is(x->unit, "month") && x->known && x->scale == 1 && x->n >= 1 && x->n <= 12 &&
        x->decimals == 0) {
        int month = (int)x->n;
        if (date_part(r, x, "day", 31, &x->day)) {
            x->month = month;
            x->kind = STR("date");
            return true;
        }
    }
    return false;
}

/* 2022-02-14, 2022/2/14 and 2022.2.14, the latter seen as a decimal at first. */
static bool read_digit_date(const struct reading *r, struct number *x)
{
    size_t end = digits_end(r, x->from);
    uint32_t by = char_at(r, end);
    int month;
    int day;
    int64_t year = 0;

    if (end - x->from != 4 || (by != '-' && by != '/' && by != '.'))
        return false;
    for (size_t i = x->from; i < end; i++)
        year = year * 10 + (int64_t)(r->p[i].c - '0');
    size_t k = small_number(r, end + 1, 12, &month);
    if (k == 0 || char_at(r, end + 1 + k) != by)
        return false;
    size_t last = end + 1 + k + 1;
    size_t l = small_number(r, last, 31, &day);
    if (l == 0 || year < YEAR_MIN || year > YEAR_MAX)
        return false;
    *x = (struct number){.from = x->from,
                         .to = last + l,
                         .end = last + l,
                         .unit_from = last + l,
                         .base_from = last + l,
                         .scale = 1,
                         .kind = STR("date"),
                         .year = (int)year,
                         .month = month,
                         .day = day};
    return true;
}

/* ---- numbers that are no quantities ---- */

static bool ends_at(const struct reading *r, size_t to, size_t *hit, int kind)
{
    /* Words lie in the order of their ends. */
    while (*hit < r->n_hits && r->hits[*hit].to < to)
        ++*hit;
    for (size_t i = *hit; i < r->n_hits && r->hits[i].to == to; i++)
        if (r->hits[i].e->kind == kind)
            return true;
    return false;
}

/* The year of a document number: four digits in brackets, and the number
   after them has the unit of such numbers. */
static bool is_docyear(const struct reading *r, const struct number *x)
{
    uint32_t before = x->from > 0 ? r->p[x->from - 1].c : 0;
    uint32_t after = char_at(r, x->to);

    if (!is_year_number(x) || x->to - x->from != 4)
        return false;
    if ((before == '[' && after == ']') || (before == 0x300A && after == 0x300B))
        return true;
    size_t end = digits_end(r, x->to + 1);
    return before == '(' && after == ')' && end > x->to + 1 &&
           unit_is(word_at(r, end, KIND_UNIT), "ordinal");
}

/* 1. 2、 (3) where a sentence begins. */
static bool is_list_number(const struct reading *r, const struct number *x)
{
    uint32_t after = char_at(r, x->to);
    size_t from = x->from;

    if (x->decimals > 0 || x->grouped || !x->known || x->n > 99)
        return false;
    if (after == ')' && from > 0 && r->p[from - 1].c == '(')
        from--;
    if (after != '.' && after != 0x3001 && after != ')')
        return false;
    return from == 0 || r->p[from - 1].c == ':' || r->p[from - 1].c == 0x3002 ||
           r->p[from - 1].c == ';';
}

static bool is_order(const struct reading *r, const struct number *x, size_t *hit)
{
    return !x->known || ends_at(r, x->from, hit, KIND_ORDINAL) || is_list_number(r, x) ||
           (x->to - x->from > 1 && x->decimals == 0 && r->p[x->from].c == '0') ||
           (char_at(r, x->to) == '.' && digit_joins(r, x->to + 1));
}

/* ---- one number ---- */

static bool is_range_sign(uint32_t c)
{
    return c == '-' || c == '~' || c == 0x81F3; /* to */
}

/* The first of a range takes its unit from the second. */
static void share_unit(const struct reading *r, struct number *first, const struct number *x)
{
    if (first->unit == NULL && first->unit_from == first->end && x->from == first->end + 1 &&
        is_range_sign(r->p[first->end].c) && str_eq(first->kind, STR("plain")) &&
        (x->unit != NULL || x->scale > 1)) {
        first->unit = x->unit;
        first->scale = x->scale;
        first->kind = x->kind;
        if (x->year > 0 && is_year_number(first))
            first->year = (int)first->n;
    }
}

static void read_sign(const struct reading *r, struct number *x)
{
    if (x->from == 0 || r->p[x->from - 1].c != '-' || r->p[x->from].gap)
        return;
    uint32_t before = x->from > 1 ? r->p[x->from - 2].c : 0;
    bool behind_number = r->n_numbers > 0 && r->numbers[r->n_numbers - 1].end == x->from - 1;
    if (!behind_number && !is_digit(before) && !is_letter(before) && before != ')' &&
        before != ']' && before != '-') {
        x->n = -x->n;
        x->from--;
    }
}

static void classify(const struct reading *r, struct number *x, size_t *hit)
{
    if (is_docyear(r, x))
        x->kind = STR("docyear");
    else if (is_order(r, x, hit))
        x->kind = STR("ordinal");
    else if (ends_at(r, x->from, hit, KIND_PERCENT))
        x->kind = STR("percent");
    else if (read_written_date(r, x))
        return;
    else if (x->kind.n == 0)
        x->kind = STR("plain");
    else if (unit_is(x->unit, "year") || unit_is(x->unit, "month") || unit_is(x->unit, "day"))
        x->kind = STR("count");
}

static size_t add_number(struct reading *r, struct number x)
{
    if (r->n_numbers > 0)
        share_unit(r, &r->numbers[r->n_numbers - 1], &x);
    ARENA_PUSH(r->a, r->numbers, r->n_numbers, r->cap_numbers) = x;
    return x.end > x.to ? x.end : x.to;
}

static size_t take_digits(struct reading *r, size_t i, size_t *hit)
{
    struct number x = {.from = i};

    if (i > 0 && is_letter(r->p[i - 1].c) && !r->p[i].gap)
        return digits_end(r, i + 1); /* part of a name such as A4 */
    if (read_digit_date(r, &x))
        return add_number(r, x);
    read_digits(r, &x);
    read_unit(r, &x);
    classify(r, &x, hit);
    if (!str_eq(x.kind, STR("docyear")) && !str_eq(x.kind, STR("ordinal")))
        read_sign(r, &x);
    return add_number(r, x);
}

/* Chinese numerals are words like others; a number they are with a unit. */
static size_t take_numerals(struct reading *r, size_t i, size_t *hit)
{
    struct number x = {.from = i};

    read_numerals(r, &x);
    if (x.to == i || !x.known)
        return x.to > i ? x.to : i + 1;
    read_unit(r, &x);
    bool percent = ends_at(r, x.from, hit, KIND_PERCENT);
    bool ordinal = ends_at(r, x.from, hit, KIND_ORDINAL);
    if (!percent && (x.unit == NULL || (!ordinal && unit_is(x.unit, "ordinal"))))
        return x.to;
    classify(r, &x, hit);
    return add_number(r, x);
}

static bool begins_numeral(const struct reading *r, size_t i)
{
    const struct entry *e;

    return is_han(r->p[i].c) && machine_child(&r->words->here, 0, r->p[i].c) > 0 &&
           (word_at(r, i, KIND_NUMERAL) != NULL ||
            ((e = word_at(r, i, KIND_MULTIPLIER)) != NULL && e->scale == 10));
}

void read_numbers(struct reading *r)
{
    size_t hit = 0;

    r->n_numbers = 0;
    r->numbers_read = true;
    for (size_t i = 0; i < r->n;) {
        if (is_digit(r->p[i].c))
            i = take_digits(r, i, &hit);
        else if (begins_numeral(r, i))
            i = take_numerals(r, i, &hit);
        else
            i++;
    }
}
