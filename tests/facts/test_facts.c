/* Good and bad datasets: what is found, and where. */
#include "facts/kit.h"

#include "base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a)       (sizeof(a) / sizeof *(a))
#define SPENDING(rows) "d/支出.csv", STR_INIT("单位,类别,金额（万元）,上年数（元）\n" rows), NULL
#define MORE(rows)                                                                                 \
    "d/支出.csv", STR_INIT("单位,类别,金额（万元）,上年数（元）,人数,日期,目标值,来源\n" rows), NULL

/* clang-format off */
static const struct bad_case {
    const char *name;
    struct kit_file files[3];
    const char *found;
} bad_cases[] = {
    { "good", {{0}}, "" },
    { "byte_order_mark_and_cr_lf", {{"d/单位.csv", STR_INIT("\xef\xbb\xbf编码,名称\r\n101,甲\r\n"), NULL}}, "" },
    { "gbk", {{"d/单位.csv", STR_INIT("\xb1\xe0\xc2\xeb,\xc3\xfb\xb3\xc6\n101,\xbc\xd7\n"), NULL}}, "" },
    { "columns_in_any_order", {{"d/单位.csv", STR_INIT("名称,编码\n甲,101\n"), NULL}}, "" },
    { "blank_rows_and_columns", {{"d/单位.csv", STR_INIT("编码,名称,\n101,甲,\n,,\n"), NULL}}, "" },
    { "optional_sheet_there", {{"d/概况.csv", STR_INIT("年度\n2022\n"), NULL}}, "" },
    { "notes_are_no_sheets", {{"d/NOTES.md", STR_INIT("# 甲\n"), NULL}, {"d/README.md", STR_INIT("甲"), NULL}}, "" },

    { "sheet_missing", {{"d/支出.csv", STR_INIT(""), NULL}}, "SHEET_MISSING 支出.csv:0:0;" },
    { "two_sheets_missing", {{"d/支出.csv", STR_INIT(""), NULL}, {"d/职责.md", STR_INIT(""), NULL}},
      "SHEET_MISSING 支出.csv:0:0;PROSE_MISSING 职责.md:0:0;" },
    { "template_sheet_missing", {{"t/来源.csv", STR_INIT(""), NULL}}, "SHEET_MISSING 来源.csv:0:0;" },
    { "sheet_unknown", {{"d/别的表格.csv", STR_INIT("甲\n"), NULL}}, "SHEET_UNKNOWN 别的表格.csv:0:0;" },
    { "sheet_name_nearly", {{"d/支岀.csv", STR_INIT("甲\n"), NULL}}, "SHEET_NEAR 支岀.csv:0:0;" },
    { "workbook", {{"d/全部数据.xlsx", STR_INIT("甲\n"), NULL}}, "SHEET_UNKNOWN 全部数据.xlsx:0:0;" },
    { "sheet_empty", {{"d/支出.csv", STR_INIT("\n"), NULL}}, "SHEET_EMPTY 支出.csv:1:0;" },
    { "prose_empty", {{"d/职责.md", STR_INIT("\n\n"), NULL}}, "PROSE_EMPTY 职责.md:0:0;" },
    { "prose_with_table", {{"d/职责.md", STR_INIT("甲\n\n|a|b|\n|---|---|\n|c|d|\n"), NULL}}, "PROSE_TABLE 职责.md:3:0;" },
    { "control_in_prose", {{"d/职责.md", STR_INIT("甲\n\n乙\aa\n"), NULL}}, "TEXT_CONTROL 职责.md:3:0;" },
    { "too_few_rows", {{"d/单位.csv", STR_INIT("编码,名称\n"), NULL}, {SPENDING("")}}, "ROWS_FEW 单位.csv:1:0;" },
    { "too_many_rows", {{"d/概况.csv", STR_INIT("年度\n2022\n2023\n"), NULL}}, "ROWS_MANY 概况.csv:3:0;" },
    { "link_outside", {{"d/支出.csv", STR_INIT(""), "/etc/passwd"}}, "FILE_OUTSIDE 支出.csv:0:0;" },
    { "link_to_the_template", {{"d/支出.csv", STR_INIT(""), "../t/来源.csv"}}, "FILE_OUTSIDE 支出.csv:0:0;" },
    { "folder_for_a_file", {{"d/支出.csv", STR_INIT(""), "."}}, "FILE_OUTSIDE 支出.csv:0:0;" },
    { "wrong_encoding", {{"d/单位.csv", STR_INIT("\xb1\xe0\n\xff\xff\n"), NULL}}, "TEXT_ENCODING 单位.csv:2:0;" },
    { "utf16", {{"d/单位.csv", STR_INIT("\xff\xfe\x16\x7f"), NULL}}, "TEXT_UTF16 单位.csv:1:0;" },

    { "column_missing", {{"d/支出.csv", STR_INIT("单位,类别,上年数（元）\n101,基本,\n"), NULL}}, "COLUMN_MISSING 支出.csv:1:0;" },
    { "column_unknown", {{"d/单位.csv", STR_INIT("编码,名称,电话号码\n101,甲,1\n102,丙,\n"), NULL}}, "COLUMN_UNKNOWN 单位.csv:1:3;" },
    { "column_nearly", {{"d/支出.csv", STR_INIT("单位,类别,金额(万元),上年数（元）\n101,基本,1,\n"), NULL}}, "COLUMN_NEAR 支出.csv:1:3;" },
    { "column_twice", {{"d/单位.csv", STR_INIT("编码,名称,编码\n101,甲,7\n"), NULL}}, "COLUMN_TWICE 单位.csv:1:3 < 1:1;" },
    { "column_blank", {{"d/单位.csv", STR_INIT("编码,名称,\n101,甲,7\n"), NULL}}, "COLUMN_BLANK 单位.csv:1:3;" },
    { "row_short", {{"d/单位.csv", STR_INIT("编码,名称\n101,甲\n102\n"), NULL}}, "ROW_SHORT 单位.csv:3:0;" },
    { "row_long", {{"d/单位.csv", STR_INIT("编码,名称\n101,甲,乙\n101,甲\n"), NULL}}, "ROW_LONG 单位.csv:2:3;" },
    { "quote_open", {{SPENDING("101,基本,12.5,\n101,\"项目,0,\n")}}, "CSV_UNCLOSED 支出.csv:3:2;" },

    { "amount_full_width", {{SPENDING("101,基本,12。5,\n")}}, "AMOUNT_WIDTH 支出.csv:2:3;" },
    { "amount_with_unit", {{SPENDING("101,基本,12.5万元,\n")}}, "AMOUNT_UNIT 支出.csv:2:3;" },
    { "amount_too_fine", {{SPENDING("101,基本,1,\n101,项目,2,3.005\n")}}, "AMOUNT_INEXACT 支出.csv:3:4;" },
    { "amount_scientific", {{SPENDING("101,基本,1.2E+05,\n")}}, "AMOUNT_EXPONENT 支出.csv:2:3;" },
    { "amount_groups", {{SPENDING("101,基本,\"12,34\",\n")}}, "AMOUNT_GROUPS 支出.csv:2:3;" },
    { "amount_range", {{SPENDING("101,基本,99999999999,\n")}}, "AMOUNT_RANGE 支出.csv:2:3;" },
    { "amount_words", {{SPENDING("101,基本,无,\n")}}, "AMOUNT_SYNTAX 支出.csv:2:3;" },
    { "unknown_in_other_words", {{SPENDING("101,基本,1,不知\n")}}, "AMOUNT_OR_UNKNOWN 支出.csv:2:4;" },
    { "unknown_where_not_allowed", {{SPENDING("101,基本,不详,\n")}}, "AMOUNT_UNKNOWN 支出.csv:2:3;" },
    { "required_blank", {{SPENDING("101,基本,,\n")}}, "AMOUNT_BLANK 支出.csv:2:3;" },
    { "required_ideographic_space", {{SPENDING("101,基本,\xe3\x80\x80,\n")}}, "AMOUNT_BLANK 支出.csv:2:3;" },
    { "not_in_the_list", {{SPENDING("101,经营,1,\n")}}, "ENUM_VALUE 支出.csv:2:2;" },
    { "code_with_name", {{"d/单位.csv", STR_INIT("编码,名称\n101甲,甲\n101,甲\n"), NULL}}, "CODE_SYNTAX 单位.csv:2:1;" },
    { "integer_words", {{MORE("101,基本,1,,九,,,\n")}}, "INTEGER_SYNTAX 支出.csv:2:5;" },
    { "integer_negative", {{MORE("101,基本,1,,-1,,,\n")}}, "INTEGER_SYNTAX 支出.csv:2:5;" },
    { "date_that_is_none", {{MORE("101,基本,1,,,2023-02-29,,\n")}}, "DATE_SYNTAX 支出.csv:2:6;" },
    { "date_words", {{MORE("101,基本,1,,,二月,,\n")}}, "DATE_SYNTAX 支出.csv:2:6;" },
    { "number_words", {{MORE("101,基本,1,,,,≥90,\n")}}, "NUMBER_SYNTAX 支出.csv:2:7;" },
    { "control_character", {{"d/单位.csv", STR_INIT("编码,名称\n101,甲\x01乙\n"), NULL}}, "TEXT_CONTROL 单位.csv:2:2;" },
    { "cell_over_two_lines", {{SPENDING("101,基本,1,\n101,\"项\n目\",x,\n")}}, "ENUM_VALUE 支出.csv:3:2;AMOUNT_SYNTAX 支出.csv:4:3;" },

    { "key_twice", {{SPENDING("101,基本,1,\n101,项目,1,\n101,基本,2,\n")}}, "KEY_TWICE 支出.csv:4:1 < 2:1;" },
    { "key_three_times", {{SPENDING("101,基本,1,\n101,基本,1,\n101,基本,2,\n")}},
      "KEY_TWICE 支出.csv:3:1 < 2:1;KEY_TWICE 支出.csv:4:1 < 2:1;" },
    { "unreadable_keys_are_not_equal", {{SPENDING("x,基本,1,\nx,基本,1,\n")}}, "CODE_SYNTAX 支出.csv:2:1;CODE_SYNTAX 支出.csv:3:1;" },
    { "reference_to_nothing", {{SPENDING("999,基本,1,\n")}}, "REFERENCE_UNKNOWN 支出.csv:2:1;" },
    { "reference_nearly", {{MORE("101,基本,1,,,,,财政拔款收入\n")}}, "REFERENCE_NEAR 支出.csv:2:8;" },
    { "reference_blank", {{MORE("101,基本,1,,,,,\n")}}, "" },
    { "reference_to_a_sheet_that_failed", {{"d/单位.csv", STR_INIT("\xff\xff"), NULL}}, "TEXT_ENCODING 单位.csv:1:0;" },
    { "faults_in_two_sheets", {{"d/单位.csv", STR_INIT("编码,名称\n101,\n"), NULL}, {SPENDING("101,基本,甲,\n")}},
      "CELL_BLANK 单位.csv:2:2;AMOUNT_SYNTAX 支出.csv:2:3;" },
};

static const struct row_case {
    const char *name;
    struct kit_file files[2];
    const char *table, *rows;
} row_cases[] = {
    { "breaks", {{0}}, "unit", "1,2,'101','甲乙','甲\u200b乙';2,3,'102','丙','丙';" },
    { "amount_states", {{SPENDING("101,基本,12.5,\n101,项目,0,不详\n102,基本,-3,7.05\n")}}, "spending",
      "1,2,'101','基本',12500000,-,'blank',-,-,-,-;2,3,'101','项目',0,-,'unknown',-,-,-,-;3,4,'102','基本',-3000000,705,'value',-,-,-,-;" },
    { "unreadable", {{SPENDING("101,基本,12.5,x\n")}}, "spending", "1,2,'101','基本',12500000,-,'unreadable',-,-,-,-;" },
    { "dates_and_numbers", {{MORE("101,基本,1,,9,2022年2月4日,98.5,事业收入\n\n101,项目,1,,,2022/12/31,,\n")}}, "spending",
      "1,2,'101','基本',1000000,-,'blank',9,'2022-02-04','98.5','事业收入';2,4,'101','项目',1000000,-,'blank',-,'2022-12-31',-,-;" },
    { "trimmed", {{"d/单位.csv", STR_INIT("编码 ,名称\n 101,\xe3\x80\x80甲 \n"), NULL}}, "unit", "1,2,'101','甲','甲';" },
    { "leading_zeros", {{"d/单位.csv", STR_INIT("编码,名称\n007,甲\n101,乙\n"), NULL}}, "unit", "1,2,'007','甲','甲';2,3,'101','乙','乙';" },
    { "line_end_in_a_cell", {{"d/单位.csv", STR_INIT("编码,名称\n101,\"甲\r\n乙\"\n"), NULL}}, "unit", "1,2,'101','甲\n乙','甲\n乙';" },
    { "prose", {{0}}, "duties", "1,1,'heading',1,'甲';2,3,'paragraph',0,'乙。';" },
    { "missing_prose", {{0}}, "remarks", "" },
    { "template_sheet", {{0}}, "source", "1,2,'财政拨款收入';2,3,'事业收入';" },
};
/* clang-format on */

static void check_bad(void **state)
{
    const struct bad_case *c = *state;
    struct kit k;

    kit_make(&k, c->files, COUNT(c->files));
    assert_true(kit_open(&k));
    assert_string_equal(kit_findings(&k), c->found);
    kit_close(&k);
}

static void check_rows(void **state)
{
    const struct row_case *c = *state;
    struct kit k;

    kit_make(&k, c->files, COUNT(c->files));
    assert_true(kit_open(&k));
    assert_string_equal(kit_rows(&k, c->table), c->rows);
    kit_close(&k);
}

static void no_folder(void **state)
{
    struct kit k;

    (void)state;
    kit_make(&k, NULL, 0);
    k.paths.dataset = STR("/tmp/gongkai-no-such-folder");
    assert_false(kit_open(&k));
    assert_string_equal(kit_findings(&k), "DATASET_MISSING gongkai-no-such-folder:0:0;");
    kit_close(&k);
}

static void matches_rows(void **state)
{
    static const struct kit_file files[] = {{SPENDING("102,项目,1,\n101,基本,1,\n102,基本,2,\n")}};
    struct value unit = {.kind = VALUE_TEXT, .text = STR("102")};
    const int *found;
    struct kit k;

    (void)state;
    kit_make(&k, files, COUNT(files));
    assert_true(kit_open(&k));
    const struct rows *r = facts_rows(k.facts, STR("spending"));
    int column = rows_column(r, STR("unit"));
    for (int again = 0; again < 2; again++) {
        assert_int_equal(facts_match(k.facts, r, column, &unit, &found), 2);
        assert_int_equal(found[0], 0);
        assert_int_equal(found[1], 2);
    }
    unit.text = STR("999");
    assert_int_equal(facts_match(k.facts, r, column, &unit, &found), 0);
    assert_int_equal(rows_column(r, STR("nothing")), -1);
    assert_null(facts_rows(k.facts, STR("nothing")));
    kit_close(&k);
}

struct seen {
    struct strbuf text;
    int left;
};

static bool see(void *ctx, struct str text, struct place at)
{
    struct seen *s = ctx;

    strbuf_printf(&s->text, "%d:%d %.*s;", at.line, at.column, STR_FMT(text));
    return --s->left > 0;
}

static void sees_each_text(void **state)
{
    static const struct {
        int most;
        const char *text;
    } cases[] = {
        {100, "2:2 甲乙;3:2 丙;2:2 基本;3:2 项目;1:0 甲;3:0 乙。;"},
        {2, "2:2 甲乙;3:2 丙;"},
    };
    struct kit k;

    (void)state;
    kit_make(&k, NULL, 0);
    assert_true(kit_open(&k));
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct seen s = {.text = {.a = &k.a}, .left = cases[i].most};
        facts_each_text(k.facts, see, &s);
        strbuf_addc(&s.text, '\0');
        assert_string_equal(s.text.s, cases[i].text);
    }
    kit_close(&k);
}

static void dumps(void **state)
{
    struct kit k;
    char *text = NULL;
    size_t n = 0;

    (void)state;
    kit_make(&k, NULL, 0);
    assert_true(kit_open(&k));
    assert_true(facts_compute(k.facts, &k.d));
    FILE *out = open_memstream(&text, &n);
    facts_dump(k.facts, out);
    fclose(out);
    assert_non_null(
        strstr(text, "table unit\nrow\tsrc\tcode\tname\tname_breaks\n1\t2\t101\t甲乙\t"));
    assert_non_null(strstr(text, "\ntable about\nrow\tsrc\tyear\n\ntable duties\n"));
    assert_non_null(strstr(text, "\t12500000\t\\N\tblank\t"));
    assert_non_null(strstr(text, "\nview v\none\n1\n"));
    free(text);
    kit_close(&k);
}

static void saves(void **state)
{
    struct kit k;
    struct str bytes;

    (void)state;
    kit_make(&k, NULL, 0);
    assert_true(kit_open(&k));
    assert_true(facts_compute(k.facts, &k.d));
    struct str path = path_join(&k.a, str_from(k.root), STR("x.sqlite"));
    assert_true(facts_save(k.facts, path, &k.d));
    assert_true(file_read(&k.a, path, 1 << 20, &bytes, &k.d));
    assert_true(str_starts(bytes, STR("SQLite format 3")));
    assert_false(facts_save(k.facts, STR("/nowhere/x.sqlite"), &k.d));
    assert_string_equal(kit_findings(&k), "FILE_UNWRITABLE x.sqlite:0:0;");
    kit_close(&k);
}

int main(void)
{
    static const struct CMUnitTest others[] = {
        cmocka_unit_test(no_folder), cmocka_unit_test(matches_rows),
        cmocka_unit_test(sees_each_text), cmocka_unit_test(dumps), cmocka_unit_test(saves)};
    struct CMUnitTest tests[COUNT(bad_cases) + COUNT(row_cases) + COUNT(others)] = {0};
    size_t n = 0;

    for (size_t i = 0; i < COUNT(bad_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = bad_cases[i].name,
                                         .test_func = check_bad,
                                         .initial_state = (void *)&bad_cases[i]};
    for (size_t i = 0; i < COUNT(row_cases); i++)
        tests[n++] = (struct CMUnitTest){.name = row_cases[i].name,
                                         .test_func = check_rows,
                                         .initial_state = (void *)&row_cases[i]};
    memcpy(tests + n, others, sizeof others);
    return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
