"""Why something could not be written out."""

from __future__ import annotations

from ..text.messages import BilingualError


class ExportError(BilingualError, ValueError):
    """An output that was asked for wrongly, or for which a library is missing."""

    package = __package__


class MissingExtraError(ExportError, ImportError):
    """An output for which an extra has to be installed; `extra` is its name."""

    def __init__(self, code: str = "missing-extra", *, extra: str, purpose: str) -> None:
        self.extra = extra
        super().__init__(code, extra=extra, purpose=purpose)
