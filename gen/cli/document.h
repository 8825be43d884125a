/* gen/cli/document.h - one document from dataset to bytes.
 *
 * The pipeline of docs/architecture.md, a function a stage, in this order.
 * Each returns false when the next cannot run; what is wrong is in `found`.
 */
#ifndef CLI_DOCUMENT_H
#define CLI_DOCUMENT_H

#include "base/diag.h"
#include "check/check.h"
#include "doc/doc.h"
#include "facts/facts.h"
#include "page/page.h"
#include "pdf/pdf.h"
#include "template/template.h"
#include "text/font.h"
#include "words/words.h"

/* A zeroed struct is valid; document_close() gives everything back. */
struct document {
    struct arena mem; /* all that follows, unless it says otherwise */
    struct diags found;
    struct facts_paths paths;
    struct schema *schema;
    struct template *templ;
    struct rules *rules;
    struct words *words;   /* the word lists */
    struct facts *facts;   /* owned */
    struct facts *printed; /* the published document, if there is one; owned */
    struct checks *checks; /* what the rules came to; NULL: they were not run */
    struct doc *doc;
    struct pages *pages;
    const struct pdf_attachment *attachments; /* of `pdf` */
    int n_attachments;
    struct str pdf;
};

/* Reads the template. */
bool document_template(struct document *d);
/* Reads the sheets. */
bool document_facts(struct document *d);
/* Works out the views. */
bool document_views(struct document *d);
/* True if the dataset's folder has a published document ... */
bool document_has_printed(const struct document *d);
/* ... or any sheet of facts. */
bool document_has_facts(const struct document *d);
/* Reads the published document, if there is one, and works out its views. */
void document_printed(struct document *d);
/* Runs the rules over what there is; not over facts that could not all be read. */
void document_check(struct document *d);
/* Looks for characters that no font has, at their cells. */
void document_check_characters(struct document *d, struct fontset *fonts);
/* Puts facts into the template. */
bool document_merge(struct document *d, bool draft);
/* Sets pages; those of a draft with its findings, also the ones of setting them. */
bool document_layout(struct document *d, struct fontset *fonts);
/* Makes the PDF's bytes; with PDF_A3A the sheets are attached. */
bool document_emit(struct document *d, struct fontset *fonts, enum pdf_profile profile);

void document_close(struct document *d);

#endif
