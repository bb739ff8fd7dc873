"""The document under check, as rules see it: light readings in text order, its own date, and what is known of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from ..text.source import Source, Span
from .citation import Citation
from .finding import Finding, Fix, Level, Note
from .lookup import look_up
from .numbering import OddList, odd_lists
from .own_date import own_date
from .same import same_documents

if TYPE_CHECKING:
    from ..pipeline.document import Document
    from ..registry import Registry
    from .rule import Rule

Place = tuple[int, int]
_BASES: Final = ("Căn cứ", "CĂN CỨ", "Căn Cứ")
#: What may stand before these words on their line, and how far that reaches.
_FRONT: Final = " \t*_-"
_LEAD: Final = 20
#: Words that lead to an amendment, in the clause before it.
_AMENDED: Final = re.compile(
    r"được\s{1,3}(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế)[^;]{0,60}?\s(?:theo|bởi|tại|bằng)\s", re.IGNORECASE
)
_AMENDED_WITHIN: Final = 260


class Subject:
    """One document: `citations`, `pointers`, `amounts`, `dates`, `lists` are readings with places in the matched text.

    `day` is the document's own date, ISO 8601, from its heading or as the caller says; None where neither does.
    """

    def __init__(self, document: Document, registry: Registry | None, day: str | None) -> None:
        self.document = document
        self.source: Source = document.source
        self.text: str = document.source.text
        readings: Mapping[str, Any] = document.readings
        self.kinds = frozenset(readings)
        self.citations = [Citation(index, reading) for index, reading in enumerate(readings.get("references", ()))]
        self.pointers = readings.get("internal", ())
        self.amounts = readings.get("amounts", ())
        self.dates = readings.get("dates", ())
        self.lists = readings.get("lists", ())
        self.own = next((citation for citation in self.citations if citation.is_own), None)
        self._said: dict[Place, str] = {}
        self.day = day or (self.own.whole_day if self.own else None) or own_date(self.text, self.dates)
        self.registry = registry
        if registry is not None:
            look_up(self, registry)
        else:
            for citation in self.citations:
                citation.reason = "no registry"
        self._rule: Rule | None = None
        self._had: dict[str, bool] = {}

    def has(self, need: str) -> bool:
        """Tell whether the document has what a rule needs: a kind that was read, `registry`, `date`, `articles`."""
        if (had := self._had.get(need)) is None:
            had = self._had[need] = self._has(need)
        return had

    def _has(self, need: str) -> bool:
        if need == "registry":
            return self.registry is not None
        if need == "date":
            return self.day is not None
        if need == "articles":
            return bool(self.articles)
        if need == "resolution":
            return self.document.is_linked
        return need in self.kinds

    def running(self, rule: Rule) -> Subject:
        """Tell the subject which rule looks at it, so that findings carry its name."""
        self._rule = rule
        return self

    def words(self, place: Place) -> str:
        """Give the words of a stretch, composed, with single spaces."""
        if (words := self._said.get(place)) is None:
            words = self._said[place] = self.source.words(*place)
        return words

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
        at = bisect_right(self._starts, place[1])
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

    @cached_property
    def _starts(self) -> list[int]:
        return [citation.reading.start for citation in self.citations]

    @cached_property
    def has_remarks(self) -> bool:
        """Whether the text may say of a line that it is to be passed over."""
        return "vndocs:" in self.source.raw

    @cached_property
    def repeated(self) -> list[list[Citation]]:
        """The citations of one code and type, where there are two or more."""
        return same_documents(self.citations)

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
        return self._by_place.get(target.place)

    @cached_property
    def _by_place(self) -> dict[Place, Citation]:
        return {(citation.reading.start, citation.reading.end): citation for citation in self.citations}

    @cached_property
    def bases(self) -> list[Place]:
        """The paragraphs that begin with `Căn cứ` and cite a legal basis of the document, in text order."""
        text = self.text
        found: list[Place] = []
        done = 0
        for citation in self.citations:
            start = citation.reading.start
            if start < done:
                continue
            # Each stretch between two citations is looked through once, backwards to the first line break.
            line = text.rfind("\n", done, start) + 1
            lead = text[line : line + _LEAD]
            bare = lead.lstrip(_FRONT)
            end = text.find("\n", start)
            done = end if end >= 0 else len(text)
            if bare.startswith(_BASES):
                found.append((line + len(lead) - len(bare), done))
        return found

    @cached_property
    def _basis_starts(self) -> list[int]:
        return [start for start, _ in self.bases]

    def is_basis(self, place: int) -> bool:
        """Tell whether a place lies in a paragraph that names a legal basis."""
        at = bisect_right(self._basis_starts, place) - 1
        return at >= 0 and place < self.bases[at][1]

    @cached_property
    def odd_lists(self) -> list[OddList]:
        """The lists whose numbering is odd."""
        return odd_lists(self.text, self.lists)

    @cached_property
    def articles(self) -> dict[str, int]:
        """The document's own articles by number, with the place of their heading."""
        from .outline import articles_of

        return articles_of(self)
