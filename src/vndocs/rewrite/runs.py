"""Runs of Word, cut and changed where they stand; each part keeps the form of the whole."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any, Final, NamedTuple

from ..readers.docx import XML, R, T, characters, w

_SPACE: Final = f"{{{XML}}}space"
_PROPERTIES: Final = w("rPr")
_ID: Final = w("id")


class Track(NamedTuple):
    """Who makes the changes, and when; no clock is asked, so that without a date none is written."""

    author: str
    date: datetime | None = None


def replace(run: Any, start: int, end: int, new: str) -> None:
    """Put a text in place of some characters of a run."""
    rest = new
    for element, text, offset in list(characters(run)):
        if offset + len(text) < start or offset > end or (offset + len(text) == start and start < end):
            continue
        if offset == end and start < end:
            continue
        if element.tag == T:
            held = element.text or ""
            set_text(element, held[: max(0, start - offset)] + rest + held[max(0, end - offset) :])
            rest = ""
        elif start <= offset < end:
            if rest:
                element.addprevious(_text(run, rest))
                rest = ""
            run.remove(element)
    if rest:
        run.append(_text(run, rest))


def split(run: Any, at: int) -> Any:
    """Cut a run in two before a character; gives the second, which is empty of characters at its end."""
    behind = deepcopy(run)
    cut = next((index for index, child in enumerate(run) if _reaches(run, child, at)), len(run))
    for index, child in enumerate(list(run)):
        if index > cut and child.tag != _PROPERTIES:
            run.remove(child)
    for index, child in enumerate(list(behind)):
        if index < cut and child.tag != _PROPERTIES:
            behind.remove(child)
    if cut < len(run):
        first, second = run[cut], behind[1 if behind[0].tag == _PROPERTIES else 0]
        offset = next(offset for element, _, offset in characters_of(run) if element is first)
        if first.tag == T and at > offset:
            held = first.text or ""
            set_text(first, held[: at - offset])
            set_text(second, held[at - offset :])
        else:
            run.remove(first)
    run.addnext(behind)
    return behind


def characters_of(run: Any) -> list[tuple[Any, str, int]]:
    """Give the characters of a run as plain tuples."""
    return [(each.element, each.text, each.offset) for each in characters(run)]


def track(run: Any, start: int, end: int, new: str, by: Track, number: int) -> None:
    """Mark some characters of a run as deleted and a text as put in behind them."""
    middle = split(run, start)
    if end > start:
        split(middle, end - start)
        deleted = _marked(middle, "del", by, number)
        for text in middle.iter(T):
            text.tag = w("delText")
        anchor = deleted
    else:
        anchor = run
    if not new:
        return
    added = run.makeelement(R)
    properties = middle.find(_PROPERTIES)
    if properties is not None:
        added.append(deepcopy(properties))
    added.append(_text(run, new))
    anchor.addnext(added)
    if run.getparent().tag != w("ins"):
        _marked(added, "ins", by, number + 1)


def set_text(element: Any, text: str) -> None:
    """Set the text of an element so that blanks at its ends stay."""
    element.text = text
    if text != text.strip():
        element.set(_SPACE, "preserve")


def _reaches(run: Any, child: Any, at: int) -> bool:
    return any(element is child and offset + len(text) > at for element, text, offset in characters_of(run))


def _text(run: Any, text: str) -> Any:
    element = run.makeelement(T)
    set_text(element, text)
    return element


def _marked(run: Any, sort: str, by: Track, number: int) -> Any:
    mark = run.makeelement(w(sort), {_ID: str(number), w("author"): by.author})
    if by.date is not None:
        mark.set(w("date"), by.date.strftime("%Y-%m-%dT%H:%M:%SZ"))
    run.addprevious(mark)
    mark.append(run)
    return mark
