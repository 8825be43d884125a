/* gen/pdf/attach_int.h - attached files (ISO 19005-3, 6.8 and annex E). */
#ifndef PDF_ATTACH_INT_H
#define PDF_ATTACH_INT_H

#include "pdf/haru_int.h"
#include "pdf/pdf.h"

/*
 * Embeds the files (n >= 1) and enters them in the catalogue: in the name tree of
 * embedded files, and as files associated with the document.  `date` as in struct
 * pages.  Streams are kept in `a`.  False if two have one name; reported.
 */
bool attach_write(struct haru *h, struct arena *a, struct packer *p,
                  const struct pdf_attachment *files, int n, struct str date,
                  struct object *catalog, struct diags *d);

#endif
