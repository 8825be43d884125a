#!/usr/bin/env python3
"""The file as others see it: sound, fonts embedded and subset, text right when copied.

usage: file.py FILE.pdf SHEETS_FOLDER
"""
import csv
import re
import subprocess
import sys
from pathlib import Path

pdf, dataset = sys.argv[1], Path(sys.argv[2])
faults = []

check = subprocess.run(["qpdf", "--check", pdf], capture_output=True, text=True)
if check.returncode != 0 or "WARNING" in check.stdout + check.stderr:
    faults.append("qpdf --check: " + check.stdout + check.stderr)

fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
rows = [line for line in fonts.splitlines()[2:] if line.strip()]
for row in rows:
    emb, sub, uni = re.search(r"\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$", row).groups()
    if (emb, sub, uni) != ("yes", "yes", "yes"):
        faults.append("font not embedded, subset and with a text map: " + row)

# Copied text: every text of the sheets that is printed as it stands is found
# in what poppler reads, line breaks and spaces aside.
def fold(s):
    return re.sub(r"\s", "", s)

text = fold(subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True,
                           check=True).stdout)
if re.search("[\ufffd\ue000-\uf8ff]", text):
    faults.append("replacement or private characters in the copied text")
looked = 0
for sheet, column in (("功能科目用途", "主要用于"), ("单位", "单位简称"), ("绩效目标", "项目编码")):
    with open(dataset / f"{sheet}.csv", encoding="utf-8-sig", newline="") as f:
        for row in csv.DictReader(f):
            value = fold(row[column])
            # Long texts may meet a page number in the middle: their beginning will do.
            if value and value[:12] not in text:
                faults.append(f"{sheet} {column} “{value[:12]}” is not in the copied text")
            looked += 1
print("\n".join(faults))
print(f"{len(rows)} fonts, {looked} texts, {len(faults)} faults")
sys.exit(1 if faults or not rows or not looked else 0)
