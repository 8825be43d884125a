/* What a draft shows beside the document: <draft> and its <findings>. */
#include "template/reader_int.h"

#include <libxml/tree.h>

static void read_degrees(struct attrs *x, int *out)
{
    struct str s;
    int n = 0;

    if (!attr_str(x, "watermark-degrees", &s))
        return;
    bool negative = s.n > 0 && s.s[0] == '-';
    for (size_t i = negative; i < s.n && n >= 0; i++)
        n = s.s[i] >= '0' && s.s[i] <= '9' && n <= 360 ? n * 10 + (s.s[i] - '0') : -1;
    if (s.n == (size_t)negative || n < 0 || n > 360)
        FAULT(x->r, TEMPLATE_VALUE, x->at, STR("watermark-degrees"), s, STR("-360 ... 360"));
    else
        *out = negative ? -n : n;
}

/* A pattern, whose placeholders are `words`. */
static void read_pattern(struct attrs *x, const char *name, const char *words, struct str *out)
{
    if (attr_str(x, name, out))
        text_parse(x->r, *out, words, false, x->at); /* for its faults */
}

/* The attribute's parts, which are as many as the list of findings has columns. */
static const struct str *read_columns(struct attrs *x, const char *name)
{
    enum { COLUMNS = sizeof((struct findings_style){0}.heads) / sizeof(struct str) };
    struct str value;
    int n;

    if (!attr_demand(x, name, &value))
        return NULL;
    struct str *parts = split(x->r->a, value, &n);
    if (n == COLUMNS)
        return parts;
    FAULT(x->r, TEMPLATE_VALUE, x->at, str_from(name), value, str_printf(x->r->a, "%d", COLUMNS));
    return NULL;
}

static void read_findings_columns(struct attrs *x, struct findings_style *f)
{
    enum { COLUMNS = sizeof f->heads / sizeof f->heads[0] };
    const struct str *heads = read_columns(x, "heads"), *widths = read_columns(x, "columns");

    for (int i = 0; i < COLUMNS && heads != NULL; i++)
        f->heads[i] = heads[i];
    for (int i = 0; i < COLUMNS && widths != NULL; i++)
        if (!parse_length(widths[i], 0, &f->widths[i]) || f->widths[i] <= 0)
            FAULT(x->r, TEMPLATE_VALUE, x->at, STR("columns"), widths[i], STR("48pt"));
}

static void read_findings_words(struct attrs *x, struct findings_style *f)
{
    attr_demand(x, "title", &f->title);
    attr_str(x, "side", &f->side);
    read_pattern(x, "counts", "errors warnings infos unknown", &f->counts);
    read_pattern(x, "counts-waived", "waived", &f->counts_waived);
    attr_demand(x, "info", &f->levels[SEVERITY_INFO]);
    attr_demand(x, "warning", &f->levels[SEVERITY_WARNING]);
    attr_demand(x, "error", &f->levels[SEVERITY_ERROR]);
    f->levels[SEVERITY_SYSTEM] = f->levels[SEVERITY_ERROR];
    attr_demand(x, "unknown", &f->unknown);
    attr_demand(x, "waived", &f->waived);
    attr_str(x, "no-mark", &f->no_mark);
    read_pattern(x, "place", "file", &f->place);
    read_pattern(x, "place-line", "file line", &f->place_line);
    read_pattern(x, "other", "place", &f->other);
    read_pattern(x, "cause", "cause", &f->cause);
    read_pattern(x, "reason", "reason", &f->reason);
    attr_str(x, "none", &f->none);
    read_pattern(x, "mark-alt", "mark text", &f->mark_alt);
    read_pattern(x, "back-alt", "mark text", &f->back_alt);
}

/* What the line above a continued list says. */
static struct str again_text(struct reader *r, const struct table_look *look, struct str title)
{
    struct strbuf b = {.a = r->a};

    for (int i = 0; i < look->again.n; i++) {
        const struct piece *p = &look->again.pieces[i];
        strbuf_add(&b, p->kind == PIECE_LITERAL ? p->literal : title);
    }
    return strbuf_str(&b);
}

static const struct findings_style *read_findings(struct reader *r, xmlNode *element)
{
    struct attrs x = attrs_open(r, element);
    struct findings_style *f = arena_new(r->a, struct findings_style, 1);
    struct str name;

    f->at = x.at;
    if (attr_demand(&x, "page", &name))
        f->page = find_page(r, name, x.at);
    const struct table_look *look =
        attr_demand(&x, "table-style", &name) ? find_table(r, name, x.at) : NULL;
    read_findings_columns(&x, f);
    read_findings_words(&x, f);
    attrs_close(&x);
    no_elements(r, element);
    if (look == NULL)
        return f;
    f->table = &look->style;
    if (look->title == NULL)
        FAULT(r, TEMPLATE_ATTRIBUTE_MISSING, x.at, STR("title"), look->style.name);
    else
        f->title_style = &look->title->style;
    f->again = again_text(r, look, f->title);
    f->again_suffix = look->again_suffix;
    return f;
}

/* The one element in <draft>. */
static void read_draft_findings(struct reader *r, xmlNode *element, struct draft *d)
{
    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p)) {
        if (!xml_is(p, "findings") || d->findings != NULL)
            fault_element(r, p, element);
        else
            d->findings = read_findings(r, p);
    }
}

void draft_read(struct reader *r, xmlNode *element)
{
    struct attrs x = attrs_open(r, element);
    struct draft_look *look = arena_new(r->a, struct draft_look, 1);
    struct draft *d = &look->draft;

    look->at = x.at;
    attr_demand(&x, "watermark", &look->watermark);
    read_text_style(&x, "watermark-", &d->watermark_style);
    demand_text_style(&x, "watermark-", &d->watermark_style);
    read_degrees(&x, &d->watermark_degrees);
    read_pattern(&x, "line", "errors", &d->line_open);
    read_pattern(&x, "line-clean", "", &d->line_clean);
    read_text_style(&x, "line-", &d->line_style);
    demand_text_style(&x, "line-", &d->line_style);
    attr_length(&x, "line-rise", d->line_style.size, false, &d->line_rise);
    read_pattern(&x, "mark", "n", &d->mark);
    read_text_style(&x, "mark-", &d->mark_style);
    if (d->mark.n > 0)
        demand_text_style(&x, "mark-", &d->mark_style);
    attr_length(&x, "mark-gap", d->mark_style.size, false, &d->mark_gap);
    attrs_close(&x);
    read_draft_findings(r, element, d);
    if (r->t->styles.draft != NULL)
        fault_element(r, element, element->parent);
    r->t->styles.draft = look;
}
