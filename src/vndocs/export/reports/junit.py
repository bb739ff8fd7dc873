"""Reports as JUnit XML, as build servers show it: a suite a document, a case a reference or other finding.

A case fails for a finding that is wrong or suspect; what was not checked is skipped with its reason, never passed;
the document's own number, which cites nothing, is skipped as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from ...text.messages import say
from .places import Lines

if TYPE_CHECKING:
    from ...check import Finding, Report
    from ...text.messages import Language

_CHECK: Final = "vndocs.check"
#: What XML 1.0 cannot hold.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JunitReports:
    """One file of suites."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    def head(self) -> str:
        """Open the file."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="vndocs check">\n'

    def one(self, report: Report) -> str:
        """Give the suite of a document."""
        lines = Lines(report.document.source.raw)
        name = report.source or "-"
        cases, failed, skipped = [], 0, 0
        for reference in report.references:
            findings = report.of(reference.index)
            line, column = lines.place(reference.span.start)
            title = f"{line}:{column} {' '.join(reference.text.split())}"
            if findings:
                failed += 1
                cases.append(_case(name, title, "".join(self._failure(finding) for finding in findings)))
            elif reference.verdict == "own":
                skipped += 1
                cases.append(
                    _case(name, title, f"<skipped message={_attribute(say(_CHECK, 'own-reference', self.lang))}/>")
                )
            elif reference.verdict == "not checked":
                skipped += 1
                reason = say(_CHECK, f"reason-{(reference.reason or 'outside coverage').replace(' ', '-')}", self.lang)
                cases.append(_case(name, title, f"<skipped message={_attribute(reason)}/>"))
            else:
                cases.append(_case(name, title, ""))
        for finding in report.findings:
            if not finding.references:
                failed += 1
                line, column = lines.place(finding.start)
                title = f"{line}:{column} {' '.join(finding.text.split())[:80]}"
                cases.append(_case(name, title, self._failure(finding)))
        heading = f'  <testsuite name={_attribute(name)} tests="{len(cases)}" failures="{failed}" skipped="{skipped}"'
        summary = f"    <system-out>{_text(report.summary(self.lang))}</system-out>\n"
        return f'{heading} errors="0">\n{"".join(cases)}{summary}  </testsuite>\n'

    def failure(self, source: str, message: str) -> str:
        """Give a suite with one error for a document that could not be read."""
        case = _case(source, source, f"<error message={_attribute(message)}/>")
        heading = f'  <testsuite name={_attribute(source)} tests="1" failures="0" skipped="0" errors="1">'
        return f"{heading}\n{case}  </testsuite>\n"

    def tail(self) -> str:
        """Close the file."""
        return "</testsuites>\n"

    def _failure(self, finding: Finding) -> str:
        said = [finding.known(self.lang), finding.help(self.lang), finding.basis]
        body = _text("\n".join(text for text in said if text))
        message = _attribute(finding.message(self.lang))
        return f"<failure type={_attribute(finding.rule)} message={message}>{body}</failure>"


def _case(suite: str, title: str, body: str) -> str:
    return f"    <testcase classname={_attribute(suite)} name={_attribute(title)}>{body}</testcase>\n"


def _text(value: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", value))


def _attribute(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
