#!/usr/bin/env python3
"""Every check of conform.py can fail: each fault put into the sample is found,
under its clause.

usage: selftest.py SAMPLE.pdf
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

sample = sys.argv[1]
conform = str(Path(__file__).with_name("conform.py"))


def elements(pdf, kind):
    """Structure elements of a kind, in the order of their numbers."""
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name("/" + kind)
            and "/P" in o]


def font(pdf):
    return pdf.pages[0].obj.Resources.Font["/F0"]


def replace(pdf, page, old, new):
    stream = pdf.pages[page].obj.Contents
    data = stream.read_bytes()
    assert old in data, old
    stream.write(data.replace(old, new, 1))


def xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data, old
    pdf.Root.Metadata.write(data.replace(old, new))


def put(o, key, value):
    o[key] = value


def cut(o, key):
    del o[key]


def swap_kids(pdf):
    k = elements(pdf, "TR")[1].K
    first, second = k[0], k[1]
    k[0], k[1] = second, first


def parents_wrong(pdf):
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    nums[1][0] = nums[3][0]


def attribute(o, key):
    del o.A[key]


FAULTS = [  # name, clause, what is done
    ("no_mark", "A 6.7.2.2", lambda p: cut(p.Root, "/MarkInfo")),
    ("no_language", "A 6.7.4", lambda p: cut(p.Root, "/Lang")),
    ("bad_language", "A 6.7.4", lambda p: put(p.Root, "/Lang", String("zh_CN!"))),
    ("no_title_bar", "UA 7.1", lambda p: cut(p.Root, "/ViewerPreferences")),
    ("no_intent", "A 6.2.3", lambda p: cut(p.Root, "/OutputIntents")),
    ("no_part", "A 6.6.4", lambda p: xmp(p, b"<pdfaid:part>3</pdfaid:part>", b"")),
    ("no_ua_part", "UA 5", lambda p: xmp(p, b"<pdfuaid:part>1</pdfuaid:part>", b"")),
    ("schema_unsaid", "A 6.6.2.3.1", lambda p: xmp(p, b"<pdfaProperty:name>part<",
                                                   b"<pdfaProperty:name>amd<")),
    ("title_differs", "A 6.6.3", lambda p: put(p.docinfo, "/Title", String("x"))),
    ("date_differs", "A 6.6.3", lambda p: put(p.docinfo, "/ModDate", String("D:20230101"))),
    ("script", "A 6.5", lambda p: put(p.Root, "/AA", Dictionary(JS=String("x")))),
    ("form", "A 6", lambda p: put(p.Root, "/AcroForm", Dictionary())),
    ("untagged", "UA 7.1", lambda p: replace(p, 0, b"/Artifact BMC", b"/Span BMC")),
    ("bare", "UA 7.1", lambda p: replace(p, 4, b"EMC", b"EMC 0 0 1 1 re f")),
    ("wrong_type", "UA 7.1", lambda p: replace(p, 0, b"/H1<<", b"/P<<")),
    ("wrong_mcid", "UA 7.1", lambda p: replace(p, 0, b"/MCID 0", b"/MCID 7")),
    ("operator", "A 6.2.2", lambda p: replace(p, 0, b"BT", b"xx BT")),
    ("colour", "A 6.2.2", lambda p: replace(p, 0, b"BT", b"1 0 0 rg BT")),
    ("notdef", "A 6.2.11.8", lambda p: replace(p, 5, b"Td(", b"Td(\0\0")),
    ("beyond", "A 6.2.11.4.1", lambda p: replace(p, 5, b"Td(", b"Td(\x7f\x7f")),
    ("width", "A 6.2.11.5", lambda p: put(font(p).DescendantFonts[0], "/DW", 900)),
    ("no_text", "A 6.2.11.7.2", lambda p: font(p).ToUnicode.write(b"")),
    ("no_subset_tag", "A 6.2.11.4.2",
     lambda p: put(font(p).DescendantFonts[0], "/BaseFont", Name("/X"))),
    ("collection", "A 6.2.11.3.1",
     lambda p: put(font(p).DescendantFonts[0].CIDSystemInfo, "/Ordering", String("GB1"))),
    ("private_unsaid", "A 6.2.11.7.3",
     lambda p: replace(p, 2, b"/ActualText<FEFFE000>", b"")),
    ("unknown_type", "A 6.7.3.4", lambda p: put(elements(p, "Note")[0], "/S", Name("/Nota"))),
    ("parent", "UA 7.1", lambda p: put(elements(p, "TD")[0], "/P", p.Root.StructTreeRoot.K)),
    ("parent_tree", "UA 7.1", parents_wrong),
    ("no_parents", "UA 7.1", lambda p: cut(p.pages[0].obj, "/StructParents")),
    ("order", "UA 7.2", swap_kids),
    ("heading_skipped", "UA 7.4.2", lambda p: put(elements(p, "H1")[0], "/S", Name("/H2"))),
    ("note_without_id", "UA 7.9", lambda p: cut(elements(p, "Note")[0], "/ID")),
    ("id_unlisted", "UA 7.5", lambda p: put(elements(p, "TD")[0], "/ID", String("zz"))),
    ("no_scope", "UA 7.5", lambda p: attribute(elements(p, "TH")[0], "/Scope")),
    ("headers_astray", "UA 7.5",
     lambda p: put(elements(p, "TD")[0].A, "/Headers", Array([String("zz")]))),
    ("no_header", "UA 7.5", lambda p: [put(e.A, "/Scope", Name("/Column"))
                                       for e in elements(p, "TH")[2:]]
     and cut(elements(p, "TD")[2], "/A") or cut(elements(p, "TD")[0], "/A")
     or [put(e, "/S", Name("/TD")) for e in elements(p, "TH")]),
    ("ragged", "UA 7.2", lambda p: attribute(elements(p, "TH")[1], "/ColSpan")),
    ("misplaced", "UA 7.2", lambda p: put(elements(p, "LI")[0], "/S", Name("/P"))),
    ("link_untagged", "UA 7.18.5",
     lambda p: put(elements(p, "Link")[0], "/S", Name("/Span"))),
    ("link_unsaid", "UA 7.18.5", lambda p: cut(p.pages[1].obj.Annots[0], "/Contents")),
    ("link_flags", "A 6.3.2", lambda p: cut(p.pages[1].obj.Annots[0], "/F")),
    ("tab_order", "UA 7.18.3", lambda p: cut(p.pages[1].obj, "/Tabs")),
    ("relation", "A-3 6.8", lambda p: put(p.Root.AF[0], "/AFRelationship", Name("/Unspecified"))),
    ("bookmark", "bookmarks", lambda p: put(p.Root.Outlines, "/Count", 9)),
    ("group", "A 6.2.10", lambda p: put(p.pages[0].obj, "/Group", Dictionary())),
]


def faults_of(path):
    found = subprocess.run([sys.executable, "-B", conform, path, "--part", "3"],
                           capture_output=True, text=True)
    return found.returncode, found.stdout, found.stderr


wrong = []
with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder) / "broken.pdf")
    for name, clause, damage in FAULTS:
        with pikepdf.open(sample) as pdf:
            damage(pdf)
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        status, out, err = faults_of(path)
        # qpdf writes another header and end of file; those lines are not counted.
        lines = [x for x in out.splitlines() if not x.startswith(("A 6.1.2", "A 6.1.3", "A 6.1.9"))]
        if status != 1 or err or not any(clause in x.split(":")[0] for x in lines[:-1]):
            wrong.append(f"{name}: not found under {clause}:\n{out}{err}")
print("\n".join(wrong))
print(f"{len(FAULTS)} faults put in, {len(wrong)} not found")
sys.exit(1 if wrong else 0)
