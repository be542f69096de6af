#!/usr/bin/env python3
"""What is in a workbook, without any program that recalculates it: sheets, live formulas, amounts that
are typed in pounds, texts that stay texts, no macros; and the same bytes at another time.

    file_test.py COMMAND
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time
from xml.etree import ElementTree

import xlsx

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PLYMOUTH = ROOT / "examples/plymouth"
HOSTILE = ('=1+1', '=HYPERLINK("http://example.org","pay")', "+2", "-3", "@SUM(A1)", "<f>1</f>", "_x0041_", "\u0007")
failures = []


def check(is_so, what):
    if not is_so:
        failures.append(what)


def write(command, agreement, position, path):
    subprocess.run([command, "workbook", str(agreement), str(position), "-o", str(path)], check=True)
    return xlsx.read_parts(path)


def check_sheets(parts):
    book = parts["xl/workbook.xml"].decode()
    names = [sheet.get("name") for sheet in ElementTree.fromstring(book).iterfind(".//x:sheet", xlsx.NAMES)]
    check(tuple(names) == xlsx.SHEETS, f"the sheets are {names}")
    check(not any("vba" in name.lower() for name in parts), "there is a macro")
    check('fullCalcOnLoad="1"' in book, "a program may show figures without recalculating")
    check(sum(name.startswith("xl/charts/chart") for name in parts) == 2, "there are not two charts")
    for sheet in xlsx.SHEETS:
        content = parts[xlsx.part_of(sheet)].decode()
        for wanted in ('orientation="landscape"', 'paperSize="9"', 'fitToHeight="0"', 'state="frozen"'):
            check(wanted in content, f"{sheet} has no {wanted}")
        check("sheetProtection" not in content, f"{sheet} is protected")
        check(f"{sheet}!$A$1:" in book, f"{sheet} has no print area")
        check(f"{sheet}!$1:$" in book, f"{sheet} repeats no row")


def check_formulas(parts):
    for sheet in ("Summary", "Working", "Settlement"):
        formulas = [cell for cell in xlsx.cells_of(parts, sheet).values() if cell.formula]
        check(len(formulas) > 20, f"{sheet} has {len(formulas)} formulas")
        check(all(cell.value or cell.is_text for cell in formulas), f"{sheet} has a formula without its value")
    settled = xlsx.cells_of(parts, "Settlement")
    constant = [name for name, cell in settled.items() if name.startswith("C") and not cell.is_text and not cell.formula]
    check(constant == [], f"figures of the settlement are no formulas: {constant}")


def check_inputs(parts, agreement, position):
    """Every gross amount that the files state stands in its row, in pounds."""
    cells = xlsx.cells_of(parts, "Services")
    rows = {(c.value, cells["Q" + n[1:]].value): n[1:] for n, c in cells.items() if n[0] == "P" and "Q" + n[1:] in cells}
    for document, key, column in ((agreement, "contributions", "F"), (position, "outturn", "H")):
        for service in json.loads(document.read_text(encoding="utf-8"))["services"]:
            for partner, line in service[key].items():
                cell = cells[column + rows[service["id"], partner]]
                check(cell.formula is None, f"{column} of {service['id']} is a formula")
                check(float(cell.value) == float(line["gross"]), f"{column} of {service['id']}: {cell.value}")


def check_texts(command, folder):
    """Names that look like formulas are text, and nothing of them is in any formula."""
    terms = json.loads((PLYMOUTH / "agreement.json").read_text(encoding="utf-8"))
    for service, name in zip(terms["services"], HOSTILE):
        service["name"] = name
    terms["name"], terms["partners"][0]["name"] = HOSTILE[0], HOSTILE[1]
    figures = json.loads((PLYMOUTH / "position.json").read_text(encoding="utf-8"))
    figures["agreement"] = terms["name"]
    files = folder / "agreement.json", folder / "position.json"
    for file, document in zip(files, (terms, figures)):
        file.write_text(json.dumps(document), encoding="utf-8")
    parts = write(command, *files, folder / "hostile.xlsx")
    texts = xlsx.texts_of(parts)
    for name in HOSTILE[:6]:
        check(name in texts, f"{name} is no text")
    check("_x005F_x0041_" in texts, "an escape of Excel's is not written out")
    for sheet in xlsx.SHEETS:
        for name, cell in xlsx.cells_of(parts, sheet).items():
            check(not (cell.formula and ("HYPERLINK" in cell.formula or cell.formula == "1+1")),
                  f"{sheet}!{name} is the formula {cell.formula}")


def main(command):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = PLYMOUTH / "agreement.json", PLYMOUTH / "position.json"
        parts = write(command, *files, folder / "first.xlsx")
        check_sheets(parts)
        check_formulas(parts)
        check_inputs(parts, *files)
        check_texts(command, folder)
        time.sleep(2.1)  # a ZIP file counts time in steps of two seconds
        write(command, *files, folder / "second.xlsx")
        is_same = (folder / "first.xlsx").read_bytes() == (folder / "second.xlsx").read_bytes()
        check(is_same, "the same facts gave other bytes two seconds later")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
