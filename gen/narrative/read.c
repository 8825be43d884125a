/* Goes through a narrative, paragraph by paragraph and sentence by sentence. */
#include "narrative/narrative_int.h"

enum {
    LEVELS = 6,  /* of Markdown headings */
    AROUND = 20, /* characters either side of a number that is shown */
};

struct reader {
    struct arena *a;
    struct patterns *p;
    struct reading *out;
    size_t block;
    /* where we read */
    const struct section *sections[LEVELS + 1]; /* by level of the heading; [0]: none */
    int level;
    struct str heading;
    bool first;               /* nothing stands yet under the heading */
    const struct row_of *row; /* of <each>, last seen, and its key */
    struct str row_key;
    bool row_has_key;
    /* the words of the last sentence, if they may go on in the next one */
    struct folded text;
    size_t tail; /* number from 1 in `stated`; 0: none */
    int tail_from;
};

/* ---- what was read ---- */

/* The key of the row of <each> that a sentence belongs to. */
static void take_key(struct reader *r, const struct picked *k)
{
    const struct sentence *s = k->sentence;

    if (s->row == NULL) {
        r->row = NULL;
        r->row_has_key = false;
        return;
    }
    if (s->row->first == s || r->row != s->row) {
        r->row_has_key = s->row->first == s && s->shape->fields > 0;
        if (r->row_has_key)
            r->row_key = fold_cut(&r->text, k->laid.spans[0].from, k->laid.spans[0].to);
    }
    r->row = s->row;
}

static void state_fields(struct reader *r, const struct picked *k, int from)
{
    const struct shape *s = k->sentence->shape;

    for (int i = 0; i < s->fields; i++) {
        struct stretch here = k->laid.spans[i];
        int before = i == 0 ? from : k->laid.spans[i - 1].to;
        int after = i + 1 == s->fields ? k->laid.end : k->laid.spans[i + 1].from;
        ARENA_PUSH(r->a, r->out->stated, r->out->n_stated, r->out->cap_stated) =
            (struct stated){.said = r->out->n_said,
                            .field = &k->sentence->fields[i],
                            .row = k->sentence->row,
                            .text = fold_cut(&r->text, here.from, here.to),
                            .before = fold_cut(&r->text, before, here.from),
                            .after = fold_cut(&r->text, here.to, after)};
    }
}

static void say(struct reader *r, const struct picked *k, int from)
{
    const struct shape *s = k->sentence->shape;
    int last = s->n - 1;

    take_key(r, k);
    state_fields(r, k, from);
    while (last >= 0 && s->ops[last] >= 0 &&
           (unit_is_stop((uint32_t)s->ops[last]) || unit_is_closing((uint32_t)s->ops[last])))
        last--;
    r->tail = last >= 0 && s->ops[last] == OP_TEXT ? r->out->n_stated : 0;
    r->tail_from = r->tail != 0 ? k->laid.spans[s->fields - 1].from : 0;
    ARENA_PUSH(r->a, r->out->said, r->out->n_said, r->out->cap_said) =
        (struct said){.sentence = k->sentence,
                      .block = r->block,
                      .heading = r->heading,
                      .view_key = r->row_key,
                      .has_key = r->row_has_key,
                      .at_home = k->sentence->section == r->sections[r->level],
                      .near = k->laid.cost,
                      .text = fold_cut(&r->text, from, k->laid.end)};
}

/* ---- what was not ---- */

static void add_unread(struct reader *r, int from, int to, int number, bool alike)
{
    const struct folded *f = &r->text;
    int a = from, b = to;

    if (number >= 0) {
        a = number - AROUND > from ? number - AROUND : from;
        b = f->number_end[number] + AROUND < to ? f->number_end[number] + AROUND : to;
    } else if (to - from > 3 * AROUND) {
        b = from + 3 * AROUND;
    }
    ARENA_PUSH(r->a, r->out->unread, r->out->n_unread, r->out->cap_unread) = (struct unread){
        .block = r->block,
        .heading = r->heading,
        .number = number < 0 ? (struct str){0} : fold_cut(f, number, f->number_end[number]),
        .text = fold_cut(f, a, b),
        .alike = alike,
    };
}

/* Numbers among the words that a sentence of the template does not have. */
static void leave_strange(struct reader *r, const struct laid *l, int from)
{
    for (int i = from; i < l->end; i++) {
        bool strange = false;
        for (int k = i; r->text.number_end[i] > k && k < l->end; k++)
            strange |= l->strange[k - from];
        if (strange)
            add_unread(r, from, l->end, i, false);
    }
}

/* True if there was something to read in it. */
static bool leave(struct reader *r, int from, int to, bool alike)
{
    bool numbers = false, words = false;

    for (int i = from; i < to; i++) {
        words |= r->text.units[i].c >= 0x4E00 && r->text.units[i].c <= 0x9FFF;
        if (r->text.number_end[i] != 0) {
            add_unread(r, from, to, i, alike);
            numbers = true;
        }
    }
    if (!numbers && words)
        add_unread(r, from, to, -1, alike);
    return numbers || words;
}

static bool has_number(const struct folded *f, int from, int to)
{
    for (int i = from; i < to; i++)
        if (f->number_end[i] != 0)
            return true;
    return false;
}

/* A reason or a purpose may have several sentences. */
static bool go_on(struct reader *r, int from, int to)
{
    int end = to;

    if (r->tail == 0 || has_number(&r->text, from, to))
        return false;
    while (end > from && (unit_is_stop(r->text.units[end - 1].c)))
        end--;
    r->out->stated[r->tail - 1].text = fold_cut(&r->text, r->tail_from, end);
    return true;
}

/* ---- paragraphs ---- */

struct tally {
    int read, near, left;
};

/* The operation behind the i-th placeholder; 0: there is none. */
static int32_t op_behind(const struct shape *s, int field)
{
    for (int i = 0; i < s->n; i++)
        if (s->ops[i] < 0 && field-- == 0)
            return i + 1 < s->n ? s->ops[i + 1] : 0;
    return 0;
}

/* A placeholder may hold any words, but in "3 cars, 4 lorries" for "{n} cars" it
   is 3: what begins with a number, and goes on as the sentence does, ends there. */
static void narrow(struct reader *r, struct picked *k, int from)
{
    const struct shape *s = k->sentence->shape;

    for (int i = 0; i < s->fields; i++) {
        struct stretch *here = &k->laid.spans[i];
        int end = here->from < here->to ? r->text.number_end[here->from] : 0;
        int32_t op = op_behind(s, i);
        if (end == 0 || end >= here->to || op < 0x4E00 || (uint32_t)op != r->text.units[end].c)
            continue;
        memset(k->laid.strange + (end - from), true, (size_t)(here->to - end));
        k->laid.cost += here->to - end;
        here->to = end;
    }
}

/* Reads one sentence from `from`; returns where the next one begins. */
static int read_sentence(struct reader *r, int from, struct tally *t)
{
    const struct section *here = r->sections[r->level];
    int to = fold_sentence(&r->text, from);
    struct picked k = pick(r->a, r->p, &r->text, from, to, here, r->first);

    if ((k.sentence == NULL || k.alike) && to < r->text.n && has_number(&r->text, from, to)) {
        /* A full stop that should be a comma. */
        struct picked both =
            pick(r->a, r->p, &r->text, from, fold_sentence(&r->text, to), here, false);
        if (both.sentence != NULL && !both.alike && both.laid.cost > 0 && both.laid.end > to)
            k = both;
    }
    if (k.sentence != NULL && !k.alike) {
        narrow(r, &k, from);
        say(r, &k, from);
        leave_strange(r, &k.laid, from);
        t->read++;
        t->near += k.laid.cost > 0;
        return k.laid.end;
    }
    if (here != NULL && here->prose)
        return to;
    if (!go_on(r, from, to) && leave(r, from, to, k.alike)) {
        r->tail = 0;
        t->left++;
    }
    return to;
}

static enum status status_of(const struct tally *t, const struct section *here)
{
    if (t->left > 0)
        return t->read > 0 ? STATUS_PART : STATUS_UNREAD;
    if (t->read == 0)
        return here != NULL && here->prose ? STATUS_PROSE : STATUS_READ;
    return t->near > 0 ? STATUS_NEAR : STATUS_READ;
}

static void read_paragraph(struct reader *r, struct paragraph *out, int from)
{
    struct tally t = {0};

    r->tail = 0;
    for (int at = from; at < r->text.n;)
        at = read_sentence(r, at, &t);
    r->first = r->first && r->text.n == 0;
    out->section = r->sections[r->level];
    out->status = status_of(&t, out->section);
}

static void read_heading(struct reader *r, struct paragraph *out, int level, int from)
{
    const struct section *above;
    struct picked k;

    level = level < 1 ? 1 : level > LEVELS ? LEVELS : level;
    above = r->sections[level - 1];
    k = pick_title(r->a, r->p, &r->text, from, above);
    r->heading = fold_cut(&r->text, from, r->text.n);
    /* What stands under a heading of the department's prose is prose. */
    const struct section *here = k.sentence != NULL              ? k.sentence->section
                                 : above != NULL && above->prose ? above
                                                                 : NULL;
    for (int i = level; i <= LEVELS; i++)
        r->sections[i] = here;
    r->level = level;
    r->first = true;
    r->tail = 0;
    if (k.sentence != NULL) {
        say(r, &k, from);
        leave_strange(r, &k.laid, from);
        r->tail = 0;
    }
    out->section = here;
    out->status = STATUS_HEADING;
}

static void read_block(struct reader *r, const struct passage *b, struct paragraph *out)
{
    int from;

    r->text = fold(r->a, b->text);
    from = pick_mark(r->p, &r->text, &out->number);
    out->has_number = from > 0;
    out->mark = fold_cut(&r->text, 0, from);
    if (str_eq(b->kind, STR("heading")))
        read_heading(r, out, b->level, from);
    else
        read_paragraph(r, out, from);
    out->heading = r->heading;
}

void read_blocks_back(struct arena *a, struct patterns *p, const struct passage *blocks, size_t n,
                      struct reading *out)
{
    struct reader r = {.a = a, .p = p, .out = out};

    out->paragraphs = arena_new(a, struct paragraph, n + 1);
    for (size_t i = 0; i < n; i++) {
        r.block = i;
        read_block(&r, &blocks[i], &out->paragraphs[i]);
    }
}
