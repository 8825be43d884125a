/* gen/cli/trace_int.h - answers of `trace`, and how they are printed. */
#ifndef CLI_TRACE_INT_H
#define CLI_TRACE_INT_H

#include "cli/document.h"
#include "cli/options.h"
#include "facts/trace.h"

/* One place of the document where a figure is printed. */
struct printed {
    struct str figure;
    struct str text;
    size_t item;      /* of its page */
    int page;         /* as printed, from 1 */
    struct str title; /* of the part of the document; may be empty */
};

struct printed_list {
    struct printed *list;
    size_t n, cap;
};

/* A figure and what is known of it. */
struct answer {
    struct str figure;
    struct trace trace; /* of a cell's figures: the value only */
};

struct answers {
    const struct trace_cell *cell; /* the cell that was asked about; NULL: figures were */
    struct answer *list;
    size_t n, cap;
};

void trace_print(struct document *d, const struct options *o, const struct answers *answers,
                 const struct printed_list *printed, FILE *out);

#endif
