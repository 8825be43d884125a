"""usage: selftest.py GONGKAI DATASET    every check of look.py finds what is wrong

A dump of a good document is spoilt in one place for each rule; the check of that rule must speak, and may not before."""
import re
import sys

sys.dont_write_bytecode = True
import dump
import look


class Spoiler:
    """A good dump, line by line."""

    def __init__(self, text):
        self.lines = text.splitlines()

    def change(self, pattern, new, skip=0):
        """The first line (after `skip` others) that the pattern matches."""
        lines = list(self.lines)
        for i, line in enumerate(lines):
            if re.search(pattern, line):
                if skip:
                    skip -= 1
                    continue
                lines[i] = re.sub(pattern, new, line, count=1)
                if lines[i] == line:
                    raise ValueError('nothing changes: ' + line)
                return '\n'.join(lines)
        raise ValueError('nowhere: ' + pattern)

    def without_lines(self, number, keep):
        """The page with its first lines only, and its number."""
        lines, here, seen = [], False, []
        for line in self.lines:
            f = line.split(' ')
            if f[0] == 'page':
                here = f[1] == str(number)
            if here and f[0] == 'run' and f[3] == str(look.BODY):
                if f[2] not in seen:
                    seen.append(f[2])
                if len(seen) > keep:
                    continue
            lines.append(line)
        return '\n'.join(lines)


def moved(column, by):
    """A replacement that adds to one number of the line."""
    def change(m):
        fields = m.group(0).split(' ')
        fields[column] = str(int(fields[column]) + by)
        return ' '.join(fields)
    return change


def between(doc, want):
    """Two lines of one paragraph: the last run of the first and the first run of the second, as patterns."""
    for lines in look.blocks_of(doc, ('P', 'LI')):
        for before, after in zip(lines, lines[1:]):
            if want(before, after):
                return pattern_of(before[1][-1]), pattern_of(after[1][0])
    raise ValueError('no such lines')


def pattern_of(run):
    return r'^run %d %d %d \S+ "%s"' % (run.x, run.y, run.size, re.escape(run.text))


def cases(good):
    """(check, what is wrong, dump)"""
    doc = dump.Dump('\n'.join(good.lines))
    body = r'^run \d+ \d+ 15750 FandolFang'
    figure = r'^run \d+ \d+ 9000 \S+ "\d\d\.\d\d" w=\d+'
    end, start = between(doc, lambda a, b: a[1][0].size == look.BODY)
    text = r'(run [^"]*")([^"]*)(".*)'
    folio = r'^run \d+ \d+ 14000 \S+ "([^"]*\d[^"]*)" w=\d+$'
    yield 'grid', 'a line 0.06 pt low', good.change(body + r'.*', moved(2, 60), 3)
    yield 'prose_edges', 'a line 0.1 pt short', good.change(end + r'.*', moved(1, -9000))
    yield 'figures', 'a figure 0.1 pt to the left', good.change(figure + '.*', moved(1, -100), 40)
    yield 'figures', 'figures of another width', good.change(
        figure + '.*', lambda m: re.sub(r'w=\d+', lambda w: 'w=%d' % (int(w.group(0)[2:]) * 6 // 5), m.group(0)), 40)
    yield 'inside', 'a run beyond the left edge', good.change(r'^run 79370 \d+ 15750 FandolFang.*', moved(1, -100))
    yield 'inside', 'a run below the area', good.change(body + '.*', moved(2, 600000))
    yield 'inside', 'a rule through a cell', good.change(figure + '.*', moved(1, -42000), 40)
    yield 'sizes', 'a size of its own', good.change(r'( \d+) 9000 ', r'\1 8500 ')
    yield 'weights', 'a hairline', good.change(r'^(rule .*) 250$', r'\1 200')
    yield 'weights', 'a thick upright', good.change(r'^(rule \d+ \d+) 250 ', r'\1 700 ')
    yield 'colours', 'grey text', good.change(r'^(run .* w=\d+)', r'\1 gray=500')
    yield 'starts_and_ends', 'a comma begins a line', good.change(start + '.*', lambda m: re.sub(text, r'\1，\2\3', m.group(0)))
    yield 'starts_and_ends', 'a bracket ends a line', good.change(end + '.*', lambda m: re.sub(text, r'\1\2（\3', m.group(0)))
    for a, b, what in (('19', '万元', 'a number without its unit'), ('19', '75', 'a number in two'),
                       ('9万', '元', 'a unit in two')):
        spoilt = Spoiler(good.change(end + '.*', lambda m: re.sub(text, r'\g<1>\g<2>%s\3' % a, m.group(0))))
        yield 'units', what, spoilt.change(start + '.*', lambda m: re.sub(text, r'\g<1>%s\2\3' % b, m.group(0)))
    yield 'numbers', 'a wrong number', good.change(folio, lambda m: re.sub(r'"[^"]*"', '"99"', m.group(0)))
    yield 'numbers', 'a number out of its place', good.change(r'^run \d+ \d+ 14000 \S+ "—" w=\d+$', moved(1, 300))
    yield 'numbers', 'a page left out', good.change(r'^page 7 ', 'page 8 ')
    yield 'numbers', 'a page without number', good.change(r'^(page 5 .*) numbered', r'\1')
    yield 'continuations', 'not said again', good.change('"续表', '"又')
    again = next(i for i, line in enumerate(good.lines) if '"续表' in line)
    head = next(i for i in range(again + 2, len(good.lines)) if good.lines[i].startswith('run '))
    yield 'continuations', 'a head that lacks a word', '\n'.join(good.lines[:head] + good.lines[head + 1:])
    yield 'continuations', 'a head out of its column', '\n'.join(
        good.lines[:head] + [moved(1, 500)(re.match('.*', good.lines[head]))] + good.lines[head + 1:])
    yield 'filled', 'a page of two lines', good.without_lines(doc.pages[-1].number, 2)
    yield 'leaders', 'dots off the raster', good.change(r'^run .*"\.{5,}".*', moved(1, 100))
    yield 'leaders', 'dots of another pitch', good.change(r'^(run .*"\.{5,}" w=).*', r'\g<1>100000')


def main(gongkai, dataset):
    run = look.subprocess.run([gongkai, 'build', dataset, '--dump', 'pages'], stdout=look.subprocess.PIPE, check=True)
    good = Spoiler(run.stdout.decode())
    checks = {c.__name__: c for c in look.CHECKS}
    doc = dump.Dump('\n'.join(good.lines))
    bad, seen = 0, set()
    for name, check in checks.items():
        if check(doc):
            print('%s: speaks of a good document' % name)
            bad += 1
    for name, what, text in cases(good):
        seen.add(name)
        found = checks[name](dump.Dump(text))
        if not found:
            print('%s: does not see %s' % (name, what))
            bad += 1
    for name in set(checks) - seen:
        print('%s: is not tried' % name)
        bad += 1
    print('%d rules tried, %d failures' % (len(seen), bad))
    return bad


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(1 if main(*sys.argv[1:]) else 0)
