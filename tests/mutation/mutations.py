"""The mutations of a dataset: one cell, or two neighbours, said otherwise.

What kinds of cells there are is read from the template's schema: amounts, and
codes with the sheet that lists them. Nothing is known here of rules.
"""
import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

NS = "{urn:gongkai:schema}"
CENT = Decimal("0.01")
UNKNOWN = "不详"


@dataclass
class Column:
    sheet: str
    table: str
    name: str
    head: str
    type: str
    declared: bool  # to have no witness
    reference: tuple  # (table, column) or None


@dataclass
class Mutation:
    column: Column
    kind: str
    changes: dict     # {(sheet, line): new text}, of this column
    cells: list       # [(sheet, line)]: the mutation is found at any of them
    single: bool      # one value changed; else a move or an exchange
    within: bool      # both values go into one sum that nothing else witnesses

    def __str__(self):
        what = " ".join(f"{s}:{line}={text}" for (s, line), text in self.changes.items())
        return f"{self.kind}: {self.column.head}: {what}"


class Sheets:
    """The sheets of a dataset, as lists of rows of texts."""

    def __init__(self, folder, schema):
        self.folder = Path(folder)
        self.columns, self.source = [], {}
        for sheet in ET.parse(schema).getroot().iter(NS + "sheet"):
            origin = sheet.get("from", "dataset")
            self.source[sheet.get("table")] = (sheet.get("name"), origin)
            for c in sheet.iter(NS + "column"):
                reference = c.get("references")
                if origin == "dataset":
                    self.columns.append(Column(
                        sheet.get("name"), sheet.get("table"), c.get("name"), c.get("head"),
                        c.get("type"), c.get("witness") == "no",
                        tuple(reference.split(".")) if reference else None))
        self.template = Path(schema).parent
        self.rows = {}

    def read(self, sheet, origin="dataset"):
        if (sheet, origin) not in self.rows:
            folder = {"dataset": self.folder, "template": self.template,
                      "common": self.template.parent / "common"}[origin]
            path = folder / f"{sheet}.csv"
            text = path.read_text("utf-8-sig") if path.exists() else ""
            self.rows[sheet, origin] = list(csv.reader(io.StringIO(text)))
        return self.rows[sheet, origin]

    def cells(self, column):
        """[(line, text)] of a column; the sheets of the samples have one line a row."""
        rows = self.read(column.sheet)
        if not rows or column.head not in rows[0]:
            return []
        at = rows[0].index(column.head)
        return [(line, row[at]) for line, row in enumerate(rows[1:], 2)]

    def row(self, column, line):
        rows = self.read(column.sheet)
        return dict(zip(rows[0], rows[line - 1]))

    def codes_of(self, column):
        """The codes that the column may name, in the order of their table."""
        if column.reference is None:
            return [text for _, text in self.cells(column)]
        name, origin = self.source[column.reference[0]]
        head, *rows = self.read(name, origin)
        code = [h for h in head if h.endswith("编码")][0]
        return list(dict.fromkeys(row[head.index(code)] for row in rows))

    def text_with(self, mutation):
        """{file name: text} of the sheets that the mutation changes."""
        out = {}
        for sheet in {s for s, _ in mutation.changes}:
            rows = [list(r) for r in self.read(sheet)]
            at = rows[0].index(mutation.column.head)
            for (s, line), text in mutation.changes.items():
                if s == sheet:
                    rows[line - 1][at] = text
            buffer = io.StringIO()
            csv.writer(buffer, lineterminator="\n").writerows(rows)
            out[f"{sheet}.csv"] = buffer.getvalue()
        return out


def swapped(text):
    """Two unlike neighbouring digits swapped, the first such pair; None if there is none."""
    for i in range(len(text) - 1):
        a, b = text[i], text[i + 1]
        if a.isdigit() and b.isdigit() and a != b and not (i == 0 and b == "0"):
            return text[:i] + b + a + text[i + 2:]
    return None


def plain(amount):
    text = format(amount.normalize(), "f")
    return "0" if text in ("-0", "") else text


def same_sum(sheets, column, one, other):
    """True where both rows go into the same sums: of basic expenditure by economic class, all of
    a unit; of income and of the money of projects, all of one item, fund and unit."""
    a, b = sheets.row(column, one), sheets.row(column, other)
    if column.table == "basic_by_economic":
        return a["单位编码"] == b["单位编码"]
    if column.table == "income":
        fund = dict(sheets.read("收入来源", "template")[1:])
        goes = [(r["单位编码"], r["功能科目编码"], fund[r["收入来源"]]) for r in (a, b)]
        return goes[0] == goes[1]
    if column.table == "project_money":
        head, *rows = sheets.read("项目")
        project = {r[0]: dict(zip(head, r)) for r in rows}
        goes = [(project[r["项目名称"]]["功能科目编码"], project[r["项目名称"]]["单位编码"], r["资金性质"])
                for r in (a, b)]
        return goes[0] == goes[1]
    return False


def of_amounts(sheets, column):
    cells = [(line, text) for line, text in sheets.cells(column) if text not in ("", UNKNOWN)]
    for i, (line, text) in enumerate(cells):
        value, at = Decimal(text), (column.sheet, line)
        singles = {"+0.01": plain(value + CENT), "-0.01": plain(value - CENT),
                   "x10": plain(value * 10), "digits swapped": swapped(text), "deleted": "",
                   "sign": plain(-value)}
        for kind, new in singles.items():
            if new is not None and (new == "" or Decimal(new) != value):
                yield Mutation(column, kind, {at: new}, [at], True, False)
        if i + 1 == len(cells):
            continue
        below = (column.sheet, cells[i + 1][0])
        other = Decimal(cells[i + 1][1])
        within = same_sum(sheets, column, line, cells[i + 1][0])
        if value != 0:
            yield Mutation(column, "moved", {at: "0", below: plain(value + other)}, [at, below],
                           False, within)
        if value != other:
            yield Mutation(column, "exchanged", {at: plain(other), below: plain(value)},
                           [at, below], False, within)


def of_codes(sheets, column):
    codes = sheets.codes_of(column)
    for line, code in sheets.cells(column):
        if code == "":
            continue
        at = (column.sheet, line)
        yield Mutation(column, "digit dropped", {at: code[:-1]}, [at], True, False)
        unknown = next(c for c in (code[:-2] + f"{n:02}" for n in range(99, -1, -1))
                       if c not in codes)
        yield Mutation(column, "no such code", {at: unknown}, [at], True, False)
        after = [c for c in codes[codes.index(code) + 1:] if len(c) == len(code)]
        if after:
            # within one sum: another class of economic classification of the same money
            within = column.table in ("basic_by_economic", "project_money") and \
                column.name == "economic"
            yield Mutation(column, "next code", {at: after[0]}, [at], False, within)


def mutations(sheets):
    for column in sheets.columns:
        if column.type == "amount":
            yield from of_amounts(sheets, column)
        elif column.type == "code":
            yield from of_codes(sheets, column)
