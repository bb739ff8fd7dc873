"""The document under check, as rules see it: light readings in text order, its own date, and what is known of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from ..text.seeking import Sought, either
from ..text.source import Source, Span
from .citation import Citation
from .finding import Finding, Fix, Level, Note
from .lookup import look_up
from .lots import Lots
from .numbering import OddList, odd_lists
from .outline import articles_of
from .own_date import own_date
from .sifting import BASES, REMARK, Dates, Spots, dates, spots
from .slips import Items, items

if TYPE_CHECKING:
    from ..pipeline.document import Document
    from ..registry import Registry
    from .rule import Rule

Place = tuple[int, int]
#: What may stand before the words of a legal basis on their line, and how far it and they reach.
_FRONT: Final = " \t*_-"
_LEAD: Final = 20
#: Words that lead to an amendment, in the clause before it.
_AMENDED: Final = Sought(
    re.compile(
        r"được\s{1,3}(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế)[^;]{0,60}?\s(?:theo|bởi|tại|bằng)\s",
        re.IGNORECASE,
    ),
    either("được"),
)
_AMENDED_WITHIN: Final = 260


class Subject:
    """One document: `citations`, `pointers`, `amounts`, `dates`, `lists` are readings with places in the matched text.

    `day` is the document's own date, ISO 8601, from its heading or as the caller says; None where neither does. `lots`
    are what rules have to look at, `spots` where their words stand, `sorted_dates` and `odd_items` which dates and
    items may be at fault.
    """

    def __init__(self, document: Document, registry: Registry | None, day: str | None) -> None:
        self.document = document
        self.source: Source = document.source
        self.text: str = document.source.text
        readings: Mapping[str, Any] = document.readings
        self.kinds = tuple(readings)
        self.citations = [Citation(index, reading) for index, reading in enumerate(readings.get("references", ()))]
        self.pointers: Any = readings.get("internal", ())
        self.amounts: Any = readings.get("amounts", ())
        self.dates: Any = readings.get("dates", ())
        self.lists: Any = readings.get("lists", ())
        self.spots: Spots = spots(self.text)
        self.sorted_dates: Dates = dates(self.text, self.dates)
        self.odd_items: list[Items] = items(self.text, self.lists) if self.lists else []
        self.own: Citation | None = next((citation for citation in self.citations if citation.is_own), None)
        self._said: dict[Place, str] = {}
        own_day = self.own.whole_day if self.own is not None else None
        self.day: str | None = day or own_day or own_date(self.text, self.dates, self.sorted_dates)
        self.registry = registry
        if registry is not None:
            look_up(self, registry)
        else:
            for citation in self.citations:
                citation.reason = "no registry"
        self._rule: Rule | None = None
        self._starts: list[int] | None = None
        self._by_place: dict[Place, Citation] | None = None
        self._bases: list[Place] | None = None
        self._basis_starts: list[int] = []
        self._odd_lists: list[OddList] | None = None
        self._articles: dict[str, int] | None = None
        self.lots = Lots(self)

    def running(self, rule: Rule) -> Subject:
        """Tell the subject which rule looks at it, so that findings carry its name."""
        self._rule = rule
        return self

    def words(self, place: Place) -> str:
        """Give the words of a stretch, composed, with single spaces."""
        if (words := self._said.get(place)) is None:
            words = self._said[place] = self.source.words(*place)
        return words

    def printed(self, place: Place) -> str:
        """Give a stretch as it was printed, to remember by what was found out about its words."""
        if self.source.map is None:
            printed = self.text[place[0] : place[1]]
            if self.source.raw is self.text or self.source.raw[place[0] : place[1]] == printed:
                return printed
        return self.words(place)

    def finding(
        self,
        place: Place,
        verdict: Level,
        *citations: Citation,
        variant: str = "",
        fix: tuple[Place, str, bool] | None = None,
        notes: Iterable[Place] = (),
        **details: str,
    ) -> Finding:
        """Make a finding of the running rule at a place of the matched text."""
        assert self._rule is not None
        span = self.source.span(*place)
        mended = Fix(self.source.span(*fix[0]), fix[1], fix[2]) if fix else None
        return Finding(
            rule=self._rule.id,
            verdict="suspect" if self._rule.is_preview else verdict,
            span=span,
            text=self.source.raw[span.start : span.end],
            details=details,
            variant=variant,
            references=tuple(citation.index for citation in citations),
            notes=tuple(self._note(place) for place in notes),
            fix=mended,
            basis=str(self._rule.source_on(self.day) or ""),
            is_preview=self._rule.is_preview,
        )

    def _note(self, place: Place) -> Note:
        span: Span = self.source.span(*place)
        return Note(span, self.source.raw[span.start : span.end])

    def citations_at(self, place: Place) -> list[Citation]:
        """Give the citations that a place belongs to, with the date, issuer and title that stand outside their span."""
        found = []
        at = bisect_right(self.starts, place[1])
        for citation in self.citations[max(0, at - 6) : at + 1]:
            reading = citation.reading
            stretches = ((reading.start, reading.end), reading.date_at, reading.issuer)
            if any(part and part[0] <= place[0] and place[1] <= part[1] for part in stretches) or (
                # Right behind it stands what may be its date: `… 12/KH-UBND, ngày 31/4/2024`.
                reading.end <= place[0] < reading.end + 12 and not self.text[reading.end : place[0]].strip(" ,(\n")
            ):
                found.append(citation)
        return found

    def is_amendment(self, citation: Citation) -> bool:
        """Tell whether a document is cited as what amended another: `đã được sửa đổi, bổ sung theo Luật số …`.

        Its title behind it is mostly that of the amended one, and its own amendments are nobody's concern here.
        """
        start = citation.reading.start
        low = max(self.text.rfind(";", 0, start), self.text.rfind("\n\n", 0, start), start - _AMENDED_WITHIN, 0)
        return _AMENDED.search(self.text, low, start) is not None

    @property
    def starts(self) -> list[int]:
        """Where the citations begin."""
        if self._starts is None:
            self._starts = [citation.reading.start for citation in self.citations]
        return self._starts

    def relation(self, citation: Citation) -> str | None:
        """Say how the text uses a cited document (`legal_basis`, `replaces` …); None where it was not resolved."""
        resolved = self.document.resolved
        return resolved.references[citation.index].relation if resolved else None

    def target(self, citation: Citation) -> Citation | None:
        """Give the citation that a short form stands for, where resolution led it to one."""
        resolved = self.document.resolved
        target = resolved.references[citation.index].target if resolved else None
        if target is None or target.place is None:
            return None
        if self._by_place is None:
            self._by_place = {(other.reading.start, other.reading.end): other for other in self.citations}
        return self._by_place.get(target.place)

    @property
    def bases(self) -> list[Place]:
        """The paragraphs that begin with `Căn cứ` and cite a legal basis of the document, in text order."""
        if self._bases is None:
            self._bases = self._found_bases() if self.citations and any(self.spots.bases) else []
            self._basis_starts = [start for start, _ in self._bases]
        return self._bases

    def _found_bases(self) -> list[Place]:
        text, starts = self.text, self.starts
        found: list[Place] = []
        for place in sorted(place for places in self.spots.bases for place in places):
            line = text.rfind("\n", max(0, place - _LEAD), place) + 1
            lead = text[line : line + _LEAD]
            bare = lead.lstrip(_FRONT)
            if line + len(lead) - len(bare) != place or not bare.startswith(BASES):
                continue
            end = text.find("\n", place)
            end = end if end >= 0 else len(text)
            first = bisect_left(starts, line)
            if first < len(starts) and starts[first] < end:
                found.append((place, end))
        return found

    @property
    def has_remarks(self) -> bool:
        """Whether the text may say of a line that it is to be passed over."""
        return bool(self.spots.remarks) and REMARK in self.source.raw

    def is_basis(self, place: int) -> bool:
        """Tell whether a place lies in a paragraph that names a legal basis."""
        bases = self.bases
        at = bisect_right(self._basis_starts, place) - 1
        return at >= 0 and place < bases[at][1]

    @property
    def odd_lists(self) -> list[OddList]:
        """The lists whose numbering is odd."""
        if self._odd_lists is None:
            self._odd_lists = odd_lists(self.text, self.lists)
        return self._odd_lists

    @property
    def articles(self) -> dict[str, int]:
        """The document's own articles by number, with the place of their heading."""
        if self._articles is None:
            self._articles = articles_of(self.text)
        return self._articles
