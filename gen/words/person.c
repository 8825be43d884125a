/* Personal data: names, numbers of persons, where they live. */
#include "words/fold_int.h"
#include "words/value_int.h"

enum { GROUPS_MAX = 8, DIGITS_MAX = 24, NEAR = 8, HOME_REACH = 40 };

static uint32_t char_at(const struct reading *r, size_t i)
{
    return i < r->n ? r->p[i].c : 0;
}

/* ---- words around ---- */

/* How far words have been passed while the text is gone through. */
struct around {
    size_t next;            /* first word that ends behind the place */
    size_t clause;          /* where the clause of the place begins */
    size_t seen;            /* up to here clauses are known */
    size_t last[KIND_HERE]; /* behind the last word of each kind, 0: none */
};

static void around_move(const struct reading *r, struct around *w, size_t place)
{
    for (; w->next < r->n_hits && r->hits[w->next].to <= place; w->next++)
        if (r->hits[w->next].e->kind < KIND_HERE)
            w->last[r->hits[w->next].e->kind] = r->hits[w->next].to;
    for (; w->seen < place; w->seen++)
        if (ends_clause(&r->p[w->seen]))
            w->clause = w->seen + 1;
}

/* A word of this kind stands in the clause before the place. */
static bool has_before(const struct around *w, enum kind kind)
{
    return w->last[kind] > w->clause;
}

/* One stands right behind it. */
static bool has_behind(const struct reading *r, size_t place, enum kind kind)
{
    for (size_t i = place; i < r->n && i < place + NEAR && !ends_clause(&r->p[i]); i++)
        if (hit_at(r, i, (int)kind) != NULL)
            return true;
    return false;
}

/* ---- numbers ---- */

/* Digits in groups, with a blank or a hyphen between. */
struct digits {
    size_t from, to;
    uint8_t d[DIGITS_MAX];
    int n;                 /* digits; more than DIGITS_MAX: too many */
    int group[GROUPS_MAX]; /* lengths */
    int n_groups;
    bool x; /* a check letter X follows */
};

static size_t take_group(const struct reading *r, size_t i, struct digits *g)
{
    int n = 0;

    for (; i < r->n && is_digit(r->p[i].c) && (n == 0 || !r->p[i].gap); i++, n++) {
        if (g->n < DIGITS_MAX)
            g->d[g->n] = (uint8_t)(r->p[i].c - '0');
        g->n++;
    }
    g->group[g->n_groups++] = n;
    return i;
}

/* All groups from `i` on.  A group alone may end them: which groups belong
   together is for the number's own form to say. */
static struct digits take_digits(const struct reading *r, size_t i)
{
    struct digits g = {.from = i};

    i = take_group(r, i, &g);
    while (g.n_groups < GROUPS_MAX && g.n <= DIGITS_MAX) {
        bool hyphen = char_at(r, i) == '-' || char_at(r, i) == ')';
        size_t next = i + (hyphen ? 1 : 0);
        if (next >= r->n || !is_digit(r->p[next].c) || (!hyphen && !r->p[next].gap))
            break;
        i = take_group(r, next, &g);
    }
    g.x = char_at(r, i) == 'x' && !is_letter(char_at(r, i + 1));
    g.to = i + (g.x ? 1 : 0);
    return g;
}

static bool groups_are(const struct digits *g, int n, const int *lengths)
{
    if (g->n_groups != n)
        return false;
    for (int i = 0; i < n; i++)
        if (g->group[i] != lengths[i])
            return false;
    return true;
}
#define GROUPS(g, ...)                                                                             \
    groups_are((g), (int)(sizeof((int[]){__VA_ARGS__}) / sizeof(int)), (int[]){__VA_ARGS__})

/* GB 11643: 17 digits weigh 2^(17 - i) mod 11 from the left, and the check
   character makes the sum 1 modulo 11; X is ten. */
static bool has_id_check(const struct digits *g)
{
    int sum = g->x ? 10 : g->d[17];
    int weight = 1;

    for (int i = 16; i >= 0; i--) {
        weight = weight * 2 % 11;
        sum += g->d[i] * weight;
    }
    return sum % 11 == 1;
}

static int two(const struct digits *g, int i)
{
    return g->d[i] * 10 + g->d[i + 1];
}

static bool is_birthday(int year, int month, int day)
{
    return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool is_id_card(const struct digits *g)
{
    bool form = g->n_groups == 1 || GROUPS(g, 6, 8, 4) || GROUPS(g, 6, 8, 3) ||
                GROUPS(g, 6, 4, 4, 4) || GROUPS(g, 6, 4, 4, 3);

    return form && g->n == (g->x ? 17 : 18) && g->d[0] > 0 &&
           is_birthday(two(g, 6) * 100 + two(g, 8), two(g, 10), two(g, 12)) && has_id_check(g);
}

/* 15 digits, as before 1999: without a check digit, so only where it is named. */
static bool is_old_id_card(const struct digits *g)
{
    return g->n_groups == 1 && g->n == 15 && !g->x && g->d[0] > 0 &&
           is_birthday(1900 + two(g, 6), two(g, 8), two(g, 10));
}

static bool is_mobile(const struct digits *g)
{
    bool form = g->n_groups == 1 || GROUPS(g, 3, 4, 4) || GROUPS(g, 3, 8) || GROUPS(g, 7, 4);

    return form && g->n == 11 && !g->x && g->d[0] == 1 && g->d[1] >= 3;
}

/* ISO/IEC 7812: from the right every second digit counts double. */
static bool has_luhn_check(const struct digits *g)
{
    int sum = 0;

    for (int i = 0; i < g->n; i++) {
        int d = g->d[g->n - 1 - i] * (i % 2 == 0 ? 1 : 2);
        sum += d > 9 ? d - 9 : d;
    }
    return sum % 10 == 0;
}

static bool is_bank_card(const struct reading *r, const struct digits *g)
{
    bool form = g->n_groups == 1 || GROUPS(g, 4, 4, 4, 4) || GROUPS(g, 4, 4, 4, 4, 1) ||
                GROUPS(g, 4, 4, 4, 4, 2) || GROUPS(g, 4, 4, 4, 4, 3) || GROUPS(g, 6, 13);

    const struct entry *begins = word_at(r, g->from, KIND_CARD);
    if (!form || g->x || g->n < 16 || g->n > 19 || begins == NULL)
        return false;
    return (begins->scale == 1 || begins->scale == g->n) && has_luhn_check(g);
}

/* Area code and 7 or 8 digits; or these alone where they are called a phone. */
static bool is_landline(const struct digits *g, bool named)
{
    int last = g->n_groups < 1 ? 0 : g->group[g->n_groups - 1];
    bool area =
        g->d[0] == 0 && g->n_groups > 1 && (g->group[0] == 3 || g->group[0] == 4) && g->d[1] > 0;

    if (g->x || g->n > 12)
        return false;
    if (area && g->n_groups == 2)
        return last == 7 || last == 8;
    if (area && g->n_groups == 3) /* 0595-2739 6111 */
        return g->group[1] + g->group[2] == 8 || g->group[1] + g->group[2] == 7;
    if (!named)
        return false;
    if (g->d[0] == 0)
        return g->n_groups == 1 && (g->n == 11 || g->n == 12);
    return (g->n_groups == 1 && (g->n == 7 || g->n == 8)) || GROUPS(g, 4, 4) || GROUPS(g, 3, 4);
}

/* What stands there is an amount or part of another number. */
static bool is_amount(const struct reading *r, const struct digits *g)
{
    uint32_t before = g->from > 0 ? r->p[g->from - 1].c : 0;
    uint32_t after = char_at(r, g->to);
    const struct entry *unit = word_at(r, g->to, KIND_UNIT);

    if (before == '.' || before == '$' || before == 0xA5 || before == 0xFFE5)
        return true;
    if (after == '.' && is_digit(char_at(r, g->to + 1)))
        return true;
    return unit != NULL || word_at(r, g->to, KIND_MULTIPLIER) != NULL || after == '%';
}

static void look_at_digits(struct reading *r, const struct around *w, const struct digits *g)
{
    bool named = has_before(w, KIND_PHONE) || label_has(r, KIND_PHONE);
    bool open = has_before(w, KIND_SWITCHBOARD) || has_behind(r, g->to, KIND_SWITCHBOARD) ||
                label_has(r, KIND_SWITCHBOARD);

    if (g->n > DIGITS_MAX || g->n < 7 || is_amount(r, g))
        return;
    if (is_id_card(g) ||
        (is_old_id_card(g) && (has_before(w, KIND_IDENTITY) || label_has(r, KIND_IDENTITY))))
        reading_mark(r, STR("id_card"), STR(""), g->from, g->to);
    else if (is_mobile(g))
        reading_mark(r, STR("mobile"), STR(""), g->from, g->to);
    else if (is_bank_card(r, g))
        reading_mark(r, STR("bank_card"), STR(""), g->from, g->to);
    else if (!open && is_landline(g, named))
        reading_mark(r, STR("landline"), STR(""), g->from, g->to);
}

/* The country's code, and the bracket of an area code. */
static size_t skip_country(const struct reading *r, size_t i)
{
    bool plus = i > 0 && r->p[i - 1].c == '+';
    size_t zeros = char_at(r, i) == '0' && char_at(r, i + 1) == '0' ? 2 : 0;

    if ((plus || zeros == 2) && char_at(r, i + zeros) == '8' && char_at(r, i + zeros + 1) == '6') {
        i += zeros + 2;
        if (char_at(r, i) == '-')
            i++;
    }
    return i;
}

static void mark_digits(struct reading *r)
{
    struct around w = {0};

    for (size_t i = 0; i < r->n;) {
        if (!is_digit(r->p[i].c)) {
            i++;
            continue;
        }
        bool in_word = i > 0 && is_letter(r->p[i - 1].c) && !r->p[i].gap;
        size_t from = skip_country(r, i);
        if (from >= r->n || !is_digit(r->p[from].c))
            from = i;
        struct digits g = take_digits(r, from);
        around_move(r, &w, from);
        if (!in_word)
            look_at_digits(r, &w, &g);
        /* Groups that make no number together may make one apart. */
        i = from +
            (size_t)(g.n_groups > 1 && (r->n_marks == 0 || r->marks[r->n_marks - 1].from != from)
                         ? g.group[0]
                         : (int)(g.to - from));
    }
}

/* ---- mail ---- */

static bool is_mail_char(uint32_t c)
{
    return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

/* local@name.ending: each character is looked at once from either side. */
static void mark_mail(struct reading *r)
{
    size_t done = 0;

    for (size_t i = 0; i < r->n; i++) {
        if (r->p[i].c != '@')
            continue;
        size_t from = i;
        size_t to = i + 1;
        size_t dots = 0;
        while (from > done && is_mail_char(r->p[from - 1].c) && !r->p[from].gap)
            from--;
        for (; to < r->n && is_mail_char(r->p[to].c) && !r->p[to].gap; to++)
            dots += r->p[to].c == '.' && is_mail_char(char_at(r, to + 1));
        if (from < i && dots > 0 && is_letter(char_at(r, i + 1)) + is_digit(char_at(r, i + 1)) > 0)
            reading_mark(r, STR("email"), STR(""), from, to);
        done = i + 1;
    }
}

/* ---- names ---- */

static bool ends_name(const struct reading *r, size_t i)
{
    return i >= r->n || r->p[i].gap || !is_han(r->p[i].c) || hit_at(r, i, KIND_LABEL) != NULL ||
           hit_at(r, i, KIND_PHONE) != NULL;
}

/* The characters of a short name are sometimes set apart by blanks. */
static bool is_spread(const struct reading *r, size_t i)
{
    return i < r->n && r->p[i].gap && r->p[i - 1].gap && is_han(r->p[i].c);
}

/* A surname and one or two characters, not followed by more; 0: no name. */
static size_t name_end(const struct reading *r, size_t i)
{
    const struct entry *surname = word_at(r, i, KIND_SURNAME);

    if (surname == NULL || word_at(r, i, KIND_NOT_NAME) != NULL)
        return 0;
    size_t given = i + (size_t)surname->length;
    if (word_at(r, given, KIND_TITLE) != NULL)
        return 0;
    for (size_t k = given; k < given + 2; k++) {
        /* A blank within two characters only spreads them out. */
        if (k >= r->n || !is_han(r->p[k].c) || word_at(r, k, KIND_MASK) != NULL)
            return 0;
        if (ends_name(r, k + 1) && (k > given || !is_spread(r, k + 1)))
            return k + 1;
    }
    return 0;
}

static size_t behind_colon(const struct reading *r, size_t i)
{
    uint32_t c = char_at(r, i);

    return c == ':' || c == '-' || c == '/' ? i + 1 : i;
}

static void mark_names(struct reading *r)
{
    if (r->label.n > 0 && label_has(r, KIND_LABEL)) {
        size_t end = name_end(r, 0);
        if (end > 0 && (end == r->n || !is_han(r->p[end].c) || r->p[end].gap))
            reading_mark(r, STR("person"), STR(""), 0, end);
    }
    for (size_t i = 0; i < r->n_hits; i++) {
        if (r->hits[i].e->kind != KIND_LABEL)
            continue;
        size_t from = behind_colon(r, r->hits[i].to);
        size_t end = name_end(r, from);
        if (end > 0)
            reading_mark(r, STR("person"), r->hits[i].e->word, from, end);
    }
}

/* ---- addresses ---- */

/* Numbers with parts of an address, one behind the other: 3 ... 2 ... 501. */
static size_t parts_of_home(const struct reading *r, size_t i, size_t *end)
{
    size_t n = 0;

    for (;;) {
        size_t k = i;
        while (k < r->n && k < i + 6 && is_digit(r->p[k].c))
            k++;
        const struct entry *part = k > i ? word_at(r, k, KIND_HOME_PART) : NULL;
        if (part == NULL)
            break;
        i = k + (size_t)part->length;
        *end = i;
        n++;
    }
    return n;
}

/* A home: two parts of an address together, or one where it is called so.
   The office's own is called that. */
static void mark_homes(struct reading *r)
{
    struct around w = {0};
    bool home_label = r->label.n > 0 && label_has(r, KIND_HOME);
    bool office_label = r->label.n > 0 && label_has(r, KIND_OFFICE);

    for (size_t i = 0; i < r->n;) {
        size_t end = 0;
        if (!is_digit(r->p[i].c) || (i > 0 && is_digit(r->p[i - 1].c))) {
            i++;
            continue;
        }
        size_t n = parts_of_home(r, i, &end);
        if (n == 0) {
            i++;
            continue;
        }
        around_move(r, &w, i);
        bool named = home_label || (w.last[KIND_HOME] > 0 && w.last[KIND_HOME] >= w.clause &&
                                    i - w.last[KIND_HOME] < HOME_REACH);
        bool office =
            office_label || has_before(&w, KIND_OFFICE) || has_behind(r, end, KIND_OFFICE);
        if (named || (n > 1 && !office))
            reading_mark(r, STR("address"), STR(""), i, end);
        i = end;
    }
}

void mark_persons(struct reading *r)
{
    mark_digits(r);
    mark_mail(r);
    mark_names(r);
    mark_homes(r);
}
