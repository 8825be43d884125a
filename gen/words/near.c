#include "words/near_int.h"

#include "words/fold_int.h"

enum { LENGTH_MIN = 5, LENGTH_TWO = 12 };

static void add_piece(struct near_terms *t, const struct near_term *term, struct arena *a,
                      size_t from, size_t to)
{
    struct strbuf b = {.a = a};

    for (size_t i = from; i < to; i++)
        strbuf_addu(&b, term->c[i]);
    machine_add(&t->pieces, (struct entry){.folded = strbuf_str(&b),
                                           .length = (int)(to - from),
                                           .of_term = (int)t->n - 1,
                                           .offset = (int)from});
}

void near_add(struct near_terms *t, struct arena *a, const struct entry *e)
{
    struct near_term term = {.e = e};

    if (e->length < LENGTH_MIN)
        return;
    t->pieces.a = a;
    term.c = code_points(a, e->folded, &term.n);
    term.edits = term.n < LENGTH_TWO ? 1 : 2;
    ARENA_PUSH(a, t->list, t->n, t->cap) = term;
    size_t pieces = (size_t)term.edits + 1;
    for (size_t i = 0; i < pieces; i++)
        add_piece(t, &term, a, term.n * i / pieces, term.n * (i + 1) / pieces);
}

/* At its ends a near name has the name's own characters, or something that
   is not Chinese before and behind it: else what was changed there is only what
   the sentence goes on with.  With two characters more it is a sentence too. */
static bool is_meant(const struct near_term *t, const uint32_t *text, size_t n,
                     const struct near_hit *h)
{
    if (h->to <= h->from || h->to - h->from > t->n + 1)
        return false;
    bool begins = text[h->from] == t->c[0] ||
                  (is_han(text[h->from]) && (h->from == 0 || !is_han(text[h->from - 1])));
    bool ends = text[h->to - 1] == t->c[t->n - 1] ||
                (is_han(text[h->to - 1]) && (h->to == n || !is_han(text[h->to])));
    return begins && ends;
}

/* A piece stands at from..to of the text: does the rest of its term? */
static bool complete(const struct near_term *t, const struct entry *piece, const uint32_t *text,
                     size_t n, size_t to, struct near_hit *h)
{
    size_t from = to - (size_t)piece->length;
    size_t offset = (size_t)piece->offset;
    size_t rest = offset + (size_t)piece->length;
    size_t before = 0;
    size_t behind = 0;
    int edits = edits_to_beginning(t->c + offset, offset, text + from, from, -1, t->edits, &before);

    if (edits > t->edits)
        return false;
    edits += edits_to_beginning(t->c + rest, t->n - rest, text + to, n - to, 1, t->edits - edits,
                                &behind);
    *h = (struct near_hit){t, from - before, to + behind, edits};
    return edits > 0 && edits <= t->edits && is_meant(t, text, n, h);
}

static bool holds_term(const bool *is_term, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (is_term[i])
            return true;
    return false;
}

static const uint32_t *characters(struct near_terms *t, const struct reading *r)
{
    t->text =
        arena_grow(r->a, t->text, 0, &t->cap_text, r->n + 1, sizeof *t->text, _Alignof(uint32_t));
    for (size_t i = 0; i < r->n; i++)
        t->text[i] = r->p[i].c;
    return t->text;
}

void near_search(struct near_terms *t, const struct reading *r, const bool *is_term,
                 void (*see)(void *ctx, const struct near_hit *h), void *ctx)
{
    const uint32_t *text = characters(t, r);
    int at = 0;
    int out;

    for (size_t i = 0; i < t->n; i++)
        t->list[i].reported = 0;
    for (size_t i = 0; i < r->n; i++) {
        at = machine_step(&t->pieces, at, text[i], &out);
        for (; out != 0; out = machine_shorter(&t->pieces, out)) {
            for (int e = machine_entry(&t->pieces, out); e >= 0; e = t->pieces.entries[e].next) {
                const struct entry *piece = &t->pieces.entries[e];
                struct near_term *term = &t->list[piece->of_term];
                struct near_hit h;
                if (i + 1 - (size_t)piece->length < term->reported ||
                    !complete(term, piece, text, r->n, i + 1, &h) ||
                    holds_term(is_term, h.from, h.to))
                    continue;
                term->reported = h.to;
                see(ctx, &h);
            }
        }
    }
}
