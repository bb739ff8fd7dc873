"""Findings that are known already and passed over: a file that is kept beside the documents.

A finding is told by its rule, the file's name, the faulty words and what it says of them: it stays known when text is
put in above it, and comes up again when the words are changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .errors import CheckError

if TYPE_CHECKING:
    from .finding import Finding
    from .report import Report

_FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """The keys of findings that are known already."""

    keys: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.keys)

    def has(self, finding: Finding, source: str) -> bool:
        """Tell whether a finding in a file is known."""
        return key_of(finding, source) in self.keys

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Baseline:
        """Make the baseline of all findings of some reports."""
        return cls(frozenset(key_of(finding, report.source or "") for report in reports for finding in report))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Baseline:
        """Read a baseline; raises CheckError when it is none or cannot be read."""
        name = os.fspath(path)
        try:
            data = json.loads(Path(name).read_text("utf-8"))
            if not isinstance(data, dict) or data.get("baseline") != _FORM:
                raise ValueError
            return cls(frozenset(map(str, data["findings"])))
        except OSError as error:
            raise CheckError("no-options", path=name, reason=error.strerror or str(error)) from None
        except (ValueError, KeyError, TypeError):
            raise CheckError("bad-baseline", path=name) from None

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the baseline; the file is there whole or not at all. Raises CheckError when it cannot be written."""
        target = Path(path)
        draft = None
        try:
            handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"baseline": _FORM, "findings": sorted(self.keys)}, file, indent=0)
                file.write("\n")
            os.replace(draft, target)  # noqa: PTH105
        except OSError as error:
            raise CheckError("no-options", path=str(target), reason=error.strerror or str(error)) from None
        finally:
            if draft is not None:
                Path(draft).unlink(missing_ok=True)


def key_of(finding: Finding, source: str) -> str:
    """Give the key of a finding in a file: its rule and a digest of what stands there."""
    said = "\x00".join([Path(source).name, finding.rule, finding.variant, " ".join(finding.text.split()),
                        *sorted(finding.details.values())])  # fmt: skip
    return f"{finding.rule}:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
