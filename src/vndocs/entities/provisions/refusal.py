"""Says why no pointer was read where a trigger stands: asked only by `vndocs.why`, never on the way of reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .chain import resolve
from .context import COMPOUNDS, is_citation, is_heading, is_measured, word_before
from .grammar import CHAIN, LEVEL_PATTERN
from .pointing import read_tail
from .starts import starts

if TYPE_CHECKING:
    from ..base import Hits

_LED: Final = re.compile(rf"(?<![^\W_])(?:{LEVEL_PATTERN})[ \n\t*]{{1,20}}$")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")


def refusals(hits: Hits, begin: int, end: int) -> list[tuple[int, int, str]]:
    """Give the places in a stretch of the matched text where a chain may begin, where each ends, and why it is none."""
    text = hits.text
    found = []
    places = set(starts(hits))
    # Headings, the bulk of all hits, are dropped before a chain is looked for.
    leading = (_LED.search(text, max(0, number - 40), number) for number, _ in hits.numbers)
    places.update(match.start() for match in leading if match is not None)
    for start in sorted(places):
        if begin <= start < end:
            stop, reason = _reason(text, start)
            found.append((start, stop, reason))
    for word in ("này", "trên", "đó"):
        found += [(at, at + len(word), "no-name") for at in hits.literals[word] if begin <= at < end]
    return sorted(found)


def _reason(text: str, start: int) -> tuple[int, str]:
    word = _WORD.match(text, start)
    stop = word.end() if word is not None else start + 1
    match = CHAIN.match(text, start)
    chain = resolve(match.group()) if match is not None else None
    if chain is None:
        return stop, "no-label"
    stop = start + chain.length
    if word_before(text, start) in COMPOUNDS[chain.levels[0]] or text[start - 1 : start].isalnum():
        return stop, "other-word"
    tail = read_tail(text, stop)
    if is_heading(text, start, stop, chain, has_document=tail.pointing is not None):
        return stop, "heading"
    if is_measured(text, stop):
        return stop, "measure"
    if chain.standing == "form":
        return stop, "needs-document"
    return stop, "no-form" if is_citation(text, start, stop, chain) else "not-led"
