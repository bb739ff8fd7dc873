"""Reports of a check written out: for a terminal, as JSON lines; further forms are further modules here."""

from .jsonl import JsonReports
from .places import Lines
from .terminal import TerminalReports
from .writer import REPORTS, ReportWriter, report_writer

__all__ = ["REPORTS", "JsonReports", "Lines", "ReportWriter", "TerminalReports", "report_writer"]
