/* gen/xml/xml.h - XML files of a template, read safely. */
#ifndef XML_XML_H
#define XML_XML_H

#include "base/diag.h"

#include <libxml/tree.h>
#include <stdbool.h>

/* One parsed file.  Owns the libxml2 document. */
struct xml {
    struct str path;
    xmlDoc *doc;
};

/*
 * A RELAX NG grammar (XML form) that is part of the program.  A template may
 * lie anywhere, so its grammar cannot be looked for beside it; the file in
 * templates/ is compiled in:  gongkai_grammar(gk_facts templates/schema.rng)
 * in a CMakeLists.txt defines `const struct xml_grammar grammar_schema`, which
 * the .c that uses it declares `extern`.
 */
struct xml_grammar {
    const char *name;
    struct str text;
};

/*
 * Reads the file and validates it against the grammar (NULL: none).  No
 * network, no DTD, no entities but the five of XML itself, bounded size and
 * depth, UTF-8 only.  False when it is not well-formed or not valid; each
 * fault is reported with its line.  Of faults in the form only the first is
 * reported, since those behind it may be its consequences.
 */
bool xml_open(struct xml *x, struct arena *a, struct str path, const struct xml_grammar *grammar,
              struct diags *d);
void xml_close(struct xml *x);

/* Line of a node, for findings. */
struct place xml_place(const struct xml *x, const xmlNode *node);
bool xml_is(const xmlNode *node, const char *name); /* an element of this name */
/* First child element, next sibling element; NULL at the end. */
xmlNode *xml_child(const xmlNode *node);
xmlNode *xml_next(const xmlNode *node);
/* The attribute's value in `a`; empty if it is missing. */
struct str xml_attr(struct arena *a, const xmlNode *node, const char *name);

#endif
