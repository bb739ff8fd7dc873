"""What each engine costs over the plain function: its run over a table of texts beside `extract_batches` over the same.

    python benchmarks/engines.py [FOLDER] [--megabytes 8] [--engine NAME…]

Every engine works with one worker and gives the same columns, to memory; it is measured in a process of its own, in
turn with the plain function, wall time, the best of three rounds behind one to warm up. Its start (Java, a cluster) is
told apart. DuckDB's functions give one kind each, so both find references alone there; spaCy gives spans and values,
no columns, and is measured beside `parse` with the same values. An engine that is not installed is not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from bodies import bodies

import vndocs
from vndocs.batch import extract_batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 3
#: Rows of a group of the Parquet file, and of a batch.
ROWS = 64
TEXT, NUMBER = "text", "so"


def plain(place: str, **options: Any) -> int:
    """Run the plain function over a Parquet file and count the rows."""
    batches = pq.ParquetFile(place).iter_batches(ROWS)
    return sum(batch.num_rows for batch in extract_batches(batches, TEXT, keep=[NUMBER], **options))


def spark(place: str) -> Iterator[Callable[[], object]]:
    """PySpark on one local core; all columns are computed, and counted."""
    from pyspark.sql import SparkSession

    from vndocs.batch.spark import extract

    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    session = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(ROWS))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")

    def run() -> None:
        # Nothing is written, everything is made.
        extract(session.read.parquet(place), TEXT, keep=[NUMBER]).write.format("noop").mode("overwrite").save()

    yield run
    session.stop()


def dask(place: str) -> Iterator[Callable[[], object]]:
    """Dask with one process, a task for each group of rows."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    import dask

    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    groups = pq.ParquetFile(place).num_row_groups

    def run() -> None:
        tasks = [dask.delayed(_group)(place, number) for number in range(groups)]  # type: ignore[attr-defined,unused-ignore]
        dask.compute(*tasks, scheduler="processes", pool=pool)  # type: ignore[attr-defined,no-untyped-call,unused-ignore]

    yield run
    pool.shutdown()


def ray(place: str) -> Iterator[Callable[[], object]]:
    """Ray with one core, a task for each group of rows."""
    import ray

    environment = {"env_vars": {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}}
    ray.init(num_cpus=1, include_dashboard=False, log_to_driver=False, runtime_env=environment)
    part = ray.remote(_group)
    groups = pq.ParquetFile(place).num_row_groups
    yield lambda: ray.get([part.remote(place, number) for number in range(groups)])
    ray.shutdown()


def polars(place: str) -> Iterator[Callable[[], object]]:
    """Polars: the namespace of a frame."""
    import polars

    import vndocs.batch.polars  # noqa: F401

    yield lambda: polars.read_parquet(place).vndocs.extract(TEXT)  # type: ignore[attr-defined]


def pandas(place: str) -> Iterator[Callable[[], object]]:
    """Pandas: the accessor of a frame."""
    import pandas

    import vndocs.batch.pandas  # noqa: F401

    yield lambda: pandas.read_parquet(place).vndocs.extract(TEXT)


def duckdb(place: str) -> Iterator[Callable[[], object]]:
    """DuckDB: the function of a kind, in one thread."""
    import duckdb

    from vndocs.batch.duckdb import register

    connection = duckdb.connect(config={"threads": 1})
    register(connection)
    query = f"SELECT {NUMBER}, vndocs_references({TEXT}) FROM '{place}'"
    yield lambda: connection.execute(query).to_arrow_table()


def spacy(place: str) -> Iterator[Callable[[], object]]:
    """spaCy: the component behind a blank tokenizer."""
    import spacy

    nlp = spacy.blank("xx")
    nlp.max_length = 1 << 30
    nlp.add_pipe("vndocs")
    texts = pq.read_table(place).column(TEXT).to_pylist()
    yield lambda: sum(len(doc.spans["references"]) for doc in nlp.pipe(texts))


def _values(place: str) -> int:
    kinds = ("references", "internal", "amounts", "dates")
    texts = pq.read_table(place).column(TEXT).to_pylist()
    documents = (vndocs.parse(text, kinds) for text in texts)
    return sum(len(getattr(document, kind)) for document in documents for kind in kinds)


def _group(place: str, number: int) -> Any:
    batches = pq.ParquetFile(place).read_row_group(number).to_batches()
    return pa.Table.from_batches(extract_batches(batches, TEXT, keep=[NUMBER]))


#: Each engine with the package that it needs, and what it is measured beside.
ENGINES: dict[str, tuple[str, Callable[[str], Iterator[Callable[[], object]]], Callable[[str], object]]] = {
    "Spark": ("pyspark", spark, plain),
    "Dask": ("dask", dask, plain),
    "Ray": ("ray", ray, plain),
    "Polars": ("polars", polars, plain),
    "pandas": ("pandas", pandas, plain),
    "DuckDB, references": ("duckdb", duckdb, lambda place: plain(place, kinds=["references"])),
    "spaCy, values": ("spacy", spacy, _values),
}


def measured(name: str, place: str) -> dict[str, float]:
    """Measure an engine in this process: seconds of its start, and the best of the plain function and of its run."""
    _, engine, beside = ENGINES[name]
    begin = time.perf_counter()
    running = engine(place)
    call = next(running)
    call()
    first = time.perf_counter() - begin
    beside(place)
    bare, run = [], []
    for _ in range(ROUNDS):
        bare.append(_seconds(lambda: beside(place)))
        run.append(_seconds(call))
    next(running, None)
    return {"start": first - min(run), "plain": min(bare), "run": min(run)}


def _seconds(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def written(texts: list[str], megabytes: float, folder: Path) -> tuple[str, float]:
    """Write texts to a Parquet file, as many as are wanted; give its place and their size."""
    some: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        text = texts[len(some) % len(texts)]
        some.append(text)
        size += len(text.encode())
    place = folder / "docs.parquet"
    pq.write_table(pa.table({NUMBER: range(len(some)), TEXT: some}), place, row_group_size=ROWS)
    return str(place), size / 1e6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of texts; without one the samples")
    parser.add_argument("--megabytes", type=float, default=8, help="how much text is extracted (8)")
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=list(ENGINES), metavar="NAME")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        name, place = options.engine[0], options.measure
        print(json.dumps(measured(name, place)))
        return 0
    [body] = bodies([options.folder] if options.folder else [])
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        place, size = written(body.texts, options.megabytes, Path(folder))
        print(f"{size:.0f} MB                plain  engine  overhead   start")
        for name in options.engine:
            if find_spec(ENGINES[name][0]) is None:
                print(f"{name:20} not measured: {ENGINES[name][0]} is not installed")
                continue
            command = [sys.executable, __file__, "--measure", place, "--engine", name]
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
            if done.returncode:
                failed = True
                said = (done.stderr.strip().splitlines() or ["no word"])[-1]
                print(f"{name:20} failed: {said}")
                continue
            told = json.loads(done.stdout.splitlines()[-1])
            over = told["run"] / told["plain"] - 1
            print(f"{name:20} {told['plain']:6.2f}s {told['run']:6.2f}s   {over:+6.0%}   {told['start']:5.1f}s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
