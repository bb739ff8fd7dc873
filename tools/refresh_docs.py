"""Writes what the commands in the documentation print, where it is printed.

    python tools/refresh_docs.py              console blocks: what follows each `$ command`
    python tools/refresh_docs.py --measure    also the text blocks behind a `<!-- run: command -->`, which take minutes

The tests compare console blocks with what the commands print; figures of measurements are only refreshed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("**/*.md")])
CONSOLE = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", re.MULTILINE)
MEASURED = re.compile(r"(<!-- run: ([^\n]+) -->\n```text\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def printed(command: str) -> str:
    """Give what a command prints in a terminal of 100 columns without colours, less blanks at the ends of lines."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1", "PATH": path}
    done = subprocess.run(
        command,
        shell=True,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return tidy(done.stdout)


def tidy(text: str) -> str:
    """Give a text without blanks at the ends of its lines and empty lines at its ends."""
    lines = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    return f"{lines}\n" if lines else ""


def commands(block: str) -> list[tuple[str, str]]:
    """Give the commands of a console block, each with what stands below it."""
    return [(command, tidy(below)) for command, below in COMMAND.findall(block)]


def refreshed(page: str, *, measure: bool = False) -> str:
    """Give a page with the output of its commands written anew."""

    def console(block: re.Match[str]) -> str:
        return "\n".join(f"$ {command}\n{printed(command)}" for command, _ in commands(block[0]))

    def measured(block: re.Match[str]) -> str:
        print(block[2], file=sys.stderr)
        return block[1] + printed(block[2])

    page = CONSOLE.sub(console, page)
    return MEASURED.sub(measured, page) if measure else page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="run the measurements too")
    options = parser.parse_args()
    for path in PAGES:
        page = path.read_text("utf-8")
        new = refreshed(page, measure=options.measure)
        if new != page:
            path.write_text(new, "utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
