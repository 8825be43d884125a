/* What is marked, beside what is nearly the same and is not: one text a row. */
#include "kit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* clang-format off */
static const struct mark_case {
    const char *name, *text, *marks, *label;
} cases[] = {
    /* numbers of persons; those here are made up and have right check digits */
    { "mobile",               "联系电话13805951234", "mobile:13805951234;", "" },
    { "mobile_spaced",        "手机 138 0595 1234。", "mobile:138 0595 1234;", "" },
    { "mobile_hyphens",       "138-0595-1234", "mobile:138-0595-1234;", "" },
    { "mobile_full_width",    "１３８０５９５１２３４", "style/digit:１３８０５９５１２３４;mobile:１３８０５９５１２３４;", "" },
    { "mobile_country",       "+8613805951234", "mobile:13805951234;", "" },
    { "mobile_too_long",      "138059512345", "", "" },
    { "mobile_too_short",     "1380595123", "", "" },
    { "mobile_range",         "12805951234", "", "" },
    { "mobile_an_amount",     "共13805951234元", "", "" },
    { "mobile_decimals",      "13805951234.50", "", "" },
    { "mobile_masked",        "138****1234", "", "" },
    { "landline",             "电话：0595-27396111", "landline:0595-27396111;", "" },
    { "landline_brackets",    "（0595）27396111", "landline:0595）27396111;", "" },
    { "landline_unnamed_area","请拨0595-27396111", "landline:0595-27396111;", "" },
    { "landline_short",       "联系方式：27396111", "landline:27396111;", "" },
    { "landline_in_column",   "27396111", "landline:27396111;", "联系电话" },
    { "switchboard",          "总机：0595-27396111", "", "" },
    { "switchboard_behind",   "0595-27396111（总机）", "", "" },
    { "switchboard_column",   "0595-27396111", "", "值班电话" },
    { "public_line",          "监督电话0595-27396111", "", "" },
    { "hot_line",             "12345热线、12348热线", "", "" },
    { "not_a_phone",          "27396111", "", "" },
    { "eight_digit_amount",   "电话费27396111元", "", "" },
    { "id_card",              "身份证11010519491231002X", "id_card:11010519491231002X;", "" },
    { "id_card_small_x",      "11010519491231002x", "id_card:11010519491231002x;", "" },
    { "id_card_digit",        "350521199003071235", "id_card:350521199003071235;", "" },
    { "id_card_born_1880",    "440524188001010014", "", "" },
    { "id_card_groups",       "110105 19491231 002X", "id_card:110105 19491231 002X;", "" },
    { "id_card_wrong_check",  "110105194912310021", "", "" },
    { "id_card_no_month",     "11010519491331002X", "", "" },
    { "id_card_old",          "身份证号110105491231002", "id_card:110105491231002;", "" },
    { "id_card_old_unnamed",  "110105491231002", "", "" },
    { "project_code",         "350597221052210000009", "", "" },
    { "project_code_2",       "350597221053110000010", "", "" },
    { "bank_card",            "卡号6222021234567890128", "bank_card:6222021234567890128;", "" },
    { "bank_card_groups",     "6222 0212 3456 7890 128", "bank_card:6222 0212 3456 7890 128;", "" },
    { "bank_card_wrong_luhn", "6222021234567890129", "", "" },
    { "bank_card_beginning",  "1222021234567890123", "", "" },
    { "email",                "邮箱zhang.san@example.gov.cn。", "email:zhang.san@example.gov.cn;", "" },
    { "email_full_width",     "ａ＠ｂ．ｃｎ", "email:ａ＠ｂ．ｃｎ;", "" },
    { "email_no_ending",      "a@b", "", "" },
    { "at_alone",             "单价3@5", "", "" },
    { "person",               "项目负责人：王小明", "person:王小明;", "" },
    { "person_two",           "联系人张华，电话另附", "person:张华;", "" },
    { "person_compound",      "负责人：欧阳小明", "person:欧阳小明;", "" },
    { "person_spread",        "负责人：王 明", "person:王 明;", "" },
    { "person_in_column",     "王小明", "person:王小明;", "联系人" },
    { "person_list",          "联系人：李明、王小红", "person:李明;", "" },
    { "person_masked",        "负责人：王××", "", "" },
    { "person_masked_2",      "负责人：王某某", "", "" },
    { "person_title",         "负责人：王主任", "", "" },
    { "person_office",        "联系人：综治办", "", "" },
    { "person_verb",          "负责人安排，按时完成", "", "" },
    { "person_sentence",      "负责人高度重视，亲自部署", "", "" },
    { "name_elsewhere",       "王小明", "", "三级指标" },
    { "address",              "家住惠安县张坂镇玉山村12号", "address:12号;", "" },
    { "address_parts",        "杏秀花园3幢2单元501室", "address:3幢2单元501室;", "" },
    { "address_label",        "东海街道12号", "address:12号;", "家庭住址" },
    { "address_office",       "办公地址：杏秀路1号楼203室", "", "" },
    { "address_office_2",     "杏秀路8号行政服务中心3号楼501室", "", "" },
    { "address_road",         "建设杏秀路12号公厕", "", "" },
    /* secrecy */
    { "secret_mark",          "机密★一年", "secrecy:机密★;", "" },
    { "secret_alone",         "秘密", "secrecy:秘密;", "" },
    { "secret_spread",        "绝 密", "secrecy:绝 密;", "" },
    { "secret_in_sentence",   "做好保守国家秘密工作", "", "" },
    { "secret_machine",       "机要通信用车", "", "" },
    { "health",               "严重精神障碍患者看护", "health:严重精神障碍;", "" },
    { "health_general",       "关注心理健康", "", "" },
    { "installation",         "维护6122个摄像头", "installation:6122个摄像头;", "" },
    { "installation_behind",  "监控探头共3200个", "installation:监控探头共3200个;", "" },
    { "installation_rate",    "视频监控上线率95%", "", "" },
    { "installation_far",     "摄像头维护，全年巡检12次", "", "" },
    { "item",                 "20403", "item:20403;", "" },
    { "item_below",           "2040304", "item:2040304;", "" },
    { "item_other",           "2040604", "", "" },
    { "item_amount",          "203040", "", "" },
    /* structure */
    { "unclosed",             "根据《关于加强安置帮教工作", "unclosed:《关于加强安置帮教工作;", "" },
    { "closed",               "根据《关于加强安置帮教工作》", "", "" },
    { "unopened",             "工作方案》的通知", "unopened:》;", "" },
    { "crossed",              "《通知（试行》）", "crossed:（试行》;unopened:）;", "" },
    { "nested",               "《关于印发〈办法（试行）〉的通知》", "", "" },
    { "empty",                "（）", "empty:（）;", "" },
    { "list_mark",            "1)申报；2)审核", "", "" },
    { "quotes",               "“平安村”建设", "", "" },
    { "quote_open",           "“平安村建设", "unclosed:“平安村建设;", "" },
    { "half_bracket",         "维护(含设备)", "style/bracket:(;style/bracket:);", "" },
    { "full_bracket",         "维护（含设备）", "", "" },
    { "half_comma",           "全区,各镇", "style/comma:,;", "" },
    { "thousands",            "共1,234元", "", "" },
    { "docyear_square",       "泉委[2021]7号", "style/year:[2021];", "" },
    { "docyear",              "泉委〔2021〕7号", "", "" },
    { "residue",              "（项级科目编码-名称）支出", "residue:（项级科目编码-名称）;", "" },
    { "residue_xx",           "XX单位", "residue:XX;", "" },
    { "residue_choice",       "比上年增加（减少）5万元", "residue:增加（减少）;", "" },
    { "no_residue",           "4×1=4万元", "arithmetic/holds:4×1=4万元;", "" },
    /* arithmetic */
    { "product",              "补助78*1000元=7.8万元", "arithmetic/holds:78*1000元=7.8万元;", "" },
    { "product_wrong",        "补助28*1000元=7.8万元", "arithmetic/fails:28*1000元=7.8万元;", "" },
    { "product_bare",         "司法所4*1=4万元", "arithmetic/holds:4*1=4万元;", "" },
    { "product_bare_wrong",   "司法所4*1=5万元", "arithmetic/fails:4*1=5万元;", "" },
    { "sum",                  "10.2万元+4万元+4万元+7.8万元=26万元", "arithmetic/holds:10.2万元+4万元+4万元+7.8万元=26万元;", "" },
    { "sum_wrong",            "10.2万元+4万元=14万元", "arithmetic/fails:10.2万元+4万元=14万元;", "" },
    { "mixed",                "2万×4+1000元×2=8.2万元", "arithmetic/holds:2万×4+1000元×2=8.2万元;", "" },
    { "quotient",             "100/3=33.33", "arithmetic/holds:100/3=33.33;", "" },
    { "quotient_wrong",       "100/3=33.43", "arithmetic/fails:100/3=33.43;", "" },
    { "share",                "80/100=80%", "arithmetic/holds:80/100=80%;", "" },
    { "share_times",          "80/100*100%=80%", "arithmetic/holds:80/100*100%=80%;", "" },
    { "cut_left",             "（3+2）*4*2=40", "", "" },
    { "formula",              "示范点数/78个行政村*100%", "", "" },
};
/* clang-format on */

static void check(void **state)
{
    const struct mark_case *c = *state;
    struct kit k;

    kit_open(&k);
    assert_string_equal(kit_marks(&k, c->text, c->label), c->marks);
    kit_close(&k);
}

int main(void)
{
    struct CMUnitTest tests[COUNT(cases)];

    for (size_t i = 0; i < COUNT(cases); i++)
        tests[i] = (struct CMUnitTest){.name = cases[i].name,
                                       .test_func = check,
                                       .initial_state = (void *)(uintptr_t)&cases[i]};
    return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}
