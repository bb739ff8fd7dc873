"""Tells Vietnamese syllables from other letters: `ngành` is one, `ngµnh`, `céng` and `HềA` are none."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

from ..lexicon import load

#: The five marks of tone; a letter without one has the level tone.
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
#: A rime that ends in a stop has one of two tones.
_STOPS: Final = ("c", "ch", "p", "t")
_STOPPED: Final = frozenset("\u0301\u0323")
_SOFTENING: Final = tuple("eêiy")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether a word is spelled as a Vietnamese syllable is, in small letters, capitals or with one capital."""
    if not (word.islower() or word.isupper() or word[1:].islower() or len(word) == 1):
        return False
    letters, tones = [], []
    for mark in unicodedata.normalize("NFD", word.lower()):
        if mark in _TONES:
            tones.append(mark)
        else:
            letters.append(mark)
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(letters))
    return bare in _syllables() and (not bare.endswith(_STOPS) or (bool(tones) and tones[0] in _STOPPED))


def is_common(word: str) -> bool:
    """Tell whether a syllable is one of those that official papers use most."""
    return word.lower() in _common()


@cache
def _common() -> frozenset[str]:
    words: str = load("vndocs.text.legacy", "common.toml")["syllables"]
    return frozenset(words.split())


@cache
def _syllables() -> frozenset[str]:
    words: dict[str, Any] = load("vndocs.text.legacy", "syllables.toml")
    made = set()
    for rime in words["rimes"].split():
        made.add(rime)
        softens = rime.startswith(_SOFTENING)
        made |= {onset + rime for onset in words["soft" if softens else "hard"].split()}
        made |= {onset + rime for onset in words["any"].split()}
        # After `qu` and `gi` the first vowel of the rime may be that of the onset: `quan`, `quyên`, `gìn`, `giêng`.
        made |= {onset + rime for onset in words["glide"].split() if not rime.startswith(("u", "oa", "oe", "oă", "ư"))}
        if rime.startswith("i"):
            made.add("g" + rime)
    return frozenset(made)
