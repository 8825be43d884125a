"""Rules on words: for each a case that breaks it and a nearly equal one that does not.

A case is (rule, view, dataset, breaking edits, nearly equal edits).  An edit is
(sheet, row from 1, heading, new text); of a prose sheet (sheet, 0, None, text
appended as a paragraph).  The view is that of rules.sql: a rule may have several.
"""

import csv
import shutil
from pathlib import Path

INDICATORS = "绩效指标"
REASONS = "上年对比"
HEALTH, WATER, STREETS = "tests/prose/health", "tests/prose/water", "tests/prose/streets"


def start(gongkai, dataset, folder, base):
    """The dataset `base`, a path from the root of the sources, in a folder of its own."""
    shutil.copytree(Path(__file__).resolve().parent.parent.parent / base, folder)


def apply(folder, edit):
    sheet, row, head, new = edit
    if row == 0:
        path = Path(folder) / f"{sheet}.md"
        path.write_text(path.read_text(encoding="utf-8") + f"\n{new}\n", encoding="utf-8")
        return
    path = Path(folder) / f"{sheet}.csv"
    with open(path, encoding="utf-8-sig", newline="") as f:
        rows = list(csv.reader(f))
    rows[row][rows[0].index(head)] = new
    with open(path, "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)


def indicator(row, **cells):
    heads = {"name": "三级指标", "meaning": "内涵解释", "formula": "指标计算公式或方法", "scoring": "评分标准",
             "nature": "指标性质", "direction": "指标方向", "half": "本年上半年目标值", "target": "本年目标值",
             "unit": "计量单位", "level1": "一级指标", "level2": "二级指标"}
    return [(INDICATORS, row, heads[k], v) for k, v in cells.items()]


CASES = [
    # row 2 of health: 老年人健康管理7200人
    ("R-P-06", "r_p_06", HEALTH, indicator(2, target="7300"),
     indicator(2, target="7300", name="老年人健康管理7300人", scoring="每少100人扣1分")),
    ("R-P-06", "r_p_06", HEALTH, indicator(3, scoring="未达到66%不得分"),
     indicator(3, scoring="未达到62%不得分，每低6个百分点扣1分")),
    ("R-P-06-C", "r_p_06_cost", HEALTH, indicator(6, target="269.6", name="区级配套资金269.6万元"),
     indicator(6, target="1.6", name="人均区级配套资金1.6万元", half="1")),
    ("R-P-06-H", "r_p_06_half", HEALTH, indicator(2, half="7201"), indicator(2, half="7200")),
    ("R-U-02-I", "r_u_02_indicator", HEALTH, indicator(6, unit="元"), indicator(6, unit="万元")),
    ("R-P-07", "r_p_07_words", HEALTH, indicator(3, nature="反向", direction="小于等于"),
     indicator(3, nature="正向", direction="等于")),
    ("R-P-07-N", "r_p_07_nature", HEALTH, indicator(2, nature="反向"), indicator(2, nature="正向")),
    # row 21 of health: 孕产妇死亡人数0人
    ("R-P-07-Z", "r_p_07_zero", HEALTH, indicator(21, direction="小于"), indicator(21, direction="等于")),
    ("R-P-07-U", "r_p_07_unit", HEALTH, indicator(1, unit="个"), indicator(1, unit="百分比")),
    ("R-P-07-S", "r_p_07_points", HEALTH, indicator(3, scoring="达到62%，不得分"),
     indicator(3, scoring="未达到62%，不得分")),
    ("R-P-08", "r_p_08", HEALTH, indicator(8, level1="效益指标", level2="社会效益指标"),
     indicator(7, level1="满意度指标", level2="服务对象满意度指标") + indicator(8, level1="效益指标", level2="社会效益指标")),
    ("R-N-02-I", "r_n_02_indicator", HEALTH, indicator(4, name="高血压患者规范管理率不低于62%"),
     indicator(4, name="糖尿病患者规范管理率不低于95%")),
    ("R-T-01", "r_t_01", HEALTH, [("项目", 1, "实施规划", "按XX文件执行。")], [("项目", 1, "实施规划", "按X光检查的规范执行。")]),
    ("R-T-03", "r_t_03", HEALTH, [("项目", 1, "立项依据", "《国家基本公共卫生服务规范")],
     [("项目", 1, "立项依据", "《国家基本公共卫生服务规范》")]),
    ("R-T-03-G", "r_t_03_goal", HEALTH, [("项目", 1, "总体绩效目标", "居民健康档案、预防接种、慢性病和老年人健康管理等服务达到")],
     [("项目", 1, "总体绩效目标", "居民健康档案、预防接种、慢性病和老年人健康管理等服务达到要求。")]),
    ("R-T-04", "r_t_04", WATER, [("项目", 4, "实施规划", "对35处工程安排，35×1.5=53.5万元，验收后支付。")],
     [("项目", 4, "实施规划", "对35处工程安排，35×1.5=52.5万元，验收后支付。")]),
    ("R-U-04", "r_u_04", WATER, [("项目", 1, "立项依据", "《关于工程初步设计的批复》(样水〔2021〕66号)")],
     [("项目", 1, "立项依据", "《关于工程初步设计的批复》（样水〔2021〕66号）")]),
    ("R-PI-01", "r_pi_01", HEALTH, [("绩效目标", 1, "备注", "联系电话13800138000")],
     [("绩效目标", 1, "备注", "服务热线12345")]),
    ("R-SEC-01", "r_sec_01", HEALTH, [("绩效目标", 1, "备注", "秘密★5年")], [("绩效目标", 1, "备注", "注意保密")]),
    ("R-Y-05", "r_y_05_missing", HEALTH, [(REASONS, 1, "变动原因", "")], [(REASONS, 4, "变动原因", "")]),
    ("R-Y-05", "r_y_05_missing", HEALTH, [(REASONS, 6, "变动原因", "略。")], [(REASONS, 6, "变动原因", "车辆报废。")]),
    ("R-Y-05-D", "r_y_05_direction", HEALTH, [(REASONS, 5, "变动原因", "压缩接待批次，支出减少")],
     [(REASONS, 5, "变动原因", "减少陪同人数，但接待批次增加")]),
    ("R-Y-05-S", "r_y_05_subject", HEALTH, [(REASONS, 5, "变动原因", "公务用车燃料费增加")],
     [(REASONS, 5, "变动原因", "接待用车的批次增加")]),
    ("R-G-03", "r_g_03_reason", HEALTH, [(REASONS, 5, "变动原因", "本单位无本项经费预算安排，接待费增加")],
     [(REASONS, 4, "变动原因", "本单位无本项经费预算安排")]),
    ("R-G-03-T", "r_g_03_prose", HEALTH, [("主要工作任务", 0, None, "本单位没有政府采购预算。")],
     [("主要工作任务", 0, None, "本单位没有超标准的政府采购预算。")]),
    ("R-D-01-T", "r_d_01_prose", HEALTH, [(REASONS, 4, "变动原因", "本单位2022年无本项经费预算安排")],
     [(REASONS, 4, "变动原因", "本单位2023年无本项经费预算安排")]),
    ("R-G-01-T", "r_g_01_prose", STREETS, [("主要工作任务", 0, None, "城区道路养护927万元，按季支付。")],
     [("主要工作任务", 0, None, "城区道路养护972万元，按季支付。")]),
    ("R-G-09-T", "r_g_09_facts", WATER, [("功能科目用途", 1, "主要用于", "溪东水库除险加国、山洪灾害防治支出")],
     [("功能科目用途", 1, "主要用于", "溪东水库除险加固、山洪灾害防治支出")]),
    ("R-N-02-T", "r_n_02_prose", HEALTH, [("主要工作任务", 0, None, "推进托育服务，完善普惠托位的补助办法，方便双职工家庭。"),
                                        ("主要工作任务", 0, None, "推进托育服务，完善普惠托位的补助办法，方便双职工家庭。")],
     [("主要工作任务", 0, None, "推进托育服务，完善普惠托位的补助办法，方便双职工家庭。"),
      ("主要工作任务", 0, None, "推进养老服务，完善普惠床位的补助办法，方便双职工家庭。")]),
]
