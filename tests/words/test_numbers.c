/* Numbers, their units and values: one text a row. */
#include "kit.h"
#include "words/quantity_int.h"
#include "words/value_int.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct number_case {
    const char *name, *text, *numbers;
} numbers[] = {
    { "money",           "增加1161.49万元，增长37.41%", "1161.49万元 money;37.41% percent;" },
    { "grouped",         "共1,234,567.8元", "1,234,567.8元 money;" },
    { "comma_is_none",   "1，234", "1 plain;234 plain;" },
    { "counts",          "5万份、200件以上、78个行政村", "5万份 count;200件 count;78个 count;" },
    { "year",            "2022年度预算", "2022年度 year;" },
    { "years",           "3年行动", "3年 count;" },
    { "date",            "2021年12月31日止", "2021年12月31日 date;" },
    { "month",           "2021年12月", "2021年12月 date;" },
    { "digits_date",     "2022-02-14、2022.2.14", "2022-02-14 date;2022.2.14 date;" },
    { "no_date",         "2022-02", "2022 plain;02 ordinal;" },
    { "document",        "泉委〔2013〕75号", "2013 docyear;75号 ordinal;" },
    { "list",            "1.推进；2、开展；（3）落实", "1 ordinal;2 ordinal;3 ordinal;" },
    { "order",           "第3条、第一检察部", "3条 ordinal;" },
    { "code",            "350597221052210000009", "350597221052210000009 ordinal;" },
    { "model",           "A4纸2包、LED2屏", "2 plain;" },
    { "chinese",         "八场讲座，一千二百零三件，二〇二二年", "八场 count;一千二百零三件 count;二〇二二年 year;" },
    { "chinese_words",   "一是推进，四访四清", "" },
    { "percent_words",   "百分之五十", "五十 percent;" },
    { "about",           "3000余件", "3000余件 count;" },
    { "range",           "80%—90%，3-5件", "80% percent;90% percent;3 count;5件 count;" },
    { "each",            "5000元/人", "5000元/人 money;" },
    { "negative",        "为-5.5万元", "-5.5万元 money;" },
    { "minus_a_word",    "500件-实际件数", "500件 count;" },
    { "full_width",      "１２．５％", "１２．５％ percent;" },
};

static const struct value_case {
    const char *name, *text;
    const char *kind;      /* which value; a number that has none: "none" */
    int64_t value;
} values[] = {
    { "fen",           "1161.49万元", "fen",   1161490000 },
    { "fen_yi",        "1.2亿元",     "fen",   12000000000 },
    { "fen_inexact",   "0.001元",     "fen none", 0 },
    { "rate",          "37.41%",      "rate",  3741 },
    { "rate_mille",    "3‰",          "rate",  30 },
    { "milli",         "5万份",       "milli", 50000000 },
    { "milli_half",    "17.5",        "milli", 17500 },
    { "milli_inexact", "0.0001",      "milli none", 0 },
    { "milli_zeros",   "1.5000",      "milli", 1500 },
    { "milli_large",   "999999999999999亿件", "milli none", 0 },
};

static const struct context_case {
    const char *name, *text; /* the last number of it */
    const char *compare, *direction, *subject;
} contexts[] = {
    { "at_least",        "不少于50场",               ">=", "", "" },
    { "longest_word",    "满意度不低于90%",          ">=", "", "" },
    { "behind",          "受理200件以上",            ">=", "", "" },
    { "step",            "每少10件",                 "step", "", "" },
    { "apart",           "不少于各村50场",           "",   "", "" },
    { "up",              "比上年增加5万元",          "",   "+", "" },
    { "down",            "收入增加，支出下降5%",     "",   "-", "" },
    { "other_clause",    "收入增加，共5万元",        "",   "", "" },
    { "subject",         "公务接待费预算3万元，比上年减少2万元", "", "-", "公务接待费" },
    { "other_sentence",  "公务接待费为零。共2万元",  "",   "", "" },
};
/* clang-format on */

static void check_numbers(void **state)
{
    const struct number_case *c = *state;
    struct kit k;

    kit_open(&k);
    assert_string_equal(kit_numbers(&k, c->text), c->numbers);
    kit_close(&k);
}

static void check_value(void **state)
{
    const struct value_case *c = *state;
    struct kit k;
    int64_t v = 0;
    bool (*value)(const struct number *, int64_t *) = c->kind[0] == 'f'   ? value_fen
                                                      : c->kind[0] == 'r' ? value_rate
                                                                          : value_milli;

    kit_open(&k);
    kit_numbers(&k, c->text);
    assert_int_equal(k.r.n_numbers, 1);
    assert_int_equal(value(&k.r.numbers[0], &v), strstr(c->kind, "none") == NULL);
    if (strstr(c->kind, "none") == NULL)
        assert_int_equal(v, c->value);
    kit_close(&k);
}

static const char *sense(struct kit *k, const struct hit *h)
{
    return h == NULL ? "" : str_z(&k->a, h->e->sense);
}

static void check_context(void **state)
{
    const struct context_case *c = *state;
    struct context_walk walk = {0};
    struct context found = {0};
    struct kit k;

    kit_open(&k);
    kit_numbers(&k, c->text);
    assert_true(k.r.n_numbers > 0);
    for (size_t i = 0; i < k.r.n_numbers; i++)
        found = context_of(&k.r, &walk, &k.r.numbers[i]);
    assert_string_equal(sense(&k, found.compare), c->compare);
    assert_string_equal(sense(&k, found.direction), c->direction);
    assert_string_equal(sense(&k, found.subject), c->subject);
    kit_close(&k);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(numbers) + COUNT(values) + COUNT(contexts)];
    size_t n = 0;

    for (size_t i = 0; i < COUNT(numbers); i++)
        tests[n++] = (struct CMUnitTest){.name = numbers[i].name,
                                         .test_func = check_numbers,
                                         .initial_state = (void *)(uintptr_t)&numbers[i]};
    for (size_t i = 0; i < COUNT(values); i++)
        tests[n++] = (struct CMUnitTest){.name = values[i].name,
                                         .test_func = check_value,
                                         .initial_state = (void *)(uintptr_t)&values[i]};
    for (size_t i = 0; i < COUNT(contexts); i++)
        tests[n++] = (struct CMUnitTest){.name = contexts[i].name,
                                         .test_func = check_context,
                                         .initial_state = (void *)(uintptr_t)&contexts[i]};
    return cmocka_run_group_tests_name("numbers", tests, NULL, NULL);
}
