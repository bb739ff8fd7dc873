"""Finds amounts of money: `1.333.980.000 đồng`, `hai trăm triệu đồng`, `5 đến 10 triệu đồng/người`, `US$ 1,000`.

đồng, đ and VND are the names of the currency (46/2010/QH12 Art. 16); figures as in 88/2015/QH13 Art. 10, 11.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from ..base import Hits, Triggers
from .beginnings import BETWEEN, BLANKS, FOUR, LETTER_UNITS, MARKS, PREFIX_ENDS, PREFIX_SIGNS, THREE, TWO, UNITS
from .compiled import compiled
from .joining import join
from .model import Amount
from .money import Money, prefix_before, sum_at, sum_behind
from .plain import HEADS, LETTER_HEADS, read_plain
from .spelled import ENDINGS, sum_before, sums_in_brackets, sums_within
from .units import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...text.source import Source
    from .reading import Reading

_SPELLED: Final = ("đồng", "Đồng", "ĐỒNG", "đô la", "USD")
#: Signs that nothing else is, and the small letter đ.
_SIGNS: Final = frozenset(unit for unit in LETTER_UNITS if not unit.isalpha()) | {"đ"}
#: What follows a unit of one letter.
_STOPS: Final = " ,.;:)/\n123456789"
#: Beginnings that are looked for behind a line break or two blanks as well.
_COMMON: Final = "đtnVUEyY"

#: What may stand right before the sign of a currency.
_BEFORE_SIGNS: Final = " \t\n*([{“\"‘'«|:=/+-–—~<>≥≤"

TRIGGERS: Final = Triggers(
    before=tuple(PREFIXES) + tuple(mark + sign for sign in PREFIXES if len(sign) == 1 for mark in _BEFORE_SIGNS),
    after=(
        *_SIGNS,
        *{unit[:2] for unit in UNITS if len(unit) > 1},
        *(unit + stop for unit in LETTER_UNITS - _SIGNS for stop in _STOPS),
        *MARKS,
        *(blank + first for blank in " \n*" for first in _COMMON),
        "* ",
    ),
    literals=_SPELLED,
)


def read(hits: Hits) -> list[Reading]:
    """Read every amount at the hits, in text order."""
    text = hits.source.text
    if compiled is not None:
        sums: list[Money | Reading] = compiled.read(text, hits.packed, _in_figures)
    else:
        sums, _ = _in_figures(text, hits.numbers, 0)
    ends = {found.end for found in sums}
    spelled: list[Money] = []
    for word, places in hits.literals.items():
        for at in compiled.worded(text, places) if compiled is not None else places:
            before = text[at - 3 : at]
            if (
                (before in _NUMBER_ENDS or before[1:] in _BRACKET_ENDS)
                and at + len(word) not in ends
                and (found := sum_before(text, at))
            ):
                spelled.append(found)
    if len(text) <= _SHORT_TEXT:
        spelled += sums_within(text, 0, len(text))
    spelled += sums_in_brackets(text, sums)
    if spelled:
        sums = _in_order([*sums, *spelled])
    return join(text, sums) if sums else []


#: Sums in words in a currency that is no literal are looked for in short texts, and elsewhere in a bracket right behind
#: a figure: each name would cost a pass over every text.
_SHORT_TEXT: Final = 240
#: What stands before the currency of a sum in words: the end of a number word, or a bracket, or several blanks.
_NUMBER_ENDS: Final = frozenset(ending + blank for ending in ENDINGS for blank in BLANKS)
_BRACKET_ENDS: Final = frozenset(first + blank for first in (")", *BLANKS) for blank in BLANKS)


def _in_figures(text: str, numbers: list[tuple[int, int]], done: int) -> tuple[list[Money | Reading], int]:
    """Read the sums at some numbers, none before `done`, and say how far they go."""
    sums: list[Money | Reading] = []
    for start, end in numbers:
        if start < done:
            continue
        after = text[end : end + 5]
        after = after[1:] if after[:1] == " " else after[:4]
        found: Money | Reading | None = None
        if after in HEADS or after[:2] in LETTER_HEADS:
            found = read_plain(text, start) or sum_at(text, start, end)
        elif (
            after in FOUR
            or (after[:2] in TWO and not after[2:3].isalpha())
            or (after[:3] in THREE and not after[3:].isalpha())
            or (after[:1] in LETTER_UNITS and not after[1:2].isalpha())
            or after[:1] in BETWEEN
        ):
            found = sum_at(text, start, end)
        if (found is None or found.currency is None) and (
            text[start - 2 : start] in PREFIX_ENDS
            or text[start - 1 : start] in PREFIX_SIGNS
            or text[start - 2 : start] == " \n"
        ):
            # `$1,5 triệu`: what names no currency itself has that of the sign before it.
            prefix = prefix_before(text, start)
            if prefix and prefix.start() >= done:
                found = sum_behind(text, start, end, prefix[1], prefix.start()) or found
        if found:
            sums.append(found)
            done = found.end
    return sums, done


def _in_order(sums: list[Money | Reading]) -> list[Money | Reading]:
    """Sort sums by place; of two that overlap the earlier and longer stays."""
    sums.sort(key=attrgetter("start"))
    kept: list[Money | Reading] = []
    for found in sums:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def value(reading: Reading, source: Source) -> Amount:
    """Give the value of a reading."""
    return from_record(record(reading, source))


def record(reading: Reading, source: Source) -> dict[str, Any]:
    """Give the fields of a reading for a record."""
    fields: dict[str, Any] = {}
    if reading.value is not None:
        fields["value"] = reading.value
    else:
        fields["low"], fields["high"] = reading.low, reading.high
    fields["currency"] = reading.currency
    if reading.per:
        fields["per"] = reading.per
    if reading.words:
        fields["words"] = True
    if reading.qualifier:
        fields["qualifier"] = reading.qualifier
    return fields


def from_record(record: Mapping[str, Any]) -> Amount:
    """Give the value that a record holds."""
    return Amount(**record)


def parts(reading: Reading) -> dict[str, tuple[int, int]]:
    """Give the places of the rate and of the qualifier before an amount."""
    found = {}
    if reading.per:
        found["per"] = (reading.per_start, reading.end)
    return found


def whole(reading: Reading) -> tuple[int, int]:
    """Give the stretch with the qualifiers around an amount."""
    return reading.whole
