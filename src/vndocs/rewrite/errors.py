"""What can be wrong with writing back into a file."""

from __future__ import annotations

from ..text.messages import BilingualError


class RewriteError(BilingualError):
    """A file that edits cannot be put back into: `unwritable` (its format), `unplaceable`, `untrackable`.

    `path` is the file as it was named.
    """

    package = __package__

    def __init__(self, code: str, path: str, **details: object) -> None:
        self.path = path
        super().__init__(code, path=path, **details)
