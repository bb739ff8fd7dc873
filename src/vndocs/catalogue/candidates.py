"""What a citation by name can mean: `Luật Đất đai`, `BLHS 2015`, `Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017)`.

Several laws bear one name (Luật 64/2025/QH15, Điều 58 has a law cited by its name). The code or the date that the
citation gives chooses between them, else the day on which it cites; where neither does, all stay candidates and none is
chosen.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from .choosing import agrees, choose
from .names import key
from .statute import TYPE_WORDS, KnownDocument, find_by_code

_CONFIDENCE_ORDER: Final = ("verified", "well known", "unsure", "")


@dataclass(frozen=True, slots=True)
class Candidates:
    """The known documents that a citation can mean, oldest first, and the one that it chooses.

    `basis` says what chose: `code`, `date`, `year`, `name` (one document alone bears it) or `day` (the one in force
    when it was cited); it is empty where nothing did. `amended_by` are the amending documents that the citation names
    by their year, in order.
    """

    documents: tuple[KnownDocument, ...] = ()
    chosen: KnownDocument | None = None
    basis: str = ""
    amended_by: tuple[KnownDocument, ...] = ()

    @property
    def confidence(self) -> str:
        """Give how sure the choice is: that of name and code and, where a date chose, that of the dates."""
        if self.chosen is None:
            return ""
        of_dates = self.chosen.dates_confidence if self.basis in ("date", "year", "day") else self.chosen.confidence
        return max(self.chosen.confidence, of_dates, key=_CONFIDENCE_ORDER.index)


def candidates(
    name: str,
    *,
    type_code: str | None = None,
    code: str | None = None,
    date: str | int | datetime.date | None = None,
    on: datetime.date | None = None,
) -> Candidates:
    """Give the documents that a citation can mean and choose between them.

    `name` is the name with the word of its type or an abbreviation (`Luật Đất đai`, `BLHS`, `Luật PPP`), or without it
    where `type_code` is given; a year, also of amendments, may stand at its end. `code` (`45/2013/QH13`) and `date` (a
    year, a day, EDTF) are what the citation says; `on` is the day of the document that cites. A name that is not known
    gives no candidates.
    """
    if code:
        found = tuple(
            known for known in find_by_code(code) if type_code in (None, known.type) or type_code not in TYPE_WORDS
        )
        if len(found) > 1 and date is not None:
            # The same Party symbol returns every term.
            found = tuple(known for known in found if agrees(known, _said(date)))
        return Candidates(found, found[0] if len(found) == 1 else None, "code" if len(found) == 1 else "")
    said, day = None if date is None else _said(date), None if on is None else on.isoformat()
    return Candidates(*choose(name, key(name), type_code, said, day))


def _said(date: str | int | datetime.date | None) -> str:
    return date.isoformat() if isinstance(date, datetime.date) else str(date or "")
