#include "base/diag.h"

static const struct kind {
    const char *name;
    enum severity severity;
} kinds[] = {
#define DIAG(id, severity) [DIAG_##id] = {#id, SEVERITY_##severity},
#include "base/diag_ids.def"
#undef DIAG
};

struct diag *diag_add(struct diags *d, enum diag_id id, struct place at, int n_args,
                      const struct str *args)
{
    struct str *copy = arena_new(&d->mem, struct str, (size_t)n_args);

    for (int i = 0; i < n_args; i++)
        copy[i] = str_copy(&d->mem, args[i]);
    at.path = str_copy(&d->mem, at.path);

    ARENA_PUSH(&d->mem, d->list, d->n, d->cap) = (struct diag){
        .id = id,
        .severity = kinds[id].severity,
        .at = at,
        .args = copy,
        .n_args = n_args,
    };
    return &d->list[d->n - 1];
}

void diag_note(struct diags *d, struct diag *f, struct place at)
{
    struct diag_note **end = &f->notes;

    while (*end != NULL)
        end = &(*end)->next;
    *end = arena_new(&d->mem, struct diag_note, 1);
    (*end)->at = at;
    (*end)->at.path = str_copy(&d->mem, at.path);
}

size_t diags_count(const struct diags *d, enum severity at_least)
{
    size_t count = 0;

    for (size_t i = 0; i < d->n; i++)
        count += d->list[i].severity >= at_least;
    return count;
}

const char *diag_name(enum diag_id id)
{
    return kinds[id].name;
}

void diags_release(struct diags *d)
{
    arena_release(&d->mem);
    *d = (struct diags){0};
}
