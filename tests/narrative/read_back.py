#!/usr/bin/env python3
"""What a template says can be read back.

    python3 read_back.py GONGKAI NARRATIVE_DUMP

1. The narratives that gongkai itself makes of data/zongzhi-2022 and data/made-full are read
   whole: nothing unread, no word that differs, every paragraph known.
2. Every sentence of the template, each alternative, filled with the values of these datasets
   (of every row, where it stands in <each>; a value that is blank there is made up), reads
   back to the very words that were filled in, from the views they were taken from.
"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "published"))
from publish import dump, in_10_000, publish, read_views  # noqa: E402

TEMPLATE, COMMON = ROOT / "templates" / "fujian-budget", ROOT / "templates" / "common"
DATASETS = ("zongzhi-2022", "made-full")
FIELD = re.compile(r"\{([a-z0-9_.]+)(?:\|([a-z0-9]+))?\}")
MADE_UP = {"amount": "1,234.5", "amount2": "1234.50", "rate": "12.34", "list": "甲、乙",
           None: "某事"}


def read(dump_program, folder):
    done = subprocess.run([dump_program, TEMPLATE, COMMON, folder], capture_output=True, text=True,
                          encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return read_views(done.stdout)


# ---- 1. what gongkai makes ----


def whole(program, dump_program, dataset):
    with tempfile.TemporaryDirectory(prefix="gongkai-narrative-") as folder:
        tables = read(dump_program, publish(program, ROOT / "data" / dataset, folder))
    faults = [f"{dataset}: not read: {u['text']}" for u in tables["unread"]]
    faults += [f"{dataset}: read as something else: {s['text']}" for s in tables["said"]
               if s["near"] != "0" or s["at_home"] != "1"]
    faults += [f"{dataset}: paragraph {p['row']} is “{p['status']}”" for p in tables["paragraph"]
               if p["status"] not in ("heading", "read", "prose")]
    if len(tables["stated"]) < 80:
        faults.append(f"{dataset}: only {len(tables['stated'])} placeholders were read")
    return faults


# ---- 2. every sentence ----


def plain(element):
    """Text of an element, blanks of the file folded."""
    return re.sub(r"\s*\n\s*", "", "".join(element.itertext())).strip()


class Filler:
    """Fills sentences with the values of one dataset, and remembers them."""

    def __init__(self, views):
        self.views, self.lines, self.expected = views, [], []

    def lookup(self, name, rows):
        """(view, value) of a column, as where a document is made."""
        view, _, column = name.rpartition(".")
        if view:
            found = self.views.get(view) or [{}]
            return view, found[0].get(column)
        for view, row in [*reversed(rows), ("head", self.views["head"][0])]:
            if column in row:
                return view, row[column]
        raise KeyError(name)

    def value(self, name, form, rows):
        view, value = self.lookup(name, rows)
        if form == "list":
            column = name.rpartition(".")[2]
            value = "、".join(r[column] for r in self.views[view] if r[column])
        elif value is not None and form in ("amount", "amount2"):
            value = in_10_000(int(value), True)
            value = value if form == "amount2" else re.sub(r"\.?0+$", "", value)
        elif value is not None and form == "rate":
            value = re.sub(r"\.?0+$", "", f"{int(value) // 100}.{int(value) % 100:02}")
        return view, value or MADE_UP[form]

    def fill(self, text, rows):
        """The text, and [(view, column, words)] of its placeholders."""
        stated = []

        def one(match):
            view, value = self.value(match[1], match[2], rows)
            stated.append((view, match[1].rpartition(".")[2], value))
            return value
        return FIELD.sub(one, text), stated

    def say(self, element, rows):
        text, stated = self.fill(plain(element), rows)
        self.lines.append(text)
        self.expected.append((text, stated))

    def walk(self, element, level, rows):
        for child in element:
            tag = child.tag.rpartition("}")[2]
            if tag in ("part", "section"):
                text, stated = self.fill(child.get("title"), rows)
                self.lines.append("#" * min(level, 6) + " " + text)
                self.walk(child, level + 1, rows)
            elif tag == "each":
                view = child.get("view")
                for row in self.views[view]:
                    self.walk(child, level, [*rows, (view, row)])
            elif tag == "s" or tag in ("p", "item") and not len(
                    [c for c in child if not c.tag.endswith("}term")]):
                if level > 1:
                    self.say(child, rows)
            elif tag not in ("table", "grid"):
                self.walk(child, level, rows)


def sentences(program, dump_program, dataset):
    filler = Filler(read_views(dump(program, ROOT / "data" / dataset, "facts")))
    filler.walk(ET.parse(TEMPLATE / "template.xml").getroot(), 1, [])
    with tempfile.TemporaryDirectory(prefix="gongkai-narrative-") as folder:
        (Path(folder) / "正文.md").write_text("\n\n".join(filler.lines) + "\n", encoding="utf-8")
        tables = read(dump_program, folder)
    got = {}
    for s in tables["stated"]:
        got.setdefault(s["row"], []).append((s["view"], s["column"], s["text"]))
    faults = [f"{dataset}: not read: {u['text']}" for u in tables["unread"]]
    texts = [(r["row"], r["text"]) for r in tables["narrative"] if r["kind"] != "heading"]
    if [t for _, t in texts] != [t for t, _ in filler.expected]:
        faults.append(f"{dataset}: the sentences did not come through as they were written")
    for (row, text), (_, want) in zip(texts, filler.expected):
        if got.get(row, []) != want:
            faults.append(f"{dataset}: {text}\n    filled in {want}\n    read      {got.get(row)}")
    if len(texts) < 140:
        faults.append(f"{dataset}: only {len(texts)} sentences were tried")
    return faults, len(texts)


def main():
    program, dump_program = sys.argv[1:]
    faults, n = [], 0
    for dataset in DATASETS:
        faults += whole(program, dump_program, dataset)
        more, tried = sentences(program, dump_program, dataset)
        faults += more
        n += tried
    print("\n".join(faults[:40]))
    print(f"{n} sentences, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
