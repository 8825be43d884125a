"""usage: look.py GONGKAI [--draft] DATASET...    check the look of documents
       look.py GONGKAI --derive long|tiny DATASET   ... of one made from a dataset (see derive.py)

The measures of docs and templates, on the finished pages: every check is a function of a dump that gives its findings."""
import collections
import os
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import derive
import dump

MM = 360000 / 127  # in 1/1000 pt
SIZES = {42000, 36000, 26000, 24000, 22000, 15750, 14000, 12000, 10500, 9000, 7500, 6500}
WEIGHTS = {250, 500, 1000}
BODY, FOLIO = 15750, 14000
FOLIO_DROP, FOLIO_INSET, DOT_PITCH = 24100, 14000, 7000
WATERMARK_GRAY = 255 * 9 // 10 + 1  # 90 % white
# Marks that a line may not begin or end with (GB/T 15834, CLREQ).
NOT_FIRST = '。，、；：？！）》〉」』】〕”’%％·…—,.;:?!)]}'
NOT_LAST = '（《〈「『【〔“‘([{'
UNITS = re.compile(r'(万元|亿元|元|万|亿|%|％|年|月|日|个|辆|台|名|人|次|件|条|项|公里|号)')
FIGURE = re.compile(r'-?(\d{1,3}(,\d{3})+|\d+)\.\d\d$')
BLOCKS = ('P', 'H', 'LI', 'TD', 'TH', 'TOCI', 'Caption', 'Note')
CELLS = ('TD', 'TH')


class Area:
    """What may be printed on, by the shape of the page."""

    def __init__(self, page):
        upright = page.width < page.height
        top, bottom, left, right = (37, 35, 28, 26) if upright else (20, 20, 20, 20)
        self.left, self.right = left * MM, page.width - right * MM
        self.top, self.bottom = top * MM, page.height - bottom * MM
        self.lines = 22 if upright else 17
        self.pitch = (self.bottom - self.top - BODY) / (self.lines - 1)


def at(page, run):
    return 'page %d, %.1f %.1f: "%s"' % (page.number, run.x / 1000, run.y / 1000, run.text)


def is_folio(page, run):
    return run.tag is None and run.size == FOLIO and abs(run.y - Area(page).bottom - FOLIO_DROP) < 50


def is_draft_mark(page, run):
    """The line at the top of a draft and the marks beside its right edge."""
    area = Area(page)
    return run.tag is None and (run.turned or run.y < area.top) or run.text[:1] == '▲' and run.x > area.right


def printed(page):
    return [r for r in page.runs if not is_folio(page, r) and not is_draft_mark(page, r)]


def first_table_after(tag):
    """A heading that is the title of the table that follows it."""
    kids = tag.parent.kids if tag.parent else []
    after = kids[kids.index(tag) + 1:] if tag in kids else []
    return bool(after) and after[0].kind == 'Table'


# ---- the checks ----

def grid(doc):
    """Prose stands on the lines of the grid."""
    out = []
    for page in doc.pages:
        area = Area(page)
        for run in printed(page):
            tag = doc.above(run, BLOCKS)
            if run.size != BODY or tag is None or tag.kind in CELLS or tag.kind == 'TOCI':
                continue
            if tag.kind == 'H' and first_table_after(tag):
                continue
            line = (run.y - BODY * 0.88 - area.top) / area.pitch
            if abs(line - round(line)) * area.pitch > 50:
                out.append(at(page, run) + ' is %.2f lines down' % line)
    return out


def prose_edges(doc):
    """Justified lines end on the measure."""
    out = []
    for lines in blocks_of(doc, ('P', 'LI')):
        for page, runs in lines[:-1]:
            if runs[0].size != BODY or runs[0].face.startswith('NotoSans') and len(runs) == 1:
                continue
            last, area = runs[-1], Area(page)
            blank = last.size / 2 if last.text[-1:] in NOT_FIRST else 0
            if not -50 <= last.right - area.right <= blank + 50:
                out.append(at(page, last) + ' ends at %.2f' % (last.right / 1000))
    return out


def uprights(page):
    """x, top and bottom of upright rules."""
    return [(x + w / 2, y, y + h) for x, y, w, h in page.rules if h > w]


def figures(doc):
    """Figures of a column end at one x; digits are half an em wide, so that points are under points."""
    ends, out = collections.defaultdict(list), []
    for page in doc.pages:
        rules = uprights(page)
        for run in page.runs:
            cell = doc.above(run, ('TD',))
            if cell is None or not FIGURE.match(run.text):
                continue
            digits = sum(c.isdigit() for c in run.text)
            mark = (run.w - digits * run.size / 2) / (len(run.text) - digits) / run.size
            if not 0.2 <= mark <= 0.4:
                out.append(at(page, run) + ' has digits that are not half an em')
            table = doc.above(run, ('Table',))
            right = min([x for x, a, b in rules if a <= run.y <= b and x >= run.right], default=Area(page).right)
            if run.size >= 9000 and table.kids and any(k.kind == 'THead' for k in table.kids):
                ends[page.number, table.index, round(right)].append((page, run))
    for column in ends.values():
        usual = collections.Counter(r.right for _, r in column).most_common(1)[0][0]
        for page, run in column:
            point = run.right - run.size
            if abs(run.right - usual) > 50 or abs(point - (usual - run.size)) > 200:
                out.append(at(page, run) + ' ends at %.2f, its column at %.2f' % (run.right / 1000, usual / 1000))
    return out


def inside(doc):
    """Nothing outside the area; nothing across the rules of its cell."""
    out = []
    for page in doc.pages:
        area = Area(page)
        for run in printed(page):
            text = run.text.strip(' 　')
            lead = run.size / 2 if text[:1] in NOT_LAST else 0
            trail = run.size / 2 if text[-1:] in NOT_FIRST else 0
            if run.x + lead < area.left - 50 or run.right - trail > area.right + 50 or \
                    run.top < area.top - 50 or run.bottom > area.bottom + 50:
                out.append(at(page, run) + ' leaves the area')
            if doc.above(run, CELLS) is None and run.tag is not None:
                continue
            left, right = run.x + lead + 100, run.right - trail - 100
            top, bottom = run.y - run.size * 0.8, run.y + run.size * 0.05
            for x, y, w, h in page.rules:
                if x + w > left and x < right and y + h > top and y < bottom:
                    out.append(at(page, run) + ' is crossed by a rule')
                    break
    return out


def sizes(doc):
    """Only the sizes of the house."""
    return [at(p, r) + ' has %.2f pt' % (r.size / 1000) for p in doc.pages for r in p.runs
            if r.size not in SIZES and not (r.turned and r.gray)]


def weights(doc):
    """Rules have three weights."""
    return ['page %d: rule %s' % (p.number, rule) for p in doc.pages for rule in p.rules if min(rule[2:]) not in WEIGHTS]


def colours(doc):
    """Black, and in a draft the watermark's grey."""
    return [at(p, r) + ' is grey' for p in doc.pages for r in p.runs
            if r.gray and not (r.turned and r.tag is None and r.gray == WATERMARK_GRAY)]


def blocks_of(doc, kinds):
    """For each block, its lines in reading order: [(page, [run])]."""
    blocks = collections.OrderedDict()
    for page in doc.pages:
        for run in page.runs:
            tag = doc.above(run, BLOCKS) if run.tag is not None else None
            if tag is None or tag.kind not in kinds:
                continue
            lines = blocks.setdefault(tag.index, [])
            if lines and lines[-1][0] is page and abs(lines[-1][1][0].y - run.y) < 10:
                lines[-1][1].append(run)
            else:
                lines.append((page, [run]))
    return list(blocks.values())


def line_text(line):
    return ''.join(r.text for r in line[1])


def starts_and_ends(doc):
    """No line begins or ends with a mark that must not stand there."""
    out = []
    for lines in blocks_of(doc, BLOCKS):
        for before, after in zip(lines, lines[1:]):
            if line_text(after)[:1] in NOT_FIRST:
                out.append(at(after[0], after[1][0]) + ' begins a line')
            if line_text(before)[-1:] in NOT_LAST:
                out.append(at(before[0], before[1][-1]) + ' ends a line')
    return out


def units(doc):
    """Digits stay together, and a number with its unit."""
    out = []
    for lines in blocks_of(doc, BLOCKS):
        for before, after in zip(lines, lines[1:]):
            a, b = line_text(before), line_text(after)
            if re.search(r'\d[.,]?$', a) and (b[:1].isdigit() or re.search(r'\d$', a) and UNITS.match(b)) or \
                    re.search(r'\d[万亿]$', a) and b[:1] == '元':
                out.append(at(before[0], before[1][-1]) + ' is parted from "%s"' % b[:6])
    return out


def first_of_findings(doc):
    """The number of the page on which the list of findings begins; of a final document, one past the last."""
    for page in doc.pages:
        if any(r.text == '检查结果' and r.tag is not None for r in page.runs):
            return page.number
    return len(doc.pages) + 1


def numbers(doc):
    """Pages count from the first, which alone shows no number; odd ones right, even ones left.  The list of
    findings behind a draft has none."""
    out = []
    listed = first_of_findings(doc)
    for i, page in enumerate(doc.pages, 1):
        folio = [r for r in page.runs if is_folio(page, r)]
        text = ''.join(r.text for r in folio)
        numbered = 1 < i < listed
        if page.number != i or page.numbered != numbered or re.findall(r'\d+', text) != [str(i)] * numbered:
            out.append('page %d has the number "%s"' % (i, text))
        elif folio:
            area = Area(page)
            off = area.right - FOLIO_INSET - folio[-1].right if i % 2 else folio[0].x - area.left - FOLIO_INSET
            if abs(off) > 50:
                out.append('page %d: its number is %.2f pt off' % (i, off / 1000))
    return out


def continuations(doc):
    """A table that goes on says so, and has its whole head again."""
    out, heads = [], {}
    for page in doc.pages:
        body = collections.OrderedDict()
        head = collections.defaultdict(list)
        for run in page.runs:
            table = doc.above(run, ('Table',))
            if table is None:
                continue
            if doc.above(run, ('THead',)):
                head[table.index].append(run)
            elif doc.above(run, ('TBody',)):
                body.setdefault(table.index, run)
        heads.update(head)
        for index in body:
            if index in head or index not in heads:
                continue
            loose = [r for r in page.runs if r.tag is None]
            if not any(r.text.startswith('续表') and abs(r.top - Area(page).top) < 50 for r in loose):
                out.append('page %d: a table goes on without a word' % page.number)
            here = collections.Counter((r.x, r.text) for r in loose)
            lost = collections.Counter((r.x, r.text) for r in heads[index]) - here
            if lost:
                out.append('page %d: its head lacks %s' % (page.number, ' '.join(t for _, t in lost)))
    return out


def leaders(doc):
    """Dots of all leaders stand on one raster, counted from the right."""
    out = []
    for page in doc.pages:
        for run in page.runs:
            if not re.fullmatch(r'\.{2,}', run.text):
                continue
            off = (Area(page).right - run.x) % DOT_PITCH
            dot = run.w - (len(run.text) - 1) * DOT_PITCH
            if min(off, DOT_PITCH - off) > 2 or not 0 < dot < DOT_PITCH:
                out.append(at(page, run) + ' is off the raster')
    return out


def filled(doc):
    """No page of prose with a line or two on it."""
    out = []
    for page in doc.pages[1:]:
        runs = printed(page)
        lines = {r.y for r in runs}
        if not page.rules and len(lines) <= 2 and all(r.size == BODY for r in runs):
            out.append('page %d holds %d lines' % (page.number, len(lines)))
    return out


CHECKS = (grid, prose_edges, figures, inside, sizes, weights, colours, starts_and_ends, units, numbers, continuations,
          leaders, filled)


def has_what_is_checked(doc):
    """A check of nothing would always pass."""
    runs = [r for p in doc.pages for r in p.runs]
    return (any(FIGURE.match(r.text) for r in runs) and any(re.fullmatch(r'\.{2,}', r.text) for r in runs) and
            any(p.rules for p in doc.pages) and len(blocks_of(doc, ('P', 'LI'))) > 10)


def pages_of(gongkai, dataset, *options):
    run = subprocess.run([gongkai, 'build', dataset, '--dump', 'pages', *options], stdout=subprocess.PIPE,
                         stderr=subprocess.PIPE)
    if not run.stdout:
        sys.exit('%s: no pages\n%s' % (dataset, run.stderr.decode()))
    return dump.Dump(run.stdout.decode())


def report(name, doc):
    bad = 0
    if not has_what_is_checked(doc):
        print('%s: nothing to look at' % name)
        bad = 1
    for check in CHECKS:
        found = check(doc)
        bad += len(found)
        for f in found[:20]:
            print('%s: %s: %s' % (name, check.__name__, f))
    print('%s: %d pages, %d findings' % (name, len(doc.pages), bad))
    return bad


def main(args):
    if len(args) < 2:
        sys.exit(__doc__)
    gongkai, args = args[0], args[1:]
    if args[0] == '--derive':
        with tempfile.TemporaryDirectory() as folder:
            new = os.path.join(folder, args[1])
            derive.derive(args[1], args[2], new)
            return report(args[1], pages_of(gongkai, new))
    options = [a for a in args if a == '--draft']
    return sum(report(d, pages_of(gongkai, d, *options)) for d in args if d not in options)


if __name__ == '__main__':
    sys.exit(1 if main(sys.argv[1:]) else 0)
