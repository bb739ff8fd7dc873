"""The ways one Vietnamese word is spelled: tone on the first or the second vowel (`hòa`/`hoà`, `ủy`/`uỷ`), letter case.

Quyết định 240/QĐ of 05/3/1984 of the Ministry of Education puts the tone mark of open oa, oe, uy on the first vowel;
Party papers put it on the second. Both are read everywhere.
"""

from __future__ import annotations

import itertools
import re
import string
from typing import Final

_OLD: Final = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_NEW: Final = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_PAIR: Final = {
    case(old): case(new) for old, new in zip(_OLD, _NEW, strict=True) for case in (str.lower, str.upper, str.capitalize)
}
_OLD_PLACED: Final = frozenset(_PAIR)
_PAIR.update({new: old for old, new in list(_PAIR.items())})
# `quý` and `quỳ` have one spelling only: their u belongs to the consonant.
_OPEN: Final = re.compile(r"(?<![qQ])(?:" + "|".join(_PAIR) + r")(?![^\W\d_])")


def tones(words: str) -> list[str]:
    """Give `words` in every mix of old and new tone placement, as given first."""
    places = list(_OPEN.finditer(words))
    if not places:
        return [words]
    spelled = []
    for choice in itertools.product((False, True), repeat=len(places)):
        out, done = [], 0
        for place, other in zip(places, choice, strict=True):
            out.append(words[done : place.start()])
            out.append(_PAIR[place.group()] if other else place.group())
            done = place.end()
        spelled.append("".join(out) + words[done:])
    return spelled


def plain_tones(words: str) -> str:
    """Give `words` with every open oa, oe, uy in the old placement (`uỷ` becomes `ủy`), for comparing."""
    return _OPEN.sub(lambda m: m.group() if m.group() in _OLD_PLACED else _PAIR[m.group()], words)


def cases(words: str) -> list[str]:
    """Give `words` as written, in lower case, with a capital first letter, with capital initials and in capitals."""
    first, rest = words[:1].upper(), words[1:]
    forms = (words, words.lower(), first + rest, first + rest.lower(), words.title(), words.upper())
    return list(dict.fromkeys(forms))


def tone_pairs() -> dict[str, str]:
    """Give the open oa, oe, uy of newer placement in small letters, each with the old one."""
    return {new: _PAIR[new] for new in _NEW}


_VOWELS: Final = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "e": "eèéẻẽẹêềếểễệ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự",
    "y": "yỳýỷỹỵ",
    "d": "dđ",
}
_ALIKE: Final = {letter: letters for letters in _VOWELS.values() for letter in letters}


def alike(letter: str) -> str:
    """Give the letters that a scan may print for a small letter: its vowel under any mark, đ and d."""
    return _ALIKE.get(letter, letter)


_PLAIN: Final = {letter: letters[0] for letter, letters in _ALIKE.items()}
_UNMARKED: Final = str.maketrans(dict[str, str | int | None](_PLAIN))


def plain_letters() -> dict[str, str]:
    """Give the small letters that a scan may print for another, each with the one that it stands for, without marks."""
    return dict(_PLAIN)


def unmarked(words: str) -> str:
    """Give words in small letters without marks, letter for letter where they are in small letters."""
    return words.lower().translate(_UNMARKED)


_SMALL: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"

#: The letters of Vietnamese and of its abbreviations, and figures.
LETTERS: Final = string.ascii_letters + string.digits + _SMALL + _SMALL.upper() + "đĐ"
#: The capitals of Vietnamese.
CAPITALS: Final = f"{string.ascii_uppercase}Đ{_SMALL.upper()}"


def cased(pattern: str) -> str:
    """Give a pattern in which the ranges `À-Ỹ` and `à-ỹ` mean capitals and small letters alone.

    As code points both ranges hold letters of either case: capitals and small letters of Vietnamese alternate.
    """
    return pattern.replace("À-Ỹ", _SMALL.upper()).replace("à-ỹ", _SMALL)
