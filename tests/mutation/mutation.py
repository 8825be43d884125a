#!/usr/bin/env python3
"""Changes every amount and every code of a dataset, one at a time: is it found?

usage: mutation.py GONGKAI DATASET SCHEMA [--every N] [--verbose]

A mutation is caught if there is an error that was not there before, and one of
its figures has the changed cell among its sources, as `gongkai trace` says, or
it stands at that very cell.

 - A single value changed is caught by the facts alone, without exception.
 - A move or an exchange is caught by the facts alone, unless both values go
   into one sum; with the published tables supplied it is caught in any case.
 - Columns that the schema declares to have no witness need not be caught; one
   whose mutations are all caught must not be declared.

--every N tries each Nth mutation only.
"""
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
from mutations import Sheets, mutations

HERE = Path(__file__).parent
CRASH = re.compile(r"Sanitizer|runtime error|Assertion")


class Tool:
    def __init__(self, gongkai):
        self.gongkai = gongkai
        self.env = dict(os.environ, LC_ALL="C.UTF-8")

    def run(self, *arguments):
        done = subprocess.run([self.gongkai, *map(str, arguments)], capture_output=True,
                              env=self.env, timeout=600)
        if CRASH.search(done.stderr.decode(errors="replace")) or done.returncode not in (0, 1):
            sys.exit(f"{arguments}: status {done.returncode}: {done.stderr.decode()[:2000]}")
        return json.loads(done.stdout)

    def errors(self, dataset):
        answer = self.run("check", dataset, "--format", "json")
        return [f for d in answer["datasets"] for f in d["findings"]
                if f["severity"] == "error" and not f.get("waiver")]

    def sources(self, dataset, figure):
        """{(file, line, column)} that matter to the figure."""
        answer = self.run("trace", dataset, figure, "--format", "json")
        return {(os.path.basename(s["path"]), s["line"], s["column"])
                for f in answer["figures"] for s in f["sources"]}


def identity(finding):
    return (finding["id"], tuple(finding.get("figures", [])), finding["text"])


class Trial:
    """Mutations of one dataset, with or without its published tables."""

    def __init__(self, tool, sheets, dataset):
        self.tool, self.sheets, self.dataset = tool, sheets, Path(dataset)
        self.before = {identity(f) for f in tool.errors(dataset)}

    def is_caught(self, mutation):
        with tempfile.TemporaryDirectory(prefix="gongkai-mutation-") as folder:
            copy = Path(folder) / self.dataset.name
            shutil.copytree(self.dataset, copy)
            for name, text in self.sheets.text_with(mutation).items():
                (copy / name).write_text(text, "utf-8")
            new = [f for f in self.tool.errors(copy) if identity(f) not in self.before]
            return self.names_cell(copy, mutation, new)

    def names_cell(self, copy, mutation, new):
        cells = set()
        for sheet, line in mutation.cells:
            head = self.sheets.read(sheet)[0]
            cells.add((f"{sheet}.csv", line, head.index(mutation.column.head) + 1))
        rows = {(name, line) for name, line, _ in cells}
        for f in new:
            places = [f, *f.get("notes", [])]
            if any((os.path.basename(p["path"]), p["line"], p["column"]) in cells for p in places):
                return True
        asked = set()
        for f in new:
            for figure in f.get("figures", []):
                if figure in asked or figure.startswith("printed_"):
                    continue
                asked.add(figure)
                found = self.tool.sources(copy, figure)
                # a row matters as a whole to what does not read its amounts; keys go by the row
                whole = {(n, line) for n, line, c in found if not c or
                         mutation.column.type == "code"}
                if cells & found or rows & whole:
                    return True
        return False


def published_copy(tool, dataset, folder):
    """A copy of the dataset with the document that it gives as its published one."""
    spec = importlib.util.spec_from_file_location(
        "publish", HERE.parent / "published" / "publish.py")
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(HERE.parent / "published"))
    spec.loader.exec_module(module)
    copy = Path(folder) / Path(dataset).name
    shutil.copytree(dataset, copy, ignore=shutil.ignore_patterns("公开文件"))
    module.publish(tool.gongkai, dataset, copy)
    return copy


def judge(all_of, caught, caught_published):
    faults, by_column = [], defaultdict(list)
    for m, found in zip(all_of, caught):
        by_column[m.column.table, m.column.name, m.column.declared].append(found)
        if not m.column.declared and not found and not m.within:
            faults.append(f"not caught: {m}")
    for m, found in caught_published:
        if not found and not m.column.declared:
            faults.append(f"not caught with the published tables: {m}")
    return faults, by_column


def main():
    arguments = sys.argv[1:]
    every = int(arguments[arguments.index("--every") + 1]) if "--every" in arguments else 1
    tool = Tool(str(Path(arguments[0]).resolve()))
    dataset, schema = Path(arguments[1]), Path(arguments[2])
    sheets = Sheets(dataset, schema)
    all_of = list(mutations(sheets))[::every]
    with tempfile.TemporaryDirectory(prefix="gongkai-mutation-") as folder:
        alone = Trial(tool, sheets, dataset)
        published = Trial(tool, sheets, published_copy(tool, dataset, folder))
        with ThreadPoolExecutor(2) as pool:
            caught = list(pool.map(alone.is_caught, all_of))
            within = [m for m, c in zip(all_of, caught) if not c and not m.column.declared]
            again = list(zip(within, pool.map(published.is_caught, within)))

    faults, by_column = judge(all_of, caught, again)
    if every == 1:
        faults += [f"{t}.{c} is declared to have no witness, but all mutations are caught"
                   for (t, c, declared), found in by_column.items() if declared and all(found)]
    for (table, column, declared), found in sorted(by_column.items()):
        print(f"{table}.{column}: {sum(found)} of {len(found)} caught by the facts alone"
              f"{' (declared to have no witness)' if declared else ''}")
    print("\n".join(faults))
    print(f"{len(all_of)} mutations, {sum(caught)} caught by the facts alone, "
          f"{sum(f for _, f in again)} more with the published tables, {len(faults)} faults")
    return 1 if faults or not all_of else 0


if __name__ == "__main__":
    sys.exit(main())
