/* What keeps an output from being published, wherever it stands. */
#include "kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct output_case {
    const char *name, *text, *review, *findings;
} cases[] = {
    { "clean",          "综治工作办公室2022年度部门预算", "", "" },
    { "mobile",         "13805951234", "", "PRIVATE_MOBILE 138******34;" },
    { "id_card",        "11010519491231002X", "", "PRIVATE_ID_CARD 110*************2X;" },
    { "person",         "联系人：王小明", "", "PRIVATE_PERSON 王**;" },
    { "item",           "2040304", "", "SECRET_ITEM 2040304;" },
    { "item_reviewed",  "2040304", "20403", "" },
    { "item_other",     "2040904", "20403、203", "SECRET_ITEM 2040904;" },
    { "health",         "严重精神障碍患者", "", "SECRET_HEALTH 严重精神障碍;" },
    { "health_reviewed","严重精神障碍患者", "肇事肇祸；严重精神障碍", "" },
    { "count",          "6122个摄像头", "", "SECRET_INSTALLATION 6122个摄像头;" },
    { "count_reviewed", "6122个摄像头", "6122个摄像头", "" },
    { "count_other",    "6123个摄像头", "6122个摄像头", "SECRET_INSTALLATION 6123个摄像头;" },
    { "all_reviewed",   "机密★", "全部", "" },
    { "never_silenced", "13805951234", "全部、13805951234", "PRIVATE_MOBILE 138******34;" },
    { "once",           "13805951234、13805951234", "", "PRIVATE_MOBILE 138******34;" },
    { "brackets_are_for_rules", "（", "", "" },
};
/* clang-format on */

static void check(void **state)
{
    const struct output_case *c = *state;

    for (int where = WORDS_PAGE; where <= WORDS_FILE_NAME; where++) {
        struct kit k;
        kit_open(&k);
        struct strbuf b = {.a = &k.a};
        struct str review = str_from(c->review);
        struct words_text text = {.where = (enum words_where)where, .text = str_from(c->text)};
        words_review(k.words, &review, 1);
        bool clean = words_scan_output(k.words, &text, 1, &k.d);
        for (size_t i = 0; i < k.d.n; i++) {
            assert_int_equal(k.d.list[i].severity, SEVERITY_ERROR);
            assert_non_null(k.d.list[i].notes);
            strbuf_printf(&b, "%s %.*s;", diag_name(k.d.list[i].id), STR_FMT(k.d.list[i].args[0]));
        }
        strbuf_addc(&b, '\0');
        assert_string_equal(b.s, c->findings);
        assert_int_equal(clean, k.d.n == 0);
        kit_close(&k);
    }
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases)];

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = check,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
