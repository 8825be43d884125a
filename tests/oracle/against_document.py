#!/usr/bin/env python3
"""Compares finished PDFs with what the oracle works out from the sheets.

usage: against_document.py FILE.pdf DATASET
       against_document.py --leaves EVERY GONGKAI DATASET

The first form compares every amount of the eleven tables, of the forms and of
the narrative.  The second adds 1.00 万元 to every EVERY-th amount leaf of the
dataset, one at a time, builds a draft of each copy and compares it: since all
amounts of the document are compared, exactly the cells that the oracle says
change have changed.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

here = Path(__file__).parent
sys.path[:0] = [str(here), str(here.parent / "printed")]
from compare import INFO_LABELS, cells_of, fold, info_cells, prose_here, bare, tables_by_heading  # noqa: E402
from leaves import changed_copy, leaves  # noqa: E402
from oracle import Expected, Facts  # noqa: E402
from pdfread import Reader, table_rows  # noqa: E402

TITLES = ["收支预算总表", "收入预算总表", "支出预算总表", "财政拨款收支预算总表",
          "一般公共预算拨款支出预算表", "政府性基金预算拨款支出预算表",
          "国有资本经营预算拨款支出预算表", "一般公共预算支出经济分类情况表",
          "一般公共预算基本支出经济分类情况表", "一般公共预算“三公”经费支出预算表",
          "部门专项资金管理清单目录"]
TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?(?:%|万元)")


# ---- what the document says ----


def two_sided_cells(rows):
    cells = {}
    for row in rows:
        item_in, amount_in, item_out, amount_out = cells_of(row, 4)
        for side, item, amount in (("收入", item_in, amount_in), ("支出", item_out, amount_out)):
            if fold(item):
                cells[fold(item)] = {side + "项目": item, side + "预算数": amount}
    return cells


def keyed_cells(rows, columns, is_projects):
    cells, count = {}, {}
    for row in rows:
        values = cells_of(row, len(columns))
        key = fold(values[0]) or fold(values[1])
        if is_projects and "合计" not in (fold(values[0]), fold(values[1])):
            project = fold(values[1])
            count[project] = count.get(project, 0) + 1
            key = f"{project}#{count[project]}"
        elif is_projects:
            key = "合计"
        cells[key] = dict(zip(columns, values))
    return cells


def document_tables(root, expected):
    by_title = {bare(h): t for h, t in tables_by_heading(root) if t}
    found = {}
    for n, title in enumerate(TITLES, 1):
        name = f"t{n:02}"
        body = table_rows(by_title[bare(title)][0][0])[1]
        if name in ("t01", "t04"):
            found[name] = two_sided_cells(body)
        else:
            columns = list(max(expected[name].values(), key=len))
            found[name] = keyed_cells(body, columns, name == "t11")
    return found


def document_forms(root):
    """project -> label -> text of the money, and number of indicator rows."""
    found = {}
    for heading, tables in tables_by_heading(root):
        if fold(heading).endswith("项目绩效目标表") and len(tables) == 2:
            info = info_cells(tables[0][0])
            money = fold("".join(info.get(k, "") for k in info if "资金" in k))
            values = {k: v for k, v in info.items() if "资金" not in k}
            values.update(re.findall(r"(资金总额|财政拨款|其他资金)([\d,.]+)", money))
            found[fold(info["项目名称"])] = values, table_rows(tables[1][0])[1]
    return found


def document_tokens(root):
    """Heading without number -> amounts and rates in its sentences, in order.
    Purposes and reasons are the department's own words and are left out."""
    found = {}
    for heading, text in prose_here(root):
        text = re.sub(r"(主要用于|主要原因是).*?(。|，主要支出项目|$)", "。", fold(text))
        found.setdefault(bare(heading), []).extend(TOKEN.findall(text))
    return found


# ---- what the oracle says ----


def compared(n, subject, rate):
    """Amount, change and rate of a sentence that compares with last year."""
    tokens = [n[f"{subject}/本年"] + "万元"]
    change, percent = n.get(f"{subject}/变动额"), n.get(f"{subject}/变动率")
    if n.get(f"{subject}/变动") in ("增加", "减少") and change and percent:
        tokens += [change + "万元"] + ([percent + "%"] if rate else [])
    elif change is None and percent:
        tokens.append(percent + "%")
    return tokens


def amounts(n, prefix, suffix=""):
    return [v + "万元" for k, v in n.items() if k.startswith(prefix) and k.endswith(suffix)]


def expected_tokens(n):
    def some(total, items):
        return [n[total] + "万元"] + amounts(n, items, "/金额") if n[total] != "0" else []

    vehicles = compared(n, "公务用车购置及运行费", True)
    if n["公务用车购置及运行费/本年"] != "0":
        vehicles[1:1] = [n["公务用车购置费"] + "万元", n["公务用车运行费"] + "万元"]
    purchase = []
    if n.get("政府采购/合计", "0") != "0":
        purchase = [n[f"政府采购/{k}"] + "万元" for k in ("合计", "货物", "工程", "服务")]
        if n.get("政府采购/面向中小企业", "0") != "0":
            purchase.append(n["政府采购/面向中小企业"] + "万元")
    return {
        "预算收支总体情况": compared(n, "收入预算", False) + amounts(n, "收入来源/")
        + compared(n, "支出预算", False) + amounts(n, "支出类别/"),
        "一般公共预算拨款支出情况": compared(n, "一般公共预算拨款支出", True)
        + amounts(n, "一般公共预算项/", "/金额"),
        "政府性基金预算拨款支出情况": some("政府性基金预算支出", "政府性基金项/"),
        "国有资本经营预算拨款支出情况": some("国有资本经营预算支出", "国有资本项/"),
        "一般公共预算拨款基本支出情况": [n[k] + "万元" for k in ("基本支出", "人员经费", "公用经费")],
        "因公出国（境）经费": compared(n, "因公出国（境）费用", True),
        "公务接待费": compared(n, "公务接待费", True),
        "公务用车购置及运行费": vehicles,
        "绩效目标设置情况": [n["绩效目标财政拨款"] + "万元"],
        "机关运行经费": compared(n, "机关运行经费", True),
        "政府采购情况": purchase,
    }


def unmarked(text):
    """Without the marks that a draft sets beside what its findings name."""
    return re.sub(r"\s*▲\d+", "", text)


def without_marks(element):
    element.kids = [unmarked(k) if isinstance(k, str) else without_marks(k) for k in element.kids]
    return element


def compare(pdf, dataset):
    """Faults and the number of figures compared."""
    root = without_marks(Reader(str(pdf)).tree())
    want = Expected(Facts(dataset, here.parents[1] / "templates" / "common")).result()
    faults, count = [], 0

    def check(place, expected, used):
        nonlocal count
        count += 1
        if fold(expected) != fold(used):
            faults.append(f"{place}: worked out “{expected}”, the document says “{used}”")

    for table, rows in document_tables(root, want["tables"]).items():
        expected = {fold(k): v for k, v in want["tables"][table].items()}
        for key in expected.keys() ^ {fold(k) for k in rows}:
            faults.append(f"{table}: row {key} on one side only")
        for key, cells in rows.items():
            for column, value in expected.get(fold(key), {}).items():
                check(f"{table} {key} {column}", value, cells.get(column, ""))

    forms = document_forms(root)
    if list(forms) != [fold(p) for p in want["forms"]]:
        faults.append(f"forms {list(forms)}, worked out {list(want['forms'])}")
    for project, form in want["forms"].items():
        info, rows = forms.get(fold(project), ({}, []))
        for label, value in form["信息"].items():
            check(f"form {project} {label}", value,
                  info.get(fold(INFO_LABELS.get(label, label)), ""))
        if len(rows) != max(1, len(form["指标"])):
            faults.append(f"form {project}: {len(rows)} rows")
        for n, (row, expected) in enumerate(zip(rows, form["指标"]), 1):
            for i, (column, value) in enumerate(expected.items()):
                check(f"form {project} {n} {column}", value, row[i][0])

    tokens = document_tokens(root)
    for heading, expected in expected_tokens(want["narrative"]).items():
        check(f"sentences of {heading}", " ".join(expected), " ".join(tokens.get(bare(heading), [])))
        count += len(expected)
    return faults, count


def run_leaves(every, gongkai, dataset):
    faults, done, total = [], 0, len(leaves(dataset))
    for leaf in leaves(dataset)[::every]:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy"
            changed_copy(dataset, leaf, copy)
            run = subprocess.run([gongkai, "build", "--draft", str(copy), "-o", folder],
                                 capture_output=True, text=True)
            pdf = Path(folder) / "copy.draft.pdf"
            if not pdf.exists():
                faults.append(f"{leaf}: no draft: {run.stderr}")
                continue
            found, _ = compare(pdf, copy)
            faults += [f"{leaf}: {f}" for f in found]
            done += 1
    print("\n".join(faults))
    print(f"{done} of {total} leaves changed one at a time, {len(faults)} faults")
    return faults or not done


def main():
    if sys.argv[1] == "--leaves":
        sys.exit(1 if run_leaves(int(sys.argv[2]), sys.argv[3], sys.argv[4]) else 0)
    faults, count = compare(sys.argv[1], sys.argv[2])
    print("\n".join(faults))
    print(f"{count} figures and texts compared, {len(faults)} faults")
    sys.exit(1 if faults or count < 500 else 0)


if __name__ == "__main__":
    main()
