/* A megabyte of what each part looks for takes twice the time of half of it. */
#include "kit.h"
#include "words/fold_int.h"
#include "words/near_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <time.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

enum { BYTES = 1 << 20 };

/* Repeated to the length; `end` is put behind. */
static const struct hostile_case {
    const char *name, *unit, *end;
} cases[] = {
    {"digits", "1", ""},
    {"thousands", "123,", "456"},
    {"points", "1.", ""},
    {"hyphens", "1-", ""},
    {"blanks", "1 ", ""},
    {"mobiles", "13805951234 ", ""},
    {"cards", "6222 0212 3456 7890 128 ", ""},
    {"id_cards", "11010519491231002X,", ""},
    {"phones", "电话0595-27396111总机", ""},
    {"brackets", "（", ""},
    {"closing", "）", ""},
    {"crossed", "（《", "）"},
    {"crossed_pairs", "（《）", ""},
    {"quotes", "“", ""},
    {"mails", "a@b.", "cn"},
    {"at_signs", "@", ""},
    {"mail_letters", "a.", "@"},
    {"labels", "负责人", ""},
    {"names", "负责人王小明", ""},
    {"homes", "3幢2单元501室", ""},
    {"home_words", "家住12", ""},
    {"comparisons", "不少于", ""},
    {"directions", "增加减少5", ""},
    {"equals", "1+1=", "2"},
    {"products", "9*", "=1"},
    {"numerals", "一", "件"},
    {"multipliers", "十万", "件"},
    {"percent", "百分之", "五"},
    {"dates", "2021年12月31日", ""},
    {"date_digits", "2021-1-", ""},
    {"document_years", "〔2021〕", "号"},
    {"residue", "××", ""},
    {"installations", "摄像头5个", ""},
    {"only_installations", "摄像头", "5个"},
    {"no_count", "摄像头", ""},
    {"term", "社区矫正工作经费", ""},
    {"half_term", "社区矫正", "工作"},
    {"near_term", "社区矫止工作经费", ""},
    {"stops", "。", ""},
    {"commas", "，", "5"},
    {"bad_bytes", "\xff", ""},
    {"no_stop", "推进", "5件"},
};

static struct str make(struct arena *a, const struct hostile_case *c, size_t bytes)
{
    struct strbuf b = {.a = a};

    while (b.n < bytes)
        strbuf_add(&b, str_from(c->unit));
    strbuf_add(&b, str_from(c->end));
    return strbuf_str(&b);
}

static void see(void *ctx, const struct near_hit *h)
{
    *(size_t *)ctx += h->to;
}

static double seconds(struct kit *k, const struct hostile_case *c, size_t bytes)
{
    struct near_terms terms = {0};
    struct entry e = {.folded = STR("社区矫正工作经费"), .length = 8};
    struct words_text text = {.text = make(&k->a, c, bytes)};
    size_t sum = 0;

    near_add(&terms, &k->a, &e);
    machine_finish(&terms.pieces);
    clock_t from = clock();
    reading_take(&k->r, text.text, (struct str){0});
    mark_style(&k->r);
    mark_residue(&k->r);
    mark_arithmetic(&k->r);
    mark_persons(&k->r);
    mark_secrecy(&k->r);
    near_search(&terms, &k->r, arena_new(&k->a, bool, k->r.n + 1), see, &sum);
    words_scan_output(k->words, &text, 1, &k->d);
    return (double)(clock() - from) / CLOCKS_PER_SEC;
}

static void check(void **state)
{
    struct kit k;

    kit_open(&k);
    seconds(&k, *state, BYTES); /* memory is there from now on */
    double half = seconds(&k, *state, BYTES / 2);
    double whole = seconds(&k, *state, BYTES);
    kit_close(&k);
    /* Four times would be the square; small times are noise. */
    assert_true(whole < 3.2 * half + 0.2);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases)];

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = check,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
