#!/usr/bin/env python3
"""No output holds a control character or a noncharacter, whatever a file holds.

    characters_test.py COMMAND
"""

import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile
from xml.etree import ElementTree

EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"
STATEMENTS = pathlib.Path(__file__).parents[1] / "month_end" / "statements"

NONCHARACTERS = [*range(0xFDD0, 0xFDF0)] + [
    plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)]
CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029]
DIRECTIONS = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
UNSAFE = {chr(code) for code in [*NONCHARACTERS, *CONTROLS, *DIRECTIONS]}
TEXT = "Text" + "".join(sorted(UNSAFE))
OF_LINES = {"\n", "\r"}
REPORTS = ["table", "markdown", "csv"]
NAMED = {"name", "clause", "strategy", "approved_by", "minute", "decided_by", "note"}


def spoilt(value):
    """The same JSON with every text of the user's own words spoilt."""
    if isinstance(value, dict):
        return {k: TEXT + v if isinstance(v, str) and k in NAMED else spoilt(v)
                for k, v in value.items()}
    if isinstance(value, list):
        return [spoilt(item) for item in value]
    return value


def write(name, value):
    pathlib.Path(name).write_text(json.dumps(value), encoding="utf-8")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def prepare():
    for name, source in [("p", EXAMPLES / "plymouth"), ("s", STATEMENTS)]:
        agreement = spoilt(read(source / "agreement.json"))
        position = spoilt(read(source / ("month-06.json" if name == "p" else "position.json")))
        position["agreement"] = agreement["name"]
        write(f"{name}.json", agreement)
        write(f"{name}-month.json", position)
    write("bad.json", {**read(EXAMPLES / "plymouth" / "agreement.json"), TEXT: TEXT})
    mapping = read(EXAMPLES / "plymouth" / "budget-mapping.json")
    write("mapping.json", mapping)
    pathlib.Path("budget.csv").write_bytes(
        (EXAMPLES / "plymouth" / "budget.csv").read_bytes().replace(
            b"Public health", ("Public " + TEXT.replace("\0", "").replace('"', "")).encode()))


def commands():
    plymouth, three = ["p.json", "p-month.json"], ["s.json", "s-month.json"]
    for how in [[], ["--format", "markdown"], ["--format", "csv"], ["--format", "json"]]:
        yield ["fund", "p.json", *how]
        yield ["contributions", *three, *how]
        yield ["settle", *plymouth, "--by-service", *how]
        yield ["settle", *three, *how]
        yield ["report", *plymouth, *how]
        yield ["journals", *plymouth, *how]
        yield ["explain", *three, *how]
        yield ["compare", "p.json", "none", "p-month.json", *how]
        yield ["balances", *three, *how]
        for kind in ["quarter", "year", "accounts"]:
            yield ["statement", kind, *three, *how]
    for how in ["ledger", "hledger", "beancount"]:
        yield ["journals", *plymouth, "--format", how]
    yield ["report", *plymouth, "--format", "html"]
    yield ["check", *plymouth]
    yield ["check", "bad.json"]
    yield ["check", TEXT.replace("\0", "")]
    yield ["explain", *plymouth, TEXT.replace("\0", "")]
    yield ["import", "mapping.json", "budget.csv"]


def unsafe_in(text):
    return sorted(f"U+{ord(c):04X}" for c in (UNSAFE - OF_LINES) & set(text))


def texts_of_workbook(data):
    """The XML files of a workbook, each of which must be well-formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as workbook:
        for name in workbook.namelist():
            ElementTree.fromstring(workbook.read(name))
            yield name, workbook.read(name).decode("utf-8")


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    failures = []

    def run(arguments):
        return subprocess.run([command, *arguments], capture_output=True, check=False)

    with tempfile.TemporaryDirectory() as folder:

        os.chdir(folder)
        prepare()
        seen = 0
        for arguments in commands():
            shown = " ".join(arguments)[:60].encode("ascii", "replace").decode()
            done = run(arguments)
            text = done.stdout.decode("utf-8") + done.stderr.decode("utf-8")
            seen += "\ufffd" in text or "\\ufffe" in text
            # Inside a JSON text every one of them is an escape; only its layout has line breaks.
            if found := unsafe_in(text):
                failures.append(f"{shown}: holds {', '.join(found)}")
            if done.returncode not in (0, 1, 2, 3):
                failures.append(f"{shown}: exit status {done.returncode}")
        if seen < 40:
            failures.append(f"only {seen} outputs hold what was put in")
        run(["workbook", "s.json", "s-month.json", "-o", "w.xlsx"])
        for name, text in texts_of_workbook(pathlib.Path("w.xlsx").read_bytes()):
            if found := unsafe_in(text):
                failures.append(f"workbook, {name}: holds {', '.join(found)}")
        # What JSON holds as an escape is the text that was put in.
        fund = run(["fund", "p.json", "--format", "json"]).stdout.decode("utf-8")
        settled = run(["settle", "p.json", "p-month.json", "--format", "json"]).stdout.decode("utf-8")
        json.loads(fund)
        if json.loads(settled)["agreement"] != read(pathlib.Path("p.json"))["name"]:
            failures.append("settle --format json: the name is another")
        os.chdir("/")
    for failure in failures:
        print(f"characters_test: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
