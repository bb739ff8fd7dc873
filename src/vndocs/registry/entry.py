"""One known document, `30/2020/NĐ-CP` of 05/03/2020 of the Government, and what a registry claims to know whole.

A document is told from others by type, code, date and issuer together: a code returns every year, term and commune
(Article 10 of Law 80/2015/QH13 on numbers of normative documents; 05-HD/VPTW on those of the Party).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from .folding import code_key, words_key

STATUSES: Final = ("in force", "partly in force", "not yet in force", "suspended", "repealed", "unknown")
CONFIDENCES: Final = ("verified", "well known", "unsure")


class Entry(NamedTuple):
    """What a registry knows of one document; what it does not know is empty.

    Days are ISO 8601 and may be known to the month or year only (`2024`, `2024-01`, `2024-01-18`). `ended` is the first
    day on which the document is no longer in force. `amended_by` and `replaced_by` are codes. `articles` is the number
    of its last article, `outline` its clauses and points as `outline.py` writes them. `source` and `dated` say where
    the row comes from and of which day it is.
    """

    type: str
    code: str = ""
    issued: str = ""
    issuer: str = ""
    title: str = ""
    aliases: tuple[str, ...] = ()
    status: str = "unknown"
    effective: str = ""
    ended: str = ""
    amended_by: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    articles: int | None = None
    confidence: str = "verified"
    dates_confidence: str = "verified"
    source: str = ""
    dated: str = ""
    note: str = ""
    outline: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Type, folded code (the folded title where there is none), date and folded issuer."""
        return (self.type, code_key(self.code) or words_key(self.title), self.issued, words_key(self.issuer))

    @property
    def is_verified(self) -> bool:
        """Whether name and code were read in the document or an official register."""
        return self.confidence == "verified"

    @property
    def has_verified_dates(self) -> bool:
        """Whether the dates were, too."""
        return self.confidence == "verified" and self.dates_confidence == "verified"

    @property
    def year(self) -> str:
        """The year of issue, empty where it is not known."""
        return self.issued[:4]

    def had_begun(self, day: str) -> bool | None:
        """Tell whether the document was in effect by a day (ISO 8601); None where its dates do not say."""
        since = self.effective
        if not since:
            return None
        return None if day[: len(since)] == since and len(since) < len(day) else day[: len(since)] >= since

    def had_ended(self, day: str) -> bool | None:
        """Tell whether the document had ended by a day; None where it has ended, but on a day that is not known."""
        if not self.ended:
            return None if self.status == "repealed" else False
        if len(self.ended) < len(day) and day[: len(self.ended)] == self.ended:
            return None
        return day[: len(self.ended)] >= self.ended


class Coverage(NamedTuple):
    """A claim of a registry to know every document of some types, issuers and years; an empty field means all.

    `issuer` is a name or the body's sign in symbols (`CP`); years are both included.
    """

    type: str = ""
    issuer: str = ""
    first_year: int = 0
    last_year: int = 9999
    source: str = ""
    dated: str = ""

    def covers(self, type_code: str, year: int, signs: tuple[str, ...], issuer: str) -> bool:
        """Tell whether a document of a type, year, body signs in its symbol and issuer (may be empty) is covered."""
        if self.type and self.type != type_code:
            return False
        if not self.first_year <= year <= self.last_year:
            return False
        return not self.issuer or self.issuer in signs or (bool(issuer) and _folded(self.issuer) == _folded(issuer))


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return words_key(words)
