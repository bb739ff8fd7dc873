"""Writes lists: as they were marked, or as 30/2020/NĐ-CP (`1.`, `a)`, `-`) or the Party (`I-`, `1-`, `a)`) marks them.

In both an item ends with `;`, the last with `.`; only the inline form puts these signs, where lines keep their words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...errors import StyleError
from .model import ListItem, NumberedList
from .signs import LEVELS, POINTS, ItemKind, numeral, sign_of

#: Markers of each depth below the headings.
_MARKERS: Final[dict[str, tuple[str, ...]]] = {
    "lines": ("1.", "a)", "-", "+", "*"),
    "party": ("I-", "1-", "a)", "-", "+", "*"),
    "bullets": ("-", "+", "*"),
    "inline": ("(1)",),
}
STYLES: Final = ("official", "lines", "party", "inline", "bullets", "renumbered")
_HEADINGS: Final = frozenset(LEVELS.values())
_ENDS: Final = ".;:,!?…"


def format(value: NumberedList, style: str = "official") -> str:
    """Write a list in one of the styles.

    `official` keeps the markers, `renumbered` their form; `lines`, `party` and `bullets` change them by depth, headings
    (Chương, Điều …) apart; `inline` writes `(1) …; (2) ….` and carries no nested items. Raises StyleError for another
    style and for a list that the style cannot carry.
    """
    value = restyle(value, style)
    if value.inline:
        return " ".join(f"{item.marker} {item.text}".rstrip() for item in value.items)
    return "\n".join(_line(item) for item in value.items)


def restyle(value: NumberedList, style: str) -> NumberedList:
    """Give the list with the markers of a style; what it counts stays, `renumbered` apart.

    Raises StyleError as `format` does.
    """
    if style not in STYLES:
        raise StyleError(f"expected a style of lists ({', '.join(STYLES)}), got {style!r}")
    if style == "official":
        return value
    if style == "renumbered":
        return _with_markers(value, _renumbered(value), inline=value.inline)
    if style == "inline":
        if any(item.depth for item in value.items):
            raise StyleError("an inline list has no nested items")
        return _with_markers(_ended(value), _marked(value, style), inline=True)
    return _with_markers(value, _marked(value, style), inline=False)


def _line(item: ListItem) -> str:
    # A heading without a sign behind its number has its words on the next line.
    gap = "\n" if item.kind in _HEADINGS and item.marker[-1].isalnum() else " "
    return f"{'“' if item.quoted else ''}{item.marker}{gap}{item.text}".rstrip()


def _with_markers(value: NumberedList, markers: list[str], *, inline: bool) -> NumberedList:
    items = [
        ListItem(
            marker=marker,
            text=item.text,
            depth=item.depth,
            quoted=item.quoted,
            kind=item.kind if marker == item.marker else _kind(marker),
        )
        for marker, item in zip(markers, value.items, strict=True)
    ]
    return NumberedList(inline=inline, items=tuple(items))


def _kind(marker: str) -> ItemKind:
    sign = sign_of(marker)
    assert sign is not None
    # `i)` among points is a letter.
    return "letter" if sign.other is not None and sign.other.kind == "letter" else sign.kind


def _ended(value: NumberedList) -> NumberedList:
    """Give the items their signs at the end: `;` and, for the last, `.`."""
    last = len(value.items) - 1
    items = (
        item.model_copy(update={"text": item.text.rstrip(_ENDS) + (";" if index < last else ".")})
        for index, item in enumerate(value.items)
    )
    return NumberedList(inline=True, items=tuple(items))


def _counted(value: NumberedList, count: Callable[[ListItem, int], int]) -> list[int]:
    """Count the items of each level; a level begins anew below each item."""
    counts: list[int] = []
    numbers = []
    for item in value.items:
        del counts[item.depth + 1 :]
        if item.depth == len(counts):
            counts.append(0)
        counts[item.depth] = count(item, counts[item.depth])
        numbers.append(counts[item.depth])
    return numbers


def _marked(value: NumberedList, style: str) -> list[str]:
    """Give the markers of a style: each item keeps what it counts, bullets are counted."""
    numbers = _counted(value, lambda item, before: item.ordinal or before + 1)
    markers: list[str] = []
    # For each depth: the forms there, and how many of the items around are no headings.
    above: list[tuple[tuple[str, ...], int]] = [(_MARKERS[style], 0)]
    for item, number in zip(value.items, numbers, strict=True):
        del above[item.depth + 1 :]
        forms, depth = above[item.depth]
        if item.kind in _HEADINGS:
            markers.append(item.marker)
            # Below an article the Party numbers as the state does.
            below = item.kind in ("article", "clause") and style == "party"
            above.append((_MARKERS["lines"] if below else forms, depth))
        else:
            if depth == len(forms):
                raise StyleError(f"{style} has markers for {len(forms)} depths, the list is deeper")
            markers.append(_marker(forms[depth], number))
            above.append((forms, depth + 1))
    return markers


def _renumbered(value: NumberedList) -> list[str]:
    """Give the markers with their numbers counted anew from the first of each level."""
    numbers = _counted(value, lambda item, before: before + 1)
    return [
        item.marker if item.kind in ("bullet", "ordinal") else _relabelled(item, number)
        for item, number in zip(value.items, numbers, strict=True)
    ]


def _relabelled(item: ListItem, number: int) -> str:
    label = item.label
    head, last = label.rpartition(".")[::2] if "." in label else ("", label)
    new = _numeral_like(last, item.kind, number)
    label_at = item.marker.rfind(label)
    if label_at < 0:
        # `Điều thứ nhất:` has its label in words.
        return item.marker
    return item.marker[:label_at] + (f"{head}.{new}" if head else new) + item.marker[label_at + len(label) :]


def _numeral_like(label: str, kind: str, number: int) -> str:
    if label[:1].isdigit():
        return f"{number:0{len(label)}d}" if label.startswith("0") else str(number)
    if kind in ("letter", "capital") and number <= len(POINTS):
        letter = POINTS[number - 1]
        return letter.upper() if label.isupper() else letter
    return numeral(number) if label.isupper() else numeral(number).lower()


def _marker(form: str, number: int) -> str:
    if form[0] in "-+*":
        return form
    if "a" in form:
        if number > len(POINTS):
            raise StyleError(f"points go from a to y; there is none for the {number}th")
        return form.replace("a", POINTS[number - 1])
    return form.replace("I", numeral(number)) if "I" in form else form.replace("1", str(number))


NumberedList.writer = format
