"""The floors of accuracy: a figure that falls is a failure, and what was not compared is said."""

import tomllib

import pytest

from .scripts import ROOT, load

#: Stands in for the scorer that comes with the annotations: one point in a hundred for each document's length.
SCORER = """
import json, pathlib, sys
found = sum(len(path.read_text()) for path in pathlib.Path(sys.argv[1]).glob("*.txt")) / 100
kinds = {"dates": {"found_f1": found, "strict_f1": 0.5, "gold": 1}}
print(json.dumps({"kinds": kinds, "reference_fields": {"type": 1.0}}))
"""
FLOORS = {"dev": {"documents": ["a", "b"], "floors": {"dates": {"found": 0.3, "strict": 0.5}}}}


tool = load("gold_floors")


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "gold" / "dev").mkdir(parents=True)
    (tmp_path / "gold" / "score.py").write_text(SCORER, "utf-8")
    for name, length in (("a", 10), ("b", 20)):
        annotate(tmp_path / "gold", name, length)
    return tmp_path / "gold"


def annotate(gold, name, length):
    (gold / "dev" / f"{name}.txt").write_text("x" * length, "utf-8")
    (gold / "dev" / f"{name}.json").write_text("{}", "utf-8")


def test_a_figure_on_its_floor_passes(gold, capsys):
    """What reaches its floor passes, and every figure is shown."""
    assert tool.check(gold, FLOORS) == 0
    assert "found 0.3000  strict 0.5000" in capsys.readouterr().out


def test_a_figure_under_its_floor_fails(gold, capsys):
    """A figure under its floor fails and is named."""
    annotate(gold, "b", 19)

    assert tool.check(gold, FLOORS) == 1
    assert "dev: dates found: 0.2900 is under 0.3" in capsys.readouterr().err


def test_new_documents_have_no_floor(gold, capsys):
    """Documents that came later are scored beside the others, and cannot fail."""
    annotate(gold, "c", 1)

    assert tool.check(gold, FLOORS) == 0
    assert "1 documents without floors" in capsys.readouterr().out


def test_missing_documents_are_said(gold, capsys):
    """Where a document is not there, nothing is compared and that is said."""
    (gold / "dev" / "a.json").unlink()

    assert tool.check(gold, FLOORS) == 0
    assert "dev: not checked, 1 of 2 documents are not there" in capsys.readouterr().out


def test_measured_floors_hold(gold, tmp_path):
    """The floors that were written are those of the same documents, by name."""
    path = tmp_path / "floors.toml"
    tool.write(gold, path)

    floors = tomllib.loads(path.read_text("utf-8"))
    assert floors["dev"] == {
        "documents": ["a", "b"],
        "floors": {"dates": {"found": 0.3, "strict": 0.5}, "fields": {"type": 1.0}},
    }
    assert tool.check(gold, floors) == 0


def test_the_floors_of_the_project_can_be_read():
    """The project's own floors name documents and figures for every kind."""
    floors = tomllib.loads((ROOT / ".ci" / "floors.toml").read_text("utf-8"))

    for name, entry in floors.items():
        assert entry["documents"] == sorted(set(entry["documents"]))
        kinds = {"all fields"} if name == "layout" else {"references", "internal", "amounts", "dates", "list items"}
        assert kinds <= entry["floors"].keys()
