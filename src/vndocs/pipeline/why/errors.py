"""A place that cannot be explained."""

from __future__ import annotations

from typing import ClassVar

from ...text.messages import BilingualError


class PlaceError(BilingualError, ValueError):
    """A line or code point that the text does not have, or a document without its text."""

    package: ClassVar[str] = __package__
