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

static void text_in_order_of_place(void **state)
{
    (void)state;
    char *text = printed(REPORT_TEXT);
    char *lines[6] = {0};
    int n = 0;

    for (char *line = strtok(text, "\n"); line != NULL && n < 6; line = strtok(NULL, "\n"))
        lines[n++] = line;
    assert_int_equal(n, 6); /* the third finding says a line end itself */
    assert_memory_equal(lines[0], "a.csv: error: ", 14);
    assert_memory_equal(lines[1], "a.csv:9:7: error: ", 18);
    assert_memory_equal(lines[2], "a.csv:10:1: error: ", 19);
    assert_non_null(strstr(lines[3], "[FILE_UNREADABLE]"));
    assert_memory_equal(lines[4], "c.csv:2:4: note: ", 17);
    assert_memory_equal(lines[5], "b.csv:9:3: error: ", 18);
    free(text);
}

static void json_is_escaped(void **state)
{
    (void)state;
    char *text = printed(REPORT_JSON);

    assert_non_null(strstr(text, "sa\\\"y\\u000a"));
    assert_non_null(strstr(text, "\"notes\": [{\"path\": \"c.csv\", \"line\": 2, \"column\": 4}]"));
    assert_memory_equal(text, "[\n", 2);
    assert_string_equal(text + strlen(text) - 4, "}\n]\n");
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
        cmocka_unit_test(language_of_environment),
    };
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
