"""Parquet files put together from files of one row group are what a library would have written in one go."""

import io

import pytest

import vndocs

pyarrow = pytest.importorskip("pyarrow", exc_type=ImportError)
parquet = pytest.importorskip("pyarrow.parquet", exc_type=ImportError)

from vndocs.batch import extract  # noqa: E402
from vndocs.export import arrow_schema, from_batch, write  # noqa: E402
from vndocs.export.parquet import Parquet  # noqa: E402
from vndocs.export.row_groups import Joined  # noqa: E402

TEXT = "Điều 5 Nghị định số {0}/2020/NĐ-CP ngày 05/3/2020; chi {0}00.000 đồng cho: (1) đường; (2) đèn {1}.\n"


def one_group(table, **options):
    stream = io.BytesIO()
    with parquet.ParquetWriter(stream, table.schema, **options) as writer:
        if table.num_rows:
            writer.write_table(table, row_group_size=table.num_rows)
    return stream.getvalue()


def joined(files):
    stream = io.BytesIO()
    join = Joined(stream)
    for file in files:
        join.add(file)
    join.close()
    return stream.getvalue()


SCHEMA = pyarrow.schema([("a", pyarrow.int64()), ("b", pyarrow.list_(pyarrow.string()))])


def tables(count):
    return [
        pyarrow.table({"a": [None, *range(number)], "b": [["x" * number], *[None] * number]}, schema=SCHEMA)
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [1, 2, 14, 15, 16, 200])
@pytest.mark.parametrize("options", [{}, {"compression": "zstd", "write_page_index": True}, {"use_dictionary": False}])
def test_the_rows_are_those_of_the_files(count, options):
    """Group for group, with whatever the groups are encoded and indexed by, also where a list has more than 14."""
    given = tables(count)

    data = joined([one_group(table, **options) for table in given])

    file = parquet.ParquetFile(io.BytesIO(data))
    assert file.metadata.num_row_groups == count
    assert [file.read_row_group(number) for number in range(count)] == given
    file.read().validate(full=True)


def test_others_read_it_too():
    """DuckDB and Polars read pages by the same offsets."""
    duckdb, polars = pytest.importorskip("duckdb"), pytest.importorskip("polars")
    table = pyarrow.concat_tables(tables(20))
    data = joined([one_group(part) for part in tables(20)])

    frame = polars.read_parquet(io.BytesIO(data))

    assert frame["a"].to_list() == table["a"].to_pylist()
    assert frame["b"].to_list() == table["b"].to_pylist()
    assert duckdb.from_arrow(parquet.read_table(io.BytesIO(data))).aggregate("sum(a)").fetchall() == [(1140,)]


def test_a_file_without_rows():
    """It has the schema, alone and among others."""
    empty = tables(1)[0].slice(0, 0)
    some = tables(3)

    assert parquet.read_table(io.BytesIO(joined([one_group(empty)]))).num_rows == 0
    assert parquet.read_table(io.BytesIO(joined(map(one_group, [empty, *some, empty])))) == pyarrow.concat_tables(some)


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"x" * 40 + b"PAR1", b"x" * 100])
def test_what_is_no_parquet_file_is_refused(data):
    """Nothing is written of it."""
    with pytest.raises(ValueError, match=r".+"):
        joined([data])


def test_files_of_two_schemas_are_not_put_together():
    """The second would be read wrongly."""
    with pytest.raises(ValueError, match="one schema"):
        joined([one_group(tables(1)[0]), one_group(pyarrow.table({"a": ["x"]}))])


def test_a_run_and_records_at_hand_write_the_same_rows(tmp_path):
    """Many pieces of a run, one of a few documents, and records that come one by one."""
    texts = {f"{number:02}.txt": TEXT.format(number, "x" * 90_000) * 3 for number in range(1, 25)}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    output, other = tmp_path / "ra.parquet", tmp_path / "hai.parquet"

    extract(sorted(tmp_path.glob("*.txt")), output, workers=1)
    write([vndocs.parse(vndocs.Source.of(text, str(tmp_path / name))) for name, text in texts.items()], other)

    one, two = parquet.read_table(output), parquet.read_table(other)
    assert one.schema.equals(arrow_schema())
    assert parquet.ParquetFile(output).metadata.num_row_groups > 2
    assert parquet.ParquetFile(other).metadata.num_row_groups == 1
    keys = ("schema_version", "source", "file")
    plain = [[{k: v for k, v in row.items() if k not in keys} for row in from_batch(table)] for table in (one, two)]
    assert plain[0] == plain[1]
    assert [row["source"] for row in from_batch(one)] == [str(tmp_path / name) for name in texts]


def test_no_documents_are_a_file_with_the_schema(tmp_path):
    """An empty folder gives a table without rows."""
    (tmp_path / "van-ban").mkdir()

    extract(tmp_path / "van-ban", tmp_path / "ra.parquet")

    table = parquet.read_table(tmp_path / "ra.parquet")
    assert (table.num_rows, table.schema.equals(arrow_schema())) == (0, True)
    assert Parquet().gather().data().startswith(b"PAR1")
