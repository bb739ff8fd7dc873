"""How fast many documents are read: the columnar core beside records as JSON, and two cores beside one.

    python benchmarks/batch.py [FOLDER] [--megabytes 100] [--gate]

The columnar core is compared with `parse`, `to_record` and JSON over the same texts in the same run. For the cores a
folder is extracted to Parquet with one worker and with all: wall time, and the largest memory of any process.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from bodies import bodies
from limits import beyond
from timing import paired

import vndocs
from vndocs.batch import extract_batch
from vndocs.batch.runner import cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 3
BATCH = 64


def as_json(texts: list[str]) -> None:
    for text in texts:
        json.dumps(vndocs.parse(text).to_record(), ensure_ascii=False)


def as_columns(batches: list[Any]) -> None:
    for batch in batches:
        extract_batch(batch)


def columnar(texts: list[str]) -> float:
    """Print and give how many times as fast the columnar core is."""
    batches = pa.table({"text": texts}).to_batches(max_chunksize=BATCH)
    calls: list[Callable[[], object]] = [lambda: as_json(texts), lambda: as_columns(batches)]
    records, columns = paired(calls, ROUNDS)
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"records as JSON {size / records:6.1f} MB/s   columns {size / columns:6.1f} MB/s   {records / columns:.2f}x")
    return records / columns


def copies(folder: Path, megabytes: int, place: Path) -> Iterator[Path]:
    """Lay links to the documents of a folder until they are so many megabytes."""
    total, number = 0, 0
    files = sorted(folder.glob("*.txt"))
    while total < megabytes * 1_000_000:
        under = place / f"{number:04}"
        under.mkdir()
        for file in files:
            (under / file.name).symlink_to(file.resolve())
            total += file.stat().st_size
        number += 1
        yield under


def run(place: Path, workers: int) -> tuple[float, float]:
    """Extract a folder in a process of its own; give the seconds and the largest memory in MB."""
    with tempfile.TemporaryDirectory() as output:
        command = ["vndocs", "extract", str(place), "-q", "-j", str(workers), "-o", f"{output}/out.parquet"]
        begin = time.perf_counter()
        subprocess.run(command, check=True)
        seconds = time.perf_counter() - begin
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def scaling(folder: Path, megabytes: int) -> float:
    """Print and give how many times as fast all cores are as one."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        count = sum(len(list(under.iterdir())) for under in copies(folder, megabytes, place))
        size = sum(path.stat().st_size for path in place.rglob("*.txt")) / 1e6
        times = {}
        for workers in (1, cores()):
            seconds, memory = run(place, workers)
            times[workers] = seconds
            rate = f"{size / seconds:6.1f} MB/s {count / seconds:7.0f} documents/s"
            print(
                f"{workers} workers: {size:6.0f} MB, {count} documents in {seconds:6.1f} s   {rate}   {memory:5.0f} MB"
            )
    return times[1] / times[cores()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of texts; without one the samples, on one core")
    parser.add_argument("--megabytes", type=int, default=100, help="how much is extracted (100)")
    parser.add_argument("--gate", action="store_true", help="fail beyond the gates of limits.toml")
    options = parser.parse_args()

    [body] = bodies([options.folder] if options.folder else [])
    too_slow = beyond("columnar", columnar(body.texts), is_floor=True)
    if options.folder and cores() > 1:
        too_slow |= beyond("cores", scaling(options.folder, options.megabytes), is_floor=True)
    return 1 if options.gate and too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
