#include "words/reading_int.h"

#include "words/fold_int.h"

void reading_start(struct reading *r, struct arena *a, const struct words *w,
                   const struct machine *terms, size_t n_kinds)
{
    *r = (struct reading){.a = a, .words = w, .terms = terms, .n_kinds = n_kinds};
    r->folded.a = a;
    r->last_of_kind = arena_new(a, int, n_kinds);
}

void reading_mark(struct reading *r, struct str kind, struct str sense, size_t from, size_t to)
{
    ARENA_PUSH(r->a, r->marks, r->n_marks, r->cap_marks) =
        (struct mark){.kind = kind, .sense = sense, .from = from, .to = to};
}

static uint32_t utf8_length_of(struct str s, size_t at)
{
    size_t i = at;

    utf8_next(s, &i);
    return (uint32_t)(i - at);
}

struct str reading_cut(const struct reading *r, size_t from, size_t to)
{
    if (from >= to)
        return (struct str){0};
    size_t last = r->p[to - 1].byte;
    return str_cut(r->text, r->p[from].byte, last + utf8_length_of(r->text, last));
}

/* ---- characters ---- */

static bool is_sentence_end(uint32_t c)
{
    return c == 0x3002 || c == ';' || c == '?' || c == '!';
}

bool ends_clause(const struct point *p)
{
    return p->c == ',' || is_sentence_end(p->c) || p->c == 0;
}

/* What folds to itself is copied in stretches. */
static void take_characters(struct reading *r)
{
    uint32_t pos = 0;
    size_t same_from = 0; /* bytes of the text from here on are not copied yet */
    size_t folded = 0;
    bool gap = false;

    r->n = 0;
    r->folded.n = 0;
    for (size_t i = 0; i < r->text.n;) {
        size_t byte = i;
        uint32_t raw = utf8_next(r->text, &i);
        uint32_t c = fold_char(raw);
        pos++;
        if (c != raw || c == 0xFFFD) {
            strbuf_add(&r->folded, str_cut(r->text, same_from, byte));
            folded = r->folded.n;
            same_from = i;
        }
        if (c == 0) {
            gap = true;
            continue;
        }
        ARENA_PUSH(r->a, r->p, r->n, r->cap_p) = (struct point){
            .c = c,
            .raw = raw,
            .pos = pos,
            .byte = (uint32_t)byte,
            .fold = (uint32_t)(same_from > byte ? folded : folded + byte - same_from),
            .first = -1,
            .gap = gap};
        gap = false;
        if (same_from > byte) {
            strbuf_addu(&r->folded, c);
            folded = r->folded.n;
        }
    }
    strbuf_add(&r->folded, str_cut(r->text, same_from, r->text.n));
    ARENA_PUSH(r->a, r->p, r->n, r->cap_p) = (struct point){.pos = pos + 1,
                                                            .byte = (uint32_t)r->text.n,
                                                            .fold = (uint32_t)r->folded.n,
                                                            .first = -1,
                                                            .gap = true};
    r->n--;
}

/* ---- words ---- */

/* Of words of a kind that overlap, the one that begins first stands, and of
   those that begin there the longest. */
static void add_hit(struct reading *r, size_t to, const struct entry *e)
{
    struct hit h = {.from = to - (size_t)e->length, .to = to, .e = e, .before = -1, .next = -1};
    int *last = &r->last_of_kind[e->kind];

    int stays = *last;

    while (stays >= 0 && r->hits[stays].from >= h.from)
        stays = r->hits[stays].before;
    if (stays >= 0 && r->hits[stays].to > h.from)
        return;
    for (; *last != stays; *last = r->hits[*last].before)
        r->hits[*last].replaced = true;
    h.before = *last;
    *last = (int)r->n_hits;
    ARENA_PUSH(r->a, r->hits, r->n_hits, r->cap_hits) = h;
}

static void add_hits(struct reading *r, const struct machine *m, int node, size_t to)
{
    for (; node != 0; node = machine_shorter(m, node))
        for (int e = machine_entry(m, node); e >= 0; e = m->entries[e].next)
            add_hit(r, to, &m->entries[e]);
}

static void find_words(struct reading *r)
{
    const struct machine *m = &r->words->anywhere;
    int at = 0;
    int at_term = 0;
    int out;

    r->n_hits = 0;
    for (size_t k = 0; k < r->n_kinds; k++)
        r->last_of_kind[k] = -1;
    for (size_t i = 0; i < r->n; i++) {
        at = machine_step(m, at, r->p[i].c, &out);
        add_hits(r, m, out, i + 1);
        if (r->terms == NULL)
            continue;
        at_term = machine_step(r->terms, at_term, r->p[i].c, &out);
        add_hits(r, r->terms, out, i + 1);
    }
    size_t kept = 0; /* `before` is of no more use */
    for (size_t i = 0; i < r->n_hits; i++)
        if (!r->hits[i].replaced)
            r->hits[kept++] = r->hits[i];
    r->n_hits = kept;
    for (size_t i = 0; i < kept; i++) {
        struct point *p = &r->p[r->hits[i].from];
        r->hits[i].next = p->first;
        p->first = (int)i;
    }
}

const struct entry *word_at(const struct reading *r, size_t i, enum kind kind)
{
    const struct machine *m = &r->words->here;
    const struct entry *found = NULL;

    if (r->p[i].c < 0x10000 &&
        (r->words->begins[r->p[i].c] & UINT32_C(1) << ((int)kind - KIND_HERE)) == 0)
        return NULL;
    for (int node = 0; i < r->n && (node = machine_child(m, node, r->p[i].c)) > 0; i++)
        for (int e = machine_entry(m, node); e >= 0; e = m->entries[e].next)
            if (m->entries[e].kind == (int)kind)
                found = &m->entries[e];
    return found;
}

const struct hit *hit_at(const struct reading *r, size_t i, int kind)
{
    for (int h = r->p[i].first; h >= 0; h = r->hits[h].next)
        if (r->hits[h].e->kind == kind)
            return &r->hits[h];
    return NULL;
}

/* ---- labels ---- */

void reading_label(struct reading *r, struct str label)
{
    const struct machine *m = &r->words->anywhere;
    int at = 0;
    int out;

    if (label.s == r->label.s && label.n == r->label.n)
        return; /* as that of the text before it */
    r->label = label;
    r->label_kinds = 0;
    for (size_t i = 0; i < label.n;) {
        uint32_t c = fold_char(utf8_next(label, &i));
        if (c == 0)
            continue;
        at = machine_step(m, at, c, &out);
        for (; out != 0; out = machine_shorter(m, out))
            for (int e = machine_entry(m, out); e >= 0; e = m->entries[e].next)
                if (m->entries[e].kind < KIND_HERE)
                    r->label_kinds |= UINT32_C(1) << m->entries[e].kind;
    }
}

/* ---- all of it ---- */

/* A sentence ends at its stop, outside of quotes and brackets, which may hold
   sentences of their own; marks that close come with it. */
static void find_sentences(struct reading *r)
{
    for (size_t i = 0; i < r->n; i++)
        r->p[i].ends = is_sentence_end(r->p[i].c) && (r->p[i].in == 0 || i + 1 == r->n);
}

void reading_take_words(struct reading *r, struct str text, struct str label)
{
    r->text = text;
    r->n_marks = 0;
    r->n_numbers = 0;
    r->numbers_read = false;
    reading_label(r, label);
    take_characters(r);
    find_words(r);
}

void reading_take(struct reading *r, struct str text, struct str label)
{
    reading_take_words(r, text, label);
    read_brackets(r);
    find_sentences(r);
    read_numbers(r);
}
