/* The least number of characters to put in, leave out or exchange so that a
   text fits a shape: Sellers' method, with placeholders that take a whole number
   or any stretch of words for nothing.  Cells beyond cost_max are not looked
   at (Ukkonen's cutoff), so that shapes that do not fit cost next to nothing. */
#include "narrative/narrative_int.h"

enum {
    COST_NUMBER = 2,          /* of a number that is missing */
    COST_MAX = 250,           /* costs are kept in bytes */
    CELLS_MAX = 64 * 1000000, /* longer sentences than this allows cannot be read */
};

struct costs {
    int *cost; /* [shape->n + 1], FAR outside lo ... hi */
    int lo, hi;
};

struct state {
    const struct shape *s;
    const struct folded *f;
    int cost_max;
    struct costs now, next, saved; /* saved: where the number began that we are in */
};

static void column_clear(struct costs *c)
{
    for (int i = c->lo; i <= c->hi; i++)
        c->cost[i] = FAR;
    c->lo = 0;
    c->hi = -1;
}

static void column_lower(const struct state *t, struct costs *c, int i, int cost)
{
    if (cost > t->cost_max || cost >= c->cost[i])
        return;
    if (c->hi < c->lo)
        c->lo = c->hi = i;
    if (i < c->lo)
        c->lo = i;
    if (i > c->hi)
        c->hi = i;
    c->cost[i] = cost;
}

/* What can be passed without a character: words left out, placeholders that end. */
static void column_close(const struct state *t, struct costs *c)
{
    for (int i = c->lo; i <= c->hi && i < t->s->n; i++) {
        int32_t op = t->s->ops[i];
        column_lower(t, c, i + 1,
                     c->cost[i] + (op == OP_TEXT     ? 0
                                   : op == OP_NUMBER ? COST_NUMBER
                                                     : 1));
    }
}

static void column_step(struct state *t, int j)
{
    uint32_t c = t->f->units[j].c;

    for (int i = t->now.lo; i <= t->now.hi; i++) {
        int cost = t->now.cost[i];
        int32_t op = i < t->s->n ? t->s->ops[i] : 0;
        if (cost > t->cost_max)
            continue;
        column_lower(t, &t->next, i, cost + (op != OP_TEXT));
        if (i < t->s->n && op >= 0)
            column_lower(t, &t->next, i + 1, cost + ((uint32_t)op != c));
    }
    if (t->f->number_start[j + 1] >= 0) {
        for (int i = t->saved.lo; i <= t->saved.hi && i < t->s->n; i++)
            if (t->s->ops[i] == OP_NUMBER)
                column_lower(t, &t->next, i + 1, t->saved.cost[i]);
        column_clear(&t->saved);
    }
    column_close(t, &t->next);
    column_clear(&t->now);
    struct costs spare = t->now;
    t->now = t->next;
    t->next = spare;
}

static void column_save(struct state *t)
{
    column_clear(&t->saved);
    for (int i = t->now.lo; i <= t->now.hi; i++)
        column_lower(t, &t->saved, i, t->now.cost[i]);
}

/* The columns of `p` are clear between two calls. */
static void column_start(struct patterns *p, struct state *t)
{
    struct costs *all[] = {&t->now, &t->next, &t->saved};

    for (int k = 0; k < 3; k++)
        *all[k] = (struct costs){p->columns[k], 0, -1};
    column_lower(t, &t->now, 0, 0);
    column_close(t, &t->now);
}

static void column_end(struct state *t)
{
    column_clear(&t->now);
    column_clear(&t->next);
    column_clear(&t->saved);
}

bool lay_cost(struct patterns *p, const struct shape *s, const struct folded *f, int from, int to,
              int cost_max, bool part, struct laid *out)
{
    struct state t = {.s = s, .f = f, .cost_max = cost_max < COST_MAX ? cost_max : COST_MAX};
    int best = FAR;

    column_start(p, &t);
    for (int j = from;; j++) {
        if ((s->open || part || j == to) && t.now.cost[s->n] < best) {
            best = t.now.cost[s->n];
            out->end = j;
        }
        if (j == to || (t.now.hi < t.now.lo && t.saved.hi < t.saved.lo))
            break;
        if (f->number_end[j] != 0)
            column_save(&t);
        column_step(&t, j);
    }
    column_end(&t);
    out->cost = best;
    return best <= t.cost_max;
}

/* ---- what stands where ---- */

struct grid {
    const struct shape *s;
    const struct folded *f;
    unsigned char *cost; /* [(end - from + 1) * (s->n + 1)] */
    int from;
};

static int grid_at(const struct grid *g, int i, int j)
{
    size_t width = (size_t)g->s->n + 1;

    return i < 0 || j < g->from ? FAR : g->cost[(size_t)(j - g->from) * width + (size_t)i];
}

static void grid_fill(struct patterns *p, struct grid *g, int end, int cost_max)
{
    struct state t = {.s = g->s, .f = g->f, .cost_max = cost_max};
    size_t width = (size_t)g->s->n + 1;

    column_start(p, &t);
    for (int j = g->from;; j++) {
        unsigned char *row = g->cost + (size_t)(j - g->from) * width;
        memset(row, 255, width);
        for (int i = t.now.lo; i <= t.now.hi; i++)
            if (t.now.cost[i] <= cost_max)
                row[i] = (unsigned char)t.now.cost[i];
        if (j == end)
            break;
        if (g->f->number_end[j] != 0)
            column_save(&t);
        column_step(&t, j);
    }
    column_end(&t);
}

/* One step back from (i, j): by which operation the cell got its cost.  A
   stretch of words reaches as far to the left as it can, so that the words
   before it are found at their first place. */
static void step_back(const struct grid *g, int *i, int *j, bool *strange)
{
    int cost = grid_at(g, *i, *j);
    int32_t before = *i > 0 ? g->s->ops[*i - 1] : 0;
    bool literal = *i > 0 && before >= 0;
    uint32_t c = *j > g->from ? g->f->units[*j - 1].c : 0;
    int start = g->f->number_start[*j];

    if (*i < g->s->n && g->s->ops[*i] == OP_TEXT && grid_at(g, *i, *j - 1) == cost) {
        --*j;
    } else if (*i > 0 && before == OP_NUMBER && start >= 0 && grid_at(g, *i - 1, start) == cost) {
        --*i;
        *j = start;
    } else if (literal && (uint32_t)before == c && grid_at(g, *i - 1, *j - 1) == cost) {
        --*i;
        --*j;
    } else if (*i > 0 && before == OP_TEXT && grid_at(g, *i - 1, *j) == cost) {
        --*i;
    } else if (literal && grid_at(g, *i - 1, *j - 1) + 1 == cost) {
        strange[*j - 1 - g->from] = true;
        --*i;
        --*j;
    } else if (grid_at(g, *i, *j - 1) + 1 == cost) {
        strange[*j - 1 - g->from] = true;
        --*j;
    } else if (*i > 0) {
        --*i; /* words or a number that are missing */
    } else {
        --*j;
    }
}

bool lay_spans(struct arena *a, struct patterns *p, const struct shape *s, const struct folded *f,
               int from, struct laid *io)
{
    struct grid g = {.s = s, .f = f, .from = from};
    struct arena scratch = {0};
    size_t cells = (size_t)(io->end - from + 1) * ((size_t)s->n + 1);
    int i = s->n, j = io->end, field = s->fields;

    if (cells > CELLS_MAX)
        return false;
    g.cost = arena_new(&scratch, unsigned char, cells);
    grid_fill(p, &g, io->end, io->cost);
    io->spans = arena_new(a, struct stretch, (size_t)s->fields + 1);
    io->strange = arena_new(a, bool, (size_t)(io->end - from) + 1);
    while (i > 0 || j > from) {
        int i0 = i, j0 = j;
        step_back(&g, &i, &j, io->strange);
        if (i < i0 && s->ops[i] < 0)
            io->spans[--field] = (struct stretch){j, j0};
        else if (i == i0 && i < s->n && s->ops[i] == OP_TEXT)
            io->spans[field].from = j;
    }
    arena_release(&scratch);
    return true;
}
