"""Reads the rules of rules.sql and the catalogue of what should be checked."""
import re
from dataclasses import dataclass, field
from pathlib import Path

FILES = ("templates/common/rules.sql", "templates/fujian-budget/rules.sql")


@dataclass
class Rule:
    id: str
    severity: str
    view: str
    file: str
    section: str
    says: dict = field(default_factory=dict)  # zh, en, do-zh, formula, source, on, needs


def rules(root):
    """All rules of both files, in order."""
    found = []
    for name in FILES:
        section, comment = "", []
        for line in (Path(root) / name).read_text("utf-8").splitlines():
            if line.startswith("--"):
                head = re.match(r"-- ==== (.*) ====$", line)
                section = head.group(1) if head else section
                comment.append(line[2:])
                continue
            view = re.match(r"CREATE VIEW (\w+)", line)
            if view and any(c.startswith(" rule:") for c in comment):
                found.append(rule_of(comment, view.group(1), name, section))
            comment = []
    return found


def rule_of(comment, view, file, section):
    says, key = {}, None
    for line in comment:
        if line.startswith("   ") and key:
            says[key] += " " + line.strip()
        elif re.match(r" [a-z-]+:", line):
            key, _, text = line.strip().partition(":")
            says[key] = text.strip()
        else:
            key = None
    identity, severity = says.pop("rule").split()
    return Rule(identity, severity, view, file, section, says)


def catalogue(here):
    """(all entries, those still to come) of catalogue.txt."""
    wanted, to_come = [], set()
    for line in (Path(here) / "catalogue.txt").read_text("utf-8").splitlines():
        entry, _, rest = line.partition("#")[0].strip().partition(" ")
        if entry:
            wanted.append(entry)
            if rest.strip() == "to come":
                to_come.add(entry)
    return wanted, to_come
