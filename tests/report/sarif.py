#!/usr/bin/env python3
"""`check --format sarif` is one SARIF 2.1.0 log that says what the JSON says.

usage: sarif.py GONGKAI DATASET

Checked is what the standard requires (OASIS SARIF 2.1.0; section numbers below), on a good
dataset, on one with errors and a waiver, on two at once, and on a folder that is missing.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

FAULTS = []


def expect(ok, what):
    if not ok:
        FAULTS.append(what)


def run(gongkai, cwd, form, *datasets):
    done = subprocess.run([gongkai, "check", *map(str, datasets), "--format", form],
                          capture_output=True, cwd=cwd, timeout=300,
                          env=dict(os.environ, LC_ALL="zh_CN.UTF-8"))
    expect(done.returncode in (0, 1, 3), f"{datasets}: status {done.returncode}")
    return json.loads(done.stdout)


def check_message(message, where):  # 3.11
    expect(isinstance(message.get("text"), str) and message["text"], f"{where}: no message text")


def check_location(location, where, cwd):  # 3.28, 3.29, 3.30
    place = location.get("physicalLocation", {})
    uri = place.get("artifactLocation", {}).get("uri")
    expect(isinstance(uri, str), f"{where}: no uri")
    parts = urlsplit(uri or "")
    expect(not parts.scheme and not parts.netloc and not parts.path.startswith("/"),
           f"{where}: {uri} is not relative")
    expect(re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*", uri or ""), f"{where}: {uri} is no URI")
    region = place.get("region")
    path = cwd / unquote(uri or "")
    if region is None:
        return
    expect(region.get("startLine", 0) >= 1, f"{where}: startLine {region.get('startLine')}")
    expect(region.get("startColumn", 1) >= 1, f"{where}: startColumn")
    expect(path.is_file(), f"{where}: there is no {path}")
    if path.is_file():
        lines = path.read_bytes().count(b"\n") + 1
        expect(region["startLine"] <= lines, f"{where}: line {region['startLine']} of {lines}")


def check_result(result, rules, cwd, where):  # 3.27
    check_message(result.get("message", {}), where)
    kind, level = result.get("kind", "fail"), result.get("level", "warning")
    expect(kind in ("fail", "open"), f"{where}: kind {kind}")
    expect(level in ("error", "warning", "note") if kind == "fail" else level == "none",
           f"{where}: level {level} with kind {kind}")
    index = result.get("ruleIndex")
    expect(isinstance(index, int) and 0 <= index < len(rules), f"{where}: ruleIndex {index}")
    expect(rules[index]["id"] == result.get("ruleId"), f"{where}: ruleId is not that of its index")
    for location in result["locations"]:
        check_location(location, where, cwd)
    ids = [r["id"] for r in result.get("relatedLocations", [])]
    expect(len(ids) == len(set(ids)), f"{where}: ids of related locations are not unique")
    for location in result.get("relatedLocations", []):
        check_location(location, where, cwd)
        check_message(location.get("message", {}), where)
    for suppression in result.get("suppressions", []):  # 3.35
        expect(suppression.get("kind") in ("inSource", "external"), f"{where}: suppression kind")
        expect(suppression.get("status") == "accepted", f"{where}: suppression status")
        expect(suppression.get("justification"), f"{where}: no justification")


def check_log(log, cwd):
    expect(log.get("version") == "2.1.0", "version")  # 3.13.2
    expect(str(log.get("$schema", "")).endswith("sarif-schema-2.1.0.json"), "$schema")
    expect(len(log["runs"]) == 1, "one run")
    one = log["runs"][0]
    driver = one["tool"]["driver"]  # 3.18, 3.19
    expect(driver.get("name") == "gongkai", "name of the tool")
    rules = driver.get("rules", [])
    ids = [r.get("id") for r in rules]
    expect(all(ids) and len(ids) == len(set(ids)), "ids of rules are there and unique")
    for rule in rules:  # 3.49
        check_message(rule.get("shortDescription", {}), f"rule {rule['id']}")
        level = rule.get("defaultConfiguration", {}).get("level")
        expect(level in ("error", "warning", "note"), f"rule {rule['id']}: level {level}")
    for i, result in enumerate(one["results"]):
        check_result(result, rules, cwd, f"result {i} ({result.get('ruleId')})")
    for call in one["invocations"]:  # 3.20
        expect(call.get("executionSuccessful") is True, "executionSuccessful")
        for notice in call.get("toolExecutionNotifications", []):
            check_message(notice.get("message", {}), "notification")
            rule = notice["associatedRule"]
            expect(rules[rule["index"]]["id"] == rule["id"], "rule of a notification")
    return one


def compare(gongkai, cwd, *datasets):
    log = check_log(run(gongkai, cwd, "sarif", *datasets), cwd)
    answer = run(gongkai, cwd, "json", *datasets)["datasets"]
    findings = [f for d in answer for f in d["findings"]]
    expect([(f["id"], f["text"]) for f in findings]
           == [(r["ruleId"], r["message"]["text"]) for r in log["results"]],
           f"{datasets}: SARIF and JSON have other findings")
    expect([bool(f.get("waiver")) for f in findings]
           == [bool(r.get("suppressions")) for r in log["results"]], f"{datasets}: waivers")
    unknown = [c["id"] for d in answer for c in d["checks"] if c["outcome"] == "unknown"]
    notices = log["invocations"][0]["toolExecutionNotifications"]
    expect(unknown == [n["associatedRule"]["id"] for n in notices], f"{datasets}: notifications")
    return findings


def break_it(folder):
    """The first amount of the projects ten times as much."""
    path = folder / "项目资金.csv"
    lines = path.read_text("utf-8").split("\n")
    lines[1] = re.sub(r"[0-9.]+$", lambda m: str(float(m.group()) * 10), lines[1])
    path.write_text("\n".join(lines), "utf-8")


def main():
    gongkai, source = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory(prefix="gongkai-sarif-") as folder:
        cwd = Path(folder)
        good, bad = cwd / "good", cwd / "某 部门"
        shutil.copytree(source, good)
        shutil.copytree(source, bad)
        expect(not any(f["severity"] == "error" and not f.get("waiver")
                       for f in compare(gongkai, cwd, "good")), "errors in what is right")
        break_it(bad)
        found = [f for f in compare(gongkai, cwd, "./某 部门") if f["severity"] == "error"]
        expect(found, "no error was found")
        first = next((f for f in found if f.get("figures")), None)
        expect(first, "no finding of a rule")
        if first:
            (bad / "waivers.csv").write_text(
                "规则,位置,理由,决定人,日期\n"
                f"{first['id']},{first['figures'][0]},照原样公开,张三,2022-02-14\n", "utf-8")
            waived = [f for f in compare(gongkai, cwd, bad) if f.get("waiver")]
            expect([f["id"] for f in waived] == [first["id"]], "the waiver was not applied")
        compare(gongkai, cwd, "good", bad)
        compare(gongkai, cwd, "nowhere")
    print("\n".join(FAULTS) or "valid")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
