"""Where the records of a run go: databases, folders of files, a list of errors; and runs that go on after an end."""

import errno
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from vndocs.batch import BatchError, Item, extract, records
from vndocs.export import ExportError, Writer
from vndocs.export.json import Lines

COMMAND = [sys.executable, "-m", "vndocs", "extract"]
TEXT = (
    "Căn cứ Nghị định số {0}/2020/NĐ-CP ngày 05/3/2020 của Chính phủ; xã chi {0}00.000 đồng cho: (1) đường; (2) đèn.\n"
    "Điều 1. Giao Ủy ban nhân dân xã thực hiện trong quý I/2024.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
)
TABLES = {"references": "references", "amounts": "amounts", "dates": "dates", "internal": "internal"}


@pytest.fixture
def folder(tmp_path):
    """A few documents, and one that cannot be read."""
    folder = tmp_path / "van-ban"
    folder.mkdir()
    for number in range(1, 7):
        (folder / f"{number}.txt").write_text(TEXT.format(number) * number, "utf-8")
    (folder / "7.txt").write_bytes(bytes(range(256)) * 4)
    return folder


@pytest.mark.parametrize("suffix", ["sqlite", "duckdb"])
def test_a_database_holds_what_the_records_hold(folder, tmp_path, suffix):
    """Every entity is a row of its table, and leads to its document."""
    library = sqlite3 if suffix == "sqlite" else pytest.importorskip("duckdb")
    output = tmp_path / f"ra.{suffix}"

    extract(folder, output)

    found = list(records(folder))
    database = library.connect(str(output))
    for table, key in TABLES.items():
        rows = database.execute(f'SELECT document, start, "end", text FROM "{table}" ORDER BY 1, 2, 3').fetchall()
        want = [
            (number, entity["start"], entity["end"], entity["text"])
            for number, record in enumerate(found)
            for entity in record.get(key, ())
        ]
        assert rows == want
    [[items]] = database.execute("SELECT count(*) FROM list_items").fetchall()
    assert items == sum(len(tree["items"]) for record in found for tree in record.get("lists", ()))
    failed = database.execute("SELECT source, error_code FROM documents WHERE error_code IS NOT NULL").fetchall()
    assert [Path(source).name for source, _ in failed] == ["7.txt"]
    joined = 'SELECT count(*) FROM "references" AS r JOIN documents AS d ON d.id = r.document'
    assert database.execute(joined).fetchall()[0][0] == sum(len(record.get("references", ())) for record in found)
    database.close()


def test_a_folder_of_numbered_files(folder, tmp_path):
    """With a split, the files together hold every record once, in order; an existing folder is not mixed with."""
    output = tmp_path / "phan"

    extract([folder / f"{number}.txt" for number in range(1, 7)], output, format="jsonl", split=2)

    files = sorted(output.iterdir())
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    assert [Path(record["source"]).name for record in lines] == [f"{number}.txt" for number in range(1, 7)]
    with pytest.raises(ValueError, match="already"):
        extract(folder, output, format="jsonl", split=2)


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_each_file_holds_as_many_as_were_asked_for(tmp_path, format):
    """To the document, however the work was shared out; the last holds the rest."""
    if format == "parquet":
        pytest.importorskip("pyarrow")
    items = [Item(str(number), text=TEXT.format(number) * 200) for number in range(25)]

    extract(items, tmp_path / "phan", format=format, split=7, workers=1)

    counts = []
    for file in sorted((tmp_path / "phan").iterdir()):
        if format == "parquet":
            counts.append(import_module("pyarrow.parquet").read_table(file).num_rows)
        else:
            counts.append(len(file.read_bytes().splitlines()))
    assert counts == [7, 7, 7, 4]


class FullDisk(Lines):
    """Lines for which there is no room."""

    def open(self, stream):
        class Full(Writer):
            def write(self, data):
                raise OSError(errno.ENOSPC, "No space left on device")

        return Full(stream)


@pytest.mark.parametrize("split", [None, 2])
def test_a_full_disk_is_said_of_the_output(folder, tmp_path, split):
    """The error names the output, and nothing of it stays."""
    before = sorted(tmp_path.iterdir())

    with pytest.raises(ExportError, match=r"ra\.jsonl.*No space"):
        extract(folder, tmp_path / "ra.jsonl", format=FullDisk(), split=split)

    assert sorted(tmp_path.iterdir()) == before


def test_errors_go_to_a_file_as_well(folder, tmp_path):
    """Each failed document is a line that names it."""
    errors = tmp_path / "loi.jsonl"

    summary = extract(folder, tmp_path / "ra.jsonl", errors=errors)

    [error] = map(json.loads, errors.read_text("utf-8").splitlines())
    assert (Path(error["source"]).name, error["code"]) == ("7.txt", "not-text")
    assert summary.documents == summary.read + summary.failed == 7


def test_a_run_to_a_stream_cannot_go_on(folder):
    """Going on needs an output with a name."""
    with pytest.raises(BatchError):
        extract(folder, sys.stdout.buffer, resume=True)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Enough documents for many tasks, with one that cannot be read among them."""
    folder = tmp_path_factory.mktemp("lon")
    for number in range(40):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number) * 420, "utf-8")
    (folder / "030a.txt").write_bytes(b"%PDF-1.4 \x00")
    return folder


def unfinished(output):
    return output.with_name(f".{output.name}.unfinished")


def killed(command, after):
    """Run a command and kill it after so many seconds; tell whether it was still at work."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(after)
    is_alive = process.poll() is None
    if is_alive:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return is_alive


@pytest.mark.integration
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("suffix", ["jsonl", "parquet", "sqlite"])
def test_a_killed_run_goes_on_to_the_same_bytes(large, tmp_path, suffix):
    """Killed at random moments and resumed, again and again, the output is the one of a run left alone."""
    if suffix == "parquet":
        pytest.importorskip("pyarrow")
    chance = random.Random(suffix)
    alone, output = tmp_path / f"mot.{suffix}", tmp_path / f"hai.{suffix}"
    started = time.monotonic()
    subprocess.run([*COMMAND, large, "-q", "-o", alone], check=False, stderr=subprocess.DEVNULL)
    whole = time.monotonic() - started
    kills = 0
    for _ in range(7):
        resumed = [*COMMAND, large, "-q", "-o", output, "--resume"]
        kills += killed(resumed, chance.uniform(0.2, 1.1) * whole)
        assert output.exists() != unfinished(output).exists() or not output.exists()
        if output.exists():
            assert output.read_bytes() == alone.read_bytes()
            output.unlink()
    done = subprocess.run([*COMMAND, large, "-q", "-o", output, "--resume"], check=False, stderr=subprocess.DEVNULL)

    assert done.returncode == 1
    assert kills
    assert output.read_bytes() == alone.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([alone.name, output.name])


class EndedError(Exception):
    """The run is ended in the middle."""


def left(large, output):
    """Leave a run unfinished behind some of its documents."""

    def end(summary):
        if summary.documents >= 10:
            raise EndedError

    with pytest.raises(EndedError):
        extract(large, output, workers=1, on_progress=end)
    assert unfinished(output).exists()


def test_spoiled_ends_are_done_again(large, tmp_path):
    """Half a block, as a loss of power leaves it, is cut off and done again."""
    output = tmp_path / "ra.jsonl"
    extract(large, tmp_path / "mot.jsonl")
    left(large, output)
    with unfinished(output).open("r+b") as file:
        file.truncate(unfinished(output).stat().st_size - 1000)

    extract(large, output, resume=True)

    assert output.read_bytes() == (tmp_path / "mot.jsonl").read_bytes()


def test_a_run_that_filled_the_disk_goes_on(large, tmp_path):
    """It says that it can, leaves what it has finished, and ends with the same bytes."""
    output = tmp_path / "ra.jsonl"
    with pytest.raises(BatchError, match=r"ra\.jsonl.*No space.*--resume"):
        extract(large, output, format=FullDisk(), workers=1)
    assert [path.name for path in tmp_path.iterdir()] == [unfinished(output).name]

    extract(large, output, resume=True)

    extract(large, tmp_path / "mot.jsonl")
    assert output.read_bytes() == (tmp_path / "mot.jsonl").read_bytes()


@pytest.mark.parametrize("suffix", ["sqlite", "duckdb"])
def test_a_database_that_cannot_grow_is_said_in_a_line(folder, tmp_path, suffix, monkeypatch):
    """What the library says of a full disk is told of the output, and its file is gone."""
    if suffix == "duckdb":
        pytest.importorskip("duckdb")
    output = tmp_path / f"ra.{suffix}"

    def insert(writer, tables):
        raise writer.faults[0]("database or disk is full")

    for name in ("_SqliteWriter", "_DuckdbWriter"):
        monkeypatch.setattr(f"vndocs.export.databases.{name}.insert", insert)
    with pytest.raises(ExportError, match=f"{output.name}.*disk is full"):
        extract(folder, output)

    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_another_run_is_not_taken_up(large, tmp_path):
    """What was asked for otherwise, or of documents that have changed, is refused and says so."""
    output = tmp_path / "ra.jsonl"
    left(large, output)

    with pytest.raises(BatchError, match="asked for otherwise"):
        extract(large, output, kinds=["amounts"], resume=True)
    changed = large / "000.txt"
    before = changed.read_bytes()
    changed.write_bytes(before + b"x")
    try:
        with pytest.raises(BatchError, match="changed"):
            extract(large, output, resume=True)
    finally:
        changed.write_bytes(before)


def test_a_document_that_takes_too_long_is_given_up(tmp_path):
    """A document over its time is an error row; the others are read."""
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(1), "utf-8")
    (tmp_path / "b.txt").write_text(TEXT.format(1) * 60_000, "utf-8")

    summary = extract(tmp_path, tmp_path / "ra.jsonl", time_limit=0.2)

    found = [json.loads(line) for line in (tmp_path / "ra.jsonl").read_text("utf-8").splitlines()]
    assert [record.get("error", {}).get("code") for record in found][::2] == [None, None]
    assert found[1]["error"]["code"] in {"over-time", "worker-lost"}
    assert (summary.read, summary.failed) == (2, 1)
