"""Records written out: every format holds what the record says, and a file is whole or not there."""

import csv
import io
import json
import os
import pickle
import subprocess
import sys

import jsonschema
import pytest
from hypothesis import given

import vndocs
from vndocs import samples
from vndocs.export import (
    COLUMNS,
    ExportError,
    MissingExtraError,
    arrow_schema,
    format_of,
    from_batch,
    json_schema,
    opened,
    rows,
    to_batch,
    write,
)
from vndocs.export.csv import guarded

from .scripts import ROOT
from .strategies import official

FAILED = {"schema_version": 1, "source": "hong.txt", "error": {"code": "not-text", "message": "is an image"}}


@pytest.fixture(scope="module")
def records():
    texts = [samples.read(name).decode() for name in samples.NAMES]
    texts.append("Theo các điểm a, b khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP; 5 - 10 triệu đồng/m2; 31/02/2024.")
    return [vndocs.parse(vndocs.Source.of(text, f"{n}.txt")).to_record() for n, text in enumerate(texts)] + [FAILED]


def written(records, format, **options):
    stream = io.BytesIO()
    write(records, stream, format_of(format, **options))
    return stream.getvalue()


def test_every_sample_holds_every_kind(records):
    """So that what follows tries every key."""
    assert all(record[kind] for record in records[:2] for kind in ("references", "amounts", "dates", "lists"))
    assert records[1]["internal"]


def test_records_are_valid(records):
    """What is written is what the schema says, no key more."""
    strict = jsonschema.Draft202012Validator(json_schema(is_strict=True))

    assert [error.message for record in records for error in strict.iter_errors(record)] == []


@given(official())
def test_every_record_is_valid(text):
    strict = jsonschema.Draft202012Validator(json_schema(is_strict=True))

    assert [error.message for error in strict.iter_errors(vndocs.parse(text).to_record())] == []


def test_the_schema_refuses_what_is_no_record(records):
    for wrong in ({}, {**records[0], "amounts": [{"value": "5"}]}, {**records[0], "schema_version": 2}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, json_schema())


def test_the_schema_says_what_each_key_means():
    """And it is the one in the documentation."""
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    bare = [
        f"{name}.{key}"
        for name, part in schema["$defs"].items()
        for key, field in part.get("properties", {}).items()
        if "description" not in field
    ]
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "build_schema.py", "--check"], capture_output=True, text=True, check=False
    )

    assert bare == []
    assert done.returncode == 0, done.stdout + done.stderr


def test_json_holds_the_records(records):
    assert [json.loads(line) for line in written(records, "jsonl").splitlines()] == records
    assert json.loads(written(records, "json")) == records
    assert json.loads(written([], "json")) == written([], "jsonl").splitlines() == []


def test_half_a_surrogate_pair_is_written_all_the_same():
    """A file name may hold bytes that are no UTF-8, and a text given by a program anything."""
    record = vndocs.parse(vndocs.Source.of("chi 5.000 đồng", "\udce9.txt")).to_record()

    assert json.loads(written([record], "jsonl")) == record
    assert written([record], "csv").decode()
    assert from_batch(to_batch([record]))[0]["source"] == "\\udce9.txt"


def test_csv_has_a_row_for_each_entity(records):
    data = written(records, "csv")
    read = list(csv.DictReader(io.StringIO(data.decode(), newline="")))

    assert list(read[0]) == list(COLUMNS)
    kinds = ("references", "internal", "amounts", "dates")
    entities = sum(len(record.get(kind, ())) for record in records for kind in kinds)
    items = sum(len(tree["items"]) for record in records for tree in record.get("lists", ()))
    assert len(read) == entities + items + 1
    said = {"source": "hong.txt", "kind": "error", "code": "not-text", "text": "is an image"}
    assert read[-1] == {**dict.fromkeys(COLUMNS, ""), **said}
    [cited] = [row for row in read if row["source"] == "2.txt" and row["kind"] == "references"]
    assert cited["provisions"] == "article 5, clause 2, point a; article 5, clause 2, point b"
    assert data.count(b"\r\n") >= len(read) + 1


def test_csv_for_excel_begins_with_a_mark(records):
    assert written(records, "csv", bom=True) == b"\xef\xbb\xbf" + written(records, "csv")


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell):
    """A bullet is a marker, not a sum; numbers of ours stay numbers."""
    assert guarded(cell) == "'" + cell
    assert guarded(-5) == -5
    assert guarded(True) == "true"
    record = {"source": cell, "amounts": [{"start": 0, "end": 1, "text": cell, "value": "5"}]}
    assert f"'{cell}" in written([record], "csv").decode()


def test_rows_leave_out_what_is_not_said(records):
    for row in rows(records[0]):
        assert set(row) <= set(COLUMNS)
        assert None not in row.values()


def test_parquet_holds_the_records(records, tmp_path):
    """One row a document, lists of structs, nothing lost on the way there and back."""
    pyarrow = pytest.importorskip("pyarrow.parquet")
    write(records, tmp_path / "o.parquet")

    table = pyarrow.read_table(tmp_path / "o.parquet")

    assert table.schema.equals(arrow_schema())
    assert from_batch(table) == records


def test_a_document_is_written_as_its_record(records):
    document = vndocs.parse(samples.read().decode())

    assert written([document], "jsonl") == written([document.to_record()], "jsonl")


def test_a_missing_extra_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtraError, match=r"pip install 'vndocs\[arrow\]'") as caught:
        format_of("parquet")

    assert caught.value.extra == "arrow"
    assert "cần thêm thư viện" in caught.value.message("vi")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_format_is_told_by_its_name_or_its_suffix():
    assert format_of(None, "a.CSV").name == "csv"
    assert format_of(None, "a.txt").name == "jsonl"
    assert format_of("json", "a.csv").name == "json"
    with pytest.raises(ExportError, match="unknown format 'xml'; expected one of jsonl, json, csv, parquet"):
        format_of("xml")


def test_a_file_is_whole_or_not_there(tmp_path):
    """A failure leaves what stood there, and nothing else."""
    path = tmp_path / "o.jsonl"
    path.write_text("cũ")

    def fail():
        with opened(path) as stream:
            stream.write(b"m")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "cũ"
    with opened(path) as stream:
        stream.write(b"m")
        assert path.read_text() == "cũ"
    assert path.read_text() == "m"
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path):
    path, link = tmp_path / "o.csv", tmp_path / "link.csv"
    path.touch(mode=0o640)
    link.symlink_to(path)

    write([], link)

    assert link.is_symlink()
    assert path.read_text().startswith("source,kind")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a full disk of Linux")  # noqa: PTH110
def test_a_full_disk_is_told():
    with pytest.raises(ExportError, match="/dev/full: could not be written: No space left"):
        write([FAILED], "/dev/full", "jsonl")
