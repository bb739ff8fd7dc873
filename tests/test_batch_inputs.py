"""Documents in tables and archives: every row and member comes out once, and what is wrong is said by name."""

import csv
import io
import json
import tarfile
import zipfile

import pytest

from vndocs.batch import BatchError, Columns, Item, Summary, records

TEXTS = [
    f"Quyết định số {number}/QĐ-UBND ngày 05/01/2024, chi {number}00.000 đồng.\nDòng hai." for number in range(1, 8)
]


def codes(found):
    return [[entity["code"] for entity in record["references"]] for record in found]


@pytest.fixture
def tables(tmp_path):
    """The same documents in every sort of table and archive."""
    rows = [{"ten": f"vb-{number}", "noi_dung": text, "so": number} for number, text in enumerate(TEXTS, 1)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (tmp_path / "t.jsonl").write_text(lines, "utf-8")
    with (tmp_path / "t.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, ["ten", "noi_dung", "so"])
        writer.writeheader()
        writer.writerows(rows)
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "t.parquet")
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        for number, text in enumerate(TEXTS, 1):
            archive.writestr(f"thu-muc/{number}.txt", text)
        archive.writestr("anh.png", b"\x89PNG")
    with tarfile.open(tmp_path / "t.tar.gz", "w:gz") as archive:
        for number, text in enumerate(TEXTS, 1):
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return tmp_path


@pytest.mark.parametrize("name", ["t.jsonl", "t.csv", "t.parquet"])
def test_a_row_is_a_document(tables, name):
    """Each row gives a record with the text's own offsets, under the name of its column or of its place."""
    named = list(records(tables / name, columns=Columns("noi_dung", "ten")))
    placed = list(records(tables / name, columns=Columns("noi_dung")))

    assert codes(named) == [[f"{number}/QĐ-UBND"] for number in range(1, 8)]
    assert [record["source"] for record in named] == [f"vb-{number}" for number in range(1, 8)]
    assert placed[0]["source"] == f"{tables / name}:1"
    for record, text in zip(named, TEXTS, strict=True):
        for entity in record["amounts"]:
            assert text[entity["start"] : entity["end"]] == entity["text"]


@pytest.mark.parametrize("name", ["t.zip", "t.tar.gz"])
def test_a_member_is_a_document(tables, name):
    """Each member that a folder walk would take gives a record; the rest is counted as skipped."""
    summary = Summary()

    found = list(records(tables / name, summary=summary))

    assert codes(found) == [[f"{number}/QĐ-UBND"] for number in range(1, 8)]
    assert found[0]["source"].startswith(str(tables / name) + "/")
    assert summary.skipped == (name == "t.zip")


def test_a_pattern_names_its_files_in_order(tmp_path):
    """What a shell would expand is expanded, sorted; a file whose name looks like a pattern is a file."""
    for name in ("b.txt", "a.txt", "c[1].txt"):
        (tmp_path / name).write_text(TEXTS[0], "utf-8")

    assert [record["source"][-5:] for record in records(str(tmp_path / "?.txt"))] == ["a.txt", "b.txt"]
    assert len(list(records(str(tmp_path / "c[1].txt")))) == 1
    assert next(records(str(tmp_path / "*.none")))["error"]["code"] == "not-found"


def test_the_sort_can_be_named(tables):
    """Standard input and odd names are read as what they are said to be."""
    (tables / "t.jsonl").rename(tables / "t.dat")
    given = io.BytesIO((tables / "t.dat").read_bytes())

    assert len(list(records(tables / "t.dat", sort="jsonl", columns=Columns("noi_dung")))) == 7
    assert len(list(records("-", sort="jsonl", columns=Columns("noi_dung"), standard_input=given))) == 7
    with pytest.raises(BatchError):
        list(records("-", sort="xml"))


def test_rows_that_are_none_are_said_and_the_rest_goes_on(tmp_path):
    """Each bad row is a record of its own that says where and why."""
    rows = ['{"text": "Nghị định 30/2020/NĐ-CP"}', "{", "[]", '{"text": 5}', '{"khac": ""}', "", '{"text": null}']
    (tmp_path / "t.jsonl").write_text("\n".join([*rows, rows[0]]), "utf-8")
    summary = Summary()

    found = list(records(tmp_path / "t.jsonl", summary=summary))

    assert [record.get("error", {}).get("code") for record in found] == [
        None, "bad-row", "bad-row", "bad-row", "no-column", "bad-row", None,
    ]  # fmt: skip
    assert found[1]["source"].endswith("t.jsonl:2")
    assert (summary.read, summary.failed) == (2, 5)


@pytest.mark.parametrize("name", ["t.csv", "t.parquet"])
def test_a_missing_column_is_said_once(tables, name):
    """A table without the column of the text gives one error that names those it has."""
    [record] = records(tables / name)

    assert record["error"]["code"] == "no-column"
    assert "noi_dung" in record["error"]["message"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hong.zip", b"PK\x03\x04 broken"),
        ("hong.tar.gz", b"\x1f\x8b broken"),
        ("hong.parquet", b"PAR1 broken PAR1"),
        ("hong.csv", "text\n\xff".encode("latin-1")),
    ],
)
def test_a_damaged_file_gives_one_error(tmp_path, name, data):
    """A damaged table or archive is one error, and no exception."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "sau.txt").write_text(TEXTS[0], "utf-8")

    found = list(records([tmp_path / name, tmp_path / "sau.txt"]))

    assert len(found) == 2
    assert found[0]["error"]["code"] in {"unreadable", "not-decodable"}
    assert "error" not in found[1]


def test_what_would_burst_is_not_unpacked(tmp_path):
    """A member, a row or a line above the limit is refused by name; the others are read."""
    with zipfile.ZipFile(tmp_path / "t.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lon.txt", b"0" * 3_000_000)
        archive.writestr("nho.txt", TEXTS[0])
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": "0" * 10_000}) + "\n" + json.dumps({"text": "5 đồng"}))

    large, small = records(tmp_path / "t.zip", limit=1_000_000)
    row, other = records(tmp_path / "t.jsonl", limit=1_000)

    assert (large["error"]["code"], "error" in small) == ("too-large", False)
    assert (row["error"]["code"], "error" in other) == ("too-large", False)


def test_an_item_may_hold_its_text():
    """A document in memory is taken as a text, with its own characters as offsets."""
    [record] = records([Item("thư", text=TEXTS[2])])

    assert (record["source"], record["references"][0]["code"]) == ("thư", "3/QĐ-UBND")
