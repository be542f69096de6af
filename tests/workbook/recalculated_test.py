#!/usr/bin/env python3
"""Lets LibreOffice recalculate workbooks, and holds every figure against the engine's, to the penny.

    recalculated_test.py COMMAND DRAW_FILES

Each example, each case and 50 generated agreements: as settled, and with other outturns and other
amounts typed into the workbook, which the engine settles too. Exit status 77 where there is no LibreOffice.
"""

import collections
import concurrent.futures
import csv
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal

import xlsx

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
GENERATED = 50
BATCH = 64
CHANGES = (["outturns"], ["outturns"], ["outturns", "contributions", "others"])
REMARKS = ("note", "clause")
TOO_LARGE = {"largest-amount", "very-large-amounts"}
AMOUNT = re.compile(r"-?\d+\.\d\d")
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
ALL_SHEETS_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def pairs(generated):
    examples = ROOT / "examples"
    tests = ROOT / "tests"
    for folder in sorted([*examples.glob("*/"), *tests.glob("cases/*/"), *tests.glob("workbook/*/"),
                          *generated.glob("*/")]):
        if (folder / "agreement.json").exists():
            yield folder.name, folder / "agreement.json", folder / "position.json"
    yield "month-06", examples / "plymouth/agreement.json", examples / "plymouth/month-06.json"
    yield "payment-cap", examples / "plymouth/payment-cap.json", examples / "plymouth/netting.json"
    yield "beforehand", examples / "rotherham/agreement.json", examples / "rotherham/agreed-beforehand.json"


def run(command, *arguments):
    return subprocess.run([command, *map(str, arguments)], capture_output=True, encoding="utf-8")


def pounds(pence):
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"


def pence(text):
    return int(Decimal(text) * 100)


def figures_in(value, pointer=""):
    """Every figure of a settlement under its JSON Pointer; of payments and bands the words as well."""
    if isinstance(value, dict):
        for key, part in value.items():
            if pointer or key != "explanation":
                yield from figures_in(part, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from figures_in(part, f"{pointer}/{index}")
    elif isinstance(value, str):
        is_word = pointer.startswith("/payments/") or pointer.endswith("/direction")
        if is_word or AMOUNT.fullmatch(value):
            yield pointer, value


def settled(command, agreement, position):
    """The figures of the settlement and no reason, or None and why the engine refuses."""
    answer = run(command, "settle", agreement, position, "--format", "json")
    return (dict(figures_in(json.loads(answer.stdout))), "") if answer.returncode == 0 else (None, answer.stderr)


class Workbook:
    """A workbook, and the cells in which amounts are typed."""

    def __init__(self, path):
        self.parts = xlsx.read_parts(path)
        self.rows = {}  # of the ledgers, by service and partner
        self.cells = {}  # of other amounts: file and JSON Pointer -> sheet and cell
        for sheet in ("Services", "Agreement"):
            cells = xlsx.cells_of(self.parts, sheet)
            for name, cell in cells.items():
                if name.startswith("P") and sheet == "Services" and "Q" + name[1:] in cells:
                    self.rows[cell.value, cells["Q" + name[1:]].value] = name[1:]
                if name.startswith("C") and cell.value.startswith(("agreement /", "position /")):
                    self.cells[tuple(cell.value.split(" "))] = sheet, "B" + name[1:]

    def save(self, path, typed):
        parts = self.parts
        for sheet in ("Services", "Agreement"):
            parts = xlsx.with_numbers(parts, sheet, {cell: new for (at, cell), new in typed.items() if at == sheet})
        xlsx.write_parts(parts, path)


def held_at(document, pointer):
    """The object that holds a value, and its key there; None where there is no such value."""
    *path, last = pointer.split("/")[1:]
    for token in path:
        document = document[int(token)] if isinstance(document, list) else document.get(token, {})
    return (document, last) if last in document else None


class Change:
    """An agreement and a position with other amounts, and the cells that say the same."""

    def __init__(self, draw, workbook, agreement, position):
        self.draw = draw
        self.workbook = workbook
        self.agreement, self.position = json.loads(json.dumps([agreement, position]))
        self.typed = {}

    def type(self, holder, key, cell, new):
        holder[key] = pounds(new)
        self.typed[cell] = holder[key]

    def outturns(self):
        """Some outturns, by odd pence, or so far that the settlement turns."""
        lines = [(s, p) for s in self.position["services"] for p in s["outturn"] if p not in REMARKS]
        if not lines:
            return
        total = sum(pence(service["outturn"][partner]["gross"]) for service, partner in lines)
        shift = 0
        for service, partner in self.draw.sample(lines, min(len(lines), self.draw.randint(1, 4))):
            line = service["outturn"][partner]
            row = self.workbook.rows[service["id"], partner]
            most = self.draw.choice([7, 1999, abs(total) // 50 + 1, abs(total) // 5 + 1])
            # Now and then what one service spends more another spends less.
            is_moved = shift != 0 and self.draw.random() < 0.5
            shift = -shift if is_moved else self.draw.choice([1, -1]) * self.draw.randint(1, most)
            self.type(line, "gross", ("Services", f"H{row}"), pence(line["gross"]) + shift)
            if self.draw.random() < 0.3:
                income = pence(line.get("income", "0")) + self.draw.randint(1, 300)
                self.type(line, "income", ("Services", f"I{row}"), income)

    def contributions(self):
        """Some contributions, where the sheet has those of the file and no variations since."""
        if "variations" in self.agreement:
            return
        lines = [(s, p) for s in self.agreement["services"] for p in s["contributions"] if p not in REMARKS]
        for service, partner in self.draw.sample(lines, min(len(lines), self.draw.randint(0, 2))):
            line = service["contributions"][partner]
            row = self.workbook.rows[service["id"], partner]
            gross = pence(line["gross"]) + self.draw.randint(1, 9999)
            self.type(line, "gross", ("Services", f"F{row}"), gross)

    def others(self):
        """Some amounts of the reserve, bases, limits, decisions, VAT and what is left at the end."""
        documents = {"agreement": self.agreement, "position": self.position}
        for (file, pointer), cell in self.workbook.cells.items():
            held = held_at(documents[file], pointer)
            if held is None or self.draw.random() < 0.5:
                continue
            holder, key = held
            old = pence(holder[key])
            most = abs(old) // 3 + 3
            self.type(holder, key, cell, old + self.draw.randint(-most, most))


class Trial:
    """Workbooks to be recalculated, and what each must say."""

    def __init__(self, command, folder):
        self.command = command
        self.folder = folder
        self.expected = {}
        self.not_whole = []
        self.kinds = collections.Counter()

    def add(self, name, agreement, position):
        path = self.folder / f"{name}.xlsx"
        answer = run(self.command, "workbook", agreement, position, "-o", path)
        if answer.returncode != 0:
            assert name in TOO_LARGE and "too much for a workbook" in answer.stderr, name + answer.stderr
            return
        self.expected[name], _ = settled(self.command, agreement, position)
        files = [json.loads(file.read_text(encoding="utf-8")) for file in (agreement, position)]
        draw = random.Random(name)
        workbook = Workbook(path)
        for number, kinds in enumerate(CHANGES):
            self.add_changed(f"{name}-changed-{number}", kinds, lambda: Change(draw, workbook, *files))

    def add_changed(self, name, kinds, begin):
        """Changes amounts until the engine takes them, or says only that a decision no longer adds up."""
        files = [self.folder / file for file in ("agreement.json", "position.json")]
        for _ in range(20):
            change = begin()
            for kind in kinds:
                getattr(change, kind)()
            for file, document in zip(files, (change.agreement, change.position)):
                file.write_text(json.dumps(document), encoding="utf-8")
            figures, refusal = settled(self.command, *files)
            if figures is not None:
                self.expected[name] = figures
            elif re.findall(r"\[(\w+)\]", refusal) == ["decision_not_whole"] and "others" not in kinds:
                self.not_whole.append(name)
            else:
                continue
            change.workbook.save(self.folder / f"{name}.xlsx", change.typed)
            self.kinds[name.rsplit("-", 1)[-1]] += 1
            return

    def add_tampered(self, name):
        """A workbook with a wrong figure in every formula of the settlement: were they kept, the
        recalculation would prove nothing."""
        parts = xlsx.read_parts(self.folder / f"{name}.xlsx")
        wrong = {cell: "12345" for cell, content in xlsx.cells_of(parts, "Settlement").items()
                 if content.formula and not content.is_text}
        xlsx.write_parts(xlsx.with_numbers(parts, "Settlement", wrong), self.folder / "tampered.xlsx")
        self.expected["tampered"] = self.expected[name]


def recalculate_some(folder, out, number, books):
    """LibreOffice stops without a word after some 250 files; each batch has a run of its own."""
    profile = folder / f"profile-{number}/user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation={profile.parent.as_uri()}", "--convert-to",
         ALL_SHEETS_AS_CSV, "--outdir", str(out), *map(str, books)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def recalculate(folder, out):
    books = sorted(folder.glob("*.xlsx"))
    batches = [books[first:first + BATCH] for first in range(0, len(books), BATCH)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [pool.submit(recalculate_some, folder, out, *batch) for batch in enumerate(batches)]
        for done in runs:
            done.result()


def rows_of(out, name, sheet):
    with open(out / f"{name}-{sheet}.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def differences(out, name, expected):
    found = {row[3]: row[2] for row in rows_of(out, name, "Settlement") if len(row) > 3 and row[3].startswith("/")}
    for pointer in sorted(expected.keys() | found.keys()):
        engine, workbook = expected.get(pointer), found.get(pointer)
        if engine is None or workbook is None:
            is_same = False
        elif AMOUNT.fullmatch(engine):
            is_same = Decimal(engine) == Decimal(workbook)
        else:
            is_same = engine == workbook
        if not is_same:
            yield f"{name} {pointer}: the engine has {engine}, the workbook {workbook}"
    for row in rows_of(out, name, "Summary"):
        if "NO" in row:
            yield f"{name}: {row[0]}: {row[1]}"


def main(command, draw_files):
    if shutil.which("soffice") is None:
        print("there is no LibreOffice (libreoffice-calc-nogui)")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        out = folder / "out"
        subprocess.run([draw_files, str(GENERATED), str(folder / "generated")], check=True)
        trial = Trial(command, folder)
        for pair in pairs(folder / "generated"):
            trial.add(*pair)
        trial.add_tampered("plymouth")
        recalculate(folder, out)
        wrong = [line for name, figures in trial.expected.items() for line in differences(out, name, figures)]
        for name in trial.not_whole:
            if not any("NO" in row and "decided" in row[0] for row in rows_of(out, name, "Summary")):
                wrong.append(f"{name}: what was decided no longer adds up, and no check says so")
    print("\n".join(wrong[:40]))
    count = sum(map(len, trial.expected.values()))
    print(f"{len(trial.expected)} workbooks, {count} figures, {dict(trial.kinds)} of them changed, "
          f"{len(trial.not_whole)} with a decision that no longer adds up: {len(wrong)} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
