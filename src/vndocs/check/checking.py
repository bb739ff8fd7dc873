"""`vndocs.check`: the rules over one document, and a verdict for each of its references."""

from __future__ import annotations

import datetime
import os
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ..pipeline.document import Document
from ..pipeline.parse import parse
from ..registry import Registry, bundled, open_registry
from ..text.source import Span
from .errors import CheckError
from .finding import VERDICTS, Finding, Verdict
from .options import Options
from .report import CheckedReference, Report, Unrun
from .rule import Rule
from .rules import RULES
from .subject import Subject

if TYPE_CHECKING:
    from ..text.source import Source


def check(
    document: Document | Source | str,
    registry: Registry | str | os.PathLike[str] | Literal[False] | None = None,
    *,
    date: datetime.date | str | None = None,
    options: Options | None = None,
) -> Report:
    """Check the citations, lists, sums and dates of a document or text.

    `registry` is one that was opened, or its path or URL; without it the bundled catalogue of statutes serves, and
    False means none at all. `date` is the document's own date where its heading does not say it. The same input always
    gives the same report: no clock, no network but that of a registry behind a URL. Raises CheckError for a wrong date
    or a document without text, RegistryError when the registry cannot be opened.
    """
    if isinstance(registry, str | os.PathLike):
        with open_registry(registry) as opened:
            return check(document, opened, date=date, options=options)
    options = options or Options()
    known = bundled() if registry is None else registry or None
    subject = Subject(_readable(document), known, _day(date))
    found, unrun = _run(subject, options)
    kept = [finding for finding in found if not options.ignores(finding, subject)]
    return Report(
        source=subject.source.name,
        document=subject.document,
        references=_verdicts(subject, kept),
        findings=tuple(kept),
        unrun=tuple(unrun),
        ignored=len(found) - len(kept),
        day=subject.day,
        registry=known.name if known else None,
    )


def _readable(document: Document | Source | str) -> Document:
    """Give a document with readings; one made of a record is read again from its text."""
    if not isinstance(document, Document):
        return parse(document)
    if document.readings or not document.kinds:
        return document
    if not document.source.raw:
        raise CheckError("no-text")
    return parse(document.source, document.kinds)


def _day(date: datetime.date | str | None) -> str | None:
    if isinstance(date, str):
        try:
            date = datetime.date.fromisoformat(date)
        except ValueError:
            raise CheckError("bad-date", given=date) from None
    return date.isoformat()[:10] if date else None


def _run(subject: Subject, options: Options) -> tuple[list[Finding], list[Unrun]]:
    found: list[Finding] = []
    unrun: list[Unrun] = []
    for rule, is_off in _switched(options):
        why = "switched-off" if is_off else None if rule.is_free else rule.why_not(subject)
        if why:
            unrun.append(Unrun(rule.id, why))
        else:
            found.extend(rule.find(subject.running(rule)))
    found.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.rule, finding.variant))
    return found, unrun


@lru_cache(maxsize=64)
def _switched(options: Options) -> tuple[tuple[Rule, bool], ...]:
    return tuple((rule, options.is_off(rule)) for rule in RULES)


def _verdicts(subject: Subject, findings: list[Finding]) -> tuple[CheckedReference, ...]:
    worst: dict[int, int] = {}
    for finding in findings:
        for index in finding.references:
            worst[index] = max(worst.get(index, 0), VERDICTS.index(finding.verdict))
    checked = []
    raw, is_moved = subject.source.raw, subject.source.map is not None
    for citation in subject.citations:
        base: Verdict = "own" if citation.is_own else "ok" if citation.entry is not None else "not checked"
        verdict = VERDICTS[max(worst.get(citation.index, 0), VERDICTS.index(base))]
        start, end = citation.reading.start, citation.reading.end
        span = subject.source.span(start, end) if is_moved else Span(start, end)
        near = citation.others if citation.entry is None and not citation.is_own else ()
        checked.append(
            CheckedReference(
                citation.index,
                span,
                raw[span.start : span.end],
                verdict,
                citation.reason if citation.entry is None and not citation.is_own else None,
                citation.entry,
                near[:5],
            )
        )
    return tuple(checked)
