"""Prints the outline of a text: every list as a tree, with the line each item stands on.

python examples/outline.py [FILE…]
"""

import sys
from pathlib import Path

import vndocs
from vndocs.readers import read

SAMPLES = sorted(Path(__file__).parent.glob("*.txt"))
WIDTH = 60


def main(paths: list[Path]) -> None:
    for path in paths:
        print(path.name)
        document = vndocs.parse(read(path), kinds=["lists"])
        for tree in document.to_record()["lists"]:
            for item in tree["items"]:
                start, end = item["content"]
                words = " ".join(document.source.raw[start:end].split())
                line = document.source.raw.count("\n", 0, item["start"]) + 1
                print(f"{line:>5}  {'  ' * item['depth']}{item['marker']} {words[:WIDTH]}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or SAMPLES)
