#!/usr/bin/env python3
"""What must not be published keeps `build` from writing a final document, wherever it is planted.

usage: plant.py GONGKAI

Thirty samples and three items, three of each kind, are planted one at a time into a copy of a made
dataset: into cells of sheets, prose, the name of the department (which goes to the title
and properties of the file) and the name of the dataset's folder (which names the file).
No PDF may be written, and a finding has to say what it is.  What is nearly the same and
may be published stays silent.  All numbers are made up.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent.parent
DATASET = ROOT / "data" / "made-full"

SAMPLES = {
    "MOBILE": ["13805951234", "手机138-0595-1234", "１３９０５９５１２３４"],
    "PHONE": ["电话0595-27396111", "（0595）27396222", "联系方式：27396333"],
    "ID_CARD": ["11010519491231002X", "350521199003071235", "110105 19491231 002X"],
    "BANK_CARD": ["6222021234567890128", "6222 0212 3456 7890 128", "卡号6222021234567890128"],
    "EMAIL": ["zhang@example.com", "li.si@example.gov.cn", "wang_5@example.org.cn"],
    "PERSON": ["负责人：王小明", "联系人张华", "经办人：欧阳小红"],
    "ADDRESS": ["家住玉山村12号", "杏秀花园3幢2单元501室", "家庭住址：东海街道8号"],
    "MARK": ["机密★一年", "绝密★", "秘密★长期"],
    "HEALTH": ["艾滋病病人", "严重精神障碍患者", "戒毒人员"],
    "INSTALLATION": ["新建6122个摄像头", "监控探头共3200个", "卡口12处"],
}
SILENT = ["总机0595-27396111", "值班电话：0595-27396222", "办公地址：杏秀路1号楼203室", "12345热线",
          "110105194912310021", "负责人：王主任", "联系人：综治办", "联系人：张××", "保守国家秘密",
          "350597221052210000009", "视频监控上线率95%", "6222021234567890129"]
# Items that take the place of another of the dataset.
ITEM = "2010301"
ITEMS = ["2040302", "2040304", "2040399"]


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def first_cell(path, head):
    """The first filled cell of a column of a sheet without quotes in its first rows."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    column = lines[0].split(",").index(head)
    for line in lines[1:]:
        if '"' not in line and len(line.split(",")[column]) > 3:
            return line.split(",")[column]
    raise LookupError((path, head))


def in_cell(sheet, head):
    def plant(folder, sample):
        path = folder / sheet
        replace(path, first_cell(path, head), first_cell(path, head) + "，" + sample)
        return folder
    return plant


def in_prose(folder, sample):
    path = folder / "主要工作任务.md"
    path.write_text(path.read_text(encoding="utf-8") + f"\n\n{sample}\n", encoding="utf-8")
    return folder


def in_properties(folder, sample):
    path = folder / "部门.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    edition = lines[0].split(",").index("版本说明")
    cells[edition] = f"（{sample}）"
    path.write_text("\n".join([lines[0], ",".join(cells)]) + "\n", encoding="utf-8")
    return folder


def as_item(folder, code):
    for path in folder.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(ITEM, code), encoding="utf-8")
    return folder


def in_file_name(folder, sample):
    return folder.rename(folder.parent / f"预算{sample}")


PLACES = {
    "goal": in_cell("项目.csv", "总体绩效目标"),
    "indicator": in_cell("绩效指标.csv", "内涵解释"),
    "prose": in_prose,
    "properties": in_properties,
    "file": in_file_name,
    "item": as_item,
}


def build(gongkai, folder, out):
    done = subprocess.run([gongkai, "build", str(folder), "-o", str(out)], capture_output=True,
                          timeout=300, env=dict(os.environ, LC_ALL="C.UTF-8"))
    return done.stderr.decode(), list(out.glob("*.pdf")) if out.exists() else []


def trial(gongkai, place, sample):
    with tempfile.TemporaryDirectory(prefix="gongkai-plant-") as tmp:
        folder = Path(tmp) / "made"
        shutil.copytree(DATASET, folder)
        return build(gongkai, PLACES[place](folder, sample), Path(tmp) / "out")


def main():
    gongkai = sys.argv[1]
    faults = n = 0
    places = [p for p in PLACES if p != "item"]
    for kind, samples in SAMPLES.items():
        for i, sample in enumerate(samples):
            # Each sample in two places; each kind in all of them.
            for place in {places[i], places[(i + 3) % len(places)]}:
                n += 1
                said, written = trial(gongkai, place, sample)
                if written or not any(s in said for s in (f"_{kind}]", "[R-PI-01]")):
                    faults += 1
                    print(f"{kind} {sample} in {place}: written {bool(written)}\n{said[:400]}")
    for code in ITEMS:
        n += 1
        said, written = trial(gongkai, "item", code)
        if written or "[SECRET_ITEM]" not in said:
            faults += 1
            print(f"item {code}: written {bool(written)}\n{said[:400]}")
    for i, sample in enumerate(SILENT):
        n += 1
        said, written = trial(gongkai, places[i % 3], sample)
        if not written or any(s in said for s in ("[PRIVATE_", "[SECRET_", "[R-PI-01]", "[R-SEC-01]")):
            faults += 1
            print(f"silent {sample} in {places[i % 3]}: written {bool(written)}\n{said[:400]}")
    print(f"{n} trials, {faults} faults")
    return faults > 0


if __name__ == "__main__":
    sys.exit(main())
