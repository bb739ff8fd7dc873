"""What stands around a chain: the document's own headings are no pointers, nor is `thời điểm 5` a point.

`Điều 5. Phạm vi điều chỉnh` at a line start, after emphasis or an opening quote, is the outline of this document or of
the text it quotes (30/2020/NĐ-CP, Phụ lục I: Phần, Chương, Mục, Điều stand on lines of their own).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ...text.spelling import cased
from .grammar import LEXICON

if TYPE_CHECKING:
    from .chain import Chain

_BLANK: Final = " \n\t*"
_EDGE: Final = " \t*_#>|“”\"'"
#: Signs of list items; the last are those of a symbol font.
BULLETS: Final = frozenset("-+•●○◦▪■□➢✓❖" + "".join(chr(code) for code in range(0xF020, 0xF100)))
#: What ends a sentence.
SENTENCE_ENDS: Final = frozenset('.;:?!”"“|…')
#: What leads to a provision on the next line, and what does unless a title follows.
LEADING: Final = frozenset(LEXICON["leading"]["words"])
WEAKLY_LEADING: Final = frozenset(LEXICON["leading"]["weak"])
#: What makes another word of `tại`: `hiện tại`.
_BEFORE_AT: Final = frozenset(LEXICON["leading"]["before_at"])
#: What leads to a provision: `tại`, `theo`, `của`.
PLACES_OF: Final = frozenset(LEXICON["places_of"]["words"]) | LEADING | WEAKLY_LEADING
_BY_WORD: Final[dict[str, list[str]]] = LEXICON["compounds"]
#: Level, or last syllable of a type → the syllables before it that make another word of it.
COMPOUNDS: Final = {
    key: frozenset(
        form for syllable in _BY_WORD.get(word, ()) for form in (syllable, syllable.capitalize(), syllable.upper())
    )
    for key, word in (
        *((level, words[0]) for level, words in LEXICON["levels"].items()),
        *((word, word) for word in _BY_WORD),
    )
}
PLURAL: Final = frozenset(LEXICON["joints"]["plural"])
#: How words end that may stand before a chain without being part of it: `tại`, `theo`, `và`.
PLAIN_ENDS: Final = frozenset(
    f" {word}"[-3:] + " " for word in LEXICON["places_of"]["words"] + LEXICON["leading"]["weak"]
) - {
    f" {word}"[-3:] + " " for words in (*COMPOUNDS.values(), PLURAL, LEXICON["joints"]["small_ends"]) for word in words
}
_OUTLINE: Final = frozenset(("part", "chapter", "section", "subsection", "appendix", "form", "table"))
_ITEM: Final = re.compile(r"(?:^|\n)[ \t*]{0,20}\d{1,3}(?:\.\d{1,2}){0,3}\.[ \t*]{0,8}$")
_BUDGET: Final = re.compile(r"[Ll]oại[ \n]{1,3}\d{2,3}[ \n,-]{1,4}$")
_MEASURE: Final = re.compile(
    r"[ \n\t*]{0,40}(?:%|(?:" + "|".join(sorted(LEXICON["measures"]["words"], key=len, reverse=True)) + r")(?![^\W_]))",
    re.IGNORECASE,
)


def word_before(text: str, start: int) -> str:
    """Give the word that ends before `start` with nothing but blanks between."""
    before = text[start - 10 : start] if start > 9 else text[:start]
    if not before or before[-1] not in _BLANK:
        return ""
    word = before.replace("*", " ").split()[-1:]
    return word[0] if word and word[0][-1].isalnum() else ""


def is_compound(text: str, start: int, word: str) -> bool:
    """Tell whether the syllable before makes another word of a level or of a type's last word: `địa điểm`."""
    syllables = COMPOUNDS.get(word)
    return syllables is not None and word_before(text, start) in syllables


def is_led(text: str, start: int) -> bool:
    """Tell whether a preposition or the like stands before: `tại`, `theo`, `của`."""
    word = word_before(text, start)
    return not word.isupper() and word.lower() in PLACES_OF


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether nothing of a sentence stands before `start`."""
    before = text[max(0, start - 40) : start].rstrip(' \n\t*“"(')
    return not before or not (before[-1].isalnum() or before[-1] in ",-/)")


#: A title in capitals behind the number of a chapter.
_CAPITALS: Final = re.compile(cased(cased(r"[ \n]{1,2}[A-ZĐÀ-Ỹ]{2,8}(?:[ ][A-ZĐÀ-Ỹ]{1,8}){1,12}(?![^\W_a-zà-ỹđ])")))


def heads_capitals(text: str, end: int, chain: Chain) -> bool:
    """Tell whether a title in capitals follows, as where lines were run together: `… Chương I QUY ĐỊNH CHUNG …`."""
    return chain.levels[0] in _OUTLINE and _CAPITALS.match(text, end) is not None


def is_heading(text: str, start: int, end: int, chain: Chain, *, has_document: bool) -> bool:
    """Tell whether a chain is a heading of an outline or the label of an item."""
    if chain.is_listed or (end - start > len(text) - 8 and text[start:end] == text.strip()):
        return False
    level = chain.levels[0]
    before = text[max(0, start - 24) : start]
    kept = before.rstrip(_EDGE)
    is_bullet = kept[-1:] in BULLETS
    if is_bullet:
        kept = kept[:-1].rstrip(_EDGE)
    is_line = (kept[-1:] in ("\n", "") and (bool(kept) or start <= 24)) or "|" in before[len(kept) :]
    is_bullet = is_bullet and is_line
    behind = (
        text[end : end + 12].lstrip("*_ \t)") if level in ("point", "clause") else text[end : end + 12].lstrip("*_ \t")
    )
    following = behind[:1]
    if following in (".", ":"):
        if not is_line:
            if level == "article" and any(sign.isalpha() for sign in text[start + 5 : end - 1]):
                # `Điều 44.7.TT.2.11. Pháp điển …`: numbers of the codified law stand with their titles in lists.
                return False
            if following == ":" and _ITEM.search(before):
                # `20. Điều 21: Việc lập chi bộ`: an item of guidance on another document's article.
                return False
            if level == "article" and kept[-1:] == ";":
                # `liên quan đến Điều 1. Phạm vi điều chỉnh; Điều 2. Đối tượng áp dụng`: with their titles in a row.
                return False
            quoted = len(kept) < len(before) and before[len(kept) :].strip(" \t*_#>|") != ""
            return quoted or (kept[-1:] in SENTENCE_ENDS and text[end : end + 1] in ".:*_")
        if is_bullet and following == ":":
            return False
        return not _continues(text, start, is_titled=behind[1:].lstrip(" \t*_")[:1].isalpha())
    if not is_line:
        if level not in _OUTLINE or has_document:
            return False
        return text[start : start + 4].isupper() or (text[end : end + 1] == "\n" and kept[-1:] in SENTENCE_ENDS)
    if has_document:
        return False
    if following in ("", "\n"):
        return not _continues(text, start)
    if level in _OUTLINE:
        return text[start : start + 4].isupper() or (
            not (following.islower() or following in ",;)") and not _continues(text, start)
        )
    if level == "article":
        return (following.isupper() or following in "-(|[") and not _continues(text, start)
    return following in "-([|"


def _continues(text: str, start: int, *, is_titled: bool = False) -> bool:
    """Tell whether the line before runs on: it ends with `tại`, `theo`; before a title only a preposition tells."""
    before = text[max(0, start - 120) : start].rstrip(' \t*_“"')
    if not before.endswith("\n") or before[:-1].rstrip(" \t").endswith("\n"):
        return False
    *_, previous, word = ("", "", *before[-16:].split())
    if not word or word.isupper() or (word == "tại" and previous.lower() in _BEFORE_AT):
        return False
    return word.lower() in LEADING or (not is_titled and word.lower() in WEAKLY_LEADING)


def is_measured(text: str, end: int) -> bool:
    """Tell whether a unit of measure stands behind: `khoản 5 triệu đồng`."""
    return _MEASURE.match(text, end) is not None


def is_citation(text: str, start: int, end: int, chain: Chain) -> bool:
    """Tell whether a chain without a document is a pointer by itself; what is not may still stand before a document."""
    standing = chain.standing
    if standing == "plain":
        return True
    if standing == "never" or _MEASURE.match(text, end):
        return False
    if chain.levels == ("clause",) and _BUDGET.search(text, max(0, start - 20), start):
        # `loại 130 khoản 133`: budget codes.
        return False
    if chain.levels[0] == "chapter" and word_before(text, start).isdigit():
        # `gồm 08 Chương 27 Điều` counts.
        return False
    return standing == "measured" or is_led(text, start)
