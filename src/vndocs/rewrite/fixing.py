"""What findings say would mend them, as edits of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .edits import Edit

if TYPE_CHECKING:
    from ..check import Report


def fixes(report: Report, *, is_unsafe: bool = False) -> tuple[Edit, ...]:
    """Give the edits that mend the findings of a report, in text order, none overlapping.

    Safe ones change only the form (a missing zero, a look-alike letter); with `is_unsafe` also what the registry knows
    better (a date). Of two that overlap the first in the text is made; the other may come up again in the next check.
    """
    raw = report.document.source.raw
    edits: list[Edit] = []
    wanted = [finding.fix for finding in report.findings if finding.fix and (finding.fix.is_safe or is_unsafe)]
    for fix in sorted(wanted, key=lambda fix: (fix.span.start, fix.span.end)):
        start, end = fix.span
        if (edits and start < edits[-1].end) or raw[start:end] == fix.replacement:
            continue
        edits.append(Edit(start, end, raw[start:end], fix.replacement))
    return tuple(edits)
