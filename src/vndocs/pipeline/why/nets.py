"""`vndocs misses`: what a cheap net with high recall catches and the grammar did not accept."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from ...text.source import Span
from .errors import PlaceError
from .explaining import Seen
from .explanation import Miss
from .places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..document import Document
    from .explanation import Refused

#: Net → what it catches, and the kind that should have read it. All are bounded.
_NETS: Final = {
    "code": (re.compile(r"(?<![^\W_])\d{1,6}[ ]?[/-][ ]?[^\s,;()]{0,24}?[A-ZĐ]{2}[^\s,;()]{0,24}"), "references"),
    "number": (re.compile(r"(?<![^\W_])[Ss]ố[ \u00a0:]{0,6}\d[^\s,;()]{0,24}[/-][^\s,;()]{1,30}"), "references"),
    "provision": (re.compile(r"(?<![^\W_])[Đđ]iều[ \u00a0]{1,3}\d{1,4}[a-zđ]?"), "internal"),
    "money": (re.compile(r"(?<![^\W_])\d[\d.,]{0,24}[^\n\d]{0,16}?đồng(?![^\W_])"), "amounts"),
    "date": (re.compile(r"(?<![^\W_])[Nn]gày[ \u00a0]{1,3}\d{1,2}"), "dates"),
}  # fmt: skip


def misses(document: Document) -> list[Miss]:
    """List what the nets catch and no entity covers, in text order.

    Item markers count as read (`Điều 5.` heads an article). The nets see text in composed letters only. Raises
    PlaceError for a document without its text.
    """
    raw = document.source.raw
    if not raw and document.kinds and any(document):
        raise PlaceError("no-text")
    seen = Seen(document, Span(0, len(raw)))
    read = Places((part.span, part.kind) for part in seen.kept())
    breaks = [match.start() for match in re.finditer("\n", raw)]
    passed = seen.passed()
    starts = [part.span.start for part in passed]
    found = []
    for net, (pattern, kind) in _NETS.items():
        for match in pattern.finditer(raw):
            begin, end = match.span()
            if any(True for _ in read.touching(Span(begin, end))):
                continue
            number = bisect_right(breaks, begin - 1)
            line_start = breaks[number - 1] + 1 if number else 0
            found.append(
                Miss(
                    net=net,
                    span=Span(begin, end),
                    line=number + 1,
                    column=begin - line_start + 1,
                    text=match.group(),
                    **_reason(seen, passed[bisect_right(starts, begin - 40) :], kind, begin, end),
                )
            )
    found.sort(key=lambda miss: (miss.span.start, -miss.span.end))
    # Two nets can catch one number: the wider catch is told.
    return [miss for place, miss in enumerate(found) if not place or miss.span.start >= found[place - 1].span.end]


def _reason(seen: Seen, passed: Sequence[Refused], kind: str, begin: int, end: int) -> dict[str, str | None]:
    """Say why the kind read nothing in a stretch, by its first trigger there that has anything to tell."""
    for part in passed:
        if part.span.start >= end:
            break
        if part.kind == kind and part.span.end > begin and (told := seen.tried(part)) is not None:
            return {"reason": told.reason, "words": told.words}
    return {}
