#!/usr/bin/env python3
"""The command line: usage, exit statuses, dumps, drafts, places that cannot be written.

usage: cli.py GONGKAI DATASET
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

GONGKAI, DATASET = None, None
CRASH = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error")


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="gongkai-cli-")
        self.addCleanup(self.folder.cleanup)
        self.at = Path(self.folder.name)

    def run_it(self, *arguments, language="C", stdout=subprocess.PIPE, cwd=None):
        done = subprocess.run([GONGKAI, *map(str, arguments)], stdout=stdout,
                              stderr=subprocess.PIPE, cwd=cwd or self.at,
                              env=dict(os.environ, LC_ALL=language), timeout=300)
        done.out = (done.stdout or b"").decode()
        done.err = done.stderr.decode()
        self.assertIsNone(CRASH.search(done.err), done.err[:3000])
        return done

    def files(self, folder=None):
        return sorted(p.name for p in Path(folder or self.at).iterdir())

    def changed(self, name, amount):
        """A copy of the dataset with another amount in place of one of 24."""
        copy = self.at / name
        shutil.copytree(DATASET, copy)
        sheet = copy / "支出.csv"
        text = sheet.read_text("utf-8")
        self.assertIn(",24\n", text)
        sheet.write_text(text.replace(",24\n", f",{amount}\n"), "utf-8")
        return copy

    def broken(self):
        """One with an amount that cannot be read."""
        return self.changed("broken", "廿四")

    def wrong(self):
        """One that breaks rules."""
        return self.changed("wrong", "240")

    def findings(self, dataset):
        done = self.run_it("check", dataset, "--format", "json")
        self.assertEqual(done.err, "")
        return done.returncode, json.loads(done.out)["datasets"][0]


class Usage(Case):
    WRONG = {
        "nothing": [],
        "no such command": ["print"],
        "no such option": ["build", "x", "--fast"],
        "no such short option": ["build", "x", "-q"],
        "no dataset": ["build"],
        "no dataset to check": ["check", "--format", "json"],
        "option without its value": ["build", "x", "-o"],
        "wrong dump": ["build", "x", "--dump", "glyphs"],
        "wrong format": ["check", "x", "--format", "xml"],
        "wrong kind of PDF": ["build", "x", "--pdf", "x-4"],
        "two datasets of one name": ["build", "a/2022", "b/2022"],
    }

    def test_wrong_usage(self):
        for name, arguments in self.WRONG.items():
            for language, words in (("zh_CN.UTF-8", "用法见 gongkai --help"),
                                    ("C", "see gongkai --help")):
                with self.subTest(name, language=language):
                    done = self.run_it(*arguments, language=language)
                    self.assertEqual(done.returncode, 2)
                    self.assertEqual(done.out, "")
                    self.assertIn(words, done.err)
                    self.assertEqual(done.err.count("\n"), 1)
                    self.assertEqual(self.files(), [])

    def test_help(self):
        for word in ("--help", "-h", "help"):
            for language, words in (("zh_CN.UTF-8", "用法："), ("C", "usage:")):
                done = self.run_it(word, language=language)
                self.assertEqual((done.returncode, done.err), (0, ""))
                self.assertIn(words, done.out)
                for option in ("-o", "--draft", "--dump", "--template", "--fonts", "--format"):
                    self.assertIn(option, done.out)

    def test_version(self):
        done = self.run_it("--version")
        self.assertEqual((done.returncode, done.err), (0, ""))
        self.assertRegex(done.out, r"^gongkai \d+\.\d+(\.\d+)?\n$")


class Places(Case):
    def one_finding(self, done, name, path):
        lines = [l for l in done.err.splitlines() if ": error: " in l]  # the sample has warnings
        self.assertEqual(len(lines), 1, done.err)
        self.assertTrue(lines[0].startswith(f"{path}: error: "), lines[0])
        self.assertTrue(lines[0].endswith(f"[{name}]"), lines[0])

    def test_no_dataset_there(self):
        done = self.run_it("build", "nowhere", "-o", "out")
        self.assertEqual(done.returncode, 3)
        self.one_finding(done, "DATASET_MISSING", "nowhere")
        self.assertEqual(self.files(), [])

    def test_dataset_is_a_file(self):
        (self.at / "a.csv").write_text("x")
        done = self.run_it("build", "a.csv", "-o", "out")
        self.assertEqual(done.returncode, 3)
        self.one_finding(done, "DATASET_MISSING", "a.csv")

    def test_check_says_it_in_json(self):
        done = self.run_it("check", "nowhere", "--format", "json")
        self.assertEqual(done.returncode, 3)
        self.assertEqual([f["id"] for d in json.loads(done.out)["datasets"]
                          for f in d["findings"]], ["DATASET_MISSING"])

    def test_no_fonts_there(self):
        done = self.run_it("build", DATASET, "--fonts", "nowhere.csv", "-o", "out")
        self.assertEqual(done.returncode, 3)
        self.one_finding(done, "FILE_UNREADABLE", "nowhere.csv")

    def test_output_folder_is_a_file(self):
        (self.at / "out").write_text("kept")
        done = self.run_it("build", DATASET, "-o", "out")
        self.assertEqual(done.returncode, 3)
        self.one_finding(done, "FOLDER_UNUSABLE", "out")
        self.assertEqual((self.at / "out").read_text(), "kept")

    def test_output_folder_below_a_file(self):
        (self.at / "out").write_text("kept")
        done = self.run_it("build", DATASET, "-o", "out/deeper/still")
        self.assertEqual(done.returncode, 3)
        self.one_finding(done, "FOLDER_UNUSABLE", "out/deeper/still")

    def test_output_folder_of_the_system(self):
        done = self.run_it("build", DATASET, "-o", "/proc/gongkai")
        self.assertEqual(done.returncode, 3)
        self.one_finding(done, "FOLDER_UNUSABLE", "/proc/gongkai")

    def test_output_is_a_folder(self):
        (self.at / "out" / f"{DATASET.name}.pdf").mkdir(parents=True)
        done = self.run_it("build", DATASET, "-o", "out")
        self.assertEqual(done.returncode, 3)
        self.one_finding(done, "FILE_UNWRITABLE", f"out/{DATASET.name}.pdf")
        self.assertEqual(self.files(self.at / "out"), [f"{DATASET.name}.pdf"])

    def test_full_device(self):
        for arguments in (["--help"], ["--version"], ["check", DATASET, "--format", "json"],
                          ["build", DATASET, "--dump", "facts"],
                          ["check", self.broken(), "--format", "json"]):
            with self.subTest(arguments[0:4:3]), open("/dev/full", "wb") as full:
                done = self.run_it(*arguments, stdout=full)
                self.assertEqual(done.returncode, 3)
                self.assertIn("standard output", done.err)


class Builds(Case):
    def test_build_makes_the_folder_and_one_file(self):
        done = self.run_it("build", f"{DATASET}/", "-o", "a/b")
        self.assertEqual((done.returncode, done.out), (0, ""))
        self.assertNotIn(": error: ", done.err)
        self.assertEqual(self.files(self.at / "a/b"), [f"{DATASET.name}.pdf"])
        self.assertTrue((self.at / f"a/b/{DATASET.name}.pdf").read_bytes().startswith(b"%PDF-"))

    def test_dataset_by_a_dot_has_its_folders_name(self):
        copy = self.at / "某部门"
        shutil.copytree(DATASET, copy)
        done = self.run_it("build", ".", "-o", "../out", cwd=copy)
        self.assertEqual(done.returncode, 0, done.err)
        self.assertEqual(self.files(self.at / "out"), ["某部门.pdf"])

    def test_check_writes_nothing(self):
        done = self.run_it("check", DATASET, "--format", "json")
        self.assertEqual((done.returncode, done.err), (0, ""))
        self.assertEqual([f for d in json.loads(done.out)["datasets"] for f in d["findings"]
                          if f["severity"] == "error"], [])
        self.assertEqual(self.files(), [])

    def test_database_is_kept(self):
        done = self.run_it("build", DATASET, "--keep-db", "-o", "out")
        self.assertEqual(done.returncode, 0, done.err)
        database = self.at / "out" / f"{DATASET.name}.sqlite"
        self.assertTrue(database.read_bytes().startswith(b"SQLite format 3\0"))

    def test_dumps(self):
        expected = {"facts": "table project\n", "doc": "公共安全支出", "pages": "公"}
        for stage, words in expected.items():
            with self.subTest(stage):
                done = self.run_it("build", DATASET, "--dump", stage)
                self.assertEqual(done.returncode, 0, done.err)
                self.assertGreater(done.out.count("\n"), 100)
                self.assertIn(words, done.out)
                self.assertEqual(self.files(), [])

    def test_dump_of_broken_facts(self):
        done = self.run_it("build", self.broken(), "--dump", "facts")
        self.assertEqual(done.returncode, 1)
        self.assertIn("table project\n", done.out)
        self.assertIn("[AMOUNT_SYNTAX]", done.err)

    def test_draft_of_a_broken_dataset(self):
        done = self.run_it("build", self.broken(), "--draft", "-o", "out")
        self.assertEqual(done.returncode, 1)
        self.assertIn("支出.csv:3:5: error: ", done.err)
        self.assertEqual(done.err.count(": error: "), 1, done.err)
        self.assertEqual(self.files(self.at / "out"), ["broken.draft.pdf"])
        self.assertTrue((self.at / "out/broken.draft.pdf").read_bytes().startswith(b"%PDF-"))

    def test_final_document_waits_for_rules(self):
        (self.at / "out").mkdir()
        (self.at / "out/wrong.pdf").write_bytes(b"old")
        done = self.run_it("build", self.wrong(), "-o", "out")
        self.assertEqual(done.returncode, 1)
        self.assertIn("支出.csv:", done.err)
        self.assertRegex(done.err, r": error: .* \[R-[A-Z0-9-]+\]\n")
        self.assertEqual(self.files(self.at / "out"), ["wrong.pdf"])
        self.assertEqual((self.at / "out/wrong.pdf").read_bytes(), b"old")
        draft = self.run_it("build", "wrong", "--draft", "-o", "out")
        self.assertEqual(draft.returncode, 1)
        self.assertEqual(self.files(self.at / "out"), ["wrong.draft.pdf", "wrong.pdf"])

    def test_waived_findings_do_not_block(self):
        wrong = self.wrong()
        status, answer = self.findings(wrong)
        errors = [f for f in answer["findings"] if f["severity"] == "error"]
        self.assertEqual((status, answer["summary"]["broken"] > 0), (1, True))
        (wrong / "waivers.csv").write_text("规则,位置,理由,决定人,日期\n" + "".join(
            f"{f['id']},{f['figures'][0]},照原样公开,张三,2022-02-14\n" for f in errors), "utf-8")
        status, answer = self.findings(wrong)
        self.assertEqual((status, [f["id"] for f in answer["findings"] if f.get("waiver")]),
                         (0, [f["id"] for f in errors]))
        done = self.run_it("build", wrong, "-o", "out")
        self.assertEqual((done.returncode, len(re.findall(r":\d+: waived: ", done.err))),
                         (0, len(errors)))
        self.assertEqual(self.files(self.at / "out"), ["wrong.pdf"])

    def test_published_document_alone(self):
        printed = DATASET.parent / f"{DATASET.name}-as-printed"
        status, answer = self.findings(printed)
        ids = {f["id"] for f in answer["findings"]}
        self.assertEqual((status, ids & {"SHEET_MISSING", "PROSE_MISSING"}), (1, set()))
        self.assertTrue(any(i.startswith("R-") for i in ids))
        self.assertEqual({c["outcome"] for c in answer["checks"] if c["on"] != "printed"},
                         {"unknown"})
        done = self.run_it("build", printed, "-o", "out")
        self.assertEqual((done.returncode, self.files()), (1, []))
        self.assertIn("支出.csv: error: ", done.err)

    def test_facts_and_published_document(self):
        both = self.at / "both"
        shutil.copytree(DATASET, both)
        shutil.copytree(DATASET.parent / f"{DATASET.name}-as-printed/公开文件", both / "公开文件")
        status, answer = self.findings(both)
        self.assertEqual({c["on"] for c in answer["checks"]}, {"facts", "printed", "both"})
        compared = [f for f in answer["findings"] if f["id"].startswith("R-PUB-")]
        self.assertTrue(status == 1 and compared)
        self.assertEqual({Path(f["path"]).parent.name for f in compared}, {"公开文件"})

    def test_summary_counts_what_was_not_checked(self):
        done = self.run_it("check", DATASET)
        found = re.search(r": (\d+) checks: (\d+) hold, (\d+) broken, (\d+) cannot be made", done.out)
        self.assertIsNotNone(found, done.out[-500:])
        total, *kinds = map(int, found.groups())
        self.assertEqual(total, sum(kinds))
        self.assertIn("  there is no published document: R-", done.out)

    def test_one_broken_of_two(self):
        done = self.run_it("build", self.broken(), DATASET, "-o", "out")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.files(self.at / "out"), [f"{DATASET.name}.pdf"])


if __name__ == "__main__":
    GONGKAI, DATASET = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
