/* gen/cli/attach.h - the sheets of a dataset as files to attach (PDF/A-3). */
#ifndef CLI_ATTACH_H
#define CLI_ATTACH_H

#include "facts/facts.h"
#include "facts/schema.h"
#include "pdf/pdf.h"

/*
 * The sheets that the schema takes from the dataset, in its order, byte for
 * byte: tables as text/csv, data of the document; prose as text/markdown, a
 * source of it.  The sheet's name is the description.  Sheets that are not there
 * are left out.  In `a`.  False if a file cannot be read; reported.
 */
bool attach_sheets(struct arena *a, const struct schema *schema, struct str folder,
                   struct pdf_options *options, struct diags *d);

#endif
