/* gen/report/place_int.h - which figures stand in a document, and in which order. */
#ifndef REPORT_PLACE_INT_H
#define REPORT_PLACE_INT_H

#include "doc/doc.h"

/* A figure and the number of the first span that shows it. */
struct doc_figure {
    struct str name;
    size_t at;
};

struct doc_figures {
    struct doc_figure *list; /* by name, each once */
    size_t n, cap;
    size_t n_spans;
};

/* All figures of the first `n_blocks` blocks, in `a`. */
struct doc_figures doc_figures(struct arena *a, const struct doc *doc, int n_blocks);

/* The figure of this name, or NULL. */
const struct doc_figure *doc_figure(const struct doc_figures *f, struct str name);
/* The first figure of the row that view/key/column is in, or NULL. */
const struct doc_figure *doc_figure_of_row(const struct doc_figures *f, struct str name);

#endif
