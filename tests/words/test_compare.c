/* Folding, distances, names that are nearly a term. */
#include "kit.h"
#include "words/fold_int.h"
#include "words/near_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct fold_case {
    const char *name, *a, *b;
    bool same;
} folds[] = {
    { "width",      "（ＡＢ１２％）", "(ab12%)", true },
    { "blanks",     " 平安\u3000村\t\n", "平安村", true },
    { "quotes",     "“平安村”", "\"平安村\"", true },
    { "brackets",   "〔2021〕", "[2021]", true },
    { "dashes",     "3—5", "3-5", true },
    { "times",      "4×1", "4*1", true },
    { "titles",     "《办法》", "〈办法〉", true },
    { "stops",      "完成。", "完成.", false },
    { "characters", "检察室", "检察院", false },
    { "order",      "安平", "平安", false },
};

static const struct distance_case {
    const char *name, *a, *b;
    int most, distance;
} distances[] = {
    { "same",      "驻区检察室", "驻区检察室", 2, 0 },
    { "changed",   "驻区检察室", "驻区检察院", 2, 1 },
    { "added",     "法律援助", "法律援助案", 2, 1 },
    { "left_out",  "法律援助", "法援助", 2, 1 },
    { "swapped",   "平安", "安平", 3, 2 },
    { "too_many",  "法律援助", "社区矫正", 2, 3 },
    { "too_long",  "法律", "法律援助工作", 2, 3 },
    { "empty",     "", "法律", 2, 2 },
    { "none",      "", "", 0, 0 },
    { "exact_no",  "法律", "法学", 0, 1 },
};

static const struct common_case {
    const char *name, *a, *b;
    size_t same;
} commons[] = {
    { "common_some",    "法律援助工作经费", "法律援助案件", 4 },
    { "common_all",     "法律", "法律", 2 },
    { "common_shorter", "法律", "法律援助", 2 },
    { "common_bytes",   "检察室", "检察宣", 2 },
    { "common_width",   "（一）", "(一)", 0 },
    { "common_empty",   "", "法律", 0 },
};

static const struct near_case {
    const char *name, *term, *text, *near;
} nears[] = {
    { "one_changed",    "驻区检察室工作经费", "保障驻区检察院工作经费10万元", "驻区检察院工作经费 1;" },
    { "itself",         "驻区检察室工作经费", "驻区检察室工作经费10万元", "" },
    { "two_in_short",   "驻区检察室工作经费", "驻区检察院工作资费", "" },
    { "left_out",       "社区矫正工作经费", "社区矫工作经费", "社区矫工作经费 1;" },
    { "added",          "社区矫正工作经费", "社区矫正的工作经费", "社区矫正的工作经费 1;" },
    { "two_in_long",    "扫黑除恶及反诈骗专项工作经费", "扫黑除恶及反诈骗工作经费", "扫黑除恶及反诈骗工作经费 2;" },
    { "goes_on",        "国有企业退休人员社会化管理服务", "国有企业退休人员社会化管理的实施", "" },
    { "sentence",       "城乡公共服务一体化平台运行维护", "城乡公共服务一体化平台进行运行维护", "" },
    { "last_changed",   "社区矫正工作经费", "社区矫正工作经赀", "社区矫正工作经赀 1;" },
    { "too_short",      "平安村", "平安寸", "" },
    { "twice",          "社区矫正工作经费", "社区矫止工作经费、社区矫止工作经费", "社区矫止工作经费 1;社区矫止工作经费 1;" },
};
/* clang-format on */

static void check_fold(void **state)
{
    const struct fold_case *c = *state;
    struct arena a = {0};

    assert_int_equal(str_eq(fold_text(&a, str_from(c->a)), fold_text(&a, str_from(c->b))), c->same);
    arena_release(&a);
}

static void check_common(void **state)
{
    const struct common_case *c = *state;

    assert_int_equal(common_beginning(str_from(c->a), str_from(c->b)), c->same);
    assert_int_equal(common_beginning(str_from(c->b), str_from(c->a)), c->same);
}

static void check_distance(void **state)
{
    const struct distance_case *c = *state;
    struct arena a = {0};
    size_t n_a;
    size_t n_b;
    uint32_t *left = code_points(&a, str_from(c->a), &n_a);
    uint32_t *right = code_points(&a, str_from(c->b), &n_b);

    assert_int_equal(edits_between(left, n_a, right, n_b, c->most), c->distance);
    assert_int_equal(edits_between(right, n_b, left, n_a, c->most), c->distance);
    arena_release(&a);
}

struct seen {
    struct kit *k;
    struct strbuf b;
};

static void see(void *ctx, const struct near_hit *h)
{
    struct seen *s = ctx;

    strbuf_printf(&s->b, "%.*s %d;", STR_FMT(reading_cut(&s->k->r, h->from, h->to)), h->distance);
}

static void check_near(void **state)
{
    const struct near_case *c = *state;
    struct near_terms terms = {0};
    struct kit k;

    kit_open(&k);
    struct seen s = {.k = &k, .b = {.a = &k.a}};
    struct entry e = {.word = str_from(c->term), .folded = fold_text(&k.a, str_from(c->term))};
    e.length = (int)utf8_count(e.folded);
    near_add(&terms, &k.a, &e);
    machine_finish(&terms.pieces);
    reading_take(&k.r, str_from(c->text), (struct str){0});
    bool *is_term = arena_new(&k.a, bool, k.r.n + 1);
    size_t at = str_find(strbuf_str(&k.r.folded), e.folded);
    for (size_t i = 0; i < k.r.n; i++)
        is_term[i] = k.r.p[i].fold >= at && k.r.p[i].fold < at + e.folded.n;
    near_search(&terms, &k.r, is_term, see, &s);
    strbuf_addc(&s.b, '\0');
    assert_string_equal(s.b.s, c->near);
    kit_close(&k);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(folds) + COUNT(commons) + COUNT(distances) + COUNT(nears)];
    size_t n = 0;

    for (size_t i = 0; i < COUNT(folds); i++)
        tests[n++] = (struct CMUnitTest){.name = folds[i].name,
                                         .test_func = check_fold,
                                         .initial_state = (void *)(uintptr_t)&folds[i]};
    for (size_t i = 0; i < COUNT(commons); i++)
        tests[n++] = (struct CMUnitTest){.name = commons[i].name,
                                         .test_func = check_common,
                                         .initial_state = (void *)(uintptr_t)&commons[i]};
    for (size_t i = 0; i < COUNT(distances); i++)
        tests[n++] = (struct CMUnitTest){.name = distances[i].name,
                                         .test_func = check_distance,
                                         .initial_state = (void *)(uintptr_t)&distances[i]};
    for (size_t i = 0; i < COUNT(nears); i++)
        tests[n++] = (struct CMUnitTest){.name = nears[i].name,
                                         .test_func = check_near,
                                         .initial_state = (void *)(uintptr_t)&nears[i]};
    return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
