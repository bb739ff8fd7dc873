"""What an amount is for one of, behind it: `đồng/người/tháng`, `đồng một mét vuông`, `đồng mỗi lần`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from .units import LEXICON, WORD, alternatives

if TYPE_CHECKING:
    from .money import Money

_RATE: Final = LEXICON["rate"]
_BLANKS: Final = " \n\t*"
_SLASH: Final = re.compile(r"[ \n*]{0,2}/[ \n*]{0,2}")
#: How many of the unit: `đồng/01 người`, `VND/3 tháng`.
_COUNT: Final = re.compile(
    rf"(?:{alternatives(_RATE['one'])})[ \n]{{1,3}}|\d{{1,3}}(?:[.,]\d{{1,3}})?[ \n]{{0,2}}", re.IGNORECASE
)
_INSTEAD: Final = re.compile(rf"[ \n*]{{1,3}}(?:{alternatives(_RATE['words'])})[ \n]{{1,3}}", re.IGNORECASE)
_INSTEAD_HEADS: Final = frozenset(form for word in _RATE["words"] for form in (word[0], word[0].upper()))
_NEXT_WORD: Final = re.compile(r"[ \n]{1,2}([^\W\d_⁰¹²³⁴-⁹]+)")
_JOINING: Final = frozenset(_RATE["joining"])
NEVER: Final = frozenset(_RATE["never"]) | frozenset(LEXICON["scales"])
_SINGLE: Final = frozenset(_RATE["single"])
#: The first two words of units that have several.
TWO_WORDS: Final = frozenset(" ".join(unit.lower().split()[:2]) for unit in _RATE["units"])
_POWERS: Final = "23²³"
_MOST_UNITS: Final = 4


def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for unit in _RATE["units"]:
        place = tree
        for word in unit.lower().split():
            place = place.setdefault(word, {})
        place[""] = {}
    return tree


_UNITS: Final = _tree()


def rate_of(text: str, money: Money) -> tuple[int, int, str | None]:
    """Read the rate behind a sum: where it begins and ends, and its words."""
    nothing = money.end, money.end, None
    after = text[money.end : money.end + 3].lstrip(_BLANKS)[:1]
    if after == "/":
        stretches = _behind_slashes(text, money.end)
    elif after in _INSTEAD_HEADS and text[money.end] in _BLANKS and (instead := _INSTEAD.match(text, money.end)):
        end = _unit_end(text, instead.end())
        word = text[instead.end() : end].lower()
        if not end or (" " not in word and "\n" not in word and word not in _SINGLE):
            return nothing
        stretches = [(instead.end(), end), *_behind_slashes(text, end)]
    else:
        return nothing
    parts = [" ".join(text[start:end].split()) for start, end in stretches]
    if not parts or parts[0].split()[-1].lower() in NEVER:
        return nothing
    if money.currency not in (None, "VND") and parts[0].isupper() and len(parts[0]) == 3:
        # "50 USD/EUR/AUD": one or the other.
        return nothing
    return stretches[0][0], stretches[-1][1], "/".join(parts)


def _behind_slashes(text: str, end: int) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    while len(stretches) < _MOST_UNITS and (slash := _SLASH.match(text, end)):
        start = slash.end()
        count = _COUNT.match(text, start)
        stop = _unit_end(text, count.end() if count else start)
        if not stop:
            break
        stretches.append((start, stop))
        end = stop
    return stretches


def _unit_end(text: str, start: int) -> int:
    """Give where the unit at `start` ends: several words from the list or before a slash, else one; 0 for none."""
    match = WORD.match(text, start)
    if match is None:
        return 0
    best = match.end()
    if text[best : best + 1] in _POWERS:
        return best + len(text[best : best + 1])
    node: dict[str, Any] | None = _UNITS.get(match[0].lower())
    end, words = best, [match[0].lower()]
    while len(words) < _MOST_UNITS and (following := _NEXT_WORD.match(text, end)):
        word, end = following[1].lower(), following.end()
        words.append(word)
        node = node.get(word) if node else None
        if node and "" in node:
            best = end
        if word in _JOINING or (node is None and len(words) > 2 and text[end : end + 1] != "/"):
            break
        if text[end : end + 1] == "/" and words[0] not in _JOINING and WORD.match(text, end + 1):
            # "đồng/trẻ em/năm học"
            return end
    return best
