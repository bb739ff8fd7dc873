"""What reading long files costs: PDF documents page by page, and a Word document of 300 pages with automatic numbers.

    python benchmarks/files.py [--pages 1_000 4_000] [--gate]

The files are made here and read in a process of their own each. `memory` is what reading adds to the peak of a process
that has read ten pages; `text` are the characters of it, `map` the places that are kept for them.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from array import array
from importlib import import_module
from pathlib import Path
from typing import Any

from limits import beyond

sys.path.insert(0, str(Path(__file__).parent.parent))

FEW = 10
#: About as many lines as a page of an official document has, and paragraphs of its articles.
LINES, PARAGRAPHS = 40, 14
WORD_PAGES = 300
TEXT = "Thực hiện Nghị quyết số 24-NQ/HU ngày 05/01/2024 của Ban "


def write(kind: str, pages: int, path: str) -> None:
    """Write a file of so many pages."""
    # They are written for tests, which are in no package.
    pdf_files, word_files = map(import_module, ("tests.pdf_files", "tests.word_files"))
    if kind == "pdf":
        made = (
            [(80, 760 - 16 * line, 12, f"{TEXT}{page * LINES + line} đồng") for line in range(LINES)]
            + [(280, 30, 12, f"- {page} -")]
            for page in range(1, pages + 1)
        )
        Path(path).write_bytes(pdf_files.pdf(*made))
        return
    forms = enumerate((("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)")))
    levels = "".join(word_files.level(depth, *form) for depth, form in forms)
    body = "".join(word_files.numbered(f"{TEXT}{at} đồng, " * 3, at % 3) for at in range(pages * PARAGRAPHS))
    Path(path).write_bytes(word_files.docx(body, numbering=word_files.definitions(levels)))


def measure(few: str, path: str) -> dict[str, float]:
    """Read a file, after a short one that loads what is needed; sizes in bytes."""
    import vndocs
    from vndocs.readers import read

    read(few)
    before = _peak()
    started = time.process_time()
    source = read(path)
    reading, memory = time.process_time() - started, _peak() - before
    found = source.origin.places if source.origin else None
    kept = _kept(found) + _kept(getattr(found, "pieces", None))
    vndocs.parse(source).to_record()
    return {
        "reading": reading,
        "memory": memory,
        "text": sys.getsizeof(source.raw),
        "map": kept,
        "whole": time.process_time() - started,
        "peak": _peak(),
    }


def _kept(places: Any) -> int:
    values = (getattr(places, slot, None) for slot in getattr(places, "__slots__", ()))
    return sum(len(value) * value.itemsize for value in values if isinstance(value, array))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, nargs=2, default=[1_000, 4_000], help="pages of the two PDF documents")
    parser.add_argument("--gate", action="store_true", help="fail beyond the gates of limits.toml")
    parser.add_argument("--write", nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--read", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        kind, pages, path = options.write
        write(kind, int(pages), path)
        return 0
    if options.read:
        print(json.dumps(measure(*options.read)))
        return 0

    found: dict[tuple[str, int], dict[str, float]] = {}
    print("file    pages   read s  memory MB   text    map  with records s  peak MB")
    with tempfile.TemporaryDirectory() as folder:
        for kind, pages in (*(("pdf", count) for count in options.pages), ("docx", WORD_PAGES)):
            few, path = (f"{folder}/{count}.{kind}" for count in (FEW, pages))
            # Written by others: what a process inherits counts in its peak.
            for count, file in ((FEW, few), (pages, path)):
                subprocess.run([sys.executable, __file__, "--write", kind, str(count), file], check=True)
            command = [sys.executable, __file__, "--read", few, path]
            figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            Path(path).unlink()
            found[kind, pages] = figures
            print(
                f"{kind:6}{pages:>7,}{figures['reading']:>9.1f}{figures['memory'] / 1e6:>11.1f}"
                f"{figures['text'] / 1e6:>7.1f}{figures['map'] / 1e6:>7.1f}{figures['whole']:>16.1f}"
                f"{figures['peak'] / 1e6:>9.0f}"
            )
    less, more = options.pages
    further = (found["pdf", more]["memory"] - found["pdf", less]["memory"]) / (more - less)
    kept = sum(found["pdf", more][part] - found["pdf", less][part] for part in ("text", "map")) / (more - less)
    print(f"a further page of a PDF: {further / 1e3:.1f} KB, its text and map {kept / 1e3:.1f} KB")
    word = found["docx", WORD_PAGES]
    bad = [
        beyond("page", further / 1e3),
        beyond("word-seconds", word["whole"]),
        beyond("word-memory", word["peak"] / 1e6),
    ]
    return 1 if options.gate and any(bad) else 0


if __name__ == "__main__":
    sys.exit(main())
