"""What stands beside a date and belongs to it: a clock time, `từ`, a mark of the lunar calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from . import clock
from .words import BLANKS, GAP, LEXICON, either, head_before

if TYPE_CHECKING:
    from .item import Item

_I: Final = re.IGNORECASE
_LUNAR: Final = re.compile(
    rf"{GAP}\(?{GAP}(?:(?:{either(LEXICON['lunar']['behind'])})(?![^\W\d_])|(?:năm{GAP})?(?:{either(LEXICON['lunar']['stems'])}){GAP}(?:{either(LEXICON['lunar']['branches'])})(?![^\W\d_]))",
    _I,
)
_FROM: Final = re.compile(rf"(?:{either(LEXICON['from'])}){GAP}\Z", _I)
LUNAR_LETTERS: Final = frozenset("âÂaAnNgGấẤbBđĐmMkKcCtTqQ")
#: How the words begin, where so much of them is near.
_LUNAR_HEADS: Final = frozenset(word[:2] for word in (*LEXICON["lunar"]["behind"], *LEXICON["lunar"]["stems"], "năm"))
_BLANK: Final = frozenset(BLANKS)
_CLOCK_INITIALS: Final = frozenset(",|-T0123456789") | {
    form for word in LEXICON["clock"]["at"] for form in (word[0], word[0].upper())
}
_TIME_ENDINGS: Final = frozenset(
    word[-3:] if len(word) > 2 else word
    for word in (
        "giờ",
        "phút",
        "giây",
        *(part for name in ("morning", "noon", "afternoon", "night") for part in LEXICON["clock"][name]),
        *(
            name.split()[-1] if len(name.split()[-1]) > 2 else " " + name.split()[-1]
            for name in LEXICON["weekdays"]["names"]
        ),
    )
)


def is_lunar(text: str, at: int) -> bool:
    """Say whether the words behind a date make it one of the lunar calendar."""
    ahead = text[at : at + 12].lstrip(" \n\t*(")[:2]
    is_near = ahead.lower() in _LUNAR_HEADS or (len(ahead) < 2 and ahead in LUNAR_LETTERS)
    return is_near and _LUNAR.match(text, at) is not None


def from_before(text: str, at: int, low: int) -> int | None:
    """Give where the `từ` right before `at` begins."""
    head = text[max(0, at - 8) : at].rstrip(BLANKS)[-2:].lower()
    match = _FROM.search(text, max(low, at - 8), at) if head in LEXICON["from"] else None
    return match.start() if match else None


def with_clock(text: str, item: Item, low: int) -> Item:
    """Join the clock time that stands before or behind a day."""
    if item.unit != "D" or not item.month:
        return item
    if _may_be_timed(text, item.start) and (found := clock.before(text, low, item.start)):
        return item._replace(start=found.start, clock=found.time + (f"|{found.until}" if found.until else ""))
    if next_sign(text, item.end) in _CLOCK_INITIALS and (found := clock.behind(text, item.end)):
        has_zone = found.time[-6:-5] in ("+", "-") or found.time[-1] == "Z"
        # A moment of every year has no time zone.
        return item if has_zone and not item.year else item._replace(end=found.end, clock=found.time)
    return item


def next_sign(text: str, at: int) -> str:
    """Give the next character that is no blank, an empty string where none is near."""
    sign = text[at : at + 1]
    return text[at : at + 12].lstrip(BLANKS)[:1] if sign in _BLANK else sign


def _may_be_timed(text: str, at: int) -> bool:
    """Say whether the last letters before a day are of a clock time, of a part of day or of a weekday."""
    head = head_before(text, at, 12, " \n\t*,|(-")
    return (
        head[-1:].isdigit()
        or head[-3:].lower() in _TIME_ENDINGS
        or (head[-1:] in "hHgG'’)" and len(head) < 12 + len(head) and any(sign.isdigit() for sign in head[-4:]))
    )
