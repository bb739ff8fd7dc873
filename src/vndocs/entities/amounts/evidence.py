"""Whether a scale without a currency is money.

`tổng mức đầu tư 1.280 tỷ` and `vốn điều lệ 200 tỷ, trong đó` are; `dân số 1,5 triệu` and `5 triệu lượt khách` are not.
The word behind must not be what is counted, and of the words before it in the sentence the nearest that tells must tell
of money; where none does, the words behind may. A string that is nothing but the amount is taken at its word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .qualifiers import said_before
from .units import LEXICON, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EVIDENCE: Final = LEXICON["evidence"]
_FOLLOWERS: Final = frozenset(_EVIDENCE["followers"])
_BEHIND: Final = re.compile(r"(?:[ \t*⁰¹²³⁴-⁹]|\n(?![ \t*]*\n)){0,12}(?:([^\W\d_]+)|(\d))?")
_SENTENCE_END: Final = re.compile(r"\n[ \t*]*(?:\n|[-+•\[])|[.;!?](?=[ \n])")
#: How far words are looked at, before and behind.
_BEFORE, _AFTER = 160, 80
#: No qualifier in front of a string that is all amount is longer.
_FARTHEST_START: Final = 40

_MONEY, _COUNT, _NEITHER = "money", "count", "neither"


def _table() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for key, verdict in (("counts", _COUNT), ("money", _MONEY), ("no_money", _NEITHER)):
        table.update({tuple(words.split()): verdict for words in _EVIDENCE[key]})
    return table


_WORDS: Final = _table()
#: The first words of all that tells.
_FIRSTS: Final = frozenset(words[0] for words in _WORDS)


def is_money(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a number with a scale speak of money."""
    behind = _BEHIND.match(text, end)
    if behind and (behind[2] or (behind[1] and not _may_follow(behind[0], behind[1]))):
        return False
    if is_all(text, start, end):
        return True
    before = text[max(0, start - _BEFORE) : start]
    stop = 0
    for match in _SENTENCE_END.finditer(before):
        stop = match.end()
    words = [word.lower() for word in WORD.findall(before, stop)]
    verdict = _first_verdict(words, range(len(words) - 1, -1, -1))
    if verdict:
        return verdict == _MONEY
    after = text[end : end + _AFTER]
    ending = _SENTENCE_END.search(after)
    words = [word.lower() for word in WORD.findall(after, 0, ending.start() if ending else len(after))]
    return _first_verdict(words, range(len(words))) == _MONEY


def _may_follow(gap: str, word: str) -> bool:
    """Tell whether a word behind a number with a scale is not what it counts; with a capital it may begin a line."""
    return word.lower() in _FOLLOWERS or ("\n" in gap and word.istitle())


def _first_verdict(words: Sequence[str], places: Iterable[int]) -> str | None:
    """Give what the first telling words say, in the order of their places; of words that begin together the most."""
    passed = -1
    for place in places:
        if place == passed or words[place] not in _FIRSTS:
            continue
        for length in (3, 2, 1):
            verdict = _WORDS.get(tuple(words[place : place + length])) if place + length <= len(words) else None
            if verdict == _NEITHER:
                passed = place + 1
                break
            if verdict:
                two = _WORDS.get(tuple(words[place - 1 : place + 1])) if length == 1 and place else None
                if two == _NEITHER:
                    break
                return verdict
    return None


def is_all(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but a qualifier stands around a stretch."""
    if start >= _FARTHEST_START or (end < len(text) and text[end:].strip()):
        return False
    return not text[: said_before(text, start)[0]].strip()
