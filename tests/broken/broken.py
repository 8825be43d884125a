#!/usr/bin/env python3
"""Breaks a good dataset in many ways and compares what the program finds.

usage: broken.py GONGKAI DATASET [-v] [VARIANT...]

Each variant of the list in variants.py is a copy of the dataset with one
fault or several. `build` and `check` must both give exactly the findings that
the variant names (id, file, line, column) and the exit status that follows;
what was in the output folder must still be there, byte for byte, and nothing
else. -v prints the findings in Chinese, as a finance officer reads them.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True  # the source tree stays as it is
from variants import IDS_AT_LEAST, PAIRS_AT_LEAST, VARIANTS, VARIANTS_AT_LEAST

CRASH = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error|UndefinedBehavior|Assertion")
FINDING = re.compile(r"^(.+?):(?:(\d+):)?(?:(\d+):)? (error|warning|info): (.*) \[([A-Z0-9_]+)\]$")
OLD = b"%PDF-1.7\nwhat was published before\n"
NAME = "dataset"

# No path of a machine, no errno of a library, no English among the Chinese.
ALLOWED_LATIN = {"UTF", "GB", "CSV", "HTML", "Unicode"}


class Run:
    """One call of the program: its status, its findings and all it printed."""

    def __init__(self, gongkai, arguments, language):
        env = dict(os.environ, LC_ALL=language)
        done = subprocess.run([gongkai, *arguments], capture_output=True, env=env, timeout=300)
        self.status = done.returncode
        self.out = done.stdout.decode(errors="replace")
        self.err = done.stderr.decode(errors="replace")


def of_text(text, dataset):
    """The findings as `build` prints them; every line must be one, or a note."""
    found, odd = [], []
    for line in text.splitlines():
        m = FINDING.match(line)
        if m is None:
            if ": note: " not in line:
                odd.append(line)
            continue
        path, row, column, severity, words, name = m.groups()
        found.append((name, os.path.relpath(path, dataset), int(row or 0), int(column or 0),
                      severity, words))
    return found, odd


def of_json(text, dataset):
    return [(f["id"], os.path.relpath(f["path"], dataset), f["line"], f["column"], f["severity"],
             f["text"]) for d in json.loads(text)["datasets"] for f in d["findings"]]


def errors(found):
    return sorted(f[:4] for f in found if f[4] == "error")


def folder_state(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def foreign_words(dataset, found):
    """Latin words in a Chinese finding that are not from the dataset itself."""
    content = b"".join(p.read_bytes() for p in dataset.iterdir() if p.is_file()).decode(
        errors="replace") + "".join(p.name for p in dataset.iterdir())
    for f in found:
        for word in re.findall(r"[A-Za-z]{2,}", re.sub(r"U\+[0-9A-F]+", "", f[5])):
            if word not in ALLOWED_LATIN and word not in content:
                yield f"“{word}” in: {f[5]}"


def try_variant(gongkai, source, variant, verbose):
    """What is wrong with the program's answer, one line each."""
    with tempfile.TemporaryDirectory(prefix="gongkai-broken-") as folder:
        folder = Path(folder)
        dataset = folder / NAME
        shutil.copytree(source, dataset)
        dataset.chmod(0o755)
        variant.make(dataset)
        empty, full = folder / "empty", folder / "full"
        full.mkdir()
        (full / f"{NAME}.pdf").write_bytes(OLD)

        check = Run(gongkai, ["check", dataset, "--format", "json"], "zh_CN.UTF-8")
        build = Run(gongkai, ["build", dataset, "-o", full], "zh_CN.UTF-8")
        fresh = Run(gongkai, ["build", dataset, "-o", empty], "C")
        wrong = []
        for name, run in (("check", check), ("build", build), ("build afresh", fresh)):
            if run.status != variant.status:
                wrong.append(f"{name}: exit status {run.status}, not {variant.status}")
            if CRASH.search(run.err):
                wrong.append(f"{name}: {run.err[:2000]}")
        try:
            found = of_json(check.out, dataset)
        except ValueError as e:
            return wrong + [f"check: no JSON ({e}): {check.out[:300]}"]
        if check.err:
            wrong.append(f"check: on standard error: {check.err[:300]}")
        for name, run in (("build", build), ("build afresh", fresh)):
            text, odd = of_text(run.err, dataset)
            wrong += [f"{name}: no finding: {line}" for line in odd]
            if [f[:5] for f in text] != [f[:5] for f in found]:
                wrong.append(f"{name}: other findings than check: {[f[:4] for f in text]}")
        for f in sorted(set(variant.expected) - set(errors(found))):
            wrong.append(f"not found: {f}")
        for f in errors(found):
            if f not in variant.expected:
                wrong.append(f"found beside: {f}")
        if len(errors(found)) != len(set(errors(found))):
            wrong.append("the same finding twice")
        warnings = sorted(f[:4] for f in found if f[4] != "error")
        if warnings != sorted(variant.warnings):
            wrong.append(f"warnings {warnings}, not {sorted(variant.warnings)}")
        if folder_state(full) != {f"{NAME}.pdf": OLD}:
            wrong.append(f"output folder: {sorted(folder_state(full))}, or the old file changed")
        if empty.exists():
            wrong.append(f"written: {sorted(folder_state(empty))}")
        wrong += foreign_words(dataset, found)
        if verbose:
            print(f"-- {variant.name}\n" + build.err.replace(str(dataset) + "/", ""), end="")
        return wrong


def gb18030_gives_the_same(gongkai, source):
    """Sheets as an old office program saves them are read, not refused."""
    with tempfile.TemporaryDirectory(prefix="gongkai-broken-") as folder:
        pdf = []
        for encoding in ("utf-8", "utf-8-sig", "gb18030"):
            dataset = Path(folder) / encoding / NAME
            shutil.copytree(source, dataset)
            for p in dataset.iterdir():
                p.write_bytes(p.read_bytes().decode("utf-8").encode(encoding))
            run = Run(gongkai, ["build", dataset, "-o", Path(folder) / encoding], "C")
            if run.status != 0:
                return [f"{encoding}: exit status {run.status}: {run.err[:1000]}"]
            pdf.append((Path(folder) / encoding / f"{NAME}.pdf").read_bytes())
        return [] if pdf[0] == pdf[1] == pdf[2] else ["the PDF depends on the sheets' encoding"]


def list_is_wide_enough():
    ids = {f[0] for v in VARIANTS for f in v.expected}
    pairs = [v for v in VARIANTS if len(v.expected) >= 2]
    counts = ((len(VARIANTS), VARIANTS_AT_LEAST, "variants"), (len(ids), IDS_AT_LEAST, "ids"),
              (len(pairs), PAIRS_AT_LEAST, "variants of several faults"))
    for have, want, what in counts:
        print(f"{have} {what}")
        if have < want:
            yield f"{have} {what}, fewer than {want}"


def main():
    gongkai, source, *rest = sys.argv[1:]
    gongkai, source = str(Path(gongkai).resolve()), Path(source).resolve()
    verbose = "-v" in rest
    names = [n for n in rest if n != "-v"]
    chosen = [v for v in VARIANTS if not names or v.name in names]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda v: try_variant(gongkai, source, v, verbose), chosen))
    bad = 0
    for variant, wrong in zip(chosen, results):
        bad += bool(wrong)
        print(f"{'FAILED' if wrong else 'ok    '} {variant.name}")
        for line in wrong:
            print(f"       {line}")
    if not names:
        for line in [*list_is_wide_enough(), *gb18030_gives_the_same(gongkai, source)]:
            print(f"FAILED {line}")
            bad += 1
    return 1 if bad or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
