"""What every form of report has: a name, and bytes for a beginning, each document and an end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from ..errors import ExportError

if TYPE_CHECKING:
    from ...check import Report
    from ...text.messages import Language


class ReportWriter(Protocol):
    """Writes reports one after the other; the bytes of `head`, every `one` and `tail` make the whole."""

    def head(self) -> str:
        """Give what stands before the first report."""
        ...

    def one(self, report: Report) -> str:
        """Give one report."""
        ...

    def failure(self, source: str, message: str) -> str:
        """Give what stands for a document that could not be read; empty where the form has no place for it."""
        ...

    def tail(self) -> str:
        """Give what stands behind the last report."""
        ...


def _terminal(lang: Language) -> ReportWriter:
    from .terminal import TerminalReports

    return TerminalReports(lang)


def _jsonl(lang: Language) -> ReportWriter:
    from .jsonl import JsonReports

    return JsonReports()


def _sarif(lang: Language) -> ReportWriter:
    from .sarif import SarifReports

    return SarifReports(lang)


def _junit(lang: Language) -> ReportWriter:
    from .junit import JunitReports

    return JunitReports(lang)


def _html(lang: Language) -> ReportWriter:
    from .html import HtmlReports

    return HtmlReports(lang)


#: The forms of reports by name; each is made for a language.
REPORTS: Final[dict[str, Callable[[Language], ReportWriter]]] = {
    "text": _terminal,
    "jsonl": _jsonl,
    "json": _jsonl,
    "sarif": _sarif,
    "junit": _junit,
    "html": _html,
}


def report_writer(name: str, lang: Language) -> ReportWriter:
    """Give the writer of a form; raises ExportError for one that there is not."""
    if name not in REPORTS:
        raise ExportError("unknown-format", given=name, known=", ".join(REPORTS))
    return REPORTS[name](lang)
