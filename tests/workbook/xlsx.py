"""Reads the cells of an XLSX file, and writes others in their place."""

import re
import zipfile
from xml.etree import ElementTree

NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
SHEETS = ("Summary", "Services", "Agreement", "Working", "Settlement")


def part_of(sheet):
    return f"xl/worksheets/sheet{SHEETS.index(sheet) + 1}.xml"


def read_parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def write_parts(parts, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def texts_of(parts):
    root = ElementTree.fromstring(parts["xl/sharedStrings.xml"])
    return ["".join(t.text or "" for t in item.iterfind(".//x:t", NAMES)) for item in root]


class Cell:
    """A cell's formula, where it has one, and its value: text, or a number as it is written."""

    def __init__(self, element, texts):
        self.formula = element.findtext("x:f", None, NAMES)
        self.value = element.findtext("x:v", "", NAMES)
        self.is_text = element.get("t") in ("s", "str")
        if element.get("t") == "s":
            self.value = texts[int(self.value)]


def cells_of(parts, sheet):
    """Every cell of a sheet by its name, such as B5."""
    texts = texts_of(parts)
    root = ElementTree.fromstring(parts[part_of(sheet)])
    return {c.get("r"): Cell(c, texts) for c in root.iterfind(".//x:c", NAMES)}


def with_numbers(parts, sheet, numbers):
    """The parts with other numbers in some cells of a sheet, all else as it was."""
    content = parts[part_of(sheet)].decode()
    for cell, number in numbers.items():
        pattern = rf'(<c r="{cell}"[^>]*>(?:<f>[^<]*</f>)?<v>)[^<]*(</v></c>)'
        content, count = re.subn(pattern, rf"\g<1>{number}\g<2>", content)
        assert count == 1, f"{sheet}!{cell} is no number"
    return {**parts, part_of(sheet): content.encode()}
