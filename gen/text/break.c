/*
 * Which breaks make the best paragraph: the shortest way through the graph of
 * all possible lines (Knuth and Plass, "Breaking Paragraphs into Lines",
 * 1981), with integers.
 */
#include "text/paragraph_int.h"

/* A cost that no line has; sums of costs stop here. */
static const int64_t cost_max = INT64_MAX / 4;

/* A line of more units than this is not looked at: a bound on the work for
   texts whose characters have hardly any width. */
enum { UNITS_MAX = 4096 };

/* What may happen, pass after pass until the text fits. */
struct pass {
    uint8_t level;    /* the worst break to use */
    int stretch_max;  /* of lines, in 1/1000 of the permitted stretch */
    bool strict_last; /* the last line must have its characters */
    bool overfull;    /* break anywhere; a single unit may stick out */
};

/* A place where a line may end, reached by the best way to it. */
struct node {
    int unit;   /* first of the next line */
    int before; /* node at which the line begins that ends here */
    int64_t cost;
};

struct breaker {
    const struct paragraph *p;
    const struct paragraph_shape *shape;
    struct pass pass;
    bool by_meaning; /* U+200B is what decides */
    struct arena *tmp;
    struct node *nodes;
    int n, low;     /* nodes before `low` are too far back */
    bool too_loose; /* the line looked at last; shorter ones are looser still */
};

/* ---- costs ---- */

/*
 * Ragged lines: the worse breaks count first, then the number of lines, then
 * their evenness, each by its own order of magnitude.
 */
static const int64_t ragged_line = (int64_t)1 << 32;
static const int64_t ragged_short_last = (int64_t)1 << 33;
static const int64_t ragged_off_meaning = (int64_t)1 << 40;
static const int64_t ragged_parted = (int64_t)1 << 45;
static const int64_t ragged_anywhere = (int64_t)1 << 50;

static int64_t ragged_penalty(const struct breaker *b, uint8_t brk)
{
    switch ((enum line_break)brk) {
    case BREAK_NEVER:
        return ragged_anywhere;
    case BREAK_POOR:
    case BREAK_UNIT:
        return ragged_parted;
    case BREAK_OK:
        return b->by_meaning ? ragged_off_meaning : 0;
    case BREAK_MEANING:
    case BREAK_FORCED:
        break;
    }
    return 0;
}

/* Square of the room left, in 1/16 em. */
static int64_t unevenness(int64_t slack, mpt size)
{
    int64_t s = slack * 16 / (size > 0 ? size : 1);

    return s > 1 << 14 ? 1 << 28 : s * s;
}

static int64_t ragged_cost(const struct breaker *b, struct fit fit, mpt room, uint8_t brk,
                           bool last)
{
    int64_t cost = ragged_line + (last ? 0 : ragged_penalty(b, brk));

    /* The last line of flush-left text may be as short as it comes out;
       centred text is even as a whole. */
    if (!last || b->shape->centered)
        cost += unevenness(room - fit.width, b->p->size);
    return cost;
}

/*
 * Justified lines: the square of the stretch or shrink in 1/1000 of what is
 * permitted, / 1000; shrinking counts a fifth, since blank that marks lose is
 * hardly seen.  A number leaves its unit before the stretch passes its limit.
 */
enum {
    JUSTIFIED_LINE = 10,
    JUSTIFIED_PARTED = 20000,
    JUSTIFIED_LOOSE = 100000,
    JUSTIFIED_SHORT_LAST = 60000,
    JUSTIFIED_ANYWHERE = 100000000
};

static int64_t justified_penalty(uint8_t brk)
{
    return brk == BREAK_NEVER ? JUSTIFIED_ANYWHERE : brk < BREAK_OK ? JUSTIFIED_PARTED : 0;
}

static int64_t thousandths(int64_t part, int64_t whole)
{
    int64_t r = whole > 0 ? part * 1000 / whole : part > 0 ? 100000 : 0;

    return r < 100000 ? r : 100000;
}

static int64_t justified_cost(struct breaker *b, struct fit fit, mpt room, uint8_t brk, bool last)
{
    int64_t slack = room - fit.width;

    if (slack < 0) {
        int64_t r = thousandths(-slack, fit.give);
        return JUSTIFIED_LINE + r * r / 5000 + (last ? 0 : justified_penalty(brk));
    }
    if (last)
        return JUSTIFIED_LINE;
    int64_t r = thousandths(slack, fit.take);
    b->too_loose = r > b->pass.stretch_max;
    if (b->too_loose)
        return cost_max;
    return JUSTIFIED_LINE + r * r / 1000 + (r > 1000 ? JUSTIFIED_LOOSE : 0) +
           justified_penalty(brk);
}

/* ---- the search ---- */

static int64_t add(int64_t a, int64_t b)
{
    return a + b < cost_max ? a + b : cost_max - 1;
}

/* Cost of the line from node k up to unit `end`, cost_max if it cannot be. */
static int64_t line_cost(struct breaker *b, int k, int to, int end, bool last)
{
    const struct paragraph *p = b->p;
    int from = b->nodes[k].unit;
    mpt room = line_room(from, b->shape);
    struct fit fit = line_fit(p, from, end, line_keeps_lead(from, b->shape));
    bool justified = b->shape->fill == FILL_JUSTIFY;
    uint8_t brk = p->units[to - 1].brk;
    bool one = b->pass.overfull && to - from == 1;

    if (fit.width - (justified ? fit.give : 0) > room || to - from > UNITS_MAX) {
        if (k == b->low && !one)
            b->low++;
        if (!one)
            return cost_max;
        fit.width = room;
    }
    int64_t cost =
        justified ? justified_cost(b, fit, room, brk, last) : ragged_cost(b, fit, room, brk, last);
    bool too_short = last && b->nodes[k].before >= 0 &&
                     p->sums[to].chars - p->sums[from].chars < b->shape->last_min_chars;
    if (too_short && justified)
        cost = b->pass.strict_last ? cost_max : cost + JUSTIFIED_SHORT_LAST;
    else if (too_short)
        cost += ragged_short_last;
    return cost;
}

/* The best line that ends before unit `to`; adds a node for it. */
static bool reach(struct breaker *b, int to, bool last)
{
    struct node best = {.unit = to, .cost = cost_max};

    b->too_loose = false;
    for (int k = b->low; k < b->n && !b->too_loose; k++) {
        int end = line_end(b->p, b->nodes[k].unit, to);
        int64_t cost = line_cost(b, k, to, end, last);
        if (cost >= cost_max)
            continue;
        cost = add(cost, b->nodes[k].cost);
        if (cost < best.cost) {
            best.cost = cost;
            best.before = k;
        }
    }
    if (best.cost < cost_max)
        b->nodes[b->n++] = best;
    return best.cost < cost_max;
}

/* Units from..to, which end with a forced break.  False if no way leads through. */
static bool search(struct breaker *b, int from, int to)
{
    b->nodes[0] = (struct node){.unit = from, .before = -1};
    b->n = 1;
    b->low = 0;
    for (int i = from + 1; i < to; i++) {
        if (b->p->units[i - 1].brk >= b->pass.level)
            reach(b, i, false);
        if (b->low == b->n)
            return false;
    }
    return reach(b, to, true);
}

static const struct pass justified_passes[] = {
    {BREAK_OK, 400, true, false},
    {BREAK_OK, 1000, true, false},
    {BREAK_POOR, INT32_MAX, false, false},
    {BREAK_NEVER, INT32_MAX, false, true},
};

static const struct pass ragged_passes[] = {
    {BREAK_POOR, INT32_MAX, false, false},
    {BREAK_NEVER, INT32_MAX, false, true},
};

static void search_by_passes(struct breaker *b, int from, int to, bool *overfull)
{
    bool justified = b->shape->fill == FILL_JUSTIFY;
    const struct pass *passes = justified ? justified_passes : ragged_passes;
    int n = justified ? 4 : 2;

    for (int i = 0; i < n; i++) {
        b->pass = passes[i];
        if (search(b, from, to)) {
            *overfull |= b->pass.overfull;
            return;
        }
    }
}

/* ---- first fit ---- */

/* The end of the line from `from`: the last best break that fits. */
static int first_fit(const struct breaker *b, int from, int to, bool *overfull)
{
    const struct paragraph *p = b->p;
    mpt room = line_room(from, b->shape);
    bool keep = line_keeps_lead(from, b->shape);
    int best = 0, best_brk = -1, i = from;

    while (i < to && line_fit(p, from, line_end(p, from, i + 1), keep).width <= room) {
        int brk = p->units[i].brk;
        brk = brk == BREAK_MEANING && !b->by_meaning ? BREAK_OK : brk;
        i++;
        if (i == to)
            return to;
        if (brk >= BREAK_POOR && brk >= best_brk) {
            best = i;
            best_brk = brk;
        }
    }
    if (best_brk >= 0)
        return best;
    *overfull = true;
    return i > from ? i : from + 1;
}

/* ---- all of it ---- */

struct ends {
    struct arena *a;
    int *at;
    size_t n, cap;
};

static void add_end(struct ends *e, int unit)
{
    ARENA_PUSH(e->a, e->at, e->n, e->cap) = unit;
}

/* Follows the nodes back from the last one. */
static void add_best(struct ends *e, const struct breaker *b)
{
    size_t first = e->n;

    for (int k = b->n - 1; b->nodes[k].before >= 0; k = b->nodes[k].before)
        add_end(e, b->nodes[k].unit);
    for (size_t i = first, k = e->n - 1; i < k; i++, k--) {
        int swap = e->at[i];
        e->at[i] = e->at[k];
        e->at[k] = swap;
    }
}

static void choose(struct breaker *b, struct ends *e, int from, int to, bool *overfull)
{
    mpt room = line_room(from, b->shape);

    if (line_fit(b->p, from, line_end(b->p, from, to), line_keeps_lead(from, b->shape)).width <=
        room) {
        add_end(e, to);
    } else if (b->shape->fill == FILL_FIRST_FIT) {
        while (from < to) {
            from = first_fit(b, from, to, overfull);
            add_end(e, from);
        }
    } else {
        if (b->nodes == NULL)
            b->nodes = arena_new(b->tmp, struct node, (size_t)b->p->n + 1);
        search_by_passes(b, from, to, overfull);
        add_best(e, b);
    }
}

int lines_choose(struct arena *a, const struct paragraph *p, const struct paragraph_shape *shape,
                 int **ends, bool *overfull)
{
    struct arena tmp = {0};
    struct ends e = {.a = a};
    struct breaker b = {
        .tmp = &tmp,
        .p = p,
        .shape = shape,
        .by_meaning = p->has_meaning && shape->fill != FILL_JUSTIFY,
    };

    *overfull = false;
    for (int from = 0, to; from < p->n; from = to) {
        to = from + 1;
        while (p->units[to - 1].brk != BREAK_FORCED)
            to++;
        choose(&b, &e, from, to, overfull);
    }
    arena_release(&tmp);
    *ends = e.at;
    return (int)e.n;
}
