#include "cli/document.h"

#include "base/file.h"
#include "cli/attach.h"
#include "cli/findings.h"
#include "layout/layout.h"
#include "merge/merge.h"
#include "narrative/narrative.h"

#include <sys/stat.h>
#include <unistd.h>

bool document_template(struct document *d)
{
    d->schema = schema_load(&d->mem, d->paths.templ, &d->found);
    d->templ = template_load(&d->mem, d->paths.templ, &d->found);
    d->rules = rules_load(&d->mem, &d->paths, &d->found);
    d->words = words_load(&d->mem, d->paths.common, &d->found);
    return d->schema != NULL && d->templ != NULL && d->rules != NULL && d->words != NULL;
}

bool document_facts(struct document *d)
{
    d->facts = facts_open(d->schema, &d->paths, &d->found);
    return d->facts != NULL;
}

bool document_views(struct document *d)
{
    return facts_compute(d->facts, &d->found);
}

/* ---- rules ---- */

static struct str printed_folder(struct arena *a, const struct document *d)
{
    return path_join(a, d->paths.dataset, STR("公开文件"));
}

bool document_has_printed(const struct document *d)
{
    struct arena tmp = {0};
    struct stat st;
    bool there = stat(str_z(&tmp, printed_folder(&tmp, d)), &st) == 0 && S_ISDIR(st.st_mode);

    arena_release(&tmp);
    return there;
}

bool document_has_facts(const struct document *d)
{
    struct arena tmp = {0};
    bool there = false;

    for (int i = 0; i < d->schema->n_sheets && !there; i++) {
        const struct schema_sheet *s = &d->schema->sheets[i];
        struct str path = path_join(&tmp, d->paths.dataset, schema_file(&tmp, s));
        there = s->source == SHEET_DATASET && access(str_z(&tmp, path), F_OK) == 0;
    }
    arena_release(&tmp);
    return there;
}

void document_printed(struct document *d)
{
    struct facts_paths paths = {
        .dataset = printed_folder(&d->mem, d),
        .templ = path_join(&d->mem, d->paths.templ, STR("published")),
        .common = d->paths.common,
    };

    if (!document_has_printed(d))
        return;
    struct schema *schema = schema_load(&d->mem, paths.templ, &d->found);
    if (schema == NULL)
        return;
    d->printed = facts_open(schema, &paths, &d->found);
    if (d->printed != NULL) {
        facts_compute(d->printed, &d->found);
        narrative_read(&d->mem, d->templ, d->printed);
        words_put(&d->mem, d->words, schema, d->printed);
    }
}

/* The column `scope` of the sheet of reviews, where the template has one. */
static void take_reviews(struct document *d)
{
    const struct rows *r = facts_rows(d->facts, STR("secrecy_review"));
    int column = r == NULL ? -1 : rows_column(r, STR("scope"));

    if (column < 0)
        return;
    struct str *scopes = arena_new(&d->mem, struct str, (size_t)r->n + 1);
    for (int i = 0; i < r->n; i++)
        scopes[i] = r->cells[i * r->n_columns + column].text;
    words_review(d->words, scopes, (size_t)r->n);
}

void document_check(struct document *d)
{
    size_t before = diags_count(&d->found, SEVERITY_ERROR);
    struct check_what what = {
        .facts = d->facts,
        .waivers = path_join(&d->mem, d->paths.dataset, STR("waivers.csv")),
        .fen_per_unit = d->templ->styles.fen_per_unit,
    };

    d->checks = arena_new(&d->mem, struct checks, 1);
    if (d->facts != NULL)
        take_reviews(d);
    if (before > 0) { /* rules would only repeat that something could not be read */
        check_leave_out(&d->mem, d->rules, RULE_ON_FACTS | RULE_ON_PRINTED | RULE_ON_BOTH,
                        STR("表格有错，先改正上面的问题"),
                        STR("the sheets have faults; first mend what is named above"), d->checks);
        return;
    }
    if (d->facts != NULL)
        words_put(&d->mem, d->words, d->schema, d->facts);
    document_printed(d);
    what.printed = d->printed;
    check_run(&d->mem, d->rules, &what, d->checks, &d->found);
}

/* ---- characters ---- */

struct character_check {
    struct fontset *fonts;
    struct diags *found;
};

/* The text around a character, for a finding: a few characters either side. */
static struct str around(struct str text, size_t from, size_t to)
{
    enum { REACH = 18 }; /* bytes: about six Han characters */
    size_t start = from > REACH ? from - REACH : 0;
    size_t end = to + REACH < text.n ? to + REACH : text.n;

    while (start < from && ((unsigned char)text.s[start] & 0xC0) == 0x80)
        start++;
    while (end > to && end < text.n && ((unsigned char)text.s[end] & 0xC0) == 0x80)
        end--;
    return str_cut(text, start, end);
}

static void report_missing(struct character_check *c, struct str text, size_t from, size_t to,
                           uint32_t code_point, struct place at)
{
    struct arena tmp = {0};

    DIAG_ADD(c->found, DIAG_MISSING_CHARACTER, at, str_cut(text, from, to),
             str_printf(&tmp, "U+%04X", (unsigned)code_point), around(text, from, to));
    arena_release(&tmp);
}

static bool see_text(void *ctx, struct str text, struct place at)
{
    struct character_check *c = ctx;

    for (size_t i = 0; fontset_find_uncovered(c->fonts, text, &i);) {
        size_t from = i;
        uint32_t code_point = utf8_next(text, &i);
        report_missing(c, text, from, i, code_point, at);
    }
    return true;
}

void document_check_characters(struct document *d, struct fontset *fonts)
{
    struct character_check c = {fonts, &d->found};

    facts_each_text(d->facts, see_text, &c);
}

bool document_merge(struct document *d, bool draft)
{
    d->doc = merge(&d->mem, d->facts, d->templ, draft, &d->found);
    return d->doc != NULL;
}

/* Lists what setting the pages has found; finding it again says nothing new. */
static void set_again(struct document *d, struct fontset *fonts)
{
    struct diags again = {0};

    findings_append(d);
    d->pages = layout(&d->mem, d->doc, fonts, &again);
    diags_release(&again);
}

bool document_layout(struct document *d, struct fontset *fonts)
{
    size_t before = d->found.n;

    findings_append(d);
    d->pages = layout(&d->mem, d->doc, fonts, &d->found);
    if (d->pages != NULL && d->doc->draft != NULL && d->found.n > before)
        set_again(d, fonts);
    return d->pages != NULL;
}

bool document_emit(struct document *d, struct fontset *fonts, enum pdf_profile profile)
{
    struct pdf_options options = {.profile = profile};

    if (profile == PDF_A3A &&
        !attach_sheets(&d->mem, d->schema, d->paths.dataset, &options, &d->found))
        return false;
    d->attachments = options.attachments;
    d->n_attachments = options.n_attachments;
    return pdf_write(&d->mem, d->pages, fonts, &options, &d->pdf, &d->found);
}

void document_close(struct document *d)
{
    if (d->facts != NULL)
        facts_close(d->facts);
    if (d->printed != NULL)
        facts_close(d->printed);
    diags_release(&d->found);
    arena_release(&d->mem);
    *d = (struct document){0};
}
