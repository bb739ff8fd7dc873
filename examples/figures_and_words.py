"""Compares each amount in figures with the words in brackets behind it, as auditors of budgets and contracts do.

python examples/figures_and_words.py [FILE…]

`120.500.000 đồng (Một trăm hai mươi triệu năm nghìn đồng)` is a fault: the words say 120.005.000. The exit status is
1 where one is found.
"""

import sys
from itertools import pairwise
from pathlib import Path

import vndocs
from vndocs.readers import read

SAMPLES = [Path(__file__).parent / "quyet-dinh.txt"]


def main(paths: list[Path]) -> int:
    faults = 0
    for path in paths:
        document = vndocs.parse(read(path))
        raw = document.source.raw
        for figures, words in pairwise(document.amounts):
            between = raw[figures.end : words.start].strip()
            if not words.value.words or figures.value.words or not between.startswith("("):
                continue
            if figures.value.value == words.value.value:
                continue
            faults += 1
            line = raw.count("\n", 0, figures.start) + 1
            print(f"{path.name}:{line}: {figures.text} is not “{words.text}”")
            print(f"    the figures in words: {vndocs.format(figures.value, 'words')}")
            print(f"    the words in figures: {vndocs.format(words.value, 'official')}")
    return 1 if faults else 0


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:]]
    status = main(given or SAMPLES)
    # The sample has a fault on purpose.
    sys.exit(status if given else 0)
