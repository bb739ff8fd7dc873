"""How fast many documents are read: the columnar core beside records as JSON, and two cores beside one.

    python benchmarks/batch.py [FOLDER] [--megabytes 100] [--gate]

The columnar core is compared with `parse`, `to_record` and JSON over the same texts in the same run, and with reading
alone, which is the part of both that neither can save. For the cores a folder is extracted to Parquet with one worker
and with all: wall time, the processor time of all processes, and the largest memory of them together. Beside it stands
what this machine allows: two processes that know nothing of one another, against one, by the processor time that the
same work takes then. On a machine where others work too, the ratio of processor times says more than that of the clock.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
from bodies import bodies
from limits import beyond
from timing import paired

import vndocs
from vndocs.batch import extract_batch
from vndocs.batch.collector import held_off
from vndocs.batch.runner import cores
from vndocs.pipeline.layout import read as read_layout
from vndocs.pipeline.tables import records as table_amounts

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


def only_read(texts: list[str]) -> None:
    """Read all that both hold and write nothing of it."""
    with held_off():
        for text in texts:
            document = vndocs.parse(text)
            _ = document.resolved, read_layout(document.source), table_amounts(document.source)


def columnar(texts: list[str]) -> float:
    """Print and give how many times as fast the columnar core is, and how much of it reading is."""
    batches = pa.table({"text": texts}).to_batches(max_chunksize=BATCH)
    calls: list[Callable[[], object]] = [
        lambda: as_json(texts),
        lambda: as_columns(batches),
        lambda: only_read(texts),
    ]
    for call in calls:
        call()
    records, columns, reading = paired(calls, ROUNDS)
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"records as JSON {size / records:6.1f} MB/s   columns {size / columns:6.1f} MB/s   {records / columns:.2f}x")
    print(f"reading is {reading / columns:.0%} of columns; if they cost nothing: {records / reading:.2f}x")
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


class Run(NamedTuple):
    """Seconds by the clock and of all processors, and the largest memory of all processes together in MB."""

    seconds: float
    processor: float
    memory: float


def run(place: Path, workers: int) -> Run:
    """Extract a folder in processes of their own."""
    before = _spent()
    with tempfile.TemporaryDirectory() as output:
        command = ["vndocs", "extract", str(place), "-q", "-j", str(workers), "-o", f"{output}/out.parquet"]
        begin, memory = time.perf_counter(), 0.0
        process = subprocess.Popen(command)
        while process.poll() is None:
            memory = max(memory, sum(map(_memory, (process.pid, *_children(process.pid)))))
            time.sleep(0.2)
        seconds = time.perf_counter() - begin
        if process.returncode:
            raise SystemExit(process.returncode)
    return Run(seconds, _spent() - before, memory)


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    try:
        return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return []


def _memory(process: int) -> float:
    """Give the memory of a process in MB, what it shares divided; 0 where that cannot be known."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def ceiling(texts: list[str], processes: int) -> float:
    """Give how many times one process so many independent ones are, by the processor time that the work takes."""
    spent: dict[int, float] = {}
    for count in (1, processes, 1, processes):
        with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
            # Each has imported everything before it is timed.
            list(pool.map(apart, [[]] * count))
            took = sum(pool.map(apart, [texts[number::count] for number in range(count)]))
        spent[count] = min(spent.get(count, took), took)
    return processes * spent[1] / spent[processes]


def apart(texts: list[str]) -> float:
    """Give the processor time of columns of some texts."""
    batches = pa.table({"text": texts or ["Theo 12/QĐ-UBND, chi 5.000 đồng."]}).to_batches(max_chunksize=BATCH)
    begin = time.process_time()
    as_columns(batches)
    return time.process_time() - begin


def scaling(folder: Path, megabytes: int) -> float:
    """Print and give how many times as fast all cores are as one."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        count = sum(len(list(under.iterdir())) for under in copies(folder, megabytes, place))
        size = sum(path.stat().st_size for path in place.rglob("*.txt")) / 1e6
        found = {}
        for workers in (1, cores()):
            found[workers] = done = run(place, workers)
            rate = f"{size / done.seconds:6.1f} MB/s {count / done.seconds:7.0f} documents/s"
            spent = f"processor {done.processor:6.1f} s"
            print(f"{workers} workers: {size:6.0f} MB, {count} documents in {done.seconds:6.1f} s   {spent}   ", end="")
            print(f"{rate}   {done.memory:5.0f} MB")
    one, all_of_them = found[1], found[cores()]
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    ratio = cores() * one.processor / all_of_them.processor
    print(f"by the clock {one.seconds / all_of_them.seconds:.2f}x, by processor time {ratio:.2f}x; ", end="")
    print(f"independent processes {ceiling(texts, cores()):.2f}x by processor time")
    return one.seconds / all_of_them.seconds


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
