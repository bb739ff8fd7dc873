"""Texts made to hurt: what begins like an entity again and again and never is one.

    python benchmarks/hostile.py [--length 100_000] [--gate]

Aims at 2 µs a character, and at less than 2.2 times the time for double length.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from limits import LIMITS, beyond
from timing import best

import vndocs

#: Microseconds a character, and growth for double length.
MICROSECONDS_LIMIT = LIMITS["hostile"]["aim"]
DOUBLING_LIMIT = LIMITS["doubling"]["aim"]
#: Growth is not judged where the double takes less than this, in seconds: the clock is too coarse.
JUDGED = 0.01

TEXTS = tomllib.loads((Path(__file__).parent / "hostile.toml").read_text("utf-8"))


def inputs(length: int) -> dict[str, str]:
    """Give the hostile texts of a length by name."""
    texts = {}
    for unit in (unit for units in TEXTS["again"].values() for unit in units):
        texts[f"{unit!r} again and again"] = (unit * (length // len(unit) + 1))[:length]
    for name, frame in TEXTS["once"].items():
        for filler in TEXTS["fill"]["fillers"]:
            texts[f"{name}: {filler!r}"] = frame.replace("{}", (filler * length)[:length])
    return texts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=100_000, help="characters of each text; the double is read too")
    parser.add_argument("--gate", action="store_true", help="fail over the limits")
    parser.add_argument("--show", type=int, default=10, help="slowest texts to show (10)")
    options = parser.parse_args()

    rows = []
    doubles = inputs(2 * options.length)
    for name, text in inputs(options.length).items():
        once, twice = best(lambda: vndocs.parse(text)), best(lambda: vndocs.parse(doubles[name]))  # noqa: B023
        if twice >= JUDGED and twice / once >= DOUBLING_LIMIT:
            once, twice = best(lambda: vndocs.parse(text), 7), best(lambda: vndocs.parse(doubles[name]), 7)  # noqa: B023
        rows.append((once / len(text) * 1e6, twice / once if twice >= JUDGED else 0.0, name))

    slow = [row for row in rows if row[0] > MICROSECONDS_LIMIT or row[1] >= DOUBLING_LIMIT]
    print(f"{'µs a char':>10}{'for double':>12}  text")
    shown = sorted(rows, reverse=True)[: options.show]
    for micro, growth, name in [*shown, *(row for row in slow if row not in shown)]:
        print(f"{micro:>10.3f}{f'{growth:.2f}x' if growth else '-':>12}  {name}")
    print(
        f"{len(rows)} texts, {len(slow)} over {MICROSECONDS_LIMIT} µs a character or {DOUBLING_LIMIT}x for the double"
    )
    worst = beyond("hostile", max(row[0] for row in rows)) | beyond("doubling", max(row[1] for row in rows))
    return 1 if options.gate and worst else 0


if __name__ == "__main__":
    sys.exit(main())
