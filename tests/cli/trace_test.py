#!/usr/bin/env python3
"""Every command opens what docs/security.md lists, and nothing else; and all of the list is true.

    trace_test.py COMMAND
"""

import fnmatch
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
PLYMOUTH = ROOT / "examples" / "plymouth"
STATEMENTS = ROOT / "tests" / "month_end" / "statements"
RECONCILE = ROOT / "examples" / "reconcile"

CALLS = ("open openat openat2 creat mkdir mkdirat rename renameat renameat2 link linkat symlink "
         "symlinkat unlink unlinkat rmdir chmod fchmodat truncate mknod mknodat execve "
         "memfd_create").split()
FORBIDDEN = "socket connect bind fork vfork clone clone3 ptrace shm_open".split()


def listed():
    """The rows of the table: patterns, and the commands that may open them."""
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    section = text.split("## What it reads and writes")[1].split("\n## ")[0]
    rows = []
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 3:
            rows.append((re.findall(r"`([^`]+)`", cells[0]), re.findall(r"`([^`]+)`", cells[1]),
                         cells[1]))
    return rows


def commands():
    """Words of command lines; OUT/ marks what is written."""
    plymouth = ["in/agreement.json", "in/month-06.json"]
    three = ["in/three-agreement.json", "in/three-position.json"]
    yield ["check", *plymouth]
    for name in ["fund", "contributions"]:
        yield [name, plymouth[0], "-o", "out/file"]
    for name in ["settle", "report", "journals", "explain"]:
        yield [name, *plymouth]
        yield [name, *plymouth, "-o", "out/file"]
    yield ["settle", *plymouth, "--format", "json", "-o", "out/old"]
    for name in ["report", "journals"]:
        yield [name, *plymouth, "--posted", "posted", "--format", "json", "-o", "out/file"]
    yield ["report", *plymouth, "--format", "html", "-o", "/dev/stdout"]
    yield ["month", *plymouth, "--posted", "posted", "--out", "out/month"]
    yield ["compare", plymouth[0], "none", plymouth[1], "-o", "out/file"]
    yield ["balances", *three, "-o", "out/file"]
    for kind in ["quarter", "year", "accounts"]:
        yield ["statement", kind, *three, "-o", "out/file"]
    yield ["replay", "in/settled.json", *plymouth]
    yield ["import", "in/budget-mapping.json", "in/budget.csv", "-o", "out/file"]
    yield ["reconcile", "in/bath.json", "in/bath.csv", "-o", "out/file"]
    yield ["mechanism", "lead_body", "-o", "out/file"]
    yield ["schema", "agreement", "-o", "out/file"]
    yield ["workbook", *plymouth, "-o", "out/file"]
    yield ["workbook", *plymouth, "-o", "-"]
    yield ["--help"]
    yield ["check", "in/missing"]


def prepare(command):
    for folder in ["in", "out", "posted", "tmp"]:
        os.mkdir(folder)
    for source, name in [(PLYMOUTH, "agreement.json"), (PLYMOUTH, "month-06.json"),
                         (PLYMOUTH, "budget-mapping.json"), (PLYMOUTH, "budget.csv"),
                         (RECONCILE, "bath.json"), (RECONCILE, "bath.csv")]:
        shutil.copy(source / name, "in")
    for name in ["agreement", "position"]:
        shutil.copy(STATEMENTS / f"{name}.json", f"in/three-{name}.json")
    plymouth = ["in/agreement.json", "in/month-06.json"]
    subprocess.run([command, "settle", *plymouth, "--format", "json", "-o", "in/settled.json"],
                   check=True)
    subprocess.run([command, "journals", *plymouth, "--format", "json", "-o", "posted/1.json"],
                   check=True)
    pathlib.Path("out/old").write_text("old")


def kind_of(path, here):
    """The path as the table names it."""
    path = os.path.normpath(os.path.join(here, path)) if path else here
    if not path.startswith(here):
        return re.sub(r"^/proc/\d+/", "/proc/self/", path)
    inside = os.path.relpath(path, here)
    first, _, rest = inside.partition("/")
    if first == "in":
        return "INPUT"
    if first == "posted":
        return "POSTED" + (f"/{rest}" if rest else "")
    if first == "tmp":
        return f"TMPDIR/{rest}"
    if rest.startswith(".riskshare-"):
        return f"BESIDE/{rest}"
    return {"file": "FILE", "old": "FILE", "month": "MONTH"}.get(rest, inside)


def traced(command, words, here):
    """The paths that the command's system calls name, and the calls that must not be."""
    log = os.path.join(here, "log")
    environment = {**os.environ, "TMPDIR": os.path.join(here, "tmp")}
    with open(os.devnull, "rb") as nothing:
        done = subprocess.run(["strace", "-f", "-s", "4096", "-o", log, command, *words],
                              stdin=nothing, capture_output=True, env=environment, check=False)
    if not os.path.exists(log) or os.path.getsize(log) == 0:
        sys.exit(f"trace_test: strace cannot trace here: {done.stderr.decode()}")
    paths, forbidden = set(), set()
    is_started = False
    for line in pathlib.Path(log).read_text(encoding="utf-8", errors="replace").splitlines():
        call = re.match(r"\d+ +(\w+)\((.*)", line)
        if not call:
            continue
        name, rest = call.groups()
        if name in FORBIDDEN or (name == "execve" and is_started):
            forbidden.add(name)
        elif name == "execve":
            is_started = True
        elif name == "memfd_create":
            paths.add("memory:" + re.match(r'"([^"]*)"', rest).group(1))
        elif name in CALLS:
            paths.update(kind_of(path, here) for path in re.findall(r'"((?:[^"\\]|\\.)*)"', rest))
    return paths, forbidden


def main():
    command = str(pathlib.Path(sys.argv[1]).resolve())
    if shutil.which("strace") is None:
        sys.exit("trace_test: strace is not installed")
    rows = listed()
    failures = []
    seen = set()

    def check(words, paths, forbidden):
        if forbidden:
            failures.append(f"{' '.join(words)}: calls {', '.join(sorted(forbidden))}")
        for path in sorted(paths):
            found = False
            for patterns, names, who in rows:
                if "every command with" in who:
                    may = "-o" in words
                else:
                    may = not names or words[0] in names
                for pattern in patterns:
                    if may and fnmatch.fnmatchcase(path, pattern):
                        found = True
                        seen.add(pattern)
            if not found:
                failures.append(f"{' '.join(words)}: opens {path}, which docs/security.md does not "
                                "list")

    with tempfile.TemporaryDirectory() as folder:
        here = os.path.realpath(folder)
        os.chdir(here)
        prepare(command)
        for words in commands():
            check(words, *traced(command, words, here))
            for written in ["out/file", "out/month"]:
                if os.path.isdir(written):
                    shutil.rmtree(written)
                elif os.path.exists(written):
                    os.unlink(written)
        # A closed standard stream.
        closed = ["check", "in/agreement.json"]
        check(closed, *traced("/bin/sh", ["-c", f"exec '{command}' {' '.join(closed)} 2>&-"], here)
              [:1], set())
        if left := os.listdir("tmp"):
            failures.append(f"left in the temporary folder: {left}")
        os.chdir("/")
    unused = {pattern for patterns, _, who in rows for pattern in patterns if who != "the system"}
    for pattern in sorted(unused - seen - {"/usr/share/zoneinfo/*"}):
        failures.append(f"docs/security.md lists {pattern}, which no command opens")
    for failure in failures:
        print(f"trace_test: {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
