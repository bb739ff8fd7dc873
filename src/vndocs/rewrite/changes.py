"""Edits cut down to the characters that differ: of `ngày 5/1/2024` and `ngày 05/01/2024` only the zeros are new."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..text.source import Source
    from .edits import Edit

_TOKEN: Final = re.compile(r"\s|\w+|[^\w\s]")
_LONGEST: Final = 2000


class Change(NamedTuple):
    """Put `new` in place of the raw text at `start:end`."""

    start: int
    end: int
    new: str


def changes(edit: Edit) -> Iterator[Change]:
    """Give the parts of an edit that differ, word by word; blanks that only have another form stay as they are."""
    old, new = _TOKEN.findall(edit.old), _TOKEN.findall(edit.new)
    if len(edit.old) + len(edit.new) > _LONGEST or "".join(old) != edit.old or "".join(new) != edit.new:
        yield Change(edit.start, edit.end, edit.new)
        return
    places = [edit.start]
    for token in old:
        places.append(places[-1] + len(token))
    matcher = SequenceMatcher(None, [_plain(token) for token in old], [_plain(token) for token in new], autojunk=False)
    for sort, first, last, start, end in matcher.get_opcodes():
        if sort != "equal":
            yield Change(places[first], places[last], "".join(new[start:end]))


def is_old(source: Source, start: int, end: int) -> bool:
    """Tell whether a raw span touches text in a font from before Unicode, which shows other letters."""
    origin = source.origin
    return origin is not None and any(stretch.start < end and start < stretch.end for stretch in origin.converted)


def _plain(token: str) -> str:
    return " " if token.isspace() else token
