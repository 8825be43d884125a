"""Nothing is altered in the published document that is checked as a demonstration:
every cell of data/zongzhi-2022-as-printed is that of the printed document's copy.

    python3 as_printed.py PUBLISHED AS_PRINTED
"""

import csv
import sys
from pathlib import Path

NUMBERS = "一 二 三 四 五 六 七 八 九 十 十一".split()
YEARS = {"2020年完成值": "前年完成值", "2021年目标值": "上年目标值", "2021年完成值": "上年完成值",
         "2022年上半年目标值": "本年上半年目标值", "2022年目标值": "本年目标值"}


def read(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.reader(f))


def text_and_table(path):
    """Lines of the narrative without the table of units, blank ones left out; the table."""
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x]
    rows = [[c.strip() for c in x.strip("|").split("|")] for x in lines if x.startswith("|")]
    return [x for x in lines if not x.startswith("|")], [r for r in rows if set(r) != {"---"}]


def pairs(published, printed):
    """(name, rows here, rows as printed) of each sheet; headings are rows, too."""
    about = read(printed / "tables.csv")
    for n, row in enumerate(about[1:], 1):
        yield row[2], read(published / f"表{row[2]}.csv"), read(printed / f"t{n:02}.csv")
        row[0] = "表" + NUMBERS[int(row[0][1:]) - 1]
    about[0][0] = "表号"
    yield "表格", read(published / "表格.csv"), about
    yield ("绩效目标表", read(published / "绩效目标表.csv"),
           read(printed / "performance_projects.csv"))
    indicators = read(printed / "performance_indicators.csv")
    indicators[0] = [YEARS.get(h, h) for h in indicators[0]]
    yield "绩效指标表", read(published / "绩效指标表.csv"), indicators
    yield ("封面与目录", read(published / "封面与目录.csv"),
           read(printed / "cover_and_contents.csv"))
    text, units = text_and_table(printed / "narrative.md")
    here, none = text_and_table(published / "正文.md")
    yield "正文", [[x] for x in here] + none, [[x] for x in text]
    yield "预算单位构成", read(published / "预算单位构成.csv"), units


def main():
    published, printed = Path(sys.argv[1]), Path(sys.argv[2])
    cells, sheets, faults = 0, 0, []
    for name, here, there in pairs(published, printed):
        sheets += 1
        if len(here) != len(there):
            faults.append(f"{name}: {len(here)} rows, printed {len(there)}")
        for line, (a, b) in enumerate(zip(here, there), 1):
            cells += len(b)
            if a != b:
                faults.append(f"{name}:{line}: expected {b}, here {a}")
    files = len([p for p in published.iterdir() if p.suffix in (".csv", ".md")])
    if files != sheets:
        faults.append(f"{files} files, {sheets} sheets compared")
    print("\n".join(faults))
    print(f"{cells} cells compared, {len(faults)} faults")
    sys.exit(1 if faults or cells < 6000 else 0)


if __name__ == "__main__":
    main()
