"""Rules on figures: for each, edits of right sheets that break it, and nearly equal ones.

A case is (rule, view, base, breaking edits, nearly equal edits).  The base is "zongzhi-2022"
or "made-full", the facts alone; with "/printed", what publish() makes of them, alone; with
"/both", beside the facts.  An edit is
    (sheet, row, heading, new text)   row: texts that its cells hold, with | between them
    (sheet, row, None, None)          takes the row out
    (sheet, None, None, cells)        puts a row in at the end
"""
import csv
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "published"))
from publish import publish  # noqa: E402

REAL, MADE = "zongzhi-2022", "made-full"
REAL_PRINTED, MADE_PRINTED, BOTH = REAL + "/printed", MADE + "/printed", REAL + "/both"
AMOUNT, ITEM, UNIT, ECONOMIC = "金额（万元）", "功能科目编码", "单位编码", "经济科目编码"
INCOME, SPENDING, BASIC, MONEY = "收入", "支出", "基本支出经济分类", "项目资金"
PUBLIC, CONTROL, PURPOSE = "三公经费", "控制数", "功能科目用途"
T = {n: f"公开文件/表{name}" for n, name in {
    1: "一、收支预算总表", 2: "二、收入预算总表", 3: "三、支出预算总表", 4: "四、财政拨款收支预算总表",
    5: "五、一般公共预算拨款支出预算表", 6: "六、政府性基金预算拨款支出预算表",
    8: "八、一般公共预算支出经济分类情况表", 9: "九、一般公共预算基本支出经济分类情况表",
    10: "十、一般公共预算“三公”经费支出预算表", 11: "十一、部门专项资金管理清单目录"}.items()}
VEHICLE = "公务用车购置费"


def start(gongkai, dataset, folder, base):
    name, _, what = base.partition("/")
    source = Path(dataset).parent / name
    if what != "printed":
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("公开文件"))
    if what:
        publish(gongkai, source, folder)


def apply(folder, edit):
    sheet, row, head, new = edit
    path = Path(folder) / f"{sheet}.csv"
    with open(path, encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    if row is None:
        rows.append(new)
    else:
        at = next(n for n, cells in enumerate(rows) if n and all(t in cells for t in row.split("|")))
        if head is None:
            del rows[at]
        else:
            rows[at][rows[0].index(head)] = new
    with open(path, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)


def both_sheets(amount):
    """The same amount of item 2010301 in revenue and in expenditure."""
    return [(INCOME, "2010301", AMOUNT, amount), (SPENDING, "2010301", AMOUNT, amount)]


NEW_PROJECT = [("项目", None, None, ["应急值守", "105001", "2010308", *[""] * 6]),
               (MONEY, None, None, ["应急值守", "1", "一般公共预算", "302", "3"])]
NEW_FORM = [("绩效目标", None, None, ["应急值守", *[""] * 10])]

CASES = [
    # revenue and expenditure
    ("R-X-04", "item_balance", REAL, [(INCOME, "2010301", AMOUNT, "452.74")], both_sheets("452.74")),
    ("R-X-04", "item_balance", REAL, [("项目", "2010308", ITEM, "2040602")],
     [("项目", "2010308", ITEM, "2040602"), (INCOME, "2010308", AMOUNT, "0"),
      (INCOME, "2040602", AMOUNT, "144")]),
    ("R-X-04", "item_balance", REAL_PRINTED, [(T[2], "2040602", "总计", "84.10")],
     [(T[2], "2040602", "总计", "84")]),
    ("R-T1-01", "t1_income_sum", REAL_PRINTED, [(T[1], "收入合计", "收入预算数", "4266.50")],
     [(T[1], "收入合计", "收入预算数", "4266.5300")]),
    ("R-T1-02", "t1_spending_sum", REAL_PRINTED,
     [(T[1], "四、公共安全支出", "支出预算数", "3722.3")],
     [(T[1], "四、公共安全支出", "支出预算数", "3727.3")]),
    ("R-T1-03", "t1_balance", REAL, [(INCOME, "2040602", AMOUNT, "85")],
     [(INCOME, "2040602", AMOUNT, "85"), (INCOME, "2010308", AMOUNT, "59")]),
    ("R-T1-03", "t1_balance", REAL_PRINTED, [(T[1], "收入合计", "支出预算数", "4266.52")],
     [(T[1], "收入合计", "支出预算数", "4,266.53")]),
    ("R-X-03", "t1_t3_class", REAL_PRINTED, [(T[3], "201", "合计", "512.37")],
     [(T[3], "201", "合计", "512.730")]),
    ("R-X-01", "t2_t1_total", REAL_PRINTED, [(T[2], "合　　计", "总计", "4226.53")],
     [(T[2], "合　　计", "总计", "4,266.53")]),
    ("R-X-02", "t2_t1_source", MADE_PRINTED, [(T[1], "五、事业收入", "收入预算数", "97.70")],
     [(T[1], "五、事业收入", "收入预算数", "99.7")]),
    ("R-X-05", "t567_t3", REAL_PRINTED, [(T[5], "2010301", "项目支出", "60")],
     [(T[5], "2010301", "项目支出", "0")]),
    ("R-X-05", "t567_t3", MADE_PRINTED, [(T[5], "2010350", "基本支出", "370.56")],
     [(T[5], "2010350", "基本支出", "370.55")]),
    ("R-X-06", "unit_balance", MADE, [(INCOME, "900001|2082501", UNIT, "900002")],
     [(INCOME, "900001|2082501", UNIT, "900002"), ("项目", "2082501", UNIT, "900002")]),
    ("R-X-06", "unit_balance", MADE, [(INCOME, "2060702|事业收入", "收入来源", "财政专户管理资金收入")],
     [(INCOME, "2060702|事业收入", "收入来源", "其他收入")]),
    ("R-CT-01", "control_difference", REAL, [(CONTROL, "2049999|基本支出", "批复数（万元）", "1071")],
     [(CONTROL, "2049999|基本支出", "批复数（万元）", "1017.00")]),
    ("R-CT-01", "control_difference", REAL, [(CONTROL, "2101103", None, None)], []),
    ("R-CT-01", "control_difference", MADE,
     [(SPENDING, "2120199|上缴上级支出", "支出类别", "对附属单位补助支出")],
     [(SPENDING, "2120199|上缴上级支出", "支出类别", "对附属单位补助支出"),
      (CONTROL, "2120199|上缴上级支出", "支出类别", "对附属单位补助支出")]),

    # fiscal appropriations
    ("R-T4-01", "t4_balance", MADE, [(INCOME, "2060702|事业收入", "收入来源", "国有资本经营预算拨款收入")],
     [(INCOME, "2060702|事业收入", "收入来源", "附属单位上缴收入")]),
    ("R-T4-01", "t4_balance", REAL_PRINTED, [(T[4], "收入合计", "支出预算数", "4266.35")],
     [(T[4], "收入合计", "支出预算数", "4266.530")]),
    ("R-T4-02", "t4_t1_income", REAL_PRINTED,
     [(T[4], "一、一般公共预算拨款收入", "收入预算数", "4266.54")],
     [(T[4], "一、一般公共预算拨款收入", "收入预算数", "4,266.53")]),
    ("R-T4-03", "t4_t567_total", MADE_PRINTED, [(T[6], "合　　计", "合计", "1023546.78")],
     [(T[6], "合　　计", "合计", "1023456.78")]),

    # superiors and subordinates, rows and columns
    ("R-F-01", "parent_sum", REAL_PRINTED, [(T[3], "20406", "项目支出", "171.03")],
     [(T[3], "20406", "项目支出", "171.3")]),
    ("R-F-02", "row_sum", REAL_PRINTED, [(T[5], "2040304", "基本支出", "23")],
     [(T[5], "2040304", "基本支出", "24.0")]),
    ("R-F-03", "column_sum", REAL_PRINTED, [(T[3], "合　　计", "基本支出", "1636.36")],
     [(T[3], "合　　计", "基本支出", "1636.630")]),
    ("R-F-04", "code_order", REAL_PRINTED, [(T[3], "20406", "科目编码", "2046")],
     [(T[3], "20406", "科目编码", "20406 ")]),
    ("R-F-04", "code_order", REAL_PRINTED, [(T[2], "20403", None, None)], []),
    ("R-F-04", "code_order", REAL_PRINTED, [(T[5], "2101101", "科目编码", "2101103")], []),
    ("R-F-04", "code_length", REAL, [(PURPOSE, "2010301", ITEM, "20103")],
     [(PURPOSE, "2010301", ITEM, "2010302")]),
    ("R-F-04", "code_length", REAL, [(MONEY, "一村一法律顾问", "经济科目类", "30226")],
     [(MONEY, "一村一法律顾问", "经济科目类", "30217")]),

    # economic classification
    ("R-E9-01", "t9_sums", REAL, [(BASIC, "30299", ECONOMIC, "39999")], [(BASIC, "30299", ECONOMIC, "31099")]),
    ("R-E9-01", "t9_sums", REAL_PRINTED, [(T[9], "30201", "公用经费", "60")],
     [(T[9], "30201", "公用经费", "6")]),
    ("R-E9-02", "t9_t5_basic", REAL, [(BASIC, "30201", AMOUNT, "6.01")],
     [(BASIC, "30201", AMOUNT, "6.01"), (BASIC, "30202", AMOUNT, "2.99")]),
    ("R-E9-02", "t9_t5_basic", REAL_PRINTED, [(T[9], "合　　计", "合计", "1636.36")],
     [(T[9], "合　　计", "合计", "1636.630")]),
    ("R-E9-02", "unit_basic_balance", MADE, [(BASIC, "900002|30107", UNIT, "900001")],
     [(BASIC, "900002|30107", ECONOMIC, "30106")]),
    ("R-E9-03", "t9_parts", REAL_PRINTED, [(T[9], "合　　计", "人员经费", "1580.71")],
     [(T[9], "合　　计", "人员经费", "1580.170")]),
    ("R-E8-01", "t8_sum", REAL_PRINTED, [(T[8], "302", "预算数", "2668.36")],
     [(T[8], "302", "预算数", "2,686.36")]),
    ("R-E8-02", "t8_t5_total", REAL, [(BASIC, "30201", AMOUNT, "6.1")], [(BASIC, "30201", AMOUNT, "6.00")]),
    ("R-E8-02", "t8_t5_total", REAL_PRINTED, [(T[8], "合　　计", "预算数", "4266.35")],
     [(T[8], "合　　计", "预算数", "4,266.53")]),
    ("R-E8-03", "t8_less_t9", REAL_PRINTED, [(T[8], "301", "预算数", "157.64")],
     [(T[8], "301", "预算数", "1576.440")]),
    ("R-E9-04", "same_contribution", REAL, [(BASIC, "30108", AMOUNT, "14.67")],
     [(BASIC, "30110", AMOUNT, "6.53")]),

    # official visits, receptions, vehicles
    ("R-S-01", "t10_sums", MADE_PRINTED, [(T[10], "合　　计", "预算数", "43.05")],
     [(T[10], "合　　计", "预算数", "43.5")]),
    ("R-S-02", "three_public_difference", REAL, [(PUBLIC, "公务接待费", AMOUNT, "2")],
     [(PUBLIC, "公务接待费", AMOUNT, "5"),
      (MONEY, "驻区检察室工作经费|5", "经济科目类", "30217")]),
    ("R-S-02", "three_public_printed", MADE_PRINTED, [(T[10], "2. 公务接待费", "预算数", "3.50")],
     [(T[10], "2. 公务接待费", "预算数", "3.70")]),
    ("R-S-03", "vehicle_purchase_number", MADE, [("国有资产", "本年购置车辆", "数量", "0")],
     [("国有资产", "本年购置车辆", "数量", "2")]),
    ("R-S-04", "vehicle_running_number", REAL, [("国有资产", "其他用车", "数量", "1")],
     [("国有资产", "单位价值50万元以上通用设备", "数量", "1")]),

    # projects
    ("R-P-01", "form_of_project", REAL, NEW_PROJECT, NEW_PROJECT + NEW_FORM),
    ("R-P-02", "form_money", REAL, NEW_PROJECT, NEW_PROJECT + NEW_FORM),
    ("R-P-04", "t11_sums", REAL_PRINTED, [(T[11], "合　　计", "小计", "2692.90")],
     [(T[11], "合　　计", "小计", "2,629.9")]),
    ("R-P-04", "t11_sums", REAL_PRINTED, [(T[11], "反邪教工作经费", "一般公共预算", "1")],
     [(T[11], "反邪教工作经费", "一般公共预算", "2")]),
    ("R-P-05", "projects_by_item", BOTH, [(T[11], "反邪教工作经费", "小计", "3")],
     [(T[11], "反邪教工作经费", "小计", "2")]),

    # codes
    ("R-C-01", "code_of_year", REAL,
     [("项目", "2010308", ITEM, "2013901"), (INCOME, "2010308", ITEM, "2013901")],
     [("项目", "2010308", ITEM, "2010399"), (INCOME, "2010308", ITEM, "2010399")]),
    ("R-C-01", "code_of_year", REAL_PRINTED, [(T[3], "2101103", "科目编码", "2013901")],
     [(T[3], "2101103", "科目编码", "2101198")]),
    ("R-C-01", "economic_of_year", REAL, [("部门", "2022", "预算年度", "2021")],
     [("部门", "2022", "预算年度", "2023")]),
    ("R-C-03", "other_share", MADE, [(BASIC, "900001|30199", AMOUNT, "1358.22")],
     [(BASIC, "900001|30199", AMOUNT, "458.22")]),

    # what else the sheets say
    ("R-G-02", "purpose_of_item", REAL, [(PURPOSE, "2101103", None, None)],
     [(PURPOSE, "2101103", "主要用于", "公务员医疗补助缴费支出")]),
    ("R-G-02", "purpose_of_item", REAL, [(PURPOSE, None, None, ["2080506", "职业年金缴费支出"])], []),
    ("R-G-05", "running_public", MADE, [(BASIC, "900002|30201", AMOUNT, "-200")],
     [(BASIC, "900002|30201", AMOUNT, "-20")]),
    ("R-G-06", "procurement_share", MADE, [("政府采购", "货物", "其中：面向中小企业（万元）", "74.3")],
     [("政府采购", "货物", "其中：面向中小企业（万元）", "74.2")]),
    ("R-G-08", "department_itself", MADE, [("单位", "900002", "单位层级", "部门本级")],
     [("单位", "900002", "在职人数", "28")]),
    ("R-E-01", "required_row", REAL, [(PUBLIC, VEHICLE, None, None)], [(PUBLIC, VEHICLE, AMOUNT, "0.00")]),
    ("R-TIME-01", "published_in_time", MADE, [("部门", "2023", "公开日期", "2023-02-24")],
     [("部门", "2023", "公开日期", "2023-02-23")]),
]
