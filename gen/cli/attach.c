#include "cli/attach.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

/* No sheet is so long; what is, was found when it was read. */
enum { FILE_MAX = 1 << 26 };

/* Whether the file is there; one that leads out of the folder is reported. */
static bool is_there(struct str folder, struct str path, struct diags *d)
{
    struct arena tmp = {0};
    char *real_folder = realpath(str_z(&tmp, folder), NULL);
    char *real = realpath(str_z(&tmp, path), NULL);
    bool there = real != NULL && real_folder != NULL;

    if (there) {
        struct str parent = {real, (size_t)(strrchr(real, '/') - real)};
        if (!str_eq(parent, str_from(real_folder))) {
            DIAG_ADD0(d, DIAG_FILE_OUTSIDE, ((struct place){.path = path}));
            there = false;
        }
    }
    free(real);
    free(real_folder);
    arena_release(&tmp);
    return there;
}

static struct pdf_attachment attachment_of(struct arena *a, const struct schema_sheet *sheet)
{
    return (struct pdf_attachment){
        .name = schema_file(a, sheet),
        .mime = sheet->prose ? STR("text/markdown") : STR("text/csv"),
        .description = sheet->name,
        .relation = sheet->prose ? PDF_SOURCE : PDF_DATA,
    };
}

bool attach_sheets(struct arena *a, const struct schema *schema, struct str folder,
                   struct pdf_options *options, struct diags *d)
{
    struct pdf_attachment *list = arena_new(a, struct pdf_attachment, (size_t)schema->n_sheets + 1);
    int n = 0;

    for (int i = 0; i < schema->n_sheets; i++) {
        if (schema->sheets[i].source != SHEET_DATASET)
            continue;
        list[n] = attachment_of(a, &schema->sheets[i]);
        struct str path = path_join(a, folder, list[n].name);
        if (!is_there(folder, path, d))
            continue;
        if (!file_read(a, path, FILE_MAX, &list[n].bytes, d))
            return false;
        n++;
    }
    options->attachments = list;
    options->n_attachments = n;
    return true;
}
