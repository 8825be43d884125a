/* How findings are printed: order, form, escapes. */
#include "report/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static struct diags sample(void)
{
    struct diags d = {0};
    struct diag *f;

    DIAG_ADD(&d, DIAG_FILE_UNREADABLE, ((struct place){STR("b.csv"), 9, 3}), STR("second"));
    f = DIAG_ADD(&d, DIAG_FILE_UNREADABLE, ((struct place){STR("a.csv"), 10, 1}), STR("sa\"y\n"));
    diag_note(&d, f, (struct place){STR("c.csv"), 2, 4});
    DIAG_ADD(&d, DIAG_FILE_UNWRITABLE, ((struct place){STR("a.csv"), 9, 7}), STR("first"));
    DIAG_ADD(&d, DIAG_FILE_UNWRITABLE, ((struct place){STR("a.csv"), 0, 0}), STR("file"));
    return d;
}

static char *printed(enum report_format format)
{
    struct diags d = sample();
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    assert_non_null(out);
    report_print(&d, REPORT_EN, format, out);
    fclose(out);
    diags_release(&d);
    return text;
}

static int lines_of(char *text, char **lines, int max)
{
    int n = 0;

    for (char *line = strtok(text, "\n"); line != NULL && n < max; line = strtok(NULL, "\n"))
        lines[n++] = line;
    return n;
}

static void text_in_order_of_place(void **state)
{
    (void)state;
    char *text = printed(REPORT_TEXT);
    char *lines[6] = {0};

    assert_int_equal(lines_of(text, lines, 6), 5); /* a line end in a text is none here */
    assert_memory_equal(lines[0], "a.csv: error: ", 14);
    assert_memory_equal(lines[1], "a.csv:9:7: error: ", 18);
    assert_memory_equal(lines[2], "a.csv:10:1: error: ", 19);
    assert_non_null(strstr(lines[2], "[FILE_UNREADABLE]"));
    assert_memory_equal(lines[3], "c.csv:2:4: note: ", 17);
    assert_memory_equal(lines[4], "b.csv:9:3: error: ", 18);
    free(text);
}

static void json_is_escaped(void **state)
{
    (void)state;
    char *text = printed(REPORT_JSON);

    assert_non_null(strstr(text, "sa\\\"y\\u000a"));
    assert_non_null(strstr(text, "\"notes\": [{\"path\": \"c.csv\", \"line\": 2, \"column\": 4, "));
    assert_memory_equal(text, "{\"datasets\": [", 14);
    assert_string_equal(text + strlen(text) - 4, "\n]}\n");
    free(text);
}

/* ---- findings of rules ---- */

static const struct rule rules[] = {
    {.id = STR_INIT("R-A"), .severity = SEVERITY_ERROR, .zh = STR_INIT("zh"), .en = STR_INIT("en")},
    {.id = STR_INIT("R-B"), .severity = SEVERITY_ERROR, .zh = STR_INIT("zh"), .en = STR_INIT("en")},
    {.id = STR_INIT("R-C"), .severity = SEVERITY_INFO, .zh = STR_INIT("zh"), .en = STR_INIT("en")},
};

static struct check check_of(int rule, enum outcome outcome, const char *why)
{
    return (struct check){.rule = &rules[rule],
                          .on = RULE_ON_FACTS,
                          .outcome = outcome,
                          .why_zh = str_from(why),
                          .why_en = str_from(why)};
}

static void add(struct diags *d, int rule, int line, size_t cause, const char *waiver, bool unknown)
{
    const struct str figures[] = {STR("t1/total/sum")};
    struct diag_rule of = {.id = rules[rule].id,
                           .zh = STR("中文"),
                           .en = STR("60 and 55 differ"),
                           .do_en = STR("look"),
                           .unknown = unknown,
                           .has_values = !unknown,
                           .a = 6000,
                           .b = 5500,
                           .figures = figures,
                           .n_figures = 1,
                           .cause = cause,
                           .waiver = str_from(waiver)};

    diag_add_rule(d, unknown ? SEVERITY_INFO : rules[rule].severity,
                  (struct place){STR("a.csv"), line, 2}, &of);
}

/* The second follows from the third, the fourth is waived, the fifth unknown. */
static char *report_of_rules(enum report_format format)
{
    struct diags d = {0};
    struct check list[] = {check_of(0, OUTCOME_BROKEN, ""), check_of(1, OUTCOME_HOLDS, ""),
                           check_of(2, OUTCOME_UNKNOWN, "no sheet"),
                           check_of(1, OUTCOME_UNKNOWN, "no sheet")};
    struct checks checks = {.list = list, .n = 4, .holds = 1, .broken = 1, .unknown = 2};
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    struct report r;

    assert_non_null(out);
    add(&d, 0, 9, 0, "", false);
    add(&d, 0, 2, 3, "", false);
    add(&d, 1, 5, 0, "", false);
    add(&d, 0, 7, 0, "as published (A, 2022-02-14)", false);
    add(&d, 2, 8, 0, "", true);
    report_begin(&r, REPORT_EN, format, out);
    report_dataset(&r, STR("data"), &d, &checks);
    report_end(&r);
    fclose(out);
    diags_release(&d);
    return text;
}

static void text_groups_under_the_cause(void **state)
{
    (void)state;
    char *text = report_of_rules(REPORT_TEXT);
    static const char *const expected[] = {
        "a.csv:5:2: error: 60 and 55 differ [R-B]",
        "a.csv:5:2: note: what to do: look",
        "a.csv:2:2: error: 60 and 55 differ [R-A]",
        "a.csv:5:2: note: follows from this: R-B",
        "a.csv:7:2: waived: 60 and 55 differ [R-A]",
        "a.csv:7:2: note: waived: as published (A, 2022-02-14)",
        "a.csv:8:2: info: cannot be checked: 60 and 55 differ [R-C]",
        "a.csv:9:2: error: 60 and 55 differ [R-A]",
        "a.csv:9:2: note: what to do: look",
        "data: 4 checks: 1 hold, 1 broken, 2 cannot be made; those that cannot:",
        "  no sheet: R-C, R-B",
    };
    enum { N = sizeof expected / sizeof *expected };
    char *lines[N + 1] = {0};

    assert_int_equal(lines_of(text, lines, N + 1), N);
    for (int i = 0; i < N; i++)
        assert_string_equal(lines[i], expected[i]);
    free(text);
}

static void json_tells_all(void **state)
{
    (void)state;
    char *text = report_of_rules(REPORT_JSON);

    assert_non_null(strstr(text, "\"dataset\": \"data\""));
    assert_non_null(strstr(text, "\"figures\": [\"t1/total/sum\"], \"values\": [6000, 5500], "
                                 "\"difference\": 500, \"cause\": 0"));
    assert_non_null(strstr(text, "\"waiver\": \"as published (A, 2022-02-14)\""));
    assert_non_null(strstr(text, "\"unknown\": true"));
    assert_non_null(strstr(text, "{\"id\": \"R-C\", \"on\": \"facts\", \"outcome\": \"unknown\", "
                                 "\"broken\": 0, \"unknown\": 0, \"why\": \"no sheet\"}"));
    assert_non_null(strstr(text, "\"summary\": {\"holds\": 1, \"broken\": 1, \"unknown\": 2}"));
    free(text);
}

static void sarif_tells_all(void **state)
{
    (void)state;
    char *text = report_of_rules(REPORT_SARIF);

    assert_non_null(strstr(text, "\"version\": \"2.1.0\""));
    assert_non_null(strstr(text, "\"kind\": \"open\", \"level\": \"none\""));
    assert_non_null(strstr(text, "\"justification\": \"as published (A, 2022-02-14)\""));
    assert_non_null(strstr(text, "\"region\": {\"startLine\": 5, \"properties\": {\"cell\": 2}}"));
    free(text);
}

static void language_of_environment(void **state)
{
    (void)state;
    setenv("LC_ALL", "", 1);
    setenv("LC_MESSAGES", "zh_CN.UTF-8", 1);
    setenv("LANG", "en_US.UTF-8", 1);
    assert_int_equal(report_lang_of_environment(), REPORT_ZH);
    setenv("LC_ALL", "C", 1);
    assert_int_equal(report_lang_of_environment(), REPORT_EN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_in_order_of_place),
        cmocka_unit_test(json_is_escaped),
        cmocka_unit_test(text_groups_under_the_cause),
        cmocka_unit_test(json_tells_all),
        cmocka_unit_test(sarif_tells_all),
        cmocka_unit_test(language_of_environment),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
