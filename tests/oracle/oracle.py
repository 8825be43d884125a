#!/usr/bin/env python3
"""What a Fujian departmental budget must say, worked out from its sheets.

    oracle.py DATASET [--codes DIR]    prints JSON, see README.md beside this file

A second, independent way from the facts to the printed figures: it shares no
view, no SQL and no list with the templates.  The rules of the house format
are written down here once more, from the format itself.  Only the code tables
(names of the classification) are read from the repository.

Amounts are integers in fen (1 万元 = 1 000 000 fen); rates are fractions.
Standard library only.
"""
import csv
import json
import sys
from fractions import Fraction
from pathlib import Path

FEN = 1_000_000  # fen in 1 万元

# 收入来源 in the order of tables 一 and 二, and the 资金性质 that each brings.
SOURCES = [
    ("一般公共预算拨款收入", "一般公共预算"),
    ("政府性基金预算拨款收入", "政府性基金预算"),
    ("国有资本经营预算拨款收入", "国有资本经营预算"),
    ("财政专户管理资金收入", "财政专户管理资金"),
    ("事业收入", "其他资金"),
    ("事业单位经营收入", "其他资金"),
    ("上级补助收入", "其他资金"),
    ("附属单位上缴收入", "其他资金"),
    ("其他收入", "其他资金"),
    ("上年结转结余", "其他资金"),
]
GENERAL, FUND, CAPITAL = "一般公共预算", "政府性基金预算", "国有资本经营预算"
FISCAL = (GENERAL, FUND, CAPITAL)  # 财政拨款
KINDS = ["基本支出", "项目支出", "事业单位经营支出", "上缴上级支出", "对附属单位补助支出"]

# The 26 功能类 of tables 一 and 四, by the code whose money each shows.
CLASSES = [
    ("201", "一般公共服务支出"), ("202", "外交支出"), ("203", "国防支出"),
    ("204", "公共安全支出"), ("205", "教育支出"), ("206", "科学技术支出"),
    ("207", "文化旅游体育与传媒支出"), ("208", "社会保障和就业支出"), ("210", "卫生健康支出"),
    ("211", "节能环保支出"), ("212", "城乡社区支出"), ("213", "农林水支出"),
    ("214", "交通运输支出"), ("215", "资源勘探工业信息等支出"), ("216", "商业服务业等支出"),
    ("217", "金融支出"), ("219", "援助其他地区支出"), ("220", "自然资源海洋气象等支出"),
    ("221", "住房保障支出"), ("222", "粮油物资储备支出"), ("223", "国有资本经营预算支出"),
    ("224", "灾害防治及应急管理支出"), ("229", "其他支出"), ("231", "债务还本支出"),
    ("232", "债务付息支出"), ("233", "债务发行费用支出"),
]
ECONOMIC_CLASSES = ["301", "302", "303", "307", "309", "310", "311", "312", "313", "399"]
PERSONNEL, PUBLIC = ("301", "303"), ("302", "310")  # 人员经费, 公用经费
TRIPS, RECEPTION, BUYING, RUNNING = (
    "因公出国（境）费用", "公务接待费", "公务用车购置费", "公务用车运行费")
VEHICLES = ["省部级领导干部用车", "机要通信用车", "应急保障用车", "执法执勤用车",
            "特种专业技术用车", "其他用车"]
DIGITS = "零一二三四五六七八九"


# ---- facts ----

def sheet(folder, name):
    path = Path(folder) / (name + ".csv")
    with open(path, encoding="utf-8-sig", newline="") as f:
        return [{k: v.strip() for k, v in row.items()} for row in csv.DictReader(f)]


def fen(text):
    value = Fraction(text) * FEN
    if value.denominator != 1:
        raise ValueError(f"{text}: finer than a fen")
    return int(value)


class Facts:
    def __init__(self, folder, codes):
        get = lambda name: sheet(folder, name)
        self.department = get("部门")[0]
        self.year = int(self.department["预算年度"])
        self.units = get("单位")
        self.income = [(r["单位编码"], r["功能科目编码"], r["收入来源"], fen(r["金额（万元）"]))
                       for r in get("收入")]
        self.projects = get("项目")
        item = {p["项目名称"]: p["功能科目编码"] for p in self.projects}
        self.money = [(r["项目名称"], r["序号"], r["资金性质"], r["经济科目类"], fen(r["金额（万元）"]))
                      for r in get("项目资金")]
        # 支出 as (项, kind, fund, fen): the sheet, and the projects by their 项
        self.spending = [(r["功能科目编码"], r["支出类别"], r["资金性质"], fen(r["金额（万元）"]))
                         for r in get("支出")]
        self.spending += [(item[p], "项目支出", fund, v) for p, _, fund, _, v in self.money]
        self.basic = [(r["单位编码"], r["经济科目编码"], fen(r["金额（万元）"]))
                      for r in get("基本支出经济分类")]
        self.three = {r["项目"]: fen(r["金额（万元）"]) for r in get("三公经费")}
        self.last = {r["事项"]: r["上年数（万元）"] for r in get("上年对比")}
        self.purpose = {r["功能科目编码"]: r["主要用于"] for r in get("功能科目用途")}
        self.procurement = {r["采购类别"]: fen(r["金额（万元）"]) for r in get("政府采购")}
        small = "其中：面向中小企业（万元）"
        self.small_medium = [fen(r[small]) for r in get("政府采购") if r[small]]
        self.assets = {r["项目"]: int(r["数量"]) for r in get("国有资产")}
        self.forms = get("绩效目标")
        self.indicators = get("绩效指标")
        self.function_names = self.names(codes, "功能分类科目")
        self.economic_names = self.names(codes, "部门经济分类科目")

    def names(self, codes, name):
        """Code to name in the budget's year, in the order of the code table."""
        out = {}
        for r in sheet(codes, name):
            first, final = r.get("起始年度") or "0", r.get("终止年度") or "9999"
            if int(first) <= self.year <= int(final):
                out[r["科目编码"]] = r["科目名称"]
        return out


# ---- how figures are written ----

def rounded(value, places):
    """Exact fraction to an integer of 10^-places, halves away from zero."""
    scaled = abs(Fraction(value)) * 10 ** places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -whole if value < 0 else whole


class Printer:
    def __init__(self, commas):
        self.commas = commas

    def two(self, value):
        """A table's amount: two decimals."""
        n = rounded(Fraction(value, FEN), 2)
        whole, part = divmod(abs(n), 100)
        return ("-" if n < 0 else "") + (f"{whole:,}" if self.commas else str(whole)) + f".{part:02d}"

    def short(self, value):
        """A sentence's amount: no trailing zeros."""
        return self.two(value).rstrip("0").rstrip(".")

    def or_blank(self, value):
        return self.two(value) if value else ""


def rate(change, base):
    n = rounded(Fraction(abs(change) * 100, abs(base)), 2)
    return f"{n // 100}.{n % 100:02d}".rstrip("0").rstrip(".")


def han(n):
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


# ---- sums ----

def total(rows, **wanted):
    """Sum of the rows that match: codes by their beginning, the rest by value."""
    def matches(row, column, value):
        if column in ("item", "economic"):
            return row[column].startswith(value)
        return row[column] in (value if isinstance(value, tuple) else (value,))

    return sum(r["fen"] for r in rows if all(matches(r, c, v) for c, v in wanted.items()))


def codes_with_ancestors(items):
    return sorted({i[:n] for i in items for n in (3, 5, 7)})


class Expected:
    def __init__(self, facts):
        self.f = facts
        self.income = [dict(unit=u, item=i, source=s, fen=v) for u, i, s, v in facts.income if v]
        self.spending = [dict(item=i, kind=k, fund=f, fen=v) for i, k, f, v in facts.spending if v]
        self.basic = [dict(unit=u, economic=e, fen=v) for u, e, v in facts.basic]
        self.money = [dict(project=p, line=n, fund=f, economic=e, fen=v) for p, n, f, e, v in facts.money]
        largest = max([sum(r["fen"] for r in self.income), sum(r["fen"] for r in self.spending)]
                      + [abs(r["fen"]) for r in self.money])
        self.p = Printer(commas=largest >= 100_000 * FEN)
        self.cells, self.rows, self.narrative, self.forms = {}, {}, {}, {}

    def put(self, table, key, **columns):
        self.rows.setdefault(table, []).append(key)
        self.cells.setdefault(table, {})[key] = columns

    # -- the eleven tables --

    def two_sided(self, table, sources, funds):
        """Tables 一 and 四: income on the left, the 26 classes on the right."""
        rows = [r for r in self.spending if funds is None or r["fund"] in funds]
        income = [r for r in self.income if r["source"] in sources]
        for n, s in enumerate(sources, 1):
            label = f"{han(n)}、{s}"
            self.put(table, label, 收入项目=label, 收入预算数=self.p.or_blank(total(income, source=s)))
        for n, (code, name) in enumerate(CLASSES, 1):
            label = f"{han(n)}、{name}"
            self.put(table, label, 支出项目=label, 支出预算数=self.p.or_blank(total(rows, item=code)))
        self.put(table, "收入合计", 收入项目="收入合计", 收入预算数=self.p.two(total(income)))
        self.put(table, "支出合计", 支出项目="支出合计", 支出预算数=self.p.two(total(rows)))

    def by_function(self, table, rows, columns, show_zero=False):
        """合计, then 类, 款 and 项: columns is heading -> filter of rows."""
        shape = self.p.two if show_zero else self.p.or_blank
        self.put(table, "合计", 科目编码="", 科目名称="合计",
                 **{h: shape(total(rows, **w)) for h, w in columns.items()})
        for code in codes_with_ancestors(r["item"] for r in rows):
            self.put(table, code, 科目编码=code, 科目名称=self.f.function_names[code],
                     **{h: self.p.or_blank(total(rows, item=code, **w)) for h, w in columns.items()})

    def tables(self):
        names = [s for s, _ in SOURCES]
        self.two_sided("t01", names, None)
        self.by_function("t02", self.income, {"总计": {}, **{s: {"source": s} for s in names}})
        self.by_function("t03", self.spending, {"合计": {}, **{k: {"kind": k} for k in KINDS}})
        self.two_sided("t04", names[:3], FISCAL)
        for table, fund in (("t05", GENERAL), ("t06", FUND), ("t07", CAPITAL)):
            rows = [r for r in self.spending if r["fund"] == fund]
            self.by_function(table, rows, {"合计": {}, "基本支出": {"kind": "基本支出"},
                                           "项目支出": {"kind": "项目支出"}}, show_zero=not rows)
        self.by_class()
        self.basic_by_economic()
        self.three_public()
        self.project_list()

    def by_class(self):
        general = [r for r in self.money if r["fund"] == GENERAL] + self.basic
        self.put("t08", "合计", 科目编码="", 科目名称="合计", 预算数=self.p.two(total(general)))
        for code in ECONOMIC_CLASSES:
            self.put("t08", code, 科目编码=code, 科目名称=self.f.economic_names[code],
                     预算数=self.p.or_blank(total(general, economic=code)))

    def share(self, classes, code=""):
        """人员经费 or 公用经费 of a code; of all codes without one."""
        return total([r for r in self.basic if r["economic"][:3] in classes], economic=code)

    def basic_by_economic(self):
        columns = lambda code: {
            "合计": self.p.or_blank(total(self.basic, economic=code)),
            "人员经费": self.p.or_blank(self.share(PERSONNEL, code)),
            "公用经费": self.p.or_blank(self.share(PUBLIC, code))}
        self.put("t09", "合计", 科目编码="", 科目名称="合计", **columns(""))
        for code, name in sorted(self.f.economic_names.items()):
            self.put("t09", code, 科目编码=code, 科目名称=name, **columns(code))

    def three_public(self):
        t = self.f.three
        cars = t[BUYING] + t[RUNNING]
        for label, value in [("合计", sum(t.values())), ("1.因公出国（境）费用", t[TRIPS]),
                             ("2.公务接待费", t[RECEPTION]), ("3.公务用车购置及运行费", cars),
                             ("其中：（1）公务用车购置费", t[BUYING]), ("（2）公务用车运行费", t[RUNNING])]:
            self.put("t10", label, 项目=label, 预算数=self.p.two(value))

    def project_list(self):
        funds = {"小计": {}, GENERAL: {"fund": GENERAL}, FUND: {"fund": FUND}, CAPITAL: {"fund": CAPITAL}}
        name = self.f.department["部门名称"].replace("|", "")
        self.put("t11", "合计", **{h: self.p.or_blank(total(self.money, **w)) for h, w in funds.items()})
        for p in self.f.projects:
            for r in (m for m in self.money if m["project"] == p["项目名称"]):
                self.put("t11", f"{r['project']}#{r['line']}", 主管部门名称=name,
                         专项资金立项项目名称=r["project"],
                         **{h: p[h] for h in ("立项依据", "执行年限", "实施规划", "总体绩效目标", "支出级次")},
                         **{h: self.p.or_blank(total([r], **w)) for h, w in funds.items()},
                         资金分配办法及支出标准=p["资金分配办法及支出标准"])

    # -- sentences --

    def say(self, name, value):
        self.narrative[name] = value

    def compare(self, name, now):
        """The amount, and how it stands to last year's."""
        self.say(f"{name}/本年", self.p.short(now))
        last = self.f.last[name]
        if last == "不详":
            self.say(f"{name}/变动", "不详")
            if now == 0:  # whatever last year's amount was, all of it is gone
                self.say(f"{name}/变动率", "100")
            return
        if last == "":
            return
        change = now - fen(last)
        self.say(f"{name}/变动", "增加" if change > 0 else "减少" if change < 0 else "持平")
        if change:
            self.say(f"{name}/变动额", self.p.short(abs(change)))
            if fen(last):
                self.say(f"{name}/变动率", rate(change, fen(last)))

    def sentences(self):
        f, p = self.f, self.p
        self.say("预算年度", str(f.year))
        self.say("内设机构数", f.department["内设机构数"])
        self.say("下属单位数", str(sum(u["单位层级"] == "下属单位" for u in f.units)))
        for u in f.units:
            self.say(f"单位/{u['单位编码']}/在职人数", u["在职人数"])
        self.compare("收入预算", total(self.income))
        for s, _ in SOURCES:
            self.say(f"收入来源/{s}", p.short(total(self.income, source=s)))
        self.compare("支出预算", total(self.spending))
        for k in KINDS:
            self.say(f"支出类别/{k}", p.short(total(self.spending, kind=k)))
        self.compare("一般公共预算拨款支出", total(self.spending, fund=GENERAL))
        for fund, label in ((GENERAL, "一般公共预算项"), (FUND, "政府性基金项"), (CAPITAL, "国有资本项")):
            rows = [r for r in self.spending if r["fund"] == fund]
            for n, item in enumerate(sorted({r["item"] for r in rows}), 1):
                self.say(f"{label}/{item}/序号", han(n))
                self.say(f"{label}/{item}/名称", f.function_names[item])
                self.say(f"{label}/{item}/金额", p.short(total(rows, item=item)))
                self.say(f"{label}/{item}/主要用于", f.purpose.get(item, ""))
        self.say("政府性基金预算支出", p.short(total(self.spending, fund=FUND)))
        self.say("国有资本经营预算支出", p.short(total(self.spending, fund=CAPITAL)))
        self.say("基本支出", p.short(total(self.spending, fund=GENERAL, kind="基本支出")))
        for label, classes in (("人员经费", PERSONNEL), ("公用经费", PUBLIC)):
            self.say(label, p.short(self.share(classes)))
            used = sorted({r["economic"] for r in self.basic if r["fen"] and r["economic"][:3] in classes})
            self.say(f"{label}/主要包括", "、".join(f.economic_names[e] for e in used))
        self.compare(TRIPS, f.three[TRIPS])
        self.compare(RECEPTION, f.three[RECEPTION])
        self.compare("公务用车购置及运行费", f.three[BUYING] + f.three[RUNNING])
        self.say(BUYING, p.short(f.three[BUYING]))
        self.say(RUNNING, p.short(f.three[RUNNING]))
        self.say("绩效目标个数", str(len(f.forms)))
        with_form = [r for r in self.money if r["project"] in {g["项目名称"] for g in f.forms}]
        self.say("绩效目标财政拨款", p.short(total(with_form, fund=FISCAL)))
        self.compare("机关运行经费", self.running_costs())
        for kind in ("货物", "工程", "服务"):
            self.say(f"政府采购/{kind}", p.short(f.procurement.get(kind, 0)))
        self.say("政府采购/合计", p.short(sum(f.procurement.values())))
        self.say("政府采购/面向中小企业", p.short(sum(f.small_medium)))
        self.say("车辆/合计", str(sum(f.assets[v] for v in VEHICLES)))
        for name, n in f.assets.items():
            self.say(f"国有资产/{name}", str(n))

    def running_costs(self):
        """机关运行经费: 公用经费 of the administrative units, here the 部门本级."""
        own = {u["单位编码"] for u in self.f.units if u["单位层级"] == "部门本级"}
        return sum(r["fen"] for r in self.basic if r["unit"] in own and r["economic"][:3] in PUBLIC)

    # -- forms --

    def performance(self):
        f, p = self.f, self.p
        projects = {x["项目名称"]: x for x in f.projects}
        units = {u["单位编码"]: u for u in f.units}
        for g in f.forms:
            name = g["项目名称"]
            x, rows = projects[name], [r for r in self.money if r["project"] == name]
            fiscal = total(rows, fund=FISCAL)
            info = {
                "项目编码": g["项目编码"], "项目名称": name, "单位编码": x["单位编码"],
                "单位名称": units[x["单位编码"]]["单位名称"], "项目类别": g["项目类别"],
                "存续状态": g["存续状态"], "项目开始时间": g["项目开始时间"],
                "项目结束时间": g["项目结束时间"], "项目概况": g["项目概况"],
                "项目立项的依据": g["立项依据（与项目表不同时填）"] or x["立项依据"],
                "项目申报的可行性": g["申报的可行性"],
                "项目实施期目标": g["实施期目标（与项目表不同时填）"] or x["总体绩效目标"],
                "备注": g["备注"], "资金总额": p.two(total(rows)), "财政拨款": p.two(fiscal),
                "其他资金": p.two(total(rows) - fiscal),
            }
            y = f.year
            heads = {"前年完成值": f"{y - 2}年完成值", "上年目标值": f"{y - 1}年目标值",
                     "上年完成值": f"{y - 1}年完成值", "本年上半年目标值": f"{y}年上半年目标值",
                     "本年目标值": f"{y}年目标值"}
            lines = [{heads.get(k, k): v for k, v in r.items() if k not in ("项目名称", "序号")}
                     for r in f.indicators if r["项目名称"] == name]
            self.forms[name] = {"信息": info, "指标": lines}

    def result(self):
        self.tables()
        self.sentences()
        self.performance()
        return {"year": self.f.year, "commas": self.p.commas, "rows": self.rows, "tables": self.cells,
                "narrative": self.narrative, "forms": self.forms}


def main(argv):
    args, codes = list(argv[1:]), Path(__file__).resolve().parents[2] / "templates" / "common"
    if "--codes" in args:
        at = args.index("--codes")
        codes = args[at + 1]
        del args[at:at + 2]
    if len(args) != 1:
        sys.exit(__doc__)
    json.dump(Expected(Facts(args[0], codes)).result(), sys.stdout, ensure_ascii=False, indent=1)
    print()


if __name__ == "__main__":
    main(sys.argv)
