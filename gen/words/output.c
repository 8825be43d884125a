/* The last look at what is about to be published. */
#include "words/fold_int.h"
#include "words/review_int.h"
#include "words/words.h"

enum { FOUND_MAX = 200, NOTES_MAX = 20, SHOWN_MAX = 24 };

/* Which marks are findings.  A review silences those that are secret. */
static const struct {
    struct str kind;
    enum diag_id id;
    bool personal;
} finding_of[] = {
    {STR_INIT("mobile"), DIAG_PRIVATE_MOBILE, true},
    {STR_INIT("landline"), DIAG_PRIVATE_PHONE, true},
    {STR_INIT("id_card"), DIAG_PRIVATE_ID_CARD, true},
    {STR_INIT("bank_card"), DIAG_PRIVATE_BANK_CARD, true},
    {STR_INIT("email"), DIAG_PRIVATE_EMAIL, true},
    {STR_INIT("person"), DIAG_PRIVATE_PERSON, true},
    {STR_INIT("address"), DIAG_PRIVATE_ADDRESS, true},
    {STR_INIT("secrecy"), DIAG_SECRET_MARK, false},
    {STR_INIT("health"), DIAG_SECRET_HEALTH, false},
    {STR_INIT("item"), DIAG_SECRET_ITEM, false},
    {STR_INIT("installation"), DIAG_SECRET_INSTALLATION, false},
};
enum { KINDS = sizeof finding_of / sizeof *finding_of };

static const struct {
    struct str zh, en;
} where_text[] = {
    [WORDS_PAGE] = {STR_INIT("在页面上"), STR_INIT("on a page")},
    [WORDS_METADATA] = {STR_INIT("在文件属性里"), STR_INIT("in the properties of the document")},
    [WORDS_BOOKMARK] = {STR_INIT("在书签里"), STR_INIT("in a bookmark")},
    [WORDS_ATTACHED_NAME] = {STR_INIT("在附件的文件名里"),
                             STR_INIT("in the name of an attached file")},
    [WORDS_ATTACHED] = {STR_INIT("在附件里"), STR_INIT("in an attached file")},
    [WORDS_FILE_NAME] = {STR_INIT("在文件名里"), STR_INIT("in the name of the file")},
};

struct found {
    int kind;
    struct str shown; /* also tells one from another */
    const struct words_text *first;
    const struct words_text *more[NOTES_MAX];
    int n_more;
};

struct clean {
    struct str text;
    uint32_t label_kinds;
};

struct scan {
    struct arena mem;
    const struct words *w;
    struct reading r;
    struct clean *clean; /* [room] by hash: nothing was found in these */
    size_t room;         /* a power of two */
    struct found *found; /* [FOUND_MAX] */
    int n_found;
};

static int kind_of(struct str mark)
{
    for (int i = 0; i < KINDS; i++)
        if (str_eq(finding_of[i].kind, mark))
            return i;
    return -1;
}

/* Personal data are not spread by the finding itself: the beginning and the
   last two characters show which are meant. */
static struct str masked(struct scan *s, const struct mark *m)
{
    struct strbuf b = {.a = &s->mem};
    size_t n = m->to - m->from;
    size_t open = n > 8 ? 3 : n > 2 ? 1 : n - 1;
    size_t tail = n > 8 ? 2 : 0;

    for (size_t i = m->from; i < m->to && i < m->from + SHOWN_MAX; i++) {
        size_t k = i - m->from;
        strbuf_addu(&b, k < open || k + tail >= n ? s->r.p[i].raw : '*');
    }
    return strbuf_str(&b);
}

static void keep(struct scan *s, int kind, struct str shown, const struct words_text *t)
{
    for (int i = 0; i < s->n_found; i++) {
        struct found *f = &s->found[i];
        if (f->kind != kind || !str_eq(f->shown, shown) || f->first->where != t->where)
            continue;
        if (f->n_more < NOTES_MAX)
            f->more[f->n_more++] = t;
        return;
    }
    if (s->n_found < FOUND_MAX)
        s->found[s->n_found++] = (struct found){.kind = kind, .shown = shown, .first = t};
}

/* Cells and lines come again and again.  The place of a text that was the same
   under a label of the same kinds, or a free one. */
static struct clean *place_of(const struct scan *s, struct str text)
{
    size_t i = (size_t)str_hash(text, s->r.label_kinds) & (s->room - 1);

    while (s->clean[i].text.s != NULL &&
           (s->clean[i].label_kinds != s->r.label_kinds || !str_eq(s->clean[i].text, text)))
        i = (i + 1) & (s->room - 1);
    return &s->clean[i];
}

static void scan_text(struct scan *s, const struct words_text *t)
{
    reading_label(&s->r, t->label);
    struct clean *same = place_of(s, t->text);

    if (same->text.s != NULL)
        return;
    reading_take_words(&s->r, t->text, t->label);
    mark_persons(&s->r);
    mark_secrecy(&s->r);
    if (s->r.n_marks == 0)
        *same = (struct clean){t->text, s->r.label_kinds};
    for (size_t i = 0; i < s->r.n_marks; i++) {
        const struct mark *m = &s->r.marks[i];
        int kind = kind_of(m->kind);
        if (kind < 0)
            continue;
        struct str shown =
            finding_of[kind].personal
                ? masked(s, m)
                : str_copy(&s->mem,
                           reading_cut(&s->r, m->from,
                                       m->to > m->from + SHOWN_MAX ? m->from + SHOWN_MAX : m->to));
        if (finding_of[kind].personal || !review_has(s->w, &s->r, m))
            keep(s, kind, shown, t);
    }
}

static void report(const struct found *f, struct diags *d)
{
    struct diag *x = DIAG_ADD(d, finding_of[f->kind].id, f->first->at, f->shown);

    diag_note_text(d, x, f->first->at, where_text[f->first->where].zh,
                   where_text[f->first->where].en);
    for (int i = 0; i < f->n_more; i++)
        diag_note(d, x, f->more[i]->at);
}

bool words_scan_output(const struct words *w, const struct words_text *texts, size_t n,
                       struct diags *d)
{
    struct scan s = {.w = w};

    for (s.room = 64; s.room < 2 * n;)
        s.room *= 2;
    s.clean = arena_new(&s.mem, struct clean, s.room);
    s.found = arena_new(&s.mem, struct found, FOUND_MAX);
    reading_start(&s.r, &s.mem, w, NULL, w->n_kinds);
    for (size_t i = 0; i < n; i++)
        scan_text(&s, &texts[i]);
    for (int i = 0; i < s.n_found; i++)
        report(&s.found[i], d);
    arena_release(&s.mem);
    return s.n_found == 0;
}
