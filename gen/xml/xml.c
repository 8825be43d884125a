#include "xml/xml.h"

#include "base/fatal.h"
#include "base/file.h"
#include "xml/report_int.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <limits.h>

enum { FILE_LIMIT = 8 << 20 };

/* BIG_LINES: line numbers above 65535.  Entities are not replaced (no
   XML_PARSE_NOENT) and the only door to them, the DOCTYPE, is shut below. */
static const int parse_options =
    XML_PARSE_COMPACT | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES;

/* libxml2 calls this at a DOCTYPE; it would declare entities and fetch files. */
static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system)
{
    xmlParserCtxt *parser = context;
    struct xml_faults *faults = parser->_private;

    (void)name;
    (void)external;
    (void)system;
    xml_fault_doctype(faults, parser->input == NULL ? 0 : parser->input->line);
    xmlStopParser(parser);
}

static void syntax_error(void *context, xmlErrorPtr error)
{
    xmlParserCtxt *parser = context;

    xml_fault_syntax(parser->_private, error);
    if (error->level >= XML_ERR_ERROR)
        xmlStopParser(parser);
}

static xmlDoc *parse(struct xml_faults *faults)
{
    struct str text = faults->text;

    if (text.n > INT_MAX)
        return NULL;
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (parser == NULL)
        fatal_memory();
    parser->_private = faults;
    parser->sax->internalSubset = refuse_doctype;
    parser->sax->serror = syntax_error;

    xmlDoc *doc = xmlCtxtReadMemory(parser, text.s, (int)text.n, NULL, "UTF-8", parse_options);
    if (faults->n > 0 && doc != NULL) { /* also faults that libxml2 forgives */
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

static void invalid(void *context, xmlErrorPtr error)
{
    xml_fault_invalid(context, error);
}

static xmlRelaxNG *compile(struct arena *a, const struct xml_grammar *grammar, struct diags *d)
{
    struct xml_faults faults = {
        .a = a, .path = str_from(grammar->name), .text = grammar->text, .found = d};
    xmlDoc *doc = parse(&faults);

    if (doc == NULL)
        return NULL;
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(doc);
    if (parser == NULL)
        fatal_memory();
    xmlRelaxNGSetParserStructuredErrors(parser, invalid, &faults);
    xmlRelaxNG *compiled = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlFreeDoc(doc);
    return compiled;
}

static bool validate(struct xml_faults *faults, xmlDoc *doc, const struct xml_grammar *grammar)
{
    xmlRelaxNG *compiled = compile(faults->a, grammar, faults->found);

    if (compiled == NULL)
        return false;
    xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(compiled);
    if (validator == NULL)
        fatal_memory();
    xmlRelaxNGSetValidStructuredErrors(validator, invalid, faults);
    int status = xmlRelaxNGValidateDoc(validator, doc);
    xmlRelaxNGFreeValidCtxt(validator);
    xmlRelaxNGFree(compiled);
    if (status != 0)
        xml_faults_report_invalid(faults);
    return status == 0;
}

bool xml_open(struct xml *x, struct arena *a, struct str path, const struct xml_grammar *grammar,
              struct diags *d)
{
    struct xml_faults faults = {.a = a, .path = path, .found = d};

    *x = (struct xml){.path = path};
    if (!file_read(a, path, FILE_LIMIT, &faults.text, d) || !xml_check_encoding(&faults))
        return false;
    x->doc = parse(&faults);
    if (x->doc == NULL) {
        xml_fault_unknown(&faults);
        return false;
    }
    if (grammar != NULL && !validate(&faults, x->doc, grammar)) {
        xml_close(x);
        return false;
    }
    return true;
}

void xml_close(struct xml *x)
{
    xmlFreeDoc(x->doc);
    x->doc = NULL;
}

struct place xml_place(const struct xml *x, const xmlNode *node)
{
    return (struct place){.path = x->path, .line = (int)xmlGetLineNo(node)};
}

bool xml_is(const xmlNode *node, const char *name)
{
    return node != NULL && node->type == XML_ELEMENT_NODE &&
           xmlStrEqual(node->name, (const xmlChar *)name);
}

static xmlNode *element_from(xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

xmlNode *xml_child(const xmlNode *node)
{
    return element_from(node->children);
}

xmlNode *xml_next(const xmlNode *node)
{
    return element_from(node->next);
}

struct str xml_attr(struct arena *a, const xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    struct str copy = value == NULL ? (struct str){0} : str_copy(a, str_from((char *)value));

    xmlFree(value);
    return copy;
}
