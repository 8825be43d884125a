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

/* A place where a line may end, reached by the best way to it, and what the
   next line, which begins there, starts from. */
struct node {
    int unit;   /* first of the next line */
    int before; /* node at which the line begins that ends here; -1: none */
    int64_t cost;
    int64_t left; /* where the next line begins, in the sums' x */
    mpt room;     /* its width */
};

struct breaker {
    const struct paragraph *p;
    const struct paragraph_shape *shape;
    struct pass pass;
    bool justified;
    bool by_meaning;    /* U+200B is what decides */
    int64_t em_inverse; /* unevenness() multiplies: 16 * 65536 / size */
    struct node *nodes;
    int n, low; /* nodes before `low` are too far back */
};

/* The end of a line that is looked at. */
struct target {
    int to, end;   /* units; see line_end() */
    int64_t right; /* where its last visible unit ends, in the sums' x */
    int64_t penalty;
    bool last;
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
static int64_t unevenness(const struct breaker *b, int64_t slack)
{
    int64_t s = slack * b->em_inverse >> 16;

    return s > 1 << 14 ? 1 << 28 : s * s;
}

/*
 * Justified lines: the square of the stretch or shrink in 1/1000 of what is
 * permitted, / 1000; shrinking counts a fifth, since blank that marks lose is
 * hardly seen.  A number leaves its unit only before the stretch passes twice
 * its limit: a third of an em, on a line that has no better end.
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

/* Of a line that may go as far as `give` and `take`; cost_max: not at all. */
static int64_t justified_cost(const struct breaker *b, int64_t slack, int64_t give, int64_t take,
                              bool last)
{
    if (slack < 0) {
        int64_t r = thousandths(-slack, give);
        return JUSTIFIED_LINE + r * r / 5000;
    }
    if (last)
        return JUSTIFIED_LINE;
    int64_t r = thousandths(slack, take);
    if (r > b->pass.stretch_max)
        return cost_max;
    return JUSTIFIED_LINE + r * r / 1000 + (r > 1000 ? JUSTIFIED_LOOSE : 0);
}

/* ---- the search ---- */

static int64_t add(int64_t a, int64_t b)
{
    return a + b < cost_max ? a + b : cost_max - 1;
}

static void add_node(struct breaker *b, int unit, int before, int64_t cost)
{
    const struct paragraph *p = b->p;
    struct node *n = &b->nodes[b->n++];

    *n = (struct node){unit, before, cost, p->sums[unit].x, line_room(unit, b->shape)};
    if (unit < p->n && !line_keeps_lead(unit, b->shape))
        n->left += p->units[unit].lead;
}

/* A last line that is not the only one must have its characters. */
static bool too_short(const struct breaker *b, const struct target *t, const struct node *from)
{
    return t->last && from->before >= 0 &&
           b->p->sums[t->to].chars - b->p->sums[from->unit].chars < b->shape->last_min_chars;
}

/* True if a line of one unit may stick out. */
static bool may_stick_out(const struct breaker *b, const struct target *t, const struct node *from)
{
    return b->pass.overfull && t->to - from->unit == 1;
}

/* The best node for a ragged line up to `t`; -1: none. */
static int best_ragged(struct breaker *b, const struct target *t, int64_t *best)
{
    bool counts = !t->last || b->shape->centered;
    int before = -1;

    for (int k = b->low; k < b->n; k++) {
        const struct node *from = &b->nodes[k];
        if (from->cost >= *best)
            continue;
        int64_t slack = t->end > from->unit ? from->room - t->right + from->left : from->room;
        if (slack < 0 || t->to - from->unit > UNITS_MAX) {
            if (!may_stick_out(b, t, from)) {
                b->low += k == b->low;
                continue;
            }
            slack = 0;
        }
        int64_t cost = from->cost + t->penalty + ragged_line;
        if (counts)
            cost += unevenness(b, slack);
        if (t->last && too_short(b, t, from))
            cost += ragged_short_last;
        cost = add(cost, 0);
        if (cost < *best) {
            *best = cost;
            before = k;
        }
    }
    return before;
}

/* The best node for a justified line up to `t`; -1: none. */
static int best_justified(struct breaker *b, const struct target *t, int64_t *best)
{
    const struct sums *sums = b->p->sums;
    const struct sums *end = &sums[t->end > 0 ? t->end - 1 : 0];
    int before = -1;

    for (int k = b->low; k < b->n; k++) {
        const struct node *from = &b->nodes[k];
        bool seen = t->end > from->unit;
        int64_t give = seen ? end->give - sums[from->unit].give : 0;
        int64_t take = seen ? end->take - sums[from->unit].take : 0;
        int64_t slack = seen ? from->room - t->right + from->left : from->room;
        if (slack < -give || t->to - from->unit > UNITS_MAX) {
            if (!may_stick_out(b, t, from)) {
                b->low += k == b->low;
                continue;
            }
            slack = 0;
        }
        int64_t cost = justified_cost(b, slack, give, take, t->last);
        if (cost == cost_max)
            break; /* too loose, and the lines from later nodes are looser still */
        if (t->last && too_short(b, t, from)) {
            if (b->pass.strict_last)
                continue;
            cost += JUSTIFIED_SHORT_LAST;
        }
        cost = add(cost + t->penalty, from->cost);
        if (cost < *best) {
            *best = cost;
            before = k;
        }
    }
    return before;
}

/* The best line that ends before unit `to`; adds a node for it. */
static bool reach(struct breaker *b, int to, bool last)
{
    const struct paragraph *p = b->p;
    int64_t best = cost_max;
    struct target t = {.to = to, .end = line_end(p, b->nodes[b->low].unit, to), .last = last};
    uint8_t brk = p->units[to - 1].brk;

    if (t.end > 0)
        t.right = p->sums[t.end - 1].x + p->units[t.end - 1].width - p->units[t.end - 1].trail;
    if (!last)
        t.penalty = b->justified ? justified_penalty(brk) : ragged_penalty(b, brk);
    int before = b->justified ? best_justified(b, &t, &best) : best_ragged(b, &t, &best);
    if (before >= 0)
        add_node(b, to, before, best);
    return before >= 0;
}

/* Units from..to, which end with a forced break.  False if no way leads through. */
static bool search(struct breaker *b, int from, int to)
{
    b->n = b->low = 0;
    add_node(b, from, -1, 0);
    for (int i = from + 1; i < to; i++) {
        if (b->p->units[i - 1].brk >= b->pass.level)
            reach(b, i, false);
        if (b->low == b->n)
            return false;
    }
    return reach(b, to, true);
}

/* The third: a loose line, before a number goes without its unit. */
static const struct pass justified_passes[] = {
    {BREAK_OK, 400, true, false},          {BREAK_OK, 1000, true, false},
    {BREAK_OK, 2000, true, false},         {BREAK_POOR, INT32_MAX, false, false},
    {BREAK_NEVER, INT32_MAX, false, true},
};

static const struct pass ragged_passes[] = {
    {BREAK_POOR, INT32_MAX, false, false},
    {BREAK_NEVER, INT32_MAX, false, true},
};

static void search_by_passes(struct breaker *b, int from, int to, bool *overfull)
{
    const struct pass *passes = b->justified ? justified_passes : ragged_passes;
    int n = b->justified ? 5 : 2;

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
        search_by_passes(b, from, to, overfull);
        add_best(e, b);
    }
}

int lines_choose(struct arena *a, const struct paragraph *p, const struct paragraph_shape *shape,
                 int **ends, bool *overfull)
{
    struct fontset *fs = p->fs;
    struct ends e = {.a = a};
    struct breaker b = {
        .p = p,
        .shape = shape,
        .justified = shape->fill == FILL_JUSTIFY,
        .em_inverse = 16 * 65536 / (p->size > 0 ? p->size : 1),
        .by_meaning = p->has_meaning && shape->fill != FILL_JUSTIFY,
    };

    *overfull = false;
    fs->nodes = arena_grow(&fs->mem, fs->nodes, 0, &fs->cap_nodes, (size_t)p->n + 1,
                           sizeof *fs->nodes, _Alignof(struct node));
    b.nodes = fs->nodes;
    for (int from = 0, to; from < p->n; from = to) {
        to = from + 1;
        while (p->units[to - 1].brk != BREAK_FORCED)
            to++;
        choose(&b, &e, from, to, overfull);
    }
    *ends = e.at;
    return (int)e.n;
}
