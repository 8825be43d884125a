#!/usr/bin/env python3
"""Reads a PDF with another library than the one that wrote it and holds it to
ISO 19005-2 (or -3) level A and ISO 14289-1, as far as documents of text and
rules go; docs/pdf.md says which check belongs to which clause.

usage: conform.py FILE.pdf [--part 2|3] [--text]

Prints one line for each fault and a count.  --text prints the text as the
structure tree gives it, a line for each element that holds content.
"""
import argparse
import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.ttLib import TTFont

from structure import Mark, as_list, check_elements, r, read_tree, tree_entries

OPERATORS = set("BT ET Tf Td Tm Tc Tj TJ g re f BMC BDC EMC".split())
LANG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$")


# ---- the file: ISO 19005-2, 6.1 ----

def check_file(path, pdf):
    data = open(path, "rb").read()
    r.need(re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", data), "A 6.1.2", "header")
    r.need(data.endswith(b"%%EOF\n") and data.count(b"%%EOF") == 1, "A 6.1.3", "end of file")
    r.need("/Encrypt" not in pdf.trailer, "A 6.1.3", "encrypted")
    ids = pdf.trailer.get("/ID")
    r.need(ids is not None and len(ids) == 2 and len(bytes(ids[0])) == 16, "A 6.1.3", "no ID")
    for m in re.finditer(rb"(.)(\d+) (\d+) obj(.)", data, re.S):
        r.need(m[1] == b"\n" and m[4] == b"\n", "A 6.1.9", f"spacing of object {m[2]}")
    check = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    r.need(check.returncode == 0 and "WARNING" not in check.stdout + check.stderr, "A 6.1",
           "qpdf: " + check.stdout + check.stderr)
    r.need(len(pdf.objects) < 8388607, "A 6.1.13", "objects")


def walk(o, seen, visit):
    if isinstance(o, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)) and o.is_indirect:
        if o.objgen in seen:
            return
        seen.add(o.objgen)
    visit(o)
    if isinstance(o, (pikepdf.Dictionary, pikepdf.Stream)):
        for k, v in o.items():
            r.need(len(k.encode()) <= 128, "A 6.1.13", f"name {k}")
            walk(v, seen, visit)
    elif isinstance(o, pikepdf.Array):
        for v in o:
            walk(v, seen, visit)


def check_objects(pdf):
    def visit(o):
        if isinstance(o, pikepdf.String):
            r.need(len(bytes(o)) < 32768, "A 6.1.13", "string too long")
        elif isinstance(o, pikepdf.Name):
            r.need(len(str(o).encode()) <= 128, "A 6.1.13", f"name {o}")
        elif isinstance(o, int) and not isinstance(o, bool):
            r.need(-2**31 <= o < 2**31, "A 6.1.13", f"number {o}")
        elif isinstance(o, pikepdf.Stream):
            for key in ("/F", "/FFilter", "/FDecodeParms"):
                r.need(key not in o, "A 6.1.7.1", f"stream with {key}")
            r.need(str(o.get("/Filter", "/FlateDecode")) == "/FlateDecode", "A 6.1.7.2", "filter")
            r.need("/Ref" not in o and "/OPI" not in o, "A 6.2.9", "XObject")
        if isinstance(o, pikepdf.Dictionary):
            for key in ("/AA", "/JS", "/PresSteps"):
                r.need(key not in o, "A 6.5", f"{key} in a dictionary")
            r.need("/Lang" not in o or LANG.match(str(o["/Lang"])), "A 6.7.4, UA 7.2",
                   f"language {o.get('/Lang')}")

    seen = set()
    for o in pdf.objects:
        walk(o, seen, visit)


def check_catalog(root):
    r.need(root.get("/MarkInfo", {}).get("/Marked") is True, "A 6.7.2.2, UA 6.2", "not marked")
    r.need(root.get("/MarkInfo", {}).get("/Suspects", False) is False, "UA 7.1", "suspects")
    r.need("/Lang" in root and str(root.Lang), "A 6.7.4, UA 7.2", "no language")
    r.need(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, "UA 7.1", "title bar")
    for key in ("/AcroForm", "/OCProperties", "/Requirements", "/NeedsRendering", "/AA",
                "/OpenAction", "/Collection", "/Perms"):
        r.need(key not in root, "A 6", f"{key} in the catalogue")
    names = root.get("/Names", {})
    for key in ("/AlternatePresentations", "/JavaScript"):
        r.need(key not in names, "A 6.10", f"{key} in the names")


# ---- colour: 6.2.3 ----

def big(b, at, n=4):
    return int.from_bytes(b[at:at + n], "big")


def check_intent(root):
    intents = root.get("/OutputIntents", [])
    if not r.need(len(intents) == 1 and intents[0].S == "/GTS_PDFA1", "A 6.2.3", "output intent"):
        return
    profile = intents[0].DestOutputProfile
    icc = profile.read_bytes()
    r.need(big(icc, 0) == len(icc) and icc[36:40] == b"acsp", "A 6.2.3", "profile")
    r.need(icc[12:16] == b"mntr" and icc[16:20] == b"RGB " and icc[8] == 2 and profile.N == 3,
           "A 6.2.3", "kind of profile")
    tags = {icc[132 + 12 * i:136 + 12 * i]: (big(icc, 136 + 12 * i), big(icc, 140 + 12 * i))
            for i in range(big(icc, 128))}
    for name in (b"desc", b"cprt", b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"):
        at, size = tags.get(name, (0, 0))
        r.need(128 <= at and at % 4 == 0 and at + size <= len(icc), "A 6.2.3", f"profile {name}")
    at, _ = tags[b"gTRC"]
    n = big(icc, at + 8)
    for i in range(n):
        v = i / (n - 1)
        v = v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        r.need(abs(big(icc, at + 12 + 2 * i, 2) - 65535 * v) < 1, "A 6.2.3", f"curve at {i}")
    for k in range(3):  # the primaries add up to the white of D50
        total = sum(big(icc, tags[t][0] + 8 + 4 * k) for t in (b"rXYZ", b"gXYZ", b"bXYZ"))
        r.need(abs(total - big(icc, 68 + 4 * k)) <= 16, "A 6.2.3", "white of the profile")


# ---- metadata: 6.6 ----

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
PDFNS = "{http://ns.adobe.com/pdf/1.3/}"
AID = "{http://www.aiim.org/pdfa/ns/id/}"
UAID = "{http://www.aiim.org/pdfua/ns/id/}"
EXT = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
PREDEFINED = {DC + n for n in "title creator description language format".split()} | {
    XMP + "CreatorTool", XMP + "CreateDate", XMP + "ModifyDate", PDFNS + "Producer",
    AID + "part", AID + "conformance", EXT + "schemas"}


def one_text(e):
    li = e.find(f".//{RDF}li")
    return (e.text if li is None else li.text) or ""


def check_metadata(pdf, part):
    metadata = pdf.Root.get("/Metadata")
    if not r.need(metadata is not None, "A 6.6.2, UA 7.1", "no metadata"):
        return
    r.need(metadata.Type == "/Metadata" and metadata.Subtype == "/XML", "A 6.6.2", "its type")
    r.need("/Filter" not in metadata, "A 6.6.2", "metadata are packed")
    raw = metadata.read_bytes()
    head = raw[:raw.index(b"?>")]
    r.need(b"bytes=" not in head and b"encoding=" not in head, "A 6.6.2.1", "packet header")
    root = ET.fromstring(raw.decode("utf-8"))
    props = {}
    for description in root.iter(RDF + "Description"):
        for e in description:
            props[e.tag] = e
    r.need(one_text(props.get(AID + "part", ET.Element("x"))) == str(part), "A 6.6.4", "part")
    r.need(one_text(props.get(AID + "conformance", ET.Element("x"))) == "A", "A 6.6.4", "level")
    r.need(one_text(props.get(UAID + "part", ET.Element("x"))) == "1", "UA 5", "part")
    for prefix, uri in (("pdfaid", AID), ("pdfuaid", UAID), ("pdfaExtension", EXT)):
        r.need(f'xmlns:{prefix}="{uri[1:-1]}"'.encode() in raw, "A 6.6.4, UA 5", f"prefix {prefix}")
    declared = set()
    for li in props.get(EXT + "schemas", ET.Element("x")).iterfind(f"{RDF}Bag/{RDF}li"):
        uri, prefix = li.findtext(SCHEMA + "namespaceURI"), li.findtext(SCHEMA + "prefix")
        r.need(uri and prefix and li.findtext(SCHEMA + "schema"), "A 6.6.2.3.3", "schema")
        for p in li.iterfind(f"{SCHEMA}property/{RDF}Seq/{RDF}li"):
            r.need(p.findtext(PROPERTY + "valueType") == "Integer"
                   and p.findtext(PROPERTY + "category") in ("internal", "external")
                   and p.findtext(PROPERTY + "description"), "A 6.6.2.3.3", "property")
            declared.add(f"{{{uri}}}{p.findtext(PROPERTY + 'name')}")
    for tag in props:
        r.need(tag in PREDEFINED or tag in declared, "A 6.6.2.3.1", f"{tag} is not described")
    title = props.get(DC + "title")
    if r.need(title is not None, "UA 7.1", "no dc:title"):
        langs = [li.get("{http://www.w3.org/XML/1998/namespace}lang")
                 for li in title.iterfind(f"{RDF}Alt/{RDF}li")]
        r.need(langs[:1] == ["x-default"] and one_text(title).strip(), "UA 7.1", "dc:title")
        r.need(one_text(title) == str(pdf.docinfo.get("/Title", "")), "A 6.6.3", "title differs")
    for key, tag in (("/Author", DC + "creator"), ("/Subject", DC + "description"),
                     ("/Producer", PDFNS + "Producer"), ("/Creator", XMP + "CreatorTool")):
        in_xmp = one_text(props[tag]) if tag in props else None
        in_info = str(pdf.docinfo[key]) if key in pdf.docinfo else None
        r.need(in_xmp == in_info, "A 6.6.3", f"{key} differs")
    for key, tag in (("/CreationDate", XMP + "CreateDate"), ("/ModDate", XMP + "ModifyDate")):
        in_xmp = "D:" + one_text(props[tag]).replace("-", "") if tag in props else None
        in_info = str(pdf.docinfo[key]) if key in pdf.docinfo else None
        r.need(in_xmp == in_info, "A 6.6.3", f"{key} differs")


# ---- fonts: 6.2.11, UA 7.21 ----

class Font:
    """A composite font: widths, texts and the program itself."""

    def __init__(self, o):
        self.o = o
        self.used = set()
        cid = o.DescendantFonts[0]
        descriptor = cid.FontDescriptor
        r.need(o.Type == "/Font" and o.Subtype == "/Type0" and "/BaseFont" in o
               and cid.Type == "/Font", "A 6.2.11.2", "font dictionary")
        r.need(o.Encoding == "/Identity-H", "A 6.2.11.3.3", "encoding")
        name = str(cid.BaseFont)[1:]
        self.name = name
        r.need(re.match(r"[A-Z]{6}\+", name) and str(descriptor.FontName)[1:] == name,
               "A 6.2.11.4.2", f"subset name {name}")
        self.widths = {}
        array = list(cid.get("/W", []))
        while array:
            first, entry = array.pop(0), array.pop(0)
            if isinstance(entry, pikepdf.Array):
                for i, w in enumerate(entry):
                    self.widths[first + i] = float(w)
            else:
                for c in range(first, entry + 1):
                    self.widths[c] = float(array[0])
                array.pop(0)
        self.default = float(cid.get("/DW", 1000))
        self.texts = read_texts(o.ToUnicode.read_bytes())
        for text in self.texts.values():
            r.need(text and not set(text) & {"\0", "\ufeff", "\ufffe"}, "A 6.2.11.7.2, UA 7.21.7",
                   f"text map of {name}")
        system = cid.CIDSystemInfo
        if "/FontFile3" in descriptor:
            program = descriptor.FontFile3
            r.need(cid.Subtype == "/CIDFontType0" and program.Subtype == "/CIDFontType0C",
                   "A 6.2.11.2", f"kind of {name}")
            self.read_cff(program.read_bytes(), system)
        else:
            r.need(cid.Subtype == "/CIDFontType2" and "/CIDToGIDMap" in cid, "A 6.2.11.3.2",
                   f"map of {name}")
            data = descriptor.FontFile2.read_bytes()
            r.need(descriptor.FontFile2.Length1 == len(data), "A 6.2.11.2", "length of program")
            self.read_truetype(data, cid.CIDToGIDMap.read_bytes())

    def read_cff(self, data, system):
        fonts = CFFFontSet()
        fonts.decompile(io.BytesIO(data), None)
        top = fonts[0]
        r.need(fonts.fontNames[0] == self.name, "A 6.2.11.2", "name in the program")
        r.need(top.ROS == (str(system.Registry), str(system.Ordering), system.Supplement),
               "A 6.2.11.3.1, UA 7.21.3.1", f"character collection of {self.name}")
        matrix = top.rawDict.get("FontMatrix", [0.001])
        self.program = {}
        for gid, glyph in enumerate(top.charset):
            cid = 0 if glyph == ".notdef" else int(glyph[3:])
            charstring = top.CharStrings[glyph]
            private = charstring.private
            extractor = T2WidthExtractor(getattr(private, "Subrs", []), fonts.GlobalSubrs,
                                         private.nominalWidthX, private.defaultWidthX)
            extractor.execute(charstring)
            self.program[cid] = extractor.width * float(matrix[0]) * 1000

    def read_truetype(self, data, gids):
        font = TTFont(io.BytesIO(data))
        for table in ("glyf", "head", "hhea", "hmtx", "loca", "maxp"):
            r.need(table in font, "A 6.2.11.2", f"{self.name} lacks {table}")
        upem, order = font["head"].unitsPerEm, font.getGlyphOrder()
        self.program = {}
        for cid in range(len(gids) // 2):
            gid = int.from_bytes(gids[2 * cid:2 * cid + 2], "big")
            r.need(gid < len(order), "A 6.2.11.4.1", "glyph beyond the program")
            if gid > 0 or cid == 0:
                self.program[cid] = font["hmtx"][order[gid]][0] * 1000 / upem

    def width(self, code):
        return self.widths.get(code, self.default)

    def check_use(self):
        for code in sorted(self.used):
            r.need(code != 0, "A 6.2.11.8, UA 7.21.8", f".notdef of {self.name}")
            if r.need(code in self.program, "A 6.2.11.4.1", f"{self.name} lacks CID {code}"):
                r.need(abs(self.program[code] - self.width(code)) <= 1, "A 6.2.11.5, UA 7.21.5",
                       f"width of {self.name} {code}: {self.program[code]}, {self.width(code)}")
            r.need(code in self.texts, "A 6.2.11.7.2, UA 7.21.7", f"{self.name} {code}: no text")


def read_texts(cmap):
    texts = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        pairs = re.findall(rb"<([0-9A-F]{4})><([0-9A-F]+)>", block)
        r.need(len(pairs) <= 100, "A 6.2.11.7.2", "block of a text map")
        for code, text in pairs:
            texts[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return texts


# ---- pages: 6.2.2, UA 7.1 ----

def private(text):
    return any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text)


def read_page(page, number, fonts):
    """The marks of a page by MCID; every operator is looked at."""
    resources = page.get("/Resources")
    r.need(resources is not None, "A 6.2.2", f"page {number}: no resources of its own")
    r.need("/Group" not in page, "A 6.2.10", f"page {number}: transparency")
    x0, y0, x1, y1 = (float(v) for v in page.MediaBox)
    r.need(3 <= x1 - x0 <= 14400 and 3 <= y1 - y0 <= 14400, "A 6.1.13", f"page {number}: size")
    marks, stack, font, in_text = {}, [], None, False
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if not r.need(op in OPERATORS, "A 6.2.2", f"page {number}: operator {op}"):
            continue
        if op in ("BMC", "BDC"):
            tag = str(operands[0])[1:]
            props = operands[1] if op == "BDC" else {}
            mark = None
            if tag != "Span" or "/MCID" in props:
                r.need(not stack, "UA 7.1", f"page {number}: {tag} inside another sequence")
            if "/MCID" in props:
                mark = Mark(number, int(props["/MCID"]), tag)
                r.need(mark.mcid not in marks, "UA 7.1", f"page {number}: MCID {mark.mcid} twice")
                marks[mark.mcid] = mark
            else:
                r.need(tag in ("Artifact", "Span"), "UA 7.1", f"page {number}: {tag} without MCID")
            actual = str(props["/ActualText"]) if "/ActualText" in props else None
            r.need("/Lang" not in props or LANG.match(str(props["/Lang"])), "A 6.7.4", "language")
            stack.append((tag, mark, actual, in_text))
        elif op == "EMC":
            if r.need(bool(stack), "A 6.2.2", f"page {number}: EMC"):
                tag, mark, actual, was_in_text = stack.pop()
                r.need(in_text == was_in_text, "A 6.2.2", f"page {number}: marks cross text")
                if actual is not None and stack and stack[0][1]:
                    stack[0][1].text += actual
        elif op in ("BT", "ET"):
            r.need(in_text == (op == "ET"), "A 6.2.2", f"page {number}: text objects")
            in_text = op == "BT"
        elif op == "Tf":
            name = str(operands[0])
            font = fonts.setdefault(resources.Font[name].objgen, None)
            if font is None:
                font = fonts[resources.Font[name].objgen] = Font(resources.Font[name])
        if op in ("Tj", "TJ", "f", "re"):
            r.need(any(tag == "Artifact" or mark for tag, mark, _, _ in stack), "UA 7.1",
                   f"page {number}: content neither tagged nor artifact")
        if op in ("Tj", "TJ"):
            show(operands[0], font, stack, number)
    r.need(not stack, "A 6.2.2", f"page {number}: open sequence")
    return marks


def show(array, font, stack, number):
    for piece in as_list(array):
        if not isinstance(piece, pikepdf.String):
            continue
        raw = bytes(piece)
        for i in range(0, len(raw), 2):
            code = int.from_bytes(raw[i:i + 2], "big")
            font.used.add(code)
            text = font.texts.get(code, "")
            said = any(s[2] is not None for s in stack)
            r.need(said or not private(text), "A 6.2.11.7.3", f"page {number}: private character")
            if stack and stack[0][1] and not said:
                stack[0][1].text += text


# ---- links, bookmarks, labels: 6.3, UA 7.18 ----

def check_destination(d, pages, clause):
    r.need(isinstance(d, pikepdf.Array) and d[0].objgen in {p.objgen for p in pages}
           and d[1] == "/XYZ", clause, "a destination that is none")


def check_navigation(pdf, pages):
    for number, page in enumerate(pages):
        annotations = list(page.get("/Annots", []))
        r.need(not annotations or page.get("/Tabs") == "/S", "UA 7.18.3", f"page {number}: tab order")
        for a in annotations:
            r.need(a.Subtype == "/Link" and "/A" not in a, "A 6.3.1", "kind of annotation")
            r.need(a.get("/F", 0) == 4, "A 6.3.2", "flags of an annotation")
            r.need(str(a.get("/Contents", "")).strip(), "UA 7.18.5", "a link without description")
            check_destination(a.get("/Dest"), pages, "A 6.5")
            x0, y0, x1, y1 = (float(v) for v in a.Rect)
            r.need(0 <= x0 < x1 <= float(page.MediaBox[2]) and 0 <= y0 < y1
                   <= float(page.MediaBox[3]), "A 6.3", f"page {number}: a link off the page")
    outline = pdf.Root.get("/Outlines")
    if outline is not None:
        check_bookmarks(outline, pages)
    labels = tree_entries(pdf.Root.PageLabels, "/Nums")
    r.need(labels and labels[0][0] == 0, "labels", "the first page has no label")


def check_bookmarks(parent, pages):
    o, previous, count = parent.get("/First"), None, 0
    while o is not None:
        r.need(o.Parent.objgen == parent.objgen and str(o.Title).strip(), "bookmarks", "parent")
        r.need((o.Prev.objgen if "/Prev" in o else None) == previous, "bookmarks", "chain")
        check_destination(o.Dest, pages, "bookmarks")
        count += 1 + (check_bookmarks(o, pages) if "/First" in o else 0)
        previous, last = o.objgen, o
        o = o.get("/Next")
    r.need(parent.Last.objgen == last.objgen and parent.Count == count, "bookmarks", "count")
    return count


def check_attachments(pdf, part):
    files = pdf.Root.get("/Names", {}).get("/EmbeddedFiles")
    if part == 2:
        r.need(files is None and "/AF" not in pdf.Root, "A 6.8", "attached files")
        return
    associated = {o.objgen for o in pdf.Root.get("/AF", [])}
    for name, spec in tree_entries(files or {}, "/Names"):
        r.need(spec.objgen in associated and spec.AFRelationship in ("/Data", "/Source"), "A-3 6.8", f"{name}")
        r.need(str(spec.F) and str(spec.UF) == str(name), "A-3 6.8, UA 7.11", f"name of {name}")
        stream = spec.EF.F
        r.need(stream.Type == "/EmbeddedFile" and "/" in str(stream.Subtype)[1:], "A-3 6.8", "MIME")
        r.need(stream.Params.Size == len(stream.read_bytes()), "A-3 6.8", f"size of {name}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("file")
    options.add_argument("--part", type=int, default=2)
    options.add_argument("--text", action="store_true")
    options = options.parse_args()
    pdf = pikepdf.open(options.file)
    check_file(options.file, pdf)
    check_objects(pdf)
    check_catalog(pdf.Root)
    check_intent(pdf.Root)
    check_metadata(pdf, options.part)
    fonts = {}
    pages = [p.obj for p in pdf.pages]
    marks = [read_page(p, i, fonts) for i, p in enumerate(pages)]
    for font in fonts.values():
        font.check_use()
    document = read_tree(pdf, pages, marks)
    check_elements(document)
    check_navigation(pdf, pages)
    check_attachments(pdf, options.part)
    if options.text:
        for e in document.all():
            if any(isinstance(k, Mark) for k in e.kids):
                print(f"{e.type} {e.text()}")
    else:
        print("\n".join(r.faults[:100]))
        print(f"{r.looked} checks, {len(pages)} pages, {sum(1 for _ in document.all())} elements,"
              f" {len(fonts)} fonts, {len(r.faults)} faults")
    sys.exit(1 if r.faults or not pages or not fonts else 0)


main()
