#include "report/report.h"

#include "report/report_int.h"

#include <stdlib.h>
#include <string.h>

static const struct wording {
    const char *zh, *en;
} wordings[] = {
#define MSG(id, zh, en) [DIAG_##id] = {zh, en},
#include "report/messages.def"
#undef MSG
};

/* As many wordings as findings, and none twice (the compiler warns of it):
   so none is missing. */
enum {
    WORDINGS = 0
#define MSG(id, zh, en) +1
#include "report/messages.def"
#undef MSG
};
_Static_assert((int)WORDINGS == (int)DIAG_COUNT,
               "report/messages.def and base/diag_ids.def differ");

enum report_lang report_lang_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && *value != '\0')
            return strncmp(value, "zh", 2) == 0 ? REPORT_ZH : REPORT_EN;
    }
    return REPORT_EN;
}

struct str report_text(struct arena *a, const struct diag *f, enum report_lang lang)
{
    const char *pattern = lang == REPORT_ZH ? wordings[f->id].zh : wordings[f->id].en;
    struct strbuf text = {.a = a};

    if (f->rule != NULL)
        return lang == REPORT_ZH ? f->rule->zh : f->rule->en;
    for (const char *p = pattern; *p != '\0'; p++) {
        bool argument = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
        if (!argument) {
            strbuf_addc(&text, *p);
            continue;
        }
        if (p[1] - '1' < f->n_args)
            strbuf_add(&text, f->args[p[1] - '1']);
        p += 2;
    }
    return strbuf_str(&text);
}

const char *severity_word(enum severity s)
{
    switch (s) {
    case SEVERITY_INFO:
        return "info";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_ERROR:
    case SEVERITY_SYSTEM:
        return "error";
    }
    return "";
}

const char *outcome_word(enum outcome o)
{
    switch (o) {
    case OUTCOME_HOLDS:
        return "holds";
    case OUTCOME_BROKEN:
        return "broken";
    case OUTCOME_UNKNOWN:
        return "unknown";
    }
    return "";
}

const char *on_word(enum rule_on on)
{
    switch (on) {
    case RULE_ON_FACTS:
        return "facts";
    case RULE_ON_PRINTED:
        return "printed";
    case RULE_ON_BOTH:
        return "both";
    }
    return "";
}

bool is_unknown(const struct diag *f)
{
    return f->rule != NULL && f->rule->unknown;
}

struct str in_lang(const struct report *r, struct str zh, struct str en)
{
    return r->lang == REPORT_ZH ? zh : en;
}

struct str cause_lead(const struct report *r)
{
    return in_lang(r, STR("随这一处而来："), STR("follows from this: "));
}

struct str note_text(const struct report *r, const struct diag_note *n)
{
    struct str text = in_lang(r, n->zh, n->en);

    return text.n > 0 ? text : in_lang(r, STR("另一处在这里"), STR("the other place is here"));
}

/* ---- order ---- */

/* The finding that it follows from in the end. */
static size_t root_of(const struct diags *d, size_t i)
{
    for (size_t steps = 0; steps < d->n; steps++) {
        const struct diag_rule *rule = d->list[i].rule;
        if (rule == NULL || rule->cause == 0 || rule->cause > d->n)
            break;
        i = rule->cause - 1;
    }
    return i;
}

struct sorting {
    struct ordered of;
    struct place root; /* place of its root */
};

static int by_place(const void *left, const void *right)
{
    const struct sorting *a = left, *b = right;
    int order = place_cmp(&a->root, &b->root);

    if (order == 0)
        order = (a->of.root > b->of.root) - (a->of.root < b->of.root);
    if (order == 0) /* the cause first */
        order = (a->of.root != a->of.number) - (b->of.root != b->of.number);
    if (order == 0)
        order = place_cmp(&a->of.finding->at, &b->of.finding->at);
    return order != 0 ? order : (a->of.number > b->of.number) - (a->of.number < b->of.number);
}

struct ordered *report_order(struct arena *a, const struct diags *d)
{
    struct sorting *list = arena_new(a, struct sorting, d->n);
    struct ordered *out = arena_new(a, struct ordered, d->n);

    for (size_t i = 0; i < d->n; i++) {
        size_t root = root_of(d, i);
        list[i] = (struct sorting){{&d->list[i], i, root}, d->list[root].at};
    }
    if (d->n > 1)
        qsort(list, d->n, sizeof *list, by_place);
    for (size_t i = 0; i < d->n; i++)
        out[i] = list[i].of;
    return out;
}

/* ---- a run ---- */

void report_begin(struct report *r, enum report_lang lang, enum report_format format, FILE *out)
{
    *r = (struct report){.lang = lang, .format = format, .out = out};
    if (format == REPORT_JSON)
        fputs("{\"datasets\": [", out);
    if (format == REPORT_SARIF)
        sarif_begin(r);
}

void report_dataset(struct report *r, struct str dataset, const struct diags *d,
                    const struct checks *checks)
{
    struct arena tmp = {0};

    switch (r->format) {
    case REPORT_TEXT:
        text_dataset(r, &tmp, dataset, d, checks);
        break;
    case REPORT_JSON:
        json_dataset(r, &tmp, dataset, d, checks);
        break;
    case REPORT_SARIF:
        sarif_dataset(r, &tmp, d, checks);
        break;
    }
    r->datasets++;
    arena_release(&tmp);
}

void report_end(struct report *r)
{
    if (r->format == REPORT_JSON)
        fputs("\n]}\n", r->out);
    if (r->format == REPORT_SARIF)
        sarif_end(r);
    arena_release(&r->mem);
}

void report_print(const struct diags *d, enum report_lang lang, enum report_format format,
                  FILE *out)
{
    struct report r;

    report_begin(&r, lang, format, out);
    report_dataset(&r, (struct str){0}, d, NULL);
    report_end(&r);
}
