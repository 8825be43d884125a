/* gen/facts/sandbox_int.h - what the SQL of a template may do. */
#ifndef FACTS_SANDBOX_INT_H
#define FACTS_SANDBOX_INT_H

#include "facts/facts_int.h"

/*
 * The SQL of a template is not trusted.  Within the sandbox it can read the
 * tables of facts and earlier views, and call the functions of a short list,
 * which give the same for the same arguments on every machine.  It can not
 * write, open files, recurse, read SQLite's own tables, or ask for time or
 * chance.
 *
 * A view that takes too many steps, too much memory or too long is stopped.
 * Steps stop it at the same place on every machine; memory and time are a net
 * below that for steps that are slow themselves, far from what a view needs.
 */
enum sandbox_reason {
    SANDBOX_NOTHING,
    SANDBOX_ACTION,
    SANDBOX_RECURSIVE,
    SANDBOX_FUNCTION,
    SANDBOX_TABLE
};

struct sandbox {
    const struct facts *facts;
    enum sandbox_reason reason; /* why SQLite said no */
    struct str refused;         /* the function or table */
    const char *last;           /* a table that was allowed */
    struct table **reads;       /* tables that the view at hand reads, each once */
    size_t n_reads, cap_reads;
    long steps;     /* of the view at hand, in thousands, ... */
    long steps_max; /* ... and how many it may take */
    long long cpu;  /* when it began, in ns of processor time */
    bool stopped;
    struct arena mem;
};

/* From here to sandbox_end() the database belongs to the template. */
void sandbox_begin(struct sandbox *s, struct facts *f);
/* A new view: its limits begin at nothing. */
void sandbox_view(struct sandbox *s);
/* Instead of sandbox_begin(), to run again what ran in a sandbox: limits only.
   (To ask for leave anew, SQLite would read all statements again.) */
void sandbox_watch(struct sandbox *s, struct facts *f);
void sandbox_end(struct sandbox *s);

/* Registers rate(change, base, decimals); see facts.h. */
void rate_register(sqlite3 *db);

/* A function that another module lends; see facts_function(). */
struct function {
    struct str name;
    facts_function_fn *fn;
    void *ctx;
};

#endif
