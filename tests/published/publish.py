"""A published document as it should be: the sheets of 公开文件/ made of what gongkai computes.

    python3 publish.py GONGKAI DATASET FOLDER      writes FOLDER/公开文件/*

publish(gongkai, dataset, folder) does the same.  Tables come from the views (--dump facts),
the narrative, headings, unit lines and notes from the document (--dump doc).
"""

import csv
import re
import subprocess
import sys
from pathlib import Path

NUMBERS = "一 二 三 四 五 六 七 八 九 十 十一".split()
SHEETS = {
    "t1": "收入项目=income_name 收入预算数=income* 支出项目=spending_name 支出预算数=spending*",
    "t2": "科目编码=code 科目名称=name 总计=sum* 一般公共预算拨款收入=general* "
          "政府性基金预算拨款收入=gov_fund* 国有资本经营预算拨款收入=capital* "
          "财政专户管理资金收入=special_account* 事业收入=service* 事业单位经营收入=operating* "
          "上级补助收入=from_above* 附属单位上缴收入=from_below* 其他收入=other* "
          "上年结转结余=carried_over*",
    "t3": "科目编码=code 科目名称=name 合计=sum* 基本支出=basic* 项目支出=project* "
          "事业单位经营支出=operating* 上缴上级支出=to_above* 对附属单位补助支出=to_below*",
    "t4": "收入项目=income_name 收入预算数=income* 支出项目=spending_name 支出预算数=spending*",
    "t5": "科目编码=code 科目名称=name 合计=sum* 基本支出=basic* 项目支出=project*",
    "t6": "科目编码=code 科目名称=name 合计=sum* 基本支出=basic* 项目支出=project*",
    "t7": "科目编码=code 科目名称=name 合计=sum* 基本支出=basic* 项目支出=project*",
    "t8": "科目编码=code 科目名称=name 预算数=sum*",
    "t9": "科目编码=code 科目名称=name 合计=sum* 人员经费=personnel* 公用经费=public*",
    "t10": "项目=name 预算数=amount*",
    "t11": "主管部门名称=department 专项资金立项项目名称=project 立项依据=basis 执行年限=years "
           "实施规划=plan 总体绩效目标=goal 支出级次=level 小计=sum* 一般公共预算=general* "
           "政府性基金预算=gov_fund* 国有资本经营预算=capital* 资金分配办法及支出标准=method",
    "form": "序号=@n 表名=@title 项目名称=project 项目编码=code 单位编码=unit 单位名称=unit_name "
            "项目类别=category 存续状态=status 项目负责人=@hidden 联系电话=@hidden "
            "项目开始时间=begins 项目结束时间=ends 项目概况=outline 项目立项的依据=basis "
            "项目申报的可行性=feasibility 项目实施期目标=goal 备注=remark 资金总额=money* "
            "财政拨款=fiscal* 其他资金=other*",
    "form_indicator": "序号=@n 行=line 一级指标=level1 二级指标=level2 三级指标=level3 "
                      "内涵解释=meaning 设置依据=basis 指标计算公式或方法=formula "
                      "评分标准=scoring 关键指标=is_key 指标性质=nature 指标方向=direction "
                      "前年完成值=actual_2_years_ago 上年目标值=target_last_year "
                      "上年完成值=actual_last_year 本年上半年目标值=target_half_year "
                      "本年目标值=target 计量单位=measure 指标新增方式=origin",
}
SHOW_ZERO = ("t10", "form")  # these print 0.00 where others leave a blank


def dump(gongkai, dataset, what, *options):
    return subprocess.run([gongkai, "build", dataset, "--dump", what, *options], check=True,
                          capture_output=True, text=True, encoding="utf-8").stdout


# ---- tables, from the views ----


def read_views(text):
    """name -> rows, each a dict; \\N is None."""
    views, name, heads = {}, None, None
    for line in text.split("\n"):
        cells = line.split("\t")
        if line.startswith(("view ", "table ")) and len(cells) == 1:
            name, heads = line.split(" ", 1)[1], None
            views[name] = []
        elif heads is None and name:
            heads = cells
        elif line:
            views[name].append(dict(zip(heads, [plain(c) for c in cells])))
    return views


def plain(cell):
    if cell == "\\N":
        return None
    return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n"}.get(m.group(1), m.group(1)), cell)


def in_10_000(fen, commas):
    """Fen in 万元 with two decimals, rounded half away from zero."""
    hundredths = (abs(fen) + 5_000) // 10_000
    sign = "-" if fen < 0 and hundredths else ""
    return f"{sign}{hundredths // 100:{',' if commas else ''}}.{hundredths % 100:02}"


def amount(view, row, column, commas):
    value = row[column]
    if value is None or int(value) == 0 and view not in SHOW_ZERO and not row.get("@empty"):
        return ""
    return in_10_000(int(value), commas)


def sheet_rows(views, view, commas):
    columns = [c.split("=") for c in SHEETS[view].split()]
    rows = [[head for head, _ in columns]]
    amounts = [c[:-1] for _, c in columns if c.endswith("*")]
    empty = not any(int(r[a] or 0) for r in views[view] for a in amounts)
    forms = {r["project"]: n for n, r in enumerate(views["form"], 1)}
    for row in views[view]:
        row = dict(row, **{"@empty": empty, "@hidden": "（不公开）"})
        if view in ("form", "form_indicator"):
            row["@n"] = str(forms[row["project"]])
            row["@title"] = row["project"] + "项目绩效目标表"
        rows.append([amount(view, row, c[:-1], commas) if c.endswith("*") else row[c] or ""
                     for _, c in columns])
    return rows


# ---- headings and narrative, from the document ----

FIGURE = re.compile(r"\[([^\n]*?) = [a-z][a-z0-9_]*/[^\]\n]*?/[a-z][a-z0-9_]*\]")
ROLE = re.compile(r"<[a-z-]+ ([^<>\n]*)>")


def words(text):
    """A dumped paragraph without its marks."""
    text = ROLE.sub(r"\1", FIGURE.sub(r"\1", text))
    return text.replace("\\n", "").replace("|", "").strip()


class Block:
    """A paragraph, heading or table of the dump with the lines that belong to it."""

    def __init__(self, line):
        self.kind, _, rest = line.partition(" ")
        self.rest = rest
        self.text = words(rest.partition(":")[2])
        self.lines = []

    def named(self, name):
        for line in self.lines:
            if line.startswith("  " + name):
                return words(line[2 + len(name):])
        return None

    def heading(self):
        return re.sub(r" number=.*$", "", self.named("plain ") or "") or self.text

    def level(self):
        return int(self.rest.split()[0])

    def in_contents(self):
        return "contents=" in self.rest.partition(":")[0]

    def rows(self, kind):
        """[[text of each cell], ...] of the rows of a kind: 'head' or 'row'."""
        found, mine = [], False
        for line in self.lines:
            if line.startswith("    cell "):
                if mine:
                    found[-1].append(words(line.partition(":")[2]))
            else:
                mine = re.match(rf"  {kind}( |$)", line) is not None
                if mine:
                    found.append([])
        return found


def read_document(text):
    blocks = []
    for line in text.split("\n"):
        if line.startswith(" "):
            blocks[-1].lines.append(line)
        elif line:
            blocks.append(Block(line))
    return blocks


def front(blocks):
    """Cover lines and contents, the page numbers those of a document with no long parts."""
    rows = [["部位", "行", "文字", "页码"]]
    pages = [i for i, b in enumerate(blocks) if b.kind == "page"]
    for b in blocks[pages[0] + 1:pages[1]]:
        rows.append(["封面", str(len(rows)), b.text, ""])
    rows.append(["目录", str(len(rows)), "目录", ""])
    page = 0
    for b in blocks[pages[1]:]:
        page += b.kind == "page"
        if b.in_contents():
            rows.append(["目录", str(len(rows)), b.heading(), str(page)])
    return rows


def tables(blocks):
    """The eleven tables: (heading of their part, their heading, block)."""
    part, title, found = "", None, []
    for b in blocks:
        if b.kind == "heading" and b.level() == 1:
            part = b.heading()
        elif b.kind == "table-title" and b.level() == 2:
            title = b.heading()
        elif b.kind == "table" and title:
            found.append((part, title, b))
            title = None
    return found


def frames(blocks):
    rows = [["表号", "部分", "标题", "表名", "单位", "表头", "栏次", "表内备注", "表后备注"]]
    for number, (part, title, b) in zip(NUMBERS, tables(blocks)):
        heads = b.rows("head")
        numbers = heads.pop() if all(c.isdigit() for c in heads[-1]) else []
        rows.append(["表" + number, part.replace("　", " "), title, title.partition("、")[2],
                     b.named("unit:"), " / ".join(" | ".join(h) for h in heads).replace("　", ""),
                     " ".join(numbers), "", b.named("note note:") or ""])
    return rows


def narrative(blocks):
    """Markdown of the parts that are not tables; the table of units."""
    lines, units, in_tables, in_form = [], [["单位名称", "经费性质", "在职人数"]], False, False
    has_table = {id(b) for _, _, t in tables(blocks) for b in [t]}
    parts = {p for p, _, _ in tables(blocks)}
    for b in blocks:
        if b.kind == "heading":
            in_tables, in_form = b.level() == 1 and b.heading() in parts or \
                in_tables and b.level() > 1, False
            if not in_tables:
                lines.append("#" * b.level() + " " + b.heading().replace("　", " "))
        elif b.kind == "table-title":
            in_form = True
        elif b.kind == "table" and not in_form and id(b) not in has_table:
            units += b.rows("row")
        elif b.kind in ("text", "item") and not in_tables and re.match(
                r"(body|item|glossary)\b", b.rest):
            lines.append(b.text)
    return "\n\n".join(lines) + "\n", units


def publish(gongkai, dataset, folder, *options):
    """Writes folder/公开文件; `options` go to gongkai build.  Returns the path."""
    views = read_views(dump(gongkai, dataset, "facts", *options))
    blocks = read_document(dump(gongkai, dataset, "doc", *options))
    commas = any(abs(int(r[c[:-1]] or 0)) >= 100_000 * 1_000_000
                 for v in SHEETS for r in views[v]
                 for c in re.findall(r"[a-z0-9_]+\*", SHEETS[v]))
    out = Path(folder) / "公开文件"
    out.mkdir(parents=True, exist_ok=True)

    text, units = narrative(blocks)
    sheets = {"封面与目录": front(blocks), "表格": frames(blocks), "预算单位构成": units,
              "绩效目标表": sheet_rows(views, "form", commas),
              "绩效指标表": sheet_rows(views, "form_indicator", commas)}
    for n, (_, title, _) in enumerate(tables(blocks), 1):
        sheets["表" + title] = sheet_rows(views, f"t{n}", commas)
    for name, rows in sheets.items():
        with open(out / f"{name}.csv", "w", encoding="utf-8", newline="") as f:
            csv.writer(f, lineterminator="\n").writerows(rows)
    (out / "正文.md").write_text(text, encoding="utf-8")
    return out


if __name__ == "__main__":
    publish(*sys.argv[1:])
