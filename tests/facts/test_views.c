/* views.sql: what is worked out, and what the SQL of a template may not do. */
#include "facts/kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#define COUNT(a)  (sizeof(a) / sizeof *(a))
#define V(select) "CREATE VIEW v AS " select ";\n"
#define MIXED     V("WITH t(a) AS (VALUES ('b'), (5), (NULL), ('B'), ('a'), (12)) SELECT a FROM t")

/* clang-format off */
static const struct good_case {
    const char *name, *sql, *view, *rows;
} good_cases[] = {
    { "constant",        V("SELECT 1 AS a, 'x' AS b, NULL AS c"), "v", "1,'x',-;" },
    { "facts",           V("SELECT sum(amount) AS a FROM spending"), "v", "12500000;" },
    { "order_is_kept",   V("SELECT kind FROM spending ORDER BY amount"), "v", "'项目';'基本';" },
    { "order_of_kinds",  MIXED "CREATE VIEW w AS SELECT a FROM v ORDER BY a;", "w", "-;5;12;'B';'a';'b';" },
    { "order_downwards", MIXED "CREATE VIEW w AS SELECT a FROM v ORDER BY a DESC;", "w", "'b';'a';'B';12;5;-;" },
    { "order_collated",  MIXED "CREATE VIEW w AS SELECT a FROM v WHERE a <> 'B' ORDER BY a COLLATE NOCASE;", "w", "5;12;'a';'b';" },
    { "order_of_found",  MIXED "CREATE VIEW w AS SELECT y.a FROM unit JOIN v y ON y.a IN ('b', 'B', 5) WHERE row = 1 ORDER BY y.a;", "w", "5;'B';'b';" },
    { "groups_of_kinds", MIXED "CREATE VIEW w AS SELECT a, count(*) AS n FROM (SELECT x.a FROM v x, unit) GROUP BY a;", "w", "-,2;5,2;12,2;'B',2;'a',2;'b',2;" },
    { "groups_of_table", MIXED "CREATE VIEW w AS SELECT a, count(*) AS n FROM v CROSS JOIN unit GROUP BY a;", "w", "-,2;5,2;12,2;'B',2;'a',2;'b',2;" },
    { "null_equals_none", MIXED "CREATE VIEW w AS SELECT count(*) AS n FROM v x JOIN v y ON y.a = x.a;", "w", "5;" },
    { "null_is_null",    MIXED "CREATE VIEW w AS SELECT count(*) AS n FROM v x JOIN v y ON y.a IS x.a;", "w", "6;" },
    { "earlier_view",    V("SELECT 2 AS n") "CREATE VIEW w AS SELECT n * n AS m FROM v;", "w", "4;" },
    { "capitals",        V("SELECT 2 AS n") "create view w as select n from V;", "w", "2;" },
    { "values",          V("VALUES (1), (2)"), "v", "1;2;" },
    { "with",            V("WITH t AS (SELECT 3 AS x) SELECT x FROM t"), "v", "3;" },
    { "recursive_by_name", V("WITH RECURSIVE t AS (SELECT 3 AS x) SELECT x FROM t"), "v", "3;" },
    { "window",          V("SELECT row_number() OVER (ORDER BY amount) AS n FROM spending"), "v", "1;2;" },
    { "no_rows",         V("SELECT code FROM unit WHERE 0"), "v", "" },
    { "no_rows_used",    V("SELECT code FROM unit WHERE 0") "CREATE VIEW w AS SELECT count(*) AS n FROM v;", "w", "0;" },
    { "comments",        "-- x; '\n" V("/* ; \" */ SELECT 1 AS a -- ;\n") ";;", "v", "1;" },
    { "semicolon_in_text", V("SELECT ';' AS a, 'it''s' AS b"), "v", "';','it's';" },
    { "no_last_semicolon", "CREATE VIEW v AS SELECT 1 AS a", "v", "1;" },
    { "values_keep_kind", V("SELECT code AS a FROM unit UNION ALL SELECT 5") "CREATE VIEW w AS SELECT typeof(a) AS t FROM v;", "w", "'text';'text';'integer';" },
    { "integer_division", V("SELECT 7 / 2 AS a, -7 / 2 AS b"), "v", "3,-3;" },
    { "unicode_text",    V("SELECT substr('预算公开', 3) AS a, length('预算') AS n"), "v", "'公开',2;" },
    { "state",           V("SELECT count(*) AS n FROM spending WHERE before_state = 'unknown'"), "v", "1;" },
    { "quoted_column",   V("SELECT \"row\" AS \"a b\" FROM unit"), "v", "1;2;" },
    { "empty_file",      "-- nothing\n", "unit", "1,2,'101','甲乙','甲\u200b乙';2,3,'102','丙','丙';" },

    { "rate",            V("SELECT rate(116149, 310504, 2) AS a"), "v", "3741;" },
    { "rate_half_up",    V("SELECT rate(1, 8, 0) AS a, rate(1, 8, 1) AS b, rate(1, 200, 0) AS c"), "v", "13,125,1;" },
    { "rate_half_down",  V("SELECT rate(-1, 8, 0) AS a, rate(1, -8, 0) AS b, rate(-1, -8, 0) AS c"), "v", "-13,-13,13;" },
    { "rate_below_half", V("SELECT rate(149, 30000, 0) AS a"), "v", "0;" },
    { "rate_of_nothing", V("SELECT rate(5, 0, 2) AS a, rate(NULL, 5, 2) AS b, rate(5, NULL, 2) AS c, rate(0, 0, 2) AS d"), "v", "-,-,-,-;" },
    { "rate_large",      V("SELECT rate(9000000000000000000, 9000000000000000000, 6) AS a, rate(-9223372036854775807 - 1, 9223372036854775807, 0) AS b"), "v", "100000000,-100;" },
};

static const struct bad_case {
    const char *name, *sql, *found;
} bad_cases[] = {
    { "select_alone",      "SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "drop",              "\nDROP TABLE unit;", "VIEW_STATEMENT views.sql:2:0;" },
    { "attach",            "ATTACH 'x' AS y;", "VIEW_STATEMENT views.sql:1:0;" },
    { "pragma",            "PRAGMA writable_schema = 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "create_table",      "CREATE TABLE t(a);", "VIEW_STATEMENT views.sql:1:0;" },
    { "create_table_as",   "CREATE TABLE t AS SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "create_trigger",    "CREATE TRIGGER t AFTER INSERT ON unit BEGIN SELECT 1; END;", "VIEW_STATEMENT views.sql:1:0;VIEW_STATEMENT views.sql:1:0;" },
    { "temporary_view",    "CREATE TEMP VIEW v AS SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "if_not_exists",     "CREATE VIEW IF NOT EXISTS v AS SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "name_in_capitals",  "CREATE VIEW V AS SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "sqlite_name",       "CREATE VIEW sqlite_master AS SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "column_list",       "CREATE VIEW v(a) AS SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "explain",           "CREATE VIEW v AS EXPLAIN SELECT 1;", "VIEW_STATEMENT views.sql:1:0;" },
    { "quote_open",        V("SELECT 1 AS a") "CREATE VIEW w AS\nSELECT 'x;\n", "VIEW_UNCLOSED views.sql:3:0;" },
    { "comment_open",      "/* x\n", "VIEW_UNCLOSED views.sql:1:0;" },
    { "name_twice",        V("SELECT 1 AS a") V("SELECT 2 AS a"), "VIEW_TWICE views.sql:2:0;" },
    { "name_of_a_table",   "CREATE VIEW unit AS SELECT 1 AS a;", "VIEW_TWICE views.sql:1:0;" },

    { "with_delete",       V("WITH t AS (SELECT 1) DELETE FROM unit"), "VIEW_FORBIDDEN views.sql:1:0;" },
    { "with_insert",       V("WITH t AS (SELECT 1) INSERT INTO unit SELECT 1, 1, 1, 1, 1"), "VIEW_FORBIDDEN views.sql:1:0;" },
    { "with_update",       V("WITH t AS (SELECT 1) UPDATE unit SET code = 1"), "VIEW_FORBIDDEN views.sql:1:0;" },
    { "parameter",         V("SELECT ?1 AS a"), "VIEW_FORBIDDEN views.sql:1:0;" },
    { "schema_table",      V("SELECT sql\nFROM sqlite_master"), "VIEW_NO_TABLE views.sql:2:0;" },
    { "schema_table_counted", V("SELECT count(*) AS a FROM Sqlite_Master"), "VIEW_NO_TABLE views.sql:1:0;" },
    { "schema_table_renamed", V("SELECT name FROM sqlite_schema"), "VIEW_NO_TABLE views.sql:1:0;" },
    { "temp_schema",       V("SELECT name FROM temp.sqlite_master"), "VIEW_NO_TABLE views.sql:1:0;" },
    { "pragma_function",   V("SELECT * FROM pragma_database_list"), "VIEW_FORBIDDEN views.sql:1:0;" },
    { "table_function",    V("SELECT value FROM json_each('[1]')"), "VIEW_FORBIDDEN views.sql:1:0;" },
    { "statistics_table",  V("SELECT name FROM dbstat"), "VIEW_FORBIDDEN views.sql:1:0;" },
    { "load_extension",    V("SELECT load_extension('x') AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "readfile",          V("SELECT\nreadfile('/etc/passwd') AS a"), "VIEW_FUNCTION views.sql:2:0;" },
    { "fts_tokenizer",     V("SELECT fts3_tokenizer('simple') AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "random",            V("SELECT random() AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "random_capitals",   V("SELECT RANDOM() AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "randomblob",        V("SELECT hex(randomblob(4)) AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "date_now",          V("SELECT date('now') AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "current_date",      V("SELECT CURRENT_DATE AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "strftime",          V("SELECT strftime('%s') AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "last_insert_rowid", V("SELECT last_insert_rowid() AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "sqlite_version",    V("SELECT sqlite_version() AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "like",              V("SELECT name LIKE '%a%' AS a FROM unit"), "VIEW_FUNCTION views.sql:1:0;" },
    { "glob",              V("SELECT name GLOB '*a*' AS a FROM unit"), "VIEW_FUNCTION views.sql:1:0;" },
    { "average",           V("SELECT avg(amount) AS a FROM spending"), "VIEW_FUNCTION views.sql:1:0;" },
    { "round",             V("SELECT round(amount) AS a FROM spending"), "VIEW_FUNCTION views.sql:1:0;" },
    { "printf",            V("SELECT printf('%f', 1) AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "zeroblob",          V("SELECT zeroblob(1000000000) AS a"), "VIEW_FUNCTION views.sql:1:0;" },
    { "unknown_function",  V("SELECT budget(1) AS a"), "VIEW_FUNCTION views.sql:1:0;" },

    { "decimal",           V("SELECT\n1.5 AS a"), "VIEW_DECIMAL views.sql:2:0;" },
    { "decimal_without_whole", V("SELECT .5 AS a"), "VIEW_DECIMAL views.sql:1:0;" },
    { "exponent",          V("SELECT 1e3 AS a"), "VIEW_DECIMAL views.sql:1:0;" },
    { "cast_to_real",      V("SELECT CAST(1 AS REAL) AS a"), "VIEW_TYPE views.sql:1:0;" },
    { "cast_to_blob",      V("SELECT CAST('x' AS blob) AS a"), "VIEW_TYPE views.sql:1:0;" },
    { "blob",              V("SELECT x'ff' AS a"), "VIEW_TYPE views.sql:1:0;" },
    { "overflow_to_real",  V("SELECT 9223372036854775807 + 1 AS a"), "VIEW_INEXACT views.sql:1:0;" },
    { "large_number",      V("SELECT 99999999999999999999 AS a"), "VIEW_INEXACT views.sql:1:0;" },
    { "text_to_real",      V("SELECT '1.5' + 0 AS a, '2.5' + 0 AS b"), "VIEW_INEXACT views.sql:1:0;VIEW_INEXACT views.sql:1:0;" },
    { "sum_overflow",      V("SELECT sum(n) AS a FROM (SELECT 9223372036854775807 AS n UNION ALL SELECT 1)"), "VIEW_RANGE views.sql:1:0;" },
    { "rate_overflow",     V("SELECT rate(9223372036854775807, 1, 0) AS a"), "VIEW_RANGE views.sql:1:0;" },
    { "rate_of_text",      V("SELECT rate('5', 1, 0) AS a"), "VIEW_RATE views.sql:1:0;" },
    { "rate_decimals",     V("SELECT rate(5, 1, 7) AS a"), "VIEW_RATE views.sql:1:0;" },
    { "rate_two_arguments", V("SELECT rate(5, 1) AS a"), "VIEW_SQL views.sql:1:0;" },

    { "syntax",            V("SELECT 1 AS a\nFORM unit"), "VIEW_SYNTAX views.sql:2:0;" },
    { "no_such_table",     V("SELECT 1 AS a\n\nFROM absent"), "VIEW_NO_TABLE views.sql:3:0;" },
    { "later_view",        V("SELECT a FROM w") "CREATE VIEW w AS SELECT 1 AS a;", "VIEW_ORDER views.sql:1:0;" },
    { "itself",            V("SELECT a FROM v"), "VIEW_ORDER views.sql:1:0;" },
    { "no_such_column",    V("SELECT\nabsent AS a FROM unit"), "VIEW_NO_COLUMN views.sql:2:0;" },
    { "misspelt_in_quotes", V("SELECT \"absent\" AS a FROM unit"), "VIEW_NO_COLUMN views.sql:1:0;" },
    { "ambiguous",         V("SELECT name FROM unit, source"), "VIEW_AMBIGUOUS views.sql:1:0;" },
    { "column_twice",      V("SELECT 1 AS a, 2 AS a"), "VIEW_COLUMN_TWICE views.sql:1:0;" },
    { "one_fault_not_two", V("SELECT absent FROM unit") "CREATE VIEW w AS SELECT 1 AS a FROM v;", "VIEW_NO_COLUMN views.sql:1:0;" },
    { "two_faults",        V("SELECT absent FROM unit") "CREATE VIEW w AS SELECT random() AS a;", "VIEW_NO_COLUMN views.sql:1:0;VIEW_FUNCTION views.sql:2:0;" },

    { "recursive",         V("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3) SELECT n FROM c"), "VIEW_RECURSIVE views.sql:1:0;" },
    { "recursive_inside",  V("SELECT (WITH c(n) AS (SELECT 1 UNION SELECT n + 1 FROM c WHERE n < 3) SELECT max(n) FROM c) AS a"), "VIEW_RECURSIVE views.sql:1:0;" },
    { "endless",           V("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) AS a FROM c"), "VIEW_RECURSIVE views.sql:1:0;" },
    { "endless_rows",      V("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"), "VIEW_RECURSIVE views.sql:1:0;" },
    { "swelling_text",     V("WITH RECURSIVE c(t) AS (SELECT 'x' UNION ALL SELECT t || t FROM c) SELECT max(length(t)) AS a FROM c"), "VIEW_RECURSIVE views.sql:1:0;" },
    { "swelling_memory",   V("WITH RECURSIVE c(n, t) AS (SELECT 1, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' UNION ALL SELECT n + 1, replace(replace(replace(substr(t, 1, 50), 'x', 'xxxxxxxxxxxxxxxxxxxx'), 'x', 'xxxxxxxxxx'), 'x', 'xxxxxxxxxx') || n FROM c) SELECT count(DISTINCT t) AS a FROM c"), "VIEW_RECURSIVE views.sql:1:0;" },
    { "product",           V("SELECT count(*) AS a FROM spending a, spending b, spending c, spending d, spending e, spending f, spending g, spending h, spending i, spending j, spending k, spending l, spending m, spending n, spending o, spending p, spending q, spending r, spending s, spending t, spending u, spending v, spending w, spending x, spending y, spending z"), "VIEW_LIMIT views.sql:1:0;" },
};
/* clang-format on */

static bool run(struct kit *k, const char *sql)
{
    struct kit_file file = {"t/views.sql", str_from(sql), NULL};

    kit_make(k, &file, 1);
    assert_true(kit_open(k));
    return facts_compute(k->facts, &k->d);
}

static void check_good(void **state)
{
    const struct good_case *c = *state;
    struct kit k;
    bool ok = run(&k, c->sql);

    assert_string_equal(kit_findings(&k), "");
    assert_true(ok);
    assert_string_equal(kit_rows(&k, c->view), c->rows);
    kit_close(&k);
}

static void check_bad(void **state)
{
    const struct bad_case *c = *state;
    struct kit k;
    bool ok = run(&k, c->sql);

    assert_string_equal(kit_findings(&k), c->found);
    assert_false(ok);
    /* Whatever it tried, the facts are as they were. */
    assert_string_equal(kit_rows(&k, "unit"), "1,2,'101','甲乙','甲\u200b乙';2,3,'102','丙','丙';");
    kit_close(&k);
}

/* A select of n terms, each deeper than the one before. */
static void refuses_depth(void **state)
{
    struct arena a = {0};
    struct strbuf b = {.a = &a};
    struct kit k;

    (void)state;
    strbuf_add(&b, STR("CREATE VIEW v AS SELECT "));
    for (int i = 0; i < 5000; i++)
        strbuf_add(&b, STR("(1+"));
    strbuf_add(&b, STR("1"));
    for (int i = 0; i < 5000; i++)
        strbuf_addc(&b, ')');
    strbuf_add(&b, STR(" AS a;"));
    strbuf_addc(&b, '\0');
    assert_false(run(&k, b.s));
    assert_string_equal(kit_findings(&k), "VIEW_LIMIT views.sql:1:0;");
    kit_close(&k);
    arena_release(&a);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(good_cases) + COUNT(bad_cases) + 1] = {0};
    size_t n = 0;

    for (size_t i = 0; i < COUNT(good_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = good_cases[i].name,
                                         .test_func = check_good,
                                         .initial_state = (void *)&good_cases[i]};
    for (size_t i = 0; i < COUNT(bad_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = bad_cases[i].name,
                                         .test_func = check_bad,
                                         .initial_state = (void *)&bad_cases[i]};
    tests[n++] = (struct CMUnitTest)cmocka_unit_test(refuses_depth);
    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
