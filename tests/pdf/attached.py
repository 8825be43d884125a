#!/usr/bin/env python3
"""The sheets travel with the document, and only where they are asked for.

usage: attached.py GONGKAI TEMPLATE DATASET...
Builds each dataset as a-3a and as plain.  The files attached to the first are
those of the folder that the template's schema names, in its order, byte for
byte, with their kind, relation and description; it conforms to part 3.  The
second has neither attachments nor tags.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

gongkai, template = sys.argv[1], Path(sys.argv[2])
faults = []


def need(good, text):
    if not good:
        faults.append(text)


def build(dataset, profile, folder):
    subprocess.run([gongkai, "build", str(dataset), "--pdf", profile, "-o", folder], check=True)
    path = Path(folder) / f"{dataset.name}.pdf"
    check = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    need(check.returncode == 0, f"{path.name}, {profile}: {check.stdout}{check.stderr}")
    return path


def sheets_of_schema():
    """Attributes of each sheet, in the order of the file."""
    text = re.sub(r"<!--.*?-->", "", (template / "schema.xml").read_text("utf-8"), flags=re.S)
    for attributes in re.findall(r"<(?:sheet|prose)\b([^>]*)>", text):
        yield dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))


def expected(dataset):
    for a in sheets_of_schema():
        for ending in (".csv", ".md"):
            path = dataset / (a["name"] + ending)
            if path.exists() and a.get("from", "dataset") == "dataset":
                yield path


def check_attached(path, dataset):
    files = list(expected(dataset))
    need(files, f"{dataset.name}: no sheets")
    with pikepdf.open(path) as pdf:
        specs = list(pdf.Root.get("/AF", []))
        need([str(s.UF) for s in specs] == [f.name for f in files],
             f"{dataset.name}: attached {[str(s.UF) for s in specs]}, sheets {[f.name for f in files]}")
        for spec, file in zip(specs, files):
            prose = file.suffix == ".md"
            stream = spec.EF.F
            need(stream.read_bytes() == file.read_bytes(), f"{file.name}: other bytes")
            need(stream.Params.Size == file.stat().st_size, f"{file.name}: size")
            need(str(stream.Subtype) == ("/text/markdown" if prose else "/text/csv"),
                 f"{file.name}: {stream.Subtype}")
            need(str(spec.AFRelationship) == ("/Source" if prose else "/Data"),
                 f"{file.name}: {spec.AFRelationship}")
            need(str(spec.Desc) == file.stem, f"{file.name}: described as {spec.Desc}")
        need(sorted(pdf.attachments) == sorted(f.name for f in files), f"{dataset.name}: names")


def check_plain(path):
    with pikepdf.open(path) as pdf:
        for key in ("/AF", "/Names", "/MarkInfo", "/StructTreeRoot", "/OutputIntents"):
            need(key not in pdf.Root, f"{path.name}: plain with {key}")
        for number, page in enumerate(pdf.pages):
            operators = {str(op) for _, op in pikepdf.parse_content_stream(page)}
            need(not operators & {"BDC", "BMC", "EMC", "DP", "MP"}, f"plain page {number}: marks")
            need("/StructParents" not in page, f"plain page {number}: StructParents")


for dataset in map(Path, sys.argv[3:]):
    with tempfile.TemporaryDirectory() as folder:
        path = build(dataset, "a-3a", folder)
        check_attached(path, dataset)
        conform = subprocess.run([sys.executable, "-B", Path(__file__).parent / "conform.py",
                                  "--part", "3", path], capture_output=True, text=True)
        need(conform.returncode == 0, f"{dataset.name}: {conform.stdout}{conform.stderr}")
        check_plain(build(dataset, "plain", folder))
print("\n".join(faults))
sys.exit(1 if faults else 0)
