"""The patterns of a chain of provisions: `khoản 1, 2 và điểm a, b khoản 3 Điều 5; Điều 7`.

Made from the words of the lexicon. `CHAIN` takes the widest run that could be one, in a single anchored step; the
others read it exactly (chain.py), once for each wording. All are bounded, so that hostile text costs the same as any.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from ...text.lexicon import load
from ...text.spelling import tones

if TYPE_CHECKING:
    from collections.abc import Iterable

LEXICON: Final = load(__package__)

#: Blanks, hard line breaks and emphasis signs, which are read through.
GAP: Final = r"[ \n\t*]{1,40}"
_MAY: Final = r"[ \n\t*]{0,40}"

_LEVELS: Final[dict[str, list[str]]] = LEXICON["levels"]
_SHORTENED: Final[dict[str, str]] = LEXICON["shortened"]
#: A level word in lower case, blanks single, with the level it names.
LEVEL_OF: Final = {spelling: level for level, words in _LEVELS.items() for word in words for spelling in tones(word)}


def compact(words: str) -> str:
    """Give a pattern for a word with any first letters, or in capitals; gaps for its blanks."""
    syllables = [f"[{syllable[0].upper()}{syllable[0]}]{syllable[1:]}" for syllable in words.split()]
    return GAP.join(syllables) + "|" + GAP.join(words.upper().split())


def either(words: Iterable[str]) -> str:
    """Give an alternation of words as they stand, the longest first, blanks as gaps."""
    return "|".join(GAP.join(word.split()) for word in sorted(words, key=len, reverse=True))


# The commonest first; of the others the longest.
_FREQUENT: Final = [word for level in ("article", "clause", "point", "appendix", "section") for word in _LEVELS[level]]
LEVEL_PATTERN: Final = "|".join(
    compact(word)
    for word in (*_FREQUENT, *sorted(LEVEL_OF.keys() - set(_FREQUENT), key=lambda word: (-len(word), word)))
)
_SHORT: Final = f"[{''.join(_SHORTENED)}]" + r"\.?(?=[ ]?(?:\d|[a-zđ](?![^\W_])))"
_JOINTS: Final = LEXICON["joints"]
_NUMBER_WORD: Final = f"(?:[Ss]ố{GAP})?"
_AND, _UNTIL, _INSIDE, _WHOLE, _EXCEPT = (either(_JOINTS[key]) for key in ("and", "until", "inside", "whole", "except"))
#: What a label cannot be followed by, unless it is the next level, stuck to it (`khoản 2Điều 5`).
_STUCK: Final = r"(?:(?![^\W_])|(?=[ĐđKk](?:iều|iểm|hoản)))"
#: The same with the shortened ones (`K2Đ5`), which no label of an appendix or a form has behind it.
_STUCK_SHORT: Final = r"(?:(?![^\W_])|(?=[ĐđKk](?:iều|iểm|hoản|\d)))"
_UNITS: Final = either(LEXICON["ordinals"]["words"])
_ORDINAL: Final = rf"[Tt](?:hứ|HỨ){GAP}(?:\d{{1,2}}|[^\W\d_]{{2,5}})(?:{GAP}(?:{_UNITS}))?(?:{GAP}(?:{_UNITS}))?"
_PLACE: Final = either(LEXICON["places"])
_BLANKED: Final = r"(?:…|\.{2})[….]{0,40}"

_RUN: Final = (
    r"(?:[(“\"]?(?:\d{1,4}[^\W\d_]{0,2}\d{0,2}(?:[./-][^\W_]{1,6}){0,5}|[IVXLC]{1,7}[^\W_]?(?:[.-][^\W_]{1,3}){0,2}"
    r"|[ivx]{2,4}|[a-zA-ZđĐ]\d{0,2}(?:\.\d{1,2}){0,2}(?:[ ]?\([ivx\d]{1,4}\))?"
    rf"|{_ORDINAL}|{_PLACE}|[|]|{_BLANKED}){_STUCK_SHORT}[)”\"]?"
    rf"(?:{_MAY}[,;/()-]?{_MAY}(?:(?=[a-zđở])(?:{_AND}|{_UNTIL}|{_INSIDE}|{_WHOLE}|{_EXCEPT}){GAP}){{0,4}}"
    rf"(?:(?:{LEVEL_PATTERN}){_MAY}{_NUMBER_WORD}|{_SHORT}[ ]?)?)?)"
)
#: The widest run that could be a chain, as far as most go; the group is its last label.
CHAIN: Final = re.compile(rf"(?:(?:{LEVEL_PATTERN}){_MAY}{_NUMBER_WORD}|{_SHORT}[ ]?)(?:từ{GAP})?({_RUN}){{1,4}}")


@cache
def more() -> re.Pattern[str]:
    """Give the pattern of what may follow a run that goes on beyond `CHAIN`."""
    return re.compile(_RUN + "{1,60}")


#: Words behind which a chain has surely ended.
ENDING: Final = ("như", "được sửa", "thì", "bằng", "vào")
#: The commonest chains, and what shows at once that they end: a document by its number or name, a verb, a bracket.
SIMPLE: Final = re.compile(
    r"(?:[Đđ]iểm[ \n]([a-zđ])[ \n])?(?:[Kk]hoản[ \n](\d{1,3}[a-zđ]?)[ \n])?Điều[ \n](\d{1,4}[a-zđ]?)"
    rf"(?:[ \n](?:của[ \n])?(?:({'|'.join(LEXICON['types']['plain'])})[ \n](?:số|\d|[A-ZĐ])"
    rf"|(?:{'|'.join(ENDING)})[ \n])"
    r"|(?=[)”]|\.[ \n]|\n\n))"
)

#: A level word, with `số` behind it.
HEAD: Final = re.compile(rf"(?:({LEVEL_PATTERN})|({_SHORT})){_MAY}{_NUMBER_WORD}(?:từ{GAP})?")

#: A shortened level may be stuck to a number, `đ` to a shortened clause alone: `K2Đ5`, `k2đ5`, but `Điều 5đ1`.
_NUMBER: Final = r"(?:(?<=[Kk])\d{1,4}(?=đ\d)|\d{1,4}(?:\.\d{1,2}){0,4}(?:\.[a-zđ])?(?:(?![ĐKk]\d)[a-zđA-ZĐ]\d{0,2})?)"
#: A label by its sort: codified number, number, Roman, letter, ordinal, place, scanned 1, blank.
LABEL: Final = re.compile(
    r"[(“\"]?(?:"
    r"(?P<codified>\d{1,3}\.\d{1,3}\.[A-ZĐ]{1,4}(?:\.\d{1,5}){1,3}[a-z]?)"
    rf"|(?P<number>{_NUMBER})|(?P<roman>[IVXLC]{{1,7}}(?:[a-z]|[A-Z]|-[A-ZĐ\d]|(?:\.\d{{1,2}}){{1,2}})?)"
    r"|(?P<small>[ivx]{2,4})|(?P<letter>[a-zA-ZđĐ]\d{0,2}(?:\.\d{1,2}){0,2}(?:[ ]?\([ivx\d]{1,4}\))?)"
    rf"|(?P<ordinal>{_ORDINAL})|(?P<place>{_PLACE})|(?P<scanned>[|l](?!\|))|(?P<blank>{_BLANKED}))"
    rf"(?!\.\d|/\d){_STUCK_SHORT}"
)
#: Labels of an appendix and of a form, which carry letters and slashes: `03-1A`, `01/ĐK`.
APPENDIX_LABEL: Final = re.compile(
    r"(?P<number>(?:\d{1,3}|[IVXLC]{1,7}|[A-ZĐ])(?:[a-zđA-ZĐ](?!\w))?(?:[.-](?:\d{1,2}[A-ZĐ]{0,3}|[A-ZĐ]{1,3})(?![^\W_]))?"
    r"(?:/[A-ZĐ]{2,8}(?![^\W_]))?)" + _STUCK
)
FORM_LABEL: Final = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,2})?[a-zđA-ZĐ]{0,2}(?:[-/.][0-9A-ZĐ]{1,10}(?:[-.][0-9A-ZĐ]{1,12}){0,3})?)"
    r"(?![^\W_]|/\d)"
)

#: Joins bare labels of one level: `1, 2 và 3`, `5 đến 8`, `228-233`.
LABEL_JOINT: Final = re.compile(
    rf"{_MAY}(?:(?P<sign>[,;-]){_MAY}(?:(?:(?P<until>{_UNTIL})|{_AND}){GAP})?"
    rf"|(?<=[ \n\t*])(?:(?P<to>{_UNTIL})(?:{GAP}hết)?|{_AND}){GAP})"
)
#: Joins levels: a blank, a comma, `và`, `của`, `đến`, `trừ`; nothing where the blank was lost.
UNIT_JOINT: Final = re.compile(
    rf"{_MAY}(?P<sign>[,;/(-])?{_MAY}"
    rf"(?P<words>(?:(?:(?P<except>{_EXCEPT})|(?P<until>{_UNTIL})|{_AND}|{_INSIDE}|{_WHOLE}){GAP}){{0,4}})"
)
#: What stands behind a bare label that does continue a list.
FOLLOW: Final = re.compile(
    rf"{_MAY}(?:[,;.:)\]”\"'?!…|]|$)|{GAP}(?:[A-ZĐ“\"(]|(?:{either(LEXICON['followers']['words'])})(?![^\W_]))"
    r"|[ \t]*\n[ \t]*\n|[ĐđKk](?:iều|iểm|hoản)"
)
#: The document's own outline begins a line within what looked like a chain; so does an empty line.
BREAK: Final = re.compile(
    r"\n[ \t*]*\n|(?<=[;.:,”\"])[ \t]*\n[ \t*#>“\"_]*"
    rf"(?:(?:{compact('điều')}){_MAY}\d{{1,4}}[a-zđ]?[*_]*(?:[.:]|[ ]*\n[ \t*]*[A-ZĐ])"
    rf"|(?:{compact('chương')}|{compact('mục')}|{compact('phần')}|{compact('phụ lục')}){GAP}[IVXLC\d]+[*_]*[ ]*[.:\n])"
)
