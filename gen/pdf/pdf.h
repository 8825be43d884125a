/* gen/pdf/pdf.h - pages into the bytes of a PDF file. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "page/page.h"
#include "text/font.h"
#include "base/diag.h"

/* What kind of file. */
enum pdf_profile {
    PDF_PLAIN, /* smallest: no tags, no archive metadata */
    PDF_A2A,   /* PDF/A-2a and PDF/UA-1 */
    PDF_A3A    /* the same with attached files */
};

/* What an attached file is to the document (ISO 19005-3, 6.8). */
enum pdf_relation {
    PDF_DATA,  /* the data that its tables show */
    PDF_SOURCE /* what it was made from */
};

/* A file to attach (PDF_A3A): name, MIME type, what it is, bytes.  No two have
   one name. */
struct pdf_attachment {
    struct str name, mime, description, bytes;
    enum pdf_relation relation;
};

struct pdf_options {
    enum pdf_profile profile;
    const struct pdf_attachment *attachments;
    int n_attachments;
};

/*
 * Writes `pages` as a PDF into `a` and sets *out.  The same pages give the
 * same bytes, always: no clock, no random number, no address.  Fonts are
 * subset to the glyphs used and embedded.  False if it cannot be made;
 * reported.
 */
bool pdf_write(struct arena *a, const struct pages *pages, struct fontset *fonts,
               const struct pdf_options *options, struct str *out, struct diags *d);

#endif
