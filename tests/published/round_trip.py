"""What is computed, published and read back is the same: the tables of a published document
have the figures, texts and row names of the computed ones.

    python3 round_trip.py GONGKAI TEMPLATE DATASET
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from publish import dump, publish, read_views  # noqa: E402

VIEWS = [f"t{n}" for n in range(1, 12)] + ["form", "form_indicator", "all_forms",
                                          "three_public_sum", "all_income", "all_spending",
                                          "all_general", "all_basic", "personnel_item",
                                          "public_item", "functional", "economic"]
# Where a row stands: computed and published differ, and may.
PLACES = ("src", "sheet", "row", "n", "project_row", "money_row")


def read_back(gongkai, template, published, tmp):
    """The views of a published document.  They are dumped before the document's template,
    which is for facts, finds nothing to say of them."""
    reader = Path(tmp) / "reader"
    shutil.copytree(template / "published", reader)
    for name in ("template.xml", "styles.xml"):
        shutil.copy(template / name, reader)
    run = subprocess.run([gongkai, "build", published, "--template", reader, "--dump", "facts"],
                         capture_output=True, text=True, encoding="utf-8")
    return read_views(run.stdout)


def same(a, b):
    return (a or "") == (b or "") or {a, b} <= {None, "0"}


def main():
    gongkai, template, dataset = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as tmp:
        published = publish(gongkai, dataset, Path(tmp), "--template", template)
        computed = read_views(dump(gongkai, dataset, "facts", "--template", template))
        printed = read_back(gongkai, template, published, tmp)
    faults, cells = [], 0
    for view in VIEWS:
        here, there = computed[view], printed.get(view, [])
        if len(here) != len(there):
            faults.append(f"{view}: {len(here)} rows computed, {len(there)} read back")
        for a, b in zip(here, there):
            for column in set(a) - set(PLACES):
                cells += 1
                if column not in b or not same(a[column], b[column]):
                    faults.append(f"{view} {a.get('key')} {column}: computed “{a[column]}”, "
                                  f"read back “{b.get(column)}”")
    for column in ("year", "last_year", "year_before", "name", "short_name", "edition"):
        cells += 1
        if not same(computed["head"][0][column], printed["head"][0][column]):
            faults.append(f"head {column}")
    print("\n".join(faults[:50]))
    print(f"{cells} cells compared, {len(faults)} faults")
    sys.exit(1 if faults or cells < 2000 else 0)


if __name__ == "__main__":
    main()
