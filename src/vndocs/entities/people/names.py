"""What a name looks like: `Nguyễn Văn A`, and in decisions on staff `NGUYỄN VĂN A`, the family name first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ...text.spelling import tones

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS: Final = load(__package__)


def either(words: Iterable[str]) -> str:
    """Give an alternation of words under every tone placement, the longest first."""
    spelled = {form for word in words for form in tones(word)}
    longest_first = sorted(spelled, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ \n]") for word in longest_first)


_MARKED: Final = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
UPPER: Final = f"A-Z{_MARKED}"
_LOWER: Final = f"a-z{_MARKED.lower()}"
SYLLABLE: Final = rf"[{UPPER}](?:[{_LOWER}]{{0,6}}|\.)(?![^\W_])"
_FAMILIES: Final = frozenset(
    cased for word in _WORDS["families"]["words"] for form in tones(word) for cased in (form, form.upper())
)
_MIXED: Final = rf"{SYLLABLE}(?:[ ]{SYLLABLE}){{1,4}}"
#: As decisions on staff print it: `ông NGUYỄN VĂN A`.
_IN_CAPITALS: Final = rf"[{UPPER}]{{2,7}}(?:[ ][{UPPER}]{{1,7}}){{1,4}}(?![^\W_])"
NAME: Final = rf"(?P<name>{_MIXED}|{_IN_CAPITALS})"
SIGNED_NAME: Final = rf"(?P<name>{_MIXED})"
_NO_NAMES: Final = frozenset(_WORDS["families"]["no_names"])


def is_name(text: str, name: tuple[int, int]) -> bool:
    """Tell whether words of two to five syllables are a name by their own looks: a family name leads."""
    words = text[name[0] : name[1]].split()
    # `tỉnh Y Đặng Thị H`: a letter before a family name is no family.
    is_letter = len(words) > 1 and len(words[0]) == 1 and words[1] in _FAMILIES
    if is_letter or " ".join(words[:2]) in _NO_NAMES:
        return False
    are_names = all(re.fullmatch(SYLLABLE, word) for word in words) or all(word.isupper() for word in words)
    return 2 <= len(words) <= 5 and words[0] in _FAMILIES and are_names
