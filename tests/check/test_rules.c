/* Rule files: what their comments say, and what is wrong with them. */
#include "facts/kit.h"

#include "check/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#define VIEW  "CREATE VIEW r AS SELECT 1 AS at;\n"
#define WORDS "-- zh: 中\n-- en: en\n"

struct fault {
    const char *name;
    struct str common, house; /* rules.sql of the two folders */
    const char *findings;
};

static const struct fault faults[] = {
    {"no rule files", STR_INIT(""), STR_INIT(""), ""},
    {"a rule", STR_INIT("-- rule: R-1 error\n" WORDS VIEW), STR_INIT(""), ""},
    {"a helper", STR_INIT("-- words for people: of any kind\n" VIEW), STR_INIT(""), ""},
    {"words above a rule", STR_INIT("-- on: what comes\n-- rule: R-1 info\n" WORDS VIEW),
     STR_INIT(""), ""},
    {"no severity", STR_INIT("\n-- rule: R-1\n" WORDS VIEW), STR_INIT(""),
     "RULE_SEVERITY rules.sql:2:0;"},
    {"unknown severity", STR_INIT("-- rule: R-1 fatal\n" WORDS VIEW), STR_INIT(""),
     "RULE_SEVERITY rules.sql:1:0;"},
    {"no Chinese wording", STR_INIT("-- rule: R-1 error\n-- en: en\n" VIEW), STR_INIT(""),
     "RULE_WORDING rules.sql:1:0;"},
    {"no English wording", STR_INIT(""), STR_INIT("-- rule: R-1 error\n-- zh: 中\n" VIEW),
     "RULE_WORDING rules.sql:1:0;"},
    {"unknown key", STR_INIT("-- rule: R-1 error\n" WORDS "-- zhh: 中\n" VIEW), STR_INIT(""),
     "RULE_KEY rules.sql:4:0;"},
    {"words among the keys", STR_INIT("-- rule: R-1 error\n" WORDS "-- what it means\n" VIEW),
     STR_INIT(""), "RULE_KEY rules.sql:4:0;"},
    {"key twice", STR_INIT("-- rule: R-1 error\n" WORDS "-- en: again\n" VIEW), STR_INIT(""),
     "RULE_KEY_TWICE rules.sql:4:0;"},
    {"unknown place", STR_INIT("-- rule: R-1 error\n" WORDS "-- on: facts nowhere\n" VIEW),
     STR_INIT(""), "RULE_ON rules.sql:4:0;"},
    {"both and one", STR_INIT("-- rule: R-1 error\n" WORDS "-- on: facts both\n" VIEW),
     STR_INIT(""), "RULE_ON rules.sql:1:0;"},
    {"unknown format", STR_INIT("-- rule: R-1 error\n-- zh: {a|yuan}\n-- en: en\n" VIEW),
     STR_INIT(""), "RULE_PLACEHOLDER rules.sql:1:0;"},
    {"empty braces", STR_INIT("-- rule: R-1 error\n-- zh: {}\n-- en: en\n" VIEW), STR_INIT(""),
     "RULE_PLACEHOLDER rules.sql:1:0;"},
    {"open brace", STR_INIT("-- rule: R-1 error\n-- zh: {a b\n-- en: en\n" VIEW), STR_INIT(""),
     "RULE_PLACEHOLDER rules.sql:1:0;"},
    {"faults in both files", STR_INIT("-- rule: R-1 bad\n" WORDS VIEW),
     STR_INIT("\n\n-- rule: R-2 worse\n" WORDS "CREATE VIEW q AS SELECT 1 AS at;\n"),
     "RULE_SEVERITY rules.sql:1:0;RULE_SEVERITY rules.sql:3:0;"},
    {"not a view", STR_INIT("DELETE FROM unit;\n"), STR_INIT(""), "VIEW_STATEMENT rules.sql:1:0;"},
};

static void is_found(void **state)
{
    const struct fault *f = *state;
    const struct kit_file files[] = {{"c/rules.sql", f->common, NULL},
                                     {"t/rules.sql", f->house, NULL}};
    struct kit k;

    kit_make(&k, files, 2);
    const struct rules *rules = rules_load(&k.a, &k.paths, &k.d);
    assert_string_equal(kit_findings(&k), f->findings);
    assert_int_equal(rules != NULL, f->findings[0] == '\0');
    kit_close(&k);
}

static void all_entries_are_read(void **state)
{
    static const struct kit_file file = {"c/rules.sql",
                                         STR_INIT("CREATE VIEW helper AS SELECT 1 AS n;\n"
                                                  "\n"
                                                  "-- rule: R-X-04 warning\n"
                                                  "-- zh: 科目{code}相差\n"
                                                  "--   {d|amount}万元。\n"
                                                  "-- en: Item {code}:\n"
                                                  "--   difference {d|amount}.\n"
                                                  "-- do-zh: 核对。\n"
                                                  "-- do-en: Check.\n"
                                                  "-- formula: 甲 = 乙: 逐项\n"
                                                  "-- source: 条例\n"
                                                  "-- on: printed\n"
                                                  "-- needs: t2  t3\n"
                                                  "CREATE VIEW r_x_04 AS SELECT 1 AS at;\n"),
                                         NULL};
    struct kit k;

    (void)state;
    kit_make(&k, &file, 1);
    const struct rules *rules = rules_load(&k.a, &k.paths, &k.d);
    assert_non_null(rules);
    assert_int_equal(rules_count(rules), 1);
    const struct rule *r = rules_at(rules, 0);
    assert_string_equal(str_z(&k.a, r->id), "R-X-04");
    assert_int_equal(r->severity, SEVERITY_WARNING);
    assert_string_equal(str_z(&k.a, r->zh), "科目{code}相差{d|amount}万元。");
    assert_string_equal(str_z(&k.a, r->en), "Item {code}: difference {d|amount}.");
    assert_string_equal(str_z(&k.a, r->do_zh), "核对。");
    assert_string_equal(str_z(&k.a, r->do_en), "Check.");
    assert_string_equal(str_z(&k.a, r->formula), "甲 = 乙: 逐项");
    assert_string_equal(str_z(&k.a, r->source), "条例");
    assert_int_equal(r->on, RULE_ON_PRINTED);
    assert_int_equal(r->n_needs, 2);
    assert_string_equal(str_z(&k.a, r->needs[1]), "t3");
    assert_string_equal(str_z(&k.a, r->view), "r_x_04");
    assert_int_equal(r->at.line, 3);
    kit_close(&k);
}

int main(void)
{
    enum { N = sizeof faults / sizeof *faults };
    struct CMUnitTest tests[N + 1] = {{.name = "all entries", .test_func = all_entries_are_read}};

    for (int i = 0; i < N; i++)
        tests[i + 1] = (struct CMUnitTest){.name = faults[i].name,
                                           .test_func = is_found,
                                           .initial_state = (void *)(uintptr_t)&faults[i]};
    return cmocka_run_group_tests_name("rule files", tests, NULL, NULL);
}
