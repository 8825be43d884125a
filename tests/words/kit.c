#include "kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

void kit_open(struct kit *k)
{
    *k = (struct kit){0};
    k->words = words_load(&k->a, STR(TEST_SOURCE_DIR "/templates/common"), &k->d);
    assert_int_equal(k->d.n, 0);
    assert_non_null(k->words);
    reading_start(&k->r, &k->a, k->words, NULL, k->words->n_kinds);
}

void kit_close(struct kit *k)
{
    diags_release(&k->d);
    arena_release(&k->a);
}

const char *kit_marks(struct kit *k, const char *text, const char *label)
{
    struct strbuf b = {.a = &k->a};

    reading_take(&k->r, str_from(text), str_from(label));
    mark_style(&k->r);
    mark_residue(&k->r);
    mark_arithmetic(&k->r);
    mark_persons(&k->r);
    mark_secrecy(&k->r);
    for (size_t i = 0; i < k->r.n_marks; i++) {
        const struct mark *m = &k->r.marks[i];
        bool sense = str_eq(m->kind, STR("style")) || str_eq(m->kind, STR("arithmetic"));
        strbuf_printf(&b, "%.*s%s%.*s:%.*s;", STR_FMT(m->kind), sense ? "/" : "",
                      sense ? (int)m->sense.n : 0, m->sense.s,
                      STR_FMT(reading_cut(&k->r, m->from, m->to)));
    }
    strbuf_addc(&b, '\0');
    return b.s;
}

const char *kit_numbers(struct kit *k, const char *text)
{
    struct strbuf b = {.a = &k->a};

    reading_take(&k->r, str_from(text), (struct str){0});
    for (size_t i = 0; i < k->r.n_numbers; i++) {
        const struct number *x = &k->r.numbers[i];
        strbuf_printf(&b, "%.*s %.*s;", STR_FMT(reading_cut(&k->r, x->from, x->end)),
                      STR_FMT(x->kind));
    }
    strbuf_addc(&b, '\0');
    return b.s;
}
