/* tests/facts/kit.h - small datasets in a temporary folder. */
#ifndef TESTS_FACTS_KIT_H
#define TESTS_FACTS_KIT_H

#include "facts/facts.h"

/* A file of the case: "d/name" of the dataset, "t/name" of the template. */
struct kit_file {
    const char *path;
    struct str content;
    const char *link; /* instead of content: where a symbolic link leads */
};

struct kit {
    struct arena a;
    struct diags d;
    char root[32];
    struct facts_paths paths;
    struct schema *schema;
    struct facts *facts;
};

/* Makes the folder with a good dataset, the files of the case in place of or
   beside its own (content of length 0 and no link: no such file). */
void kit_make(struct kit *k, const struct kit_file *files, size_t n);
/* Reads it; false if there is nothing to work with. */
bool kit_open(struct kit *k);
/* "ID file:line:column;" of each finding, with " < line:column" for notes. */
const char *kit_findings(struct kit *k);
/* The rows of a table: cells separated by commas, a semicolon behind a row;
   NULL: no such table. */
const char *kit_rows(struct kit *k, const char *table);
/* Removes the folder and everything else. */
void kit_close(struct kit *k);

#endif
