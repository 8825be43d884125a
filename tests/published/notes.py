"""Facts and the published document they were taken from, checked together: every difference
in a table that the dataset's NOTES.md lists is found at its cell, and no published cell is
reported that NOTES.md does not list.

    python3 notes.py GONGKAI FACTS PUBLISHED
"""

import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "printed"))
from compare import read_notes  # noqa: E402

NUMBERS = "一 二 三 四 五 六 七 八 九 十 十一".split()
FORMS = {"performance_projects": "绩效目标表", "performance_indicators": "绩效指标表"}


class Sheet:
    def __init__(self, path):
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.reader(f))
        self.name, self.heads, self.rows = path.name, rows[0], rows[1:]

    def line(self, key):
        """The line whose name the list of differences gives: a code, an item, project#n."""
        project, hash_, nth = key.rpartition("#")
        for n, row in enumerate(self.rows, 2):
            if hash_:
                if row[1] == project:
                    nth = int(nth) - 1
                    if nth == 0:
                        return n
            elif key in row[:3]:
                return n
        raise SystemExit(f"{self.name}: no row “{key}”")


def expected(notes, folder):
    """(file, line, column) of each listed difference that lies in a table."""
    sheets = {f"t{n:02}": Sheet(next(folder.glob(f"表{han}、*.csv")))
              for n, han in enumerate(NUMBERS, 1)}
    frame = Sheet(folder / "表格.csv")
    cells = {}
    for entry in read_notes(notes):
        place, key, column = entry["位置"], entry["行"], entry["列"]
        if place == "tables":
            sheet, line = frame, frame.line("表" + NUMBERS[int(key[1:]) - 1])
        elif place in sheets:
            sheet = sheets[place]
            line = 0 if key == "（各行次序）" else sheet.line(key)
        elif place in FORMS:
            sheet = Sheet(folder / f"{FORMS[place]}.csv")
            n, _, at = key.partition("/")
            line = next(i for i, r in enumerate(sheet.rows, 2)
                        if r[0] == n and (not at or r[1] == at))
        else:
            continue
        cells[sheet.name, line, sheet.heads.index(column) + 1 if line else 0] = entry["印出"]
    return cells


def findings(gongkai, facts, published):
    with tempfile.TemporaryDirectory() as tmp:
        both = Path(tmp) / facts.name
        shutil.copytree(facts, both)
        shutil.copytree(published, both / "公开文件")
        run = subprocess.run([gongkai, "check", both, "--format", "json"], capture_output=True,
                             text=True, encoding="utf-8")
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr)
    return json.loads(run.stdout)


def main():
    gongkai, facts, published = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    cells = expected(facts / "NOTES.md", published)
    found, compared = set(), set()
    for f in listed(findings(gongkai, facts, published)):
        for at in [f] + f.get("notes", []):
            if "/公开文件/" not in at["path"]:
                continue
            cell = (at["path"].rpartition("/")[2], at["line"], at["column"])
            found.add(cell)
            if at is f and f["id"].startswith("R-PUB-"):
                compared.add(cell)
    missed = [c for c in cells if c[1] and c not in found]
    rows = [c for c in cells if not c[1]]  # the order of a table's rows
    order = {c for c in compared if c[2] == 0 and c[0] in [r[0] for r in rows]}
    surplus = compared - set(cells) - order
    for c in sorted(missed):
        print(f"not found: {c[0]}:{c[1]}:{c[2]}: “{cells[c]}”")
    for c in sorted(surplus):
        print(f"not listed: {c[0]}:{c[1]}:{c[2]}")
    print(f"{len(cells)} cells differ, {len(missed)} not found, {len(surplus)} found that do not")
    sys.exit(1 if missed or surplus or len(order) < len(rows) or len(cells) < 200 else 0)


def listed(report):
    return [f for d in report["datasets"] for f in d["findings"]]


if __name__ == "__main__":
    main()
