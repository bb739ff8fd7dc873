"""What a check found: a verdict for each reference, every finding, and the rules that did not run with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..text.messages import Language, say
from ..text.source import Span
from .finding import VERDICTS, Finding, Verdict

if TYPE_CHECKING:
    from ..pipeline.document import Document
    from ..registry import Entry

#: Version of the record; raised when a key changes its meaning.
REPORT_VERSION: Final = 1
#: Why a reference was not checked.
REASONS: Final = ("no registry", "outside coverage", "incomplete citation", "several candidates")


class CheckedReference(NamedTuple):
    """One reference with its verdict; `index` counts `document.references`.

    `reason` says why it was not checked against the registry, also where another finding speaks louder. `entry` is the
    document that it was found to mean, `near` those that it could have meant. The document's own number has the verdict
    `own`: it cites nothing and stands apart from what was checked.
    """

    index: int  # type: ignore[assignment]  # a reference is counted, a tuple is not searched
    span: Span
    text: str
    verdict: Verdict
    reason: str | None = None
    entry: Entry | None = None
    near: tuple[Entry, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """Give it as JSON has it."""
        out: dict[str, Any] = {
            "index": self.index,
            "start": self.span.start,
            "end": self.span.end,
            "text": self.text,
            "verdict": self.verdict,
        }
        if self.reason:
            out["reason"] = self.reason
        if self.entry:
            out["document"] = _described(self.entry)
        if self.near:
            out["did_you_mean"] = [_described(entry) for entry in self.near]
        return out


def _described(entry: Entry) -> dict[str, Any]:
    keys = ("type", "code", "issued", "issuer", "title", "status", "confidence", "source")
    return {key: value for key in keys if (value := getattr(entry, key))}


class Unrun(NamedTuple):
    """A rule that did not run, and a stable word for the reason (`no-date`, `no-registry`, `switched-off` …)."""

    rule: str
    reason: str

    def message(self, lang: Language = "vi") -> str:
        """Say why, in one line."""
        return say(__package__, f"unrun-{self.reason}", lang)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. Iterating gives the findings in text order.

    `references` has one verdict for each reference of the document; `unrun` the rules that did not run; `ignored` how
    many findings were left out because options or a baseline say so; `day` the date of the document that the rules
    went by (ISO 8601), `registry` the name of the registry, None where there was none.
    """

    source: str | None
    document: Document
    references: tuple[CheckedReference, ...]
    findings: tuple[Finding, ...]
    unrun: tuple[Unrun, ...] = ()
    ignored: int = 0
    day: str | None = None
    registry: str | None = None

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many references have each verdict; they add up to the references found."""
        counted = dict.fromkeys(reversed(VERDICTS), 0)
        for reference in self.references:
            counted[reference.verdict] += 1
        return counted

    @property
    def is_unchecked(self) -> bool:
        """Whether nothing at all was checked: no reference was found in the registry, none is wrong or suspect."""
        return all(reference.verdict in ("own", "not checked") for reference in self.references)

    @property
    def worst(self) -> Verdict:
        """The worst verdict of any reference or finding; `not checked` where nothing was checked."""
        verdicts: list[Verdict] = [reference.verdict for reference in self._cited]
        verdicts += [finding.verdict for finding in self.findings]
        return max(verdicts, key=VERDICTS.index, default="not checked")

    def reaches(self, level: Verdict) -> bool:
        """Tell whether a finding or reference is as bad as `level`."""
        return VERDICTS.index(self.worst) >= VERDICTS.index(level) and (bool(self._cited) or bool(self.findings))

    @property
    def _cited(self) -> list[CheckedReference]:
        return [reference for reference in self.references if reference.verdict != "own"]

    def of(self, index: int) -> tuple[Finding, ...]:
        """Give the findings that speak of the reference with this index."""
        return tuple(finding for finding in self.findings if index in finding.references)

    def summary(self, lang: Language = "vi") -> str:
        """Say in one line what came out; that nothing was checked stands first."""
        counts = self.counts
        numbers = {verdict.replace(" ", "_"): count for verdict, count in counts.items()}
        others = sum(not finding.references for finding in self.findings)
        own = say(__package__, "summary-own", lang, own=counts["own"]) if counts["own"] else ""
        details = {"others": others, **numbers, "references": len(self._cited), "own": own}
        key = "summary-none" if not self._cited else "summary-unchecked" if self.is_unchecked else "summary"
        return say(__package__, key, lang, **details)

    def to_record(self) -> dict[str, Any]:
        """Give the report as JSON has it; its keys are described in `docs/report.md` and its JSON Schema."""
        counts = {verdict.replace(" ", "_"): count for verdict, count in self.counts.items()}
        return {
            "report_version": REPORT_VERSION,
            "source": self.source,
            "date": self.day,
            "registry": self.registry,
            "summary": {"references": len(self.references), **counts, "findings": len(self.findings),
                        "ignored": self.ignored, "nothing_checked": self.is_unchecked},
            "references": [reference.to_record() for reference in self.references],
            "findings": [finding.to_record() for finding in self.findings],
            "not_run": [{"rule": unrun.rule, "reason": unrun.reason} for unrun in self.unrun],
        }  # fmt: skip

    def __str__(self) -> str:
        return self.summary()
