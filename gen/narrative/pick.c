/* Which sentence of the template a sentence is: first those that fit exactly,
   then those that share most pairs of characters, by their differences. */
#include "narrative/narrative_int.h"

enum {
    NEAR_HOME = 8,     /* sentences of the section that are tried as near ones ... */
    NEAR_ABROAD = 4,   /* ... and others */
    LITERALS_HOME = 4, /* least characters of a sentence that may be a near one ... */
    LITERALS_ABROAD = 6,
    LITERALS_PART = 6, /* ... and of one whose full stop is missing */
    SHARE_HOME = 3,    /* one pair of characters in so many has to be there ... */
    SHARE_ABROAD = 2,
};

/* How far a sentence stands from where we read. */
enum distance { HOME, KIN, ABROAD };

struct choice {
    struct picked best;
    enum distance distance;
};

struct asked {
    struct patterns *p;
    const struct folded *f;
    int from, to;
    const struct section *section;
    bool first;
};

/* ---- whose words they are ---- */

static bool is_above(const struct section *s, const struct section *of)
{
    while (of != NULL && of != s)
        of = of->parent;
    return of == s;
}

static enum distance distance(const struct sentence *s, const struct section *here)
{
    if (here == NULL)
        return ABROAD;
    if (s->section == here)
        return HOME;
    return is_above(here, s->section) || is_above(s->section, here) ? KIN : ABROAD;
}

/* Prose of the department is not searched for sentences of other sections;
   its first words are looked for where it begins. */
static bool may_stand(const struct sentence *s, const struct asked *q, enum distance d)
{
    if (q->section != NULL && q->section->prose && d != HOME)
        return false;
    return !s->lead || (q->first && d == HOME);
}

/* The owner of a shape nearest to where we read; NULL: none. */
static const struct sentence *owner(const struct shape *shape, const struct asked *q,
                                    enum distance *out, bool *alike)
{
    const struct sentence *best = NULL;

    for (const struct sentence *s = shape->owners; s != NULL; s = s->next) {
        enum distance d = distance(s, q->section);
        if (!may_stand(s, q, d))
            continue;
        if (best == NULL || d < *out) {
            best = s;
            *out = d;
            *alike = false;
        } else if (d == *out && s->section != best->section) {
            *alike = true;
        }
    }
    return best;
}

/* Fewer differences, then nearer, then more words. */
static bool is_better(const struct choice *c, const struct choice *than)
{
    if (than->best.sentence == NULL || c->best.laid.cost != than->best.laid.cost)
        return than->best.sentence == NULL || c->best.laid.cost < than->best.laid.cost;
    if (c->distance != than->distance)
        return c->distance < than->distance;
    if (c->best.laid.end != than->best.laid.end)
        return c->best.laid.end > than->best.laid.end;
    int a = c->best.sentence->shape->literals, b = than->best.sentence->shape->literals;
    return a != b ? a > b : c->best.sentence->number < than->best.sentence->number;
}

static bool is_tie(const struct choice *a, const struct choice *b)
{
    return b->best.sentence != NULL && a->best.laid.cost == b->best.laid.cost &&
           a->distance == b->distance && a->distance != HOME && a->best.laid.cost > 0 &&
           a->best.sentence->section != b->best.sentence->section;
}

/* Tries one shape and keeps it in `io` if it is better. */
static void try_shape(const struct asked *q, const struct shape *s, enum distance far, int cost_max,
                      bool part, struct choice *io)
{
    struct choice c = {0};

    if (cost_max == 0 && s->ops[0] >= 0 && (uint32_t)s->ops[0] != q->f->units[q->from].c)
        return;
    c.best.sentence = owner(s, q, &c.distance, &c.best.alike);
    if (c.best.sentence == NULL || c.distance > far ||
        !lay_cost(q->p, s, q->f, q->from, q->to, cost_max, part, &c.best.laid) ||
        c.best.laid.end == q->from)
        return;
    bool tie = is_tie(&c, io);
    if (is_better(&c, io))
        *io = c;
    if (tie)
        io->best.alike = true;
}

static void try_exact(const struct asked *q, enum distance far, struct choice *io)
{
    for (size_t i = 0; i < q->p->n; i++)
        try_shape(q, q->p->shapes[i], far, 0, false, io);
}

/* A sentence whose full stop is missing, with another one behind it. */
static void try_part(const struct asked *q, enum distance far, struct choice *io)
{
    for (size_t i = 0; i < q->p->n; i++) {
        const struct shape *s = q->p->shapes[i];
        if (!s->open && s->literals >= LITERALS_PART && s->ops[s->n - 1] >= 0 &&
            (s->ops[0] < 0 || (uint32_t)s->ops[0] == q->f->units[q->from].c))
            try_shape(q, s, far, 1, true, io);
    }
}

/* ---- near ones ---- */

static size_t first_pair(const struct patterns *p, uint64_t chars)
{
    size_t low = 0, high = p->n_pairs;

    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (p->pairs[mid].chars < chars)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Counts in each shape the pairs of characters that it shares with the sentence. */
static void score(const struct asked *q)
{
    struct patterns *p = q->p;

    p->stamp++;
    for (int i = q->from + 1; i < q->to; i++) {
        uint64_t chars = pair_chars(q->f->units[i - 1].c, q->f->units[i].c);
        for (size_t k = first_pair(p, chars); k < p->n_pairs && p->pairs[k].chars == chars; k++) {
            struct shape *s = p->pairs[k].shape;
            if (s->stamp != p->stamp)
                s->score = 0;
            s->stamp = p->stamp;
            s->score += s->score < s->pairs;
        }
    }
}

/* Whether `a` shares relatively more with a sentence of `n` characters than `b`. */
static bool shares_more(const struct shape *a, const struct shape *b, int n)
{
    return (int64_t)a->score * (b->pairs + n) > (int64_t)b->score * (a->pairs + n);
}

/* Keeps the best `max` of the shapes that stand within `far`. */
static int likeliest(const struct asked *q, enum distance far, int share, int max,
                     struct shape **out)
{
    int n = 0;

    for (size_t i = 0; i < q->p->n; i++) {
        struct shape *s = q->p->shapes[i];
        enum distance d = ABROAD;
        bool alike;
        if (s->stamp != q->p->stamp || s->score * share < s->pairs ||
            s->literals < (far == HOME ? LITERALS_HOME : LITERALS_ABROAD) ||
            owner(s, q, &d, &alike) == NULL || d > far)
            continue;
        int at = n;
        while (at > 0 && shares_more(s, out[at - 1], q->to - q->from))
            at--;
        if (at == max)
            continue;
        n += n < max;
        for (int k = n - 1; k > at; k--)
            out[k] = out[k - 1];
        out[at] = s;
    }
    return n;
}

static void try_near(const struct asked *q, enum distance far, struct choice *io)
{
    struct shape *near[NEAR_HOME];
    bool home = far == HOME;
    int n =
        likeliest(q, far, home ? SHARE_HOME : SHARE_ABROAD, home ? NEAR_HOME : NEAR_ABROAD, near);

    for (int i = 0; i < n; i++)
        try_shape(q, near[i], far, near[i]->literals / 4, false, io);
}

struct picked pick(struct arena *a, struct patterns *p, const struct folded *f, int from, int to,
                   const struct section *section, bool first)
{
    struct asked q = {p, f, from, to, section, first};
    struct choice c = {0};

    if (from == to)
        return c.best;
    try_exact(&q, HOME, &c);
    if (c.best.sentence == NULL)
        try_exact(&q, ABROAD, &c);
    if (c.best.sentence == NULL) {
        score(&q);
        try_near(&q, HOME, &c);
    }
    if (c.best.sentence == NULL)
        try_part(&q, ABROAD, &c);
    if (c.best.sentence == NULL)
        try_near(&q, ABROAD, &c);
    if (c.best.sentence != NULL && !c.best.alike &&
        !lay_spans(a, p, c.best.sentence->shape, f, from, &c.best.laid))
        c.best.sentence = NULL;
    return c.best;
}

/* ---- headings ---- */

static bool is_better_title(const struct picked *new, const struct picked *old,
                            const struct section *within)
{
    if (old->sentence == NULL || new->laid.cost != old->laid.cost)
        return old->sentence == NULL || new->laid.cost < old->laid.cost;
    return old->sentence->section->parent != within && new->sentence->section->parent == within;
}

struct picked pick_title(struct arena *a, struct patterns *p, const struct folded *f, int from,
                         const struct section *within)
{
    struct picked best = {0};
    bool exact = within != NULL && within->prose;

    for (size_t i = 0; i < p->n_titles; i++) {
        struct picked t = {.sentence = p->titles[i]};
        const struct shape *s = t.sentence->shape;
        int max = exact || s->literals < 4 ? 0 : s->literals / 4;
        if (lay_cost(p, s, f, from, f->n, max, false, &t.laid) &&
            is_better_title(&t, &best, within))
            best = t;
    }
    if (best.sentence != NULL && !lay_spans(a, p, best.sentence->shape, f, from, &best.laid))
        best.sentence = NULL;
    return best;
}

/* ---- numbers of headings and items ---- */

static bool pass(const struct folded *f, int *at, const int32_t *chars, int n)
{
    for (int i = 0; i < n; i++)
        if (*at + i >= f->n || f->units[*at + i].c != (uint32_t)chars[i])
            return false;
    *at += n;
    return true;
}

static bool pass_mark(const struct folded *f, const struct number_mark *before,
                      const struct number_mark *after, int *at, int64_t *number)
{
    *at = 0;
    if (before->n_before + after->n_after == 0 || !pass(f, at, before->before, before->n_before) ||
        !fold_numeral(f, at, number) || !pass(f, at, after->after, after->n_after))
        return false;
    /* 1.5 is no first item; 1. 5 is. */
    return *at >= f->n || f->units[*at].c < '0' || f->units[*at].c > '9' || after->n_after == 0 ||
           after->after[after->n_after - 1] != '.' || f->units[*at].at > f->units[*at - 1].at + 1;
}

int pick_mark(const struct patterns *p, const struct folded *f, int64_t *number)
{
    int at;

    for (size_t i = 0; i < p->n_marks; i++)
        if (pass_mark(f, &p->marks[i], &p->marks[i], &at, number))
            return at;
    for (size_t i = 0; i < p->n_marks; i++)
        for (size_t k = 0; k < p->n_marks; k++)
            if (pass_mark(f, &p->marks[i], &p->marks[k], &at, number))
                return at;
    return 0;
}
