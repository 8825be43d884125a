"""Reads a finished, tagged PDF back: headings, paragraphs and tables with their text.

Nothing of the program is used: the file is opened with pikepdf, the structure
tree is walked through /K, and the text of each marked-content sequence is
decoded through the fonts' ToUnicode maps.
"""
import re
from dataclasses import dataclass, field

import pikepdf


@dataclass
class Element:
    """A structure element: its type, text directly in it, and its children."""
    kind: str
    attrs: dict
    kids: list = field(default_factory=list)  # Element or str, in order
    page: int = -1  # page of its first content, from 0

    def text(self):
        return "".join(k if isinstance(k, str) else k.text() for k in self.kids)

    def walk(self):
        yield self
        for k in self.kids:
            if isinstance(k, Element):
                yield from k.walk()

    def find(self, *kinds):
        return [e for e in self.walk() if e.kind in kinds]


def _to_unicode(font):
    """code -> text of a Type0 font with two-byte codes."""
    data = font.ToUnicode.read_bytes().decode("latin-1")
    table = {}

    def text(hexa):
        return bytes.fromhex(hexa).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            table[int(code, 16)] = text(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", data, re.S):
        for low, high, rest in re.findall(
                r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[[^\]]*\]|<[0-9A-Fa-f]*>)", block):
            codes = range(int(low, 16), int(high, 16) + 1)
            if rest.startswith("["):
                for code, value in zip(codes, re.findall(r"<([0-9A-Fa-f]*)>", rest)):
                    table[code] = text(value)
            else:
                start = text(rest[1:-1])
                for i, code in enumerate(codes):
                    table[code] = start[:-1] + chr(ord(start[-1]) + i)
    return table


class Reader:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.fonts = {}
        self.pages = {p.obj.objgen: i for i, p in enumerate(self.pdf.pages)}
        self.content = []  # per page: {mcid: text}
        self.artifacts = []  # per page: text of artifacts
        self.untagged = []  # per page: text that is neither
        for page in self.pdf.pages:
            self._read_page(page)

    def _font(self, page, name):
        obj = page.Resources.Font[name]
        key = obj.objgen if obj.is_indirect else id(obj)
        if key not in self.fonts:
            self.fonts[key] = _to_unicode(obj)
        return self.fonts[key]

    def _read_page(self, page):
        marks, artifacts, untagged = {}, [], []
        stack = []  # (mcid or None, is artifact, ActualText or None)
        table = None

        def show(data):
            raw = bytes(data)
            text = "".join(table[raw[i] << 8 | raw[i + 1]] for i in range(0, len(raw), 2))
            put(text)

        def put(text):
            for entry in stack:
                if entry[2] is not None:
                    return  # replaced as a whole when the sequence ends
            _place(text)

        def _place(text):
            for mcid, artifact, _ in reversed(stack):
                if artifact:
                    artifacts.append(text)
                    return
                if mcid is not None:
                    marks[mcid] = marks.get(mcid, "") + text
                    return
            untagged.append(text)

        for operands, operator in pikepdf.parse_content_stream(page):
            op = str(operator)
            if op == "Tf":
                table = self._font(page, operands[0])
            elif op == "Tj":
                show(operands[0])
            elif op == "TJ":
                for item in operands[0]:
                    if isinstance(item, pikepdf.String):
                        show(item)
            elif op in ("BDC", "BMC"):
                mcid = actual = None
                if op == "BDC" and isinstance(operands[1], pikepdf.Dictionary):
                    if "/MCID" in operands[1]:
                        mcid = int(operands[1].MCID)
                        marks.setdefault(mcid, "")
                    if "/ActualText" in operands[1]:
                        actual = str(operands[1].ActualText)
                stack.append((mcid, str(operands[0]) == "/Artifact", actual))
            elif op == "EMC":
                actual = stack[-1][2]
                if actual is not None:
                    top = stack.pop()
                    stack.append((top[0], top[1], None))
                    put(actual)
                stack.pop()
        self.content.append(marks)
        self.artifacts.append(artifacts)
        self.untagged.append("".join(untagged))

    def tree(self):
        root = self.pdf.Root.StructTreeRoot
        top = Element("Root", {})
        self._add_kids(top, root.get("/K"), None)
        return top

    def _element(self, node, page):
        attrs = {}
        a = node.get("/A")
        for d in ([a] if isinstance(a, pikepdf.Dictionary) else list(a or [])):
            if isinstance(d, pikepdf.Dictionary):
                for key, value in d.items():
                    attrs[key] = value
        e = Element(str(node.S)[1:], attrs)
        if "/Pg" in node:
            page = self.pages[node.Pg.objgen]
        self._add_kids(e, node.get("/K"), page)
        for k in e.kids:
            if isinstance(k, Element) and e.page < 0:
                e.page = k.page
        return e

    def _add_kids(self, e, kids, page):
        if kids is None:
            return
        if not isinstance(kids, pikepdf.Array):
            kids = [kids]
        for k in kids:
            if isinstance(k, int):
                self._add_text(e, page, k)
            elif k.get("/Type") == "/MCR":
                where = self.pages[k.Pg.objgen] if "/Pg" in k else page
                self._add_text(e, where, int(k.MCID))
            elif k.get("/Type") == "/OBJR":
                continue
            else:
                e.kids.append(self._element(k, page))

    def _add_text(self, e, page, mcid):
        if e.page < 0:
            e.page = page
        e.kids.append(self.content[page][mcid])


def table_rows(table):
    """The rows of a Table element as dicts {column: (text, is head)}, spans filled in.

    A cell over several rows or columns stands in each place that it covers.
    Returns (head rows, body rows)."""
    head, body = [], []
    pending = {}  # column -> (rows left, cell)
    for group in table.kids:
        if not isinstance(group, Element):
            continue
        rows = [group] if group.kind == "TR" else [r for r in group.kids
                                                   if isinstance(r, Element) and r.kind == "TR"]
        for tr in rows:
            cells = {}
            for column in list(pending):
                left, cell = pending[column]
                cells[column] = cell
                if left == 1:
                    del pending[column]
                else:
                    pending[column] = (left - 1, cell)
            column = 0
            for td in tr.kids:
                if not isinstance(td, Element):
                    continue
                while column in cells:
                    column += 1
                cell = (td.text(), td.kind == "TH")
                colspan = int(td.attrs.get("/ColSpan", 1))
                rowspan = int(td.attrs.get("/RowSpan", 1))
                for c in range(column, column + colspan):
                    cells[c] = cell
                    if rowspan > 1:
                        pending[c] = (rowspan - 1, cell)
                column += colspan
            (head if group.kind == "THead" else body).append(cells)
    return head, body
