"""What can be wrong with a registry or with what is to go into one."""

from __future__ import annotations

from ..text.messages import BilingualError


class RegistryError(BilingualError, ValueError):
    """A registry that cannot be opened, read or written, or a row that cannot be one of it.

    `code` is the stable name of the fault; the message says what was found and what was expected.
    """

    package = __package__
