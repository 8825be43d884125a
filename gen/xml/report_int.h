/* gen/xml/report_int.h - libxml2's errors as findings. */
#ifndef XML_REPORT_INT_H
#define XML_REPORT_INT_H

#include "base/diag.h"

#include <libxml/xmlerror.h>

struct xml_invalid;

/* Faults of one file.  libxml2 words its errors in English and for
   programmers, so only their code, names and lines are used. */
struct xml_faults {
    struct arena *a;
    struct str path;
    struct str text; /* of the file */
    struct diags *found;
    size_t n; /* reported */
    struct xml_invalid *invalid;
};

/* False, reported, if the text is not UTF-8. */
bool xml_check_encoding(struct xml_faults *f);

/* Report a fault in the form; none but the first. */
void xml_fault_syntax(struct xml_faults *f, const xmlError *error);
void xml_fault_doctype(struct xml_faults *f, int line);
/* Only if nothing else was reported. */
void xml_fault_unknown(struct xml_faults *f);

/* Collects a fault against the grammar ... */
void xml_fault_invalid(struct xml_faults *f, const xmlError *error);
/* ... and reports what was collected.  libxml2 blames each parent of a bad
   element too ("failed to validate content"); that is left out where
   something inside was blamed. */
void xml_faults_report_invalid(struct xml_faults *f);

#endif
