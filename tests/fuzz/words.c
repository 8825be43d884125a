/* Any bytes as a text: read with the word lists, its parts lie within it, and
   what is found in a text is found in it folded.  The first byte says where the
   label ends. */
#include "words/fold_int.h"
#include "words/near_int.h"
#include "words/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct found {
    const struct reading *r;
    size_t n;
};

static void see(void *ctx, const struct near_hit *h)
{
    struct found *f = ctx;

    if (h->from >= h->to || h->to > f->r->n || h->distance < 1)
        __builtin_trap();
    f->n++;
}

static void check_parts(const struct reading *r)
{
    for (size_t i = 0; i < r->n_marks; i++)
        if (r->marks[i].from >= r->marks[i].to || r->marks[i].to > r->n)
            __builtin_trap();
    for (size_t i = 0; i < r->n_numbers; i++) {
        const struct number *x = &r->numbers[i];
        if (x->from >= x->to || x->to > r->n || x->end > r->n || x->unit_from > x->end ||
            x->base_from > x->end || (i > 0 && x->from < r->numbers[i - 1].to))
            __builtin_trap();
    }
    for (size_t i = 0; i < r->n_hits; i++)
        if (r->hits[i].from >= r->hits[i].to || r->hits[i].to > r->n)
            __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d = {0};
    struct reading r;
    struct words *w = words_load(&a, STR(TEST_SOURCE_DIR "/templates/common"), &d);
    size_t label = size > 0 ? (size_t)data[0] % size : 0;
    struct words_text text = {.label = {(const char *)data, label},
                              .text = {(const char *)data + label, size - label}};
    struct near_terms terms = {0};
    struct entry e = {.folded = fold_text(&a, text.label)};
    struct found found = {.r = &r};

    e.length = (int)utf8_count(e.folded);
    near_add(&terms, &a, &e);
    machine_finish(&terms.pieces);
    reading_start(&r, &a, w, NULL, w->n_kinds);
    reading_take(&r, text.text, text.label);
    mark_style(&r);
    mark_residue(&r);
    mark_arithmetic(&r);
    mark_persons(&r);
    mark_secrecy(&r);
    check_parts(&r);
    near_search(&terms, &r, arena_new(&a, bool, r.n + 1), see, &found);
    words_scan_output(w, &text, 1, &d);
    diags_release(&d);
    arena_release(&a);
    return 0;
}
