"""What can be wrong with a call: an exception here never speaks of a fault in a document."""

from __future__ import annotations


class VndocsError(Exception):
    """Base of every error that vndocs raises on purpose."""


class ParseError(VndocsError, ValueError):
    """A string that was to be one value whole is not.

    `text` is the string, `position` the code point at which reading stopped and
    `expected` says in words what could have stood there.
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        self.text = text
        self.position = position
        self.expected = expected
        near = text[max(0, position - 20) : position + 20]
        super().__init__(f"expected {expected} at position {position} of {text[:60]!r}, near {near!r}")

    def __reduce__(self) -> tuple[type[ParseError], tuple[str, int, str]]:
        """Keep the error whole on its way between processes."""
        return (ParseError, (self.text, self.position, self.expected))


class MissingLibraryError(VndocsError, ImportError):
    """A library that was asked for is not installed; says which, and how to get it."""


class StyleError(VndocsError, ValueError):
    """A style that the kind of value does not have, or that cannot carry the value."""


class DataError(VndocsError):
    """A data file is missing a part or says something twice; names file and row."""


class RecordError(VndocsError, ValueError):
    """A record that is not of the form that `to_record` writes."""


class IdentifierError(VndocsError, ValueError):
    """A reference that says too little for an identifier, or a string that is none; says what is lacking."""
