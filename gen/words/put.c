/* Texts into tables. */
#include "words/put_int.h"

#include "words/fold_int.h"
#include "words/functions_int.h"
#include "words/words.h"

static const struct str word_columns[] = {STR_INIT("kind"), STR_INIT("word"), STR_INIT("folded"),
                                          STR_INIT("sense"), STR_INIT("scale")};
/* ---- terms ---- */

static struct str cell_of(const struct rows *r, int row, struct str column)
{
    const struct value *v = rows_value(r, row, column);

    return v == NULL || v->kind != VALUE_TEXT ? (struct str){0} : v->text;
}

static bool is_one(const struct rows *r, int row, struct str column)
{
    const struct value *v = rows_value(r, row, column);

    return v != NULL && v->kind == VALUE_INTEGER && v->integer == 1;
}

static void read_terms(struct put *p, const struct rows *terms)
{
    p->terms.a = p->a;
    p->near_terms.pieces.a = p->a;
    for (int i = 0; terms != NULL && i < terms->n; i++) {
        struct str term = cell_of(terms, i, STR("term"));
        struct str kind = cell_of(terms, i, STR("kind"));
        struct entry e = {.word = term, .folded = fold_text(p->a, term), .scale = 1};
        if (e.folded.n == 0)
            continue;
        e.kind = words_kind(p->w, kind.n == 0 ? STR("subject") : kind);
        e.sense = cell_of(terms, i, STR("subject"));
        e.length = (int)utf8_count(e.folded);
        machine_add(&p->terms, e);
        if (is_one(terms, i, STR("near"))) {
            struct entry *kept = arena_new(p->a, struct entry, 1);
            *kept = e;
            near_add(&p->near_terms, p->a, kept);
        }
    }
    machine_finish(&p->terms);
    machine_finish(&p->near_terms.pieces);
}

/* ---- texts that come again ---- */

/* More than half of all cells say what another of their column says: what was
   read of the first holds of all. */
struct known {
    struct str text;
    const char *head; /* heads are the schema's: the same address is the same */
    int row;          /* of the first such text, from 1; 0: a free place */
    int from[PARTS], to[PARTS];
};

static struct known *find_known(struct put *p, struct str text, const char *head)
{
    size_t i = (size_t)str_hash(text, 0) & (p->room - 1);

    while (p->known[i].row != 0 && (p->known[i].head != head || !str_eq(p->known[i].text, text)))
        i = (i + 1) & (p->room - 1);
    return &p->known[i];
}

static void ranges(const struct put *p, int *at)
{
    for (int i = 0; i < PARTS; i++)
        at[i] = p->parts[i].rows.n;
}

static void put_text(struct put *p, const struct source *s, struct str text)
{
    struct known *k = find_known(p, text, s->head.s);

    if (k->row != 0) {
        put_text_row(p, s, text, k->row);
        put_parts_again(p, k->from, k->to);
        return;
    }
    *k = (struct known){.text = text, .head = s->head.s, .row = p->text.rows.n + 1};
    reading_take(&p->r, text, s->head);
    put_text_row(p, s, text, 0);
    ranges(p, k->from);
    put_parts(p);
    ranges(p, k->to);
}

/* ---- all texts ---- */

static void put_prose(struct put *p, const struct schema_sheet *s, const struct rows *rows)
{
    int row = rows_column(rows, STR("row"));
    int kind = rows_column(rows, STR("kind"));
    int text = rows_column(rows, STR("text"));

    for (int i = 0; i < rows->n && row >= 0 && kind >= 0 && text >= 0; i++) {
        const struct value *v = rows->cells + i * rows->n_columns;
        struct source at = {
            .sheet = s->table, .col = STR("text"), .kind = v[kind].text, .row = v[row].integer};
        if (v[text].kind == VALUE_TEXT)
            put_text(p, &at, v[text].text);
    }
}

static void put_cells(struct put *p, const struct schema_sheet *s, const struct rows *rows)
{
    int row = rows_column(rows, STR("row"));
    int *at = arena_new(&p->scratch, int, (size_t)s->n_columns);

    for (int c = 0; c < s->n_columns; c++)
        at[c] = s->columns[c].type == COLUMN_TEXT ? rows_column(rows, s->columns[c].name) : -1;
    for (int i = 0; i < rows->n && row >= 0; i++) {
        const struct value *v = rows->cells + i * rows->n_columns;
        for (int c = 0; c < s->n_columns; c++) {
            struct source from = {.sheet = s->table,
                                  .col = s->columns[c].name,
                                  .kind = STR("cell"),
                                  .head = s->columns[c].head,
                                  .row = v[row].integer};
            if (at[c] >= 0 && v[at[c]].kind == VALUE_TEXT)
                put_text(p, &from, v[at[c]].text);
        }
    }
}

static void put_words(struct put *p, const struct machine *m, struct table_of *t)
{
    for (size_t i = 0; i < m->n_entries; i++) {
        struct value *v = table_row(t);
        v[0] = of_text(p->w->kinds[m->entries[i].kind]);
        v[1] = of_text(m->entries[i].word);
        v[2] = of_text(m->entries[i].folded);
        v[3] = of_text(m->entries[i].sense);
        v[4] = of_integer(m->entries[i].scale);
    }
}

/* Texts that there may be at most. */
static size_t count_texts(const struct schema *schema, struct facts *f)
{
    size_t n = 0;

    for (int i = 0; i < schema->n_sheets; i++) {
        const struct schema_sheet *s = &schema->sheets[i];
        const struct rows *rows = facts_rows(f, s->table);
        size_t columns = s->prose ? 1 : 0;
        for (int c = 0; c < s->n_columns; c++)
            columns += s->columns[c].type == COLUMN_TEXT;
        if (s->source == SHEET_DATASET && rows != NULL)
            n += columns * (size_t)rows->n;
    }
    return n;
}

static void put_sheets(struct put *p, const struct schema *schema, struct facts *f)
{
    for (int i = 0; i < schema->n_sheets; i++) {
        const struct schema_sheet *s = &schema->sheets[i];
        const struct rows *rows = facts_rows(f, s->table);
        if (s->source != SHEET_DATASET || rows == NULL)
            continue;
        if (s->prose)
            put_prose(p, s, rows);
        else
            put_cells(p, s, rows);
    }
}

void words_put(struct arena *a, struct words *w, const struct schema *schema, struct facts *f)
{
    struct put *p = arena_new(a, struct put, 1);
    size_t n = count_texts(schema, f);
    struct table_of word;

    p->a = a;
    p->w = w;
    read_terms(p, facts_rows(f, STR("term")));
    reading_start(&p->r, &p->scratch, w, &p->terms, w->n_kinds);
    for (p->room = 64; p->room < 2 * n;)
        p->room *= 2;
    p->known = arena_new(&p->scratch, struct known, p->room);
    put_begin(p, n);
    put_sheets(p, schema, f);
    table_begin(&word, a, STR("word"), word_columns,
                (int)(sizeof word_columns / sizeof *word_columns),
                w->anywhere.n_entries + w->here.n_entries);
    put_words(p, &w->anywhere, &word);
    put_words(p, &w->here, &word);
    table_put(&word, f);
    table_put(&p->text, f);
    for (int i = 0; i < PARTS; i++)
        table_put(&p->parts[i], f);
    arena_release(&p->scratch);
    functions_lend(w, f);
}
