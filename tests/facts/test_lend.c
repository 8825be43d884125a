/* What other modules bring in: views, tables, functions; and where things lie. */
#include "facts/kit.h"
#include "facts/sql.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void open_good(struct kit *k)
{
    kit_make(k, NULL, 0);
    assert_true(kit_open(k));
    assert_true(facts_compute(k->facts, &k->d));
}

static bool add_view(struct kit *k, const char *name, const char *select)
{
    struct sql_view v = {
        .name = str_from(name), .select = str_from(select), .line = 7, .select_line = 7};

    return facts_view(k->facts, STR("rules.sql"), &v, &k->d);
}

static void one_more_view(void **state)
{
    struct kit k;

    (void)state;
    open_good(&k);
    assert_true(add_view(&k, "r_x_04", "SELECT one + 1 AS two FROM v"));
    assert_string_equal(kit_rows(&k, "r_x_04"), "2;");
    assert_string_equal(kit_findings(&k), "");
    kit_close(&k);
}

static void a_view_that_fails_is_reported_once(void **state)
{
    struct kit k;

    (void)state;
    open_good(&k);
    assert_false(add_view(&k, "a", "SELECT absent FROM unit"));
    assert_false(add_view(&k, "b", "SELECT n FROM a"));
    assert_false(add_view(&k, "v", "SELECT 1 AS n"));
    assert_string_equal(kit_findings(&k), "VIEW_NO_COLUMN rules.sql:7:0;VIEW_TWICE rules.sql:7:0;");
    kit_close(&k);
}

static void put_table(struct kit *k, const char *word)
{
    static struct str columns[] = {STR_INIT("word"), STR_INIT("src_table"), STR_INIT("src_row")};
    struct value *cells = arena_new(&k->a, struct value, 6);

    cells[0] = (struct value){.kind = VALUE_TEXT, .text = str_copy(&k->a, str_from(word))};
    cells[1] = (struct value){.kind = VALUE_TEXT, .text = STR("spending")};
    cells[2] = (struct value){.kind = VALUE_INTEGER, .integer = 2};
    facts_put(k->facts, (struct rows){STR("said"), columns, 3, cells, 2});
}

static void a_table_is_put_and_replaced(void **state)
{
    struct kit k;

    (void)state;
    open_good(&k);
    put_table(&k, "甲");
    assert_true(add_view(&k, "w", "SELECT word FROM said WHERE word IS NOT NULL"));
    assert_string_equal(kit_rows(&k, "w"), "'甲';");
    put_table(&k, "乙");
    assert_true(add_view(&k, "x", "SELECT word FROM said WHERE src_row = 2"));
    assert_string_equal(kit_rows(&k, "x"), "'乙';");
    kit_close(&k);
}

static void tables_are_lent_under_a_prefix(void **state)
{
    struct kit k;
    struct kit other;
    struct kit_file units = {"d/单位.csv", STR("编码,名称\n101,印\n"), NULL};

    (void)state;
    open_good(&k);
    kit_make(&other, &units, 1);
    assert_true(kit_open(&other));
    assert_true(facts_compute(other.facts, &other.d));
    facts_lend(k.facts, other.facts, STR("printed_"));
    assert_true(add_view(&k, "w",
                         "SELECT p.name, u.name AS other, o.one FROM printed_unit p JOIN unit u "
                         "ON u.code = p.code JOIN printed_v o"));
    assert_string_equal(kit_rows(&k, "w"), "'印','甲乙',1;");
    assert_string_equal(kit_findings(&k), "");
    kit_close(&k);
    kit_close(&other);
}

static struct value twice(void *ctx, struct arena *a, const struct value *args, int n)
{
    int *calls = ctx;

    *calls += n;
    if (args[0].kind == VALUE_INTEGER)
        return (struct value){.kind = VALUE_INTEGER, .integer = 2 * args[0].integer};
    if (args[0].kind == VALUE_NULL)
        return args[0];
    struct str text = str_printf(a, "%.*s%.*s", STR_FMT(args[0].text), STR_FMT(args[0].text));
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

static void sql_calls_a_function_of_another_module(void **state)
{
    struct kit k;
    int calls = 0;

    (void)state;
    open_good(&k);
    facts_function(k.facts, STR("twice"), 1, twice, &calls);
    assert_true(add_view(&k, "w",
                         "SELECT twice(21) AS a, twice('甲') AS b, twice(NULL) AS c, "
                         "twice('') AS d, twice(substr(name, 2)) AS e FROM unit"));
    assert_string_equal(kit_rows(&k, "w"), "42,'甲甲',-,'','乙乙';42,'甲甲',-,'','';");
    assert_true(calls > 0);
    assert_false(add_view(&k, "x", "SELECT thrice(21) AS a"));
    assert_string_equal(kit_findings(&k), "VIEW_FUNCTION rules.sql:7:0;");
    kit_close(&k);
}

static void places_of_cells(void **state)
{
    static const struct {
        const char *table, *column, *file;
        int row, line, cell;
    } cases[] = {
        {"spending", "", "支出.csv", 2, 3, 0},
        {"spending", "amount", "支出.csv", 2, 3, 3},
        {"spending", "before_state", "支出.csv", 1, 2, 4},
        {"unit", "name_breaks", "单位.csv", 1, 2, 2},
        {"duties", "text", "职责.md", 2, 3, 0},
        {"said", "amount", "支出.csv", 1, 3, 3},
        {"said", "amount", NULL, 2, 0, 0},
        {"said", "", NULL, 3, 0, 0},
        {"spending", "amount", NULL, 3, 0, 0},
        {"spending", "amount", NULL, 0, 0, 0},
        {"v", "one", NULL, 1, 0, 0},
        {"nothing", "", NULL, 1, 0, 0},
    };
    struct kit k;

    (void)state;
    open_good(&k);
    put_table(&k, "甲");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct place at = {0};
        bool found = facts_place(k.facts, str_from(cases[i].table), cases[i].row,
                                 str_from(cases[i].column), &at);
        assert_int_equal(found, cases[i].file != NULL);
        if (!found)
            continue;
        assert_true(str_ends(at.path, str_from(cases[i].file)));
        assert_int_equal(at.line, cases[i].line);
        assert_int_equal(at.column, cases[i].cell);
    }
    kit_close(&k);
}

/* ---- comments above views ---- */

static const struct comment_case {
    const char *name, *sql, *comment;
    int line;
} comment_cases[] = {
    {"right_above", "-- a\n-- b\nCREATE VIEW v AS SELECT 1 AS a;", " a\n b", 1},
    {"not_behind_a_blank_line", "-- a\n\n-- b\nCREATE VIEW v AS SELECT 1 AS a;", " b", 3},
    {"none", "-- a\n\nCREATE VIEW v AS SELECT 1 AS a;", "", 3},
    {"not_behind_a_statement",
     "CREATE VIEW u AS SELECT 1 AS a; -- a\nCREATE VIEW v AS SELECT 1 AS a;", "", 2},
    {"behind_a_statement", "CREATE VIEW u AS SELECT 1 AS a;\n-- b\nCREATE VIEW v AS SELECT 1 AS a;",
     " b", 2},
    {"windows_lines", "--a\r\n--  b\r\nCREATE VIEW v AS SELECT 1 AS a;\r\n", "a\n  b", 1},
    {"not_within_its_line", "-- a\nCREATE VIEW u AS SELECT 1 AS a; CREATE VIEW v AS SELECT 1 AS a;",
     "", 2},
};

static void reads_comment(void **state)
{
    const struct comment_case *c = *state;
    struct arena a = {0};
    struct diags d = {0};
    struct str path = STR("/tmp/gongkai-test-comments.sql");
    struct sql_view *views = NULL;
    size_t n = 0;

    assert_true(file_write(path, str_from(c->sql), &d));
    assert_true(sql_file_read(&a, path, &views, &n, &d));
    assert_true(n > 0);
    assert_string_equal(str_z(&a, views[n - 1].name), "v");
    assert_string_equal(str_z(&a, views[n - 1].comment), c->comment);
    assert_int_equal(views[n - 1].comment_line, c->line);
    assert_int_equal(remove(path.s), 0);
    diags_release(&d);
    arena_release(&a);
}

#define COUNT(a) (sizeof(a) / sizeof *(a))

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(one_more_view),
        cmocka_unit_test(a_view_that_fails_is_reported_once),
        cmocka_unit_test(a_table_is_put_and_replaced),
        cmocka_unit_test(tables_are_lent_under_a_prefix),
        cmocka_unit_test(sql_calls_a_function_of_another_module),
        cmocka_unit_test(places_of_cells),
    };
    struct CMUnitTest tests[COUNT(comment_cases) + COUNT(others)] = {0};

    for (size_t i = 0; i < COUNT(comment_cases); i++)
        tests[i] = (struct CMUnitTest){.name = comment_cases[i].name,
                                       .test_func = reads_comment,
                                       .initial_state = (void *)(uintptr_t)&comment_cases[i]};
    memcpy(tests + COUNT(comment_cases), others, sizeof others);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
