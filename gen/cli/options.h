/* gen/cli/options.h - the command line. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"
#include "base/str.h"
#include "pdf/pdf.h"
#include "report/report.h"

#include <stdbool.h>

/* Exit statuses. */
enum {
    EXIT_CLEAN = 0,    /* done, nothing blocks */
    EXIT_FINDINGS = 1, /* findings block publication */
    EXIT_USAGE = 2,    /* wrong usage */
    EXIT_SYSTEM = 3    /* files or system */
};

enum command { COMMAND_BUILD, COMMAND_CHECK, COMMAND_TRACE, COMMAND_HELP, COMMAND_VERSION };

enum dump { DUMP_NONE, DUMP_FACTS, DUMP_DOC, DUMP_PAGES };

struct options {
    enum command command;
    struct str *datasets; /* as given, without a slash at the end */
    struct str *names;    /* of their folders, which name the results; `build` has no two alike */
    size_t n_datasets, cap_datasets, n_names, cap_names;
    struct str what;         /* of `trace`: a figure or cell */
    struct str out_dir;      /* -o */
    struct str template_dir; /* --template, or the one that comes along */
    struct str fonts;        /* --fonts: a table of roles */
    struct str common_dir;   /* what all templates share */
    bool draft;
    bool keep_db;
    enum dump dump;
    enum pdf_profile profile;
    enum report_format format; /* of the findings of `check` */
    enum report_lang lang;     /* of what is said to the user */
};

/*
 * Reads the command line.  False when it is wrong: says on standard error
 * what, and what would be right.  Strings borrow from argv or live in `a`.
 */
bool options_read(struct options *o, struct arena *a, int argc, char **argv);

/* Prints the help text. */
void options_help(enum report_lang lang);

#endif
