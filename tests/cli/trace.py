#!/usr/bin/env python3
"""`gongkai trace`: figures to cells, cells to figures, and what is not there.

usage: trace.py GONGKAI DATASET
"""
import csv
import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

GONGKAI, DATASET = None, None


class Case(unittest.TestCase):
    def trace(self, *arguments, language="zh_CN.UTF-8", status=0):
        done = subprocess.run([GONGKAI, "trace", *map(str, arguments)], capture_output=True,
                              env=dict(os.environ, LC_ALL=language), timeout=300)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, status, err[:2000])
        self.assertNotIn("Sanitizer", err)
        return out, err

    def json(self, what):
        return json.loads(self.trace(DATASET, what, "--format", "json")[0])

    def rows(self, sheet):
        with open(DATASET / f"{sheet}.csv", encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


class Figures(Case):
    def test_total_of_projects_as_printed(self):
        """Every figure that prints 2629.9 comes from the 52 lines of money, at their cells."""
        found = self.json("2629.9")["figures"]
        self.assertEqual({f["figure"] for f in found},
                         {"t3/total/project", "t5/total/project", "t11/total/sum",
                          "t11/total/general", "all_spending/total/project",
                          "all_forms/1/fiscal"})
        for figure in found:
            with self.subTest(figure["figure"]):
                self.assertEqual(figure["value"], 2629900000)
                self.assertTrue(all(re.fullmatch(r"2629\.90?", p["text"])
                                    for p in figure["printed"]))
                money = [s for s in figure["sources"] if s["sheet"] == "项目资金"]
                self.assertEqual(len(money), 52)
                self.assertEqual(sum(s["value"] for s in money), figure["value"])
                self.assertEqual({s["column"] for s in money}, {5})
                for source in money:
                    self.assertEqual(Path(source["path"]).name, "项目资金.csv")
                    line = Path(source["path"]).read_text("utf-8-sig").splitlines()[source["line"] - 1]
                    self.assertEqual(round(float(line.split(",")[4]) * 1000000), source["value"])

    def test_separators_and_zeros_make_no_difference(self):
        names = [f["figure"] for f in self.json("2629.9")["figures"]]
        for what in ("2629.90", "2,629.9"):
            self.assertEqual([f["figure"] for f in self.json(what)["figures"]], names)

    def test_number_with_its_words(self):
        """25个项目 is the count of the forms, each of its rows a source."""
        found = self.json("25个项目")["figures"]
        self.assertEqual([f["figure"] for f in found], ["all_forms/1/n"])
        self.assertEqual([s["row"] for s in found[0]["sources"]],
                         [r["项目名称"] for r in self.rows("绩效目标")])
        self.assertEqual(len(found[0]["sources"]), 25)
        self.assertEqual({s["column"] for s in found[0]["sources"]}, {0})

    def test_figure_by_name(self):
        out = self.trace(DATASET, "t11/total/sum")[0]
        self.assertRegex(out, r"^2629\.90（t11/total/sum，视图t11）\n")
        self.assertRegex(out, r"印在：第\d+页“.*专项资金管理清单")
        self.assertIn("来自《项目资金》52处：", out)
        self.assertEqual(len(re.findall(r"项目资金\.csv:\d+:5: .*，金额（万元） [\d.]+\n", out)), 52)
        out = self.trace(DATASET, "t11/total/sum", language="C")[0]
        self.assertIn("from 《项目资金》, 52 places:", out)
        self.assertRegex(out, r"printed: page \d+ “")

    def test_chinese_answers_have_no_english_words(self):
        out = self.trace(DATASET, "t10/total/amount")[0]
        for line in out.splitlines()[1:]:
            self.assertNotRegex(re.sub(r"\S*\.csv:[\d:]+", "", line), r"[A-Za-z]{2}", line)

    def test_figure_of_an_empty_table(self):
        out = self.trace(DATASET, "t6/total/sum")[0]
        self.assertIn("没有来源", out)
        self.assertIn("《项目资金》", out)
        found = self.json("t6/total/sum")["figures"]
        self.assertEqual(found[0]["sources"], [])
        self.assertIn("支出", found[0]["sheets"])


class Cells(Case):
    def test_amount(self):
        found = self.json("项目资金:4:5")
        self.assertEqual((found["cell"]["head"], found["cell"]["line"], found["cell"]["column"]),
                         ("金额（万元）", 4, 5))
        self.assertEqual(found["cell"]["value"],
                         round(float(self.rows("项目资金")[2]["金额（万元）"]) * 1000000))
        names = {f["figure"] for f in found["figures"]}
        self.assertLessEqual({"t3/total/project", "t8/total/sum", "all_spending/total/project"}, names)
        self.assertFalse({n for n in names if n.startswith(("t2/", "t9/", "t10/"))})

    def test_ways_to_name_a_cell(self):
        want = self.json("项目资金:4:5")
        for what in ("项目资金:4:金额（万元）", "项目资金.csv:4:5", f"{DATASET}/项目资金.csv:4:5"):
            self.assertEqual(self.json(what), want, what)

    def test_where_it_is_printed(self):
        out = self.trace(DATASET, "项目资金:4:5")[0]
        self.assertRegex(out, r"（t3/total/project）：第\d+页“三、支出预算总表”")

    def test_row(self):
        found = self.json("项目资金:4")
        self.assertEqual(found["cell"]["column"], 0)
        self.assertGreaterEqual({f["figure"] for f in found["figures"]},
                                {f["figure"] for f in self.json("项目资金:4:5")["figures"]})


class Mistakes(Case):
    NOT_THERE = ["31415.9", "t3/total/nothing", "t3/999/sum", "nothing/1/n", "项目资金:9999:5",
                 "项目资金:4:99", "项目资金:4:没有这一列", "没有这张表:4:5", "项目资金:0:5",
                 "项目资金:x:5", ":::", "-", "25个单位"]

    def test_not_there(self):
        for what in self.NOT_THERE:
            with self.subTest(what):
                out, err = self.trace(DATASET, what, status=2)
                self.assertEqual(out, "")
                self.assertEqual(err.count("\n"), 1)

    def test_usage(self):
        for arguments, words in (((), "没有给出数据文件夹"), ((DATASET,), "没有说要查哪个"),
                                 ((DATASET, "1", "2"), "一次只查一个")):
            out, err = self.trace(*arguments, status=2)
            self.assertEqual(out, "")
            self.assertIn(words, err)

    def test_no_dataset(self):
        out, err = self.trace("/nowhere", "1", status=3)
        self.assertEqual(out, "")
        self.assertIn("DATASET_MISSING", err)


if __name__ == "__main__":
    GONGKAI, DATASET = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
