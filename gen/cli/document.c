#include "cli/document.h"

#include "cli/attach.h"
#include "cli/findings.h"
#include "layout/layout.h"
#include "merge/merge.h"

bool document_template(struct document *d)
{
    d->schema = schema_load(&d->mem, d->paths.templ, &d->found);
    d->templ = template_load(&d->mem, d->paths.templ, &d->found);
    return d->schema != NULL && d->templ != NULL;
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
    return pdf_write(&d->mem, d->pages, fonts, &options, &d->pdf, &d->found);
}

void document_close(struct document *d)
{
    if (d->facts != NULL)
        facts_close(d->facts);
    diags_release(&d->found);
    arena_release(&d->mem);
    *d = (struct document){0};
}
