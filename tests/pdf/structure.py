"""The structure tree of a PDF as another library reads it: conform.py's second half."""
import re
import sys

import pikepdf

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4"
    " H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code"
    " Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split())


class Report:
    def __init__(self):
        self.faults = []
        self.looked = 0

    def need(self, good, clause, text):
        self.looked += 1
        if not good:
            self.faults.append(f"{clause}: {text}")
        return good


r = Report()


class Mark:
    def __init__(self, page, mcid, tag):
        self.page, self.mcid, self.tag = page, mcid, tag
        self.text = ""
        self.element = None


def as_list(value):
    """A value or an array of them; nothing gives none."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


class Element:
    def __init__(self, o, parent):
        self.o, self.parent = o, parent
        self.type = str(o.S)[1:]
        self.kids = []  # Element, Mark or annotation dictionary
        self.attributes = {}
        for d in as_list(o.get("/A")):
            for k, v in d.items():
                self.attributes[k] = v

    def elements(self):
        return [k for k in self.kids if isinstance(k, Element)]

    def types(self):
        return [k.type for k in self.elements()]

    def all(self):
        yield self
        for k in self.elements():
            yield from k.all()

    def marks(self):
        for k in self.kids:
            if isinstance(k, Mark):
                yield k
            elif isinstance(k, Element):
                yield from k.marks()

    def text(self):
        return "".join(m.text for m in self.marks())


def read_tree(pdf, pages, marks):
    page_of = {p.objgen: i for i, p in enumerate(pages)}
    seen = set()
    by_object = {}

    def mark(element, page, mcid):
        m = marks[page_of[page.objgen]].get(int(mcid))
        if r.need(m is not None, "UA 7.1", f"MCID {mcid} of {element.type} is on no page"):
            r.need(m.element is None, "UA 7.1", f"MCID {mcid} belongs to two elements")
            r.need(m.tag == element.type, "UA 7.1", f"MCID {mcid}: {m.tag} in a {element.type}")
            m.element = element
            element.kids.append(m)

    def read(o, parent):
        r.need(o.objgen not in seen, "A 6.7.3.3", "an element stands twice in the tree")
        seen.add(o.objgen)
        e = Element(o, parent)
        by_object[o.objgen] = e
        r.need("/P" in o and (parent is None or o.P.objgen == parent.o.objgen), "UA 7.1",
               f"parent of {e.type}")
        r.need(e.type in STANDARD, "A 6.7.3.4, UA 7.1", f"structure type {e.type}")
        for kid in as_list(o.get("/K")):
            if isinstance(kid, int):
                mark(e, o.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                mark(e, kid.get("/Pg", o.get("/Pg")), kid.MCID)
            elif kid.get("/Type") == "/OBJR":
                r.need("/Pg" in kid or "/Pg" in o, "UA 7.18.5", "OBJR without page")
                e.kids.append(kid.Obj)
            else:
                e.kids.append(read(kid, e))
        return e

    root = pdf.Root.get("/StructTreeRoot")
    if not r.need(root is not None, "A 6.7.3.3, UA 7.1", "no structure tree"):
        sys.exit("no structure tree")
    document = read(root.K, None)
    r.need(root.K.P.objgen == root.objgen and document.type == "Document", "UA 7.1", "its root")
    for number, on_page in enumerate(marks):
        for m in on_page.values():
            r.need(m.element is not None, "UA 7.1", f"page {number}: MCID {m.mcid} is in no element")
    order = [(m.page, m.mcid) for m in document.marks()]
    r.need(order == sorted(order), "UA 7.2", "the order of the tree is not that of the pages")
    check_parents(root, pages, marks, by_object)
    check_ids(root, by_object)
    return document


def tree_entries(node, kind, limits=None):
    entries = []
    for kid in node.get("/Kids", []):
        r.need("/Limits" in kid, "A 6.7.3.3", "a node without limits")
        entries += tree_entries(kid, kind, list(kid.Limits))
    flat = list(node.get(kind, []))
    entries += list(zip(flat[0::2], flat[1::2]))
    if limits:
        r.need([entries[0][0], entries[-1][0]] == limits, "A 6.7.3.3", "limits of a node")
    keys = [bytes(k) if isinstance(k, pikepdf.String) else k for k, _ in entries]
    r.need(all(a < b for a, b in zip(keys, keys[1:])), "A 6.7.3.3", "order of keys")
    return entries


def check_parents(root, pages, marks, by_object):
    parents = dict(tree_entries(root.ParentTree, "/Nums"))
    r.need(root.ParentTreeNextKey > max(parents, default=-1), "A 6.7.3.3", "next key")
    for number, page in enumerate(pages):
        on_page = marks[number]
        key = page.get("/StructParents")
        r.need((key is not None) == bool(on_page), "UA 7.1", f"page {number}: StructParents")
        if key is not None and r.need(key in parents, "UA 7.1", f"page {number}: no parents"):
            listed = parents.pop(key)
            r.need(len(listed) == len(on_page), "UA 7.1", f"page {number}: number of parents")
            for mcid, o in enumerate(listed):
                r.need(mcid in on_page and on_page[mcid].element is by_object.get(o.objgen),
                       "UA 7.1", f"page {number}: parent of MCID {mcid}")
        for annotation in page.get("/Annots", []):
            key = annotation.get("/StructParent")
            element = by_object.get(parents.pop(key).objgen) if key in parents else None
            r.need(element is not None and element.type == "Link" and any(
                isinstance(k, pikepdf.Dictionary) and k.objgen == annotation.objgen
                for k in element.kids), "UA 7.18.5", f"page {number}: link in no Link element")
    r.need(not parents, "UA 7.1", f"parents of nothing: {sorted(parents)}")


def check_ids(root, by_object):
    listed = {bytes(k): v.objgen for k, v in tree_entries(root.get("/IDTree", {}), "/Names")}
    own = {}
    for e in by_object.values():
        if "/ID" in e.o:
            r.need(bytes(e.o.ID) not in own, "UA 7.9", "an identifier stands twice")
            own[bytes(e.o.ID)] = e.o.objgen
    r.need(own == listed, "UA 7.5", "identifiers and their tree differ")


ALLOWED = {  # parent: kids
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOC", "TOCI", "Caption"}}
WITHIN = {  # kid: parents
    "TR": {"Table", "THead", "TBody", "TFoot"}, "THead": {"Table"}, "TBody": {"Table"},
    "TFoot": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}}


def check_elements(document):
    level = 0
    for e in document.all():
        if e.type in ALLOWED:
            r.need(set(e.types()) <= ALLOWED[e.type], "UA 7.2", f"{e.type} with {e.types()}")
            r.need(not any(isinstance(k, Mark) for k in e.kids), "UA 7.2", f"content in {e.type}")
        if e.type in WITHIN:
            r.need(e.parent is not None and e.parent.type in WITHIN[e.type], "UA 7.2",
                   f"{e.type} in {e.parent and e.parent.type}")
        if re.match(r"H\d", e.type):
            r.need(int(e.type[1]) <= level + 1, "UA 7.4.2", f"{e.type} after H{level}")
            level = int(e.type[1])
        if e.type == "Note":
            r.need("/ID" in e.o, "UA 7.9", "a note without identifier")
        if e.type == "Table":
            check_table(e)
        r.need(e.type not in ("Figure", "Formula", "Form", "Annot", "H"), "UA 7.3", e.type)


def check_table(table):
    types = table.types()
    r.need(types.count("THead") <= 1 and types.count("Caption") <= 1, "UA 7.2", "parts of a table")
    r.need("Caption" not in types[1:-1], "UA 7.2", "place of a caption")
    r.need("THead" not in types or "TBody" in types, "UA 7.2", "a head without body")
    rows = [e for e in table.all() if e.type == "TR"]
    grid, ids = {}, {}
    for e in table.all():
        if "/ID" in e.o:
            ids[bytes(e.o.ID)] = e
    for y, row in enumerate(rows):
        x = 0
        for cell in row.elements():
            while (x, y) in grid:
                x += 1
            wide = int(cell.attributes.get("/ColSpan", 1))
            high = int(cell.attributes.get("/RowSpan", 1))
            for dx in range(wide):
                for dy in range(high):
                    r.need((x + dx, y + dy) not in grid, "UA 7.2", "cells overlap")
                    grid[x + dx, y + dy] = cell
            x += wide
    widths = {y: sum(1 for at in grid if at[1] == y) for y in range(len(rows))}
    regular = r.need(len(set(widths.values())) <= 1 and all(y < len(rows) for _, y in grid),
                     "UA 7.2", f"rows of a table are not alike: {sorted(set(widths.values()))}")
    for e in table.all():
        if e.type == "TH":
            r.need(str(e.attributes.get("/Scope")) in ("/Column", "/Row", "/Both"), "UA 7.5",
                   f"a header cell without scope: {e.text()}")
        for name in e.attributes.get("/Headers", []):
            head = ids.get(bytes(name))
            r.need(head is not None and head.type == "TH", "UA 7.5", f"headers of “{e.text()}”")
    if regular:
        check_headed(grid)


def check_headed(grid):
    """Each cell of data finds a header by Headers, or by the scopes of its row or column."""
    n_columns = max((x for x, _ in grid), default=-1) + 1
    where = {}
    for (x, y), cell in sorted(grid.items()):
        where.setdefault(id(cell), (x, y))
    for cell in {id(c): c for c in grid.values()}.values():
        if cell.type != "TD" or cell.attributes.get("/Headers"):
            continue
        x, y = where[id(cell)]
        scopes = [str(grid[cx, y].attributes.get("/Scope")) for cx in range(n_columns)
                  if grid[cx, y].type == "TH"]
        above = [str(grid[x, cy].attributes.get("/Scope")) for cy in range(y)
                 if grid[x, cy].type == "TH"]
        r.need({"/Row", "/Both"} & set(scopes) or {"/Column", "/Both"} & set(above), "UA 7.5",
               f"“{cell.text()}” has no header")
