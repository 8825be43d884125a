#!/usr/bin/env python3
"""Makes the fonts of test_hard_fonts.c and a table of roles that names them.

usage: hard_fonts.py FOLDER
"""
import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.cffLib import SubrsIndex
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

folder = Path(sys.argv[1])
root = Path(__file__).resolve().parents[2]
ORDER = [".notdef", "space", "A", "B", "acute"]
CMAP = {32: "space", 65: "A", 66: "B", 0xB4: "acute"}
ADVANCE = {".notdef": 500, "space": 250, "A": 611, "B": 722, "acute": 333}
BOX = [100, 0, "rmoveto", 300, "hlineto", 600, "vlineto", -300, "hlineto", "endchar"]
ROUND = [200, 50, "rmoveto", 100, 50, 50, 100, 0, 150, "rrcurveto", -100, -50, -50, -100, 0, -150,
         "rrcurveto", "endchar"]


def builder(upem, is_ttf, name):
    fb = FontBuilder(upem, isTTF=is_ttf)
    fb.setupGlyphOrder(ORDER)
    fb.setupCharacterMap(CMAP)
    return fb, name


def finish(fb, name, advance=ADVANCE):
    fb.setupHorizontalMetrics({g: (w, 0) for g, w in advance.items()})
    fb.setupHorizontalHeader(ascent=800, descent=-200)
    fb.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    fb.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    fb.setupPost()
    return fb.font


def cff(name, programs, subrs=(), global_subrs=()):
    """A font keyed by names; the width stands before each program."""
    fb, name = builder(1000, False, name)
    strings = {g: T2CharString(program=[ADVANCE[g] - 500] + p if ADVANCE[g] != 500 else list(p))
               for g, p in programs.items()}
    fb.setupCFF(name, {"FullName": name}, strings, {"nominalWidthX": 500, "defaultWidthX": 500})
    top = fb.font["CFF "].cff[0]
    if subrs:
        top.Private.Subrs = SubrsIndex()
        for p in subrs:
            top.Private.Subrs.append(T2CharString(program=list(p)))
    for p in global_subrs:
        fb.font["CFF "].cff.GlobalSubrs.append(T2CharString(program=list(p)))
    return finish(fb, name)


EMPTY = {".notdef": BOX, "space": ["endchar"], "acute": ROUND}
plain = cff("HardPlain", {**EMPTY, "A": BOX, "B": ROUND})
local = cff("HardLocal", {**EMPTY, "A": [-107, "callsubr"], "B": [-106, "callsubr"]},
            subrs=[BOX, ROUND])
everywhere = cff("HardGlobal", {**EMPTY, "A": [-107, "callgsubr"], "B": ROUND}, global_subrs=[BOX])
# endchar with four operands: A (code 65 of the standard encoding) with acute (194) above.
composed = cff("HardComposed", {**EMPTY, "A": BOX, "B": [120, 200, 65, 194, "endchar"]})


def keyed_by_cid():
    """A shipped face, a few glyphs of several Font DICTs, each glyph in a subroutine."""
    font = TTFont(root / "fonts" / "NotoSerifSC-Regular.otf")
    options = subset.Options(notdef_outline=True, glyph_names=True)
    cutter = subset.Subsetter(options)
    cutter.populate(text="A B12。，一二三—あ")
    cutter.subset(font)
    cff_table = font["CFF "].cff
    top = cff_table[0]
    for fd in top.FDArray:
        fd.Private.Subrs = SubrsIndex()
    for glyph in font.getGlyphOrder():
        string, selected = top.CharStrings.getItemAndSelector(glyph)
        string.decompile()
        subrs = top.FDArray[selected].Private.Subrs
        subrs.append(T2CharString(program=list(string.program)))
        string.program = [len(subrs) - 1 - 107, "callsubr"]
    font["name"].setName("HardCid", 6, 3, 1, 0x409)
    font["name"].setName("HardCid", 6, 1, 0, 0)
    out = io.BytesIO()
    font.save(out)
    out.seek(0)
    return TTFont(out)


def drawn(*contours):
    pen = TTGlyphPen(None)
    for contour in contours:
        pen.moveTo(contour[0])
        for point in contour[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def truetype(name, variable=False):
    fb, name = builder(2048, True, name)
    box = drawn([(100, 0), (100, 1400), (900, 1400), (900, 0)])
    mark = drawn([(200, 1500), (300, 1700), (400, 1500)])
    pair = TTGlyphPen({"A": box, "acute": mark})
    pair.addComponent("A", (1, 0, 0, 1, 0, 0))
    pair.addComponent("acute", (0.5, 0, 0, 0.5, 150, 700))
    fb.setupGlyf({".notdef": box, "space": drawn(), "A": box, "B": pair.glyph(), "acute": mark})
    advance = {g: 2 * w for g, w in ADVANCE.items()}
    if variable:
        fb.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
        fb.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        fb.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)},
                                           [(0, 0), (0, 0), (200, 0), (200, 0)] + [(0, 0)] * 4)]})
    return finish(fb, name, advance)


pair = TTCollection()
pair.fonts = [truetype("HardFirst"), cff("HardSecond", {**EMPTY, "A": [-107, "callsubr"],
                                                        "B": BOX}, subrs=[ROUND])]
pair.save(folder / "hard.ttc", shareTables=False)
rows = ["role,script,file,index,features"]
for font in (plain, local, everywhere, composed, keyed_by_cid(), truetype("HardTrueType"),
             truetype("HardVariable", True)):
    name = font["name"].getDebugName(6)
    font.save(folder / f"{name}.font")
    rows.append(f"{name},any,{name}.font,0,")
rows += ["HardFirst,any,hard.ttc,0,", "HardSecond,any,hard.ttc,1,"]
(folder / "hard.csv").write_text("\n".join(rows) + "\n")
