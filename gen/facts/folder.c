#include "facts/sheet_int.h"

#include "base/file.h"
#include "facts/near_int.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

bool file_inside(struct str folder, struct str path, bool *missing, struct diags *d)
{
    struct arena tmp = {0};
    char *real_folder = realpath(str_z(&tmp, folder), NULL);
    char *real = real_folder == NULL ? NULL : realpath(str_z(&tmp, path), NULL);
    int error = errno;
    bool inside = false;

    *missing = real == NULL && error == ENOENT;
    if (real != NULL) {
        char *slash = strrchr(real, '/');
        struct str parent = {real, slash == real ? 1 : (size_t)(slash - real)};
        inside = str_eq(parent, str_from(real_folder));
        if (!inside)
            DIAG_ADD0(d, DIAG_FILE_OUTSIDE, ((struct place){.path = path}));
    } else if (!*missing) {
        DIAG_ADD(d, DIAG_FILE_UNREADABLE, ((struct place){.path = path}),
                 str_from(strerror(error)));
    }
    free(real);
    free(real_folder);
    arena_release(&tmp);
    return inside;
}

static bool is_sheet_file(const struct dirent *entry)
{
    static const struct str others[] = {STR_INIT("NOTES.md"), STR_INIT("README.md"),
                                        STR_INIT("waivers.csv")};
    struct str name = str_from(entry->d_name);

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_eq(name, others[i]))
            return false;
    /* What editors and office programs leave lying about is hidden or has a
       tilde in front. */
    return name.s[0] != '.' && name.s[0] != '~' &&
           (str_ends(name, STR(".csv")) || str_ends(name, STR(".md")) ||
            str_ends(name, STR(".xlsx")) || str_ends(name, STR(".xls")));
}

static int sheet_files_only(const struct dirent *entry)
{
    return is_sheet_file(entry);
}

/* Byte order: alphasort would ask the locale. */
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void check_file(const struct schema *schema, struct str folder, struct str name,
                       struct diags *d)
{
    struct arena tmp = {0};
    struct near near = near_begin(name);
    bool known = false;
    struct place at = {.path = path_join(&tmp, folder, name)};

    for (int i = 0; i < schema->n_sheets && !known; i++) {
        struct str file = schema_file(&tmp, &schema->sheets[i]);
        if (schema->sheets[i].source != SHEET_DATASET)
            continue;
        known = str_eq(file, name);
        near_see(&near, file);
    }
    if (!known && near_end(&near).n > 0)
        DIAG_ADD(d, DIAG_SHEET_NEAR, at, near_end(&near));
    else if (!known)
        DIAG_ADD0(d, DIAG_SHEET_UNKNOWN, at);
    arena_release(&tmp);
}

void folder_check(const struct schema *schema, struct str folder, struct diags *d)
{
    struct arena tmp = {0};
    struct dirent **entries = NULL;
    int n = scandir(str_z(&tmp, folder), &entries, sheet_files_only, by_bytes);

    for (int i = 0; i < n; i++) {
        check_file(schema, folder, str_from(entries[i]->d_name), d);
        free(entries[i]);
    }
    free(entries);
    arena_release(&tmp);
}
