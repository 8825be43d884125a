/* Rules run: outcomes, findings and their places, causes, rounding, waivers. */
#include "facts/kit.h"

#include "check/check.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

/* Words of a rule with amounts. */
#define RULE(id, severity)                                                                         \
    "-- rule: " id " " severity "\n"                                                               \
    "-- zh: {a|amount}和{b|amount}差{d|amount}\n-- en: {a|amount} {b|amount} {d|amount}\n"

#define SHEET "单位,类别,金额（万元）,上年数（元）\n"

struct attempt {
    const char *name;
    struct str rules;
    struct str spending;  /* 支出.csv of the facts; empty: the kit's own */
    struct str published; /* 支出.csv of the published document; empty: there is none */
    struct str waivers;
    const char *expected; /* see report() */
};

static const struct attempt attempts[] = {
    /* outcomes */
    {.name = "holds",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, amount AS a, "
                            "0 AS b FROM spending WHERE amount < 0;"),
     .expected = "R facts holds\n"},
    {.name = "broken",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/' || row || '/amount' AS at, amount "
                            "AS a, 0 AS b FROM spending WHERE amount > 0;"),
     .expected = "R facts broken 1\n"
                 "支出.csv:2:3 error R 12.5 0 12.5 [spending/1/amount]\n"},
    {.name = "cannot be checked: an empty sheet",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n-- needs: about\n"
                            "CREATE VIEW r AS SELECT 'about/1/year' AS at, year AS a, 0 AS b "
                            "FROM about;"),
     .expected = "R facts unknown: 《概况》没有数据\n"},
    {.name = "cannot be checked: a view of an empty sheet",
     .rules = STR_INIT("CREATE VIEW h AS SELECT year FROM about;\n" RULE(
         "R", "error") "-- on: facts\n-- needs: h\n"
                       "CREATE VIEW r AS SELECT 'about/1/year' AS at, year AS a, 0 AS b FROM h;"),
     .expected = "R facts unknown: 《概况》没有数据\n"},
    {.name = "cannot be checked: a row",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/2/before' AS at, 1 AS a, 2 AS b, "
                            "'unknown' AS outcome, '不详' AS why, 'not known' AS why_en;"),
     .expected = "R facts unknown: 有的行无法核对，见各行\n"
                 "支出.csv:3:4 info R unknown 不详 [spending/2/before]\n"},
    {.name = "cannot be checked: no published document",
     .rules =
         STR_INIT(RULE("R", "error") "-- on: printed\nCREATE VIEW r AS SELECT 'x' AS at, 1 AS a, "
                                     "1 AS b WHERE 0;"),
     .expected = "R printed unknown: 没有公开文件\n"},
    {.name = "cannot be checked: nothing published to compare with",
     .rules =
         STR_INIT(RULE("R", "error") "-- on: both\nCREATE VIEW r AS SELECT 'x' AS at, s.amount AS "
                                     "a, p.amount AS b FROM spending s JOIN printed_spending p;"),
     .expected = "R both unknown: 没有公开文件\n"},
    {.name = "a severity of its own",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, 1 AS a, 2 AS b, "
                            "'info' AS severity;"),
     .expected = "R facts broken 1\n"
                 "支出.csv:2:3 info R 0.000001 0.000002 0.000001 [spending/1/amount]\n"},

    /* faults of rules that show when they run */
    {.name = "a name that is nowhere",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n-- needs: spendings\n"
                            "CREATE VIEW r AS SELECT 'x' AS at, 1 AS a, 1 AS b FROM spendings;"),
     .expected = "R facts unknown: 录入的数里没有要核对的内容\n"
                 "rules.sql:1:0 error RULE_NEEDS\n"},
    {.name = "a column that the view lacks",
     .rules = STR_INIT("-- rule: R error\n-- zh: {code}\n-- en: {name}\n-- on: facts\n"
                       "CREATE VIEW r AS SELECT 'x' AS at, 1 AS name WHERE 0;"),
     .expected = "R facts holds\n"
                 "rules.sql:1:0 error RULE_COLUMN\n"},
    {.name = "no place",
     .rules = STR_INIT("-- rule: R error\n-- zh: 中\n-- en: en\n-- on: facts\n"
                       "CREATE VIEW r AS SELECT 1 AS n WHERE 0;"),
     .expected = "R facts holds\n"
                 "rules.sql:1:0 error RULE_COLUMN\n"},
    {.name = "another word for an outcome",
     .rules = STR_INIT("-- rule: R error\n-- zh: 中\n-- en: en\n-- on: facts\n"
                       "CREATE VIEW r AS SELECT 'unit/1/name' AS at, 'fine' AS outcome;"),
     .expected = "R facts broken 1\n"
                 "rules.sql:1:0 error RULE_VALUE\n"
                 "单位.csv:2:2 error R 中 [unit/1/name]\n"},
    {.name = "SQL that is wrong",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\nCREATE VIEW r AS SELECT absent AS at FROM unit;"),
     .expected = "R facts unknown: 规则本身有误\n"
                 "rules.sql:5:0 error VIEW_NO_COLUMN\n"},

    /* places */
    {.name = "a row",
     .rules = STR_INIT("-- rule: R error\n-- zh: 中\n-- en: en\n-- on: facts\n"
                       "CREATE VIEW r AS SELECT 'unit/2' AS at;"),
     .expected = "R facts broken 1\n"
                 "单位.csv:3:0 error R 中 [unit/2]\n"},
    {.name = "a figure: the source that would close the gap comes first",
     .rules = STR_INIT(
         "CREATE VIEW total AS SELECT 'all' AS key, sum(amount) AS sum FROM spending;\n" RULE(
             "R", "error") "-- on: facts\n"
                           "CREATE VIEW r AS SELECT 'total/all/sum' AS at, sum AS a, 72500000 AS b "
                           "FROM total "
                           "WHERE sum <> 72500000;"),
     .spending = STR_INIT(SHEET "101,基本,12.5,\n101,项目,600,\n102,基本,0,\n"),
     .expected =
         "R facts broken 1\n"
         "支出.csv:3:3 error R 612.5 72.5 540 [total/all/sum] < 支出.csv:2:3 < 支出.csv:4:3\n"},
    {.name = "a figure: two digits exchanged",
     .rules = STR_INIT(
         "CREATE VIEW total AS SELECT 'all' AS key, sum(amount) AS sum FROM spending;\n" RULE(
             "R", "error") "-- on: facts\n"
                           "CREATE VIEW r AS SELECT 'total/all/sum' AS at, sum AS a, 466000000 AS "
                           "b FROM total "
                           "WHERE sum <> 466000000;"),
     .spending = STR_INIT(SHEET "101,基本,100,\n101,项目,663,\n102,基本,0,\n"),
     .expected =
         "R facts broken 1\n"
         "支出.csv:3:3 error R 763 466 297 [total/all/sum] < 支出.csv:2:3 < 支出.csv:4:3\n"},
    {.name = "a figure without sources: the sheet that it reads",
     .rules = STR_INIT(
         "CREATE VIEW total AS SELECT 'all' AS key, ifnull(sum(year), 0) AS sum FROM about;\n" RULE(
             "R", "error") "-- on: facts\n"
                           "CREATE VIEW r AS SELECT 'total/all/sum' AS at, sum AS a, 1 AS b FROM "
                           "total;"),
     .expected = "R facts broken 1\n"
                 "概况.csv:0:0 error R 0 0.000001 0.000001 [total/all/sum]\n"},

    /* causes */
    {.name = "the same gap and a cell in common: the most specific is the cause",
     .rules = STR_INIT(
         "CREATE VIEW total AS SELECT 'all' AS key, sum(amount) AS sum FROM spending;\n"
         "CREATE VIEW part AS SELECT unit AS key, sum(amount) AS sum FROM spending GROUP BY "
         "unit;\n" RULE("R-1",
                        "error") "-- on: facts\n"
                                 "CREATE VIEW r1 AS SELECT 'total/all/sum' AS at, sum AS a, sum - "
                                 "1000000 AS b FROM total;\n" RULE(
                                     "R-2", "error") "-- on: facts\n"
                                                     "CREATE VIEW r2 AS SELECT 'part/' || key || "
                                                     "'/sum' AS at, sum AS a, sum - 1000000 AS b "
                                                     "FROM part WHERE key = '101';\n"),
     .spending = STR_INIT(SHEET "101,基本,1,\n102,项目,7,\n"),
     .expected = "R-1 facts broken 1\n"
                 "R-2 facts broken 1\n"
                 "支出.csv:2:3 error R-1 8 7 1 [total/all/sum] after R-2 < 支出.csv:3:3\n"
                 "支出.csv:2:3 error R-2 1 0 1 [part/101/sum]\n"},
    {.name = "another gap is another cause",
     .rules = STR_INIT(
         RULE("R-1",
              "error") "-- on: facts\n"
                       "CREATE VIEW r1 AS SELECT 'spending/1/amount' AS at, 3 AS a, 2 AS b;\n" RULE(
                           "R-2", "error") "-- on: facts\n"
                                           "CREATE VIEW r2 AS SELECT "
                                           "'spending/1/amount' AS at, 4 AS a, 2 AS b;\n"),
     .expected = "R-1 facts broken 1\n"
                 "R-2 facts broken 1\n"
                 "支出.csv:2:3 error R-1 0.000003 0.000002 0.000001 [spending/1/amount]\n"
                 "支出.csv:2:3 error R-2 0.000004 0.000002 0.000002 [spending/1/amount]\n"},
    {.name = "an error does not follow from an info",
     .rules = STR_INIT(
         RULE("R-1",
              "info") "-- on: facts\n"
                      "CREATE VIEW r1 AS SELECT 'spending/1/amount' AS at, 3 AS a, 2 AS b;\n" RULE(
                          "R-2", "error") "-- on: facts\n"
                                          "CREATE VIEW r2 AS SELECT "
                                          "'spending/1/amount' AS at, 3 AS a, 2 AS b;\n"),
     .expected = "R-1 facts broken 1\n"
                 "R-2 facts broken 1\n"
                 "支出.csv:2:3 info R-1 0.000003 0.000002 0.000001 [spending/1/amount]\n"
                 "支出.csv:2:3 error R-2 0.000003 0.000002 0.000001 [spending/1/amount]\n"},

    {.name = "the cell that most findings of a gap have in common",
     .rules = STR_INIT(
         "CREATE VIEW part AS SELECT unit AS key, sum(amount) AS sum FROM spending GROUP BY "
         "unit;\n" RULE(
             "R-1",
             "error") "-- on: facts\n"
                      "CREATE VIEW r1 AS SELECT 'spending/2/amount' AS at, 'spending/1/amount' "
                      "AS other, 24000000 AS a, 240000000 AS b;\n" RULE(
                          "R-2",
                          "error") "-- on: facts\n"
                                   "CREATE VIEW r2 AS SELECT 'part/101/sum' "
                                   "AS at, sum AS a, 24000000 AS b FROM part WHERE key = '101';\n"),
     .spending = STR_INIT(SHEET "101,基本,240,\n102,项目,24,\n"),
     .expected =
         "R-1 facts broken 1\n"
         "R-2 facts broken 1\n"
         "支出.csv:2:3 error R-1 24 240 216 [spending/2/amount spending/1/amount] after R-2 < "
         "支出.csv:3:3\n"
         "支出.csv:2:3 error R-2 240 24 216 [part/101/sum]\n"},

    /* the published document */
    {.name = "runs on facts and on the published document",
     .rules = STR_INIT(
         RULE("R", "error") "CREATE VIEW r AS SELECT 'spending/' || row || '/amount' AS at, "
                            "amount AS a, 0 AS b FROM spending WHERE amount > 50000000;"),
     .published = STR_INIT(SHEET "101,基本,60,\n"),
     .expected = "R printed broken 1\n"
                 "R facts holds\n"
                 "支出.csv:2:3 error R 60 0 60 [printed_spending/1/amount]\n"},
    {.name = "over both",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: both\n"
                            "CREATE VIEW r AS SELECT 'printed_spending/' || p.row || '/amount' AS "
                            "at, 'spending/' || s.row || '/amount' AS other, p.amount AS a, "
                            "s.amount AS b FROM spending s JOIN printed_spending p ON p.unit = "
                            "s.unit AND p.kind = s.kind WHERE p.amount <> s.amount;"),
     .published = STR_INIT(SHEET "101,基本,60,\n"),
     .expected =
         "R both broken 1\n"
         "支出.csv:2:3 error R 60 12.5 47.5 [printed_spending/1/amount spending/1/amount] < "
         "支出.csv:2:3\n"},
    {.name = "every cell of a view, by its figure",
     .rules = STR_INIT(RULE(
         "R", "error") "-- on: both\n"
                       "CREATE VIEW r AS SELECT 'printed_' || p.figure AS at, f.figure AS "
                       "other, p.value AS a, f.value AS b FROM figure_cell f JOIN "
                       "printed_figure_cell p ON p.figure = f.figure WHERE p.value <> f.value;"),
     .published = STR_INIT(SHEET "101,基本,60,\n"),
     .expected = "R both broken 1\n"
                 "支出.csv:2:3 error R 60 12.5 47.5 [printed_kept/101基本/sum kept/101基本/sum] < "
                 "支出.csv:2:3\n"},
    {.name = "rounding of three terms",
     .rules = STR_INIT(
         RULE("R", "error") "CREATE VIEW r AS SELECT 'spending/' || row || '/amount' AS at, "
                            "amount AS a, 600000 AS b, 3 AS n FROM spending WHERE amount > 0 AND "
                            "amount < 2000000;"),
     .published = STR_INIT(SHEET "101,基本,0.62,\n101,项目,0.621,\n"),
     .expected = "R printed broken 2\n"
                 "R facts holds\n"
                 "支出.csv:2:3 info R 0.62 0.6 0.02 [printed_spending/1/amount]\n"
                 "支出.csv:3:3 error R 0.621 0.6 0.021 [printed_spending/2/amount]\n"},
    {.name = "facts are not rounded",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, amount AS a, "
                            "12500100 AS b, 3 AS n FROM spending WHERE row = 1;"),
     .expected = "R facts broken 1\n"
                 "支出.csv:2:3 error R 12.5 12.5001 0.0001 [spending/1/amount]\n"},

    /* waivers */
    {.name = "waived",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, 3 AS a, 2 AS b;"),
     .waivers =
         STR_INIT("规则,位置,理由,决定人,日期\nR,spending/1/amount,照原样,张三,2022-02-14\n"),
     .expected = "R facts broken 1\n"
                 "支出.csv:2:3 error R 0.000003 0.000002 0.000001 [spending/1/amount] waived "
                 "照原样（张三，2022-02-14）\n"},
    {.name = "waivers that fit nothing",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, 3 AS a, 2 AS b;"),
     .waivers = STR_INIT("规则,位置,理由,决定人,日期\nR,spending/2/amount,照原样,张三,2022-02-14\n"
                         "Q,spending/1/amount,照原样,张三,2022-02-14\n"),
     .expected = "R facts broken 1\n"
                 "支出.csv:2:3 error R 0.000003 0.000002 0.000001 [spending/1/amount]\n"
                 "waivers.csv:2:2 error WAIVER_IDLE\n"
                 "waivers.csv:3:2 error WAIVER_IDLE\n"},
    {.name = "each waiver for one place",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, 3 AS a, 2 AS b;"),
     .waivers = STR_INIT("规则,位置,理由,决定人,日期\nR,spending/1/amount,照原样,张三,2022-02-14\n"
                         "R,spending/1/amount,照原样,张三,2022-02-14\n"),
     .expected = "R facts broken 1\n"
                 "支出.csv:2:3 error R 0.000003 0.000002 0.000001 [spending/1/amount] waived "
                 "照原样（张三，2022-02-14）\n"
                 "waivers.csv:3:2 error WAIVER_IDLE\n"},
    {.name = "waivers without reason, person or date",
     .rules = STR_INIT(
         RULE("R", "error") "-- on: facts\n"
                            "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, 3 AS a, 2 AS b;"),
     .waivers = STR_INIT("规则,位置,理由,决定人,日期\nR,spending/1/amount,,张三,2022-02-14\n"
                         "R,spending/1/amount,照原样,,2022-02-14\n"
                         "R,spending/1/amount,照原样,张三,今天\n"),
     .expected = "R facts broken 1\n"
                 "支出.csv:2:3 error R 0.000003 0.000002 0.000001 [spending/1/amount]\n"
                 "waivers.csv:2:3 error WAIVER_INCOMPLETE\n"
                 "waivers.csv:3:4 error WAIVER_INCOMPLETE\n"
                 "waivers.csv:4:5 error WAIVER_INCOMPLETE\n"},
    {.name = "waivers without a column",
     .rules = STR_INIT(RULE(
         "R",
         "error") "-- on: facts\n"
                  "CREATE VIEW r AS SELECT 'spending/1/amount' AS at, 3 AS a, 2 AS b WHERE 0;"),
     .waivers = STR_INIT("规则,位置,理由,日期\n"),
     .expected = "R facts holds\n"
                 "waivers.csv:1:0 error WAIVER_COLUMN\n"},
};

/* ---- what came of it ---- */

static const char *file_of(struct kit *k, struct str path)
{
    const char *z = str_z(&k->a, path);
    const char *slash = strrchr(z, '/');

    return slash == NULL ? z : slash + 1;
}

static void add_place(struct strbuf *b, struct kit *k, struct place at)
{
    strbuf_printf(b, "%s:%d:%d", file_of(k, at.path), at.line, at.column);
}

static void add_finding(struct strbuf *b, struct kit *k, const struct diag *f)
{
    static const char *const severities[] = {"info", "warning", "error", "system"};

    add_place(b, k, f->at);
    strbuf_printf(b, " %s %.*s", severities[f->severity], STR_FMT(diag_label(f)));
    if (f->rule != NULL) {
        strbuf_printf(b, "%s %.*s [", f->rule->unknown ? " unknown" : "",
                      STR_FMT(f->rule->has_values ? f->rule->en : f->rule->zh));
        for (int i = 0; i < f->rule->n_figures; i++)
            strbuf_printf(b, "%s%.*s", i == 0 ? "" : " ", STR_FMT(f->rule->figures[i]));
        strbuf_printf(b, "]");
        if (f->rule->cause > 0)
            strbuf_printf(b, " after %.*s", STR_FMT(diag_label(&k->d.list[f->rule->cause - 1])));
        if (f->rule->waiver.n > 0)
            strbuf_printf(b, " waived %.*s", STR_FMT(f->rule->waiver));
    }
    for (const struct diag_note *n = f->notes; n != NULL; n = n->next) {
        strbuf_printf(b, " < ");
        add_place(b, k, n->at);
    }
    strbuf_addc(b, '\n');
}

/* A line for each check, then one for each finding. */
static const char *report(struct kit *k, const struct checks *checks)
{
    static const char *const outcomes[] = {"holds", "broken", "unknown"};
    struct strbuf b = {.a = &k->a};

    for (size_t i = 0; i < checks->n; i++) {
        const struct check *c = &checks->list[i];
        strbuf_printf(&b, "%.*s %s %s", STR_FMT(c->rule->id),
                      c->on == RULE_ON_FACTS     ? "facts"
                      : c->on == RULE_ON_PRINTED ? "printed"
                                                 : "both",
                      outcomes[c->outcome]);
        if (c->outcome == OUTCOME_BROKEN)
            strbuf_printf(&b, " %zu", c->broken);
        if (c->outcome == OUTCOME_UNKNOWN)
            strbuf_printf(&b, ": %.*s", STR_FMT(c->why_zh));
        strbuf_addc(&b, '\n');
    }
    for (size_t i = 0; i < k->d.n; i++)
        add_finding(&b, k, &k->d.list[i]);
    strbuf_addc(&b, '\0');
    return b.s;
}

/* ---- running ---- */

static const struct str views =
    STR_INIT("CREATE VIEW kept AS SELECT unit || kind AS key, amount AS sum FROM spending;\n");

static void open_kit(struct kit *k, struct str spending, struct str rules)
{
    const struct kit_file files[] = {
        {"d/支出.csv", spending, NULL}, {"t/views.sql", views, NULL}, {"t/rules.sql", rules, NULL}};
    const struct kit_file own[] = {files[1], files[2]};

    kit_make(k, spending.n > 0 ? files : own, spending.n > 0 ? 3 : 2);
    assert_true(kit_open(k));
    assert_true(facts_compute(k->facts, &k->d));
    assert_string_equal(kit_findings(k), "");
}

static void comes_out(void **state)
{
    const struct attempt *t = *state;
    struct checks checks = {0};
    struct kit k, printed = {0};

    open_kit(&k, t->spending, t->rules);
    if (t->published.n > 0)
        open_kit(&printed, t->published, STR(""));
    struct check_what what = {.facts = k.facts,
                              .printed = printed.facts,
                              .waivers = path_join(&k.a, k.paths.dataset, STR("waivers.csv")),
                              .fen_per_unit = 1000000};
    if (t->waivers.n > 0)
        assert_true(file_write(what.waivers, t->waivers, &k.d));
    const struct rules *rules = rules_load(&k.a, &k.paths, &k.d);
    assert_string_equal(kit_findings(&k), "");
    check_run(&k.a, rules, &what, &checks, &k.d);
    assert_string_equal(report(&k, &checks), t->expected);
    assert_int_equal(checks.holds + checks.broken + checks.unknown, checks.n);
    kit_close(&k);
    if (t->published.n > 0)
        kit_close(&printed);
}

int main(void)
{
    enum { N = sizeof attempts / sizeof *attempts };
    struct CMUnitTest tests[N];

    for (int i = 0; i < N; i++)
        tests[i] = (struct CMUnitTest){.name = attempts[i].name,
                                       .test_func = comes_out,
                                       .initial_state = (void *)(uintptr_t)&attempts[i]};
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
