"""Columns are gathered from readings without a record between, and say what the record says."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vndocs
from tests.word_files import definitions, docx, level, numbered, paragraph
from vndocs.pipeline.document import Document
from vndocs.readers import source
from vndocs.samples import NAMES, read

from .strategies import anything, official

pyarrow = pytest.importorskip("pyarrow", exc_type=ImportError)

from vndocs.export import arrow_schema, from_batch  # noqa: E402
from vndocs.export.gathering import rows as begun  # noqa: E402
from vndocs.export.gathering.rows import (  # noqa: E402
    RecordRows,
    ToldRows,
    compiled,
)

TOOL = Path(__file__).parent.parent / "tools" / "check_columns.py"
#: What few documents hold: exceptions, amenders, an impossible date, gaps and repeats, an alias, a table in đồng.
RARE = (
    "Căn cứ Nghị định số 34/2016/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 154/2020/NĐ-CP) (sau đây gọi tắt là "
    "Nghị định 34), theo Điều 5, trừ điểm c khoản 2 Nghị định 34; ngày 31/02/2024 chi từ 5 đến 10 triệu đồng/người.\n\n"
    "1. Một;\n2. Hai;\n4. Bốn;\n4. Lại bốn “\n1. trong ngoặc\n2. trong ngoặc”.\n\n"
    "Đơn vị tính: triệu đồng\n| TT | Xã | Dự toán |\n|---|---|---|\n| 1 | Tân An | 1.250 |\n| 2 | Tân Bình | 300 |\n"
    "Đồng chí Nguyễn Văn An, Chủ tịch UBND xã."
)


def said(value):
    """A record as columns can hold it: no nulls, and lists where it has tuples."""
    if isinstance(value, dict):
        return {key: said(part) for key, part in value.items() if part is not None}
    return [said(part) for part in value] if isinstance(value, (list, tuple)) else value


def gathered(documents, begun=begun):
    rows = begun(pyarrow, arrow_schema())
    for document in documents:
        rows.add(document)
    batch = rows.batch()
    batch.validate(full=True)
    return from_batch(batch)


def texts():
    whole = [*(read(name).decode() for name in NAMES), RARE]
    for text in [*whole, whole[0][200:]]:
        yield text
        yield unicodedata.normalize("NFD", text)
        yield text.replace(" ", "\u00a0", 40).replace("số ", "số \u200b")
        yield text.replace("Đ", "\u00d0")


def test_columns_say_what_the_record_says():
    """Whatever the letters are made of, and also where the rare things stand."""
    documents = [vndocs.parse(text) for text in texts()]

    assert gathered(documents) == [said(document.to_record()) for document in documents]


@settings(max_examples=40)
@given(st.lists(anything() | official() | st.sampled_from(RARE.split("\n")), max_size=4))
def test_columns_of_any_texts_are_those_of_records(texts):
    """Compiled or not: the same schema, values and nulls, though a text may hold half a surrogate pair."""
    documents = [vndocs.parse(text) for text in texts]

    assert gathered(documents) == gathered(documents, RecordRows)


def test_without_the_compiled_columns():
    """Where nothing is compiled, columns are cut out of records, and what fails leaves nothing behind there either."""
    documents = [vndocs.parse(text) for text in texts()]
    rows = RecordRows(pyarrow, arrow_schema())
    rows.fail({"source": "hỏng", "error": {"code": "x", "message": "y"}})
    rows.add(documents[0])
    rows.undo()

    assert gathered(documents, RecordRows) == [said(document.to_record()) for document in documents]
    assert (len(rows), rows.batch().num_rows, len(rows)) == (1, 1, 0)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["", RARE, *RARE.split("\n")]), st.booleans()), max_size=20))
def test_documents_that_are_taken_back_leave_nothing(steps):
    """Wherever they stood, and however many nulls and values there were before them."""
    rows, kept = begun(pyarrow, arrow_schema()), []
    for text, is_kept in steps:
        document = vndocs.parse(text)
        rows.add(document)
        if is_kept:
            kept.append(document)
        else:
            rows.undo()

    batch = rows.batch()

    batch.validate(full=True)
    assert from_batch(batch) == [said(document.to_record()) for document in kept]


@pytest.mark.skipif(compiled is None, reason="installed without the compiled columns")
def test_columns_are_handed_over_once():
    """What was handed over is held no more, and stays as it is while the rows go on."""
    rows = ToldRows(pyarrow, arrow_schema())
    rows.add(vndocs.parse(RARE))
    batch = rows.batch()
    told = from_batch(batch)
    assert len(rows) == 0

    for text in ("", RARE * 2, RARE):
        rows.add(vndocs.parse(text))
    again = rows.batch()

    assert from_batch(batch) == told
    assert again.slice(2).equals(batch)
    assert rows.batch().num_rows == 0


@pytest.mark.skipif(compiled is None, reason="installed without the compiled columns")
def test_columns_take_only_what_the_schema_says():
    """Another type is told, a field twice in one row too; a field that is not there is left out."""
    columns = compiled.Columns(arrow_schema())
    for name, value in (("source", 5), ("schema_version", "1"), ("aliases", "x"), ("references", [3]), ("layout", [])):
        columns.begin()
        with pytest.raises(TypeError, match="another type"):
            columns.put(name, value)
        columns.undo()
    columns.begin()
    columns.put("unknown", 1)
    columns.put("source", "a")
    with pytest.raises(RuntimeError, match="two values"):
        columns.put("source", "b")
    columns.end()

    [row] = from_batch(pyarrow.record_batch(columns))
    assert row == {"source": "a"}
    with pytest.raises(TypeError, match="type of records"):
        compiled.Columns(pyarrow.schema([("a", pyarrow.date32())]))


def test_rare_things_are_there():
    """The text that the comparison above rests on does hold them."""
    record = vndocs.parse(RARE, ["people", *vndocs.parse("").kinds]).to_record()

    [tree] = [tree for tree in record["lists"] if "gaps" in tree]
    assert tree["repeats"]
    assert any("amended_by" in reference for reference in record["references"])
    assert any("excluded" in path for reference in record["references"] for path in reference.get("provisions", ()))
    assert any(date.get("invalid") for date in record["dates"])
    assert {key for key in ("aliases", "table_amounts", "people") if record[key]} == {
        "aliases",
        "table_amounts",
        "people",
    }


@pytest.mark.parametrize("kinds", [["amounts"], ["internal", "dates"], ["people", "references"], ["lists"]])
def test_kinds_that_were_not_wanted_are_null(kinds):
    """As they are missing in the record."""
    documents = [vndocs.parse(text, kinds) for text in texts()]

    assert gathered(documents) == [said(document.to_record()) for document in documents]


def test_without_resolution():
    """A text that was not resolved has no links, and no list of aliases."""
    documents = [vndocs.parse(text, resolve=False) for text in texts()]

    assert gathered(documents) == [said(document.to_record()) for document in documents]


def test_places_in_files():
    """Of a Word file, entities have their places, and automatic numbers are marked as generated."""
    body = paragraph(RARE.partition("\n")[0]) + numbered("chi 5.000 đồng") + numbered("theo 12/QĐ-UBND")
    data = docx(body, numbering=definitions([level(0, "decimal", "%1.")]))
    document = vndocs.parse(source(data, "a.docx"))

    [record] = gathered([document])

    assert record == said(document.to_record())
    assert record["references"][0]["places"]
    assert any("generated" in tree for tree in record["lists"])


def test_a_document_is_added_whole_or_not_at_all():
    """Whatever is raised in the middle of one, the rows before and behind it are whole."""
    rows = begun(pyarrow, arrow_schema())
    documents = [vndocs.parse(RARE) for _ in range(3)]
    rows.add(documents[0])
    spoiled = Document(documents[1].source, {**documents[1].readings, "dates": [None]})
    with pytest.raises((AttributeError, TypeError)):
        rows.add(spoiled)
    rows.fail({"source": "hỏng", "error": {"code": "x", "message": "y"}})
    rows.add(documents[2])
    rows.add(documents[2])
    rows.undo()

    batch = rows.batch()

    batch.validate(full=True)
    first, failed, last = from_batch(batch)
    assert first == last == said(documents[0].to_record())
    assert failed["source"] == "hỏng"
    assert set(failed) == {"schema_version", "source", "error"}


def test_half_of_a_surrogate_pair_is_escaped():
    """A text that no UTF-8 can hold gives its entities all the same."""
    [record] = gathered([vndocs.parse("Theo 12/QĐ-UBND về \ud800việc chi 5.000 đồng.")])

    assert record["references"][0]["code"] == "12/QĐ-UBND"
    assert record["amounts"][0]["value"] == "5000"


def test_the_tool_compares_folders(tmp_path):
    """It counts what it compared, and has nothing to say of an empty folder but that."""
    (tmp_path / "a.txt").write_text(RARE, "utf-8")
    (tmp_path / "b").mkdir()

    done, nothing = (
        subprocess.run([sys.executable, TOOL, folder], capture_output=True, text=True, check=False, encoding="utf-8")
        for folder in (tmp_path, tmp_path / "b")
    )

    assert (done.returncode, done.stdout) == (0, "1 documents: 0 whose columns are not their record\n")
    assert nothing.returncode == 1
