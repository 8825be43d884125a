"""Reads `gongkai build --dump pages`: its form is described in gen/page/page.c.  Lengths in 1/1000 pt."""
import re

RUN = re.compile(r'run (-?\d+) (-?\d+) (\d+) (\S+) "((?:\\.|[^"\\])*)" w=(-?\d+)(.*)$')
TAG = re.compile(r'( *)#(\d+) ([A-Za-z]+)(\d?)')


class Run:
    def __init__(self, m):
        self.x, self.y, self.size, self.face, self.text, self.w, rest = m.groups()
        self.x, self.y, self.size, self.w = int(self.x), int(self.y), int(self.size), int(self.w)
        self.text = re.sub(r'\\(["\\])', r'\1', self.text)
        m = re.search(r' #(\d+)$', rest)
        self.tag = int(m.group(1)) if m else None
        self.gray = int(re.search(r' gray=(\d+)', rest + ' gray=0').group(1))
        self.turned = ' turned=' in rest
        self.figure = ' @' in rest

    @property
    def right(self):
        return self.x + self.w

    @property
    def top(self):
        return self.y - self.size * 88 // 100

    @property
    def bottom(self):
        return self.y + self.size * 12 // 100


class Page:
    def __init__(self, number, width, height, numbered):
        self.number, self.width, self.height, self.numbered = number, width, height, numbered
        self.runs, self.rules = [], []


class Tag:
    def __init__(self, index, kind, level, parent):
        self.index, self.kind, self.level, self.parent = index, kind, level, parent
        self.kids = []


class Dump:
    def __init__(self, text):
        self.pages, self.tags = [], {}
        above = []
        for line in text.splitlines():
            m = TAG.match(line)
            if m:
                depth = len(m.group(1)) // 2
                tag = Tag(int(m.group(2)), m.group(3), m.group(4), above[depth - 1] if depth else None)
                if tag.parent:
                    tag.parent.kids.append(tag)
                above[depth:] = [tag]
                self.tags[tag.index] = tag
            elif line.startswith('page '):
                f = line.split()
                self.pages.append(Page(int(f[1]), int(f[2]), int(f[3]), 'numbered' in f[4:]))
            elif line.startswith('run '):
                m = RUN.match(line)
                if not m:
                    raise ValueError('not a run: ' + line)
                self.pages[-1].runs.append(Run(m))
            elif line.startswith('rule '):
                self.pages[-1].rules.append(tuple(int(v) for v in line.split()[1:5]))
        if not self.pages:
            raise ValueError('no pages')

    def above(self, run, kinds):
        """The nearest tag of one of these kinds that holds the run; None: none."""
        tag = self.tags.get(run.tag)
        while tag and tag.kind not in kinds:
            tag = tag.parent
        return tag
