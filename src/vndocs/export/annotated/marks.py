"""What is highlighted: each entity's stretch of the raw text, with what its record says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

#: The kinds of the legend in its order.
KINDS: Final = ("references", "internal", "amounts", "table_amounts", "dates", "people", "lists", "layout")
#: What of a record is a place and tells a reader nothing.
_PLACES: Final = frozenset(
    (
        "start",
        "end",
        "text",
        "parts",
        "places",
        "generated",
        "items",
        "gaps",
        "repeats",
        "inline",
        "evidence",
        "subject",
        "alias",
    )
)


class Mark(NamedTuple):
    """A highlighted stretch: its number in the page, its kind, where it stands, and what its record says."""

    number: int
    kind: str
    start: int
    end: int
    fields: Mapping[str, Any]


def marks(record: Mapping[str, Any], length: int) -> list[Mark]:
    """Give the marks of a record in text order, the wider first, numbered from 1."""
    found = [mark for mark in _marks(record) if 0 <= mark[1] < mark[2] <= length]
    found.sort(key=lambda mark: (mark[1], -mark[2], KINDS.index(mark[0])))
    return [Mark(number, *mark) for number, mark in enumerate(found, 1)]


def _marks(record: Mapping[str, Any]) -> Iterator[tuple[str, int, int, Mapping[str, Any]]]:
    for kind in ("references", "internal", "amounts", "table_amounts", "dates", "people"):
        for entity in record.get(kind, ()):
            said = {key: value for key, value in entity.items() if key not in _PLACES and value not in ([], None, "")}
            yield kind, entity["start"], entity["end"], said
    for tree in record.get("lists", ()):
        # A list is as long as its text: its markers show it.
        for item in tree["items"]:
            yield "lists", item["start"], item["start"] + len(item["marker"]), {"label": item["label"]}
    layout = record.get("layout", {})
    for name, (start, end) in layout.get("parts", {}).items():
        field, _, number = name.partition(".")
        value = layout.get(field)
        words = value[int(number)] if isinstance(value, list) and number.isdigit() else "" if number else value
        yield "layout", start, end, {"part": field, **({"value": words} if words != "" else {})}


class Tag(NamedTuple):
    """A mark that is opened or closed at an offset; a piece that is not the first goes on with a mark cut in two."""

    offset: int
    mark: Mark
    opens: bool
    is_first: bool = True


def tags(found: list[Mark]) -> Iterator[Tag]:
    """Give the tags of marks so that they nest: a mark that crosses another's end is closed and opened again."""
    ends = sorted(found, key=lambda mark: mark.end)
    open_marks: list[Mark] = []
    done = 0
    for mark in [*found, None]:
        stop = mark.start if mark is not None else None
        while done < len(ends) and (stop is None or ends[done].end <= stop):
            closing = ends[done]
            done += 1
            above: list[Mark] = []
            while open_marks[-1] is not closing:
                above.append(open_marks.pop())
                yield Tag(closing.end, above[-1], opens=False)
            open_marks.pop()
            yield Tag(closing.end, closing, opens=False)
            for again in reversed(above):
                open_marks.append(again)
                yield Tag(closing.end, again, opens=True, is_first=False)
        if mark is not None:
            open_marks.append(mark)
            yield Tag(mark.start, mark, opens=True)
