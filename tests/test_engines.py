"""The columnar core and the tools it is used from: the same entities as `parse`, row for row."""

from importlib import import_module

import pytest

import vndocs

pyarrow = pytest.importorskip("pyarrow", exc_type=ImportError)

from vndocs.batch import BatchError, extract_batch, extract_batches  # noqa: E402
from vndocs.batch.columnar import explode  # noqa: E402
from vndocs.export import arrow_schema, from_batch  # noqa: E402

TEXTS = [
    "Thực hiện khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ, xã chi 1,5 tỷ đồng.",
    "",
    "Không có gì ở đây.",
    "Gồm: (1) làm đường 500.000 đồng; (2) thắp đèn.\nVà: (1) tưới cây; (2) quét dọn; (3) sơn cổng, theo 12/QĐ-UBND.",
]


def batch(texts, **columns):
    return pyarrow.RecordBatch.from_pydict({"text": texts, **columns})


def test_a_row_in_is_a_row_out():
    """The rows are those of the records, in order, under the documented schema."""
    made = extract_batch(batch(TEXTS))

    assert made.schema == arrow_schema()
    assert from_batch(made) == from_batch_of_records([vndocs.parse(text).to_record() for text in TEXTS])
    made.validate(full=True)


def from_batch_of_records(records):
    from vndocs.export import to_batch

    return from_batch(to_batch(records))


def test_columns_hold_what_records_say():
    """Cut into columns and put together again, a record says the same."""
    records = [vndocs.parse(text).to_record() for text in TEXTS]

    assert from_batch_of_records(records) == [without_none(record) for record in records]


def without_none(value):
    if isinstance(value, dict):
        return {key: without_none(part) for key, part in value.items() if part is not None}
    return [without_none(part) for part in value] if isinstance(value, list) else value


def test_what_is_no_text_is_an_error_row():
    """Null and oversized texts give their reason, and the other rows are whole."""
    made = extract_batch(batch([TEXTS[0], None, "x" * 50_000, TEXTS[3]], id=[1, 2, 3, 4]), id="id", limit=1000)

    assert made.column("source").to_pylist() == ["1", "2", "3", "4"]
    codes = [error and error["code"] for error in made.column("error").to_pylist()]
    assert codes == [None, "bad-row", "too-large", None]
    assert len(made.column("amounts")[3]) == 1


def test_only_the_kinds_that_are_wanted():
    """Kinds that were not asked for are null; an unknown one is refused."""
    made = extract_batch(batch(TEXTS), kinds=["amounts"])

    assert made.column("dates").null_count == len(TEXTS)
    with pytest.raises(BatchError):
        extract_batch(batch(TEXTS), kinds=["people and places"])


def test_an_empty_batch_is_an_empty_batch():
    """No rows in, no rows out, with the schema."""
    assert extract_batch(batch([]).cast(pyarrow.schema([("text", pyarrow.string())]))).schema == arrow_schema()


def test_a_stream_keeps_the_columns_it_is_told_to():
    """Columns to keep go out beside the results, batch for batch."""
    out = list(extract_batches([batch(TEXTS, so=[1, 2, 3, 4]), batch(TEXTS[:1], so=[5])], keep=["so"]))

    assert [made.column("so").to_pylist() for made in out] == [[1, 2, 3, 4], [5]]
    assert out[0].num_columns == len(arrow_schema()) + 1


@pytest.mark.parametrize("kind", ["references", "amounts", "dates", "internal", "list_items"])
def test_entities_as_rows(kind):
    """Exploded, each entity is a row that names the row it came from."""
    table = explode(extract_batch(batch(TEXTS)).slice(0), kind)
    want: list[tuple[int, ...]] = []
    for number, text in enumerate(TEXTS):
        record = vndocs.parse(text).to_record()
        if kind == "list_items":
            want += [
                (number, place, item["start"]) for place, tree in enumerate(record["lists"]) for item in tree["items"]
            ]
        else:
            want += [(number, entity["start"]) for entity in record[kind]]
    columns = ["row", "list", "start"] if kind == "list_items" else ["row", "start"]
    assert list(zip(*(table.column(name).to_pylist() for name in columns), strict=True)) == want


def test_rows_of_a_sliced_batch_are_counted_from_its_start():
    """A slice of a batch is a batch of its own."""
    table = explode(extract_batch(batch(TEXTS)).slice(3), "list_items")

    assert table.column("row").to_pylist() == [0] * 5
    assert table.column("list").to_pylist() == [0, 0, 1, 1, 1]


def test_pandas():
    """A data frame has the entities of its texts under its own index."""
    pandas = pytest.importorskip("pandas")
    import_module("vndocs.batch.pandas")

    frame = pandas.DataFrame({"text": [*TEXTS, None]}, index=list("abcde"))

    references = frame.vndocs.references("text")
    assert list(references.index) == ["a", "d"]
    assert list(references["code"]) == ["30/2020/NĐ-CP", "12/QĐ-UBND"]
    assert list(frame.vndocs.amounts()["value"]) == ["1500000000", "500000"]
    assert list(frame.vndocs.list_items().index) == ["d"] * 5
    whole = frame.vndocs.extract()
    assert list(whole.index) == list("abcde")
    assert whole["error"]["e"]["code"] == "bad-row"


def test_polars():
    """A data frame has the entities of its texts with the row they stand in."""
    polars = pytest.importorskip("polars")
    import_module("vndocs.batch.polars")

    frame = polars.DataFrame({"text": [*TEXTS, None]})

    references = frame.vndocs.references("text")
    assert references["row"].to_list() == [0, 3]
    assert references["code"].to_list() == ["30/2020/NĐ-CP", "12/QĐ-UBND"]
    assert frame.vndocs.dates()["value"].to_list() == ["2020-03-05"]
    assert frame.vndocs.extract().height == 5


def test_duckdb():
    """SQL unnests the entities of a column of texts."""
    duckdb = pytest.importorskip("duckdb")
    from vndocs.batch.duckdb import register

    connection = duckdb.connect()
    names = register(connection)
    connection.execute("CREATE TABLE docs (id INTEGER, text VARCHAR)")
    connection.executemany("INSERT INTO docs VALUES (?, ?)", list(enumerate([*TEXTS, None])))
    found = connection.execute(
        "SELECT id, found.code FROM (SELECT id, unnest(vndocs_references(text)) AS found FROM docs) ORDER BY id"
    ).fetchall()
    total = connection.execute(
        "SELECT sum(CAST(found.value AS DECIMAL(38))) FROM (SELECT unnest(vndocs_amounts(text)) AS found FROM docs)"
    ).fetchall()

    assert "vndocs_dates" in names
    assert found == [(0, "30/2020/NĐ-CP"), (3, "12/QĐ-UBND")]
    assert int(total[0][0]) == 1_500_500_000
