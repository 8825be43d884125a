/* gen/merge/merge.h - facts and template into a document. */
#ifndef MERGE_MERGE_H
#define MERGE_MERGE_H

#include "doc/doc.h"
#include "facts/facts.h"
#include "template/template.h"

/*
 * Walks the template over the views: chooses alternatives, repeats for rows,
 * prints figures, numbers headings and items, builds tables.  The document
 * lies in `a` and also points into `t` and `f`, which must outlive it.
 *
 * Every view and column that the template names is looked for first, also in
 * branches that are not taken.  What is missing, and figures that are blank
 * where a sentence needs one, are reported at the line of the template
 * (MERGE_...); NULL if a view or column is missing, else the document as far
 * as it can be made.
 *
 * A span that shows a value of a view is named view/key/column: `key` is the
 * row's column of that name, or its number from 1.  A joined list has one
 * such span for each row.
 *
 * `draft`: the document says that it is one, and how many findings block it.
 */
struct doc *merge(struct arena *a, struct facts *f, const struct template *t, bool draft,
                  struct diags *d);

#endif
