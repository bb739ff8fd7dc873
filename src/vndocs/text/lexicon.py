"""Loads the data files of a package: lexicons (TOML) and tables (CSV), each with its source and date on top."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import DataError


@cache
def load(package: str, name: str = "lexicon.toml") -> dict[str, Any]:
    """Load a TOML file that lies in `package`; it must name its `source` and `date`.

    Raises DataError when the file lacks them.
    """
    data = tomllib.loads(files(package).joinpath(name).read_text("utf-8"))
    for key in ("source", "date"):
        if key not in data:
            raise DataError(f"{package}/{name}: expected a top-level key {key!r}")
    return data


def table(package: str, name: str) -> list[dict[str, str]]:
    """Load a CSV file that lies in `package`; lines that begin with `#` say source, date and maker and are skipped.

    Raises DataError when there is no such heading or a row has too few or too many cells.
    """
    lines = files(package).joinpath(name).read_text("utf-8").splitlines()
    heading = [line for line in lines if line.startswith("#")]
    if not any("source:" in line for line in heading) or not any("date:" in line for line in heading):
        raise DataError(f"{package}/{name}: expected comment lines with 'source:' and 'date:' on top")
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise DataError(f"{package}/{name}: row {number} has too few or too many cells")
    return rows
