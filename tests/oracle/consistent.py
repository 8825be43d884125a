#!/usr/bin/env python3
"""The sample datasets hold together: two witnesses of one figure agree.

usage: consistent.py DATASET...
"""
import sys
from collections import Counter
from pathlib import Path

from oracle import BUYING, FISCAL, GENERAL, RECEPTION, RUNNING, SOURCES, TRIPS, Facts

CODES = Path(__file__).resolve().parents[2] / "templates" / "common"
# What the 款 of basic expenditure say of the “三公” items.
THREE_PUBLIC = {TRIPS: "30212", RECEPTION: "30217", RUNNING: "30231", BUYING: "31013"}


def faults(dataset):
    f = Facts(dataset, CODES)
    fund = dict(SOURCES)
    item = {p["项目名称"]: p["功能科目编码"] for p in f.projects}

    balance = Counter()
    for _, i, source, v in f.income:
        balance[i, fund[source]] += v
    for i, _, money, v in f.spending:
        balance[i, money] -= v
    for (i, money), v in balance.items():
        if v:
            yield f"{i} {money}: income exceeds expenditure by {v} fen"

    difference = sum(v for _, _, v in f.basic) - sum(
        v for _, kind, money, v in f.spending if kind == "基本支出" and money == GENERAL)
    if difference:
        yield f"basic expenditure by 款 exceeds that by 项 by {difference} fen"
    for name, code in THREE_PUBLIC.items():
        if f.three[name] != sum(v for _, e, v in f.basic if e == code):
            yield f"{name} differs from {code}"
    if bool(f.three[BUYING]) != bool(f.assets["本年购置车辆"]):
        yield "vehicles to buy and money for them do not fit"

    for _, kind, money, v in f.spending:
        if money in FISCAL and kind not in ("基本支出", "项目支出") and v:
            yield f"{kind} from {money}: tables 五 to 七 have no column for it"
    for i in {i for i, _, money, v in f.spending if money in FISCAL and v}:
        if i not in f.purpose:
            yield f"{i}: no purpose"
    for i in [i for _, i, _, _ in f.income] + list(item.values()):
        if len(i) != 7 or any(i[:n] not in f.function_names for n in (3, 5, 7)):
            yield f"{i} is no 项 of {f.year}"
    for p in item:
        if p not in {m[0] for m in f.money}:
            yield f"{p}: no money"
    lines = Counter((m[0], m[1]) for m in f.money)
    if max(lines.values()) > 1 or {m[0] for m in f.money} - set(item):
        yield "lines of projects are not unique or hang in the air"
    if Counter(g["项目名称"] for g in f.forms) != Counter(list(item)):
        yield "forms and projects are not one to one"
    if {r["项目名称"] for r in f.indicators} - set(item):
        yield "indicators of unknown projects"


def main():
    found = [f"{d}: {x}" for d in sys.argv[1:] for x in faults(d)]
    print("\n".join(found) or "consistent")
    sys.exit(1 if found or len(sys.argv) < 2 else 0)


if __name__ == "__main__":
    main()
