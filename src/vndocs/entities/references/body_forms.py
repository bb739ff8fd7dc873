"""What the compiled reader of bodies is taught: the tables of `bodies`, and what single words are.

What a scan changed, and what stands with rare signs, it leaves to `bodies`, whose grammar is the rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...text.spelling import plain_letters, tone_pairs, unmarked
from .phrases import Phrases

compiled: Any
try:
    from . import _bodies as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: A word that cuts a stretch, and one that does not before some words.
_CUTS, _CUTS_ALONE = 1, 2


def with_beginnings(meanings: Mapping[str, int]) -> dict[str, int]:
    """Give phrases with their beginnings, which mean nothing yet: 0."""
    found = dict.fromkeys(
        (phrase[:at] for phrase in meanings for at in range(1, len(phrase)) if not phrase[at].isalnum()), 0
    )
    return {**found, **meanings}


def teach(
    tables: Iterable[Phrases],
    kinds: Iterable[Iterable[str]],
    heads: Iterable[tuple[str, ...]],
    *,
    cuts: Iterable[str],
    not_cut_before: Iterable[str],
    behind_dash: Iterable[str],
    before_signs: Iterable[str],
    units: Iterable[str],
    halved: Iterable[str],
) -> None:
    """Teach the tables of phrases and the kinds of words, both in the order that the reader has them in."""
    meanings: dict[str, int] = {}
    for bit, table in enumerate(tables):
        for tokens in (tokens for entries in table.values() for tokens in entries):
            for count in range(1, len(tokens)):
                meanings.setdefault(" ".join(tokens[:count]), 0)
            whole = " ".join(tokens)
            meanings[whole] = meanings.get(whole, 0) | 1 << bit
    words: dict[str, int] = {}
    for bit, each in enumerate(kinds):
        for word in each:
            words[word] = words.get(word, 0) | 1 << bit
    # Two words under any marks: more is asked in Python.
    worn = {unmarked(" ".join(tokens[: 1 + tokens[1].isalpha()])): 1 for tokens in heads}
    compiled.learn(
        plain_letters(),
        {
            "phrases": meanings,
            "kinds": words,
            "cuts": {word: _CUTS_ALONE if word.endswith("về") else _CUTS for word in cuts},
            "before_signs": dict.fromkeys(before_signs, 1),
            "units": {unit.split()[0]: 1 for unit in units},
            "halved": dict.fromkeys(halved, 1),
            "worn_heads": with_beginnings(worn),
            "tone_pairs": tone_pairs(),
            "cut_not_before": tuple(not_cut_before),
            "behind_dash": tuple(behind_dash),
        },
    )
