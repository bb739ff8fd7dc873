"""Clusters of two workers on this machine: every document comes out exactly once, also when a worker is killed."""

import os
import shutil
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import vndocs

pytestmark = pytest.mark.integration

TEXT = "Quyết định số {0}/QĐ-UBND ngày 05/01/2024 của Ủy ban nhân dân tỉnh, chi {1}.000 đồng."
ROWS = 400


def rows():
    return [(number, TEXT.format(number, number)) for number in range(1, ROWS + 1)]


@pytest.fixture
def spark(tmp_path):
    """A session on a cluster of two worker processes of its own."""
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if shutil.which("java") is None:
        pytest.skip("no Java to start Spark with")
    session = import_module("pyspark.sql").SparkSession
    places = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": str(tmp_path)}
    os.environ.update(places)
    try:
        session = (
            session.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.executor.memory", "1g")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "10")
            .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
            .getOrCreate()
        )
    except Exception as error:  # whatever a machine without the means says
        pytest.skip(f"Spark cannot start here: {error}")
    yield session
    session.stop()


def slowed(frame):
    """Make every document take a moment, so that a worker can be killed in the middle."""

    def wait(batches):
        for batch in batches:
            time.sleep(0.1)
            yield batch

    return frame.mapInArrow(wait, frame.schema)


def workers():
    """Give the processes of the cluster's executors."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = place.read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in line and b"java" in line.split(b"\0")[0]:
            found.append(int(place.parent.name))
    return found


def test_spark_gives_every_document_once(spark):
    """Row for row what `parse` gives, through two workers."""
    from vndocs.batch.spark import extract

    frame = spark.createDataFrame(rows(), "so INT, text STRING").repartition(8)

    made = (
        extract(frame, "text", "so", keep=["so"]).select("so", "source", "references.code", "amounts.value").collect()
    )

    assert sorted(row.so for row in made) == [number for number, _ in rows()]
    assert all(row.code == [f"{row.so}/QĐ-UBND"] and row.value == [f"{row.so}000"] for row in made)
    assert all(row.source == str(row.so) for row in made)


def test_spark_loses_nothing_when_a_worker_is_killed(spark):
    """One of the two workers dies in the middle; every document is there exactly once."""
    import threading

    from vndocs.batch.spark import extract

    frame = spark.createDataFrame(rows(), "so INT, text STRING").repartition(8)
    result: dict[str, list[Any]] = {}
    job = extract(slowed(frame), "text", keep=["so"]).select("so", "references.code")
    thread = threading.Thread(target=lambda: result.update(rows=job.collect()))
    thread.start()
    time.sleep(2.5)
    killed = workers()[:1]
    for process in killed:
        os.kill(process, signal.SIGKILL)
    thread.join(120)

    assert killed
    assert sorted(row.so for row in result["rows"]) == [number for number, _ in rows()]


def parquet(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    write = import_module("pyarrow.parquet").write_table
    numbers, texts = zip(*rows(), strict=True)
    write(pyarrow.table({"so": numbers, "text": texts}), tmp_path / "docs.parquet", row_group_size=50)
    return tmp_path / "docs.parquet"


@pytest.mark.parametrize("engine", ["dask", "ray", "polars", "duckdb"])
def test_the_recipes_give_every_document_once(tmp_path, engine):
    """The ten lines for each engine in `examples/scale` run as they are and give the same rows."""
    pytest.importorskip(engine, reason=f"{engine} is not installed")
    pyarrow = import_module("pyarrow.parquet")
    script = Path(__file__).parent.parent / "examples" / "scale" / f"{engine}_recipe.py"
    output = tmp_path / "out.parquet"

    done = subprocess.run(
        [sys.executable, script, parquet(tmp_path), output], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr[-2000:]
    table = pyarrow.read_table(output)
    found = {row["so"]: row["references"] for row in table.select(["so", "references"]).to_pylist()}
    assert len(found) == table.num_rows == ROWS
    for number, text in rows()[::50]:
        want = [mention.value.code for mention in vndocs.parse(text).references]
        assert [reference["code"] for reference in found[number]] == want


def test_spacy_spans():
    """The component is found by its entry point and lays mentions over the tokens."""
    spacy = pytest.importorskip("spacy", reason="spacy is not installed")
    import_module("vndocs.batch.spacy")

    nlp = spacy.blank("vi") if importable("pyvi") else spacy.blank("xx")
    nlp.add_pipe("vndocs")
    doc = nlp(TEXT.format(12, 5))

    [reference] = doc.spans["references"]
    assert reference.label_ == "QĐ"
    assert reference._.vndocs.value.code == "12/QĐ-UBND"
    assert doc.text[reference._.vndocs.start : reference._.vndocs.end] == reference._.vndocs.text
    assert [span._.vndocs.value.value for span in doc.spans["amounts"]] == [5000]


def importable(name):
    try:
        import_module(name)
    except ImportError:
        return False
    return True
