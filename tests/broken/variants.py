"""The broken variants of a dataset: what is done to it, what must be found.

A finding is (id, file, line, column); the line is the file's, the column the
cell's number in its row, 0 where there is none. Lines are of zongzhi-2022.
"""
import os
from dataclasses import dataclass, field
from typing import Callable

VARIANTS_AT_LEAST = 40
IDS_AT_LEAST = 30
PAIRS_AT_LEAST = 5


@dataclass
class Variant:
    name: str
    make: Callable
    expected: list
    status: int = 1
    warnings: list = field(default_factory=list)


# ---- ways to break ----

def lines(folder, sheet, change):
    """Changes a sheet's list of lines; change(list) works in place."""
    path = folder / sheet
    rows = path.read_text("utf-8").split("\n")
    change(rows)
    path.write_text("\n".join(rows), "utf-8")


def put(sheet, line, column, text):
    """Writes another text into a cell (these sheets have no quoted cells)."""
    def change(rows):
        cells = rows[line - 1].split(",")
        assert cells[column - 1] != text
        cells[column - 1] = text
        rows[line - 1] = ",".join(cells)
    return lambda folder: lines(folder, sheet, change)


def insert(sheet, line, text):
    """A new line, which then has this number."""
    return lambda folder: lines(folder, sheet, lambda rows: rows.insert(line - 1, text))


def cut(sheet, line):
    def change(rows):
        del rows[line - 1]
    return lambda folder: lines(folder, sheet, change)


def drop_column(sheet, column):
    def change(rows):
        for i, row in enumerate(rows):
            cells = row.split(",")
            rows[i] = ",".join(cells[:column - 1] + cells[column:])
    return lambda folder: lines(folder, sheet, change)


def add_column(sheet, head, text):
    def change(rows):
        for i, row in enumerate(rows):
            if row:
                rows[i] = f"{row},{head if i == 0 else text}"
    return lambda folder: lines(folder, sheet, change)


def whole(sheet, data):
    return lambda folder: (folder / sheet).write_bytes(data)


def encoded(sheet, encoding):
    def make(folder):
        path = folder / sheet
        path.write_bytes(path.read_bytes().decode("utf-8").encode(encoding))
    return make


def spoil(sheet, line):
    """A byte that is neither UTF-8 nor GB 18030 in front of a line."""
    def make(folder):
        rows = (folder / sheet).read_bytes().split(b"\n")
        rows[line - 1] = b"\xff" + rows[line - 1]
        (folder / sheet).write_bytes(b"\n".join(rows))
    return make


def remove(sheet):
    return lambda folder: (folder / sheet).unlink()


def rename(sheet, name):
    return lambda folder: (folder / sheet).rename(folder / name)


def move_out(sheet):
    """The sheet lies elsewhere, a link leads there."""
    def make(folder):
        outside = folder.parent / "elsewhere.csv"
        (folder / sheet).rename(outside)
        os.symlink(outside, folder / sheet)
    return make


def loop(sheet):
    def make(folder):
        (folder / sheet).unlink()
        os.symlink(folder / sheet, folder / sheet)
    return make


def as_folder(sheet):
    def make(folder):
        (folder / sheet).unlink()
        (folder / sheet).mkdir()
    return make


def as_pipe(sheet):
    def make(folder):
        (folder / sheet).unlink()
        os.mkfifo(folder / sheet)
    return make


def both(*makers):
    def make(folder):
        for m in makers:
            m(folder)
    return make


# ---- the list ----

BASIC = "基本支出经济分类.csv"
SPENDING = "支出.csv"
INCOME = "收入.csv"
PROJECT = "项目.csv"
MONEY = "项目资金.csv"
INDICATOR = "绩效指标.csv"
FORM = "绩效目标.csv"
UNIT = "单位.csv"
DEPARTMENT = "部门.csv"
PUBLIC = "三公经费.csv"
LAST_YEAR = "上年对比.csv"
ASSET = "国有资产.csv"
PURCHASE = "政府采购.csv"
PURPOSE = "功能科目用途.csv"
DUTIES = "部门职责.md"
TASKS = "主要工作任务.md"
LAST = 195  # the last line of the last sheet


def amount(name, text, finding):
    return Variant(name, put(SPENDING, 6, 5, text), [(finding, SPENDING, 6, 5)])


VARIANTS = [
    # amounts
    amount("amount of letters", "一千零十七", "AMOUNT_SYNTAX"),
    amount("amount in full width", "１０１７", "AMOUNT_WIDTH"),
    amount("amount with its unit", "1017万元", "AMOUNT_UNIT"),
    amount("amount finer than a fen", "1017.0000001", "AMOUNT_INEXACT"),
    amount("amount as 1.017E+03", "1.017E+03", "AMOUNT_EXPONENT"),
    amount("amount beyond all budgets", "10170000000000", "AMOUNT_RANGE"),
    amount("amount of a hundred digits", "9" * 100, "AMOUNT_RANGE"),
    amount("amount unknown where it must be known", "不详", "AMOUNT_UNKNOWN"),
    amount("amount blank", "", "AMOUNT_BLANK"),
    Variant("amount with odd groups", put(SPENDING, 6, 5, '"10,17"'),
            [("AMOUNT_GROUPS", SPENDING, 6, 5)]),

    # codes and references
    Variant("functional code that is not in the tables", put(INCOME, 3, 2, "2990308"),
            [("CODE_UNKNOWN", INCOME, 3, 2)]),
    Variant("economic code that is not in the tables", put(BASIC, 3, 2, "39902"),
            [("CODE_UNKNOWN", BASIC, 3, 2)]),
    Variant("code with a name", put(INCOME, 3, 2, "2010308信访事务"),
            [("CODE_SYNTAX", INCOME, 3, 2)]),
    Variant("money of no project", put(MONEY, 5, 1, "没有立过的项目"),
            [("REFERENCE_UNKNOWN", MONEY, 5, 1)]),
    Variant("money of a project misspelt", put(MONEY, 7, 1, "一村一法律顾间"),
            [("REFERENCE_NEAR", MONEY, 7, 1)]),
    Variant("income of no unit", put(INCOME, 13, 1, "999999"),
            [("REFERENCE_UNKNOWN", INCOME, 13, 1)]),
    Variant("project without functional code", put(PROJECT, 4, 3, ""),
            [("CELL_BLANK", PROJECT, 4, 3)]),

    # other kinds of cell
    Variant("kind that is not on the list", put(SPENDING, 2, 3, "人员支出"),
            [("ENUM_VALUE", SPENDING, 2, 3)]),
    Variant("30 February", add_column(DEPARTMENT, "公开日期", "2022-02-30"),
            [("DATE_SYNTAX", DEPARTMENT, 2, 7)]),
    Variant("whole number with a unit", put(UNIT, 2, 6, "9人"),
            [("INTEGER_SYNTAX", UNIT, 2, 6)]),
    Variant("target with words", put(INDICATOR, 3, 17, "不少于5"),
            [("NUMBER_SYNTAX", INDICATOR, 3, 17)]),
    Variant("the same key twice", insert(PUBLIC, 6, "公务接待费,3"),
            [("KEY_TWICE", PUBLIC, 6, 1)]),
    Variant("the same project twice", insert(PROJECT, 4, "严重精神障碍患者,105001,2049999,,1,,,,"),
            [("KEY_TWICE", PROJECT, 4, 1)]),

    # columns and rows
    Variant("column missing", drop_column(PROJECT, 3), [("COLUMN_MISSING", PROJECT, 1, 0)]),
    Variant("column that nobody knows", add_column(PUBLIC, "审核人", "张某"),
            [("COLUMN_UNKNOWN", PUBLIC, 1, 3)]),
    Variant("column misspelt", put(PUBLIC, 1, 2, "金额(万元)"), [("COLUMN_NEAR", PUBLIC, 1, 2)]),
    Variant("column in another unit", put(PUBLIC, 1, 2, "金额（元）"),
            [("COLUMN_NEAR", PUBLIC, 1, 2)]),
    Variant("column twice", add_column(PUBLIC, "项目", "x"), [("COLUMN_TWICE", PUBLIC, 1, 3)]),
    Variant("column without heading", add_column(PUBLIC, "", "3"),
            [("COLUMN_BLANK", PUBLIC, 1, 3)]),
    Variant("comma in an amount", put(SPENDING, 6, 5, "1,017"), [("ROW_LONG", SPENDING, 6, 6)]),
    Variant("cell too few",
            both(cut(SPENDING, 6), insert(SPENDING, 6, "105001,2049999,基本支出,1017")),
            [("ROW_SHORT", SPENDING, 6, 0)]),
    Variant("no department", cut(DEPARTMENT, 2), [("ROWS_FEW", DEPARTMENT, 1, 0)]),
    Variant("two departments", insert(DEPARTMENT, 3, "2022,另一个部门,另一个,（本级）,2,4"),
            [("ROWS_MANY", DEPARTMENT, 3, 0)]),

    # sheets
    Variant("sheet missing", remove(PURCHASE), [("SHEET_MISSING", PURCHASE, 0, 0)]),
    Variant("prose missing", remove(DUTIES), [("PROSE_MISSING", DUTIES, 0, 0)]),
    Variant("sheet misnamed", rename(PURCHASE, "政府采购表.csv"),
            [("SHEET_MISSING", PURCHASE, 0, 0)],
            warnings=[("SHEET_NEAR", "政府采购表.csv", 0, 0)]),
    Variant("sheet of no bytes", whole(PURCHASE, b""), [("SHEET_EMPTY", PURCHASE, 1, 0)]),
    Variant("sheet of blank lines", whole(PURCHASE, b"\n \n,,\n"),
            [("SHEET_EMPTY", PURCHASE, 1, 0)]),
    Variant("prose of no text", whole(DUTIES, b"\n\n"), [("PROSE_EMPTY", DUTIES, 0, 0)]),
    Variant("sheet that leads outside", move_out(ASSET), [("FILE_OUTSIDE", ASSET, 0, 0)]),
    Variant("sheet that is a link to itself", loop(ASSET), [("FILE_UNREADABLE", ASSET, 0, 0)],
            status=3),
    Variant("sheet that is a folder", as_folder(ASSET), [("FILE_IS_FOLDER", ASSET, 0, 0)],
            status=3),
    Variant("sheet that is a pipe", as_pipe(ASSET), [("FILE_NOT_PLAIN", ASSET, 0, 0)], status=3),

    # writing
    Variant("quote never closed", put(PROJECT, 5, 4, '"《关于建立法律顾问制度的意见》'),
            [("CSV_UNCLOSED", PROJECT, 5, 4)]),
    Variant("quote within a cell", put(PROJECT, 5, 4, '《关于"一村一法律顾问"的意见》'),
            [("CSV_STRAY_QUOTE", PROJECT, 5, 4)]),
    Variant("text behind a quote", put(PROJECT, 5, 4, '"依据"之一'),
            [("CSV_AFTER_QUOTE", PROJECT, 5, 4)]),
    Variant("UTF-16", encoded(BASIC, "utf-16"), [("TEXT_UTF16", BASIC, 1, 0)]),
    Variant("UTF-16 without a mark", encoded(BASIC, "utf-16-le"), [("TEXT_UTF16", BASIC, 1, 0)]),
    Variant("UTF-8 with a bad byte", spoil(PROJECT, 9), [("TEXT_ENCODING", PROJECT, 9, 0)]),
    Variant("GB 18030 with a bad byte", both(encoded(PROJECT, "gb18030"), spoil(PROJECT, 9)),
            [("TEXT_ENCODING", PROJECT, 9, 0)]),
    Variant("control character", put(PROJECT, 3, 1, "严重精神\x01障碍患者"),
            [("TEXT_CONTROL", PROJECT, 3, 1)]),
    Variant("invisible character in a key", put(MONEY, 5, 1, "严重精神\u200b障碍患者"),
            [("TEXT_CONTROL", MONEY, 5, 1)]),
    Variant("smiling face", put(PURPOSE, 3, 2, "信访工作\U0001F600经费支出"),
            [("MISSING_CHARACTER", PURPOSE, 3, 2)]),
    Variant("Han character that no font has", put(PURPOSE, 4, 2, "\U00020BB7村经费支出"),
            [("MISSING_CHARACTER", PURPOSE, 4, 2)]),

    # prose
    Variant("table in prose", insert(TASKS, 2, "\n| 事项 | 次数 |\n| --- | --- |\n| 检查 | 3 |\n"),
            [("PROSE_TABLE", TASKS, 3, 0)]),
    Variant("HTML in prose", insert(TASKS, 2, "\n<b>重点</b>工作。\n"),
            [("PROSE_HTML", TASKS, 3, 0)]),
    Variant("block of HTML in prose", insert(TASKS, 2, "\n<div>\n重点工作。\n</div>\n"),
            [("PROSE_HTML", TASKS, 3, 0)]),
    Variant("picture in prose", insert(TASKS, 2, "\n![全家福](a.jpg)\n"),
            [("PROSE_IMAGE", TASKS, 3, 0)]),
    Variant("link in prose", insert(TASKS, 2, "\n见[网站](https://example.org/)。\n"),
            [("PROSE_LINK", TASKS, 3, 0)]),
    Variant("code in prose", insert(TASKS, 2, "\n```\n重点\n```\n"), [("PROSE_CODE", TASKS, 3, 0)]),
    Variant("quotation in prose", insert(TASKS, 2, "\n> 重点工作。\n"),
            [("PROSE_QUOTE", TASKS, 3, 0)]),
    Variant("rule in prose", insert(TASKS, 2, "\n---\n"), [("PROSE_RULE", TASKS, 3, 0)]),
    Variant("missing character in prose", insert(TASKS, 2, "\n重点\U0001F600工作。\n"),
            [("MISSING_CHARACTER", TASKS, 3, 0)]),

    # several at once
    Variant("last row of the last sheet", put(INDICATOR, LAST, 1, "驻区检察室工作经贵"),
            [("REFERENCE_NEAR", INDICATOR, LAST, 1)]),
    Variant("first and last sheet",
            both(put(DEPARTMENT, 2, 1, "二〇二二"), put(INDICATOR, LAST, 16, "90%")),
            [("INTEGER_SYNTAX", DEPARTMENT, 2, 1), ("NUMBER_SYNTAX", INDICATOR, LAST, 16)]),
    Variant("two amounts of a sheet", both(put(BASIC, 2, 3, "四十六"), put(BASIC, 22, 3, "1元")),
            [("AMOUNT_SYNTAX", BASIC, 2, 3), ("AMOUNT_UNIT", BASIC, 22, 3)]),
    Variant("two cells of a row", both(put(INCOME, 4, 2, "204030"), put(INCOME, 4, 4, "二十八")),
            [("CODE_UNKNOWN", INCOME, 4, 2), ("AMOUNT_SYNTAX", INCOME, 4, 4)]),
    Variant("sheet missing and amount unreadable", both(remove(ASSET), put(MONEY, 2, 5, "五")),
            [("SHEET_MISSING", ASSET, 0, 0), ("AMOUNT_SYNTAX", MONEY, 2, 5)]),
    Variant("prose and a key", both(insert(TASKS, 2, "\n![图](a.jpg)\n"),
                                    insert(PUBLIC, 3, "因公出国（境）费用,1")),
            [("PROSE_IMAGE", TASKS, 3, 0), ("KEY_TWICE", PUBLIC, 3, 1)]),
    Variant("encoding of one, date of another",
            both(encoded(UNIT, "utf-16"), add_column(DEPARTMENT, "批复日期", "去年底")),
            [("TEXT_UTF16", UNIT, 1, 0), ("DATE_SYNTAX", DEPARTMENT, 2, 7)]),
    Variant("character and reference",
            both(put(FORM, 3, 7, "\U0001F600"), put(MONEY, 53, 4, "999")),
            [("MISSING_CHARACTER", FORM, 3, 7), ("CODE_UNKNOWN", MONEY, 53, 4)]),
    Variant("three sheets",
            both(put(UNIT, 2, 4, "本级"), drop_column(BASIC, 3), insert(PURCHASE, 2, "车辆,3,")),
            [("ENUM_VALUE", UNIT, 2, 4), ("COLUMN_MISSING", BASIC, 1, 0),
             ("ENUM_VALUE", PURCHASE, 2, 1)]),
]
