#!/usr/bin/env python3
"""Two commands at once, or a command and another program: nothing is lost, doubled or torn.

    races_test.py COMMAND [RACES]    200 of each kind
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PLYMOUTH = pathlib.Path(__file__).parents[2] / "examples" / "plymouth"
FILES = ["agreement.json", "month-06.json"]


class Broken(Exception):
    pass


def expect(holds, what):
    if not holds:
        raise Broken(what)


class Races:
    def __init__(self, command):
        self.command = command

    def start(self, *words):
        return subprocess.Popen([self.command, *words], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)

    def both(self, first, second):
        """The exit statuses of two commands that run at once."""
        started = [self.start(*first), self.start(*second)]
        messages = [each.communicate() for each in started]
        statuses = sorted(each.returncode for each in started)
        expect(set(statuses) <= {0, 2, 3}, f"exit statuses {statuses}: {messages}")
        return statuses

    def journal(self, folder):
        done = subprocess.run([self.command, "journals", *FILES, "--posted", folder, "--format",
                               "json"], capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    def same_journal(self):
        """Two post the same file of a folder: the second must not see the first as posted before,
        nor replace it."""
        os.mkdir("posted")
        post = ["journals", *FILES, "--posted", "posted", "--format", "json", "-o", "posted/1.json"]
        statuses = self.both(post, post)
        expect(statuses in ([0, 2], [0, 3]), f"both write: {statuses}")
        expect(os.listdir("posted") == ["1.json"], f"left: {os.listdir('posted')}")
        expect(json.loads(pathlib.Path("posted/1.json").read_text())["lines"], "the journal is empty")
        expect(not self.journal("posted")["lines"], "something is to be posted again")

    def two_journals(self):
        """Two post under different names: what is posted is posted once."""
        os.mkdir("posted")
        post = ["journals", *FILES, "--posted", "posted", "--format", "json", "-o"]
        statuses = self.both([*post, "posted/a.json"], [*post, "posted/b.json"])
        expect(statuses == [0, 0], f"exit statuses {statuses}")
        journals = [json.loads(pathlib.Path("posted", name).read_text())
                    for name in os.listdir("posted")]
        expect(sorted(each["number"] for each in journals) == [1, 2], "the same number twice")
        expect([bool(each["lines"]) for each in sorted(journals, key=lambda j: j["number"])] ==
               [True, False], "posted twice")

    def month(self):
        """Two write a month to one folder: one of them does, and all of it."""
        write = ["month", *FILES, "--out", "month"]
        statuses = self.both(write, write)
        expect(statuses in ([0, 2], [0, 3]), f"exit statuses {statuses}")
        expect(len(os.listdir("month")) == 6, f"there is {os.listdir('month')}")

    def new_file(self):
        """Two write one new file: it is whole, and none is left beside it."""
        write = ["report", *FILES, "--format", "html", "-o", "report.html"]
        self.both(write, write)
        expect(pathlib.Path("report.html").read_text().endswith("</html>\n"), "torn")

    def file_of_another(self):
        """Another program writes the new file while the command works: it stays."""
        os.mkfifo("pipe")
        for name, words in [("file", ["settle", "agreement.json", "pipe", "-o", "file"]),
                            ("book", ["workbook", "agreement.json", "pipe", "-o", "book"])]:
            started = self.start(*words)
            with open("pipe", "w", encoding="utf-8") as pipe:
                pathlib.Path(name).write_text("of another")
                pipe.write(pathlib.Path("month-06.json").read_text(encoding="utf-8"))
            _, message = started.communicate()
            expect(started.returncode == 3, f"exit status {started.returncode}")
            expect("which another program has written meanwhile" in message, message)
            expect(pathlib.Path(name).read_text() == "of another", "replaced")
        started = self.start("month", "agreement.json", "pipe", "--out", "month")
        with open("pipe", "w", encoding="utf-8") as pipe:
            os.mkdir("month")
            pathlib.Path("month/file").write_text("of another")
            pipe.write(pathlib.Path("month-06.json").read_text(encoding="utf-8"))
        started.communicate()
        expect(started.returncode == 3, f"month: exit status {started.returncode}")
        expect(os.listdir("month") == ["file"], "month: replaced")


def main():
    races = Races(str(pathlib.Path(sys.argv[1]).resolve()))
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    failed = False
    for kind in [races.same_journal, races.two_journals, races.month, races.new_file,
                 races.file_of_another]:
        broken = 0
        for _ in range(count):
            with tempfile.TemporaryDirectory() as folder:
                for name in FILES:
                    shutil.copy(PLYMOUTH / name, folder)
                os.chdir(folder)
                try:
                    kind()
                    left = [name for name in os.listdir(".") if name.startswith(".")]
                    expect(not left, f"left behind: {left}")
                except Broken as what:
                    broken += 1
                    if broken == 1:
                        print(f"races_test: {kind.__name__}: {what}", file=sys.stderr)
                os.chdir("/")
        if broken:
            print(f"races_test: {kind.__name__}: {broken} of {count}", file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
