"""What can be wrong with a command before the library is called."""

from __future__ import annotations

from ..text.messages import BilingualError


class CommandError(BilingualError, ValueError):
    """A command that was given wrongly."""

    package = __package__
