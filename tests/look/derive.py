"""usage: derive.py long|tiny DATASET NEW    a dataset made from another: three times as much, or hardly anything.

long: every project, its money, its form and its indicators three times, under other names; all prose three times; all
amounts threefold, so that the sheets agree as before.
tiny: one unit, one item, one project with one amount and one indicator; no other spending."""
import csv
import decimal
import os
import shutil
import sys

TIMES = 3
AMOUNTS = ('金额（万元）', '批复数（万元）', '上年数（万元）', '其中：面向中小企业（万元）')


def read(folder, name):
    with open(os.path.join(folder, name + '.csv'), encoding='utf-8-sig', newline='') as f:
        rows = list(csv.DictReader(f))
    return rows


def write(folder, name, rows, fields):
    with open(os.path.join(folder, name + '.csv'), 'w', encoding='utf-8', newline='') as f:
        w = csv.DictWriter(f, fields, lineterminator='\n')
        w.writeheader()
        w.writerows(rows)


def sheets(folder):
    return sorted(f[:-4] for f in os.listdir(folder) if f.endswith('.csv'))


def fields_of(folder, name):
    with open(os.path.join(folder, name + '.csv'), encoding='utf-8-sig', newline='') as f:
        return next(csv.reader(f))


def threefold(row):
    for field in AMOUNTS:
        value = row.get(field)
        if value and value not in ('不详',):
            row[field] = str(decimal.Decimal(value.replace(',', '')) * TIMES)


def code_of(row, copy):
    """Another code of the same length, digits only at its end."""
    code = row.get('项目编码')
    if code and copy:
        row['项目编码'] = code[:-4] + str(copy) + code[-3:]


def long(old, new):
    for name in sheets(old):
        fields, rows = fields_of(old, name), read(old, name)
        by_project = '项目名称' in fields
        if not by_project:
            for row in rows:
                threefold(row)
            write(new, name, rows, fields)
            continue
        out = []
        for copy in range(TIMES):
            for row in rows:
                row = dict(row)
                if copy:
                    row['项目名称'] = '%s（%s期）' % (row['项目名称'], '零二三'[copy])
                code_of(row, copy)
                out.append(row)
        write(new, name, out, fields)
    for name in os.listdir(old):
        if name.endswith('.md') and name != 'NOTES.md':
            with open(os.path.join(old, name), encoding='utf-8') as f:
                text = f.read().rstrip('\n')
            with open(os.path.join(new, name), 'w', encoding='utf-8') as f:
                f.write('\n\n'.join([text] * TIMES) + '\n')


def tiny(old, new):
    unit = read(old, '单位')[0]
    first = next(p for p in read(old, '项目') if p['单位编码'] == unit['单位编码'] and
                 [m['资金性质'] for m in read(old, '项目资金') if m['项目名称'] == p['项目名称']] == ['一般公共预算'])
    money = next(m for m in read(old, '项目资金') if m['项目名称'] == first['项目名称'])
    keep = {
        '单位': [unit], '项目': [first], '项目资金': [money],
        '绩效目标': [r for r in read(old, '绩效目标') if r['项目名称'] == first['项目名称']],
        '绩效指标': [dict(read(old, '绩效指标')[0], 项目名称=first['项目名称'])],
        '收入': [{'单位编码': unit['单位编码'], '功能科目编码': first['功能科目编码'],
                '收入来源': '一般公共预算拨款收入', '金额（万元）': money['金额（万元）']}],
        '功能科目用途': [r for r in read(old, '功能科目用途') if r['功能科目编码'] == first['功能科目编码']],
        '国有资产': [dict(r, 数量='0' if r['项目'] == '本年购置车辆' else r['数量'])
                 for r in read(old, '国有资产')],
        '三公经费': [dict(r, **{'金额（万元）': '0'}) for r in read(old, '三公经费')],
    }
    whole = ('部门', '上年对比')
    for name in sheets(old):
        rows = read(old, name) if name in whole else keep.get(name, [])
        write(new, name, rows, fields_of(old, name))
    for name in os.listdir(old):
        if name.endswith('.md') and name not in ('NOTES.md', '绩效情况说明.md'):
            with open(os.path.join(old, name), encoding='utf-8') as f:
                first_line = next(line for line in f if line.strip() and not line.startswith('#'))
            with open(os.path.join(new, name), 'w', encoding='utf-8') as f:
                f.write(first_line)


def derive(how, old, new):
    shutil.rmtree(new, ignore_errors=True)
    os.makedirs(new)
    {'long': long, 'tiny': tiny}[how](old, new)


if __name__ == '__main__':
    if len(sys.argv) != 4 or sys.argv[1] not in ('long', 'tiny'):
        sys.exit(__doc__)
    derive(*sys.argv[1:])
