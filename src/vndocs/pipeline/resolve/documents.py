"""Which mentions of a text are of one document, each document by the first mention that says it in full.

Two mentions are of one document when they say one code, or one statute's name, and nothing speaks against it: the same
Party symbol returns every term, so two dates are two documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from ...entities.references.reading import ReferenceReading
from ...text.spelling import LETTERS
from .light import Place

compiled: Any
try:
    from . import _documents as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: `30`, `05a`, `30/2020`: a number whose symbol is left out.
SHORT: Final = re.compile(r"0*(\d+[a-zđ]?)(?:/(\d{4}))?\Z")
_STANDARDS: Final = frozenset(("TCVN", "QCVN", "QCĐP", "TCCS"))
#: Types whose documents go by name.
STATUTES: Final = frozenset(("L", "BL", "PL", "HP"))
_DAY: Final = len("2024-01-18")
#: Versions of one code or name that are told apart.
_MOST: Final = 8
#: A code or a name with the type it is said of.
Key = tuple[str | None, str | None]
Documents = dict[Key, list[ReferenceReading]]
#: Where mentions begin, which of them say a number without its symbol, the first mention of each one's document, None
#: where it does not say one alone; the documents by code and by name.
Gathered = tuple[list[int], list[bool], list[ReferenceReading | None], Documents, Documents]


def gather_plainly(references: Sequence[ReferenceReading], name_of: Callable[[Place], str]) -> Gathered:
    """Gather the documents of a text without the compiled part, which gives the same.

    `name_of` gives the name at a place as names are compared.
    """
    reader = _Reader(name_of)
    shorts = [_is_short(reading) for reading in references]
    documents = [reader.document(reading, shorts[number]) for number, reading in enumerate(references)]
    return [reading[0] for reading in references], shorts, documents, reader.codes, reader.names


class _Reader:
    """Enters the mentions of one text in text order."""

    def __init__(self, name_of: Callable[[Place], str]) -> None:
        self._name_of = name_of
        self.codes: Documents = {}
        self.names: Documents = {}
        #: The dates of documents that are first named without: where each stands first with one.
        self._dates: dict[int, str] = {}

    def document(self, reading: ReferenceReading, is_short: bool) -> ReferenceReading | None:
        """Enter a mention and give its document's first one."""
        sort, code, date, title = reading[2], reading[4], reading[5], reading[7]
        if code:
            if is_short:
                if not date or len(date) < _DAY:
                    return None
                return self._enter(self.codes, (f"{code} {date}", sort), reading)
            first = self._enter(self.codes, (code.casefold(), sort), reading)
            if first is reading and title is not None and sort in STATUTES:
                self._enter(self.names, (sort, self._name_of(title)), reading)
            return first
        if not date:
            return None
        if title is not None:
            return self._enter(self.names, (sort, self._name_of(title)), reading)
        return self._enter(self.codes, (f"{date} {sort}", None), reading)

    def _enter(self, index: Documents, at: Key, reading: ReferenceReading) -> ReferenceReading | None:
        """Enter a mention and give its document's first one; None where it could be of several."""
        date = reading[5]
        several = index.get(at)
        if several is None:
            index[at] = [reading]
        else:
            agreeing: ReferenceReading | None = None
            for known in several:
                if self._agree(known, reading):
                    if agreeing is not None:
                        return None
                    agreeing = known
            if agreeing is not None:
                if date and not agreeing[5]:
                    self._dates.setdefault(id(agreeing), date)
                return agreeing
            if len(several) < _MOST:
                several.append(reading)
        return reading

    def _agree(self, known: ReferenceReading, reading: ReferenceReading) -> bool:
        code, other = known[4], reading[4]
        if code and other and code != other and code.casefold() != other.casefold():
            return False
        said = reading[5]
        if not said:
            return True
        date = known[5] or self._dates.get(id(known))
        return not date or date.startswith(said) or said.startswith(date)


def _is_short(reading: ReferenceReading) -> bool:
    """Tell whether a reading says a number without its symbol."""
    code = reading[4]
    # `30`, `30a`, `30/2020`: what has a dash or another bar, or ends otherwise, is no such number.
    if not code or "-" in code or code.count("/") > 1 or not (code[-1].isdecimal() or code[-2:-1].isdecimal()):
        return False
    return reading[2] not in _STANDARDS and SHORT.match(code) is not None


def _told() -> Callable[[Sequence[ReferenceReading], Callable[[Place], str]], Gathered]:
    """Tell the compiled part the types and letters; give what gathers."""
    if compiled is None:
        return gather_plainly
    told = {"standards": dict.fromkeys(_STANDARDS), "statutes": dict.fromkeys(STATUTES)}
    compiled.tell(told, {letter: letter.casefold() for letter in LETTERS})
    gathers: Callable[[Sequence[ReferenceReading], Callable[[Place], str]], Gathered] = compiled.gather
    return gathers


gather: Final = _told()
