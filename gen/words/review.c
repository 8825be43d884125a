#include "words/review_int.h"

#include "words/fold_int.h"
#include "words/words.h"

static bool means_all(const struct words *w, struct str part)
{
    int node = 0;

    for (size_t k = 0; k < part.n && node >= 0;)
        node = machine_child(&w->here, node, utf8_next(part, &k));
    for (int e = node > 0 ? machine_entry(&w->here, node) : -1; e >= 0; e = w->here.entries[e].next)
        if (w->here.entries[e].kind == KIND_ALL)
            return true;
    return false;
}

static void add_part(struct words *w, struct str part)
{
    if (part.n == 0)
        return;
    ARENA_PUSH(w->a, w->reviewed, w->n_reviewed, w->cap_reviewed) = part;
    w->all_reviewed = w->all_reviewed || means_all(w, part);
}

void words_review(struct words *w, const struct str *scopes, size_t n)
{
    w->n_reviewed = 0;
    w->all_reviewed = false;
    for (size_t i = 0; i < n; i++) {
        struct str scope = fold_text(w->a, scopes[i]);
        size_t from = 0;
        for (size_t k = 0; k < scope.n;) {
            size_t at = k;
            uint32_t c = utf8_next(scope, &k);
            if (c != ',' && c != ';' && c != 0x3001)
                continue;
            add_part(w, str_cut(scope, from, at));
            from = k;
        }
        add_part(w, str_cut(scope, from, scope.n));
    }
}

/* Marks of secrecy are what their kinds say; a code is reviewed with those
   above it. */
bool review_has(const struct words *w, const struct reading *r, const struct mark *m)
{
    struct str folded = str_cut(strbuf_str(&r->folded), r->p[m->from].fold, r->p[m->to].fold);
    bool code = str_eq(m->kind, STR("item"));

    if (!code && !str_eq(m->kind, STR("secrecy")) && !str_eq(m->kind, STR("health")) &&
        !str_eq(m->kind, STR("installation")))
        return false;
    for (size_t i = 0; i < w->n_reviewed; i++)
        if (code ? str_starts(folded, w->reviewed[i]) : str_eq(folded, w->reviewed[i]))
            return true;
    return w->all_reviewed;
}
