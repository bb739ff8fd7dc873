"""Tables of phrases, looked up word by word: all that begin with a word, longest first."""

from __future__ import annotations

import re
from typing import Final

from ... import catalogue
from ...text.lexicon import load
from ...text.spelling import plain_tones

_WORDS: Final[dict[str, list[str]]] = load(__package__, "issuer.toml")["bodies"]
TOKEN: Final = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s*]")

Phrases = dict[str, list[tuple[str, ...]]]


def phrases(*lists: str, and_long: str | None = None) -> Phrases:
    """Give the phrases of some lists, of `and_long` only those of several words, by their first word, longest first."""
    table: Phrases = {}
    further = [phrase for phrase in _WORDS[and_long] if " " in phrase] if and_long else []
    for phrase in (*(phrase for name in lists for phrase in _WORDS[name]), *further):
        tokens = tuple(TOKEN.findall(plain_tones(phrase.lower())))
        table.setdefault(tokens[0], []).append(tokens)
    for entries in table.values():
        entries.sort(key=len, reverse=True)
    return table


def with_known(table: Phrases) -> Phrases:
    """Add the names of known bodies whole: `Ủy ban Quản lý vốn nhà nước tại doanh nghiệp`."""
    for issuer in catalogue.issuers():
        tokens = tuple(TOKEN.findall(plain_tones(issuer.name.lower())))
        if len(tokens) > 1 and tokens not in table.get(tokens[0], ()):
            table.setdefault(tokens[0], []).append(tokens)
    for entries in table.values():
        entries.sort(key=len, reverse=True)
    return table


def phrase_at(table: Phrases, words: list[str], index: int) -> int:
    """Give how many tokens the longest phrase of `table` at `index` takes; 0 for none."""
    for phrase in table.get(words[index], ()) if index < len(words) else ():
        if len(phrase) == 1 or tuple(words[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0
