#!/usr/bin/env python3
"""The amount leaves of a dataset, and copies in which one of them is changed.

usage: leaves.py DATASET               lists them: number, sheet, line, column, amount
       leaves.py DATASET NUMBER COPY   copies the dataset to COPY with 1.00 (万元) added to that one
"""
import csv
import shutil
import sys
from decimal import Decimal
from pathlib import Path

SHEETS = {"收入": ["金额（万元）"], "支出": ["金额（万元）"], "基本支出经济分类": ["金额（万元）"],
          "项目资金": ["金额（万元）"], "三公经费": ["金额（万元）"], "上年对比": ["上年数（万元）"],
          "政府采购": ["金额（万元）", "其中：面向中小企业（万元）"]}


def read(dataset, sheet):
    with open(Path(dataset) / f"{sheet}.csv", encoding="utf-8-sig", newline="") as f:
        return list(csv.reader(f))


def leaves(dataset):
    """[(sheet, line from 1 with the heads, column heading, amount)]; blank and 不详 are no leaves."""
    found = []
    for sheet, columns in SHEETS.items():
        head, *rows = read(dataset, sheet)
        for line, row in enumerate(rows, 2):
            found += [(sheet, line, c, row[head.index(c)]) for c in columns
                      if row[head.index(c)] not in ("", "不详")]
    return found


def changed_copy(dataset, leaf, copy):
    """Copies the dataset with 1.00 added to the leaf; the sheet's other cells stay as they are."""
    sheet, line, column, amount = leaf
    shutil.copytree(dataset, copy)
    rows = read(dataset, sheet)
    rows[line - 1][rows[0].index(column)] = str(Decimal(amount) + 1)
    with open(Path(copy) / f"{sheet}.csv", "w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(rows)


def main():
    if len(sys.argv) == 2:
        for n, leaf in enumerate(leaves(sys.argv[1])):
            print(n, *leaf, sep="\t")
    elif len(sys.argv) == 4:
        changed_copy(sys.argv[1], leaves(sys.argv[1])[int(sys.argv[2])], sys.argv[3])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
