"""Rules on a published document: for each, edits of a right document that break it, and
nearly equal ones that do not.

A case is (rule, view, base, breaking edits, nearly equal edits).  The base is what publish()
makes of data/zongzhi-2022: BESIDE, with the facts beside it, or ALONE.  start() makes it,
apply() does an edit:
    (sheet, row, heading, new text)     row: the text of one of its first cells
    (sheet, row, None, None)            takes the row out
    (NARRATIVE, None, old, new)         words in 正文.md, once
"""

import csv
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "published"))
from publish import publish  # noqa: E402

BESIDE, ALONE = "beside", "alone"
NARRATIVE = "正文"
T1, T3 = "表一、收支预算总表", "表三、支出预算总表"
T2, T6 = "表二、收入预算总表", "表六、政府性基金预算拨款支出预算表"
T9, T11 = "表九、一般公共预算基本支出经济分类情况表", "表十一、部门专项资金管理清单目录"
FORM, FRAME, FRONT = "绩效目标表", "表格", "封面与目录"


def start(gongkai, dataset, folder, base):
    """A dataset's published document in a folder of its own; BESIDE: with its sheets."""
    if base == BESIDE:
        shutil.copytree(dataset, folder)
    publish(gongkai, dataset, folder)


def apply(folder, edit):
    sheet, row, what, new = edit
    if sheet == NARRATIVE:
        path = Path(folder) / "公开文件" / f"{sheet}.md"
        text = path.read_text(encoding="utf-8")
        assert what in text, edit
        path.write_text(text.replace(what, new, 1), encoding="utf-8")
        return
    path = Path(folder) / "公开文件" / f"{sheet}.csv"
    with open(path, encoding="utf-8", newline="") as f:
        rows = list(csv.reader(f))
    at = next(n for n, cells in enumerate(rows) if row in cells[:3])
    if what is None:
        del rows[at]
    else:
        rows[at][rows[0].index(what)] = new
    with open(path, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)


CASES = [
    ("R-PUB-01", "published_amount", BESIDE,
     [(T3, "2010301", "基本支出", "452.74")],
     [(T3, "2010301", "基本支出", "452.730")]),
    ("R-PUB-02", "published_text", BESIDE,
     [(T9, "30306", "科目名称", "教杂费")],
     [(T2, "20103", "科目名称", "政府办公厅(室) 及相关机构事务")]),
    ("R-PUB-03", "published_rows", BESIDE,
     [(T9, "31007", None, None)],
     [(T9, "31007", "科目编码", "310 07")]),
    ("R-H-01", "printed_heads", ALONE,
     [(FRAME, "表五", "表头",
      "科目编码 | 科目名称 | 合计 / 其中")],
     [(FRAME, "表五", "表头",
      "科目编码|科目名称|合计|其中：/基本支出|项目支出")]),
    ("R-U-01", "printed_unit", ALONE,
     [(FRAME, "表二", "单位", "单位：万")],
     [(FRAME, "表二", "单位", "单位: 万元")]),
    ("R-U-02", "printed_ten_thousand", ALONE,
     [(T3, "合　　计", "合计", "42665300")],
     [(T3, "合　　计", "合计", "426653")]),
    ("R-E-01", "printed_required", ALONE,
     [(FRAME, "表七", None, None)],
     [(FRAME, "表七", "表名", "国有资本经营预算 拨款支出预算表")]),
    ("R-E-02", "printed_empty", ALONE,
     [(FRAME, "表六", "表后备注", "")],
     [(FRAME, "表六", "表后备注", "备注: 2022 年本单位无此项支出。")]),
    ("R-E-03", "printed_note", ALONE,
     [(FRAME, "表六", "表后备注", "备注：2021年本单位无此项支出。")],
     [(FRAME, "表六", "表后备注", "备注: 2022 年本单位无此项支出。")]),
    ("R-N-01", "printed_numbering", ALONE,
     [(NARRATIVE, None, "（十二）2101103",
      "（十五）2101103")],
     [(NARRATIVE, None, "（十二）2101103",
      "(十二) 2101103")]),
    ("R-N-02", "printed_twice", ALONE,
     [(NARRATIVE, None, "本单位2022年没有政府采购预算。",
      "本单位2022年没有政府采购预算。\n\n本单位2022年没有政府采购预算。")],
     [(NARRATIVE, None, "本单位2022年没有政府采购预算。",
      "本单位2022年没有政府采购预算。\n\n本单位2022年没有工程采购预算。")]),
    ("R-U-03", "printed_unit_of_amount", ALONE,
     [(NARRATIVE, None, "比上年减少19.41万元",
      "比上年减少19.41")],
     [(NARRATIVE, None, "比上年减少19.41万元",
      "比上年减少 19.41 万元")]),
    ("R-D-01", "printed_year", ALONE,
     [(FRONT, "第二部分　2022年度部门预算表", "文字", "第二部分　2021年度部门预算表")],
     [(FRONT, "第二部分　2022年度部门预算表", "文字", "第二部分 2022 年度部门预算表")]),
    ("R-T-02", "printed_contents", ALONE,
     [(FRONT, "一、部门主要职责", "文字", "一、主要职责")],
     [(FRONT, "一、部门主要职责", "文字", "一、 部门主要职责")]),
    ("R-C-02", "printed_code_name", ALONE,
     [(T1, "十七、援助其他地区支出", "支出项目", "十七、援助其他国家支出")],
     [(T9, "30213", "科目名称", "维修(护)费")]),
    ("R-P-01", "printed_form_count", ALONE,
     [(FORM, "反邪教工作经费", None, None)],
     [(FORM, "反邪教工作经费", "项目名称", "反邪教 工作经费")]),
    ("R-P-02", "printed_form_money", ALONE,
     [(FORM, "反邪教工作经费", "资金总额", "3.00")],
     [(FORM, "反邪教工作经费", "资金总额", "2")]),
    ("R-P-03", "printed_project_money", ALONE,
     [(FORM, "反邪教工作经费", "资金总额", "3.00")],
     [(FORM, "反邪教工作经费", "资金总额", "2")]),
    ("R-G-09", "printed_names", ALONE,
     [(T11, "驻区检察室工作经费", "专项资金立项项目名称", "驻区检察院工作经费")],
     [(FORM, "反邪教工作经费", "单位名称",
      "中共福建省委泉州台商投资区工作委员会 综治工作办公室")]),
    ("R-G-09", "printed_near_name", ALONE,
     [(NARRATIVE, None, "严重精神障碍患者、社会治安综合保险", "严重精神障碍者、社会治安综合保险")],
     [(NARRATIVE, None, "严重精神障碍患者、社会治安综合保险", "严重精神障碍 患者、社会治安综合保险")]),
]
