#!/usr/bin/env python3
"""Compares a finished PDF, cell by cell, with the document as a department printed it.

usage: compare.py FILE.pdf AS_PRINTED_FOLDER NOTES.md

The printed cells are the only source of what is expected.  Rows are matched by
key, amounts are compared as exact numbers (60 = 60.00), texts after folding of
spaces and bracket width.  A printed 0 equals a blank only in cells that are
blank at zero by the house's rules.  No row or cell may be left over on either
side.  Every difference must stand in a table of NOTES.md
    | 位置 | 行 | 列 | 印出 | 采用 | 原因 |
in which 印出 is replaced by 采用 within the named cell (行 is the row's key, or
the line of narrative.md); a listed difference that no longer occurs is a fault.
"""
import csv
import re
import sys
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pdfread import Element, Reader, table_rows  # noqa: E402

HEADINGS = {"H", "H1", "H2", "H3", "H4", "H5", "H6"}
FOLD = str.maketrans({"（": "(", "）": ")", "［": "[", "］": "]", "　": "", " ": "", "\n": "",
                      "\u200b": "", "\u00a0": "", "：": ":", "﹝": "〔", "﹞": "〕"})


def fold(text):
    return re.sub(r"\s", "", text).translate(FOLD)


def number(text):
    return Fraction(text.replace(",", "")) if re.fullmatch(r"-?[\d,]+(\.\d+)?", text) else None


class Comparison:
    def __init__(self, notes):
        self.listed = {}  # (place, row, column) -> list of [printed, used, reason, seen]
        self.faults = []
        self.cells = 0
        self.amount_differences = set()
        for row in read_notes(notes):
            key = (row["位置"], fold(row["行"]), fold(row["列"]))
            self.listed.setdefault(key, []).append([row["印出"], row["采用"], row["原因"], False])

    def fault(self, text):
        self.faults.append(text)

    def corrected(self, place, row, column, printed):
        """The printed text with the differences listed for this cell put in."""
        text = fold(printed)
        for entry in self.listed.get((place, fold(row), fold(column)), []):
            old, new = fold(entry[0]), fold(entry[1])
            if entry[3] or old not in text or (not old and text):
                continue
            text = text.replace(old, new, 1) if old else new
            entry[3] = True
        return text

    def renamed(self, place, row, column, text):
        """corrected(), without ticking anything off."""
        for entry in self.listed.get((place, fold(row), fold(column)), []):
            text = text.replace(fold(entry[0]), fold(entry[1]), 1)
        return text

    def text(self, place, row, column, printed, used):
        self.cells += 1
        expected = self.corrected(place, row, column, printed)
        if expected != fold(used):
            self.fault(f"{place} {row} {column}: expected “{expected}”, here “{fold(used)}”")

    def amount(self, place, row, column, printed, used, zero_is_blank):
        """Exact numbers; a blank is a printed 0 only where zero_is_blank."""
        self.cells += 1
        text = self.corrected(place, row, column, printed)
        a, b = number(text), number(fold(used))
        if number(fold(printed)) != a:
            self.amount_differences.add((place, row, column))
        if a is None and text or b is None and fold(used):
            self.fault(f"{place} {row} {column}: no amount: expected “{text}”, here “{used}”")
        elif a is None and b is None or a == b:
            return
        elif zero_is_blank and (a or 0) == 0 and b is None:
            return
        else:
            self.fault(f"{place} {row} {column}: expected “{text}”, here “{used}”")

    def finish(self):
        for (place, row, column), entries in sorted(self.listed.items()):
            for printed, used, reason, seen in entries:
                if not seen:
                    self.fault(f"{place} {row} {column}: listed “{printed}” → “{used}” "
                               f"does not occur")
                if not reason:
                    self.fault(f"{place} {row} {column}: listed without a reason")


def read_notes(path):
    """Rows of the tables headed 位置 | 行 | 列 | 印出 | 采用 | 原因."""
    head = None
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            head = None
            continue
        cells = [c.strip().replace("\\|", "|")
                 for c in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
        if head is None:
            head = cells
        elif head[:2] == ["位置", "行"] and not set("".join(cells)) <= set("-: "):
            yield dict(zip(head, ["" if c in ("（空）", "(空)") else c for c in cells]))


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def tables_by_heading(root):
    """[(heading text, [(Table, texts of paragraphs beside and notes in it), ...])]"""
    found = []
    for e in root.walk():
        if e.kind in HEADINGS:
            found.append((e.text(), [], set()))
        elif e.kind == "Table" and found:
            found[-1][1].append((e, found[-1][2]))
        elif e.kind in ("P", "Note", "Caption", "Div") and found:
            found[-1][2].add(fold(e.text()))
    return [(h, t) for h, t, _ in found]


# ---- the eleven tables ----


def cells_of(row, n):
    """The texts of a row's first n columns."""
    return [row[i][0] if i in row else "" for i in range(n)]


def two_sided(c, name, printed, rows):
    """Tables 一 and 四: two lists side by side, each matched by its item."""
    used = {}
    for row in rows:
        item_in, amount_in, item_out, amount_out = cells_of(row, 4)
        for side, item, amount in (("收入", item_in, amount_in), ("支出", item_out, amount_out)):
            if fold(item):
                used.setdefault((side, fold(item)), []).append((item, amount))
            elif fold(amount):
                c.fault(f"{name}: amount {amount} without an item")
    order_printed = {"收入": [], "支出": []}
    for row in printed:
        for side in ("收入", "支出"):
            if row[side + "项目"]:
                order_printed[side].append((row[side + "项目"], row[side + "预算数"]))
    for side, items in order_printed.items():
        here = [(i, a) for (s, _), values in used.items() if s == side for i, a in values]
        if len(here) != len(items):
            c.fault(f"{name} {side}: printed {len(items)} rows, here {len(here)}")
        for (item, amount), (item_here, amount_here) in zip(items, here):
            c.text(name, item, side + "项目", item, item_here)
            c.amount(name, item, side + "预算数", amount, amount_here, True)


def coded(c, name, printed, rows, columns, empty):
    """Tables with one key a row: codes, or items in the first column."""
    def key_of(values):
        return fold(values[0]) or fold(values[1])

    used = {}
    for row in rows:
        values = cells_of(row, len(columns))
        if key_of(values) in used:
            c.fault(f"{name}: row {key_of(values)} twice")
        used[key_of(values)] = values
    order = [key_of([row[k] for k in columns]) for row in printed]
    # 合计 first is a matter of the label's column, compared with its cell.
    c.text(name, "（各行次序）", "科目编码", "、".join(k for k in order if k != "合计"),
           "、".join(k for k in used if k != "合计"))
    for row, key in zip(printed, order):
        if key not in used:
            c.fault(f"{name}: row {key} is missing")
            continue
        for i, column in enumerate(columns):
            if i == 0 or column == "科目名称":
                c.text(name, key, column, row[column], used[key][i])
            else:
                c.amount(name, key, column, row[column], used[key][i], not empty)


def projects(c, printed, rows, columns):
    """Table 十一: the n-th line of each project."""
    def keyed(lists):
        count, out = {}, {}
        for values in lists:
            project = fold(values[1])
            if fold("".join(values[:2])) in ("合计",) or fold(values[0]) == "合计":
                # one cell over several columns: its text counts once
                out["合计"] = values[:1] + ["" if v == values[0] else v for v in values[1:]]
                continue
            count[project] = count.get(project, 0) + 1
            out[f"{project}#{count[project]}"] = values
        return out

    here = keyed([cells_of(r, len(columns)) for r in rows])
    there = keyed([[r[k] for k in columns] for r in printed])
    for key, values in there.items():
        project, hash_, line = key.rpartition("#")
        name = c.renamed("t11", key, "专项资金立项项目名称", project) + hash_ + line
        used = here.pop(name if hash_ else key, None)
        if used is None:
            c.fault(f"t11: row {key} is missing")
            continue
        for i, column in enumerate(columns):
            if column in ("小计", "一般公共预算", "政府性基金预算", "国有资本经营预算"):
                c.amount("t11", key, column, values[i], used[i], True)
            else:
                c.text("t11", key, column, values[i], used[i])
    for key in here:
        c.fault(f"t11: row {key} is not in the printed table")


def compare_tables(c, root, folder):
    by_heading = {fold(h): t for h, t in tables_by_heading(root) if t}
    for about in read_csv(folder / "tables.csv"):
        name = about["文件"]
        printed = read_csv(folder / f"{name}.csv")
        tables = by_heading.get(fold(about["标题"]))
        if not tables or len(tables) != 1:
            c.fault(f"{name}: no single table under “{about['标题']}”")
            continue
        table, paragraphs = tables[0]
        head = [[cell for cell in tr.kids if isinstance(cell, Element)]
                for tr in table.find("THead")[0].find("TR")]
        body = table_rows(table)[1]
        columns = list(printed[0])
        if name in ("t01", "t04"):
            two_sided(c, name, printed, body)
        elif name == "t11":
            projects(c, printed, body, columns)
        else:
            empty = all(number(v or "0") in (0, None) for r in printed for v in r.values())
            coded(c, name, printed, body, columns, empty)
        compare_frame(c, name, about, head, paragraphs)


def compare_frame(c, name, about, head, paragraphs):
    """Unit line, heads, column numbers and notes."""
    printed_heads = c.corrected("tables", name, "表头", about["表头"])
    expected = sorted(h.rstrip(":") for h in re.split(r"[|/]", printed_heads))
    here = sorted(fold(e.text()).rstrip(":") for row in head for e in row
                  if not e.text().isdigit())
    c.cells += len(here)
    if expected != here:
        c.fault(f"{name} heads: expected {expected}, here {here}")
    numbers = [e.text() for row in head for e in row if e.text().isdigit()]
    if " ".join(numbers) != about["栏次"]:
        c.fault(f"{name} column numbers: expected “{about['栏次']}”, here “{numbers}”")
    unit = c.corrected("tables", name, "单位", about["单位"])
    if unit not in paragraphs:
        c.fault(f"{name}: “{unit}” is missing")
    notes = [c.corrected("tables", name, column, about[column])
             for column in ("表内备注", "表后备注")]
    for note in notes:
        if note and note not in paragraphs:
            c.fault(f"{name}: the note “{note}” is missing")


# ---- the narrative ----

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?(?:%|万元)")


def prose_printed(folder):
    """[(line, heading, paragraph)] of narrative.md; headings' lines too."""
    heading = ""
    lines = (folder / "narrative.md").read_text(encoding="utf-8").splitlines()
    for n, line in enumerate(lines, 1):
        if line.startswith("#"):
            heading = line.lstrip("# ")
        elif line.strip() and not line.startswith("|"):
            yield n, heading, line.strip()


def prose_here(root):
    """Paragraphs and items of the PDF in reading order, tables left out."""
    heading = ""

    def visit(e):
        nonlocal heading
        if e.kind in HEADINGS:
            heading = e.text()
        elif e.kind in ("P", "LI"):
            yield heading, e.text()
        elif e.kind not in ("Table", "TOC"):
            for k in e.kids:
                if isinstance(k, Element):
                    yield from visit(k)

    yield from visit(root)


def bare(heading):
    """A heading without its number, which is computed."""
    return re.sub(r"^(第.部分|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.)", "",
                  fold(heading))


def compare_narrative(c, root, folder):
    """Paragraph by paragraph under each heading, whole texts."""
    here = {}
    for heading, text in prose_here(root):
        here.setdefault(bare(heading), []).append(text)
    columns = {}  # line -> the column under which its differences are listed
    for place, row, column in c.listed:
        if place == "narrative":
            columns.setdefault(row, []).append(column)
    for n, heading, text in prose_printed(folder):
        expected = text
        for column in columns.get(str(n), []):
            expected = c.corrected("narrative", str(n), column, expected)
        expected = fold(expected)
        c.cells += len(TOKEN.findall(expected))
        used = here.get(bare(heading), [])
        if not used:
            c.fault(f"narrative:{n} under {heading}: missing: {expected[:60]}")
        elif fold(used[0]) != expected:
            c.fault(f"narrative:{n} under {heading}: expected\n    {expected}\n  here\n    "
                    f"{fold(used.pop(0))}")
        else:
            used.pop(0)
    for heading, texts in here.items():
        for text in texts:
            if fold(text) and heading in {bare(h) for _, h, _ in prose_printed(folder)}:
                c.fault(f"narrative {heading}: not printed: {text[:60]}")


# ---- the forms ----

INFO = ["项目编码", "项目名称", "单位编码", "单位名称", "项目类别", "存续状态", "项目开始时间",
        "项目结束时间", "项目概况", "项目立项的依据", "项目申报的可行性", "项目实施期目标", "备注"]
INFO_LABELS = {"项目立项的依据": "立项的依据", "项目申报的可行性": "申报的可行性"}
MONEY = ["资金总额", "财政拨款", "其他资金"]


def info_cells(table):
    """label -> value of the information block; the money of its last row."""
    found = {}
    for tr in table.find("TR"):
        label = None
        for cell in tr.kids:
            if not isinstance(cell, Element):
                continue
            if cell.kind == "TH":
                label = fold(cell.text())
            elif label is not None:
                found[label] = cell.text()
    return found


def compare_forms(c, root, folder):
    forms = [(h, t) for h, t in tables_by_heading(root) if h.endswith("绩效目标表") and t
             and fold(h) != fold("1. 项目支出绩效目标表")]
    printed = read_csv(folder / "performance_projects.csv")
    indicators = {}
    for row in read_csv(folder / "performance_indicators.csv"):
        indicators.setdefault(row["序号"], []).append(row)
    if len(forms) != len(printed):
        c.fault(f"{len(forms)} forms, printed {len(printed)}")
    for row, (heading, tables) in zip(printed, forms):
        n = row["序号"]
        if len(tables) != 2:
            c.fault(f"form {n}: {len(tables)} tables")
            continue
        c.text("performance_projects", n, "表名", row["表名"], heading)
        info = info_cells(tables[0][0])
        for column in INFO:
            c.text("performance_projects", n, column, row[column],
                   info.get(fold(INFO_LABELS.get(column, column)), ""))
        for label in ("项目负责人", "联系电话"):
            if fold(info.get(label, "")) != fold("（不公开）"):
                c.fault(f"form {n}: {label} is “{info.get(label)}”")
        money = re.findall(r"(资金总额|财政拨款|其他资金)([\d,.]+)",
                           fold("".join(info.get(k, "") for k in info if "资金" in k)))
        money = dict(money)
        for column in MONEY:
            c.amount("performance_projects", n, column, row[column], money.get(column, ""), False)
        compare_indicators(c, n, indicators.get(n, []), tables[1][0])


def compare_indicators(c, n, printed, table):
    head, body = table_rows(table)
    columns = list(printed[0])[2:]
    if len(body) != len(printed):
        c.fault(f"form {n}: {len(body)} indicators, printed {len(printed)}")
    for row, here in zip(printed, body):
        values = cells_of(here, len(columns))
        for column, used in zip(columns, values):
            c.text("performance_indicators", f"{n}/{row['行']}", column, row[column], used)


def main():
    pdf, folder, notes = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    c = Comparison(notes)
    root = Reader(pdf).tree()
    compare_tables(c, root, folder)
    compare_narrative(c, root, folder)
    compare_forms(c, root, folder)
    c.finish()
    in_tables = {d for d in c.amount_differences if re.match(r"t\d\d", d[0])}
    in_forms = {(d[0], d[1]) for d in c.amount_differences - in_tables}
    if len(in_tables) > 2:
        c.fault(f"{len(in_tables)} amounts of the tables differ: {sorted(in_tables)}")
    if len(in_forms) > 2:
        c.fault(f"totals of {len(in_forms)} forms differ: {sorted(in_forms)}")
    print("\n".join(c.faults))
    print(f"{c.cells} cells compared, {sum(map(len, c.listed.values()))} differences listed, "
          f"{len(c.faults)} faults")
    sys.exit(1 if c.faults or c.cells < 3000 else 0)


if __name__ == "__main__":
    main()
