#!/usr/bin/env python3
"""Every rule fires on what breaks it and is silent on what is nearly the same.

usage: rules.py GONGKAI [RULE-ID | VIEW]...

The cases stand in modules cases_*.py beside this file; each has

    CASES                             a list of (rule, view, base, breaking, equal):
        rule, view                    as in rules.sql: the id, and the view it stands above
        base                          what is edited, in words of the module's own
        breaking, equal               lists of edits, of the module's own form
    UNKNOWN                           cases of rules that say what could not be checked; may be
                                      left out
    start(gongkai, dataset, folder, base)
                                      makes the base in a folder that does not exist yet;
                                      dataset is data/zongzhi-2022
    apply(folder, edit)               does one edit

A base is right: no rule finds an error in it.  Three runs of `gongkai check --format json`: on the base (once for all cases of it), with
the breaking edits, with the equal ones.  Breaking edits have to give a finding of this rule
that the base does not give; equal ones must not.

Without names also tested: that every rule of both rules.sql has a case, that no case is of
a rule that is gone, and that every entry of catalogue.txt has a rule, a sentence in the
section “Why not” of docs/rules.md, or a place in its own list of entries still to come.
"""
import importlib
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))
from rule_files import catalogue, rules  # noqa: E402

DATASET = ROOT / "data" / "zongzhi-2022"


def findings(gongkai, folder):
    """[(rule, figures, text, error, unknown)] of a dataset; unknown: it could not be checked."""
    done = subprocess.run([gongkai, "check", str(folder), "--format", "json"],
                          capture_output=True, timeout=300, env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode not in (0, 1):
        raise RuntimeError(f"status {done.returncode}: {done.stderr.decode()[:1000]}")
    return [(f["id"], tuple(f.get("figures", [])), f.get("zh", f.get("text", "")),
             f["severity"] == "error" and not f.get("waiver"), bool(f.get("unknown")))
            for d in json.loads(done.stdout)["datasets"] for f in d["findings"]]


class Bench:
    """Runs cases; what a base gives without edits is found out once."""

    def __init__(self, gongkai):
        self.gongkai, self.before = gongkai, {}

    def run(self, module, base, edits):
        with tempfile.TemporaryDirectory(prefix="gongkai-rules-") as place:
            folder = Path(place) / "dataset"
            module.start(self.gongkai, DATASET, folder, base)
            for edit in edits:
                module.apply(folder, edit)
            return findings(self.gongkai, folder)

    def learn(self, key):
        module, base = key
        self.before[module.__name__, base] = set(self.run(module, base, []))

    def judge(self, case):
        """Faults of a case."""
        module, (rule, view, base, breaking, equal) = case
        faults, unknown = [], case[1] in getattr(module, "UNKNOWN", [])
        for name, edits, wanted in (("breaking", breaking, True), ("nearly equal", equal, False)):
            new = [f for f in self.run(module, base, edits)
                   if f[0] == rule and f[4] == unknown
                   and f not in self.before[module.__name__, base]]
            if bool(new) != wanted:
                faults.append(f"{rule} ({view}) is {'silent on' if wanted else 'broken by'} the "
                              f"{name} edits {edits}" + "".join(f"\n    {f[2]}" for f in new))
        return faults


def completeness(cases):
    """Faults of the lists: rules without a case, cases without a rule, entries left out."""
    known = {(r.id, r.view) for r in rules(ROOT)}
    tested = {(c[0], c[1]) for _, c in cases}
    faults = [f"{i} ({v}) has no case" for i, v in sorted(known - tested)]
    faults += [f"a case is of {i} ({v}), which is no rule" for i, v in sorted(tested - known)]
    ids = {i for i, _ in known}
    why_not = (ROOT / "docs" / "rules.md").read_text("utf-8").partition("## Why not")[2]
    wanted, to_come = catalogue(HERE)
    for entry in wanted:
        ways = [entry in ids, f"| {entry} |" in why_not, entry in to_come]
        if not any(ways):
            faults.append(f"{entry} of the catalogue has neither rule nor reason nor is to come")
        if entry in to_come and (ways[0] or ways[1]):
            faults.append(f"{entry} is still listed as to come")
    return faults


def main():
    gongkai, only = str(Path(sys.argv[1]).resolve()), set(sys.argv[2:])
    modules = [importlib.import_module(p.stem) for p in sorted(HERE.glob("cases_*.py"))]
    cases = [(m, c) for m in modules for c in m.CASES + getattr(m, "UNKNOWN", [])
             if not only or only & {c[0], c[1]}]
    bench = Bench(gongkai)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(bench.learn, dict.fromkeys((m, c[2]) for m, c in cases)))
        faults = [f for found in pool.map(bench.judge, cases) for f in found]
    faults += [f"{base}, which is right, breaks {f[0]}: {f[2]}"
               for (_, base), found in bench.before.items() for f in sorted(found) if f[3]]
    if not only:
        faults += completeness(cases)
    print("\n".join(faults))
    print(f"{len(cases)} cases of {len({c[1] for _, c in cases})} rules, {len(faults)} faults")
    return 1 if faults or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
