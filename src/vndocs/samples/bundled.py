"""The bundled documents by name."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

#: The names of the documents, the one to begin with first.
NAMES: Final = ("bao-cao.txt", "quyet-dinh.txt")


def read(name: str = NAMES[0]) -> bytes:
    """Give the bytes of a bundled document.

    Raises FileNotFoundError for a name that is not in `NAMES`.
    """
    if name not in NAMES:
        raise FileNotFoundError(f"expected one of {', '.join(NAMES)}; got {name!r}")
    return files(__package__).joinpath(name).read_bytes()
