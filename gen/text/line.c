/* Units of a line into placed glyphs. */
#include "text/paragraph_int.h"

/* Beyond this many times the permitted stretch a line stays ragged: holes in
   it would be worse. */
enum { STRETCH_LIMIT = 4 };

struct placer {
    struct arena *a;
    const struct paragraph *p;
    int from, end;             /* units; `end` is behind the last that is seen */
    int64_t slack;             /* to add to the gaps, < 0: to take away */
    int64_t flexible;          /* sum of what they may grow or shrink */
    int64_t left;              /* where the line begins, in the sums' x */
    struct page_glyph *glyphs; /* room for those to come */
    struct line *line;
};

static bool same_run(const struct unit *a, const struct unit *b)
{
    return a->span == b->span && a->face == b->face;
}

static int count_runs(const struct paragraph *p, int from, int to)
{
    int n = 0;

    for (int i = from; i < to; i++)
        n += p->units[i].face >= 0 && (i == from || !same_run(&p->units[i - 1], &p->units[i]));
    return n;
}

/* Where unit i stands: rounding is shared out so that the last one is exact. */
static inline mpt place_of(const struct placer *l, int i)
{
    const struct sums *sums = l->p->sums;
    int64_t x = sums[i].x - l->left;

    if (l->flexible > 0) {
        const struct sums *s = &sums[l->from], *e = &sums[i < l->end ? i : l->end - 1];
        x += l->slack * (l->slack < 0 ? e->give - s->give : e->take - s->take) / l->flexible;
    }
    return (mpt)x;
}

/* A unit at `x` from the run's start. */
static void put_unit(struct line_run *run, const struct unit *u, const struct extra_glyph *extra,
                     uint32_t start, mpt x)
{
    struct page_glyph *g = &run->glyphs[run->n_glyphs++];

    *g = (struct page_glyph){u->gid, x + u->shift, u->from - start, u->to - start};
    for (int k = 0; k < u->n_extra; k++) {
        const struct extra_glyph *e = &extra[u->first_extra + k];
        run->glyphs[run->n_glyphs++] =
            (struct page_glyph){e->gid, x + e->x, u->to - start, u->to - start};
    }
}

/* Units i..to of one face and span. */
static void put_run(struct placer *l, int i, int to, struct line_run *run)
{
    const struct paragraph *p = l->p;
    const struct unit *u = p->units;
    const struct para_span *span = &p->spans[u[i].span];
    struct str text = str_cut(span->text, u[i].from, u[to - 1].to);
    mpt x = 0;

    *run = (struct line_run){
        .face = u[i].face,
        .size = p->size,
        .x = place_of(l, i),
        .glyphs = l->glyphs,
        .text = span->stripped ? str_copy(l->a, text) : text,
        .span_id = span->id,
        .lang = span->lang,
    };
    for (int k = i; k < to; k++) {
        x = place_of(l, k) - run->x;
        put_unit(run, &u[k], p->extra, u[i].from, x);
    }
    run->width = x + u[to - 1].width;
    l->glyphs += run->n_glyphs;
}

static int count_extra(const struct paragraph *p, int from, int to)
{
    int n = 0;

    for (int i = from; p->n_extra > 0 && i < to; i++)
        n += p->units[i].n_extra;
    return n;
}

static void put_runs(struct placer *l, int to)
{
    const struct unit *u = l->p->units;
    int from = l->from, n = 0;

    l->glyphs = arena_new(l->a, struct page_glyph,
                          (size_t)(to - from) + (size_t)count_extra(l->p, from, to));
    l->line->runs = arena_new(l->a, struct line_run, (size_t)count_runs(l->p, from, to));
    for (int i = from, next; i < to; i = next) {
        next = i + 1;
        while (next < to && same_run(&u[i], &u[next]))
            next++;
        if (u[i].face >= 0)
            put_run(l, i, next, &l->line->runs[n++]);
    }
    l->line->n_runs = n;
}

/* Stretches or shrinks the gaps so that the line ends on the measure. */
static void justify(struct placer *l, struct fit fit, mpt room, bool stretch)
{
    int64_t slack = room - fit.width;

    if (slack < 0 && fit.give > 0) {
        l->slack = slack < -fit.give ? -fit.give : slack;
        l->flexible = fit.give;
    } else if (slack > 0 && stretch && fit.take > 0 && slack <= fit.take * STRETCH_LIMIT) {
        l->slack = slack;
        l->flexible = fit.take;
    }
}

struct line line_place(struct arena *a, const struct paragraph *p,
                       const struct paragraph_shape *shape, int from, int to)
{
    bool keep = line_keeps_lead(from, shape);
    bool last = p->units[to - 1].brk == BREAK_FORCED;
    int end = line_end(p, from, to);
    struct fit fit = line_fit(p, from, end, keep);
    struct line line = {.x = from == 0 ? shape->first_indent : 0, .last = last};
    struct placer l = {
        .a = a, .p = p, .from = from, .end = end, .left = p->sums[from].x, .line = &line};

    if (!keep)
        l.left += p->units[from].lead;

    if (shape->fill == FILL_JUSTIFY)
        justify(&l, fit, line_room(from, shape), !last);
    put_runs(&l, to);
    line.width = (mpt)(fit.width + l.slack);
    line.n_chars = end - from;
    return line;
}
