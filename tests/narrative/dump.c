/* Prints all tables of a published document, those read out of its narrative among them.

       narrative_dump TEMPLATE COMMON PUBLISHED */
#include "facts/facts.h"
#include "narrative/narrative.h"

#include <stdlib.h>

static void print(const struct diags *d)
{
    for (size_t i = 0; i < d->n; i++)
        fprintf(stderr, "%.*s:%d: %s\n", STR_FMT(d->list[i].at.path), d->list[i].at.line,
                diag_name(d->list[i].id));
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct diags d = {0};

    if (argc != 4)
        return EXIT_FAILURE;
    struct facts_paths paths = {.dataset = str_from(argv[3]),
                                .templ = str_printf(&a, "%s/published", argv[1]),
                                .common = str_from(argv[2])};
    struct template *t = template_load(&a, str_from(argv[1]), &d);
    struct schema *s = schema_load(&a, paths.templ, &d);
    struct facts *f = s == NULL ? NULL : facts_open(s, &paths, &d);
    bool ok = t != NULL && f != NULL && facts_compute(f, &d);

    print(&d);
    if (ok) {
        narrative_read(&a, t, f);
        facts_dump(f, stdout);
    }
    if (f != NULL)
        facts_close(f);
    diags_release(&d);
    arena_release(&a);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
