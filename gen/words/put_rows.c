/* The rows of one text. */
#include "words/put_int.h"

#include "words/fold_int.h"
#include "words/quantity_int.h"
#include "words/review_int.h"
#include "words/value_int.h"

enum { AROUND_MAX = 24, EXCERPT_MAX = 40 };

/* The columns, in the order in which they are filled. */
enum text_column {
    T_ID,
    T_AT,
    T_SHEET,
    T_ROW,
    T_COL,
    T_KIND,
    T_TEXT,
    T_FOLDED,
    T_N,
    T_ENDS,
    T_COLUMNS
};
static const struct str text_columns[T_COLUMNS] = {
    STR_INIT("id"),   STR_INIT("at"),   STR_INIT("sheet"),  STR_INIT("row"), STR_INIT("col"),
    STR_INIT("kind"), STR_INIT("text"), STR_INIT("folded"), STR_INIT("n"),   STR_INIT("ends")};
enum sentence_column { S_ID, S_TEXT_ID, S_AT, S_N, S_POS, S_TEXT, S_FOLDED, S_COLUMNS };
static const struct str sentence_columns[S_COLUMNS] = {
    STR_INIT("id"),  STR_INIT("text_id"), STR_INIT("at"),    STR_INIT("n"),
    STR_INIT("pos"), STR_INIT("text"),    STR_INIT("folded")};
enum quantity_column {
    Q_ID,
    Q_TEXT_ID,
    Q_AT,
    Q_SENTENCE,
    Q_POS,
    Q_PRINTED,
    Q_N,
    Q_DECIMALS,
    Q_UNIT,
    Q_BASE,
    Q_SCALE,
    Q_MILLI,
    Q_KIND,
    Q_FEN,
    Q_RATE,
    Q_YEAR,
    Q_DATE,
    Q_COMPARE,
    Q_COMPARE_WORD,
    Q_DIRECTION,
    Q_DIRECTION_WORD,
    Q_SUBJECT,
    Q_SUBJECT_WORD,
    Q_BEFORE,
    Q_AFTER,
    Q_INSIDE,
    Q_HAN,
    Q_GROUPED,
    Q_COLUMNS
};
static const struct str quantity_columns[Q_COLUMNS] = {STR_INIT("id"),
                                                       STR_INIT("text_id"),
                                                       STR_INIT("at"),
                                                       STR_INIT("sentence"),
                                                       STR_INIT("pos"),
                                                       STR_INIT("printed"),
                                                       STR_INIT("n"),
                                                       STR_INIT("decimals"),
                                                       STR_INIT("unit"),
                                                       STR_INIT("base"),
                                                       STR_INIT("scale"),
                                                       STR_INIT("milli"),
                                                       STR_INIT("kind"),
                                                       STR_INIT("fen"),
                                                       STR_INIT("rate"),
                                                       STR_INIT("year"),
                                                       STR_INIT("date"),
                                                       STR_INIT("compare"),
                                                       STR_INIT("compare_word"),
                                                       STR_INIT("direction"),
                                                       STR_INIT("direction_word"),
                                                       STR_INIT("subject"),
                                                       STR_INIT("subject_word"),
                                                       STR_INIT("before"),
                                                       STR_INIT("after"),
                                                       STR_INIT("inside"),
                                                       STR_INIT("han"),
                                                       STR_INIT("grouped")};
enum mention_column {
    M_ID,
    M_TEXT_ID,
    M_AT,
    M_SENTENCE,
    M_POS,
    M_WORD,
    M_KIND,
    M_SENSE,
    M_INSIDE,
    M_COLUMNS
};
static const struct str mention_columns[M_COLUMNS] = {
    STR_INIT("id"),   STR_INIT("text_id"), STR_INIT("at"),    STR_INIT("sentence"), STR_INIT("pos"),
    STR_INIT("word"), STR_INIT("kind"),    STR_INIT("sense"), STR_INIT("inside")};
enum near_column { N_ID, N_TEXT_ID, N_AT, N_POS, N_PRINTED, N_TERM, N_KIND, N_DISTANCE, N_COLUMNS };
static const struct str near_columns[N_COLUMNS] = {
    STR_INIT("id"),      STR_INIT("text_id"), STR_INIT("at"),   STR_INIT("pos"),
    STR_INIT("printed"), STR_INIT("term"),    STR_INIT("kind"), STR_INIT("distance")};
enum mark_column {
    K_ID,
    K_TEXT_ID,
    K_AT,
    K_POS,
    K_KIND,
    K_EXCERPT,
    K_SENSE,
    K_A,
    K_B,
    K_REVIEWED,
    K_COLUMNS
};
static const struct str mark_columns[K_COLUMNS] = {
    STR_INIT("id"),   STR_INIT("text_id"), STR_INIT("at"),    STR_INIT("pos"),
    STR_INIT("kind"), STR_INIT("excerpt"), STR_INIT("sense"), STR_INIT("a"),
    STR_INIT("b"),    STR_INIT("reviewed")};

/* ---- columns that several tables have ---- */

static struct value of_copy(struct put *p, struct str s)
{
    return of_text(s.n == 0 ? s : str_copy(p->a, s));
}

static struct value of_points(struct put *p, size_t from, size_t to, size_t most)
{
    return of_copy(p, reading_cut(&p->r, from, to > from + most ? from + most : to));
}

static struct value of_folded(struct put *p, size_t from, size_t to)
{
    struct str all = strbuf_str(&p->r.folded);

    return from >= to ? of_text(STR(""))
                      : of_copy(p, str_cut(all, p->r.p[from].fold, p->r.p[to].fold));
}

/* What encloses a point. */
static struct value of_inside(const struct reading *r, size_t i)
{
    uint32_t in = i < r->n ? r->p[i].in : 0;

    if (in == 0x300A)
        return of_text(STR("《"));
    if (in == '"' || in == '\'')
        return of_text(STR("“"));
    return of_text(in == '(' ? STR("（") : STR(""));
}

static struct value *begin_row(struct put *p, struct table_of *t)
{
    struct value *v = table_row(t);

    v[0] = of_integer(t->rows.n);
    v[1] = of_integer(p->id);
    v[2] = of_text(p->at);
    return v;
}

/* ---- sentences ---- */

/* Calls put_* for words and numbers need the sentence that a point is in:
   sentences are put first, and walked along. */
struct sentence_walk {
    int64_t id;  /* of the sentence that begins at or before the point */
    size_t seen; /* points */
};

static int64_t sentence_at(const struct put *p, struct sentence_walk *w, size_t point)
{
    for (; w->seen < point; w->seen++)
        if (p->r.p[w->seen].ends && w->seen + 1 < p->r.n && !p->r.p[w->seen + 1].ends)
            w->id++;
    return w->id;
}

static void put_sentence(struct put *p, int64_t n, size_t from, size_t to)
{
    struct value *v = begin_row(p, &p->parts[PART_SENTENCE]);

    v[S_N] = of_integer(n);
    v[S_POS] = of_integer(p->r.p[from].pos);
    v[S_TEXT] = of_points(p, from, to, to);
    v[S_FOLDED] = of_folded(p, from, to);
}

static int64_t put_sentences(struct put *p)
{
    int64_t first = p->parts[PART_SENTENCE].rows.n + 1;
    int64_t n = 0;
    size_t from = 0;

    for (size_t i = 0; i < p->r.n; i++) {
        bool last = i + 1 == p->r.n;
        if (!last && (!p->r.p[i].ends || p->r.p[i + 1].ends))
            continue; /* several stops end one sentence */
        put_sentence(p, ++n, from, i + 1);
        from = i + 1;
    }
    return first;
}

/* ---- quantities ---- */

static void put_value(struct put *p, struct value *v, const struct number *x)
{
    int64_t i;

    v[Q_PRINTED] = of_points(p, x->from, x->end, EXCERPT_MAX);
    if (x->known) {
        v[Q_N] = of_integer(x->n);
        v[Q_DECIMALS] = of_integer(x->decimals);
    }
    v[Q_UNIT] = of_points(p, x->unit_from, x->end, EXCERPT_MAX);
    v[Q_BASE] = of_points(p, x->base_from, x->end, EXCERPT_MAX);
    v[Q_SCALE] = of_integer(x->scale);
    v[Q_KIND] = of_text(x->kind);
    if (value_milli(x, &i))
        v[Q_MILLI] = of_integer(i);
    if (value_fen(x, &i))
        v[Q_FEN] = of_integer(i);
    if (value_rate(x, &i))
        v[Q_RATE] = of_integer(i);
    if (x->year > 0)
        v[Q_YEAR] = of_integer(x->year);
    if (x->year > 0 && x->day > 0)
        v[Q_DATE] = of_text(str_printf(p->a, "%04d-%02d-%02d", x->year, x->month, x->day));
    else if (x->year > 0 && x->month > 0)
        v[Q_DATE] = of_text(str_printf(p->a, "%04d-%02d", x->year, x->month));
    v[Q_HAN] = of_integer(x->han);
    v[Q_GROUPED] = of_integer(x->grouped);
}

static void put_hit(struct value *sense, struct value *word, const struct hit *h)
{
    if (h == NULL)
        return;
    *sense = of_text(h->e->sense);
    *word = of_text(h->e->word);
}

static void put_context(struct put *p, struct value *v, const struct number *x,
                        const struct context *c)
{
    size_t from = x->from > c->clause_from + AROUND_MAX ? x->from - AROUND_MAX : c->clause_from;
    size_t to = c->clause_to > x->end + AROUND_MAX ? x->end + AROUND_MAX : c->clause_to;

    put_hit(&v[Q_COMPARE], &v[Q_COMPARE_WORD], c->compare);
    put_hit(&v[Q_DIRECTION], &v[Q_DIRECTION_WORD], c->direction);
    put_hit(&v[Q_SUBJECT], &v[Q_SUBJECT_WORD], c->subject);
    v[Q_BEFORE] = of_folded(p, from, x->from);
    v[Q_AFTER] = of_folded(p, x->end, to);
    v[Q_INSIDE] = of_inside(&p->r, x->from);
}

static void put_quantities(struct put *p, int64_t first_sentence)
{
    struct context_walk walk = {0};
    struct sentence_walk sentence = {.id = first_sentence};

    for (size_t i = 0; i < p->r.n_numbers; i++) {
        const struct number *x = &p->r.numbers[i];
        struct context c = context_of(&p->r, &walk, x);
        struct value *v = begin_row(p, &p->parts[PART_QUANTITY]);
        v[Q_SENTENCE] = of_integer(sentence_at(p, &sentence, x->from));
        v[Q_POS] = of_integer(p->r.p[x->from].pos);
        put_value(p, v, x);
        put_context(p, v, x, &c);
    }
}

/* ---- words, near words, marks ---- */

static void put_mentions(struct put *p, int64_t first_sentence)
{
    struct sentence_walk sentence = {.id = first_sentence};

    for (size_t i = 0; i < p->r.n_hits; i++) {
        const struct hit *h = &p->r.hits[i];
        struct value *v = begin_row(p, &p->parts[PART_MENTION]);
        v[M_SENTENCE] = of_integer(sentence_at(p, &sentence, h->to - 1));
        v[M_POS] = of_integer(p->r.p[h->from].pos);
        v[M_WORD] = of_text(h->e->word);
        v[M_KIND] = of_text(p->w->kinds[h->e->kind]);
        v[M_SENSE] = of_text(h->e->sense);
        v[M_INSIDE] = of_inside(&p->r, h->from);
    }
}

static void put_near(void *ctx, const struct near_hit *h)
{
    struct put *p = ctx;
    struct value *v = begin_row(p, &p->parts[PART_NEAR]);

    v[N_POS] = of_integer(p->r.p[h->from].pos);
    v[N_PRINTED] = of_points(p, h->from, h->to, h->to);
    v[N_TERM] = of_text(h->term->e->word);
    v[N_KIND] = of_text(p->w->kinds[h->term->e->kind]);
    v[N_DISTANCE] = of_integer(h->distance);
}

static bool is_of(const struct machine *m, const struct entry *e)
{
    return m->n_entries > 0 && e >= m->entries && e < m->entries + m->n_entries;
}

static void put_all_near(struct put *p)
{
    if (p->near_terms.n == 0 || p->r.n == 0)
        return;
    p->is_term = arena_grow(&p->scratch, p->is_term, 0, &p->cap_is_term, p->r.n, 1, 1);
    memset(p->is_term, 0, p->r.n);
    for (size_t i = 0; i < p->r.n_hits; i++)
        if (is_of(&p->terms, p->r.hits[i].e))
            memset(p->is_term + p->r.hits[i].from, 1, p->r.hits[i].to - p->r.hits[i].from);
    near_search(&p->near_terms, &p->r, p->is_term, put_near, p);
}

static void put_marks(struct put *p)
{
    mark_style(&p->r);
    mark_residue(&p->r);
    mark_arithmetic(&p->r);
    mark_persons(&p->r);
    mark_secrecy(&p->r);
    for (size_t i = 0; i < p->r.n_marks; i++) {
        const struct mark *m = &p->r.marks[i];
        struct value *v = begin_row(p, &p->parts[PART_MARK]);
        v[K_POS] = of_integer(p->r.p[m->from].pos);
        v[K_KIND] = of_text(m->kind);
        v[K_EXCERPT] = of_points(p, m->from, m->to, EXCERPT_MAX);
        v[K_SENSE] = of_text(m->sense);
        v[K_REVIEWED] = of_integer(review_has(p->w, &p->r, m));
        if (m->has_values) {
            v[K_A] = of_integer(m->a);
            v[K_B] = of_integer(m->b);
        }
    }
}

/* ---- a text ---- */

static struct value of_ends(struct put *p)
{
    const struct point *last = p->r.n > 0 ? &p->r.p[p->r.n - 1] : NULL;
    bool closes = last != NULL && !is_han(last->c) && !is_digit(last->c) && !is_letter(last->c) &&
                  last->c != '%';

    return closes ? of_folded(p, p->r.n - 1, p->r.n) : of_text(STR(""));
}

/* table/row/column */
static struct str name_of(struct put *p, const struct source *s)
{
    char digits[20];
    size_t n = sizeof digits;
    struct strbuf b = {.a = p->a};

    for (int64_t row = s->row; n == sizeof digits || row > 0; row /= 10)
        digits[--n] = (char)('0' + row % 10);
    b.cap = s->sheet.n + s->col.n + sizeof digits + 3;
    b.s = arena_alloc(p->a, 1, 1, b.cap);
    strbuf_add(&b, s->sheet);
    strbuf_addc(&b, '/');
    strbuf_add(&b, (struct str){digits + n, sizeof digits - n});
    strbuf_addc(&b, '/');
    strbuf_add(&b, s->col); /* a zero byte is behind it */
    return strbuf_str(&b);
}

void put_text_row(struct put *p, const struct source *s, struct str text, int of)
{
    struct value *v = table_row(&p->text);

    p->id = p->text.rows.n;
    p->at = name_of(p, s);
    v[T_ID] = of_integer(p->id);
    v[T_AT] = of_text(p->at);
    v[T_SHEET] = of_text(s->sheet);
    v[T_ROW] = of_integer(s->row);
    v[T_COL] = of_text(s->col);
    v[T_KIND] = of_text(s->kind);
    v[T_TEXT] = of_text(text);
    if (of > 0) {
        const struct value *same = p->text.rows.cells + (of - 1) * T_COLUMNS;
        v[T_FOLDED] = same[T_FOLDED];
        v[T_N] = same[T_N];
        v[T_ENDS] = same[T_ENDS];
        return;
    }
    v[T_FOLDED] = of_copy(p, strbuf_str(&p->r.folded));
    v[T_N] = of_integer((int64_t)p->r.n);
    v[T_ENDS] = of_ends(p);
}

void put_parts(struct put *p)
{
    int64_t first_sentence = put_sentences(p);

    put_quantities(p, first_sentence);
    put_mentions(p, first_sentence);
    put_all_near(p);
    put_marks(p);
}

/* The column that names a sentence, or -1. */
static int sentence_column(enum part part)
{
    return part == PART_QUANTITY ? (int)Q_SENTENCE : part == PART_MENTION ? (int)M_SENTENCE : -1;
}

void put_parts_again(struct put *p, const int *from, const int *to)
{
    int64_t shift = p->parts[PART_SENTENCE].rows.n - from[PART_SENTENCE];

    for (int part = 0; part < PARTS; part++) {
        struct table_of *t = &p->parts[part];
        int n = t->rows.n_columns;
        int sentence = sentence_column((enum part)part);
        for (int row = from[part]; row < to[part]; row++) {
            struct value *v = table_row(t);
            memcpy(v, t->rows.cells + row * n, sizeof *v * (size_t)n);
            v[0] = of_integer(t->rows.n);
            v[1] = of_integer(p->id);
            v[2] = of_text(p->at);
            if (sentence >= 0)
                v[sentence].integer += shift;
        }
    }
}

#define BEGIN(t, a, name, rows)                                                                    \
    table_begin(t, a, STR(#name), name##_columns,                                                  \
                (int)(sizeof name##_columns / sizeof *name##_columns), rows)

void put_begin(struct put *p, size_t n)
{
    BEGIN(&p->text, p->a, text, n);
    BEGIN(&p->parts[PART_SENTENCE], p->a, sentence, n + n / 4);
    BEGIN(&p->parts[PART_QUANTITY], p->a, quantity, n / 2);
    BEGIN(&p->parts[PART_MENTION], p->a, mention, n);
    BEGIN(&p->parts[PART_NEAR], p->a, near, 16);
    BEGIN(&p->parts[PART_MARK], p->a, mark, n / 16);
}
