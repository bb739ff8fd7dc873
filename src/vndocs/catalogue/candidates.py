"""What a citation by name can mean: `Luật Đất đai`, `BLHS 2015`, `Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017)`.

Several laws bear one name (Luật 64/2025/QH15, Điều 58 has a law cited by its name). The code or the date that the
citation gives chooses between them, else the day on which it cites; where neither does, all stay candidates and none is
chosen.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ..text.lexicon import load
from .names import key
from .statute import TYPE_WORDS, KnownDocument, by_name, find_by_code, statutes

_YEARS: Final = r"(?:19|20)\d\d(?:(?:,?\s*(?:và\s+)?(?:năm\s+)?(?:19|20)\d\d)*)"
_AS_AMENDED: Final = re.compile(
    rf"(?P<sign>[\s,(]+)(?:(?:đã\s+)?được\s+)?sửa\s+đổi(?:,?\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?"
    rf"(?:\s+(?:các|vào))?(?:\s+năm)?\s+(?P<years>{_YEARS})\)?\s*$",
    re.IGNORECASE,
)
_YEAR_AT_END: Final = re.compile(r"[\s,(]*(?:\bnăm\s+)?\b((?:19|20)\d\d)\)?\s*$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
#: A short form is written out in so many ways at most.
_MOST_WAYS: Final = 32

_CONFIDENCE_ORDER: Final = ("verified", "well known", "unsure", "")

#: What `Candidates` say: the documents, the one that is chosen, what chose it, those that amend it.
Choice = tuple[tuple[KnownDocument, ...], KnownDocument | None, str, tuple[KnownDocument, ...]]


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
            found = tuple(known for known in found if _agrees(known, _said(date)))
        return Candidates(found, found[0] if len(found) == 1 else None, "code" if len(found) == 1 else "")
    chosen = choose(name, type_code, None if date is None else _said(date), on.isoformat() if on is not None else None)
    return Candidates(*chosen)


def choose(name: str, type_code: str | None, said: str | None, day: str | None) -> Choice:
    """Give what `candidates` gives of a citation without a code, in its light form.

    `said` is the year or day that the citation gives, `day` the one on which it cites.
    """
    last = name.rstrip()[-1:]
    if last != ")" and not last.isdigit():
        # Neither a year stands at its end nor a bracket with one.
        return _chosen(_named(name.strip(), type_code), said or "", day)
    bare, amended, years = _parted(name)
    year = None if said is not None else _YEAR_AT_END.search(bare)
    if year is not None:
        bare, said = bare[: year.start()], year[1]
    found = _named(bare, type_code)
    if years and said is None and amended.strip() == "":
        # `Luật Cảnh vệ sửa đổi 2024` is the amending law of that year.
        laws = tuple(law for law in _amending(found) if law.year in years)
        return laws, laws[0] if len(laws) == 1 else None, "year" if len(laws) == 1 else "", ()
    documents, chosen, basis, _ = _chosen(found, said or "", day)
    return documents, chosen, basis, _amenders(chosen, years) if chosen is not None and years else ()


def _parted(name: str) -> tuple[str, str, tuple[str, ...]]:
    """Part a name from `(sửa đổi, bổ sung năm 2017)`: the name, the sign between, the years."""
    match = _AS_AMENDED.search(name)
    if match is None:
        return name.strip(), "", ()
    return name[: match.start()].strip(), match["sign"], tuple(_YEAR.findall(match["years"]))


def _said(date: str | int | datetime.date | None) -> str:
    return date.isoformat() if isinstance(date, datetime.date) else str(date or "")


def _chosen(found: tuple[KnownDocument, ...], said: str, day: str | None) -> Choice:
    if said:
        fitting = tuple([known for known in found if _agrees(known, said)])
        if len(fitting) != 1:
            return fitting, None, "", ()
        return fitting, fitting[0], "date" if len(said) == len("2024-01-18") else "year", ()
    if day is None or not found:
        return (found, found[0], "name", ()) if len(found) == 1 else (found, None, "", ())
    in_force: list[KnownDocument] = []
    #: Those in force, and those passed but not yet in force: the next law of the name may be meant as well.
    possible: list[KnownDocument] = []
    known_then: list[KnownDocument] = []
    for known in found:
        issued = known.issued or known.year
        if issued > day:
            continue
        known_then.append(known)
        since, ended = known.effective or issued, known.ended
        if since and day[: len(since)] < since:
            possible.append(known)
        elif (day[: len(ended)] <= ended and day != ended) if ended else known.status != "repealed":
            in_force.append(known)
            possible.append(known)
    if len(possible) == len(in_force):
        if len(in_force) == 1:
            return found, in_force[0], "day" if len(found) > 1 else "name", ()
        if not in_force and len(known_then) == 1 == len(found):
            return found, found[0], "name", ()
    return tuple(possible) or found, None, "", ()


def _agrees(known: KnownDocument, said: str) -> bool:
    """Tell whether a document's date says no other than what the citation says."""
    issued = known.issued or known.year
    size = min(len(issued), len(said))
    return bool(issued) and issued[:size] == said[:size]


def _named(name: str, type_code: str | None) -> tuple[KnownDocument, ...]:
    word, small = TYPE_WORDS.get(type_code or "", ""), name.lower()
    # Most are written as they are known.
    found = _as_known().get(f"{word} {small}".lower() if word and not small.startswith(word.lower()) else small)
    if found is not None:
        return found
    names, compared = _by_key(), key(name)
    ways: tuple[str, ...] = (compared,)
    if word and not compared.startswith(key(word)):
        ways = f"{key(word)} {compared}".strip(), compared
    for way in ways:
        found = names.get(way) or next((names[written] for written in _written_out(way) if written in names), ())
        if found:
            return found
    return ()


@cache
def _as_known() -> dict[str, tuple[KnownDocument, ...]]:
    """Give the statutes by their names in small letters, but else as the catalogue writes them."""
    names = _by_key()
    written = {name.lower() for known in statutes() for name in (known.name, *known.aliases)}
    return {name: names[key(name)] for name in written if key(name) in names}


@cache
def _by_key() -> dict[str, tuple[KnownDocument, ...]]:
    """Give the statutes by the key of each of their names, oldest first."""
    return {
        name: tuple(sorted(found, key=lambda known: known.issued or known.year)) for name, found in by_name().items()
    }


@cache
def short_words() -> dict[str, list[str]]:
    """Give what is printed for runs of words inside names (`bảo vệ môi trường` = BVMT)."""
    table: dict[str, list[str]] = load(__package__, "short_words.toml")["short"]
    return table


@cache
def _long_words() -> dict[str, tuple[str, ...]]:
    """Give the runs of words that a printed short form stands for."""
    long: dict[str, list[str]] = {}
    for run, printed in short_words().items():
        for form in printed:
            long.setdefault(key(form), []).append(key(run))
    return {form: tuple(runs) for form, runs in long.items()}


def _written_out(compared: str) -> list[str]:
    """Give the keys of a name, given as its key, with its short forms written out."""
    long, words = _long_words(), compared.split(" ")
    if long.keys().isdisjoint(words):
        return []
    ways = [""]
    for word in words:
        forms = (word, *long.get(word, ()))
        ways = [f"{way} {form}".strip() for way in ways for form in forms][:_MOST_WAYS]
    return ways


def _amending(found: tuple[KnownDocument, ...]) -> list[KnownDocument]:
    """Give the laws that amend laws of this name, by their names."""
    names = {f" {key(known.name)} " for known in found}
    return [
        law
        for law in statutes()
        if law.title.startswith("sửa đổi") and any(name in f" {key(law.title)} " for name in names)
    ]


def _amenders(base: KnownDocument, years: tuple[str, ...]) -> tuple[KnownDocument, ...]:
    """Give the known documents that amend `base` and are of these years, in order."""
    found = (known for code in base.amended_by for known in find_by_code(code))
    return tuple(sorted((known for known in found if known.year in years), key=lambda known: known.issued))
