/* gen/pdf/xmp_int.h - metadata of a file, twice: as XMP (ISO 16684-1) and as
 * the document information dictionary, with the same values.
 */
#ifndef PDF_XMP_INT_H
#define PDF_XMP_INT_H

#include "page/page.h"
#include "pdf/haru_int.h"

/* The XMP packet, in `a`.  `pdfa_part`: of ISO 19005, level A; 0: it claims
   neither PDF/A nor PDF/UA. */
struct str xmp_packet(struct arena *a, const struct pages *pages, int pdfa_part);

/* The information dictionary, numbered. */
struct object *info_dict(struct haru *h, const struct pages *pages);

/* True if `date` is a date as struct pages has it: YYYY-MM-DD. */
bool date_is_valid(struct str date);

/* It as a date of PDF (ISO 32000-1, 7.9.4): "D:YYYYMMDD", in `a`. */
struct str pdf_date(struct arena *a, struct str date);

#endif
