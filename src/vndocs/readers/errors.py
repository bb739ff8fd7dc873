"""Why a file could not be read."""

from __future__ import annotations

from ..text.messages import BilingualError


class ReadError(BilingualError):
    """A file that cannot be read as text.

    `code` is one of `not-found`, `is-folder`, `no-permission`, `unreadable`, `not-text`, `not-decodable`, `too-large`;
    `path` is the file as it was named; the message says what was found and what was expected.
    """

    package = __package__

    def __init__(self, code: str, path: str, **details: object) -> None:
        self.path = path
        super().__init__(code, path=path, **details)

    def __str__(self) -> str:
        """Name the file, then the fault."""
        return f"{self.path}: {self.message()}"
