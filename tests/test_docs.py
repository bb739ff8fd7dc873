"""The documentation is true: every Python example and every command in it is run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("**/*.md")])
BIN = Path(sys.executable).parent
#: Tables are as wide as the terminal.
ENVIRONMENT = {
    **os.environ,
    "COLUMNS": "100",
    "NO_COLOR": "1",
    "PYTHONUTF8": "1",
    "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
}


def run_commands(example):
    """Run the commands of a console block, each after `$ `, and compare what they print with what follows."""
    for command, expected in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n?)*)", example.parsed, re.MULTILINE):
        done = subprocess.run(
            command,
            shell=True,
            cwd=ROOT,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        printed = done.stdout + done.stderr
        if tidy(printed) != tidy(expected):
            return f"{command}\n--- the page says\n{tidy(expected)}\n--- it prints\n{tidy(printed)}"
    return None


def tidy(text):
    """Give a text without blanks at the ends of its lines; `…` on a line of its own cuts what follows."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


SYBIL = Sybil(parsers=[PythonCodeBlockParser(), CodeBlockParser(language="console", evaluator=run_commands)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_run(page, monkeypatch):
    """Every Python block runs and every command prints what the page says."""
    monkeypatch.chdir(ROOT)
    for example in SYBIL.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere(page):
    """A link to a file of the project leads to one."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_both_readmes_show_the_same_commands():
    """The English and the Vietnamese README have the same code blocks of commands."""
    blocks = [
        re.findall(r"```(?:console|sh)\n(.*?)```", (ROOT / name).read_text("utf-8"), re.DOTALL)
        for name in ("README.md", "README.vi.md")
    ]
    commands = [
        [line for block in part for line in block.splitlines() if line.startswith(("$ ", "pip ", "pytest"))]
        for part in blocks
    ]

    assert commands[0] == commands[1]


def test_no_machine_stands_in_the_project():
    """No path of a particular machine stands in what is published."""
    pages = [*PAGES, ROOT / "CHANGELOG.md", ROOT / "pyproject.toml", *(ROOT / "examples").glob("*")]

    assert [
        page.name for page in pages if re.search(r"/(?:home|root|Users|tmp)/|/work/", page.read_text("utf-8"))
    ] == []
