#include "merge/merge_int.h"

#include <string.h>

enum { ZERO_WIDTH_SPACE = 0x200B };

const struct text *wording(const struct merger *m, const struct text *t)
{
    (void)m;
    return t;
}

/* ---- spans ---- */

void add_literal(struct merger *m, struct str s, struct str role, struct place at)
{
    if (s.n == 0 || !spend(m, at))
        return;
    ARENA_PUSH(m->a, m->spans, m->n_spans, m->cap_spans) =
        (struct span){.text = s, .role = role, .at = at};
}

struct span *take_spans(struct merger *m, size_t from, int *n)
{
    size_t count = m->n_spans - from;
    struct span *spans = arena_new(m->a, struct span, count);

    if (count > 0)
        memcpy(spans, m->spans + from, count * sizeof *spans);
    m->n_spans = from;
    *n = (int)count;
    return spans;
}

static struct str join(struct arena *a, struct str view, struct str key, struct str column)
{
    char *s = arena_alloc(a, 1, 1, view.n + key.n + column.n + 2);

    memcpy(s, view.s, view.n);
    s[view.n] = '/';
    if (key.n > 0)
        memcpy(s + view.n + 1, key.s, key.n);
    s[view.n + 1 + key.n] = '/';
    memcpy(s + view.n + key.n + 2, column.s, column.n);
    return (struct str){s, view.n + key.n + column.n + 2};
}

/* A span's text is kept; the buffer of the next one begins anew. */
static struct str take_word(struct merger *m)
{
    struct str s = str_copy(m->a, strbuf_str(&m->word));

    m->word.n = 0;
    return s;
}

/* view/key/column of the value in `row`. */
static struct str figure_name(struct merger *m, const struct slot *s, int row)
{
    const struct rows *rows = s->rows;
    struct strbuf number = {.a = m->a};
    struct str key = {0};

    if (s->key >= 0) {
        const struct value *v =
            &rows->cells[(size_t)row * (size_t)rows->n_columns + (size_t)s->key];
        if (v->kind == VALUE_TEXT)
            key = v->text;
        else if (v->kind == VALUE_INTEGER)
            format_integer(&number, v->integer);
    }
    if (key.n == 0 && number.n == 0)
        format_integer(&number, (int64_t)row + 1);
    return join(m->a, rows->name, key.n > 0 ? key : strbuf_str(&number), rows->columns[s->column]);
}

/* ---- formats ---- */

static void put_amount(struct merger *m, int64_t fen, bool fixed)
{
    const struct amount_format f = {
        .fen_per_unit = m->t->styles.fen_per_unit, .commas = m->commas, .fixed = fixed};
    int digits = format_integer_digits(fen, f.fen_per_unit);

    if (fen == 0 && m->zero_blank)
        return;
    m->widest = digits > m->widest ? digits : m->widest;
    format_amount(&m->word, fen, &f);
}

static void put_date(struct merger *m, const struct date *d)
{
    const struct word words[] = {{"y", d->year, {0}}, {"m", d->month, {0}}, {"d", d->day, {0}}};

    strbuf_add(&m->word, fill(m, wording(m, &m->t->styles.date), words, 3));
}

static struct str value_text(struct merger *m, const struct value *v)
{
    struct strbuf b = {.a = m->a};

    if (v->kind == VALUE_TEXT)
        return v->text;
    if (v->kind == VALUE_INTEGER)
        format_integer(&b, v->integer);
    return strbuf_str(&b);
}

static void put_number(struct merger *m, const struct piece *p, const struct slot *s, int row,
                       int64_t n)
{
    switch (p->format) {
    case FORMAT_AMOUNT:
        put_amount(m, n, false);
        break;
    case FORMAT_AMOUNT2:
        put_amount(m, n, true);
        break;
    case FORMAT_RATE:
        format_rate(&m->word, n);
        break;
    case FORMAT_HAN:
        if (!format_han(&m->word, n))
            DIAG_ADD(m->d, DIAG_MERGE_HAN_RANGE, p->ref.at, figure_name(m, s, row),
                     str_printf(m->a, "%lld", (long long)n));
        break;
    case FORMAT_PLAIN:
    case FORMAT_DATE:
    case FORMAT_BREAKS:
        format_integer(&m->word, n);
        break;
    }
}

static bool is_figure(enum format format)
{
    return format == FORMAT_AMOUNT || format == FORMAT_AMOUNT2 || format == FORMAT_RATE ||
           format == FORMAT_HAN;
}

/* A value, not blank, under its format, into m->word. */
static void put_value(struct merger *m, const struct piece *p, const struct slot *s, int row,
                      const struct value *v)
{
    struct date date;

    if (p->format == FORMAT_DATE) {
        if (v->kind == VALUE_TEXT && date_parse(v->text, &date))
            put_date(m, &date);
        else
            DIAG_ADD(m->d, DIAG_MERGE_NOT_A_DATE, p->ref.at, figure_name(m, s, row),
                     value_text(m, v));
    } else if (v->kind == VALUE_INTEGER) {
        put_number(m, p, s, row, v->integer);
    } else if (is_figure(p->format)) {
        DIAG_ADD(m->d, DIAG_MERGE_NOT_A_NUMBER, p->ref.at, figure_name(m, s, row), v->text);
    } else if (p->format == FORMAT_BREAKS) {
        text_read_marks(&m->word, v->text);
    } else {
        strbuf_add(&m->word, v->text);
    }
}

static void add_value(struct merger *m, const struct piece *p, int row, struct str role)
{
    const struct slot *s = &m->slots[p->ref.id];
    const struct value *v =
        &s->rows->cells[(size_t)row * (size_t)s->rows->n_columns + (size_t)s->column];

    if (value_blank(v)) {
        if (!m->in_table && (is_figure(p->format) || p->format == FORMAT_DATE))
            DIAG_ADD(m->d, DIAG_MERGE_BLANK, p->ref.at, figure_name(m, s, row));
        return;
    }
    m->word.n = 0;
    put_value(m, p, s, row, v);
    if (m->word.n == 0 || !spend(m, p->ref.at))
        return;
    ARENA_PUSH(m->a, m->spans, m->n_spans, m->cap_spans) = (struct span){
        .text = take_word(m), .role = role, .figure = figure_name(m, s, row), .at = p->ref.at};
}

static void add_list(struct merger *m, const struct piece *p, struct str role)
{
    int n;
    const int *rows = source_rows(m, &p->list, &n);
    size_t before = m->n_spans;

    for (int i = 0; i < n; i++) {
        size_t from = m->n_spans;
        add_value(m, p, rows == NULL ? i : rows[i], role);
        if (m->n_spans == from || from == before)
            continue;
        struct span value = m->spans[--m->n_spans];
        add_literal(m, m->t->styles.list_separator, role, p->ref.at);
        ARENA_PUSH(m->a, m->spans, m->n_spans, m->cap_spans) = value;
    }
}

static int row_of(const struct merger *m, const struct ref *r)
{
    const struct slot *s = &m->slots[r->id];

    return s->frame < 0 ? 0 : m->frames[s->frame].row;
}

void add_text(struct merger *m, const struct text *t, struct str term_role)
{
    t = wording(m, t);
    for (int i = 0; i < t->n; i++) {
        const struct piece *p = &t->pieces[i];
        struct str role = p->term ? term_role : (struct str){0};
        switch (p->kind) {
        case PIECE_LITERAL:
            add_literal(m, p->literal, role, t->at);
            break;
        case PIECE_FIELD:
            add_value(m, p, row_of(m, &p->ref), role);
            break;
        case PIECE_LIST:
            add_list(m, p, role);
            break;
        }
    }
}

bool text_blank(const struct merger *m, const struct text *t)
{
    bool fields = false;

    for (int i = 0; i < t->n; i++) {
        if (t->pieces[i].kind == PIECE_LIST)
            return false;
        if (t->pieces[i].kind != PIECE_FIELD)
            continue;
        if (!value_blank(ref_value(m, &t->pieces[i].ref)))
            return false;
        fields = true;
    }
    return fields;
}

/* ---- plain text ---- */

static void put_plain(struct strbuf *b, struct str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t from = at;
        uint32_t c = utf8_next(s, &at);
        if (c != ZERO_WIDTH_SPACE && c != '\n')
            strbuf_add(b, str_cut(s, from, at));
    }
}

struct str plain_spans(struct merger *m, const struct span *spans, int n)
{
    struct strbuf b = {.a = m->a};

    for (int i = 0; i < n; i++)
        put_plain(&b, spans[i].text);
    return strbuf_str(&b);
}

struct str plain_text(struct merger *m, const struct text *t)
{
    size_t from = m->n_spans;

    add_text(m, t, (struct str){0});
    struct str s = plain_spans(m, m->spans + from, (int)(m->n_spans - from));
    m->n_spans = from;
    return s;
}

/* ---- words ---- */

static void put_word(struct strbuf *b, const struct piece *p, const struct word *w)
{
    if (w->text.n > 0)
        strbuf_add(b, w->text);
    else if (p->format != FORMAT_HAN || !format_han(b, w->number))
        format_integer(b, w->number);
}

struct str fill(struct merger *m, const struct text *t, const struct word *words, size_t n)
{
    struct strbuf b = {.a = m->a};

    for (int i = 0; i < t->n; i++) {
        const struct piece *p = &t->pieces[i];
        if (p->kind == PIECE_LITERAL)
            strbuf_add(&b, p->literal);
        for (size_t k = 0; p->kind == PIECE_FIELD && k < n; k++)
            if (str_eq(p->ref.column, str_from(words[k].name)))
                put_word(&b, p, &words[k]);
    }
    return strbuf_str(&b);
}
