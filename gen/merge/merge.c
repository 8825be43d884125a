#include "merge/merge.h"

#include "merge/merge_int.h"

/* Digits before the point from which on thousands are separated. */
enum { WIDE = 6 };

static struct draft *make_draft(struct merger *m)
{
    const struct draft_look *look = m->t->styles.draft;

    if (look == NULL)
        return NULL;
    struct draft *d = arena_new(m->a, struct draft, 1);
    *d = look->draft;
    d->watermark =
        (struct span){.text = look->watermark, .role = d->watermark_style.role, .at = look->at};
    d->line = (struct span){.role = d->line_style.role, .at = look->at};
    draft_count(m->a, d, diags_count(m->d, SEVERITY_ERROR));
    return d;
}

static void make_date(struct merger *m, struct doc *doc)
{
    struct date date;

    doc->date = plain_text(m, &m->t->date);
    if (doc->date.n == 0 || date_parse(doc->date, &date))
        return;
    DIAG_ADD(m->d, DIAG_MERGE_NOT_A_DATE, m->t->date.at, STR("date"), doc->date);
    doc->date = (struct str){0};
}

/* Sets everything once. */
static void run(struct merger *m, struct doc *doc)
{
    m->n_blocks = m->n_spans = m->spent = m->first_movable = 0;
    m->word = (struct strbuf){.a = m->a};
    for (int i = 0; i < LEVELS; i++)
        m->counts[i] = 0;
    m->page = m->next_page = NULL;
    doc->lang = m->t->lang;
    doc->title = plain_text(m, &m->t->title);
    doc->author = plain_text(m, &m->t->author);
    doc->subject = plain_text(m, &m->t->subject);
    make_date(m, doc);
    merge_blocks(m, m->t->nodes);
    doc->blocks = m->blocks;
    doc->n_blocks = (int)m->n_blocks;
}

/* Again with commas, which all amounts get if one is wide; what there is to
   report has been reported. */
static void run_with_commas(struct merger *m, struct doc *doc)
{
    struct diags *found = m->d, again = {0};

    m->d = &again;
    m->commas = true;
    run(m, doc);
    m->d = found;
    diags_release(&again);
}

struct doc *merge(struct arena *a, struct facts *f, const struct template *t, bool draft,
                  struct diags *d)
{
    struct merger m = {.a = a, .f = f, .t = t, .d = d};
    struct doc *doc = arena_new(a, struct doc, 1);

    if (!resolve(&m))
        return NULL;
    for (int i = t->n_data; i > 0; i--)
        push_frame(&m, m.sources[t->data[i - 1].id].rows);
    m.commas = t->styles.thousands == THOUSANDS_ALWAYS;
    run(&m, doc);
    if (t->styles.thousands == THOUSANDS_AUTO && m.widest >= WIDE)
        run_with_commas(&m, doc);
    if (draft)
        doc->draft = make_draft(&m);
    return doc;
}
