#include "report/findings_doc.h"

#include "base/file.h"
#include "report/place_int.h"
#include "report/report.h"

#include <stdlib.h>

enum { COLUMNS = 5, NO_PLACE = -1 };

/* The parts of the list, in their order. */
enum part { PART_ERROR, PART_WARNING, PART_INFO, PART_WAIVED, PART_UNKNOWN, PARTS };

/* What a row of the list says. */
struct entry {
    const struct diag *finding; /* NULL: a rule that could not be checked, */
    const struct check *check;  /*   this one */
    size_t index;               /* of the finding among all */
    enum part part;
    struct str *figures; /* where it stands in the document */
    int n_figures;
    long at;            /* place of the first of them; NO_PLACE */
    struct entry *root; /* what it follows from, in the same part; else itself */
    struct str mark;    /* empty: none */
};

struct lister {
    struct arena *a;
    struct doc *doc;
    const struct findings_list *list;
    const struct findings_style *style;
    enum report_lang lang;
    struct doc_figures figures;
    struct entry *entries; /* those of findings first, in the order of making */
    size_t n;
    struct entry **sorted;
    size_t count[PARTS];
};

/* ---- entries ---- */

static enum part part_of(const struct diag *f)
{
    if (diag_is_waived(f))
        return PART_WAIVED;
    if (f->rule != NULL && f->rule->unknown)
        return PART_UNKNOWN;
    switch (f->severity) {
    case SEVERITY_INFO:
        return PART_INFO;
    case SEVERITY_WARNING:
        return PART_WARNING;
    case SEVERITY_ERROR:
    case SEVERITY_SYSTEM:
        break;
    }
    return PART_ERROR;
}

typedef const struct doc_figure *finder(const struct doc_figures *f, struct str name);

static void add_figures(struct lister *l, struct entry *e, finder *find, const struct str *names,
                        size_t n)
{
    size_t cap = (size_t)e->n_figures;

    for (size_t i = 0; i < n; i++) {
        const struct doc_figure *figure = find(&l->figures, names[i]);
        if (figure == NULL)
            continue;
        size_t used = (size_t)e->n_figures;
        ARENA_PUSH(l->a, e->figures, used, cap) = figure->name;
        e->n_figures = (int)used;
        if (e->at == NO_PLACE || (long)figure->at < e->at)
            e->at = (long)figure->at;
    }
}

/* Of these, only the figure that stands first. */
static void add_first(struct lister *l, struct entry *e, const struct str *names, size_t n)
{
    struct entry all = {.at = NO_PLACE};

    add_figures(l, &all, doc_figure, names, n);
    for (int i = 0; i < all.n_figures; i++)
        if ((long)doc_figure(&l->figures, all.figures[i])->at == all.at)
            add_figures(l, e, doc_figure, &all.figures[i], 1);
}

/* Where the finding stands in the document. */
static void find_place(struct lister *l, struct entry *e)
{
    const struct diag_rule *rule = e->finding->rule;
    const struct finding_about nothing = {0};
    const struct finding_about *about =
        l->list->about != NULL ? &l->list->about[e->index] : &nothing;
    const struct str *named = rule != NULL ? rule->figures : NULL;
    size_t n_named = rule != NULL ? (size_t)rule->n_figures : 0;

    add_figures(l, e, doc_figure, named, n_named);
    if (e->n_figures == 0)
        add_figures(l, e, doc_figure, about->figures, about->n_figures);
    if (e->n_figures == 0)
        add_first(l, e, about->sums, about->n_sums);
    if (e->n_figures == 0)
        add_figures(l, e, doc_figure_of_row, named, n_named);
    if (e->n_figures == 0)
        add_figures(l, e, doc_figure_of_row, about->figures, about->n_figures);
}

/* The finding that it follows from in the end, as far as they are of one part. */
static struct entry *root_of(struct lister *l, struct entry *e)
{
    size_t n = l->list->found->n;

    for (size_t steps = 0; steps < n; steps++) {
        const struct diag_rule *rule = e->finding->rule;
        if (rule == NULL || rule->cause == 0 || rule->cause > n ||
            l->entries[rule->cause - 1].part != e->part)
            break;
        e = &l->entries[rule->cause - 1];
    }
    return e;
}

/* A rule of which nothing was checked at all; rows that could not be are
   findings. */
static bool not_run(const struct check *c)
{
    return c->outcome == OUTCOME_UNKNOWN && c->unknown == 0;
}

static void list_entries(struct lister *l)
{
    const struct diags *found = l->list->found;
    const struct checks *checks = l->list->checks;
    size_t n_checks = checks != NULL ? checks->n : 0;

    l->entries = arena_new(l->a, struct entry, found->n + n_checks);
    for (size_t i = 0; i < found->n; i++) {
        struct entry *e = &l->entries[l->n++];
        *e = (struct entry){
            .finding = &found->list[i], .index = i, .part = part_of(&found->list[i])};
        e->at = NO_PLACE;
        find_place(l, e);
    }
    for (size_t i = 0; i < found->n; i++)
        l->entries[i].root = root_of(l, &l->entries[i]);
    for (size_t i = 0; i < n_checks; i++) {
        struct entry *e = &l->entries[l->n];
        if (!not_run(&checks->list[i]))
            continue;
        *e = (struct entry){.check = &checks->list[i], .index = found->n + i};
        e->part = PART_UNKNOWN;
        e->at = NO_PLACE;
        e->root = e;
        l->n++;
    }
    for (size_t i = 0; i < l->n; i++)
        l->count[l->entries[i].part]++;
}

/* ---- their order ---- */

/* Those that stand in the document first, in its order; then by file and line. */
static int by_place(const struct entry *a, const struct entry *b)
{
    int order = 0;

    if (a->at >= 0 && b->at >= 0)
        order = (a->at > b->at) - (a->at < b->at);
    else if (a->at >= 0 || b->at >= 0)
        return a->at >= 0 ? -1 : 1;
    if (order == 0 && a->finding != NULL && b->finding != NULL)
        order = place_cmp(&a->finding->at, &b->finding->at);
    return order != 0 ? order : a->index < b->index ? -1 : a->index > b->index;
}

static int by_order(const void *left, const void *right)
{
    const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;

    if (a->part != b->part)
        return a->part < b->part ? -1 : 1;
    if (a->root != b->root)
        return by_place(a->root, b->root);
    if (a == a->root || b == b->root)
        return a == b ? 0 : a == a->root ? -1 : 1;
    return by_place(a, b);
}

static void number_entries(struct lister *l)
{
    struct draft *draft = l->doc->draft;
    int n = 0;

    l->sorted = arena_new(l->a, struct entry *, l->n);
    for (size_t i = 0; i < l->n; i++)
        l->sorted[i] = &l->entries[i];
    if (l->n > 1)
        qsort(l->sorted, l->n, sizeof *l->sorted, by_order);
    for (size_t i = 0; i < l->n && draft->mark.n > 0; i++) {
        struct entry *e = l->sorted[i];
        if (e->at == NO_PLACE || e->part == PART_UNKNOWN)
            continue;
        const struct doc_word word = {"n", str_printf(l->a, "%d", ++n)};
        e->mark = doc_fill(l->a, draft->mark, &word, 1);
    }
}

/* ---- what a row says ---- */

static struct str file_name(const struct lister *l, struct str path)
{
    struct str folder = l->list->folder;
    while (folder.n > 0 && folder.s[folder.n - 1] == '/')
        folder.n--;
    if (folder.n > 0 && str_starts(path, folder) && path.n > folder.n && path.s[folder.n] == '/')
        return str_cut(path, folder.n + 1, path.n);
    return path_name(path);
}

static struct str place_text(const struct lister *l, struct place at)
{
    const struct doc_word words[] = {{"file", file_name(l, at.path)},
                                     {"line", str_printf(l->a, "%d", at.line)}};

    if (at.path.n == 0)
        return (struct str){0};
    return doc_fill(l->a, at.line > 0 ? l->style->place_line : l->style->place, words, 2);
}

/* A text behind what is there already, on a line of its own. */
static void add_line(struct strbuf *b, struct str text)
{
    if (text.n == 0)
        return;
    if (b->n > 0)
        strbuf_addc(b, '\n');
    strbuf_add(b, text);
}

static struct str entry_place(const struct lister *l, const struct entry *e)
{
    enum { NOTES_MAX = 3 }; /* what matters comes first */
    struct strbuf b = {.a = l->a};
    int n = 0;

    if (e->finding == NULL)
        return (struct str){0};
    strbuf_add(&b, place_text(l, e->finding->at));
    if (l->list->about != NULL)
        add_line(&b, l->list->about[e->index].column);
    for (const struct diag_note *note = e->finding->notes; note != NULL && n < NOTES_MAX;
         note = note->next) {
        const struct doc_word word = {"place", place_text(l, note->at)};
        if (word.text.n == 0 || place_cmp(&note->at, &e->finding->at) == 0)
            continue;
        add_line(&b, doc_fill(l->a, l->style->other, &word, 1));
        n++;
    }
    return strbuf_str(&b);
}

static struct str entry_rule(const struct entry *e)
{
    if (e->finding == NULL)
        return e->check->rule->id;
    return e->finding->rule != NULL ? e->finding->rule->id : (struct str){0};
}

/* The text with no place to break in it. */
static struct str unbroken(struct arena *a, struct str text)
{
    enum { WORD_JOINER = 0x2060 };
    struct strbuf b = {.a = a};

    for (size_t i = 0; i < text.n;) {
        if (i > 0)
            strbuf_addu(&b, WORD_JOINER);
        strbuf_addu(&b, utf8_next(text, &i));
    }
    return strbuf_str(&b);
}

/* How another finding is named: by its mark, else by rule and place. */
static struct str entry_name(const struct lister *l, const struct entry *e)
{
    struct str at = place_text(l, e->finding->at), rule = entry_rule(e);

    if (e->mark.n > 0)
        return unbroken(l->a, e->mark);
    return str_printf(l->a, "%.*s%s%.*s", STR_FMT(rule), rule.n > 0 && at.n > 0 ? " " : "",
                      STR_FMT(at));
}

static void add_sentence(struct strbuf *b, enum report_lang lang, struct str text)
{
    if (b->n > 0 && text.n > 0 && lang == REPORT_EN)
        strbuf_addc(b, ' ');
    strbuf_add(b, text);
}

/* What is wrong, where that comes from, what to do, and why it may stand. */
static struct str entry_text(const struct lister *l, const struct entry *e)
{
    struct strbuf b = {.a = l->a};
    bool zh = l->lang == REPORT_ZH;

    if (e->finding == NULL)
        return zh ? e->check->why_zh : e->check->why_en;
    strbuf_add(&b, report_text(l->a, e->finding, l->lang));
    const struct diag_rule *rule = e->finding->rule;
    if (rule == NULL)
        return strbuf_str(&b);
    if (rule->cause > 0 && rule->cause <= l->list->found->n) {
        const struct doc_word word = {"cause", entry_name(l, &l->entries[rule->cause - 1])};
        add_sentence(&b, l->lang, doc_fill(l->a, l->style->cause, &word, 1));
    }
    if (rule->waiver.n == 0) {
        add_sentence(&b, l->lang, zh ? rule->do_zh : rule->do_en);
    } else {
        const struct doc_word word = {"reason", rule->waiver};
        add_sentence(&b, l->lang, doc_fill(l->a, l->style->reason, &word, 1));
    }
    return strbuf_str(&b);
}

static struct str entry_level(const struct lister *l, const struct entry *e)
{
    switch (e->part) {
    case PART_ERROR:
    case PART_WARNING:
    case PART_INFO:
        return l->style->levels[e->finding->severity];
    case PART_WAIVED:
        return l->style->waived;
    case PART_UNKNOWN:
    case PARTS:
        break;
    }
    return l->style->unknown;
}

/* ---- the table ---- */

static struct span *span_of(struct lister *l, struct str text, int *n)
{
    struct span *span = arena_new(l->a, struct span, 1);

    *n = text.n > 0;
    *span = (struct span){.text = text, .at = l->style->at};
    return span;
}

static struct cell cell_of(struct lister *l, int column, enum align align, struct str text)
{
    struct cell c = {.col = column, .colspan = 1, .rowspan = 1, .align = align};

    c.spans = span_of(l, text, &c.n_spans);
    return c;
}

static struct row row_new(struct lister *l)
{
    return (struct row){.cells = arena_new(l->a, struct cell, COLUMNS), .n_cells = COLUMNS};
}

/* The span that the mark in a row is known by. */
static struct str row_name(struct lister *l, size_t i)
{
    return str_printf(l->a, "findings/%zu/mark", i + 1);
}

static struct row entry_row(struct lister *l, size_t i)
{
    const struct entry *e = l->sorted[i];
    struct row row = row_new(l);

    row.cells[0] = cell_of(l, 0, ALIGN_CENTER, e->mark.n > 0 ? e->mark : l->style->no_mark);
    if (e->mark.n > 0) {
        row.cells[0].small = true;
        row.cells[0].spans->role = l->doc->draft->mark_style.role;
        row.cells[0].spans->figure = row_name(l, i);
    }
    row.cells[1] = cell_of(l, 1, ALIGN_CENTER, entry_level(l, e));
    row.cells[1].strong = e->part == PART_ERROR;
    row.cells[2] = cell_of(l, 2, ALIGN_LEFT, entry_place(l, e));
    row.cells[3] = cell_of(l, 3, ALIGN_CENTER, entry_rule(e));
    row.cells[3].small = true;
    row.cells[4] = cell_of(l, 4, ALIGN_LEFT, entry_text(l, e));
    row.cells[4].cont = CONTINUE_TEXT;
    return row;
}

static void add_rows(struct lister *l, struct table *t)
{
    t->body = arena_new(l->a, struct row, l->n + 1);
    t->n_body = (int)l->n;
    for (size_t i = 0; i < l->n; i++)
        t->body[i] = entry_row(l, i);
    if (l->n > 0)
        return;
    t->body[0] = row_new(l);
    t->body[0].cells[0] = cell_of(l, 0, ALIGN_LEFT, l->style->none);
    t->body[0].cells[0].colspan = COLUMNS;
    t->body[0].n_cells = t->n_body = 1;
}

static struct str counts_text(struct lister *l)
{
    const char *const names[PARTS] = {"errors", "warnings", "infos", "waived", "unknown"};
    struct doc_word words[PARTS];

    for (int i = 0; i < PARTS; i++)
        words[i] = (struct doc_word){names[i], str_printf(l->a, "%zu", l->count[i])};
    struct strbuf b = {.a = l->a};
    strbuf_add(&b, doc_fill(l->a, l->style->counts, words, PARTS));
    if (l->count[PART_WAIVED] > 0)
        strbuf_add(&b, doc_fill(l->a, l->style->counts_waived, words, PARTS));
    return strbuf_str(&b);
}

static struct table *make_table(struct lister *l)
{
    const struct findings_style *style = l->style;
    struct table *t = arena_new(l->a, struct table, 1);

    *t = (struct table){.style = style->table,
                        .again_suffix = style->again_suffix,
                        .summary = style->title,
                        .at = style->at,
                        .n_columns = COLUMNS,
                        .n_head = 1};
    t->columns = arena_new(l->a, struct column, COLUMNS);
    t->head = arena_new(l->a, struct row, 1);
    *t->head = row_new(l);
    for (int i = 0; i < COLUMNS; i++) {
        t->columns[i].width = style->widths[i];
        t->head->cells[i] = cell_of(l, i, ALIGN_CENTER, style->heads[i]);
        t->head->cells[i].head = true;
    }
    t->unit = span_of(l, style->side, &t->n_unit);
    t->lead = span_of(l, counts_text(l), &t->n_lead);
    t->again = span_of(l, style->again, &t->n_again);
    add_rows(l, t);
    return t;
}

static struct heading *make_heading(struct lister *l)
{
    struct heading *h = arena_new(l->a, struct heading, 1);

    *h =
        (struct heading){.level = 1, .plain = l->style->title, .text.style = l->style->title_style};
    h->text.spans = span_of(l, l->style->title, &h->text.n_spans);
    return h;
}

static void append_list(struct lister *l)
{
    struct doc *doc = l->doc;
    int first = doc->draft->first_block;
    struct block *blocks = arena_new(l->a, struct block, (size_t)first + 2);

    memcpy(blocks, doc->blocks, (size_t)first * sizeof *blocks);
    blocks[first] = (struct block){.kind = BLOCK_PAGE, .page = l->style->page};
    blocks[first + 1] =
        (struct block){.kind = BLOCK_TABLE, .heading = make_heading(l), .table = make_table(l)};
    doc->blocks = blocks;
    doc->n_blocks = first + 2;
}

/* ---- marks ---- */

static void make_marks(struct lister *l)
{
    struct draft *draft = l->doc->draft;

    draft->n_marks = 0;
    draft->marks = arena_new(l->a, struct mark, l->n);
    for (size_t i = 0; i < l->n; i++) {
        const struct entry *e = l->sorted[i];
        if (e->mark.n == 0)
            continue;
        const struct doc_word words[] = {{"mark", e->mark}, {"text", entry_text(l, e)}};
        draft->marks[draft->n_marks++] = (struct mark){
            .text = e->mark,
            .alt = doc_fill(l->a, l->style->mark_alt, words, 2),
            .back_alt = doc_fill(l->a, l->style->back_alt, words, 2),
            .figures = e->figures,
            .n_figures = e->n_figures,
            .row = row_name(l, i),
        };
    }
}

void findings_doc(struct arena *a, struct doc *doc, const struct findings_list *list)
{
    struct lister l = {.a = a, .doc = doc, .list = list};

    if (doc->draft == NULL || doc->draft->findings == NULL || doc->n_blocks == 0)
        return;
    if (doc->draft->first_block == 0)
        doc->draft->first_block = doc->n_blocks;
    l.style = doc->draft->findings;
    l.lang = str_starts(doc->lang, STR("zh")) ? REPORT_ZH : REPORT_EN;
    l.figures = doc_figures(a, doc, doc->draft->first_block);
    list_entries(&l);
    number_entries(&l);
    append_list(&l);
    make_marks(&l);
    draft_count(a, doc->draft, diags_count(list->found, SEVERITY_ERROR));
}
