"""Checks that columns say what records say: each document is made into both, and the columns are made records again.

    python tools/check_columns.py PATH…    files and folders of every format that is read

Prints a line for each document that differs and a sum; the exit status is 1 where one does, or where there was none.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import vndocs
from vndocs.export import from_batch
from vndocs.export.parquet import Gathered, Parquet
from vndocs.readers import ReadError, is_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Documents that are made into columns together.
_TOGETHER = 16


def said(value: Any) -> Any:
    """Give a record as columns can hold it: no nulls, and lists where it has tuples."""
    if isinstance(value, dict):
        return {key: said(part) for key, part in value.items() if part is not None}
    return [said(part) for part in value] if isinstance(value, (list, tuple)) else value


def differences(documents: Sequence[vndocs.Document]) -> Iterator[str]:
    """Give the documents whose columns differ from their records, with the keys that do."""
    gathered = Gathered(Parquet())
    for document in documents:
        gathered.add(document)
    rows = [row for batch in gathered.batches() for row in from_batch(batch)]
    for document, columns in zip(documents, rows, strict=True):
        record = said(document.to_record())
        if columns != record:
            keys = sorted(key for key in {*record, *columns} if record.get(key) != columns.get(key))
            yield f"{document.source.name}: {', '.join(keys)}"


def read(paths: Sequence[Path]) -> Iterator[vndocs.Document]:
    """Read files, and folders with all that is below them; what cannot be read is no matter here."""
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and (file == path or is_document(str(file))):
                try:
                    yield vndocs.read(file)
                except ReadError as error:
                    print(f"not checked: {error}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    options = parser.parse_args(arguments)

    documents, wrong = 0, 0
    together: list[vndocs.Document] = []

    def check() -> int:
        found = list(differences(together))
        print("".join(f"{line}\n" for line in found), end="")
        together.clear()
        return len(found)

    for document in read(options.paths):
        documents += 1
        together.append(document)
        if len(together) == _TOGETHER:
            wrong += check()
    wrong += check()
    print(f"{documents:,} documents: {wrong:,} whose columns are not their record")
    return 1 if wrong or not documents else 0


if __name__ == "__main__":
    sys.exit(main())
