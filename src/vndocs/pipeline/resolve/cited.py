"""The documents that a text cites, each with all its mentions: what short forms and pointers can mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from ...catalogue import KnownDocument
from ...catalogue.names import named
from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from ...text.source import Source
from .documents import SHORT, Documents, gather
from .light import Place, Target, target_of
from .ordered import first_from
from .outline import Outline, Zone
from .relations import Use

_FULL: Final = re.compile(r"0*(\d+[a-zđ]?)(?:/(\d{4}))?(?=[/-])")
_CHANGING: Final = frozenset(load(__package__)["between"]["amending"])
#: Candidates that a link keeps.
MOST: Final = 8
#: Gives the name of a type in small letters; there are few.
small: Final = lru_cache(maxsize=1024)(str.lower)
_new: Final = tuple.__new__
_UNNAMED: Final = ("", "")
_NO_READINGS: Final[list[ReferenceReading]] = []


#: Gives a name as it is written and as it is compared; texts share few.
_named: Final = lru_cache(maxsize=8192)(named)


class Cited:
    """The documents of one text. A document goes by the first mention that says it in full."""

    def __init__(
        self, source: Source, references: Sequence[ReferenceReading], uses: Sequence[Use], outline: Outline
    ) -> None:
        self.source = source
        self.references = references
        self.uses = uses
        self.outline = outline
        #: The raw text, where it has the offsets of the matched one.
        self._raw: str | None = source.raw if source.map is None else None
        #: Where mentions begin, which say a number without its symbol, and each one's document by its first mention.
        self.starts, self.is_short, self.document, self._codes, self._names = gather(references, self.compared)
        self._numbers: Documents | None = None
        #: What stands for documents that are meant again, by their first mention.
        self._targets: dict[int, Target] = {}
        #: Statutes that the catalogue knows, by their first mention.
        self.known: dict[int, KnownDocument] = {}

    def target(self, reading: ReferenceReading) -> Target:
        """Give the target that a mention is, with what the catalogue knows of it."""
        known = self.known.get(id(reading))
        target = target_of("mention", reading)
        return target if known is None else _new(Target, (target[0], target[1], known, ()))

    def again(self, reading: ReferenceReading) -> Target:
        """Give the target that a document is which the text says in full further up; it is made once."""
        at = id(reading)
        target = self._targets.get(at)
        if target is None:
            target = self._targets[at] = target_of("mention", reading)
        return target

    def name(self, reading: ReferenceReading) -> tuple[str, str]:
        """Give the name of a statute as it is written and as it is compared."""
        place = reading[7]
        return _UNNAMED if place is None else self.words(place)

    def compared(self, place: Place) -> str:
        """Give the words of a stretch as names are compared."""
        return self.words(place)[1]

    def words(self, place: Place) -> tuple[str, str]:
        """Give the words of a stretch as they are written and as they are compared."""
        raw = self._raw
        return _named(raw[place[0] : place[1]] if raw is not None else self.source.cut(place[0], place[1]))

    def of_code(self, reading: ReferenceReading) -> list[ReferenceReading]:
        """Give the documents that bear a reading's code."""
        return self._codes.get(((reading.code or "").casefold(), reading.type), _NO_READINGS)

    def of_name(self, sort: str | None, name: str) -> list[ReferenceReading]:
        """Give the versions of a statute that are cited with number or date, by its type and its name as compared."""
        return self._names.get((sort, name), _NO_READINGS) if self._names else _NO_READINGS

    def of_number(self, reading: ReferenceReading) -> list[ReferenceReading]:
        """Give the documents whose number and year a short form says."""
        short = SHORT.match(reading.code or "")
        if short is None:
            return []
        found = []
        for known in self._numbered().get((reading.type, short[1]), _NO_READINGS):
            full = _FULL.match(known.code or "")
            # `Nghị định 30/2020` is none of 2021; a Party code has no year, its date has.
            year = (full[2] if full is not None else None) or (known.date or "")[:4]
            if short[2] and year and year != short[2]:
                continue
            if reading.date and known.date and not _one_day(reading.date, known.date):
                continue
            if reading.type_name and known.type_name and reading.type_name != known.type_name:
                continue
            found.append(known)
        return found

    def _numbered(self) -> Documents:
        """Give the documents by their numbers, made when first asked for: few texts have short forms."""
        index = self._numbers
        if index is None:
            index = self._numbers = {}
            for number, reading in enumerate(self.references):
                code = reading.code
                if code and self.document[number] is reading:
                    said = (SHORT if self.is_short[number] else _FULL).match(code)
                    if said is not None:
                        index.setdefault((reading.type, said[1]), []).append(reading)
        return index

    def of_type(
        self, low: int, high: int, code: str | None, name: str | None, zone: Zone | None
    ) -> list[ReferenceReading]:
        """Give the documents of a type that are mentioned in a stretch, each once, in one numbering."""
        first, last = first_from(self.starts, low), first_from(self.starts, high)
        found: list[ReferenceReading] = []
        for number in range(last - 1, max(first, last - _NEAR) - 1, -1):
            reading = self.references[number]
            if not is_of_type(reading, code, name) or reading[1] > high or reading[9] == "own":
                continue
            if zone is not None and not _one_numbering(self.outline.zone_at(reading[0]), zone):
                continue
            document = self.document[number] or reading
            if document not in found:
                found.append(document)
                if len(found) >= MOST:
                    break
        found.reverse()
        return found

    def is_changed(self, document: ReferenceReading, low: int, high: int) -> bool:
        """Tell whether a stretch says of a document that it is changed or ends."""
        return any(
            self.uses[number].relation in _CHANGING and (self.document[number] or self.references[number]) is document
            for number in self.within(low, high)
        )

    def within(self, low: int, high: int) -> range:
        """Give the numbers of the readings that begin in a stretch."""
        return range(first_from(self.starts, low), first_from(self.starts, high))


#: Mentions that are looked through for one pointer.
_NEAR: Final = 64


def _one_day(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _one_numbering(one: Zone, other: Zone) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def is_of_type(reading: ReferenceReading, code: str | None, name: str | None) -> bool:
    """Tell whether a mention is of a type; a code that stands for two types needs the name as well."""
    named = reading[3]
    if code is None or reading[2] != code:
        return name is not None and named is not None and len(named) == len(name) and small(named) == small(name)
    # `Chương trình nêu trên` is said of a Chương trình hành động.
    return name is None or named is None or named == name or small(named).startswith(small(name))


def candidates_of(readings: Iterable[ReferenceReading]) -> tuple[Target, ...]:
    """Give the targets that mentions are."""
    return tuple([target_of("mention", reading) for reading in readings])[:MOST]
