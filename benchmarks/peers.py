"""How fast vndocs reads beside eyecite, the leading parser of American citations, each on its own kind of text.

    pip install '.[bench]'
    python benchmarks/peers.py [--gate]

Both give every citation with its place and fields: eyecite through `get_citations` with its default tokenizer, vndocs
through `parse` and `to_record`. The rate is in characters of text.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bodies import read, samples
from limits import beyond
from timing import best

import vndocs

PEER_LENGTH = 100_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gate", action="store_true", help="fail beyond the gate of limits.toml")
    options = parser.parse_args()
    try:
        from eyecite import get_citations
    except ImportError:
        print("eyecite is not installed: pip install '.[bench]'", file=sys.stderr)
        return 2

    opinion = read(Path(__file__).parent / "opinion.txt")
    opinions = [opinion] * (PEER_LENGTH // len(opinion) + 1)
    get_citations(opinion)
    theirs = sum(map(len, opinions)) / best(lambda: [get_citations(text) for text in opinions])
    body = samples()
    vndocs.parse(body.texts[0])
    parsed = body.characters / best(lambda: [vndocs.parse(text) for text in body.texts])
    recorded = body.characters / best(lambda: [vndocs.parse(text).to_record() for text in body.texts])

    citations, entities = len(get_citations(opinion)), sum(1 for _ in vndocs.parse(body.texts[0]))
    print(f"{'':<28}{'Mchar/s':>9}{'of eyecite':>12}  found in")
    print(f"{'eyecite get_citations':<28}{theirs / 1e6:>9.3f}{1:>11.0f}x  {citations} in {len(opinion)} characters")
    own = f"{entities} in {len(body.texts[0])} characters"
    print(f"{'vndocs parse':<28}{parsed / 1e6:>9.1f}{parsed / theirs:>11.0f}x  {own}")
    print(f"{'vndocs parse, to_record':<28}{recorded / 1e6:>9.1f}{recorded / theirs:>11.0f}x")
    return 1 if beyond("peer", parsed / theirs, is_floor=True) and options.gate else 0


if __name__ == "__main__":
    sys.exit(main())
