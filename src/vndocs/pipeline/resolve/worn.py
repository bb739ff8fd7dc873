"""The words of verbs as scans leave them: `sửa đồi, bỗ sung`, `quy định chỉ tiết`."""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.seeking import SPACE, Sought

#: Words as a scan has them → as they are.
_WORDS: Final[dict[str, str]] = {
    worn: words for words, several in load(__package__)["worn"].items() for worn in several
}
#: Syllables without which no word is worn.
WORN: Final = frozenset(syllable for worn, words in _WORDS.items() for syllable in {*worn.split()} - {*words.split()})


def _beside() -> dict[str, str]:
    beside: dict[str, list[str]] = {}
    for worn in _WORDS:
        several = worn.split()
        for number, syllable in enumerate(several):
            last = several[number - 1][-1] if number else " "
            first = several[number + 1][0] if number + 1 < len(several) else " "
            beside.setdefault(syllable, []).append(last + first)
    return {syllable: "".join(dict.fromkeys(pairs)) for syllable, pairs in beside.items() if syllable in WORN}


#: Pairs of letters between which each is worn: the last of the word before it, the first of the one behind it.
BESIDE: Final = _beside()
_WORN: Final = Sought(
    re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})(?!\w)".replace(" ", r"\s+")),
    *((*worn.split()[0], SPACE, f"{worn.split()[1][0]}{SPACE}") for worn in _WORDS),
)


def mended(text: str) -> str:
    """Give a text with its worn words as they are, letter for letter, so that all stands where it stood."""
    done = 0
    pieces: list[str] = []
    for match in _WORN.each(text):
        pieces += text[done : match.start()], _as_it_is(match)
        done = match.end()
    return "".join(pieces) + text[done:] if done else text


def _as_it_is(match: re.Match[str]) -> str:
    letters = iter(_WORDS[" ".join(match[0].split())].replace(" ", ""))
    return "".join(sign if sign.isspace() else next(letters) for sign in match[0])
