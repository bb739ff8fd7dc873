"""Why a file could not be read."""

from __future__ import annotations

from ..text.messages import BilingualError


class ReadError(BilingualError):
    """A file that cannot be read.

    `code` is one of `not-found`, `is-folder`, `no-permission`, `unreadable`, `too-large` of any file; `not-text` of
    what is no document, `not-decodable` of text; `damaged`, `encrypted`, `too-large-inside`, `too-deep`, `hostile`,
    `no-text` (a scan), `missing-extra` and `missing-program` of documents.
    `path` is the file as it was named; the message says what was found and what was expected.
    """

    package = __package__

    def __init__(self, code: str, path: str, **details: object) -> None:
        self.path = path
        super().__init__(code, path=path, **details)

    def __str__(self) -> str:
        """Name the file, then the fault."""
        return f"{self.path}: {self.message()}"
