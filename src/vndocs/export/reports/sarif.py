"""Reports as SARIF 2.1.0 (OASIS, 2020): findings that editors and code hosts show where they stand.

A finding is a result of the kind `fail`; a reference that could not be checked is one of the kind `open`, so that it is
never taken for a pass. Offsets and columns count code points.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from ..._version import __version__
from ...text.messages import say
from .places import Lines

if TYPE_CHECKING:
    from ...check import CheckedReference, Finding, Report
    from ...text.messages import Language
    from ...text.source import Span

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"wrong": "error", "suspect": "warning"}
#: The rule under which references stand that were not checked.
NOT_CHECKED: Final = "not-checked"
_CHECK: Final = "vndocs.check"
_SEPARATORS: Final = (",", ":")


class SarifReports:
    """One run with the results of all documents."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self._is_first = True
        self._failures: list[dict[str, Any]] = []

    def head(self) -> str:
        """Open the log with the tool and its rules."""
        driver = {
            "name": "vndocs",
            "version": __version__,
            "semanticVersion": __version__,
            "language": self.lang,
            "rules": [*self._rules(), self._not_checked()],
        }
        return (
            f'{{"$schema":{_dump(_SCHEMA)},"version":"2.1.0","runs":[{{"tool":{_dump({"driver": driver})},'
            '"columnKind":"unicodeCodePoints","results":['
        )

    def one(self, report: Report) -> str:
        """Give the results of a document."""
        lines = Lines(report.document.source.raw)
        seen: Counter[tuple[str, str]] = Counter()
        results = [self._finding(finding, report, lines, seen) for finding in report.findings]
        results += [
            self._open(reference, report, lines, seen)
            for reference in report.references
            if reference.verdict == NOT_CHECKED.replace("-", " ")
        ]
        return "".join(self._parted(result) for result in results)

    def failure(self, source: str, message: str) -> str:
        """Keep what could not be read for the end, where the run tells of itself."""
        location = {"physicalLocation": {"artifactLocation": {"uri": _uri(source)}}}
        self._failures.append({"level": "error", "message": {"text": message}, "locations": [location]})
        return ""

    def tail(self) -> str:
        """Close the log with how the run went."""
        invocation: dict[str, Any] = {"executionSuccessful": not self._failures}
        if self._failures:
            invocation["toolExecutionNotifications"] = self._failures
        return f'],"invocations":[{_dump(invocation)}]}}]}}\n'

    def _parted(self, result: dict[str, Any]) -> str:
        comma = "" if self._is_first else ","
        self._is_first = False
        return comma + _dump(result)

    def _rules(self) -> list[dict[str, Any]]:
        from ...check.rules import RULES

        described = []
        for rule in RULES:
            described.append(
                {
                    "id": rule.id,
                    "name": "".join(word.capitalize() for word in rule.id.split("-")),
                    "shortDescription": {"text": rule.summary(self.lang)},
                    "help": {"text": rule.page(self.lang)},
                    "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                    "properties": {"group": rule.group, "preview": rule.is_preview},
                }
            )
        return described

    def _not_checked(self) -> dict[str, Any]:
        text = say(_CHECK, "not-checked-rule", self.lang)
        return {"id": NOT_CHECKED, "shortDescription": {"text": text}, "defaultConfiguration": {"level": "none"}}

    def _finding(
        self, finding: Finding, report: Report, lines: Lines, seen: Counter[tuple[str, str]]
    ) -> dict[str, Any]:
        said = [finding.message(self.lang), finding.known(self.lang), finding.help(self.lang)]
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "kind": "fail",
            "level": _LEVELS[finding.verdict],
            "message": {"text": ". ".join(text.rstrip(".") for text in said if text)},
            "locations": [_location(report.source, finding.span, lines)],
            "partialFingerprints": {"vndocs/v1": _fingerprint(finding.rule, finding.text, seen)},
            "properties": {"verdict": finding.verdict},
        }
        if finding.basis:
            result["properties"]["basis"] = finding.basis
        if finding.notes:
            result["relatedLocations"] = [
                {**_location(report.source, note.span, lines), "message": {"text": note.text}} for note in finding.notes
            ]
        if finding.fix:
            replacement = {
                "deletedRegion": _region(finding.fix.span, lines, has_snippet=False),
                "insertedContent": {"text": finding.fix.replacement},
            }
            change = {"artifactLocation": {"uri": _uri(report.source)}, "replacements": [replacement]}
            result["fixes"] = [{"description": {"text": finding.help(self.lang)}, "artifactChanges": [change]}]
            result["properties"]["safeFix"] = finding.fix.is_safe
        return result

    def _open(
        self, reference: CheckedReference, report: Report, lines: Lines, seen: Counter[tuple[str, str]]
    ) -> dict[str, Any]:
        reason = (reference.reason or "outside coverage").replace(" ", "-")
        text = f"{' '.join(reference.text.split())}: {say(_CHECK, f'reason-{reason}', self.lang)}"
        return {
            "ruleId": NOT_CHECKED,
            "kind": "open",
            "level": "none",
            "message": {"text": text},
            "locations": [_location(report.source, reference.span, lines)],
            "partialFingerprints": {"vndocs/v1": _fingerprint(NOT_CHECKED, reference.text, seen)},
        }


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=_SEPARATORS)


def _uri(source: str | None) -> str:
    return quote(PurePath(source or "-").as_posix())


def _location(source: str | None, span: Span, lines: Lines) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(source)}, "region": _region(span, lines)}}


def _region(span: Span, lines: Lines, *, has_snippet: bool = True) -> dict[str, Any]:
    line, column = lines.place(span.start)
    end_line, end_column = lines.place(span.end)
    region: dict[str, Any] = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
    if has_snippet:
        region["snippet"] = {"text": lines.raw[span.start : span.end]}
    return region


def _fingerprint(rule: str, text: str, seen: Counter[tuple[str, str]]) -> str:
    """Name a finding so that it is known again when lines move: its rule, its words and which time they stand there."""
    key = (rule, " ".join(text.split()))
    seen[key] += 1
    return hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "backslashreplace")).hexdigest()[:32]
