/* Where figures come from and cells go, in a small dataset and in a real one. */
#include "facts/kit.h"
#include "facts/trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a)  (sizeof(a) / sizeof *(a))
#define V(select) "CREATE VIEW v AS " select ";\n"
#define HEAD      "单位,类别,金额（万元）,上年数（元）\n"
#define TWO       HEAD "101,基本,12.5,\n101,项目,0,不详\n"
#define FOUR      HEAD "101,基本,12.5,3\n101,项目,2,4\n102,基本,1,5\n102,项目,-1,6\n"

/* clang-format off */
static const struct figure_case {
    const char *name, *spending, *sql, *figure, *sources;
} figure_cases[] = {
    { "sum",            FOUR, V("SELECT sum(amount) AS a FROM spending"), "v/1/a", "spending:1.amount;spending:2.amount;spending:3.amount;spending:4.amount;" },
    { "sum_of_some",    FOUR, V("SELECT unit AS key, sum(amount) AS a FROM spending GROUP BY unit"), "v/101/a", "spending:1.amount;spending:2.amount;" },
    { "count",          FOUR, V("SELECT count(*) AS n FROM spending"), "v/1/n", "spending:1;spending:2;spending:3;spending:4;" },
    { "count_of_kinds", FOUR, V("SELECT count(DISTINCT kind) AS n FROM spending"), "v/1/n", "spending:1;spending:2;spending:3;spending:4;" },
    { "constant",       FOUR, V("SELECT 5 AS n FROM unit LIMIT 1"), "v/1/n", "unit:1;unit:2;" },
    { "greatest",       FOUR, V("SELECT max(amount) AS a FROM spending"), "v/1/a", "spending:1.amount;spending:2.amount;spending:3.amount;spending:4.amount;" },
    { "greatest_is_above", FOUR, V("SELECT coalesce(max(amount) > 5000000, 0) AS a FROM spending"), "v/1/a", "spending:1.amount;" },
    { "two_that_cancel", FOUR, V("SELECT unit AS key, sum(amount) = 0 AS a, sum(amount) AS b FROM spending GROUP BY unit"), "v/102/b", "spending:3.amount;spending:4.amount;" },
    { "zero",           TWO,  V("SELECT coalesce(sum(amount), 0) AS a FROM spending WHERE kind = '项目'"), "v/1/a", "spending:2.amount;" },
    { "unknown",        TWO,  V("SELECT coalesce(sum(before), 0) AS a FROM spending"), "v/1/a", "spending:1.before;spending:2.before;" },
    { "none",           TWO,  V("SELECT coalesce(sum(amount), 0) AS a FROM spending WHERE kind = '无'"), "v/1/a", "" },
    { "name",           TWO,  V("SELECT code AS key, name FROM unit"), "v/102/name", "unit:2;" },
    { "through_views",  FOUR, V("SELECT unit, sum(amount) AS a FROM spending GROUP BY unit") "CREATE VIEW w AS SELECT unit AS key, a FROM v;", "w/102/a", "spending:3.amount;spending:4.amount;" },
    { "of_a_join",      FOUR, V("SELECT u.code AS key, u.name, s.before FROM unit u JOIN spending s ON s.unit = u.code WHERE s.kind = '项目'"), "v/101/before", "unit:1;spending:2.before;" },
    { "key_with_slash", FOUR, V("SELECT unit || '/' || kind AS key, amount FROM spending"), "v/101/项目/amount", "spending:2.amount;" },
    { "a_cell",         FOUR, V("SELECT 1 AS a"), "spending/2/amount", "spending:2.amount;" },
    { "no_such_view",   FOUR, V("SELECT 1 AS a"), "w/1/a", NULL },
    { "no_such_row",    FOUR, V("SELECT 1 AS a"), "v/2/a", NULL },
    { "no_such_column", FOUR, V("SELECT 1 AS a"), "v/1/b", NULL },
    { "no_name",        FOUR, V("SELECT 1 AS a"), "v", NULL },
    { "no_key",         FOUR, V("SELECT 1 AS a"), "v//a", NULL },
    { "empty_name",     FOUR, V("SELECT 1 AS a"), "", NULL },
};
/* clang-format on */

static bool open_case(struct kit *k, const char *spending, const char *sql)
{
    struct kit_file files[] = {{"t/views.sql", str_from(sql), NULL},
                               {"d/支出.csv", str_from(spending), NULL}};

    kit_make(k, files, COUNT(files));
    assert_true(kit_open(k));
    bool ok = facts_compute(k->facts, &k->d);
    assert_string_equal(kit_findings(k), "");
    return ok;
}

static const char *sources_text(struct kit *k, const struct trace *t)
{
    struct strbuf b = {.a = &k->a};

    for (size_t i = 0; i < t->n_sources; i++) {
        const struct trace_cell *c = &t->sources[i];
        strbuf_printf(&b, "%.*s:%d", STR_FMT(c->table), c->row);
        if (c->column.n > 0)
            strbuf_printf(&b, ".%.*s", STR_FMT(c->column));
        strbuf_addc(&b, ';');
    }
    strbuf_addc(&b, '\0');
    return b.s;
}

static void check_figure(void **state)
{
    const struct figure_case *c = *state;
    struct kit k;
    struct trace t;

    assert_true(open_case(&k, c->spending, c->sql));
    bool found = trace_figure(&k.a, k.facts, str_from(c->figure), 0, &t);
    assert_int_equal(found, c->sources != NULL);
    if (found)
        assert_string_equal(sources_text(&k, &t), c->sources);
    kit_close(&k);
}

static void says_what_it_knows_of_a_source(void **state)
{
    struct kit k;
    struct trace t;

    (void)state;
    assert_true(open_case(
        &k, FOUR,
        V("SELECT sum(before) AS a FROM spending WHERE unit = 102") "CREATE VIEW w AS SELECT "
                                                                    "sum(before) AS a FROM "
                                                                    "spending "
                                                                    "WHERE unit = '102' AND kind = "
                                                                    "'基本';"));
    assert_true(trace_figure(&k.a, k.facts, STR("w/1/a"), 0, &t));
    assert_int_equal(t.value.integer, 500);
    assert_int_equal(t.n_sources, 1);
    assert_true(str_eq(t.sources[0].sheet, STR("支出")));
    assert_true(str_eq(t.sources[0].head, STR("上年数（元）")));
    assert_int_equal(t.sources[0].value.integer, 500);
    assert_true(str_ends(t.sources[0].at.path, STR("/支出.csv")));
    assert_int_equal(t.sources[0].at.line, 4);
    assert_int_equal(t.sources[0].at.column, 4);
    assert_int_equal(t.n_sheets, 1);
    assert_true(str_eq(t.sheets[0], STR("支出")));
    assert_false(t.cut);
    kit_close(&k);
}

static void gives_up_when_told_to(void **state)
{
    struct kit k;
    struct trace t;

    (void)state;
    assert_true(open_case(&k, FOUR, V("SELECT sum(amount) AS a FROM spending")));
    assert_true(trace_figure(&k.a, k.facts, STR("v/1/a"), 3, &t));
    assert_true(t.cut);
    kit_close(&k);
}

/* +5 and -5 within one block of a search that goes by blocks. */
static void finds_two_that_cancel_among_many(void **state)
{
    struct kit k;
    struct trace t;
    static struct str columns[] = {STR_INIT("k"), STR_INIT("n")};
    enum { ROWS = 200 };
    struct value *cells = calloc(2 * ROWS, sizeof *cells);

    (void)state;
    assert_non_null(cells);
    for (int i = 0; i < ROWS; i++) {
        cells[2 * i] = (struct value){.kind = VALUE_INTEGER, .integer = i};
        cells[2 * i + 1] = (struct value){.kind = VALUE_INTEGER};
    }
    cells[2 * 3 + 1].integer = 100;
    cells[2 * 150 + 1].integer = 5;
    cells[2 * 151 + 1].integer = -5;
    struct kit_file views = {"t/views.sql", STR(V("SELECT coalesce(sum(n), 0) AS a FROM many")),
                             NULL};
    kit_make(&k, &views, 1);
    assert_true(kit_open(&k));
    facts_put(k.facts, (struct rows){STR("many"), columns, 2, cells, ROWS});
    assert_true(facts_compute(k.facts, &k.d));
    assert_true(trace_figure(&k.a, k.facts, STR("v/1/a"), 0, &t));
    assert_string_equal(sources_text(&k, &t), "many:4;many:151;many:152;");
    assert_int_equal(t.sources[0].at.path.n, 0);
    kit_close(&k);
    free(cells);
}

/* ---- the other way ---- */

static bool has_cell(const struct trace *t, struct str table, int row, struct str column,
                     bool amount)
{
    for (size_t i = 0; i < t->n_sources; i++)
        if (str_eq(t->sources[i].table, table) && t->sources[i].row == row &&
            (!amount || str_eq(t->sources[i].column, column)))
            return true;
    return false;
}

static bool has_figure(const struct trace_figure *list, size_t n, struct str figure)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(list[i].figure, figure))
            return true;
    return false;
}

/* Numbers that look like chance and are the same everywhere. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static struct str key_of(struct arena *a, const struct rows *r, int row)
{
    int key = rows_column(r, STR("key"));
    const struct value *v =
        key < 0 ? NULL : &r->cells[(size_t)row * (size_t)r->n_columns + (size_t)key];

    if (v != NULL && v->kind == VALUE_INTEGER)
        return str_printf(a, "%lld", (long long)v->integer);
    return v != NULL && v->kind == VALUE_TEXT && v->text.n > 0 ? v->text
                                                               : str_printf(a, "%d", row + 1);
}

static struct str any_figure(struct arena *a, struct facts *f, uint32_t *seed)
{
    static const char *const views[] = {
        "t1",  "t2",       "t3",        "t5",           "t8",           "t9",     "t10",
        "t11", "compared", "all_forms", "all_spending", "general_item", "assets", "form"};
    const struct rows *r = NULL;

    while (r == NULL || r->n == 0)
        r = facts_rows(f, str_from(views[next_random(seed) % COUNT(views)]));
    struct str key = key_of(a, r, (int)(next_random(seed) % (uint32_t)r->n));
    struct str column = r->columns[next_random(seed) % (uint32_t)r->n_columns];
    return str_printf(a, "%.*s/%.*s/%.*s", STR_FMT(r->name), STR_FMT(key), STR_FMT(column));
}

static void both_ways_agree(const char *dataset)
{
    struct arena a = {0};
    struct diags d = {0};
    struct facts_paths paths = {str_printf(&a, "%s/data/%s", TEST_SOURCE_DIR, dataset),
                                STR(TEST_SOURCE_DIR "/templates/fujian-budget"),
                                STR(TEST_SOURCE_DIR "/templates/common")};
    struct schema *schema = schema_load(&a, paths.templ, &d);
    struct facts *f = facts_open(schema, &paths, &d);
    uint32_t seed = 20220214;
    size_t among = 0;

    assert_non_null(f);
    assert_true(facts_compute(f, &d));
    for (int i = 0; i < 40; i++) {
        const struct schema_sheet *s = &schema->sheets[next_random(&seed) % 14];
        const struct rows *sheet = facts_rows(f, s->table);
        if (s->prose || sheet->n == 0)
            continue;
        int row = 1 + (int)(next_random(&seed) % (uint32_t)sheet->n);
        const struct schema_column *c = &s->columns[next_random(&seed) % (uint32_t)s->n_columns];
        struct trace_figure *goes = NULL;
        size_t n = 0;
        assert_true(trace_cell(&a, f, s->table, row, c->name, &goes, &n));
        for (int k = 0; k < 12; k++) {
            struct trace t;
            struct str figure = k % 2 == 0 && n > 0 ? goes[next_random(&seed) % n].figure
                                                    : any_figure(&a, f, &seed);
            assert_true(trace_figure(&a, f, figure, 0, &t));
            bool there = has_cell(&t, s->table, row, c->name, c->type == COLUMN_AMOUNT);
            if (there != has_figure(goes, n, figure))
                fail_msg("%.*s and %.*s row %d column %.*s", STR_FMT(figure), STR_FMT(s->table),
                         row, STR_FMT(c->name));
            among += there;
        }
    }
    assert_true(among > 20); /* else it was not asked about anything */
    facts_close(f);
    diags_release(&d);
    arena_release(&a);
}

static void both_ways_agree_on_a_real_dataset(void **state)
{
    (void)state;
    both_ways_agree("zongzhi-2022");
}

static void both_ways_agree_on_a_made_one(void **state)
{
    (void)state;
    both_ways_agree("made-full");
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(says_what_it_knows_of_a_source),
        cmocka_unit_test(gives_up_when_told_to),
        cmocka_unit_test(finds_two_that_cancel_among_many),
        cmocka_unit_test(both_ways_agree_on_a_real_dataset),
        cmocka_unit_test(both_ways_agree_on_a_made_one),
    };
    struct CMUnitTest tests[COUNT(figure_cases) + COUNT(others)] = {0};

    for (size_t i = 0; i < COUNT(figure_cases); i++)
        tests[i] = (struct CMUnitTest){.name = figure_cases[i].name,
                                       .test_func = check_figure,
                                       .initial_state = (void *)(uintptr_t)&figure_cases[i]};
    memcpy(tests + COUNT(figure_cases), others, sizeof others);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
