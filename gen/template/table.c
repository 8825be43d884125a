#include "template/reader_int.h"

#include <libxml/tree.h>

/* ---- what <table> and <grid> share ---- */

static mpt em_of(const struct table_node *t)
{
    return t->look == NULL ? 0 : t->look->style.body.size;
}

static void read_common(struct attrs *x, struct table_node *t)
{
    struct str style;
    int start = START_FLOW;

    if (attr_demand(x, "style", &style))
        t->look = find_table(x->r, style, x->at);
    t->unit = text_attr(x, "unit", NULL, true);
    t->summary = text_attr(x, "summary", NULL, false);
    if (attr_choice(x, "start", "flow page page-or-short", &start))
        t->start = (enum table_start)start;
    attr_bool(x, "joined", &t->joined);
    attr_length(x, "row-height", em_of(t), false, &t->row_height);
}

static void read_align(struct attrs *x, enum align *align, enum valign *valign,
                       enum cell_continue *cont)
{
    int n;

    if (attr_choice(x, "align", "left center right", &n))
        *align = (enum align)n;
    if (attr_choice(x, "valign", "middle top", &n))
        *valign = (enum valign)n;
    if (attr_choice(x, "continue", "blank label text", &n))
        *cont = (enum cell_continue)n;
}

/* Lengths in one attribute. */
static mpt *read_length_list(struct attrs *x, const char *name, mpt em, int *n)
{
    struct str value = {0};

    attr_str(x, name, &value);
    struct str *parts = split(x->r->a, value, n);
    mpt *lengths = arena_new(x->r->a, mpt, (size_t)*n);
    for (int i = 0; i < *n; i++)
        if (!parse_length(parts[i], em, &lengths[i]) || lengths[i] < 0)
            FAULT(x->r, TEMPLATE_LENGTH, x->at, str_from(name), parts[i]);
    return lengths;
}

static struct ref *read_ref_list(struct attrs *x, struct str names, int *n)
{
    struct str *parts = split(x->r->a, names, n);
    struct ref *refs = arena_new(x->r->a, struct ref, (size_t)*n);

    for (int i = 0; i < *n; i++)
        refs[i] = ref_parse(x->r, parts[i], x->at);
    return refs;
}

/* ---- <column> ---- */

static void read_content(struct attrs *x, struct column_node *c)
{
    struct str field, format = {0};
    struct reader *r = x->r;

    if (!attr_str(x, "field", &field)) {
        c->content = text_content(r, x->element, true);
        return;
    }
    no_text(r, x->element);
    no_elements(r, x->element);
    attr_str(x, "format", &format);
    if (str_eq(format, STR("list")) || (field.n == 0 && attr_has(x, "field")))
        FAULT(r, TEMPLATE_VALUE, x->at, field.n == 0 ? STR("field") : STR("format"),
              field.n == 0 ? field : format, STR("amount amount2 rate han date breaks"));
    else
        c->content = text_parse(
            r,
            format.n == 0 ? str_printf(r->a, "{%.*s}", STR_FMT(field))
                          : str_printf(r->a, "{%.*s|%.*s}", STR_FMT(field), STR_FMT(format)),
            NULL, true, x->at);
    if (c->content.n == 1)
        c->format = c->content.pieces[0].format;
    c->decimal =
        c->format == FORMAT_AMOUNT || c->format == FORMAT_AMOUNT2 || c->format == FORMAT_RATE;
    if (c->decimal)
        c->align = ALIGN_RIGHT;
}

static void read_width(struct attrs *x, mpt em, struct column *c)
{
    attr_length(x, "width", em, false, &c->width);
    attr_length(x, "min", em, false, &c->min);
    attr_length(x, "max", em, false, &c->max);
    if (attr_has(x, "width") && (attr_has(x, "min") || attr_has(x, "max")))
        FAULT(x->r, TEMPLATE_WIDTH, x->at, STR("width"), STR("min, max"));
    else if (c->max > 0 && c->min > c->max)
        FAULT(x->r, TEMPLATE_WIDTH, x->at, STR("min"), STR("max"));
}

static void read_merge(struct attrs *x, struct column_node *c)
{
    struct str value;

    if (!attr_str(x, "merge", &value) || str_eq(value, STR("no")))
        return;
    c->merge_in_group = str_eq(value, STR("yes"));
    if (!c->merge_in_group)
        c->merge = read_ref_list(x, value, &c->n_merge);
}

static void read_zero(struct attrs *x, struct column_node *c)
{
    struct str value;

    c->zero.id = -1;
    if (!attr_str(x, "zero", &value) || str_eq(value, STR("blank")))
        return;
    if (str_eq(value, STR("show")))
        c->zero_show = true;
    else
        c->zero = ref_parse(x->r, value, x->at);
}

static struct column_node read_column(struct reader *r, const struct table_node *t,
                                      xmlNode *element)
{
    struct attrs x = attrs_open(r, element);
    struct column_node c = {.at = x.at, .total_span = 1};
    struct str title;

    attr_str(&x, "title", &title); /* read with the heads */
    read_content(&x, &c);
    read_width(&x, em_of(t), &c.measure);
    read_align(&x, &c.align, &c.valign, &c.cont);
    read_zero(&x, &c);
    c.indent = ref_attr(&x, "indent");
    c.strong = ref_attr(&x, "strong");
    attr_count(&x, "total-span", &c.total_span);
    read_merge(&x, &c);
    attr_bool(&x, "divider", &c.divider);
    attr_bool(&x, "row-head", &c.row_head);
    attrs_close(&x);
    return c;
}

/* Columns of a table, in groups or not, from left to right. */
static void read_columns(struct reader *r, struct table_node *t, xmlNode *parent, size_t *cap)
{
    if (r->depth >= DEPTH_MAX) {
        FAULT(r, TEMPLATE_DEEP, xml_place(&r->xml, parent), element_name(parent));
        return;
    }
    r->depth++;
    for (xmlNode *p = xml_child(parent); p != NULL; p = xml_next(p)) {
        if (xml_is(p, "column")) {
            size_t n = (size_t)t->n_columns++;
            struct column_node column = read_column(r, t, p);
            ARENA_PUSH(r->a, t->columns, n, *cap) = column;
        } else if (xml_is(p, "group")) {
            struct attrs x = attrs_open(r, p);
            struct str title;
            attr_demand(&x, "title", &title);
            attrs_close(&x);
            no_text(r, p);
            if (xml_child(p) == NULL)
                FAULT(r, TEMPLATE_LACKING, x.at, STR("group"), STR("column"));
            read_columns(r, t, p, cap);
        } else if (xml_is(parent, "group")) {
            fault_element(r, p, parent);
        }
    }
    r->depth--;
}

static void check_columns(struct reader *r, const struct table_node *t, struct place at)
{
    if (t->n_columns == 0 || t->n_columns > COLUMNS_MAX)
        FAULT(r, TEMPLATE_LACKING, at, STR("table"), STR("column"));
    for (int c = 0; c < t->n_columns; c++)
        if (t->columns[c].total_span > t->n_columns - c)
            FAULT(r, TEMPLATE_VALUE, t->columns[c].at, STR("total-span"),
                  str_printf(r->a, "%d", t->columns[c].total_span),
                  str_printf(r->a, "1 ... %d", t->n_columns - c));
}

/* ---- <table> ---- */

static struct node *read_note(struct reader *r, const xmlNode *parent, xmlNode *element)
{
    if (!xml_is(element, "note")) {
        struct node *n = read_conditional(r, element, read_note);
        if (n == NULL)
            fault_element(r, element, parent);
        else
            no_text(r, element);
        return n;
    }
    struct node *n = node_new(r, NODE_NOTE, element);
    struct attrs x = attrs_open(r, element);
    attrs_close(&x);
    n->text = text_content(r, element, false);
    return n;
}

static void read_empty(struct reader *r, xmlNode *element, struct table_node *t)
{
    struct attrs x = attrs_open(r, element);

    attrs_close(&x);
    t->empty = text_content(r, element, false);
}

/* All children of <table> but its columns and heads. */
static void read_table_rest(struct reader *r, xmlNode *element, struct table_node *t)
{
    struct node **end = &t->notes;

    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p)) {
        if (xml_is(p, "column") || xml_is(p, "group") || xml_is(p, "heads"))
            continue;
        if (xml_is(p, "empty")) {
            read_empty(r, p, t);
            continue;
        }
        struct node *n = read_note(r, element, p);
        if (n != NULL) {
            *end = n;
            end = &n->next;
        }
    }
    if ((t->notes != NULL || t->empty.n > 0) && t->look != NULL && t->look->note == NULL)
        FAULT(r, TEMPLATE_ATTRIBUTE_MISSING, xml_place(&r->xml, element), STR("note"),
              STR("table-style"));
}

static struct break_word parse_break_word(struct arena *a, struct str word)
{
    struct strbuf plain = {.a = a}, marked = {.a = a};

    text_read_marks(&marked, word);
    for (size_t i = 0; i < word.n; i++)
        if (word.s[i] != '|')
            strbuf_addc(&plain, word.s[i]);
    return (struct break_word){strbuf_str(&plain), strbuf_str(&marked)};
}

static void read_break_words(struct attrs *x, struct table_node *t)
{
    struct arena *a = x->r->a;
    struct str value = {0};

    attr_str(x, "break-words", &value);
    struct str *words = split(a, value, &t->n_break_words);
    t->break_words = arena_new(a, struct break_word, (size_t)t->n_break_words);
    for (int i = 0; i < t->n_break_words; i++)
        t->break_words[i] = parse_break_word(a, words[i]);
}

static void read_head_heights(struct attrs *x, struct table_node *t)
{
    int n;
    mpt *heights = read_length_list(x, "head-heights", em_of(t), &n);

    if (n > t->n_head)
        FAULT(x->r, TEMPLATE_VALUE, x->at, STR("head-heights"), str_printf(x->r->a, "%d", n),
              str_printf(x->r->a, "0 ... %d", t->n_head));
    for (int i = 0; i < n && i < t->n_head; i++)
        t->head[i].height_min = heights[i];
}

struct node *read_table(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_TABLE, element);
    struct table_node *t = arena_new(r->a, struct table_node, 1);
    struct attrs x = attrs_open(r, element);
    struct str group = {0};
    size_t cap = 0;

    n->table = t;
    no_text(r, element);
    read_common(&x, t);
    t->rows = source_attrs(&x);
    attr_bool(&x, "numbered", &t->numbered);
    attr_bool(&x, "blank-row", &t->blank_row);
    t->strong = ref_attr(&x, "strong");
    t->total = ref_attr(&x, "total");
    attr_str(&x, "group", &group);
    t->group = read_ref_list(&x, group, &t->n_group);
    read_break_words(&x, t);
    read_columns(r, t, element, &cap);
    check_columns(r, t, x.at);
    read_heads(r, element, t);
    read_head_heights(&x, t);
    attrs_close(&x);
    read_table_rest(r, element, t);
    return n;
}

/* ---- <grid> ---- */

static struct grid_cell read_cell(struct reader *r, xmlNode *element)
{
    struct attrs x = attrs_open(r, element);
    struct grid_cell c = {.colspan = 1, .rowspan = 1, .at = x.at};

    c.label = xml_is(element, "label");
    c.align = c.label ? ALIGN_CENTER : ALIGN_LEFT;
    attr_count(&x, "colspan", &c.colspan);
    attr_count(&x, "rowspan", &c.rowspan);
    read_align(&x, &c.align, &c.valign, &c.cont);
    attr_bool(&x, "strong", &c.strong);
    attrs_close(&x);
    c.text = text_content(r, element, c.label);
    return c;
}

static struct node *read_row(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_ROW, element);
    struct attrs x = attrs_open(r, element);
    size_t count = 0, cap = 0;

    no_text(r, element);
    attr_length(&x, "height", 0, false, &n->height);
    attrs_close(&x);
    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p)) {
        if (!xml_is(p, "label") && !xml_is(p, "cell")) {
            fault_element(r, p, element);
            continue;
        }
        struct grid_cell cell = read_cell(r, p);
        ARENA_PUSH(r->a, n->cells, count, cap) = cell;
    }
    n->n_cells = (int)count;
    return n;
}

static struct node *read_grid_row(struct reader *r, const xmlNode *parent, xmlNode *element)
{
    if (xml_is(element, "row"))
        return read_row(r, element);

    struct node *n = read_conditional(r, element, read_grid_row);
    if (n == NULL)
        fault_element(r, element, parent);
    else
        no_text(r, element);
    return n;
}

struct node *read_grid(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_GRID, element);
    struct table_node *t = arena_new(r->a, struct table_node, 1);
    struct attrs x = attrs_open(r, element);

    n->table = t;
    no_text(r, element);
    read_common(&x, t);
    t->widths = read_length_list(&x, "columns", em_of(t), &t->n_columns);
    if (t->n_columns == 0 || t->n_columns > COLUMNS_MAX)
        FAULT(r, TEMPLATE_ATTRIBUTE_MISSING, x.at, STR("columns"), STR("grid"));
    t->strong.id = t->total.id = -1;
    attrs_close(&x);
    n->children = read_children(r, element, read_grid_row);
    if (n->children == NULL)
        FAULT(r, TEMPLATE_LACKING, x.at, STR("grid"), STR("row"));
    return n;
}
