#!/usr/bin/env python3
"""Makes docs/rules.md of the comments in rules.sql and of rules.md.in.

usage: make_docs.py [--check]      --check: only compares; status 1 if it is not up to date
"""
import difflib
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from rule_files import rules  # noqa: E402

ROOT = HERE.parent.parent
SECTIONS = {  # heading in rules.sql: heading here
    "数字：表内、表间": "Figures: within and between tables",
    "数字：录入的数与控制数、单位之间": "Figures: what was entered, control totals, units",
    "公开文件": "Published documents",
    "正文所述的数": "Figures stated in the text",
    "文字": "Words",
}


def cell(text):
    return text.replace("|", "\\|")


def table(some):
    yield "| id | severity | runs on | what must hold | Chinese | English | source |"
    yield "|---|---|---|---|---|---|---|"
    for r in some:
        columns = [r.id, r.severity, r.says.get("on", ""), r.says.get("formula", ""),
                   r.says.get("zh", "") + (" *" + r.says["do-zh"] + "*" if r.says.get("do-zh") else ""),
                   r.says.get("en", ""), r.says.get("source", "")]
        yield "| " + " | ".join(cell(c) for c in columns) + " |"


def document():
    all_of, parts = rules(ROOT), []
    for section in dict.fromkeys(r.section for r in all_of):
        some = [r for r in all_of if r.section == section]
        parts += [f"## {SECTIONS.get(section, section)}", "", *table(some), ""]
    parts += [f"{len(all_of)} rules.", ""]
    return (HERE / "rules.md.in").read_text("utf-8").replace("@RULES@", "\n".join(parts))


def main():
    path, new = ROOT / "docs" / "rules.md", document()
    if "--check" not in sys.argv[1:]:
        path.write_text(new, "utf-8")
        return 0
    old = path.read_text("utf-8") if path.exists() else ""
    if old == new:
        return 0
    print("\n".join(list(difflib.unified_diff(old.splitlines(), new.splitlines(), "docs/rules.md",
                                              "as it should be", lineterm=""))[:40]))
    print("run tests/rules/make_docs.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
