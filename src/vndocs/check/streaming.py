"""Text that is still being written, checked as it comes: `StreamChecker` guards what a program generates."""

from __future__ import annotations

import datetime
import os
import re
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from ..pipeline.resolve.sentences import OwnLimits
from ..registry import Registry, open_registry
from ..text.source import Span
from .checking import check
from .options import Options

if TYPE_CHECKING:
    from .finding import Finding
    from .report import Report

#: Text without the end of a sentence is cut at a blank beyond so many characters, so that feeding takes linear time.
_LONGEST: Final = 4000
#: What a later sentence can take back: the amendment may still be cited.
_OF_THE_WHOLE: Final = frozenset({"amended-document"})
#: The heading of a document is no longer.
_HEADING: Final = 3000
_BLANK: Final = re.compile(r"\s")


class StreamChecker:
    """Takes pieces of a text and gives findings as soon as a sentence is whole.

    What a sentence alone proves is given at once (the rules of the groups `registry` and `text`); what needs the whole
    document comes with the report of `close`, which is that of `vndocs.check` over the whole text. `registry`, `date`
    and `options` are as there. Nothing is kept between streams.

    Raises RegistryError when the registry cannot be opened, CheckError for a wrong date.
    """

    def __init__(
        self,
        registry: Registry | str | os.PathLike[str] | Literal[False] | None = None,
        *,
        date: datetime.date | str | None = None,
        options: Options | None = None,
    ) -> None:
        self._stack = ExitStack()
        self._registry: Registry | Literal[False] | None
        if isinstance(registry, str | os.PathLike):
            self._registry = self._stack.enter_context(open_registry(registry))
        else:
            self._registry = registry
        self._date, self._options = date, options or Options()
        self._sentence = replace(self._options, ignore=self._options.ignore | {"group:document"} | _OF_THE_WHOLE)
        self._day: datetime.date | str | None = date
        self._pieces: list[str] = []
        self._pending = ""
        self._start = self._references = 0
        self._is_closed = False

    def __enter__(self) -> StreamChecker:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def feed(self, piece: str) -> tuple[Finding, ...]:
        """Take the next piece; give the findings of the sentences that it completes, placed in the whole text.

        Raises ValueError when the stream was closed.
        """
        if self._is_closed:
            raise ValueError("expected a stream that is open; this one was closed")
        self._pieces.append(piece)
        self._pending += piece
        end = OwnLimits(self._pending).sentence(len(self._pending))
        if end < 1 and len(self._pending) > _LONGEST:
            blanks = [blank.end() for blank in _BLANK.finditer(self._pending)]
            end = blanks[-1] if blanks else 0
        return self._checked(end) if end > 0 else ()

    def close(self) -> Report:
        """End the text and give the report of the whole."""
        self._is_closed = True
        try:
            return check("".join(self._pieces), self._registry, date=self._date, options=self._options)
        finally:
            self._stack.close()

    def _checked(self, end: int) -> tuple[Finding, ...]:
        text, self._pending = self._pending[:end], self._pending[end:]
        report = check(text, self._registry, date=self._day, options=self._sentence)
        if self._day is None and self._start < _HEADING:
            # The heading says the document's date, and later sentences are judged by it.
            self._day = report.day
        found = tuple(self._moved(finding) for finding in report)
        self._start += end
        self._references += len(report.references)
        return found

    def _moved(self, finding: Finding) -> Finding:
        """Place a finding of a sentence in the whole text."""
        moved = replace(
            finding,
            span=self._shift(finding.span),
            references=tuple(index + self._references for index in finding.references),
            notes=tuple(replace(note, span=self._shift(note.span)) for note in finding.notes),
        )
        if finding.fix is None:
            return moved
        return replace(moved, fix=replace(finding.fix, span=self._shift(finding.fix.span)))

    def _shift(self, span: Span) -> Span:
        return Span(span.start + self._start, span.end + self._start)
