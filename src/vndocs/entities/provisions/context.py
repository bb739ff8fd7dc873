"""What stands around a chain: the document's own headings are no pointers, nor is `thời điểm 5` a point.

`Điều 5. Phạm vi điều chỉnh` at a line start, after emphasis or an opening quote, is the outline of this document or of the
text it quotes (30/2020/NĐ-CP, Phụ lục I: Phần, Chương, Mục, Điều stand on lines of their own).
"""

from __future__ import annotations

import re
from typing import Final

from .chain import Chain
from .grammar import LEXICON

_BLANK: Final = " \n\t*"
_EDGE: Final = " \t*_#>|“”\"'"
_SENTENCE_ENDS: Final = frozenset(".;:?!”\"“|…")
_LEADING: Final = frozenset(LEXICON["leading"]["words"])
_PLACES_OF: Final = frozenset(LEXICON["places_of"]["words"]) | _LEADING
_COMPOUNDS: Final = {word: frozenset(syllables) for word, syllables in LEXICON["compounds"].items() if syllables}
_COMPOUNDS.update({level: _COMPOUNDS[words[0]] for level, words in LEXICON["levels"].items() if words[0] in _COMPOUNDS})
_OUTLINE: Final = frozenset(("part", "chapter", "section", "subsection", "appendix", "form", "table"))
_MEASURE: Final = re.compile(r"[ \n\t*]{0,40}(?:%|(?:" + "|".join(sorted(LEXICON["measures"]["words"], key=len, reverse=True)) + r")(?![^\W_]))", re.IGNORECASE)
#: Budget items number by hundreds (`Chương 422, Mục 6000`); laws do not.
_LIMITS: Final = {"clause": 199, "chapter": 99, "section": 199, "subsection": 99, "part": 40, "article": 1999, "point": 199}


def word_before(text: str, start: int) -> str:
    """Give the word that ends before `start` with nothing but blanks between, in lower case."""
    before = text[start - 10 : start] if start > 9 else text[:start]
    if not before or before[-1] not in _BLANK:
        return ""
    word = before.replace("*", " ").split()[-1:]
    return word[0].lower() if word and word[0][-1].isalnum() else ""


def is_compound(text: str, start: int, word: str) -> bool:
    """Tell whether the syllable before makes another word of a level or of a type's last word: `địa điểm`, `pháp luật`."""
    syllables = _COMPOUNDS.get(word)
    return syllables is not None and word_before(text, start) in syllables


def is_led(text: str, start: int) -> bool:
    """Tell whether a preposition or the like stands before: `tại`, `theo`, `của`."""
    return word_before(text, start) in _PLACES_OF


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether nothing of a sentence stands before `start`."""
    before = text[max(0, start - 40) : start].rstrip(" \n\t*“\"(")
    return not before or not (before[-1].isalnum() or before[-1] in ",-/)")


def is_heading(text: str, start: int, end: int, chain: Chain, *, has_document: bool) -> bool:
    """Tell whether a chain is a heading of an outline or the label of an item."""
    if chain.is_listed:
        return False
    level = chain.levels[0]
    before = text[max(0, start - 24) : start]
    kept = before.rstrip(_EDGE)
    is_bullet = kept[-1:] in ("-", "+", "•")
    if is_bullet:
        kept = kept[:-1].rstrip(_EDGE)
    is_line = kept[-1:] in ("\n", "") and (bool(kept) or start <= 24)
    is_bullet = is_bullet and is_line
    behind = text[end : end + 12].lstrip("*_ \t)") if level in ("point", "clause") else text[end : end + 12].lstrip("*_ \t")
    following = behind[:1]
    if following in (".", ":"):
        if not is_line:
            quoted = len(kept) < len(before) and before[len(kept) :].strip(" \t*_#>|") != ""
            return quoted or kept[-1:] in _SENTENCE_ENDS and text[end : end + 1] in ".:*_"
        if is_bullet and following == ":":
            return False
        return not _continues(text, start)
    if not is_line:
        word = text[start : start + 4]
        return level in _OUTLINE and word.isupper() and not has_document
    if has_document:
        return False
    if following in ("", "\n"):
        return not _continues(text, start)
    if level in _OUTLINE:
        return text[start : start + 4].isupper() or not (following.islower() or following in ",;)") and not _continues(text, start)
    if level == "article":
        return (following.isupper() or following in "-(|[") and not _continues(text, start)
    return following in "-([|"


def _continues(text: str, start: int) -> bool:
    """Tell whether the line before runs on: it ends with `tại`, `theo`, a comma is not enough."""
    before = text[max(0, start - 120) : start].rstrip(" \t*_“\"")
    if not before.endswith("\n") or before[:-1].rstrip(" \t").endswith("\n"):
        return False
    words = before.rsplit(None, 1)
    return bool(words) and words[-1].lower() in _LEADING


def is_citation(text: str, start: int, end: int, chain: Chain) -> bool:
    """Tell whether a chain without a document is a pointer by itself; what is not may still stand before a document."""
    levels = set(chain.levels)
    label = chain.first
    if label.isdigit() and int(label) > _LIMITS.get(chain.levels[0], 999):
        return False
    if chain.is_short and len(levels) == 1:
        return False
    if "article" in levels:
        return chain.is_capital or chain.is_listed or not _MEASURE.match(text, end)
    if "clause" in levels:
        return not _MEASURE.match(text, end)
    if "point" in levels and chain.levels[0] in ("point", "subpoint", "paragraph"):
        return len(levels) > 1 or not label[:1].isdigit()
    if "appendix" in levels:
        return True
    is_said = chain.is_capital or len(levels) > 1 or is_led(text, start)
    if "section" in levels or "chapter" in levels:
        return is_said and not _MEASURE.match(text, end)
    if "part" in levels:
        return is_said and not (label[:1].isdigit() and text[start + 5 : start + 6].isdigit() and not is_led(text, start))
    return "subsection" in levels
