"""Units of money: `Đơn vị tính: triệu đồng` over a table, `(đồng)` in the head of a column, `tỷ đồng` beside a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from ...text.lexicon import load
from ...text.seeking import Sought
from ..layout.folding import any_of, common, plain

_WORDS: Final = load(__package__)["units"]
_SCALES: Final[dict[str, int]] = _WORDS["scales"]
_CURRENCIES: Final[dict[str, str]] = {plain(word): code for word, code in _WORDS["currencies"].items()}
_UNIT: Final = re.compile(
    rf"(?:(?P<scale>{any_of(_SCALES)})\s*)?(?P<currency>{any_of(_CURRENCIES)})(?![^\W_])"
    r"(?:\s*/\s*(?P<per>[^\W\d_][\w ./]{0,30}))?"
)
#: The heads of a column that gives the unit of each row.
HEADS: Final[tuple[str, ...]] = tuple(map(plain, load(__package__)["heads"]["unit_columns"]))
_CURRENCY: Final = re.compile(rf"{any_of(_CURRENCIES)}(?![^\W_])")
_LABEL: Final = re.compile(rf"(?:{any_of(map(plain, _WORDS['labels']))})\s*:?\s*")
#: What may open the words of a unit in brackets, and the words that say that a unit follows or stands in a column; a
#: narrow cell may break these behind the first.
_BRACKETED: Final = re.compile(rf"\([ \t\r\n*_.,;:]*+(?:{any_of(_SCALES)}\s*)?{any_of(_CURRENCIES)}(?![^\W_])")
_SAID: Final = re.compile(
    "|".join(
        re.escape(first) + (rf"(?=\s+{re.escape(rest.split()[0])}|[ \t*_]*[|\t\r\n])" if rest else "")
        for first, _, rest in sorted({plain(words).partition(" ") for words in (*_WORDS["labels"], *HEADS)})
    )
)


def _worn() -> dict[str, str]:
    """Give all letters that are plainly one, of those that units and what announces them are spelled with."""
    found = dict.fromkeys("".join([*_SCALES, *_CURRENCIES, *map(plain, (*_WORDS["labels"], *HEADS))]), "")
    for char, bare in common().items():
        if bare in found and char < "\u2200":
            found[bare] += char
    return found


_WORN: Final = _worn()


def _spelled(letters: str) -> str:
    """Write a pattern of letters as they may be printed."""
    return "".join(f"[{re.escape(_WORN[letter])}]" for letter in letters)


def _pairs(words: Iterable[str]) -> str:
    """Write a pattern of the first two letters of some words as they may be printed, or of one that is a letter."""
    pairs = sorted({word[:2] for word in words})
    return "|".join(_spelled(pair) + (r"(?![^\W_])" if len(pair) < 2 else "") for pair in pairs)


_FIRST: Final = sorted({plain(words).partition(" ")[::2] for words in (*_WORDS["labels"], *HEADS)})
#: What no unit is given without, in the letters of a text as they are: a bracket before it, or words that announce it.
_OPENED: Final = Sought(
    re.compile(rf"\([ \u00a0\t\r\n*_.,;:]*+(?:{_pairs([*_SCALES, *_CURRENCIES])})"),
    ("(",),
)
_ANNOUNCED: Final = Sought(
    re.compile(
        "|".join(
            _spelled(first) + (rf"(?=\s+{_spelled(rest[0])}|[ \u00a0\t*_]*[|\t\r\n])" if rest else "")
            for first, rest in _FIRST
        )
    ),
    *(tuple(_WORN[letter] for letter in first) for first, _ in _FIRST),
)
_BRACKET: Final = re.compile(r"\(([^()]{1,60})\)")


class Unit(NamedTuple):
    """A unit of money: ten to the power of `scale` of a currency, per something, and where its words stand."""

    scale: int
    currency: str
    per: str | None
    start: int
    end: int


def may_name(raw: str, start: int, end: int) -> bool:
    """Say whether a unit of money may stand in a stretch: in brackets, or where words say that units are given."""
    start = max(0, start)
    if _OPENED.search(raw, start, end) is None and _ANNOUNCED.search(raw, start, end) is None:
        return False
    words = plain(raw[start:end])
    if _BRACKETED.search(words) is not None:
        return True
    return _SAID.search(words) is not None and _CURRENCY.search(words) is not None


def read(raw: str, start: int, end: int) -> Unit | None:
    """Read a stretch that is nothing but a unit of money."""
    words = plain(raw[start:end])
    lead = len(words) - len(words.lstrip(" \t\n*_.,;:()"))
    match = _UNIT.match(words, lead)
    if match is None or words[match.end() :].strip(" \t\r\n*_.,;:()"):
        return None
    scale = " ".join((match["scale"] or "").split())
    per = raw[start + match.start("per") : start + match.end("per")].strip(" .,;") if match["per"] else None
    stop = start + len(words[: match.end()].rstrip())
    return Unit(
        _SCALES.get(scale, 0), _CURRENCIES[" ".join(match["currency"].split())], per, start + match.start(), stop
    )


def labelled(raw: str, start: int, end: int) -> tuple[bool, Unit | None]:
    """Tell whether a stretch is a line that gives a unit, and which of money; the words may stand in brackets."""
    words = plain(raw[start:end])
    for match in _LABEL.finditer(words):
        before = words[: match.start()].rstrip(" \t*_(")
        if before and before[-1] not in "\n|\t.;:)" and "  " not in words[len(before) : match.start()]:
            continue
        stop = len(words)
        for sign in "\n|)\t":
            cut = words.find(sign, match.end())
            stop = min(stop, cut) if cut >= 0 else stop
        if match.end() < stop:
            return True, read(raw, start + match.end(), start + stop)
    return False, None


def bracketed(raw: str, start: int, end: int) -> tuple[bool, Unit | None]:
    """Tell whether a head names a unit in brackets, or behind a comma, and which of money."""
    found = False
    for match in _BRACKET.finditer(raw, start, end):
        found = True
        if (unit := read(raw, match.start(1), match.end(1))) is not None:
            return True, unit
        is_label, unit = labelled(raw, match.start(1), match.end(1))
        if unit is not None:
            return True, unit
        found = found or is_label
    return found, None
