#include "template/reader_int.h"

#include <libxml/tree.h>
#include <string.h>

/* ---- finding ---- */

static void fault_style(struct reader *r, const char *kind, struct str name, struct place at)
{
    FAULT(r, TEMPLATE_UNKNOWN_STYLE, at, str_from(kind), name);
}

static const struct page_style *page_named(const struct styles *s, struct str name)
{
    for (size_t i = 0; i < s->n_pages; i++)
        if (str_eq(s->pages[i].name, name))
            return &s->pages[i];
    return NULL;
}

static struct par_look *par_named(const struct styles *s, struct str name)
{
    for (size_t i = 0; i < s->n_pars; i++)
        if (str_eq(s->pars[i]->style.name, name))
            return s->pars[i];
    return NULL;
}

static struct table_look *table_named(const struct styles *s, struct str name)
{
    for (size_t i = 0; i < s->n_tables; i++)
        if (str_eq(s->tables[i]->style.name, name))
            return s->tables[i];
    return NULL;
}

static const struct contents_look *contents_named(const struct styles *s, struct str name)
{
    for (size_t i = 0; i < s->n_contents; i++)
        if (str_eq(s->contents[i].name, name))
            return &s->contents[i];
    return NULL;
}

const struct page_style *find_page(struct reader *r, struct str name, struct place at)
{
    const struct page_style *found = page_named(&r->t->styles, name);

    if (found == NULL)
        fault_style(r, "page-style", name, at);
    return found;
}

const struct par_look *find_par(struct reader *r, struct str name, struct place at)
{
    const struct par_look *found = par_named(&r->t->styles, name);

    if (found == NULL)
        fault_style(r, "par-style", name, at);
    return found;
}

const struct table_look *find_table(struct reader *r, struct str name, struct place at)
{
    const struct table_look *found = table_named(&r->t->styles, name);

    if (found == NULL)
        fault_style(r, "table-style", name, at);
    return found;
}

const struct contents_look *find_contents(struct reader *r, struct str name, struct place at)
{
    const struct contents_look *found = contents_named(&r->t->styles, name);

    if (found == NULL)
        fault_style(r, "contents-style", name, at);
    return found;
}

/* A paragraph style that an attribute names; *out stays if there is none. */
static void par_attr(struct attrs *x, const char *name, const struct par_look **out)
{
    struct str value;

    if (attr_str(x, name, &value))
        *out = find_par(x->r, value, x->at);
}

/* ---- parts of styles ---- */

struct length_field {
    const char *name;
    mpt *value;
};

static void read_lengths(struct attrs *x, mpt em, const struct length_field *fields, size_t n)
{
    for (size_t i = 0; i < n; i++)
        attr_length(x, fields[i].name, em, false, fields[i].value);
}

#define LENGTHS(x, em, ...)                                                                        \
    read_lengths((x), (em), (const struct length_field[]){__VA_ARGS__},                            \
                 sizeof((const struct length_field[]){__VA_ARGS__}) / sizeof(struct length_field))

void read_text_style(struct attrs *x, const char *prefix, struct text_style *style)
{
    struct arena *a = x->r->a;
    struct str p = str_from(prefix);
    struct attrs *const attrs = x;

    attr_str(attrs, str_z(a, str_printf(a, "%.*srole", STR_FMT(p))), &style->role);
    attr_length(attrs, str_z(a, str_printf(a, "%.*ssize", STR_FMT(p))), 0, false, &style->size);
    attr_length(attrs, str_z(a, str_printf(a, "%.*stracking", STR_FMT(p))), style->size, true,
                &style->tracking);
}

void demand_text_style(struct attrs *x, const char *prefix, const struct text_style *style)
{
    if (style->role.n == 0)
        FAULT(x->r, TEMPLATE_ATTRIBUTE_MISSING, x->at, str_printf(x->r->a, "%srole", prefix),
              element_name(x->element));
    if (style->size <= 0)
        FAULT(x->r, TEMPLATE_ATTRIBUTE_MISSING, x->at, str_printf(x->r->a, "%ssize", prefix),
              element_name(x->element));
}

static void demand_length(struct attrs *x, const char *name, mpt value)
{
    if (value <= 0)
        FAULT(x->r, TEMPLATE_ATTRIBUTE_MISSING, x->at, str_from(name), element_name(x->element));
}

/* The name of a style; reports one that is taken. */
static struct str read_name(struct attrs *x, bool (*taken)(const struct styles *, struct str))
{
    struct str name = {0};

    if (attr_demand(x, "name", &name) && taken(&x->r->t->styles, name))
        FAULT(x->r, TEMPLATE_STYLE_TWICE, x->at, element_name(x->element), name);
    return name;
}

static bool page_taken(const struct styles *s, struct str name)
{
    return page_named(s, name) != NULL;
}

static bool par_taken(const struct styles *s, struct str name)
{
    return par_named(s, name) != NULL;
}

static bool table_taken(const struct styles *s, struct str name)
{
    return table_named(s, name) != NULL;
}

static bool contents_taken(const struct styles *s, struct str name)
{
    return contents_named(s, name) != NULL;
}

/* ---- page-style ---- */

static void check_page(struct attrs *x, const struct page_style *p)
{
    demand_length(x, "width", p->width);
    demand_length(x, "height", p->height);
    if (p->width > 0 && p->left + p->right >= p->width)
        FAULT(x->r, TEMPLATE_PAGE_AREA, x->at, p->name);
    else if (p->height > 0 && p->top + p->bottom >= p->height)
        FAULT(x->r, TEMPLATE_PAGE_AREA, x->at, p->name);
    if (p->grid_lines > 0)
        demand_length(x, "grid-em", p->grid_em);
    if (p->folio)
        demand_text_style(x, "folio-", &p->folio_style);
}

static void read_page_style(struct reader *r, xmlNode *element)
{
    struct styles *s = &r->t->styles;
    struct attrs x = attrs_open(r, element);
    struct page_style p = {0};
    struct str name = read_name(&x, page_taken), like;

    if (attr_str(&x, "like", &like)) {
        const struct page_style *base = find_page(r, like, x.at);
        if (base != NULL)
            p = *base;
    }
    p.name = name;
    LENGTHS(&x, 0, {"width", &p.width}, {"height", &p.height}, {"top", &p.top},
            {"bottom", &p.bottom}, {"left", &p.left}, {"right", &p.right}, {"grid-em", &p.grid_em});
    attr_count(&x, "grid-lines", &p.grid_lines);
    attr_count(&x, "grid-chars", &p.grid_chars);
    if (attr_str(&x, "folio", &p.folio_text))
        text_parse(r, p.folio_text, "n", false, x.at); /* for its faults */
    p.folio = p.folio_text.n > 0;
    read_text_style(&x, "folio-", &p.folio_style);
    LENGTHS(&x, p.folio_style.size, {"folio-drop", &p.folio_drop}, {"folio-inset", &p.folio_inset},
            {"folio-gap", &p.folio_gap});
    check_page(&x, &p);
    attrs_close(&x);
    no_elements(r, element);
    s->pages[s->n_pages++] = p;
}

/* ---- par-style ---- */

static void read_par_measures(struct attrs *x, struct par_style *p)
{
    mpt em = p->text.size;
    int align = (int)p->align;

    if (attr_choice(x, "align", "left center right justify", &align))
        p->align = (enum align)align;
    attr_bool(x, "grid", &p->grid);
    LENGTHS(x, em, {"leading", &p->leading}, {"before", &p->before}, {"after", &p->after},
            {"at", &p->at}, {"shrink-size", &p->shrink_size});
    attr_length(x, "first-indent", em, true, &p->first_indent);
    attr_length(x, "indent", em, true, &p->indent);
    attr_length(x, "hang", em, true, &p->hang);
    attr_length(x, "right-indent", em, true, &p->right_indent);
    attr_count(x, "shrink-lines", &p->shrink_lines);
    attr_bool(x, "auto-space", &p->auto_space);
    attr_bool(x, "even", &p->even);
    attr_bool(x, "keep-next", &p->keep_next);
}

static void read_par_style(struct reader *r, xmlNode *element)
{
    struct styles *s = &r->t->styles;
    struct attrs x = attrs_open(r, element);
    struct par_look *look = arena_new(r->a, struct par_look, 1);
    struct str name = read_name(&x, par_taken), like;
    int kind = 0;

    look->style.at = -1;
    if (attr_str(&x, "like", &like)) {
        const struct par_look *base = find_par(r, like, x.at);
        if (base != NULL)
            *look = *base;
    }
    look->style.name = name;
    read_text_style(&x, "", &look->style.text);
    read_par_measures(&x, &look->style);
    if (attr_choice(&x, "kind", "text title", &kind))
        look->title = kind == 1;
    attr_str(&x, "term-role", &look->term_role);
    attr_str(&x, "number-role", &look->number_role);
    demand_text_style(&x, "", &look->style.text);
    if (!look->style.grid)
        demand_length(&x, "leading", look->style.leading);
    attrs_close(&x);
    no_elements(r, element);
    s->pars[s->n_pars++] = look;
}

/* ---- heading ---- */

static void read_heading(struct reader *r, xmlNode *element)
{
    struct styles *s = &r->t->styles;
    struct attrs x = attrs_open(r, element);
    struct heading_look h = {0};
    struct str name;

    if (!attr_count(&x, "level", &h.level) && !attr_has(&x, "level"))
        FAULT(r, TEMPLATE_ATTRIBUTE_MISSING, x.at, STR("level"), element_name(element));
    if (h.level > 0 && (h.level > LEVEL_MAX || (size_t)h.level != s->n_headings + 1))
        FAULT(r, TEMPLATE_HEADING_ORDER, x.at, str_printf(r->a, "%d", h.level),
              str_printf(r->a, "%zu", s->n_headings + 1));
    if (attr_demand(&x, "par-style", &name))
        h.look = find_par(r, name, x.at);
    h.number = text_attr(&x, "number", "n", false);
    par_attr(&x, "number-style", &h.number_look);
    attr_str(&x, "gap", &h.gap);
    attr_count(&x, "contents", &h.contents);
    if (attr_str(&x, "page", &name))
        h.page = find_page(r, name, x.at);
    attrs_close(&x);
    no_elements(r, element);
    s->headings[s->n_headings++] = h;
}

/* ---- table-style ---- */

static void read_rules(struct attrs *x, struct table_style *t)
{
    LENGTHS(x, 0, {"rule-outer", &t->rule_outer}, {"rule-head", &t->rule_head},
            {"rule-inner", &t->rule_inner}, {"rule-cut", &t->rule_cut},
            {"rule-total", &t->rule_total}, {"rule-side", &t->rule_side});
}

static void read_table_measures(struct attrs *x, struct table_style *t)
{
    read_text_style(x, "", &t->body);
    read_text_style(x, "strong-", &t->strong);
    read_text_style(x, "number-", &t->number);
    read_text_style(x, "unit-", &t->unit);
    LENGTHS(x, t->body.size, {"leading", &t->leading}, {"pad-x", &t->pad_x}, {"pad-y", &t->pad_y},
            {"tight-pad-y", &t->tight_pad_y}, {"tight-leading", &t->tight_leading},
            {"row-min", &t->row_min}, {"number-row", &t->number_row}, {"title-gap", &t->title_gap},
            {"unit-gap", &t->unit_gap}, {"note-gap", &t->note_gap}, {"after", &t->after});
    read_rules(x, t);
    demand_text_style(x, "", &t->body);
    demand_text_style(x, "strong-", &t->strong);
    demand_text_style(x, "number-", &t->number);
    demand_text_style(x, "unit-", &t->unit);
    demand_length(x, "leading", t->leading);
}

static void read_table_style(struct reader *r, xmlNode *element)
{
    struct styles *s = &r->t->styles;
    struct attrs x = attrs_open(r, element);
    struct table_look *look = arena_new(r->a, struct table_look, 1);
    struct str name = read_name(&x, table_taken), like;

    if (attr_str(&x, "like", &like)) {
        const struct table_look *base = find_table(r, like, x.at);
        if (base != NULL)
            *look = *base;
    }
    look->style.name = name;
    par_attr(&x, "title", &look->title);
    par_attr(&x, "note", &look->note);
    read_table_measures(&x, &look->style);
    if (attr_has(&x, "again"))
        look->again = text_attr(&x, "again", "title", false);
    attr_str(&x, "again-suffix", &look->again_suffix);
    if (attr_has(&x, "note-number"))
        look->note_number = text_attr(&x, "note-number", "n", false);
    attr_bool(&x, "centered", &look->centered);
    attr_bool(&x, "grid-block", &look->grid_block);
    attrs_close(&x);
    no_elements(r, element);
    s->tables[s->n_tables++] = look;
}

/* ---- contents-style ---- */

static void read_levels(struct reader *r, xmlNode *element, struct contents *c)
{
    size_t n = 0, cap = 0;

    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p)) {
        struct attrs x = attrs_open(r, p);
        struct str name;
        const struct par_look *look = NULL;

        if (!xml_is(p, "level")) {
            fault_element(r, p, element);
            continue;
        }
        if (attr_demand(&x, "par-style", &name))
            look = find_par(r, name, x.at);
        attrs_close(&x);
        if (look != NULL)
            ARENA_PUSH(r->a, c->levels, n, cap) = (struct contents_level){.entry = look->style};
    }
    c->n_levels = (int)n;
    if (xml_child(element) == NULL)
        FAULT(r, TEMPLATE_LACKING, xml_place(&r->xml, element), element_name(element),
              STR("level"));
}

static void read_contents_style(struct reader *r, xmlNode *element)
{
    struct styles *s = &r->t->styles;
    struct attrs x = attrs_open(r, element);
    struct contents_look look = {.name = read_name(&x, contents_taken)};
    struct contents *c = &look.contents;

    read_text_style(&x, "leader-", &c->leader);
    demand_text_style(&x, "leader-", &c->leader);
    LENGTHS(&x, c->leader.size, {"dot-pitch", &c->dot_pitch}, {"dot-gap-text", &c->dot_gap_text},
            {"dot-gap-number", &c->dot_gap_number}, {"number-field", &c->number_field},
            {"number-field-wide", &c->number_field_wide}, {"entry-right", &c->entry_right});
    demand_length(&x, "dot-pitch", c->dot_pitch);
    attrs_close(&x);
    read_levels(r, element, c);
    s->contents[s->n_contents++] = look;
}

/* ---- the file ---- */

static void read_root(struct reader *r, xmlNode *root)
{
    struct styles *s = &r->t->styles;
    struct attrs x = attrs_open(r, root);
    int thousands = THOUSANDS_AUTO, unit = 0;
    struct str value;

    if (attr_choice(&x, "thousands", "auto never always", &thousands))
        s->thousands = (enum thousands)thousands;
    s->fen_per_unit = 1000000;
    if (attr_choice(&x, "fen-per-unit", "100 10000 100000 1000000 10000000000", &unit)) {
        static const int64_t units[] = {100, 10000, 100000, 1000000, 10000000000};
        s->fen_per_unit = units[unit];
    }
    attr_demand(&x, "list-separator", &s->list_separator);
    attr_demand(&x, "date", &value);
    s->date = text_attr(&x, "date", "y m d", false);
    attrs_close(&x);
    no_text(r, root);
}

typedef void style_reader(struct reader *r, xmlNode *element);

/* In this order, so that each style names only what stands before it. */
static const struct {
    const char *name;
    style_reader *read;
} kinds[] = {
    {"page-style", read_page_style},
    {"par-style", read_par_style},
    {"heading", read_heading},
    {"table-style", read_table_style},
    {"contents-style", read_contents_style},
    {"draft", draft_read},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void make_room(struct reader *r, xmlNode *root)
{
    struct styles *s = &r->t->styles;
    size_t n = 0;

    for (xmlNode *p = xml_child(root); p != NULL; p = xml_next(p))
        n++;
    s->pages = arena_new(r->a, struct page_style, n);
    s->pars = arena_new(r->a, struct par_look *, n);
    s->headings = arena_new(r->a, struct heading_look, n);
    s->tables = arena_new(r->a, struct table_look *, n);
    s->contents = arena_new(r->a, struct contents_look, n);
}

void styles_read(struct reader *r, xmlNode *root)
{
    size_t at = 0;

    make_room(r, root);
    read_root(r, root);
    for (xmlNode *p = xml_child(root); p != NULL; p = xml_next(p)) {
        size_t kind = 0;
        while (kind < KINDS && !xml_is(p, kinds[kind].name))
            kind++;
        if (kind == KINDS) {
            fault_element(r, p, root);
            continue;
        }
        if (kind < at)
            FAULT(r, TEMPLATE_STYLE_ORDER, xml_place(&r->xml, p), element_name(p),
                  str_from(kinds[at].name));
        no_text(r, p);
        kinds[kind].read(r, p);
        at = kind > at ? kind : at;
    }
}
