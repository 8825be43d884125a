#include "template/reader_int.h"

#include <libxml/tree.h>

struct node *node_new(struct reader *r, enum node_kind kind, const xmlNode *element)
{
    struct node *n = arena_new(r->a, struct node, 1);

    n->kind = kind;
    n->at = xml_place(&r->xml, element);
    n->test.id = -1;
    return n;
}

struct node *read_children(struct reader *r, const xmlNode *element, node_reader *one)
{
    struct node *first = NULL, **end = &first;

    if (r->depth >= DEPTH_MAX) {
        FAULT(r, TEMPLATE_DEEP, xml_place(&r->xml, element), element_name(element));
        return NULL;
    }
    r->depth++;
    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p)) {
        struct node *n = one(r, element, p);
        if (n == NULL)
            continue;
        *end = n;
        end = &n->next;
    }
    r->depth--;
    return first;
}

/* ---- each, choose ---- */

static struct node *read_each(struct reader *r, xmlNode *element, node_reader *one)
{
    struct node *n = node_new(r, NODE_EACH, element);
    struct attrs x = attrs_open(r, element);

    n->rows = source_attrs(&x);
    attrs_close(&x);
    n->children = read_children(r, element, one);
    return n;
}

static struct node *read_when(struct reader *r, xmlNode *element, node_reader *one)
{
    struct node *n = node_new(r, NODE_WHEN, element);
    struct attrs x = attrs_open(r, element);
    struct str test;

    if (xml_is(element, "when") && attr_demand(&x, "test", &test))
        n->test = ref_parse(r, test, x.at);
    attrs_close(&x);
    n->children = read_children(r, element, one);
    return n;
}

static struct node *read_choose(struct reader *r, xmlNode *element, node_reader *one)
{
    struct node *n = node_new(r, NODE_CHOOSE, element), **end = &n->children;
    struct attrs x = attrs_open(r, element);

    attrs_close(&x);
    no_text(r, element);
    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p)) {
        bool last = xml_is(p, "otherwise");
        if (!xml_is(p, "when") && (!last || xml_next(p) != NULL || n->children == NULL)) {
            fault_element(r, p, element);
            continue;
        }
        *end = read_when(r, p, one);
        end = &(*end)->next;
    }
    if (n->children == NULL)
        FAULT(r, TEMPLATE_LACKING, n->at, element_name(element), STR("when"));
    return n;
}

struct node *read_conditional(struct reader *r, xmlNode *element, node_reader *one)
{
    if (xml_is(element, "each"))
        return read_each(r, element, one);
    if (xml_is(element, "choose"))
        return read_choose(r, element, one);
    return NULL;
}

/* ---- sentences ---- */

static void fault_cut(struct reader *r, struct place at, struct str text)
{
    FAULT(r, TEMPLATE_CUT_SENTENCE, at, text);
}

static void check_sentence(struct reader *r, const struct text *t)
{
    if (!text_ends_sentence(t) || !text_begins_sentence(t))
        fault_cut(r, t->at, t->source);
}

static struct node *read_s(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_TEXT, element);
    struct attrs x = attrs_open(r, element);
    xmlNode *at = element->children;

    attrs_close(&x);
    n->text = text_run(r, &at);
    n->text.at = n->at;
    if (at != NULL) /* also a condition within a sentence */
        fault_cut(r, xml_place(&r->xml, at), n->text.source);
    else
        check_sentence(r, &n->text);
    return n;
}

/* What may stand in a conditional within a paragraph. */
static struct node *read_sentence(struct reader *r, const xmlNode *parent, xmlNode *element)
{
    if (xml_is(element, "s"))
        return read_s(r, element);

    struct node *n = read_conditional(r, element, read_sentence);
    if (n == NULL)
        fault_element(r, element, parent);
    return n;
}

/* Bare text in a conditional is a piece of a sentence, or might become one. */
static void no_bare_text(struct reader *r, const xmlNode *element)
{
    for (xmlNode *p = element->children; p != NULL; p = p->next) {
        if (p->type == XML_ELEMENT_NODE && !xml_is(p, "s"))
            no_bare_text(r, p);
        if (p->type != XML_TEXT_NODE)
            continue;
        struct str s = str_trim(str_from((const char *)p->content));
        if (s.n > 0)
            fault_cut(r, xml_place(&r->xml, p), s);
    }
}

/* Text, <term>, <s>, <each> and <choose> in an element. */
static struct node *read_sentences(struct reader *r, const xmlNode *element)
{
    struct node *first = NULL, **end = &first;
    xmlNode *p = element->children;

    while (p != NULL) {
        struct node *n = node_new(r, NODE_TEXT, element);
        n->text = text_run(r, &p);
        if (n->text.source.n > 0) {
            if (p != NULL && !text_ends_sentence(&n->text))
                fault_cut(r, n->text.at, n->text.source);
            if (first != NULL && !text_begins_sentence(&n->text))
                fault_cut(r, n->text.at, n->text.source);
            *end = n;
            end = &n->next;
        }
        if (p == NULL)
            break;
        if (!xml_is(p, "s") && (xml_is(p, "each") || xml_is(p, "choose")))
            no_bare_text(r, p);
        n = read_sentence(r, element, p);
        if (n != NULL) {
            *end = n;
            end = &n->next;
        }
        p = p->next;
    }
    return first;
}

/* ---- blocks ---- */

static const struct par_look *look_attr(struct attrs *x, const char *name, const char *standard)
{
    struct str value = str_from(standard);

    attr_str(x, name, &value);
    return find_par(x->r, value, x->at);
}

static struct node *read_page(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_PAGE, element);
    struct attrs x = attrs_open(r, element);
    struct str style;

    if (attr_demand(&x, "style", &style))
        n->page = find_page(r, style, x.at);
    attrs_close(&x);
    n->children = read_blocks(r, element);
    return n;
}

static bool is_table(const struct node *n)
{
    return n->kind == NODE_TABLE || n->kind == NODE_GRID;
}

/* One table, or one with others joined to it, and nothing else. */
static bool is_one_table(const struct node *n)
{
    if (n == NULL || !is_table(n))
        return false;
    for (n = n->next; n != NULL; n = n->next)
        if (!is_table(n) || !n->table->joined)
            return false;
    return true;
}

static void check_title_look(struct reader *r, const struct node *n)
{
    const struct table_look *look = n->children->table->look;

    if (n->titles_table && look != NULL && look->title == NULL)
        FAULT(r, TEMPLATE_ATTRIBUTE_MISSING, n->at, STR("title"), STR("table-style"));
}

static struct node *read_section(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_SECTION, element);
    struct attrs x = attrs_open(r, element);
    struct str title;
    int outer = r->level;

    n->numbered = n->listed = true;
    if (attr_demand(&x, "title", &title))
        n->text = text_parse(r, title, NULL, true, x.at);
    attr_bool(&x, "numbered", &n->numbered);
    attr_bool(&x, "contents", &n->listed);
    attrs_close(&x);
    n->level = xml_is(element, "part") ? 1 : outer == 0 ? 2 : outer + 1;
    if ((size_t)n->level > r->t->styles.n_headings)
        FAULT(r, TEMPLATE_HEADING_LEVEL, n->at, str_printf(r->a, "%d", n->level));
    r->level = n->level;
    n->children = read_blocks(r, element);
    r->level = outer;
    n->titles_table = is_one_table(n->children);
    if (n->titles_table)
        check_title_look(r, n);
    return n;
}

static struct node *read_contents(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_CONTENTS, element);
    struct attrs x = attrs_open(r, element);
    struct str style = STR("contents");

    attr_str(&x, "style", &style);
    n->contents = find_contents(r, style, x.at);
    attrs_close(&x);
    no_text(r, element);
    no_elements(r, element);
    return n;
}

static struct node *read_p(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_P, element);
    struct attrs x = attrs_open(r, element);

    n->look = look_attr(&x, "style", "body");
    attrs_close(&x);
    n->children = read_sentences(r, element);
    return n;
}

static const char standard_number[] = "（{n|han}）";

/* `number` and `style` of <items>, <item> and <prose>, where they are written. */
static void item_attrs(struct attrs *x, const char *style, struct text *number,
                       const struct par_look **look)
{
    if (attr_has(x, "number"))
        *number = text_attr(x, "number", "n", false);
    if (attr_has(x, style) || *look == NULL)
        *look = look_attr(x, style, "item");
}

static struct node *read_items(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_ITEMS, element);
    struct attrs x = attrs_open(r, element);
    struct reader outer = *r;

    r->in_items = true;
    r->number = text_parse(r, str_from(standard_number), "n", false, x.at);
    r->item_look = NULL;
    item_attrs(&x, "style", &r->number, &r->item_look);
    attrs_close(&x);
    n->children = read_blocks(r, element);
    r->in_items = outer.in_items;
    r->number = outer.number;
    r->item_look = outer.item_look;
    return n;
}

static struct node *read_item(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_ITEM, element);
    struct attrs x = attrs_open(r, element);

    if (!r->in_items)
        FAULT(r, TEMPLATE_ITEM_OUTSIDE, n->at, element_name(element));
    n->number = r->number;
    n->look = r->item_look;
    item_attrs(&x, "style", &n->number, &n->look);
    attrs_close(&x);
    n->children = read_sentences(r, element);
    return n;
}

static void read_prose_parts(struct reader *r, xmlNode *element, struct node *n)
{
    no_text(r, element);
    for (xmlNode *p = xml_child(element); p != NULL; p = xml_next(p)) {
        if (!xml_is(p, "lead") && !xml_is(p, "empty")) {
            fault_element(r, p, element);
            continue;
        }
        struct attrs x = attrs_open(r, p);
        attrs_close(&x);
        if (xml_is(p, "lead")) {
            no_bare_text(r, p);
            n->lead = read_children(r, p, read_sentence);
        } else {
            n->children = read_blocks(r, p);
        }
    }
}

static struct node *read_prose(struct reader *r, xmlNode *element)
{
    struct node *n = node_new(r, NODE_PROSE, element);
    struct attrs x = attrs_open(r, element);
    struct str sheet = {0};

    attr_demand(&x, "sheet", &sheet);
    n->rows = source_of(r, sheet, x.at);
    n->level = r->level;
    n->look = look_attr(&x, "style", "body");
    n->number = text_parse(r, str_from(standard_number), "n", false, x.at);
    item_attrs(&x, "item-style", &n->number, &n->item_look);
    attr_bool(&x, "contents", &n->listed);
    attrs_close(&x);
    read_prose_parts(r, element, n);
    return n;
}

static const struct {
    const char *name;
    struct node *(*read)(struct reader *r, xmlNode *element);
} plain_blocks[] = {
    {"page", read_page}, {"contents", read_contents}, {"p", read_p},         {"items", read_items},
    {"item", read_item}, {"prose", read_prose},       {"table", read_table}, {"grid", read_grid},
};

static struct node *read_block(struct reader *r, const xmlNode *parent, xmlNode *element)
{
    if (xml_is(element, "section") || xml_is(element, "part"))
        return read_section(r, element);
    for (size_t i = 0; i < sizeof plain_blocks / sizeof *plain_blocks; i++)
        if (xml_is(element, plain_blocks[i].name))
            return plain_blocks[i].read(r, element);

    struct node *n = read_conditional(r, element, read_block);
    if (n == NULL)
        fault_element(r, element, parent);
    else
        no_text(r, element);
    return n;
}

struct node *read_blocks(struct reader *r, const xmlNode *element)
{
    no_text(r, element);
    return read_children(r, element, read_block);
}
