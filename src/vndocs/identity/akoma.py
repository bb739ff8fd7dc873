"""A provision as the eId of Akoma Ntoso: `điểm đ khoản 2 Điều 5` is `art_5__cl_2__point_đ`.

OASIS Akoma Ntoso Naming Convention 1.0: from large to small, the element's abbreviation, an underscore and the number
as it is printed, levels parted by two underscores. docs/identifiers.md has the table of elements.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from ..entities.provisions.model import LEVELS, Provision
from ..errors import IdentifierError
from ..text.lexicon import load
from .letters import encode

_WORDS: Final = load(__package__)
_ELEMENTS: Final[dict[str, str]] = _WORDS["elements"]
_LEVELS: Final = {element: level for level, element in _ELEMENTS.items()}
_PLACES: Final[dict[tuple[str, ...], str]] = {
    tuple(place.split(" ", 1)): element for place, element in _WORDS["places"].items()
}
_NAMED: Final = {element: place for place, element in _PLACES.items()}
#: The element of a dash (`gạch đầu dòng`), which is a subpoint that begins with a hyphen.
_INDENT: Final = "indent"
_STEP: Final = re.compile(r"([a-z]+)(?:_([^_]+))?")


def format(provision: Provision) -> str:
    """Write a provision as an eId.

    Raises IdentifierError for one that is incomplete or has something taken out: no path says that.
    """
    if provision.incomplete:
        raise IdentifierError("a provision of which a part could not be read has no path")
    if provision.excluded:
        raise IdentifierError("a provision from which something is taken out has no path: take the difference first")
    return "__".join(_step(level, label) for level, label in provision.path)


def parse(path: str) -> Provision:
    """Read an eId back to the provision.

    Raises IdentifierError where an element is not known, comes twice or stands below a smaller one.
    """
    fields: dict[str, str] = {}
    last = -1
    for step in path.split("__"):
        level, label = _read(step, path)
        rank = LEVELS.index(level)
        if rank <= last:
            raise IdentifierError(f"expected elements from large to small, got {step!r} in {path!r}")
        fields[level], last = label, rank
    return Provision(**fields)


def _step(level: str, label: str) -> str:
    named = _PLACES.get((level, label))
    if named is not None:
        return named
    if level == "subpoint" and label.startswith("-"):
        return f"{_INDENT}_{encode(label[1:])}"
    return f"{_ELEMENTS[level]}_{encode(label)}" if label else _ELEMENTS[level]


def _read(step: str, path: str) -> tuple[str, str]:
    match = _STEP.fullmatch(step)
    element, number = (match[1], unquote(match[2] or "")) if match else ("", "")
    if not number and element in _NAMED:
        level, label = _NAMED[element]
        return level, label
    if element == _INDENT and number:
        return "subpoint", f"-{number}"
    # An annex can be without number.
    if element not in _LEVELS or (not number and _LEVELS[element] != "appendix"):
        raise IdentifierError(f"expected an element with its number such as 'art_5', got {step!r} in {path!r}")
    return _LEVELS[element], number
