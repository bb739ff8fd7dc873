r"""How fast vndocs reads, as a multiple of the cheapest thing Python can do with a text.

    python benchmarks/speed.py [PATH…] [--rounds 7] [--plain] [--gate]

The yardstick is an empty `for _ in re.finditer(r"\d+", text): pass` over the same documents in the same run. PATH is a
folder of texts or one text that is repeated; without one the samples of the project are taken. `parse` is finding and
reading, `resolved` that with what pointers and short forms mean, `+record` parsing without that and `to_record` with
every public field, `+links` all of it. No round profits from what the one before remembered.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bodies import bodies
from caches import forget
from limits import beyond
from timing import paired

if "--plain" in sys.argv:
    import plain

    plain.install()

import vndocs
from vndocs.entities.lists import parser as a_reader
from vndocs.pipeline import scan
from vndocs.text import normalize

if TYPE_CHECKING:
    from collections.abc import Callable

    from bodies import Body

DIGITS = re.compile(r"\d+")


def yardstick(text: str) -> None:
    for _ in DIGITS.finditer(text):
        pass


def parse(text: str) -> None:
    vndocs.parse(text, resolve=False)


def resolved(text: str) -> None:
    vndocs.parse(text).resolved  # noqa: B018


def record(text: str) -> None:
    vndocs.parse(text, resolve=False).to_record()


def linked(text: str) -> None:
    vndocs.parse(text).to_record()


def over(texts: list[str], read: Callable[[str], None]) -> Callable[[], None]:
    """Give the call that reads all texts."""

    def call() -> None:
        for text in texts:
            read(text)

    return call


#: What is measured beside the yardstick, by the name of its limit.
MEASURED = {"parse": parse, "resolved": resolved, "record": record, "linked": linked}


def measure(body: Body, rounds: int) -> dict[str, float]:
    """Print a line for a body and give the multiples by the names of their limits."""
    calls = [over(body.texts, read) for read in (yardstick, *MEASURED.values())]
    base, *times = paired(calls, rounds, before=forget)
    size = sum(len(text.encode()) for text in body.texts) / 1e6
    figures = "".join(f"{size / time:>9.1f}{time / base:>7.2f}x" for time in times)
    print(f"{body.name:<20}{size:>6.1f}{size / base:>8.1f}{figures}")
    return {name: time / base for name, time in zip(MEASURED, times, strict=True)}


def build() -> str:
    """Say what of vndocs is compiled here."""
    passes = "compiled" if scan.compiled and normalize.compiled else "plain Python"
    readers = "plain Python" if (a_reader.__file__ or "").endswith(".py") else "compiled"
    return f"passes over the text: {passes}; readers: {readers}; Python {sys.version.split()[0]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--rounds", type=int, default=7, help="rounds, of which the best counts (7)")
    parser.add_argument("--plain", action="store_true", help="leave out what is compiled")
    parser.add_argument("--gate", action="store_true", help="fail beyond the gates of limits.toml")
    options = parser.parse_args()

    # What is made once, at the first text, is no part of reading.
    vndocs.parse("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ").to_record()
    print(build())
    heads = "".join(f"{name:>9}{'':>8}" for name in ("parse", "resolved", "+record", "+links"))
    print(f"{'body':<20}{'MB':>6}{'yard':>8}{heads.rstrip()}   MB/s, multiples")
    too_slow = False
    for body in bodies(options.paths):
        measured = measure(body, options.rounds)
        if not options.plain:
            # The aims are those of what is compiled.
            for name, multiple in measured.items():
                too_slow |= beyond(name, multiple, body.name)
    return 1 if options.gate and too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
