#!/usr/bin/env python3
"""What is particular to the sample of sample.c, in each profile.

usage: sample.py plain|a2a|a3a FILE.pdf
"""
import re
import subprocess
import sys
from pathlib import Path

import fitz
import pikepdf

profile, path = sys.argv[1:3]
faults = []


def need(good, text):
    if not good:
        faults.append(text)


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


# The text as the tree gives it, element by element.
TREE = """H1 公开文件与说明
Link 一、概况3
Link 二、表4
H2 概况
P 收入与支出，3727.3 (a\\b)———é
P Open\ue000
H2 表
Caption 单位
TH 名称
TH 金额
TH 人员
TD 12.50
TH 项目
TD 7.00
TD 上下
Lbl 1.
LBody 事项
Lbl 2.
LBody 事项
P 前inner后
Span inner
Note note
"""

pdf = pikepdf.open(path)
seen = fitz.open(path)
fonts = run("pdffonts", path).splitlines()[2:]
need(len(fonts) == 4, "number of fonts")
for line in fonts:
    need(re.search(r"CID Type 0C +Identity-H +yes yes yes", line), line)
text = re.sub(r"\s", "", run("pdftotext", path, "-"))
for piece in ("公开文件", "与说明", "收入与支出，", "3727.3(a\\b)", "——", "é", "Open", "\ue000", "12.50"):
    need(piece in text, f"“{piece}” is not in the copied text")
need(seen.get_toc() == [[1, "封面 & <cover>", 1], [1, "概况", 3], [1, "表", 4],
                                   [2, "表一", 4]], "bookmarks")
links = [(i, link["page"]) for i, page in enumerate(seen) for link in page.get_links()]
need(links == [(1, 2), (1, 3)], f"links {links}")
need([p.get_label() for p in seen] == list("123456"), "page labels")
boxes = [[float(v) for v in p.MediaBox] for p in pdf.pages]
need(boxes[0] == [0, 0, 595.276, 841.89] and boxes[3] == [0, 0, 841.89, 595.276], "page sizes")
need(str(pdf.docinfo.Title) == '样本 <1> & "2"', "title")

# Positions: the origins that PyMuPDF finds are those of the model.
origins = {}
for block in seen[2].get_text("rawdict")["blocks"]:
    for line in block["lines"]:
        for span in line["spans"]:
            for c in span["chars"]:
                origins[c["c"]] = c["origin"]
for i, c in enumerate("收入与支出，"):
    x = 122 + (16000 * i + 4321 * i // 5) / 1000
    need(abs(origins[c][0] - x) < 0.0015 and abs(origins[c][1] - 130) < 0.001, f"place of {c}")
turned = [line["dir"] for block in seen[0].get_text("dict")["blocks"]
          for line in block["lines"] if abs(line["dir"][1]) > 0.1]
need(turned and all(abs(x - 0.7071) < 0.001 and abs(y + 0.7071) < 0.001 for x, y in turned),
     f"turned word {turned}")

if profile == "plain":
    need("/StructTreeRoot" not in pdf.Root and "/OutputIntents" not in pdf.Root, "tags")
    need(b"pdfaid" not in pdf.Root.Metadata.read_bytes(), "a claim")
    check = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    need(check.returncode == 0, check.stdout + check.stderr)
else:
    conform = str(Path(__file__).with_name("conform.py"))
    part = "3" if profile == "a3a" else "2"
    check = subprocess.run([sys.executable, "-B", conform, path, "--part", part],
                           capture_output=True, text=True)
    need(check.returncode == 0, check.stdout + check.stderr)
    found = run(sys.executable, "-B", conform, path, "--part", part, "--text")
    need(found == TREE, f"text of the tree:\n{found}")
    need(seen.embfile_count() == (2 if profile == "a3a" else 0), "attached files")
    if profile == "a3a":
        need(pdf.attachments["表.csv"].get_file().read_bytes() == b"a,b\r\n1,2\r\n", "attachment")

print("\n".join(faults))
sys.exit(1 if faults else 0)
