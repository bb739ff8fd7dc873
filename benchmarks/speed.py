r"""How fast vndocs reads, as a multiple of the cheapest thing Python can do with a text.

    python benchmarks/speed.py [PATH…] [--rounds 7] [--gate]

The yardstick is an empty `for _ in re.finditer(r"\d+", text): pass` over the same documents in the same run. PATH is a
folder of texts or one text that is repeated; without one the samples of the project are taken.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bodies import bodies
from limits import beyond
from timing import paired

import vndocs

if TYPE_CHECKING:
    from bodies import Body

DIGITS = re.compile(r"\d+")


def yardstick(texts: list[str]) -> None:
    for text in texts:
        for _ in DIGITS.finditer(text):
            pass


def parse(texts: list[str]) -> None:
    for text in texts:
        vndocs.parse(text)


def record(texts: list[str]) -> None:
    for text in texts:
        vndocs.parse(text).to_record()


def measure(body: Body, rounds: int) -> tuple[float, float]:
    """Print a line for a body and give both ratios."""
    texts = body.texts
    base, parsed, recorded = paired([lambda: yardstick(texts), lambda: parse(texts), lambda: record(texts)], rounds)
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(
        f"{body.name:<22}{size:>7.1f}{size / base:>9.1f}{size / parsed:>9.1f}{parsed / base:>8.2f}x"
        f"{size / recorded:>9.1f}{recorded / base:>8.2f}x"
    )
    return parsed / base, recorded / base


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--rounds", type=int, default=7, help="rounds, of which the best counts (7)")
    parser.add_argument("--gate", action="store_true", help="fail beyond the gates of limits.toml")
    options = parser.parse_args()

    print(
        f"{'body':<22}{'MB':>7}{'yard':>9}{'parse':>9}{'':>9}{'+record':>9}   MB/s of UTF-8, multiples of the yardstick"
    )
    too_slow = False
    for body in bodies(options.paths):
        parsed, recorded = measure(body, options.rounds)
        too_slow |= beyond("parse", parsed, body.name)
        too_slow |= beyond("record", recorded, body.name)
    return 1 if options.gate and too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
