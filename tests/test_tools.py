"""The tools that judge a change: the span checker and the report of gains and losses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent.parent / "tools"
RAW = "(1) 500.000 đồng trước ngày 05/01/2024."
AMOUNT = {"start": 4, "end": 16, "text": "500.000 đồng", "value": "500000", "currency": "VND"}
DATE = {"start": 23, "end": 38, "text": "ngày 05/01/2024", "value": "2024-01-05"}
ITEM = {"start": 0, "marker": "(1)", "label": "1", "depth": 0, "kind": "number", "content": [4, 38]}
TREE = {"start": 0, "end": 38, "text": RAW[:38], "inline": True, "items": [ITEM]}


@pytest.fixture
def run(tmp_path):
    def run(tool, *arguments):
        command = [sys.executable, str(TOOLS / tool), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, encoding="utf-8", check=False)

    return run


@pytest.fixture
def write(tmp_path):
    (tmp_path / "a.txt").write_text(RAW, "utf-8")

    def write(name, **kinds):
        path = tmp_path / name
        path.write_text(json.dumps({"schema_version": 1, "source": "a.txt", **kinds}) + "\n", "utf-8")
        return path

    return write


def test_true_spans_pass(run, write):
    """Records whose spans cut their text out of the raw text pass."""
    done = run("check_spans.py", write("records.jsonl", amounts=[AMOUNT], dates=[DATE], lists=[TREE]))

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 documents, 0 references, 0 internal, 1 amounts, 1 dates, 1 lists: 0 wrong spans" in done.stdout


@pytest.mark.parametrize(
    ("entity", "message"),
    [
        ({**AMOUNT, "start": 5}, "the text at 5-16 is"),
        ({**AMOUNT, "end": 99}, "leaves the text"),
        ({**AMOUNT, "end": 4}, "is empty"),
        ({**AMOUNT, "end": 17, "text": "500.000 đồng "}, "white space"),
        ({**AMOUNT, "parts": {"value": [4, 99]}}, "part value"),
    ],
)
def test_a_wrong_span_is_a_fault(run, write, entity, message):
    """A span that does not cut the entity's text fails the check and is named."""
    done = run("check_spans.py", write("records.jsonl", amounts=[entity]))

    assert done.returncode == 1
    assert message in done.stdout


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"start": 1}, "has the marker"),
        ({"start": 39, "marker": ""}, "outside of its list"),
        ({"content": [0, 99]}, "content"),
    ],
)
def test_a_wrong_item_is_a_fault(run, write, item, message):
    """The markers of list items stand where the record says."""
    tree = {**TREE, "items": [{**ITEM, **item}]}
    done = run("check_spans.py", write("records.jsonl", lists=[tree]))

    assert done.returncode == 1
    assert message in done.stdout


def test_entities_stand_in_text_order(run, write):
    """An entity that begins before the one listed before it is a fault."""
    done = run("check_spans.py", write("records.jsonl", dates=[DATE, {**AMOUNT, "value": "2024"}]))

    assert done.returncode == 1
    assert "stands behind" in done.stdout


def test_texts_are_checked_in_process(run, write, tmp_path):
    """A folder of texts is read by vndocs itself."""
    write("unused.json")
    done = run("check_spans.py", tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 amounts, 1 dates" in done.stdout


def test_nothing_read_is_no_pass(run, tmp_path):
    """A check that saw no document does not pass."""
    assert run("check_spans.py", tmp_path).returncode == 1


def test_equal_records_have_no_differences(run, write):
    """Two versions that read alike give exit status 0."""
    done = run("gains_losses.py", write("old.jsonl", amounts=[AMOUNT]), write("new.jsonl", amounts=[AMOUNT]))

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-3].split() == ["amounts", "1", "0", "0", "0"]


def test_differences_are_told_apart(run, write, tmp_path):
    """What was won, lost and changed is counted by kind and shown where it stands."""
    longer = {**AMOUNT, "start": 0, "text": "(1) 500.000 đồng"}
    old = write("old.jsonl", amounts=[AMOUNT], dates=[DATE], lists=[TREE])
    new = write("new.jsonl", amounts=[longer], internal=[DATE], lists=[TREE])

    done = run("gains_losses.py", old, new, "--texts", tmp_path)

    assert done.returncode == 1
    counts = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()[-5:]}
    assert counts == {
        "references": ["0", "0", "0", "0"],
        "internal": ["0", "1", "0", "0"],
        "amounts": ["0", "0", "0", "1"],
        "dates": ["0", "0", "1", "0"],
        "items": ["1", "0", "0", "0"],
    }
    assert "start: 4 → 0" in done.stdout
    assert "[ngày 05/01/2024]" in done.stdout


def test_records_of_other_documents_cannot_be_compared(run, write, tmp_path):
    """Files that hold different documents give exit status 2."""
    other = tmp_path / "other.jsonl"
    other.write_text('{"source": "b.txt"}\n', "utf-8")

    assert run("gains_losses.py", write("old.jsonl"), other).returncode == 2
