"""A report for people at a terminal: line, caret, message, what is known, how to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...text.messages import say
from .places import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...check import CheckedReference, Finding, Report
    from ...text.messages import Language

_CHECK: Final = "vndocs.check"
_COLOURS: Final = {"wrong": "31;1", "suspect": "33;1", "not checked": "36", "ok": "32"}
#: So many references that were not checked are listed one by one.
_LISTED: Final = 20


class TerminalReports:
    """One section for each document; `width` columns for the excerpts, colours only when asked for."""

    def __init__(
        self, lang: Language, *, width: int = 100, is_coloured: bool = False, is_verbose: bool = False
    ) -> None:
        self.lang, self.width, self.is_coloured, self.is_verbose = lang, width, is_coloured, is_verbose

    def head(self) -> str:
        """Give nothing."""
        return ""

    def tail(self) -> str:
        """Give nothing."""
        return ""

    def failure(self, source: str, message: str) -> str:
        """Give nothing: what could not be read is told on standard error."""
        return ""

    def one(self, report: Report) -> str:
        """Give the section of a document: the summary first, then the findings in text order."""
        return "\n".join(self._section(report)) + "\n\n"

    def _section(self, report: Report) -> Iterator[str]:
        name = f"{report.source}: " if report.source else ""
        yield self._paint(name + report.summary(self.lang), "1")
        unknown = self._say("not-known")
        yield "  " + self._say(
            "checked-against", registry=report.registry or self._say("none"), day=_day(report.day) or unknown
        )
        lines = Lines(report.document.source.raw)
        for finding in report.findings:
            yield ""
            yield from self._finding(finding, lines, report.source)
        unchecked = [reference for reference in report.references if reference.verdict == "not checked"]
        if unchecked:
            yield ""
            yield self._say("unchecked-list")
            shown = unchecked if self.is_verbose else unchecked[:_LISTED]
            yield from (self._unchecked(reference, lines) for reference in shown)
            if len(shown) < len(unchecked):
                yield f"  … {len(unchecked) - len(shown)}"
        if report.ignored:
            yield ""
            yield self._say("ignored", count=report.ignored)
        if report.unrun:
            yield ""
            yield self._say("not-run", count=len(report.unrun))
            yield from (f"  {unrun.rule}: {unrun.message(self.lang)}" for unrun in report.unrun)

    def _finding(self, finding: Finding, lines: Lines, source: str | None) -> Iterator[str]:
        line, column = lines.place(finding.start)
        place = f"{source}:{line}:{column}" if source else f"{line}:{column}"
        verdict = self._paint(self._say(finding.verdict.replace(" ", "-")), _COLOURS[finding.verdict])
        yield f"{place}: {verdict}: {finding.message(self.lang)} [{finding.rule}]"
        excerpt = lines.excerpt(finding.start, finding.end, self.width)
        yield f"    {excerpt.text}"
        yield "    " + " " * excerpt.start + self._paint("^" * excerpt.size, _COLOURS[finding.verdict])
        for note in finding.notes:
            line, column = lines.place(note.span.start)
            yield f"    {line}:{column}: {' '.join(note.text.split())}"
        for key, said in (
            ("known", finding.known(self.lang)),
            ("help", finding.help(self.lang)),
            ("basis", finding.basis),
        ):
            if said:
                yield f"    {self._say(key)}: {said}"

    def _unchecked(self, reference: CheckedReference, lines: Lines) -> str:
        line, column = lines.place(reference.span.start)
        reason = self._say(f"reason-{(reference.reason or 'outside coverage').replace(' ', '-')}")
        near = ""
        if reference.near:
            from ...check.lookup import names_of

            near = " – " + self._say("did-you-mean", documents=names_of(reference.near))
        text = " ".join(reference.text.split())
        return f"  {line}:{column} {text if len(text) <= self.width else text[: self.width] + '…'}: {reason}{near}"

    def _say(self, key: str, **details: object) -> str:
        return say(_CHECK, key, self.lang, **details)

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.is_coloured else text


def _day(day: str | None) -> str:
    return "/".join(reversed(day.split("-"))) if day else ""
