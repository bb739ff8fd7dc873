"""The words by which a text points: `này`, `nêu trên`, a type's name without number (`Điều 2 của Hợp đồng`).

Also where a document is to be expected behind a chain of provisions: after `của`, `tại`, `ban hành kèm theo`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...catalogue import type_abbreviations, type_names
from ...text.spelling import cased, plain_tones, tones
from .grammar import GAP, LEVEL_OF, LEXICON, either

_new = tuple.__new__
#: What each pointing word says.
POINTING: Final[dict[str, str]] = {
    words: pointing for words, pointing in LEXICON["pointing"].items() if isinstance(pointing, str)
}
_FIRST_POINTING: Final = frozenset(words.split()[0] for words in POINTING)
_CARRIER: Final = either(LEXICON["carriers"]["words"])
#: How the words begin that stand between a provision and its document.
CARRYING: Final = frozenset(words.split()[0] for words in LEXICON["carriers"]["words"])
_STATUTES: Final = frozenset(LEXICON["types"]["statutes"])
_NAMED: Final = frozenset(LEXICON["types"]["named"])
#: Short names of types.
ABBREVIATED: Final = frozenset(type_abbreviations())
_ENCLOSED: Final = frozenset(LEXICON["carriers"]["enclosed"])
#: What is no name of a statute: `Luật các tổ chức tín dụng` has one, `Luật và` none.
STOPS: Final = frozenset(word.split()[0] for word in LEXICON["followers"]["words"]) - {"các"}


class Type(NamedTuple):
    """A type that can be pointed to, and how much its name must show: plain, capital or project."""

    code: str | None
    name: str
    sort: str


def _types() -> dict[str, Type]:
    codes = type_names()
    own = LEXICON["codes"]
    types = {}
    for sort in ("plain", "capital", "project"):
        for name in LEXICON["types"][sort]:
            code = own[name] if name in own else codes[plain_tones(name.lower())][0]
            for spelling in (*tones(name), *tones(name.replace("Quy ", "Qui "))):
                types[spelling.lower()] = Type(code or None, name, sort)
    return types


TYPES: Final = _types()
_LONGEST: Final = max(len(name.split()) for name in TYPES)
_FIRST_OF_TYPES: Final = frozenset(name.split()[0] for name in TYPES)
#: How names, levels and pointing words begin.
FIRST: Final = frozenset(name.split()[0] for name in (*TYPES, *LEVEL_OF)) | _FIRST_POINTING
_SIGNS: Final = frozenset(" ,\n*(\t")
#: What no name behind a dash begins with; dashes in a row are read once.
_UNNAMED: Final = _SIGNS | {"-"}
_NEXT: Final = re.compile(rf"[ \n\t*]{{0,40}},?{GAP}(?:của{GAP})?([^\W\d_]+)")
#: The commonest tails by far: a document by its type and number, or a statute by its name.
_DOCUMENT: Final = re.compile(
    rf"{GAP}(?:của{GAP})?({either(found.name for found in TYPES.values() if found.sort != 'project')})"
    rf"{GAP}(?:số|\d|[A-ZĐ])"
)
_TAIL: Final = re.compile(
    rf"[ \n\t*]{{0,40}}(?P<comma>,[ \n\t*]{{0,40}})?(?P<open>\([ \n\t*]{{0,40}})?(?:(?P<carrier>{_CARRIER}){GAP})?"
    rf"[“\"‘']?(?P<words>[^\W\d_]+(?:{GAP}[^\W\d_]+){{0,7}})?"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Words before the date of a document without a number.
DATING: Final = ("ngày", "năm")
_NUMBERED: Final = re.compile(cased(cased(rf"{GAP}(?:[Ss]ố|SỐ|\d|[A-ZĐÀ-Ỹ“\"]|(?:{'|'.join(DATING)}){GAP}\d)")))
_EMPTY_LINE: Final = re.compile(r"\n[ \t*]*\n")
_THIS: Final = re.compile(cased(cased(r"((?:[ \n]{1,3}[a-zà-ỹđ]{1,7}){1,4})[ \n]{1,3}này(?![^\W_])")))
_NEXT_WORD: Final = re.compile(rf"{GAP}([^\W\d_]+)")
_ISSUED: Final = re.compile(rf"{GAP}\(?(?:{either(LEXICON['carriers']['issued'])}){GAP}")


class Tail(NamedTuple):
    """What stands behind a chain: `end` with the words that belong to it, `at` where a document is expected."""

    end: int
    at: int
    type: Type | None = None
    pointing: str | None = None
    unit: str | None = None
    has_document: bool = False
    has_name: bool = False


def read_tail(text: str, end: int) -> Tail:
    """Read what belongs to the chain that ends at `end`.

    `has_document` says that a document may follow, `has_name` that a type or a unit was named.
    """
    if text[end : end + 1] not in _SIGNS:
        return Tail(end, end)
    if text.startswith("- ", end + 1):
        # `Điều 51 - Bộ luật Hình sự`
        behind = read_tail(text, end + 2) if text[end + 3 : end + 4] not in _UNNAMED else Tail(end, end)
        is_named = behind.has_document and behind.has_name and behind.pointing is None
        return Tail(end, behind.at, has_document=True, has_name=True) if is_named else Tail(end, end)
    document = _DOCUMENT.match(text, end)
    if document is not None:
        return _new(Tail, (end, document.start(1), None, None, None, True, True))
    following = _NEXT.match(text, end)
    if following is not None:
        start, word = following.start(1), following[1]
        small = word.lower()
        if small not in FIRST and (
            small not in CARRYING or (small == "được" and text[start + 4 : start + 8] != " ban")
        ):
            is_short = word in ABBREVIATED or word.startswith("BL")
            return _new(Tail, (end, start, None, None, None, word[0].isupper(), is_short))
    match = _TAIL.match(text, end)
    if match is None:
        return Tail(end, end)
    start, _stop = match.span("words")
    if start < 0:
        return Tail(end, match.end())
    if "\n" in text[end:start] and _EMPTY_LINE.search(text, end, start):
        return Tail(end, end)
    words = match["words"].replace("*", " ").lower().split()
    is_loose = match["comma"] is not None or match["open"] is not None
    if words[0] in _FIRST_POINTING and not is_loose and match["carrier"] is None:
        pointing, count = _pointing(words, 0)
        if pointing:
            return Tail(_reach(text, start, count), start, None, pointing, has_name=True)
    for count in (1, 2):
        level = LEVEL_OF.get(" ".join(words[:count]))
        if level is not None and match["open"] is None:
            pointing, more = _pointing(words, count)
            if pointing:
                return Tail(_reach(text, start, count + more), start, None, pointing, level, has_name=True)
    return _document(text, start, words, end, is_loose=is_loose, carrier=match["carrier"])


def _document(text: str, start: int, words: list[str], end: int, *, is_loose: bool, carrier: str | None) -> Tail:
    found, count = _type(words)
    if found is None:
        return Tail(end, start, has_document=text[start].isupper())
    pointing, more = _pointing(words, count)
    if pointing:
        return Tail(_reach(text, start, count + more), start, found, pointing, has_name=True)
    stop = _reach(text, start, count)
    if found.name in _NAMED or _NUMBERED.match(text, stop):
        return Tail(end, start, has_document=True, has_name=True)
    following = _NEXT_WORD.match(text, stop)
    if found.name in _STATUTES and following and following[1].lower() not in STOPS:
        return Tail(end, start, has_document=True, has_name=True)
    if found.name in _ENCLOSED and (issued := _ISSUED.match(text, stop)):
        match = _TAIL.match(text, issued.end())
        if match and match["words"]:
            place = match.start("words")
            tail = _document(
                text, place, match["words"].replace("*", " ").lower().split(), end, is_loose=False, carrier=None
            )
            if tail.has_document or tail.pointing:
                return tail
    this = _THIS.match(text, stop) if found.sort != "plain" and not is_loose and text[start].isupper() else None
    if this is not None and this[1].islower() and not STOPS.intersection(this[1].split()):
        # `Điều 8 Quy trình kiểm định này`
        return Tail(this.end(), start, found, "this", has_name=True)
    is_bare = not is_loose and (text[start].isupper() or (found.sort == "plain" and carrier is not None))
    return Tail(stop, start, found, has_name=True) if is_bare else Tail(end, start)


def _type(words: list[str]) -> tuple[Type | None, int]:
    if words[0] not in _FIRST_OF_TYPES:
        return None, 0
    for count in range(min(_LONGEST, len(words)), 0, -1):
        found = TYPES.get(" ".join(words[:count]))
        if found is not None:
            return found, count
    return None, 0


def _pointing(words: list[str], at: int) -> tuple[str | None, int]:
    if at >= len(words) or words[at] not in _FIRST_POINTING:
        return None, 0
    for count in (4, 3, 2, 1):
        found = POINTING.get(" ".join(words[at : at + count]))
        if found is not None and at + count <= len(words):
            return found, count
    return None, 0


def _reach(text: str, start: int, count: int) -> int:
    end = start
    for _ in range(count):
        match = _WORD.search(text, end, end + 60)
        if match is None:
            break
        end = match.end()
    return end
