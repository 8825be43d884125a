#!/usr/bin/env python3
"""Holds gen/ to the map in gen/DEPS and to its waterline.

usage: includes.py REPOSITORY

1. A file of gen/FOLDER includes headers of FOLDER and of the folders that
   gen/DEPS allows, of no other; gen/DEPS has no cycle and no idle entry.
2. Each .c includes its own header first, so that headers stand alone.
3. A header *_int.h is included from its own folder only.
4. Outside libraries stay in their rooms.
5. Below the waterline (layout and output know pages, not budgets) no string
   holds a Han character and no name speaks of budgets.
"""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
gen = root / "gen"
WATERLINE = ["base", "doc", "text", "page", "layout", "pdf", "svg"]
BUDGET = re.compile(r"budget|revenue|expenditure|department|\bfunds?\b", re.I)
HAN = re.compile(r"[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
ROOMS = {  # pattern of an include -> folders that may have it
    r"sqlite3\.h": {"facts"},
    r"libxml/": {"xml", "facts", "template"},
    r"md4c\.h": {"read"},
    r"hb-subset\.h": {"pdf"},
    r"hb.*\.h": {"text", "pdf"},
    r"ft2build\.h|freetype/": {"text"},
    r"hpdf.*\.h": {"pdf"},
    r"libdeflate\.h": {"pdf"},
}
faults = []


def fault(path, line, text):
    faults.append(f"{path.relative_to(root)}:{line}: {text}")


def read_deps():
    deps = {}
    for line in (gen / "DEPS").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line:
            folder, _, rest = line.partition(":")
            deps[folder.strip()] = rest.split()
    return deps


def check_cycles(deps):
    done, doing = set(), []

    def visit(folder):
        if folder in doing:
            faults.append("gen/DEPS: cycle " + " -> ".join(doing[doing.index(folder):] + [folder]))
            return
        if folder in done:
            return
        doing.append(folder)
        for other in deps.get(folder, []):
            if other not in deps:
                faults.append(f"gen/DEPS: {folder} names {other}, which has no line")
            visit(other)
        doing.pop()
        done.add(folder)

    for folder in deps:
        visit(folder)


def strip_comments(text):
    """The C text with comments blanked, strings and line breaks kept."""
    pattern = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', re.S)
    return pattern.sub(
        lambda m: m[0] if m[0][0] in "\"'" else re.sub(r"[^\n]", " ", m[0]), text)


def check_file(path, deps, used):
    folder = path.relative_to(gen).parts[0]
    text = strip_comments(path.read_text())
    own = f'{path.relative_to(gen).with_suffix(".h")}'
    first = None
    for number, line in enumerate(text.splitlines(), 1):
        m = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
        if m:
            name = m[2]
            first = first or name
            if m[1] == '"':
                target = name.split("/")[0]
                if "/" not in name:
                    fault(path, number, f'"{name}": write the folder in front')
                elif target != folder:
                    used.add((folder, target))
                    if target not in deps.get(folder, []):
                        fault(path, number, f"gen/{folder}/ may not include {name}")
                    if name.endswith("_int.h"):
                        fault(path, number, f"{name} is internal to gen/{target}/")
            else:
                for pattern, rooms in ROOMS.items():
                    if re.match(pattern, name):
                        if folder not in rooms:
                            fault(path, number, f"<{name}> belongs to {', '.join(sorted(rooms))}")
                        break
        if folder in WATERLINE:
            for string in re.findall(r'"(?:\\.|[^"\\])*"', line):
                if HAN.search(string):
                    fault(path, number, f"Han character below the waterline: {string}")
            m = BUDGET.search(line)
            if m:
                fault(path, number, f"speaks of “{m[0]}” below the waterline")
    if path.suffix == ".c" and (gen / own).exists() and first != own:
        fault(path, 1, f"does not include its own header {own} first")


deps = read_deps()
check_cycles(deps)
used = set()
files = sorted(p for p in gen.rglob("*") if p.suffix in (".c", ".h", ".def"))
for path in files:
    if path.relative_to(gen).parts[0] not in deps:
        fault(path, 1, "its folder has no line in gen/DEPS")
    check_file(path, deps, used)
for folder, others in deps.items():
    for other in others:
        if (folder, other) not in used:
            faults.append(f"gen/DEPS: {folder} does not use {other}")

print("\n".join(faults))
print(f"{len(files)} files, {len(faults)} faults")
sys.exit(1 if faults or not files else 0)
