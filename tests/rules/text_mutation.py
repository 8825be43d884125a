#!/usr/bin/env python3
"""Changes numbers, years, units, names and direction words of a dataset's texts, one at a time.

usage: text_mutation.py GONGKAI DATASET... [--sample N] [--csv FILE]

A change is found if there is a finding, of any severity, that was not there
before.  Each change belongs to a class; a class has a witness if the words say
twice what was changed.  Of those that an indicator's own words name (targets,
units, directions) at least 90 % must be found; the others are counted.
--sample N tries N changes of each class and dataset, always the same ones.
--csv writes class, what it is, tried, found for docs/rules.md.
"""
import argparse
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

NUMBER = re.compile(r"(?<![0-9A-Za-z.〔])\d+(?:\.\d+)?(?![0-9.〕号])")
YEAR = re.compile(r"(?<![0-9《〔])20\d\d(?=年)")
AT_LEAST = re.compile(r"不少于|不低于|至少|达到|以上|≥|未达")
AT_MOST = re.compile(r"不高于|不超过|不大于|以内|≤|不突破")
OPPOSITE = {"增加": "减少", "减少": "增加", "上升": "下降", "下降": "上升"}
NATURE = {"正向": "反向", "反向": "正向"}
DIRECTION = {"大于等于": "小于等于", "小于等于": "大于等于"}
WORDS = ["三级指标", "内涵解释", "指标计算公式或方法", "评分标准"]
TARGET, UNIT = "本年目标值", "计量单位"

# Class: what is changed, and the least share that must be found (None: counted only).
CLASSES = {
    "target": ("目标值，指标名称写明的", 90),
    "name": ("指标名称中等于目标值的数", 90),
    "unit": ("计量单位，指标名称写明的", 90),
    "direction": ("指标性质和方向，文字写明的", 90),
    "cost": ("成本指标的目标值", 90),
    "half": ("上半年目标值大于全年目标值", 90),
    "words": ("解释、公式、评分标准中等于目标值的数", None),
    "reason": ("变动原因中的增减词", None),
    "project": ("用途、任务中的项目名称错一个字", None),
    "year": ("文字中的年份", None),
    "number": ("任务、规划、目标中的其他数", None),
}


class Sheet:
    def __init__(self, path):
        self.path = path
        self.rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        self.head = self.rows[0]

    def cell(self, row, head):
        return self.rows[row][self.head.index(head)]

    def with_cells(self, row, cells):
        rows = [list(r) for r in self.rows]
        for head, text in cells.items():
            rows[row][self.head.index(head)] = text
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        return out.getvalue()


def more(number):
    """The same number, one more in its last digit."""
    whole, _, part = number.partition(".")
    raised = str(int(whole + part) + 1).zfill(len(whole + part))
    return f"{raised[:-len(part)]}.{raised[-len(part):]}" if part else raised


def with_number(text, match, new):
    return text[:match.start()] + new + text[match.end():]


def of_indicators(sheet):
    for row in range(1, len(sheet.rows)):
        c = {h: sheet.cell(row, h) for h in sheet.head}
        target, name = c[TARGET], c["三级指标"]
        named = [m for m in NUMBER.finditer(name) if m.group() == target]
        words = " ".join(c[h] for h in WORDS)
        if target and c["二级指标"] == "成本指标" and c[UNIT] == "万元" and not re.search("每|均|标准", name):
            yield "cost", sheet.with_cells(row, {TARGET: more(target)})
        if named and c[UNIT]:
            yield "target", sheet.with_cells(row, {TARGET: more(target)})
            if name[named[0].end():].startswith(c[UNIT]):
                yield "unit", sheet.with_cells(row, {UNIT: "个" if c[UNIT] == "%" else "%"})
        if len(named) == 1 and name[named[0].end():].startswith(c[UNIT]):
            yield "name", sheet.with_cells(row, {"三级指标": with_number(name, named[0], more(target))})
        if target and c["指标方向"] in DIRECTION and (AT_LEAST if c["指标性质"] == "正向" else AT_MOST).search(words):
            yield "direction", sheet.with_cells(row, {"指标性质": NATURE[c["指标性质"]],
                                                      "指标方向": DIRECTION[c["指标方向"]]})
        if target and c["本年上半年目标值"] and c["指标性质"] == "正向":
            yield "half", sheet.with_cells(row, {"本年上半年目标值": more(target)})
        for head in WORDS[1:]:
            for m in NUMBER.finditer(c[head]):
                if m.group() == target:
                    yield "words", sheet.with_cells(row, {head: with_number(c[head], m, more(target))})


def of_texts(folder):
    reasons = Sheet(folder / "上年对比.csv")
    for row in range(1, len(reasons.rows)):
        text = reasons.cell(row, "变动原因")
        for word in OPPOSITE:
            if word in text:
                yield "reason", reasons.path, reasons.with_cells(row, {"变动原因": text.replace(word, OPPOSITE[word])})
    projects = Sheet(folder / "项目.csv")
    names = [projects.cell(row, "项目名称") for row in range(1, len(projects.rows))]
    purposes = Sheet(folder / "功能科目用途.csv")
    for row in range(1, len(purposes.rows)):
        text = purposes.cell(row, "主要用于")
        for name in names:
            if name in text:
                middle = len(name) // 2
                wrong = name[:middle] + "某" + name[middle + 1:]
                yield "project", purposes.path, purposes.with_cells(row, {"主要用于": text.replace(name, wrong)})
    for head in "实施规划", "总体绩效目标":
        for row in range(1, len(projects.rows)):
            text = projects.cell(row, head)
            for kind, pattern in (("year", YEAR), ("number", NUMBER)):
                for m in pattern.finditer(text):
                    yield kind, projects.path, projects.with_cells(row, {head: with_number(text, m, more(m.group()))})
    tasks = folder / "主要工作任务.md"
    text = tasks.read_text("utf-8")
    for kind, pattern in (("year", YEAR), ("number", NUMBER)):
        for m in pattern.finditer(text):
            yield kind, tasks, with_number(text, m, more(m.group()))


def changes(folder):
    indicators = Sheet(folder / "绩效指标.csv")
    for kind, text in of_indicators(indicators):
        yield kind, indicators.path, text
    yield from of_texts(folder)


def sampled(folder, n):
    by_class = {}
    for change in changes(folder):
        by_class.setdefault(change[0], []).append(change)
    chosen = random.Random(5)
    for kind in CLASSES:
        found = by_class.get(kind, [])
        yield from chosen.sample(found, n) if n and len(found) > n else found


def findings(gongkai, folder):
    done = subprocess.run([gongkai, "check", str(folder), "--format", "json"], capture_output=True,
                          env=dict(os.environ, LC_ALL="C.UTF-8"), timeout=600)
    if done.returncode not in (0, 1):
        sys.exit(f"{folder}: status {done.returncode}: {done.stderr.decode(errors='replace')[:2000]}")
    answer = json.loads(done.stdout)
    return {(f["id"], f["text"]) for d in answer["datasets"] for f in d["findings"]}


def main():
    a = argparse.ArgumentParser()
    a.add_argument("gongkai")
    a.add_argument("dataset", nargs="+", type=Path)
    a.add_argument("--sample", type=int, default=0)
    a.add_argument("--csv", type=Path)
    a = a.parse_args()
    tried, found = Counter(), Counter()
    for dataset in a.dataset:
        before = findings(a.gongkai, dataset)
        for kind, path, text in sampled(dataset, a.sample):
            with tempfile.TemporaryDirectory(prefix="gongkai-words-") as folder:
                copy = Path(folder) / dataset.name
                shutil.copytree(dataset, copy)
                (copy / path.name).write_text(text, "utf-8")
                tried[kind] += 1
                if findings(a.gongkai, copy) - before:
                    found[kind] += 1
                elif CLASSES[kind][1]:
                    print(f"{dataset.name}: not found: {kind}", file=sys.stderr)
    bad = 0
    for kind, (what, least) in CLASSES.items():
        if tried[kind] == 0:
            print(f"{kind}: nothing tried")
            bad += least is not None
            continue
        share = 100 * found[kind] // tried[kind]
        print(f"{kind}: {found[kind]} of {tried[kind]}, {share} %")
        bad += least is not None and 100 * found[kind] < least * tried[kind]
    if a.csv:
        with a.csv.open("w", encoding="utf-8", newline="") as f:
            w = csv.writer(f, lineterminator="\n")
            w.writerow(["class", "what", "tried", "found"])
            w.writerows([k, CLASSES[k][0], tried[k], found[k]] for k in CLASSES)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
