"""usage: draft_breaks.py GONGKAI DATASET...

A draft and its final document break alike: every page of the final document is a page of the draft, run by run and
rule by rule, but for what only drafts show; the list of findings comes behind them, and no line of the contents knows
of it."""
import os
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'look'))
import dump


def pages(gongkai, dataset, *options):
    run = subprocess.run([gongkai, 'build', dataset, '--dump', 'pages', *options], capture_output=True, text=True)
    return dump.Dump(run.stdout)


def of_draft(run):
    """The watermark, the line above the area and the marks beside it."""
    return run.turned or run.gray or run.text.startswith('草稿') or run.text[:1] == '▲' and run.size == 7500


def without_line(page):
    """Runs of a draft's page but those on the line that says so."""
    lines = {r.y for r in page.runs if r.text.startswith('草稿') and not r.turned}
    return [(r.x, r.y, r.size, r.text) for r in page.runs if not of_draft(r) and r.y not in lines]


def compare(gongkai, dataset):
    final, draft = pages(gongkai, dataset), pages(gongkai, dataset, '--draft')
    faults = []
    if len(draft.pages) <= len(final.pages):
        faults.append('no list of findings')
    for a, b in zip(final.pages, draft.pages):
        if [(r.x, r.y, r.size, r.text) for r in a.runs] != without_line(b):
            faults.append('page %d: other text than in the final document' % a.number)
        if a.rules != b.rules:
            faults.append('page %d: other rules than in the final document' % a.number)
    for page in draft.pages[len(final.pages):]:
        if page.numbered:
            faults.append('page %d of findings has a number' % page.number)
    if not any('检查结果' == r.text for r in draft.pages[len(final.pages)].runs):
        faults.append('the list has no title')
    return faults


def with_fault(gongkai, dataset):
    """A finding without a place in the document is in the list."""
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, 'copy')
        shutil.copytree(dataset, copy)
        path = os.path.join(copy, '收入.csv')
        text = open(path, encoding='utf-8').read()
        head, first, rest = text.split('\n', 2)
        open(path, 'w', encoding='utf-8').write('\n'.join([head, first.rsplit(',', 1)[0] + ',一百万', rest]))
        draft = pages(gongkai, copy, '--draft')
        text = ''.join(r.text for page in draft.pages for r in page.runs)
        return [] if '收入.csv' in text and '错误' in text else ['the list lacks a finding']


def main(gongkai, *datasets):
    faults = [f'{d}: {f}' for d in datasets for f in compare(gongkai, d)]
    faults += with_fault(gongkai, datasets[0])
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
