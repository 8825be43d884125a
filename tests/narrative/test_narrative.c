#include "made.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* Two sections that say the same in some sentences, one with rows, one with prose. */
static const char blocks[] =
    "<part title=\"总体\">"
    "<section title=\"甲类经费\"><p>"
    "<s>{year}年预算安排{a.sum|amount}万元。</s>"
    "<choose><when test=\"a.up\"><s>比上年增加{a.change|amount}万元，增长{a.rate|rate}%，"
    "主要原因是{a.reason}。</s></when>"
    "<when test=\"a.down\"><s>比上年减少{a.change|amount}万元，下降{a.rate|rate}%，"
    "主要原因是{a.reason}。</s></when>"
    "<otherwise><s>与上年持平。</s></otherwise></choose></p></section>"
    "<section title=\"乙类经费\"><p>"
    "<s>{year}年预算安排{b.sum|amount}万元。</s>"
    "<choose><when test=\"b.up\"><s>比上年增加{b.change|amount}万元，增长{b.rate|rate}%，"
    "主要原因是{b.reason}。</s></when>"
    "<otherwise><s>与上年持平。</s></otherwise></choose></p></section>"
    "<section title=\"逐项支出\"><p>主要支出项目（按项统计）包括：</p><items><each "
    "view=\"line\"><item>"
    "<s>{code}-{name}{amount|amount}万元。</s><choose><when test=\"purpose\">"
    "<s>主要用于{purpose}。</s></when></choose></item></each></items></section>"
    "<section "
    "title=\"车辆情况\"><p>截至{last_year}年12月31日，共有车辆{cars}辆，其中：轿车{small}辆、"
    "客车{big}辆。单位价值50万元以上设备{n}台（套）。</p></section>"
    "<section title=\"主要职责\"><prose sheet=\"duties\"><lead><s>{name}的主要职责是：</s></lead>"
    "</prose></section></part>";

struct sample {
    const char *name, *lines, *read;
};

static const struct sample rows[] = {
    {"a sentence", "## 一、甲类经费\n2022年预算安排12.5万元。与上年持平。\n",
     "2 year=2022 a.sum=12.5\n2\n"},
    {"the heading decides between equal sentences",
     "## 二、乙类经费\n2022年预算安排3万元。比上年增加1万元，增长50%，主要原因是新增。\n",
     "2 year=2022 b.sum=3\n2 b.change=1 b.rate=50 b.reason=新增\n"},
    {"without a heading they are alike", "2022年预算安排3万元。\n",
     "1 ? 2022: 2022年预算安排3万元。 alike\n1 ? 3: 2022年预算安排3万元。 alike\n"},
    {"a sentence of one section alone needs no heading",
     "比上年减少4万元，下降10%，主要原因是节约。\n", "1 a.change=4 a.rate=10 a.reason=节约\n"},
    {"blanks and widths do not matter",
     "## 甲类经费\n2022 年预算安排 １２.5 万元。比上年增加1,000.5万元,增长 50％，主要原因是 新增 "
     "。\n",
     "2 year=2022 a.sum=１２.5\n2 a.change=1,000.5 a.rate=50 a.reason=新增\n"},
    {"brackets do not matter", "## 逐项支出\n主要支出项目(按项统计)包括:\n", "2\n"},
    {"thousands may be parted by a full-width comma",
     "## 甲类经费\n比上年增加1，000万元，增长5%，主要原因是甲。\n",
     "2 a.change=1，000 a.rate=5 a.reason=甲\n"},
    {"a unit is missing", "## 甲类经费\n比上年增加8，增长50%，主要原因是新增。\n",
     "2 a.change=8 a.rate=50 a.reason=新增 ~2\n"},
    {"a slip in the words", "## 甲类经费\n比上年増加8万元，增长50%，主要原固是新增。\n",
     "2 a.change=8 a.rate=50 a.reason=新增 ~2\n"},
    {"a slip does not bring in another section",
     "## 乙类经费\n比上年增加8万元，增加50%，主要原因是新增。\n",
     "2 b.change=8 b.rate=50 b.reason=新增 ~1\n"},
    {"a number is missing", "## 甲类经费\n比上年增加万元，增长50%，主要原因是新增。\n",
     "2 a.change= a.rate=50 a.reason=新增 ~2\n"},
    {"a reason is empty", "## 甲类经费\n比上年增加8万元，增长50%，主要原因是。\n",
     "2 a.change=8 a.rate=50 a.reason=\n"},
    {"a reason has two sentences",
     "## 甲类经费\n比上年增加8万元，增长50%，主要原因是新增。另有调整。\n",
     "2 a.change=8 a.rate=50 a.reason=新增。另有调整\n"},
    {"a reason does not hide a number",
     "## 甲类经费\n比上年增加8万元，增长50%，主要原因是新增。另有5万元。\n",
     "2 a.change=8 a.rate=50 a.reason=新增\n2 ? 5: 另有5万元。\n"},
    {"a full stop is missing", "## 甲类经费\n2022年预算安排12.5万元与上年持平。\n",
     "2 year=2022 a.sum=12.5 ~1\n2\n"},
    {"a full stop in the place of a comma",
     "## 甲类经费\n比上年增加8万元。增长50%，主要原因是新增。\n",
     "2 a.change=8 a.rate=50 a.reason=新增 ~1\n"},
    {"the last sentence ends without a full stop", "## 甲类经费\n2022年预算安排12.5万元\n",
     "2 year=2022 a.sum=12.5 ~1\n"},
    {"more than the template says",
     "## "
     "车辆情况\n截至2021年12月31日，共有车辆3辆，其中：轿车1辆、客车2辆、货车7辆。单位价值50万元以"
     "上设备4台（套）。\n",
     "2 last_year=2021 cars=3 small=1 big=2 ~5\n"
     "2 n=4\n2 ? 7: 车辆3辆，其中：轿车1辆、客车2辆、货车7辆。\n"},
    {"a number of the words differs",
     "## 车辆情况\n截至2021年11月30日，共有车辆3辆，其中：轿车1辆、客车2辆。\n",
     "2 last_year=2021 cars=3 small=1 big=2 ~2\n"
     "2 ? 11: 截至2021年11月30日，共有车辆3辆，其中：轿车1辆、\n"
     "2 ? 30: 截至2021年11月30日，共有车辆3辆，其中：轿车1辆、客车2\n"},
    {"rows have keys",
     "## 逐项支出\n（一）201-行政运行5万元。主要用于人员。\n（二）202-其他0.4万元。\n",
     "2 code=201 name=行政运行 amount=5 key=201\n2 purpose=人员 key=201\n"
     "3 code=202 name=其他 amount=0.4 key=202\n"},
    {"numbers in a name", "## 逐项支出\n1. 201-“3个10%”奖励-一期452.7万元。\n",
     "2 code=201 name=“3个10%”奖励-一期 amount=452.7 key=201\n"},
    {"a sign", "## 甲类经费\n2022年预算安排-3万元。\n", "2 year=2022 a.sum=-3\n"},
    {"prose of the department",
     "## 主要职责\n甲局的主要职责是：管理3个平台。\n负责5万元以上的事项。\n", "2 name=甲局\n"},
    {"prose below a heading of its own", "## 主要职责\n### （一）平台\n2022年预算安排12.5万元。\n",
     ""},
    {"an unknown sentence", "## 甲类经费\n另有若干事项需要说明。\n",
     "2 ? : 另有若干事项需要说明。\n"},
    {"nothing", "", ""},
};

static void test_row(void **state)
{
    const struct sample *row = *state;
    struct arena a = {0};
    struct template *t = made_template(&a, blocks);

    assert_non_null(t);
    struct str read = made_read(&a, t, str_from(row->lines));
    assert_string_equal(str_z(&a, read), row->read);
    arena_release(&a);
}

/* ---- long ones ---- */

static const char *const endless[] = {
    "2022年",     "。",     "万元。", "比上年增加1万元，", "201-", "，，", "1", "1,",
    "主要原因是", "（一）", "#",
};

/* It ends, and in a time that grows as the text does (see the test's time limit). */
static void test_long(void **state)
{
    const char *piece = *state;
    struct arena a = {0};
    struct template *t = made_template(&a, blocks);
    struct strbuf b = {.a = &a};

    assert_non_null(t);
    strbuf_add(&b, STR("## 甲类经费\n"));
    while (b.n < 1 << 20)
        strbuf_add(&b, str_from(piece));
    made_read(&a, t, strbuf_str(&b));
    arena_release(&a);
}

int main(void)
{
    enum { ROWS = sizeof rows / sizeof *rows, LONG = sizeof endless / sizeof *endless };
    struct CMUnitTest tests[ROWS + LONG];

    for (size_t i = 0; i < ROWS; i++)
        tests[i] =
            (struct CMUnitTest){rows[i].name, test_row, NULL, NULL, (void *)(uintptr_t)&rows[i]};
    for (size_t i = 0; i < LONG; i++)
        tests[ROWS + i] =
            (struct CMUnitTest){endless[i], test_long, NULL, NULL, (void *)(uintptr_t)endless[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
