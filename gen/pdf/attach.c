#include "pdf/attach_int.h"

#include "pdf/out_int.h"
#include "pdf/text_int.h"
#include "pdf/tree_int.h"
#include "pdf/xmp_int.h"

#include <stdlib.h>

static struct object *embedded(struct haru *h, struct arena *a, struct packer *p,
                               const struct pdf_attachment *f, struct str date)
{
    struct arena tmp = {0};
    struct object *o = haru_stream(h, pack(p, a, f->bytes), true), *params = haru_dict(h);

    haru_put_name(o, "Type", "EmbeddedFile");
    haru_put_name(o, "Subtype", f->mime.n > 0 ? str_z(&tmp, f->mime) : "application/octet-stream");
    haru_put_int(params, "Size", (int)f->bytes.n);
    if (date_is_valid(date))
        haru_put_text(params, "ModDate", pdf_date(&tmp, date));
    haru_put(o, "Params", params);
    arena_release(&tmp);
    return o;
}

static struct object *specification(struct haru *h, struct arena *a, struct packer *p,
                                    const struct pdf_attachment *f, struct str date)
{
    struct object *o = haru_dict(h), *files = haru_dict(h), *bytes = embedded(h, a, p, f, date);

    haru_put(files, "F", bytes);
    haru_put(files, "UF", bytes);
    haru_put_name(o, "Type", "Filespec");
    haru_put_text(o, "F", f->name);
    haru_put_text(o, "UF", f->name);
    if (f->description.n > 0)
        haru_put_text(o, "Desc", f->description);
    haru_put_name(o, "AFRelationship", f->relation == PDF_SOURCE ? "Source" : "Data");
    haru_put(o, "EF", files);
    haru_number(h, o);
    return o;
}

/* An attached file under its name in the tree. */
struct entry {
    struct str name; /* as a text string */
    int number;
    struct str file; /* its name in UTF-8 */
};

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct entry *)a)->name, ((const struct entry *)b)->name);
}

static void print_name(const void *ctx, size_t i, struct strbuf *out)
{
    out_string(out, ((const struct entry *)ctx)[i].name);
}

static void print_file(const void *ctx, size_t i, struct strbuf *out)
{
    out_reference(out, ((const struct entry *)ctx)[i].number);
}

static bool names_differ(const struct entry *entries, int n, struct diags *d)
{
    bool good = true;

    for (int i = 1; i < n; i++) {
        if (!str_eq(entries[i - 1].name, entries[i].name))
            continue;
        DIAG_ADD(d, DIAG_PDF_ATTACHED_TWICE, (struct place){0}, entries[i].file);
        good = false;
    }
    return good;
}

bool attach_write(struct haru *h, struct arena *a, struct packer *p,
                  const struct pdf_attachment *files, int n, struct str date,
                  struct object *catalog, struct diags *d)
{
    struct object *associated = haru_array(h, (size_t)n), *names = haru_dict(h);
    struct entry *entries = arena_new(a, struct entry, (size_t)n);

    for (int i = 0; i < n; i++) {
        struct object *o = specification(h, a, p, &files[i], date);
        haru_add(associated, o);
        entries[i] =
            (struct entry){text_string(a, files[i].name), haru_number_of(o), files[i].name};
    }
    qsort(entries, (size_t)n, sizeof *entries, by_name);
    haru_put(names, "EmbeddedFiles",
             tree_write(h, a, &(struct tree){(size_t)n, true, print_name, print_file, entries}));
    haru_put(catalog, "AF", associated);
    haru_put(catalog, "Names", names);
    return names_differ(entries, n, d);
}
