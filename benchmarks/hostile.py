"""Texts made to hurt: what begins like an entity again and again and never is one.

    python benchmarks/hostile.py [--length 50_000] [--gate]

Aims at 2 µs a character, and at less than 2.2 times the time for double length. Some of the texts are full of entities
after all (`1 đồng 1 đồng …`): their time is held to a limit for each entity, not for each character. `found` says how
many entities and list items a character has.
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
#: From so many entities a character on a text is full of them.
FULL = 0.02
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


def density(text: str) -> float:
    """Give how many entities and list items a character of a text has."""
    record = vndocs.parse(text).to_record()
    items = sum(len(tree["items"]) for tree in record["lists"])
    return (items + sum(len(record[kind]) for kind in ("references", "internal", "amounts", "dates"))) / len(text)


def measure(text: str, double: str) -> tuple[float, float]:
    """Give microseconds a character, and how much longer the double takes; 0 where that is too short to tell."""
    for rounds in (3, 7):
        once, twice = best(lambda: vndocs.parse(text), rounds), best(lambda: vndocs.parse(double), rounds)
        growth = twice / once if twice >= JUDGED else 0.0
        if growth < DOUBLING_LIMIT:
            break
    return once / len(text) * 1e6, growth


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--length", type=int, default=50_000, help="characters of each text; the double is read too")
    parser.add_argument("--gate", action="store_true", help="fail beyond the gates of limits.toml")
    parser.add_argument("--show", type=int, default=10, help="slowest texts to show (10)")
    options = parser.parse_args()

    rows = []
    short, doubles = inputs(options.length // 10), inputs(2 * options.length)
    for name, text in inputs(options.length).items():
        found = density(short[name])
        micro, growth = measure(text, doubles[name])
        rows.append((micro, growth, found, name))

    rows.sort(reverse=True)
    empty = [row for row in rows if row[2] < FULL]
    full = [row for row in rows if row[2] >= FULL]
    growing = [row for row in rows if row[1] >= DOUBLING_LIMIT]
    print(f"{'µs a char':>10}{'for double':>12}{'found':>8}  text")
    for micro, growth, found, name in dict.fromkeys((*empty[: options.show], *full[: options.show], *growing)):
        print(f"{micro:>10.3f}{f'{growth:.2f}x' if growth else '-':>12}{found:>8.3f}  {name}")
    slow = [row for row in empty if row[0] > MICROSECONDS_LIMIT]
    print(f"{len(empty)} hostile texts, {len(slow)} over {MICROSECONDS_LIMIT} µs a character; {len(full)} are full")
    print(f"{len(growing)} of all take {DOUBLING_LIMIT} times as long for double length, or more")
    worst = [
        beyond("hostile", max(row[0] for row in empty)),
        beyond("entity", max(row[0] / row[2] for row in full)),
        beyond("doubling", max(row[1] for row in rows)),
    ]
    return 1 if options.gate and any(worst) else 0


if __name__ == "__main__":
    sys.exit(main())
