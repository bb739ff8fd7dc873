"""What can be wrong with a run as a whole."""

from __future__ import annotations

from ..text.messages import BilingualError


class BatchError(BilingualError, ValueError):
    """A run that was asked for wrongly."""

    package = __package__
