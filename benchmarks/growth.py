"""How time and memory grow with the length of one text, from 1 KB to 100 MB.

    python benchmarks/growth.py [--largest 100_000_000] [--gate]

Each length is measured in a process of its own. The gate wants that twice the text takes less than 2.2 times as long.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys

from bodies import text_of
from limits import LIMITS
from timing import best

SMALLEST = 1_000
#: Largest growth of time for a text of double length.
DOUBLING_LIMIT = LIMITS["doubling"]["gate"]
#: Shorter texts are read this often in one measurement.
ENOUGH = 200_000


def measure(length: int) -> dict[str, float]:
    """Time `parse` on one text; `memory` is what the process grew by at its peak, the text itself apart."""
    import vndocs

    vndocs.parse(text_of(SMALLEST))
    text = text_of(length)
    repeats = max(1, ENOUGH // length)
    before = _peak()
    document = vndocs.parse(text)
    memory = _peak() - before
    del document

    def call() -> None:
        for _ in range(repeats):
            vndocs.parse(text)

    return {"seconds": best(call, 5 if length <= ENOUGH else 2) / repeats, "memory": memory}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=100_000_000, help="characters of the longest text")
    parser.add_argument("--gate", action="store_true", help=f"fail where double length takes {DOUBLING_LIMIT}x or more")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0

    print(f"{'characters':>12}{'ms':>12}{'Mchar/s':>10}{'memory MB':>11}{'for double':>12}")
    bad = False
    last: tuple[int, float] | None = None
    length = SMALLEST
    while length <= options.largest:
        command = [sys.executable, __file__, "--one", str(length)]
        figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        seconds = figures["seconds"]
        growth = (seconds / last[1]) ** (1 / math.log2(length / last[0])) if last else None
        print(
            f"{length:>12,}{seconds * 1e3:>12.2f}{length / seconds / 1e6:>10.1f}{figures['memory'] / 1e6:>11.1f}"
            + (f"{growth:>11.2f}x" if growth else "")
        )
        bad |= growth is not None and growth >= DOUBLING_LIMIT
        last = length, seconds
        length *= 10
    if options.gate and bad:
        print(f"not linear: double length may take less than {DOUBLING_LIMIT}x", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
