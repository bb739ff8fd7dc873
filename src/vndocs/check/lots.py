"""What a document has, sorted by what may be at fault with it: one walk for all rules.

A rule looks at its lot alone, and where that is empty it has found nothing. A lot holds whatever may be at fault, and
more: the rule decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ..catalogue.statute import TYPE_WORDS
from .figures import falls, has_year
from .form import Written, written
from .issuing import contradicts
from .type_words import type_contradiction

if TYPE_CHECKING:
    from .citation import Citation
    from .subject import Subject

_OFFICIAL: Final = frozenset(("state", "party"))
#: Types that are cited by number in short; programmes and schemes have numbers for names (`Chương trình 135`).
_SHORTENED: Final = frozenset(("NQ", "QĐ", "CT", "KH", "NĐ", "TT", "TTLT", "KL", "TB", "HD", "BC", "L"))
#: A number, with or without a year, is no longer.
_LONGEST: Final = 9
#: The label of a number stands so near before it: `Số: `.
_LABEL: Final = 12
#: Of bodies that are named in words, those that ended since are known.
FIRST_ENDED: Final = "2025"
#: A letter has no sign of its type in the State's symbols, and `CV` in those of the Party and by mistake.
_LETTER: Final = "CV"
#: Behind these the signs of several bodies stand, or that of another.
_JOINT: Final = frozenset(("TTLT", "NQLT", "VBHN"))
#: A title speaks of a year so much later, or of one before.
AHEAD: Final = 2
_IN_FORCE: Final = "in force"
#: So near behind an amount a bracket opens in which it is spelled out.
_BRACKET: Final = 3
#: A sum has two parts or more behind it.
_SUMMED: Final = 2


#: Letters that look like Đ or đ.
STRANGE: Final = "\u00d0\u0189\u00f0"


def _differ(text: str, places: list[tuple[int, int] | None]) -> bool:
    """Tell whether two stretches or more do not have the same words."""
    return len({text[place[0] : place[1]] for place in places if place is not None}) > 1


def _strange(subject: Subject) -> list[Citation]:
    """Give the citations that are printed otherwise than they are matched, where some letter looks like Đ."""
    source, text, raw = subject.source, subject.text, subject.source.raw
    if source.map is not None:
        return subject.citations if any(sign in raw for sign in STRANGE) else []
    found = []
    for citation in subject.citations:
        start, end = citation.reading.start, citation.reading.end
        if raw[start:end] != text[start:end]:
            found.append(citation)
    return found


class Lots:
    """What rules have to look at, in text order.

    `known` are citations whose document the registry has, among them `amended` and `ended` ones and those with
    provisions (`provided`); `unknown` those that it does not have though they are cited in full, `dated` and `untyped`
    those whose date and type it can contradict. `later` are dated after the document, `misdated` in another year than
    their number, `passing` issued by bodies that ended. `written` are codes that stand otherwise than in their official
    form, `marked` those with the marks of the other system, `labelled` those that have a colon before them or lack it,
    `issued` and `typed` those whose issuer or word for the type contradicts the code, `ahead` those with a title of
    later years, `short` those of a number below 10, `bare` numbers without symbol and date. `redated`, `reissued` and
    `retitled` are the citations of one code and type, where the days, the issuers, the titles differ.
    `strange` are all citations where some letter looks like Đ.

    `impossible`, `turned`, `weekdays` and `bracketed` are indexes of dates, `periods` and `declaring` places of words,
    `bases` places of `Căn cứ`; `pointers` are indexes of pointers to provisions, `counted` and `summed` amounts that
    may be spelled out and taken apart, `odd` lists whose numbering is odd, `repeating` and `lettered` lists with items
    that may be counted twice and letters that may be wrong.
    """

    def __init__(self, subject: Subject) -> None:
        self.known: list[Citation] = []
        self.amended: list[Citation] = []
        self.ended: list[Citation] = []
        self.provided: list[Citation] = []
        self.unknown: list[Citation] = []
        self.dated: list[Citation] = []
        self.untyped: list[Citation] = []
        self.later: list[Citation] = []
        self.misdated: list[Citation] = []
        self.passing: list[Citation] = []
        self.written: list[Written] = []
        self.marked: list[Citation] = []
        self.labelled: list[Citation] = []
        self.issued: list[Citation] = []
        self.typed: list[Citation] = []
        self.ahead: list[Citation] = []
        self.short: list[Citation] = []
        self.bare: list[Citation] = []
        self._sort(subject)
        text = subject.text
        sorted_dates, spots, amounts = subject.sorted_dates, subject.spots, subject.amounts
        self.impossible = sorted_dates.impossible
        self.turned = sorted_dates.turned
        self.weekdays = sorted_dates.weekdays
        self.bracketed = sorted_dates.bracketed
        self.periods = [place for places in spots.periods for place in places if falls(text, place)]
        self.declaring = [place for places in spots.declaring for place in places]
        self.bases = [place for places in spots.bases for place in places] if subject.citations else []
        self.pointers = [index for index, pointer in enumerate(subject.pointers) if pointer.provisions]
        self.counted = [amount for amount in amounts if amount.words or "(" in text[amount.end : amount.end + _BRACKET]]
        self.strange = [] if subject.source.raw is text else _strange(subject)
        self.summed: Sequence[Any] = amounts if len(amounts) > _SUMMED else ()
        self.odd = [tree for tree in subject.lists if tree.is_odd]
        self.repeating = [found for found in subject.odd_items if found.firsts or found.again]
        self.lettered = [found for found in subject.odd_items if found.late or found.foreign]

    def _sort(self, subject: Subject) -> None:
        groups: dict[tuple[str, str | None], list[Citation]] = {}
        firsts: dict[tuple[str, str | None], Citation] = {}
        for citation in subject.citations:
            self._by_registry(citation)
            self._by_date(citation, subject.day)
            code = citation.reading.code
            if code is None:
                continue
            self._by_code(subject, citation, code)
            if citation.scope is None or citation.is_own:
                continue
            key = (code, citation.reading.type)
            first = firsts.setdefault(key, citation)
            if first is not citation:
                groups.setdefault(key, [first]).append(citation)
        repeated = list(groups.values())
        self.redated = [group for group in repeated if len({other.whole_day for other in group if other.whole_day}) > 1]
        text = subject.text
        self.reissued = [group for group in repeated if _differ(text, [other.reading.issuer for other in group])]
        self.retitled = [group for group in repeated if _differ(text, [other.reading.title for other in group])]

    def _by_registry(self, citation: Citation) -> None:
        reading = citation.reading
        if (entry := citation.entry) is not None:
            self.known.append(citation)
            if entry.amended_by and citation.is_sure and not citation.is_own:
                self.amended.append(citation)
            if (entry.ended or entry.status != _IN_FORCE) and not citation.is_own:
                self.ended.append(citation)
            if reading.provisions:
                self.provided.append(citation)
            if reading.date is not None:
                self.dated.append(citation)
            return
        is_outside = citation.reason == "outside coverage"
        if (
            is_outside
            and not citation.is_own
            and (citation.claim is not None or citation.others or reading.type in TYPE_WORDS or citation.is_of_year)
        ):
            self.unknown.append(citation)
        # What an unknown one may have been meant for is looked up later.
        if is_outside or citation.others:
            if reading.code is None and reading.date is not None:
                self.dated.append(citation)
            if citation.scope is not None and not citation.scope.type_sign:
                self.untyped.append(citation)

    def _by_date(self, citation: Citation, own_day: str | None) -> None:
        day, scope, facts = citation.whole_day, citation.scope, citation.facts
        year = scope.year if scope is not None else ""
        if day is not None:
            if own_day is not None and day > own_day and not citation.is_own:
                self.later.append(citation)
            if scope is not None and year and year != day[:4] and scope.system == "state":
                self.misdated.append(citation)
        if (facts is not None and ((day or "") > facts.there_until or year > facts.there_until)) or (
            citation.reading.issuer is not None and (day or year) >= FIRST_ENDED
        ):
            self.passing.append(citation)

    def _by_code(self, subject: Subject, citation: Citation, code: str) -> None:
        reading, scope, facts, place = citation.reading, citation.scope, citation.facts, citation.reading.code_at
        day, title = citation.whole_day, reading.title
        if day is not None and title is not None and has_year(subject.text, title[0], title[1], int(day[:4]) + AHEAD):
            self.ahead.append(citation)
        if scope is None or facts is None:
            if (
                len(code) <= _LONGEST
                and citation.entry is None
                and not citation.day
                and not citation.is_own
                and reading.type in _SHORTENED
            ):
                self.bare.append(citation)
            return
        is_marked = bool(facts.official)
        if place is not None:
            printed = subject.text[place[0] : place[1]]
            odd = written(subject.source, citation, place, printed)
            if odd is not None:
                self.written.append(odd)
            is_marked = is_marked or (printed != code and "/" in code and "/" not in printed)
        if is_marked:
            self.marked.append(citation)
        is_official = scope.system in _OFFICIAL
        if is_official:
            if len(scope.number) == 1:
                self.short.append(citation)
            if place is not None and (
                (citation.is_own and scope.system == "state")
                or ":" in subject.text[max(0, place[0] - _LABEL) : place[0]]
            ):
                self.labelled.append(citation)
        if citation.is_own:
            return
        sign, name, issuer = scope.type_sign, reading.type_name, reading.issuer
        if (
            issuer is not None
            and scope.signs
            and (is_official or scope.system == "unknown")
            and sign not in _JOINT
            and contradicts(subject.printed(issuer), scope.signs[0], scope.system)
        ):
            self.issued.append(citation)
        if (
            sign
            and name
            # Everywhere else the sign has decided on the type already.
            and sign in (reading.type, _LETTER)
            and (is_official or scope.system == "mass")
            and type_contradiction(name, sign) is not None
        ):
            self.typed.append(citation)
