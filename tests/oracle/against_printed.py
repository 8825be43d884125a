#!/usr/bin/env python3
"""Holds oracle.py against the document as a department printed it.

usage: against_printed.py DATASET AS_PRINTED_FOLDER

Every cell of the eleven tables and of the forms and the figures of the
narrative must come out of the sheets as printed, but for the differences that
DATASET/NOTES.md lists.  No program and no PDF is in between: a fault here is
one of the sheets, of the notes or of the oracle.
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "printed"))
from compare import INFO, Comparison, fold, number, read_csv  # noqa: E402
from oracle import SOURCES, Expected, Facts  # noqa: E402

MONEY = ("小计", "一般公共预算", "政府性基金预算", "国有资本经营预算")


def two_sided(c, table, printed, cells):
    for side in ("收入", "支出"):
        item, amount = side + "项目", side + "预算数"
        for row in (r for r in printed if r[item]):
            used = cells.pop(c.renamed(table, row[item], item, fold(row[item])), None)
            if used is None:
                c.fault(f"{table}: no row {row[item]}")
                continue
            c.text(table, row[item], item, row[item], used[item])
            c.amount(table, row[item], amount, row[amount], used[amount], True)


def keyed(c, table, printed, cells, order):
    columns = list(printed[0])
    keys = [fold(r[columns[0]]) or fold(r[columns[1]]) for r in printed]
    c.text(table, "（各行次序）", "科目编码", "、".join(k for k in keys if k != "合计"),
           "、".join(k for k in map(fold, order) if k != "合计"))
    empty = all(number(v or "0") in (0, None) for r in printed for v in r.values())
    for key, row in zip(keys, printed):
        used = cells.pop(key, None)
        if used is None:
            c.fault(f"{table}: no row {key}")
            continue
        for n, column in enumerate(columns):
            if n == 0 or column == "科目名称":
                c.text(table, key, column, row[column], used[column])
            else:
                c.amount(table, key, column, row[column], used[column], not empty)


def projects(c, printed, cells):
    lines = {}
    for row in printed:
        name = row["专项资金立项项目名称"]
        lines[name] = lines.get(name, 0) + 1
        key, used_key = f"{name}#{lines[name]}", ""
        if fold(row["主管部门名称"]) == "合计":
            key = used_key = "合计"
        else:
            used_key = c.renamed("t11", key, "专项资金立项项目名称", fold(name)) + f"#{lines[name]}"
        used = cells.pop(used_key, None)
        if used is None:
            c.fault(f"t11: no row {key}")
            continue
        for column in used:
            if column in MONEY:
                c.amount("t11", key, column, row[column], used[column], True)
            else:
                c.text("t11", key, column, row[column], used[column])


def tables(c, folder, expected):
    for table, cells in expected["tables"].items():
        printed = read_csv(folder / f"{table}.csv")
        cells = {fold(k): v for k, v in cells.items()}
        if table in ("t01", "t04"):
            two_sided(c, table, printed, cells)
        elif table == "t11":
            projects(c, printed, cells)
        else:
            keyed(c, table, printed, cells, expected["rows"][table])
        for key in cells:
            c.fault(f"{table}: row {key} is not in the printed table")


# Sentences of the narrative: what stands before a figure, and the figure's name.
SENTENCES = [
    (r"收入预算为", "收入预算/本年"), (r"收入预算为[\d.]+万元，比上年增加", "收入预算/变动额"),
    (r"支出预算(?=\d)", "支出预算/本年"), (r"相应安排支出预算[\d.]+万元，比上年增加", "支出预算/变动额"),
    (r"2022年度一般公共预算拨款支出", "一般公共预算拨款支出/本年"),
    (r"一般公共预算拨款支出[\d.]+万元，比上年增加", "一般公共预算拨款支出/变动额"),
    (r"万元，增长", "一般公共预算拨款支出/变动率"),
    (r"一般公共预算拨款基本支出", "基本支出"), (r"人员经费(?=\d)", "人员经费"), (r"公用经费(?=\d)", "公用经费"),
    (r"共设置", "绩效目标个数"), (r"共涉及财政拨款资金", "绩效目标财政拨款"),
    (r"机关运行经费支出", "机关运行经费/本年"), (r"万元，比上年减少", "机关运行经费/变动额"),
    (r"万元，降低", "机关运行经费/变动率"), (r"与上年相比支出下降", "公务接待费/变动率"),
    (r"共有车辆", "车辆/合计"), (r"包括(?=\d+个机关)", "内设机构数"), (r"室及", "下属单位数"),
]


def narrative(c, folder, expected):
    """Each named figure stands in the printed text, after its corrections, as worked out."""
    columns = {}
    for place, row, column in c.listed:
        if place == "narrative":
            columns.setdefault(row, []).append(column)
    lines = []
    for n, line in enumerate((folder / "narrative.md").read_text(encoding="utf-8").splitlines(), 1):
        for column in columns.get(str(n), []):
            line = c.corrected("narrative", str(n), column, line)
        lines.append(fold(line))
    text = "\n".join(lines)
    figures = expected["narrative"]
    patterns = SENTENCES + [(re.escape(s) + r"(?=[\d.]+万元)", f"收入来源/{s}") for s, _ in SOURCES]
    patterns += [(re.escape(k.split("/")[1]) + r"(?=[\d.]+万元)", k)
                 for k in figures if k.startswith("支出类别/") and not k.endswith("基本支出")]
    for before, name in patterns:
        c.cells += 1
        found = re.search(before.replace("（", r"\(").replace("）", r"\)") + r"([\d.]+)", text)
        if not found or found.group(1) != figures[name]:
            c.fault(f"narrative {name}: worked out {figures[name]}, printed {found and found.group(1)}")
    items = [k.split("/")[1] for k in figures if re.match(r"一般公共预算项/\d+/金额", k)]
    for code in items:
        part = {k: figures[f"一般公共预算项/{code}/{k}"] for k in ("序号", "名称", "金额", "主要用于")}
        line = fold(f"（{part['序号']}）{code}-{part['名称']}{part['金额']}万元。主要用于{part['主要用于']}。")
        c.cells += 1
        if line not in lines:
            c.fault(f"narrative: not printed: {line}")
    printed_items = [x for x in lines if re.match(r"\(.{1,3}\)\d{7}-", x)]
    if len(printed_items) != len(items):
        c.fault(f"narrative: {len(printed_items)} items printed, {len(items)} worked out")
    for label in ("人员经费", "公用经费"):
        c.cells += 1
        names = fold(figures[f"{label}/主要包括"])
        if f"主要包括:{names}。" not in text:
            c.fault(f"narrative: {label}: not printed: {names}")


def forms(c, folder, expected):
    """Each form by its place: the printed order is that of the sheet."""
    printed = read_csv(folder / "performance_projects.csv")
    indicators = read_csv(folder / "performance_indicators.csv")
    if len(printed) != len(expected["forms"]):
        c.fault(f"{len(printed)} forms printed, {len(expected['forms'])} in the sheet")
    for row, (name, used) in zip(printed, expected["forms"].items()):
        n = row["序号"]
        c.text("performance_projects", n, "表名", row["表名"], name + "项目绩效目标表")
        for column in INFO:
            c.text("performance_projects", n, column, row[column], used["信息"][column])
        for column in ("资金总额", "财政拨款", "其他资金"):
            c.amount("performance_projects", n, column, row[column], used["信息"][column], False)
        lines = [r for r in indicators if r["序号"] == n]
        if len(lines) != len(used["指标"]):
            c.fault(f"form {n}: {len(lines)} indicators printed, {len(used['指标'])} in the sheet")
        for line, here in zip(lines, used["指标"]):
            for column in list(line)[2:]:
                c.text("performance_indicators", f"{n}/{line['行']}", column, line[column], here[column])


def unused(c):
    """Differences listed for cells that are compared here, but do not occur."""
    for (place, row, column), entries in c.listed.items():
        for printed, used, _, seen in entries:
            if place not in ("tables", "cover_and_contents") and not seen:
                c.fault(f"{place} {row} {column}: listed “{printed}” → “{used}” does not occur")


def main():
    dataset, folder = Path(sys.argv[1]), Path(sys.argv[2])
    codes = Path(__file__).resolve().parents[2] / "templates" / "common"
    c = Comparison(dataset / "NOTES.md")
    expected = Expected(Facts(dataset, codes)).result()
    tables(c, folder, expected)
    narrative(c, folder, expected)
    forms(c, folder, expected)
    unused(c)
    print("\n".join(c.faults))
    print(f"{c.cells} cells compared, {len(c.faults)} faults")
    sys.exit(1 if c.faults or c.cells < 5500 else 0)


if __name__ == "__main__":
    main()
