"""Reports as JSON, one object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...check import Report


class JsonReports:
    """One JSON object for each document."""

    def head(self) -> str:
        """Give nothing."""
        return ""

    def one(self, report: Report) -> str:
        """Give the record of a report as one line."""
        return json.dumps(report.to_record(), ensure_ascii=False) + "\n"

    def failure(self, source: str, message: str) -> str:
        """Give an object with the error in the place of a report."""
        return json.dumps({"source": source, "error": {"message": message}}, ensure_ascii=False) + "\n"

    def tail(self) -> str:
        """Give nothing."""
        return ""
