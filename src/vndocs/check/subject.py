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
from .own_date import own_date

if TYPE_CHECKING:
    from ..pipeline.document import Document
    from ..pipeline.resolve.light import Link
    from ..registry import Registry
    from .rule import Rule

Place = tuple[int, int]
#: A paragraph that names a legal basis.
_BASIS: Final = re.compile(r"(?:^|\n)[ \t*_-]*(C(?:ăn|ĂN) [cC][ứỨ]|Theo đề nghị|Xét (?:đề nghị|[Tt]ờ trình))")


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
        resolved = document.resolved
        self._links = resolved.references if resolved is not None and self.citations else ()
        self.aliases = resolved.aliases if resolved is not None else ()
        self.own = next((citation for citation in self.citations if citation.is_own), None)
        self.day = day or (self.own.whole_day if self.own else None) or own_date(self.source, self.dates)
        self.registry = registry
        if registry is not None:
            look_up(self, registry)
        else:
            for citation in self.citations:
                citation.reason = "no registry"
        self._rule: Rule | None = None

    def has(self, need: str) -> bool:
        """Tell whether the document has what a rule needs: a kind that was read, `registry`, `date`, `articles`."""
        if need == "registry":
            return self.registry is not None
        if need == "date":
            return self.day is not None
        if need == "articles":
            return bool(self.articles)
        if need == "resolution":
            return self.document.resolved is not None
        return need in self.kinds

    def running(self, rule: Rule) -> Subject:
        """Tell the subject which rule looks at it, so that findings carry its name."""
        self._rule = rule
        self._basis_name = str(rule.source_on(self.day) or "")
        self._is_preview = rule.is_preview
        return self

    def words(self, place: Place) -> str:
        """Give the words of a stretch, composed, with single spaces."""
        return self.source.words(*place)

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
            verdict="suspect" if self._is_preview else verdict,
            span=span,
            text=self.source.raw[span.start : span.end],
            details=details,
            variant=variant,
            references=tuple(citation.index for citation in citations),
            notes=tuple(self._note(place) for place in notes),
            fix=mended,
            basis=self._basis_name,
            is_preview=self._is_preview,
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

    @cached_property
    def _starts(self) -> list[int]:
        return [citation.reading.start for citation in self.citations]

    def relation(self, citation: Citation) -> str | None:
        """Say how the text uses a cited document (`legal_basis`, `replaces` …); None where it was not resolved."""
        return self._links[citation.index].relation if self._links else None

    def target(self, citation: Citation) -> Citation | None:
        """Give the citation that a short form stands for, where resolution led it to one."""
        target = self._links[citation.index].target if self._links else None
        if target is None or target.place is None:
            return None
        return self._by_place.get(target.place)

    @cached_property
    def _by_place(self) -> dict[Place, Citation]:
        return {(citation.reading.start, citation.reading.end): citation for citation in self.citations}

    def pointed(self) -> Iterable[tuple[Any, Link]]:
        """Give the pointers into the document, each with its link; none where the text was not resolved."""
        resolved = self.document.resolved
        return zip(self.pointers, resolved.internal, strict=True) if resolved else ()

    @cached_property
    def bases(self) -> list[Place]:
        """The paragraphs that name the legal bases of the document, in text order."""
        if "ăn c" not in self.text and "ĂN C" not in self.text:
            return []
        found = []
        for match in _BASIS.finditer(self.text):
            end = self.text.find("\n", match.start(1))
            found.append((match.start(1), len(self.text) if end < 0 else end))
        return found

    @cached_property
    def _basis_starts(self) -> list[int]:
        return [start for start, _ in self.bases]

    def is_basis(self, place: int) -> bool:
        """Tell whether a place lies in a paragraph that names a legal basis."""
        at = bisect_right(self._basis_starts, place) - 1
        return at >= 0 and place < self.bases[at][1]

    @cached_property
    def articles(self) -> dict[str, int]:
        """The document's own articles by number, with the place of their heading."""
        from .outline import articles_of

        return articles_of(self)
