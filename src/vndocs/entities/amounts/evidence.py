"""Whether a scale without a currency is money.

`tổng mức đầu tư 1.280 tỷ` and `vốn điều lệ 200 tỷ, trong đó` are; `dân số 1,5 triệu` and `5 triệu lượt khách` are not.
The word behind must not be what is counted, and of the words before it in the sentence the nearest that tells must tell
of money; where none does, the words behind may. A string that is nothing but the amount is taken at its word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .qualifiers import said_before
from .units import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterable

_EVIDENCE: Final = LEXICON["evidence"]
_FOLLOWERS: Final = frozenset(_EVIDENCE["followers"])
_BEHIND: Final = re.compile(r"(?:[ \t*⁰¹²³⁴-⁹]|\n(?![ \t*]*\n)){0,12}(?:([^\W\d_]+)|(\d))?")
_SENTENCE_END: Final = re.compile(r"\n[ \t*]*\n|[.;!?](?=[ \n])")
#: How far words are looked at, before and behind.
_BEFORE, _AFTER = 160, 80


def _any(words: Iterable[str]) -> re.Pattern[str]:
    spelled = "|".join(re.escape(word).replace(r"\ ", r"[ \n]{1,3}") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{spelled})(?!\w)")


_MONEY: Final = _any(_EVIDENCE["money"])
_COUNTS: Final = _any(_EVIDENCE["counts"])
_NO_MONEY: Final = _any(_EVIDENCE["no_money"])


def is_money(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a number with a scale speak of money."""
    behind = _BEHIND.match(text, end)
    if behind and (behind[2] or (behind[1] and behind[1].lower() not in _FOLLOWERS)):
        return False
    if is_all(text, start, end):
        return True
    before = text[max(0, start - _BEFORE) : start].lower()
    before = before[_last_end(_SENTENCE_END, before) :]
    money, count = _last_end(_MONEY, _clean(before)), _last_end(_COUNTS, before)
    if money or count:
        return money > count
    after = text[end : end + _AFTER].lower()
    stop = _SENTENCE_END.search(after)
    after = _clean(after[: stop.start()] if stop else after)
    found, counted = _MONEY.search(after), _COUNTS.search(after)
    return found is not None and (counted is None or found.start() < counted.start())


def is_all(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but a qualifier stands around a stretch."""
    if end < len(text) and text[end:].strip():
        return False
    return not text[: said_before(text, start)[0]].strip() if start < 40 else False


def _clean(words: str) -> str:
    return _NO_MONEY.sub(lambda match: " " * len(match[0]), words)


def _last_end(pattern: re.Pattern[str], words: str) -> int:
    """Give where the last match ends, 0 where there is none."""
    place = 0
    for match in pattern.finditer(words):
        place = match.end()
    return place
