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
 * Reads the file and validates it against the RELAX NG schema at `grammar`
 * (XML form; empty: none).  No network, no DTD, no entities, bounded size and
 * depth.  False when it is not well-formed or not valid; each fault is
 * reported with its line (XML_SYNTAX, XML_INVALID).
 */
bool xml_open(struct xml *x, struct arena *a, struct str path, struct str grammar,
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
