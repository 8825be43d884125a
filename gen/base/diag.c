#include "base/diag.h"

static const struct kind {
    const char *name;
    enum severity severity;
} kinds[] = {
#define DIAG(id, severity) [DIAG_##id] = {#id, SEVERITY_##severity},
#include "base/diag_ids.def"
#undef DIAG
};

int place_cmp(const struct place *a, const struct place *b)
{
    int order = str_cmp(a->path, b->path);

    if (order == 0)
        order = (a->line > b->line) - (a->line < b->line);
    return order != 0 ? order : (a->column > b->column) - (a->column < b->column);
}

static struct str *copy_all(struct arena *a, const struct str *from, int n)
{
    struct str *copy = arena_new(a, struct str, (size_t)n);

    for (int i = 0; i < n; i++)
        copy[i] = str_copy(a, from[i]);
    return copy;
}

struct diag *diag_add(struct diags *d, enum diag_id id, struct place at, int n_args,
                      const struct str *args)
{
    at.path = str_copy(&d->mem, at.path);

    ARENA_PUSH(&d->mem, d->list, d->n, d->cap) = (struct diag){
        .id = id,
        .severity = kinds[id].severity,
        .at = at,
        .args = copy_all(&d->mem, args, n_args),
        .n_args = n_args,
    };
    return &d->list[d->n - 1];
}

struct diag *diag_add_rule(struct diags *d, enum severity severity, struct place at,
                           const struct diag_rule *rule)
{
    struct diag *f = diag_add(d, DIAG_RULE, at, 0, NULL);
    struct diag_rule *copy = arena_new(&d->mem, struct diag_rule, 1);

    *copy = *rule;
    copy->id = str_copy(&d->mem, rule->id);
    copy->zh = str_copy(&d->mem, rule->zh);
    copy->en = str_copy(&d->mem, rule->en);
    copy->do_zh = str_copy(&d->mem, rule->do_zh);
    copy->do_en = str_copy(&d->mem, rule->do_en);
    copy->waiver = str_copy(&d->mem, rule->waiver);
    copy->figures = copy_all(&d->mem, rule->figures, rule->n_figures);
    f->severity = severity;
    f->rule = copy;
    return f;
}

void diag_note_text(struct diags *d, struct diag *f, struct place at, struct str zh, struct str en)
{
    struct diag_note **end = &f->notes;

    while (*end != NULL)
        end = &(*end)->next;
    *end = arena_new(&d->mem, struct diag_note, 1);
    (*end)->at = at;
    (*end)->at.path = str_copy(&d->mem, at.path);
    (*end)->zh = str_copy(&d->mem, zh);
    (*end)->en = str_copy(&d->mem, en);
}

void diag_note(struct diags *d, struct diag *f, struct place at)
{
    diag_note_text(d, f, at, (struct str){0}, (struct str){0});
}

bool diag_is_waived(const struct diag *f)
{
    return f->rule != NULL && f->rule->waiver.n > 0;
}

size_t diags_count(const struct diags *d, enum severity at_least)
{
    size_t count = 0;

    for (size_t i = 0; i < d->n; i++)
        count += d->list[i].severity >= at_least && !diag_is_waived(&d->list[i]);
    return count;
}

const char *diag_name(enum diag_id id)
{
    return kinds[id].name;
}

struct str diag_label(const struct diag *f)
{
    return f->rule != NULL ? f->rule->id : str_from(diag_name(f->id));
}

void diags_release(struct diags *d)
{
    arena_release(&d->mem);
    *d = (struct diags){0};
}
