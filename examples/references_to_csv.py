"""Writes every document that some texts cite as a row of CSV, each document once, with where it is cited first.

python examples/references_to_csv.py [FILE…] > references.csv
"""

import csv
import sys
from pathlib import Path

import vndocs
from vndocs.readers import read

SAMPLES = sorted(Path(__file__).parent.glob("*.txt"))


def main(paths: list[Path]) -> None:
    rows = csv.writer(sys.stdout)
    rows.writerow(["type", "code", "date", "issuer", "title", "times", "first cited in", "line"])
    cited: dict[vndocs.Reference, int] = {}
    first: dict[vndocs.Reference, tuple[str, int]] = {}
    for path in paths:
        document = vndocs.parse(read(path))
        for mention in document.references:
            if mention.value.role == "own":
                continue
            # One document may be cited with and without an article; the row is the document's.
            reference = mention.value.model_copy(update={"provisions": ()})
            cited[reference] = cited.get(reference, 0) + 1
            line = document.source.raw.count("\n", 0, mention.start) + 1
            first.setdefault(reference, (path.name, line))
    for reference, times in cited.items():
        value = reference.model_dump(mode="json")
        rows.writerow([*(value[key] for key in ("type", "code", "date", "issuer", "title")), times, *first[reference]])


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or SAMPLES)
