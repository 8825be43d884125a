#include "narrative/narrative.h"

#include "narrative/narrative_int.h"

struct maker {
    struct arena *a;
    const struct template *t;
    struct facts *printed;
    const struct passage *blocks;
    const struct reading *r;
};

/* ---- values ---- */

static struct value none(void)
{
    return (struct value){0};
}

static struct value number(int64_t n)
{
    return (struct value){.kind = VALUE_INTEGER, .integer = n};
}

static struct value text(struct maker *m, struct str s)
{
    struct str z = {str_z(m->a, s), s.n};

    return (struct value){.kind = VALUE_TEXT, .text = z};
}

static struct value text_or_none(struct maker *m, struct str s)
{
    return s.n > 0 ? text(m, s) : none();
}

static struct value place_of(struct maker *m, size_t block)
{
    return text(m, str_printf(m->a, "narrative/%lld/text", (long long)m->blocks[block].row));
}

/* ---- tables ---- */

/* Columns are named in a list with blanks between. */
static struct rows table_new(struct maker *m, const char *name, const char *columns, size_t n)
{
    struct rows r = {.name = str_from(name), .n = (int)n};
    struct str rest = str_from(columns);
    size_t cap = 0;

    for (size_t end; rest.n > 0; rest = str_trim(str_cut(rest, end, rest.n))) {
        end = str_find(rest, STR(" "));
        size_t k = (size_t)r.n_columns++;
        ARENA_PUSH(m->a, r.columns, k, cap) = str_copy(m->a, str_cut(rest, 0, end));
    }
    r.cells = arena_new(m->a, struct value, n * (size_t)r.n_columns + 1);
    return r;
}

static struct value *row_at(const struct rows *r, size_t i)
{
    return r->cells + i * (size_t)r->n_columns;
}

#define SET_ROW(cells, ...)                                                                        \
    memcpy((cells), (struct value[]){__VA_ARGS__}, sizeof(struct value[]){__VA_ARGS__})

/* ---- stated ---- */

static bool view_has(struct maker *m, struct str view, struct str column, bool *known)
{
    const struct rows *r = facts_rows(m->printed, view);

    *known = r != NULL;
    return r != NULL && rows_column(r, column) >= 0;
}

/* The view that a column without one comes from: as where a document is made,
   the rows around it from the innermost on, then the data of the template.  A view
   that the published document does not have is taken to have the column, and
   so is the innermost one if none has. */
static struct str view_of(struct maker *m, const struct stated *s)
{
    bool known;

    if (s->field->view.n > 0)
        return s->field->view;
    for (const struct row_of *row = s->row; row != NULL; row = row->outer)
        if (view_has(m, row->view, s->field->column, &known) || !known)
            return row->view;
    for (int i = 0; i < m->t->n_data; i++)
        if (view_has(m, m->t->data[i].view, s->field->column, &known))
            return m->t->data[i].view;
    if (s->row != NULL)
        return s->row->view;
    return m->t->n_data > 0 ? m->t->data[0].view : (struct str){0};
}

static struct str format_name(const struct field *f)
{
    if (f->list)
        return STR("list");
    switch (f->format) {
    case FORMAT_PLAIN:
    case FORMAT_BREAKS:
        return STR("text");
    case FORMAT_AMOUNT:
    case FORMAT_AMOUNT2:
        return STR("amount");
    case FORMAT_RATE:
        return STR("rate");
    case FORMAT_HAN:
        return STR("han");
    case FORMAT_DATE:
        return STR("date");
    }
    return STR("text");
}

/* scaled * factor / 10^digits; false if that is no whole number that fits. */
static bool rescale(int64_t scaled, int digits, int64_t factor, int64_t *out)
{
    for (; digits > 0; digits--) {
        if (factor % 10 == 0)
            factor /= 10;
        else if (scaled % 10 == 0)
            scaled /= 10;
        else
            return false;
    }
    return !__builtin_mul_overflow(scaled, factor, out);
}

static struct value value_of(struct maker *m, const struct field *f, bool read, int64_t scaled,
                             int digits)
{
    int64_t factor = 1, out;

    if (!read || f->list)
        return none();
    switch (f->format) {
    case FORMAT_AMOUNT:
    case FORMAT_AMOUNT2:
        factor = m->t->styles.fen_per_unit;
        break;
    case FORMAT_RATE:
        factor = 100;
        break;
    case FORMAT_PLAIN:
    case FORMAT_HAN:
    case FORMAT_DATE:
    case FORMAT_BREAKS:
        break;
    }
    return rescale(scaled, digits, factor, &out) ? number(out) : none();
}

static void put_stated(struct maker *m)
{
    const struct reading *r = m->r;
    struct rows out = table_new(m, "stated",
                                "key said sentence variant row src heading view view_key column "
                                "format value scaled digits text before after at",
                                r->n_stated);

    for (size_t i = 0; i < r->n_stated; i++) {
        const struct stated *s = &r->stated[i];
        const struct said *d = &r->said[s->said];
        int64_t scaled;
        int digits;
        bool read = number_parse(s->text, &scaled, &digits);
        SET_ROW(
            row_at(&out, i), number((int64_t)i + 1), number((int64_t)s->said + 1),
            number(d->sentence->number),
            text_or_none(m, d->sentence->otherwise ? STR("otherwise") : d->sentence->test.column),
            number(m->blocks[d->block].row), number(m->blocks[d->block].src), text(m, d->heading),
            text(m, view_of(m, s)), d->has_key ? text(m, d->view_key) : none(),
            text(m, s->field->column), text(m, format_name(s->field)),
            value_of(m, s->field, read, scaled, digits), read ? number(scaled) : none(),
            read ? number(digits) : none(), text(m, s->text), text(m, s->before), text(m, s->after),
            place_of(m, d->block));
    }
    facts_put(m->printed, out);
}

/* ---- said, unread, paragraph ---- */

static void put_said(struct maker *m)
{
    const struct reading *r = m->r;
    struct rows out = table_new(m, "said",
                                "key sentence variant row src heading test_view test view_key "
                                "section at_home near text at",
                                r->n_said);

    for (size_t i = 0; i < r->n_said; i++) {
        const struct said *s = &r->said[i];
        const struct sentence *k = s->sentence;
        SET_ROW(row_at(&out, i), number((int64_t)i + 1), number(k->number),
                text_or_none(m, k->otherwise ? STR("otherwise") : k->test.column),
                number(m->blocks[s->block].row), number(m->blocks[s->block].src),
                text(m, s->heading), text_or_none(m, k->test.view), text_or_none(m, k->test.column),
                s->has_key ? text(m, s->view_key) : none(), text(m, k->section->title),
                number(s->at_home), number(s->near), text(m, s->text), place_of(m, s->block));
    }
    facts_put(m->printed, out);
}

static void put_unread(struct maker *m)
{
    const struct reading *r = m->r;
    struct rows out = table_new(m, "unread", "key row src heading number text why at", r->n_unread);

    for (size_t i = 0; i < r->n_unread; i++) {
        const struct unread *u = &r->unread[i];
        SET_ROW(row_at(&out, i), number((int64_t)i + 1), number(m->blocks[u->block].row),
                number(m->blocks[u->block].src), text(m, u->heading), text_or_none(m, u->number),
                text(m, u->text), text(m, u->alike ? STR("alike") : STR("unlike")),
                place_of(m, u->block));
    }
    facts_put(m->printed, out);
}

static struct str status_name(enum status s)
{
    switch (s) {
    case STATUS_HEADING:
        return STR("heading");
    case STATUS_PROSE:
        return STR("prose");
    case STATUS_READ:
        return STR("read");
    case STATUS_NEAR:
        return STR("near");
    case STATUS_PART:
        return STR("part");
    case STATUS_UNREAD:
        return STR("unread");
    }
    return STR("unread");
}

static void put_paragraphs(struct maker *m, size_t n)
{
    struct rows out =
        table_new(m, "paragraph", "row src kind heading number mark section status at", n);

    for (size_t i = 0; i < n; i++) {
        const struct paragraph *p = &m->r->paragraphs[i];
        SET_ROW(row_at(&out, i), number(m->blocks[i].row), number(m->blocks[i].src),
                text(m, m->blocks[i].kind), text(m, p->heading),
                p->has_number ? number(p->number) : none(), text_or_none(m, p->mark),
                p->section == NULL ? none() : text(m, p->section->title),
                text(m, status_name(p->status)), place_of(m, i));
    }
    facts_put(m->printed, out);
}

/* ---- the narrative ---- */

static struct value value_at(const struct rows *r, int row, struct str column)
{
    const struct value *v = rows_value(r, row, column);

    return v == NULL ? none() : *v;
}

static struct passage *blocks_of(struct arena *a, const struct rows *r, size_t *n)
{
    *n = r == NULL ? 0 : (size_t)r->n;

    struct passage *out = arena_new(a, struct passage, *n + 1);
    for (int i = 0; i < (int)*n; i++)
        out[i] = (struct passage){.row = value_at(r, i, STR("row")).integer,
                                  .src = value_at(r, i, STR("src")).integer,
                                  .kind = value_at(r, i, STR("kind")).text,
                                  .level = (int)value_at(r, i, STR("level")).integer,
                                  .text = value_at(r, i, STR("text")).text};
    return out;
}

void narrative_read(struct arena *a, const struct template *t, struct facts *printed)
{
    struct reading r = {0};
    size_t n;
    struct passage *blocks = blocks_of(a, facts_rows(printed, STR("narrative")), &n);
    struct maker m = {a, t, printed, blocks, &r};

    read_blocks_back(a, patterns_make(a, t), blocks, n, &r);
    put_stated(&m);
    put_said(&m);
    put_unread(&m);
    put_paragraphs(&m, n);
}
