"""`vndocs.check`: the rules over one document, and a verdict for each of its references."""

from __future__ import annotations

import datetime
import os
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal

from ..pipeline.document import Document
from ..pipeline.parse import parse
from ..registry import Registry, bundled, open_registry
from ..text.source import Span
from .errors import CheckError
from .finding import Finding, Verdict
from .options import Options
from .report import CheckedReference, Report, Unrun
from .rule import Rule
from .rules import RULES
from .subject import Subject

if TYPE_CHECKING:
    from ..registry import Entry
    from ..text.source import Source


_new: Final = tuple.__new__
_AS_USUAL: Final = Options()
#: So many documents that a citation may mean are named.
_NEAR: Final = 5


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
    options = options or _AS_USUAL
    known = bundled() if registry is None else registry or None
    subject = Subject(_readable(document), known, _day(date))
    found, unrun = _run(subject, options)
    kept = [finding for finding in found if not options.ignores(finding, subject)] if found else found
    return Report(
        source=subject.source.name,
        document=subject.document,
        references=_verdicts(subject, kept),
        findings=tuple(kept),
        unrun=unrun,
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


def _run(subject: Subject, options: Options) -> tuple[list[Finding], tuple[Unrun, ...]]:
    day, turns = subject.day, _turns()
    # Between two days on which the source of some rule changes the same rules can be run.
    era = turns[bisect_right(turns, day) - 1] if day is not None else None
    running, unrun = _plan(options, subject.kinds, subject.registry is not None, subject.document.is_linked, era)
    lots = subject.lots
    found: list[Finding] = []
    for rule in running:
        for name in rule.lots:
            if getattr(lots, name):
                break
        else:
            # Nothing in the document can be at fault: the rule has looked at it all the same.
            if rule.lots:
                continue
        found.extend(rule.find(subject.running(rule)))
    if len(found) > 1:
        found.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.rule, finding.variant))
    return found, unrun


@cache
def _turns() -> list[str]:
    return ["", *sorted({day for rule in RULES for day in rule.turns})]


@lru_cache(maxsize=256)
def _plan(
    options: Options, kinds: tuple[str, ...], has_registry: bool, is_linked: bool, day: str | None
) -> tuple[tuple[Rule, ...], tuple[Unrun, ...]]:
    """Give the rules that run on documents with these kinds, and those that do not with the reason."""
    others = {"registry": has_registry, "date": day is not None, "resolution": is_linked}
    there = {*kinds, *(need for need, is_there in others.items() if is_there)}
    reasons = [(rule, "switched-off" if options.is_off(rule) else rule.why_not(there, day)) for rule in RULES]
    running = tuple(rule for rule, why in reasons if why is None)
    return running, tuple(Unrun(rule.id, why) for rule, why in reasons if why is not None)


def _verdicts(subject: Subject, findings: list[Finding]) -> tuple[CheckedReference, ...]:
    worst: dict[int, Verdict] = {}
    for finding in findings:
        for index in finding.references:
            if worst.get(index) != "wrong":
                worst[index] = finding.verdict
    checked = []
    source = subject.source
    raw, is_moved = source.raw, source.map is not None
    for citation in subject.citations:
        reading, entry, index = citation.reading, citation.entry, citation.index
        start, end = reading.start, reading.end
        span = source.span(start, end) if is_moved else _new(Span, (start, end))
        verdict: Verdict
        near: tuple[Entry, ...]
        if citation.is_own:
            verdict, reason, near = "own", None, ()
        elif entry is not None:
            verdict, reason, near = "ok", None, ()
        else:
            verdict, reason, near = "not checked", citation.reason, citation.others[:_NEAR]
        said = raw[span[0] : span[1]]
        checked.append(_new(CheckedReference, (index, span, said, worst.get(index, verdict), reason, entry, near)))
    return tuple(checked)
