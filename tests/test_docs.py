"""The documentation is true: every Python example and every command in it is run."""

import doctest
import json
import re

import pytest
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from .scripts import ROOT, load

docs = load("refresh_docs")


def run_commands(example):
    """Run the commands of a console block and compare what they print with what stands below each."""
    for command, below in docs.commands(example.parsed):
        printed = docs.printed(command)
        if printed != below:
            return f"$ {command}\n--- the page says\n{below}--- it prints\n{printed}"
    return None


PYTHON = PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)
SYBIL = Sybil(parsers=[PYTHON, CodeBlockParser(language="console", evaluator=run_commands)])


@pytest.mark.parametrize("page", docs.PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_examples_of_a_page_run(page, monkeypatch):
    """Every Python block runs and every command prints what the page says."""
    monkeypatch.chdir(ROOT)
    for example in SYBIL.parse(page).examples():
        example.evaluate()


@pytest.mark.parametrize("page", docs.PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_a_page_lead_somewhere(page):
    """A link to a file of the project leads to one."""
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_both_readmes_show_the_same_commands():
    """The English and the Vietnamese README tell their readers to run the same commands."""
    blocks = re.compile(r"```(?:console|sh)\n(.*?)```", re.DOTALL)
    shown = [
        [line for block in blocks.findall((ROOT / name).read_text("utf-8")) for line in block.splitlines()]
        for name in ("README.md", "README.vi.md")
    ]
    commands = [[line for line in lines if re.match(r"\$ |pip |python|vndocs |pytest", line)] for lines in shown]

    assert [line.replace("--lang vi ", "") for line in commands[1]] == commands[0]


def test_no_machine_stands_in_the_project():
    """No path of a particular machine stands in what is published."""
    pages = [*docs.PAGES, ROOT / "CHANGELOG.md", ROOT / "pyproject.toml", *(ROOT / "examples").glob("*.*")]

    assert [
        page.name for page in pages if re.search(r"/(?:home|root|Users|tmp)/|/work/", page.read_text("utf-8"))
    ] == []


def test_every_key_of_a_record_is_explained():
    """The page on records names every key of the schema."""
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    keys = {key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", ())}

    assert sorted(key for key in keys if f"`{key}`" not in page) == []
