"""How fast vndocs reads beside eyecite, the leading parser of American citations, each on its own kind of text.

    pip install '.[bench]'
    python benchmarks/peers.py [PATH…] [--gate]

Both give every citation with its place and fields: eyecite through `get_citations` with its default tokenizer, vndocs
through `parse` and `to_record`, over the bodies of `speed.py` (PATH as there). The rate is in characters of text; how
dense a text is stands beside it, since either pays for what it finds more than for what it passes over.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bodies import bodies, read
from caches import forget
from limits import beyond
from timing import best, paired

import vndocs

if TYPE_CHECKING:
    from collections.abc import Callable

PEER_LENGTH = 100_000
ROUNDS = 3


def parse(texts: list[str]) -> None:
    for text in texts:
        vndocs.parse(text)


def record(texts: list[str]) -> None:
    for text in texts:
        vndocs.parse(text).to_record()


def line(name: str, rate: float, peer: float, characters: float) -> str:
    """Give a line of the table: characters a second, and of those one holds a citation or entity."""
    return f"{name:<34}{rate / 1e6:>8.3f}{rate / peer:>9.1f}x{characters:>11.0f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--gate", action="store_true", help="fail beyond the gates of limits.toml")
    options = parser.parse_args()
    try:
        from eyecite import get_citations
    except ImportError:
        print("eyecite is not installed: pip install '.[bench]'", file=sys.stderr)
        return 2

    opinion = read(Path(__file__).parent / "opinion.txt")
    opinions = [opinion] * (PEER_LENGTH // len(opinion) + 1)
    citations = len(get_citations(opinion))
    peer = sum(map(len, opinions)) / best(lambda: [get_citations(text) for text in opinions])
    print(f"{'':<34}{'Mchar/s':>8}{'of peer':>10}{'chars each':>12}")
    print(line("eyecite get_citations", peer, peer, len(opinion) / citations))
    vndocs.parse("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ").to_record()
    too_slow = False
    for body in bodies(options.paths):
        each = body.characters / sum(1 for text in body.texts for _ in vndocs.parse(text))
        calls: list[Callable[[], object]] = [partial(parse, body.texts), partial(record, body.texts)]
        parsed, recorded = (body.characters / seconds for seconds in paired(calls, ROUNDS, before=forget))
        print(line(f"vndocs parse, {body.name}", parsed, peer, each))
        print(line("vndocs parse, to_record", recorded, peer, each))
        too_slow |= beyond("peer", parsed / peer, body.name, is_floor=True)
    return 1 if options.gate and too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
