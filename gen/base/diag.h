/* gen/base/diag.h - findings: what is wrong, where, and how bad. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* A place in a file of the user.  line and column count from 1; 0 means that
   there is none, as for a file that is missing.  In a sheet the column is
   the cell's number in its row, not a byte offset. */
struct place {
    struct str path;
    int line;
    int column;
};

/* Order of places: by path (bytes), line, column. */
int place_cmp(const struct place *a, const struct place *b);

enum severity {
    SEVERITY_INFO,
    SEVERITY_WARNING,
    SEVERITY_ERROR, /* blocks publication */
    SEVERITY_SYSTEM /* files or system: exit status 3 */
};

/* One name per kind of finding.  The list is base/diag_ids.def; the wording
   of each, in Chinese and English, stands in report/messages.def. */
enum diag_id {
#define DIAG(id, severity) DIAG_##id,
#include "base/diag_ids.def"
#undef DIAG
    DIAG_COUNT
};

/* A second place that belongs to a finding ("the other one is here"). */
struct diag_note {
    struct place at;
    struct str zh, en; /* what stands there; empty: "the other place is here" */
    struct diag_note *next;
};

/* What a rule of the template says of a finding (DIAG_RULE): the wording is
   the rule's, filled in. */
struct diag_rule {
    struct str id; /* "R-X-04" */
    struct str zh, en;
    struct str do_zh, do_en; /* what to do; may be empty */
    bool unknown;            /* could not be checked; zh, en say why */
    bool has_values;         /* a and b are amounts, in fen */
    int64_t a, b;
    const struct str *figures; /* names of the figures and cells compared */
    int n_figures;
    size_t cause;      /* number in the list, from 1, of the finding that this follows from; 0 */
    struct str waiver; /* why and by whom it was waived; empty: it stands */
};

/* One finding.  `args` fill the {1}, {2} ... of its wording. */
struct diag {
    enum diag_id id;
    enum severity severity;
    struct place at;
    const struct str *args;
    int n_args;
    struct diag_note *notes;
    struct diag_rule *rule; /* of DIAG_RULE, else NULL */
};

/*
 * The sink of one document.  All findings of a run are kept, in the order in
 * which they were made; printing and sorting is report/'s work.  A zeroed
 * struct is a valid, empty sink.
 */
struct diags {
    struct arena mem;
    struct diag *list;
    size_t n, cap;
};

/*
 * Adds a finding and returns it, for diag_note(); the pointer is good until
 * the next call.  Path and arguments are copied.  Whoever knows the position
 * reports, once; a function that returns false has reported unless its header
 * says otherwise.
 */
struct diag *diag_add(struct diags *d, enum diag_id id, struct place at, int n_args,
                      const struct str *args);

/* diag_add() with the arguments written out, each a struct str. */
#define DIAG_ADD(d, id, at, ...)                                                                   \
    diag_add((d), (id), (at), (int)(sizeof((struct str[]){__VA_ARGS__}) / sizeof(struct str)),     \
             (struct str[]){__VA_ARGS__})
/* diag_add() for wordings without arguments. */
#define DIAG_ADD0(d, id, at) diag_add((d), (id), (at), 0, NULL)

void diag_note(struct diags *d, struct diag *f, struct place at);

/* Adds a finding of a rule; everything in `rule` is copied. */
struct diag *diag_add_rule(struct diags *d, enum severity severity, struct place at,
                           const struct diag_rule *rule);

/* diag_note() that says what stands there. */
void diag_note_text(struct diags *d, struct diag *f, struct place at, struct str zh, struct str en);

/* True for a finding of a rule that somebody has waived. */
bool diag_is_waived(const struct diag *f);

/* Number of findings of this severity or a worse one, waived ones left out. */
size_t diags_count(const struct diags *d, enum severity at_least);

/* The name of a kind of finding as printed: "AMOUNT_SYNTAX". */
const char *diag_name(enum diag_id id);
/* That of a finding: its rule's, "R-X-04", or its kind's. */
struct str diag_label(const struct diag *f);

void diags_release(struct diags *d);

#endif
