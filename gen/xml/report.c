#include "xml/report_int.h"

#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>

enum { EXCERPT = 60 /* bytes: about twenty Han characters */, INVALID_LIMIT = 100 };

struct xml_invalid {
    enum diag_id id;
    int line;
    struct str args[3];
    struct xml_invalid *next;
};

static struct str text_of(const void *xml_char)
{
    return str_from(xml_char);
}

static struct place place_of(const struct xml_faults *f, int line)
{
    return (struct place){.path = f->path, .line = line};
}

static int line_of_byte(struct str text, size_t at)
{
    int line = 1;

    for (size_t i = 0; i < at; i++)
        line += text.s[i] == '\n';
    return line;
}

bool xml_check_encoding(struct xml_faults *f)
{
    size_t bad;

    if (utf8_valid(f->text, &bad))
        return true;
    DIAG_ADD0(f->found, DIAG_XML_ENCODING, place_of(f, line_of_byte(f->text, bad)));
    f->n++;
    return false;
}

/* A line of the file, trimmed and shortened, to show where the fault is. */
static struct str excerpt(const struct xml_faults *f, int line)
{
    size_t from = 0;

    for (; line > 1 && from < f->text.n; line--)
        from += str_find(str_cut(f->text, from, f->text.n), STR("\n")) + 1;

    struct str rest = str_cut(f->text, from, f->text.n);
    struct str one = str_trim(str_cut(rest, 0, str_find(rest, STR("\n"))));
    size_t end = one.n;
    if (end > EXCERPT)
        for (end = EXCERPT; ((unsigned char)one.s[end] & 0xC0) == 0x80;)
            end--;
    return str_cut(one, 0, end);
}

void xml_fault_syntax(struct xml_faults *f, const xmlError *error)
{
    struct place at = place_of(f, error->line);
    struct str name = text_of(error->str1);
    struct diag *found;

    if (error->level < XML_ERR_ERROR || f->n++ > 0)
        return;
    switch (error->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        found = DIAG_ADD(f->found, DIAG_XML_TAG_MISMATCH, at, text_of(error->str2), name);
        diag_note(f->found, found, place_of(f, error->int1));
        break;
    case XML_ERR_TAG_NOT_FINISHED:
        DIAG_ADD(f->found, DIAG_XML_TAG_OPEN, place_of(f, error->int1), name);
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        DIAG_ADD(f->found, DIAG_XML_ATTRIBUTE_TWICE, at, name);
        break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        DIAG_ADD(f->found, DIAG_XML_ENTITY, at, name);
        break;
    case XML_ERR_INTERNAL_ERROR: /* how libxml2 says that its limits are passed */
        DIAG_ADD0(f->found, DIAG_XML_LIMIT, at);
        break;
    default: /* hundreds of codes: the line itself tells more */
        DIAG_ADD(f->found, DIAG_XML_SYNTAX, at, excerpt(f, error->line));
    }
}

void xml_fault_doctype(struct xml_faults *f, int line)
{
    if (f->n++ == 0)
        DIAG_ADD0(f->found, DIAG_XML_DOCTYPE, place_of(f, line));
}

void xml_fault_unknown(struct xml_faults *f)
{
    if (f->n++ == 0)
        DIAG_ADD(f->found, DIAG_XML_SYNTAX, place_of(f, 1), excerpt(f, 1));
}

/* head="x" type="y", as written at the element. */
static struct str attributes_of(struct arena *a, const xmlNode *node)
{
    struct strbuf b = {.a = a};

    for (xmlAttr *at = node->properties; at != NULL; at = at->next) {
        xmlChar *value = xmlNodeListGetString(node->doc, at->children, 1);
        strbuf_printf(&b, "%s%s=\"%s\"", b.n > 0 ? " " : "", (const char *)at->name,
                      value == NULL ? "" : (const char *)value);
        xmlFree(value);
    }
    return strbuf_str(&b);
}

static struct str attribute_value(struct arena *a, const xmlNode *node, const xmlChar *name)
{
    xmlChar *value = xmlGetNoNsProp(node, name);
    struct str copy = str_copy(a, text_of(value));

    xmlFree(value);
    return copy;
}

static struct xml_invalid explain(struct xml_faults *f, const xmlError *error, const xmlNode *node)
{
    struct arena *a = f->a;
    struct str element = str_copy(a, text_of(node->name));
    struct str name = str_copy(a, text_of(error->str1));
    struct str other = str_copy(a, text_of(error->str2));

    switch (error->code) {
    case XML_RELAXNG_ERR_ELEMNAME:
        return (struct xml_invalid){.id = DIAG_XML_ELEMENT_INSTEAD, .args = {other, name}};
    case XML_RELAXNG_ERR_ELEMWRONG:
    case XML_RELAXNG_ERR_NOTELEM:
        return (struct xml_invalid){.id = DIAG_XML_ELEMENT_WRONG, .args = {element}};
    case XML_RELAXNG_ERR_NOELEM:
        return (struct xml_invalid){.id = DIAG_XML_ELEMENT_LACKING, .args = {element}};
    case XML_RELAXNG_ERR_TEXTWRONG:
        return (struct xml_invalid){.id = DIAG_XML_TEXT_WRONG, .args = {element}};
    case XML_RELAXNG_ERR_INVALIDATTR:
        return (struct xml_invalid){
            .id = DIAG_XML_ATTRIBUTE_WRONG,
            .args = {element, name, attribute_value(a, node, (const xmlChar *)error->str1)}};
    case XML_RELAXNG_ERR_ATTRVALID:
        return (struct xml_invalid){.id = DIAG_XML_ATTRIBUTES_WRONG,
                                    .args = {element, attributes_of(a, node)}};
    case XML_RELAXNG_ERR_ELEMNONS:
    case XML_RELAXNG_ERR_ELEMWRONGNS:
    case XML_RELAXNG_ERR_ELEMEXTRANS:
        return (struct xml_invalid){.id = DIAG_XML_NAMESPACE, .args = {element}};
    default:
        return (struct xml_invalid){.id = DIAG_XML_CONTENT_WRONG, .args = {element}};
    }
}

static bool same(const struct xml_invalid *a, const struct xml_invalid *b)
{
    return a->id == b->id && a->line == b->line && str_eq(a->args[0], b->args[0]) &&
           str_eq(a->args[1], b->args[1]) && str_eq(a->args[2], b->args[2]);
}

void xml_fault_invalid(struct xml_faults *f, const xmlError *error)
{
    const xmlNode *node = error->node;
    struct xml_invalid **end = &f->invalid;
    int n = 0;

    if (node == NULL || node->type != XML_ELEMENT_NODE)
        node = node == NULL ? NULL : node->parent;
    if (node == NULL || node->type != XML_ELEMENT_NODE)
        return;

    struct xml_invalid one = explain(f, error, node);
    one.line = (int)xmlGetLineNo(node);
    for (; *end != NULL; end = &(*end)->next, n++)
        if (same(*end, &one))
            return;
    if (n == INVALID_LIMIT)
        return;
    *end = arena_new(f->a, struct xml_invalid, 1);
    **end = one;
}

void xml_faults_report_invalid(struct xml_faults *f)
{
    bool exact = false;

    for (const struct xml_invalid *i = f->invalid; i != NULL; i = i->next)
        exact = exact || i->id != DIAG_XML_CONTENT_WRONG;
    for (const struct xml_invalid *i = f->invalid; i != NULL; i = i->next) {
        if (exact && i->id == DIAG_XML_CONTENT_WRONG)
            continue;
        diag_add(f->found, i->id, place_of(f, i->line), 3, i->args);
        f->n++;
    }
    if (f->n == 0) { /* refused, and nothing said: the root must do */
        DIAG_ADD(f->found, DIAG_XML_CONTENT_WRONG, place_of(f, 1), STR(""));
        f->n++;
    }
}
