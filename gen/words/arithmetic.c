/* Sums and products written out in a text: 78*1000 yuan = 7.8 ten thousand yuan. */
#include "words/value_int.h"

#include "words/fold_int.h"

/* A fraction, so that division stays exact. */
struct fraction {
    int64_t over, under;
    bool ok;
};

static struct fraction combine(struct fraction a, struct fraction b, uint32_t sign)
{
    struct fraction c = {.ok = a.ok && b.ok};
    int64_t left;
    int64_t right;

    switch (sign) {
    case '*':
        c.ok = c.ok && !__builtin_mul_overflow(a.over, b.over, &c.over) &&
               !__builtin_mul_overflow(a.under, b.under, &c.under);
        break;
    case '/':
        c.ok = c.ok && b.over != 0 && !__builtin_mul_overflow(a.over, b.under, &c.over) &&
               !__builtin_mul_overflow(a.under, b.over, &c.under);
        break;
    default: /* plus and minus */
        c.ok = c.ok && !__builtin_mul_overflow(a.over, b.under, &left) &&
               !__builtin_mul_overflow(b.over, a.under, &right) &&
               !(sign == '+' ? __builtin_add_overflow(left, right, &c.over)
                             : __builtin_sub_overflow(left, right, &c.over)) &&
               !__builtin_mul_overflow(a.under, b.under, &c.under);
        break;
    }
    return c;
}

static bool is_sign(uint32_t c)
{
    return c == '*' || c == '/' || c == '+' || c == '-';
}

/* The sign between two numbers that follow each other, '=' too; 0: something
   else stands there. */
static uint32_t sign_between(const struct reading *r, const struct number *a,
                             const struct number *b)
{
    if (b->from != a->end + 1)
        return 0;
    uint32_t c = r->p[a->end].c;
    return is_sign(c) || c == '=' ? c : 0;
}

/* How the numbers of one side count: as money in fen, or as they stand. */
struct side {
    struct fraction value;
    bool money, divides;
};

static bool is_money(const struct number *x)
{
    return number_is(x, "money");
}

static struct fraction term(const struct number *x)
{
    struct fraction f = {.under = 1};
    int64_t by = is_money(x) ? (x->unit == NULL ? 100 : x->unit->scale) : 1;

    f.ok = x->known && x->decimals <= 9 && !__builtin_mul_overflow(x->n, x->scale, &f.over) &&
           !__builtin_mul_overflow(f.over, by, &f.over);
    for (int i = 0; i < x->decimals && f.ok; i++)
        f.ok = !__builtin_mul_overflow(f.under, 10, &f.under);
    return f;
}

/* Numbers that are multiplied and divided, from *at on; *at: the first behind them. */
static struct side product_value(const struct reading *r, size_t *at, size_t to)
{
    struct side p = {term(&r->numbers[*at]), is_money(&r->numbers[*at]), false};
    bool large = r->numbers[*at].scale > 1;

    for (++*at; *at < to; ++*at) {
        const struct number *x = &r->numbers[*at];
        uint32_t sign = sign_between(r, x - 1, x);
        if (sign != '*' && sign != '/')
            break;
        p.value = combine(p.value, term(x), sign);
        p.money = p.money || is_money(x);
        p.divides = p.divides || sign == '/';
        large = large || x->scale > 1;
    }
    if (!p.money && large) /* ten thousands among money are of yuan */
        p.value = combine(p.value, (struct fraction){100, 1, true}, '*');
    p.money = p.money || large;
    return p;
}

/* Numbers from..to of the reading, products first.  Terms with and without
   money do not add up: nobody knows what the latter are meant in. */
static struct side side_value(const struct reading *r, size_t from, size_t to)
{
    size_t at = from;
    struct side s = product_value(r, &at, to);

    while (at < to) {
        uint32_t sign = sign_between(r, &r->numbers[at - 1], &r->numbers[at]);
        struct side p = product_value(r, &at, to);
        s.value = combine(s.value, p.value, sign);
        s.value.ok = s.value.ok && s.money == p.money;
        s.divides = s.divides || p.divides;
    }
    return s;
}

static bool equal(struct fraction a, struct fraction b)
{
    struct fraction d = combine(a, b, '-');

    return d.ok && d.over == 0;
}

/* Whole units of `by` per one, or false. */
static bool whole(struct fraction f, int64_t by, int64_t *v)
{
    int64_t over;

    if (!f.ok || __builtin_mul_overflow(f.over, by, &over) || f.under == 0 || over % f.under != 0)
        return false;
    *v = over / f.under;
    return true;
}

/* Half of the last printed digit of a number: what a quotient may differ. */
static struct fraction half_digit(const struct number *x)
{
    struct number last = *x;

    last.n = 1;
    struct fraction f = term(&last);
    f.ok = f.ok && !__builtin_mul_overflow(f.under, 2, &f.under);
    return f;
}

static bool near(struct fraction a, struct fraction b, struct fraction most)
{
    struct fraction d = combine(a, b, '-');

    if (d.ok && d.over < 0)
        d.over = -d.over;
    d = combine(most, d, '-');
    return d.ok && d.over >= 0;
}

/* The value of a number without its unit: where the other side has none it
   may be meant in the same. */
static struct fraction bare(const struct number *x)
{
    struct number plain = *x;

    plain.kind = STR("plain");
    plain.scale = 1;
    return term(&plain);
}

/* Left and right in one unit, as they can be meant.  Where the left has no
   unit of money it counts in that of the right, else in yuan; a share may
   be printed as a percentage. */
static bool sides_agree(struct side *left, const struct side *right, const struct number *result,
                        bool one)
{
    struct fraction hundred = {100, 1, true};
    struct fraction left_value = left->value;

    if (equal(left->value, right->value) ||
        (one && left->divides && near(left->value, right->value, half_digit(result))))
        return true;
    if (!one)
        return false;
    if (number_is(result, "percent")) {
        left_value = combine(left->value, hundred, '*');
        return equal(left_value, right->value) ||
               (left->divides && near(left_value, right->value, half_digit(result)));
    }
    if (left->money == right->money)
        return false;
    if (equal(left->value, bare(result))) {
        left->value = right->value;
        return true;
    }
    left->value = combine(left->value, hundred, '*');
    return equal(left->value, right->value);
}

static void compare_sides(struct reading *r, size_t from, size_t equals, size_t to)
{
    struct side left = side_value(r, from, equals);
    struct side right = side_value(r, equals, to);
    struct mark m = {
        .kind = STR("arithmetic"), .from = r->numbers[from].from, .to = r->numbers[to - 1].end};

    if (!left.value.ok || !right.value.ok || left.money > right.money)
        return; /* too large, or of money to something else: nothing to say */
    bool holds = sides_agree(&left, &right, &r->numbers[equals], to - equals == 1);
    int64_t by = left.money || right.money ? 1 : 1000;
    m.has_values = whole(left.value, by, &m.a) && whole(right.value, by, &m.b);
    m.sense = holds ? STR("holds") : STR("fails");
    ARENA_PUSH(r->a, r->marks, r->n_marks, r->cap_marks) = m;
}

/* A chain of numbers and signs; of more than one equals sign each is looked
   at by itself. */
static void read_chain(struct reading *r, size_t from, size_t to)
{
    size_t side = from;
    size_t equals = 0;

    for (size_t i = from + 1; i <= to; i++) {
        bool at_equals = i < to && sign_between(r, &r->numbers[i - 1], &r->numbers[i]) == '=';
        if (i < to && !at_equals)
            continue;
        if (equals > 0)
            compare_sides(r, side, equals, i);
        side = equals > 0 ? equals : from;
        equals = i;
    }
}

/* True if a sign stands before or behind: the rest of it cannot be read. */
static bool goes_on(const struct reading *r, size_t from, size_t end)
{
    uint32_t before = from > 0 ? r->p[from - 1].c : 0;
    uint32_t after = r->p[end].c;

    return is_sign(before) || before == '=' || before == ')' || is_sign(after) || after == '=' ||
           after == '(';
}

void mark_arithmetic(struct reading *r)
{
    for (size_t from = 0; from < r->n_numbers;) {
        size_t to = from + 1;
        while (to < r->n_numbers && sign_between(r, &r->numbers[to - 1], &r->numbers[to]) != 0)
            to++;
        /* At least two numbers and a result, and nothing cut off. */
        if (to - from > 2 && !goes_on(r, r->numbers[from].from, r->numbers[to - 1].end))
            read_chain(r, from, to);
        from = to;
    }
}
