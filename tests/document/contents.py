#!/usr/bin/env python3
"""Contents and bookmarks agree with the pages that they name.

usage: contents.py FILE.pdf
Every entry of the contents: its printed number, the page its link leads to, and
the page where a heading with the same words stands, are one and the same; so
for every bookmark.  Every heading of parts and sections is listed.
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "printed"))
from compare import fold  # noqa: E402
from pdfread import Reader  # noqa: E402

import pikepdf  # noqa: E402

faults = []
reader = Reader(sys.argv[1])
root = reader.tree()
headings = {}
for e in root.find("H1", "H2"):
    headings.setdefault(fold(e.text()), []).append(e.page)

entries = []
for e in root.find("TOCI"):
    text = fold(e.text())
    m = re.fullmatch(r"(.*?)\.*(\d+)", text)
    if not m:
        faults.append(f"entry without a number: {text}")
        continue
    entries.append(m[1])
    page = int(m[2]) - 1
    if headings.get(m[1]) != [page]:
        faults.append(f"“{m[1]}” says page {page + 1}, stands on "
                      f"{[p + 1 for p in headings.get(m[1], [])]}")
    if e.kids and not e.find("Link"):
        faults.append(f"“{m[1]}” has no link")
missing = [h for h in headings if h not in entries and h != fold("目录")]
if missing:
    faults.append(f"not in the contents: {missing}")

# Links in order of the entries.
links = []
for page in reader.pdf.pages:
    for annot in page.get("/Annots", []):
        if annot.get("/Subtype") == "/Link":
            dest = annot.get("/Dest")
            if dest is None:
                dest = annot.A.D
            links.append(reader.pages[dest[0].objgen] + 1)
numbers = [int(re.search(r"(\d+)$", fold(e.text()))[1]) for e in root.find("TOCI")]
distinct = [n for i, n in enumerate(links)]
if sorted(set(distinct)) != sorted(set(numbers)) or len(links) < len(numbers):
    faults.append(f"links lead to {distinct}, entries say {numbers}")

bookmarks = 0
with reader.pdf.open_outline() as outline:
    def visit(items, level):
        global bookmarks
        for item in items:
            bookmarks += 1
            dest = item.destination
            page = reader.pages[dest[0].objgen]
            title = fold(str(item.title))
            if level <= 2 and title in headings and headings[title] != [page]:
                faults.append(f"bookmark “{item.title}” leads to page {page + 1}, "
                              f"not {[p + 1 for p in headings[title]]}")
            elif level <= 2 and title not in headings:
                faults.append(f"bookmark “{item.title}” names no heading")
            visit(item.children, level + 1)
    visit(outline.root, 1)
if bookmarks < len(entries):
    faults.append(f"{bookmarks} bookmarks for {len(entries)} entries")

# The folio printed on each page is its number.
for n, artifacts in enumerate(reader.artifacts):
    folio = [re.search(r"—\s*(\d+)\s*—", "".join(artifacts))]
    if folio[0] and int(folio[0][1]) != n + 1:
        faults.append(f"page {n + 1} is numbered {folio[0][1]}")

print("\n".join(faults))
print(f"{len(entries)} entries, {bookmarks} bookmarks, {len(reader.pdf.pages)} pages, "
      f"{len(faults)} faults")
sys.exit(1 if faults or not entries else 0)
