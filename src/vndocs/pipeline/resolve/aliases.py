"""Short names that a text declares: `(sau đây gọi tắt là Nghị định 30)`, for documents and for bodies.

A short name holds from its declaration to the end of the text, annexes included; one that is declared inside quoted new
wording belongs to the amended document and holds to the end of the quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from ...catalogue.names import key
from ...entities.provisions.pointing import TYPES
from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from ...text.seeking import Sought, either, places
from ...text.source import Source
from ...text.spelling import cased
from .light import Alias, Place, target_of
from .ordered import first_from
from .outline import Outline
from .parts import FIRST_OF_TYPES

compiled: Any
try:
    from . import _declared as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)["aliases"]
_LEADS: Final = tuple(sorted(_WORDS["leads"], key=len, reverse=True))
_DECLARED: Final = re.compile(
    r"[(\[,;\s][\s*_]*(?:" + "|".join(_LEADS).replace(" ", r"\s+") + r")"
    r"[\s*_:]*[“\"'‘]?[\s*_]*([^()\[\]“”\"\n;]{2,120}?(?:\n[^()\[\]“”\"\n;]{1,80}?)?)[\s*_]*[”\"'’]?[\s*_]*(?=[)\];]|[.,]\s|\n\s*\n|\Z)",
    re.IGNORECASE,
)
#: Words one of which is in every lead: `viết` stands before `tắt` in each that has it.
_CALLED: Final = "gọi"
_WRITTEN: Final = "viết"
_SHORTENED: Final = "tắt"
#: What a declaration without a bracket has: `sau đây`.
_HERE: Final = "đây"
#: How far before that word a declaration begins, and how far it goes on behind.
_BEFORE: Final = 26
_BEHIND: Final = 260
#: What opens a declaration: a bracket, or `sau đây` behind a comma.
_BODIES: Final = tuple(_WORDS["bodies"])
_NO_BODIES: Final = tuple(_WORDS["not_bodies"])
#: A document is looked for so far before its declaration, in the same sentence.
_REACH: Final = 12
#: How far a name stands at most behind a document whose type it does not say.
_NEAR: Final = 4
#: It begins with one sign of a few, so that no more is tried anywhere else.
_SENTENCE: Final = re.compile(cased(r"[.!?\n](?:(?<!\n)\s+[A-ZĐÀ-Ỹ]|(?<=\n)\s*\n)"))
_NUMBER: Final = re.compile(r"\d+")
_BODY_START: Final = Sought(
    re.compile(
        r"(?<![^\W_])(?:" + "|".join(sorted(_BODIES, key=len, reverse=True)).replace(" ", r"\s+") + r")(?![^\W_])",
        re.IGNORECASE,
    ),
    *(either(body.split()[0]) for body in _BODIES),
)
_BREAK: Final = re.compile(r"[;:()“”\"]|[.!?]\s|\n\s*\n|(?:quy định|nêu) tại\s")
_BODY_LETTERS: Final = frozenset(body[:2] for body in _BODIES)
#: `Ủy ban` and `UBND`.
_PLAIN: Final = str.maketrans("ỦỤỨƯ", "UUUU")
_new: Final = tuple.__new__
_LONGEST_BODY: Final = 140
_MOST_ANEW: Final = 8


def read_aliases(source: Source, references: Sequence[ReferenceReading], outline: Outline) -> list[Alias]:
    """Read the declarations of a text, in text order."""
    text = source.text
    found: list[Alias] = []
    starts: list[int] = []
    for start, end, name_start, name_end in _declarations(text):
        name = " ".join(text[name_start:name_end].replace("*", " ").split())
        if not starts:
            starts = [reading[0] for reading in references]
        named = _document(text, name, references, starts, start)
        is_common = "chung" in text[start:name_start]
        body: Place | None = None
        if named is None:
            body = _body(text, name, start, is_common=is_common)
            if body is None:
                continue
        elif is_common and _are_several(references, starts, start, named):
            continue
        zone = outline.zone_at(start)
        until = zone.end if zone.quote is not None else len(text)
        target = None if named is None else target_of("mention", named)
        begin, stop = _inner(text, start, end)
        found.append(_new(Alias, (begin, stop, name, target, body, until)))
    return found


def declarations_plainly(text: str) -> list[tuple[int, int, int, int]]:
    """Find the declarations of a text: where each begins and ends, and the name in it."""
    found: list[tuple[int, int, int, int]] = []
    done = 0
    for at in _triggers(text):
        if at < done:
            continue
        low = max(done, at - _BEFORE)
        before = text[low:at]
        opener = max(before.rfind("("), before.rfind("["))
        if opener < 0 and _HERE in before:
            opener = max(before.rfind(sign, 0, before.rfind(_HERE) - 4) for sign in ",;\n ")
        if opener < 0:
            continue
        declared = _DECLARED.match(text, low + opener, at + _BEHIND)
        if declared is not None:
            done = declared.end()
            found.append((*declared.span(), *declared.span(1)))
    return found


def _triggers(text: str) -> list[int]:
    found = places(text, _CALLED, rarest=1)
    for at in places(text, _SHORTENED, rarest=1):
        before = text[max(0, at - _BEFORE) : at].rstrip()
        if before.endswith(_WRITTEN):
            found.append(max(0, at - _BEFORE) + len(before) - len(_WRITTEN))
    found.sort()
    return found


def _inner(text: str, start: int, end: int) -> Place:
    """Give the stretch of a declaration without the bracket or comma before it."""
    while start < end and text[start] in " \t\n*_([,;":
        start += 1
    return start, end


def type_of(name: str) -> tuple[str | None, str] | None:
    """Give code and name of the type that a short name begins with: `Nghị định 30`."""
    words = name.split()
    if not words or words[0].lower() not in FIRST_OF_TYPES:
        return None
    for length in range(min(4, len(words)), 0, -1):
        found = TYPES.get(" ".join(words[:length]).lower())
        if found is not None:
            return found.code, found.name
    return None


def _document(
    text: str, name: str, references: Sequence[ReferenceReading], starts: list[int], edge: int
) -> ReferenceReading | None:
    """Find the document that is given the name at `edge`: the nearest of its type before it in the sentence."""
    at = first_from(starts, edge) - 1
    if at < 0:
        return None
    kind = type_of(name)
    number = _NUMBER.search(name)
    is_symbol = number is not None or name.isupper()
    low = edge
    for index in range(at, max(-1, at - _REACH), -1):
        reading = references[index]
        end = reading[1]
        low = min(low, end)
        if end > edge:
            continue
        if kind is not None:
            if kind[0] != reading[2]:
                continue
        elif not is_symbol and index != at:
            break
        if number is not None and not _has_number(reading, number[0]):
            continue
        if kind is None and (edge - _edge(reading) > _NEAR or _head(name) is not None):
            # `… của Bộ Y tế (sau đây gọi là Bộ)` names the body.
            break
        return reading if _SENTENCE.search(text, low, edge) is None else None
    return None


def _are_several(references: Sequence[ReferenceReading], starts: list[int], at: int, named: ReferenceReading) -> bool:
    """Tell whether a name in common stands for more than one document before it."""
    number = first_from(starts, at) - 1
    near = references[max(0, number - 2) : number + 1]
    return sum(reading.type == named.type and reading.end <= at for reading in near) > 1


def _has_number(reading: ReferenceReading, number: str) -> bool:
    """Tell whether a short name's number is that of a document, or its year."""
    code = (reading.code or "").lstrip("0")
    return code.startswith(number.lstrip("0")) or (reading.date or "").startswith(number)


def _edge(reading: ReferenceReading) -> int:
    return max(reading.end, reading.title[1] if reading.title else 0, reading.issuer[1] if reading.issuer else 0)


def _head(name: str) -> str | None:
    """Give the word for a body that a name begins with."""
    if name[:2].lower() not in _BODY_LETTERS:
        return None
    head = _BODY_START.pattern.match(name)
    return None if head is None else head[0]


def _body(text: str, name: str, end: int, *, is_common: bool) -> Place | None:
    """Find the words of the body that is given the name: its head before the bracket, or its initials."""
    while end and text[end - 1] in " \t\n*_,(":
        end -= 1
    low = max(0, end - _LONGEST_BODY)
    head = _head(name)
    if (head is None and not name.isupper()) or name.lower().startswith(_NO_BODIES):
        return None
    starts = [match.start() for match in _BODY_START.each(text, low, end)]
    # What several are called in common begins with the first of them.
    for start in starts if is_common else reversed(starts):
        if not text[start].isupper() or _BREAK.search(text, start, end):
            continue
        if head is not None:
            if key(text[start : start + len(head)]) == key(head):
                return start, end
        elif _initials(text[start:end]).startswith(_letters(name)):
            return start, end
    return None


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.replace("*", " ").upper().split()).translate(_PLAIN)


def _letters(name: str) -> str:
    return "".join(letter for letter in name if letter.isalpha()).translate(_PLAIN)


@lru_cache(maxsize=8192)
def _key(name: str) -> str:
    """Give a name as it is compared: `Nghị định số 30` is `Nghị định 30`."""
    return key(name).replace(" số ", " ")


class Declared:
    """The aliases in force at a place, by the name that is compared."""

    def __init__(self, aliases: Sequence[Alias]) -> None:
        self._by_name: dict[str, list[Alias]] = {}
        self._first_words: set[str] = set()
        self._beginnings: dict[str, bool] = {}
        #: Whether any is a short name of a body.
        self.has_bodies = any(alias.body is not None for alias in aliases)
        for alias in aliases:
            compared = _key(alias.name)
            self._by_name.setdefault(compared, []).append(alias)
            self._first_words.add(compared.partition(" ")[0])

    def __bool__(self) -> bool:
        return bool(self._by_name)

    def may_begin(self, words: str) -> bool:
        """Tell whether an alias begins with the first of some words; few texts shorten more than two types."""
        known = self._beginnings.get(words)
        if known is None:
            first = _key(words).partition(" ")[0]
            known = self._beginnings[words] = not first or first in self._first_words
        return known

    def find(self, words: str, at: int) -> Alias | None:
        """Give the alias that words mean at a place: the last one declared before it that still holds."""
        several = self._by_name.get(_key(words))
        if several is None:
            return None
        # Declared anew is rare; of thousands alike the last ones are looked at.
        low = bisect_left(several, at, key=lambda alias: alias.start) - 1
        for number in range(low, max(-1, low - _MOST_ANEW), -1):
            if at < several[number].until:
                return several[number]
        return None


def _told() -> Any:
    """Tell the compiled part the words of declarations; give what finds them."""
    if compiled is None:
        return declarations_plainly
    compiled.tell({"leads": _LEADS, "called": _CALLED, "written": _WRITTEN, "shortened": _SHORTENED, "here": _HERE})
    return compiled.declarations


_declarations: Final[Any] = _told()
