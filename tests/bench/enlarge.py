#!/usr/bin/env python3
"""Makes a dataset some times as large, for measuring.

usage: enlarge.py DATASET TIMES FOLDER
Projects, their money, forms and indicators are repeated under other names
(“…（第2组）”), and so are the paragraphs of the prose; units and codes stay.
"""
import csv
import shutil
import sys
from pathlib import Path

PROJECT_SHEETS = ["项目", "项目资金", "绩效目标", "绩效指标"]
PROSE = ["主要工作任务"]


def enlarge(dataset, times, folder):
    shutil.copytree(dataset, folder, ignore=shutil.ignore_patterns("NOTES.md"))
    for sheet in PROJECT_SHEETS:
        path = Path(folder) / f"{sheet}.csv"
        with open(path, encoding="utf-8-sig", newline="") as f:
            head, *rows = csv.reader(f)
        name, code = head.index("项目名称"), head.index("项目编码") if "项目编码" in head else None
        out = []
        for n in range(1, times + 1):
            for row in rows:
                row = list(row)
                if n > 1:
                    row[name] += f"（第{n}组）"
                    if code is not None and row[code]:
                        row[code] += f"-{n}"
                out.append(row)
        with open(path, "w", encoding="utf-8", newline="") as f:
            csv.writer(f, lineterminator="\n").writerows([head] + out)
    for sheet in PROSE:
        path = Path(folder) / f"{sheet}.md"
        text = path.read_text(encoding="utf-8").rstrip("\n")
        path.write_text("\n\n".join([text] * times) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    enlarge(sys.argv[1], int(sys.argv[2]), sys.argv[3])
