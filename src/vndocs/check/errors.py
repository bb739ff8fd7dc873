"""What can be wrong with a call of the check; a fault in a document is a finding and no error."""

from __future__ import annotations

from ..text.messages import BilingualError


class CheckError(BilingualError, ValueError):
    """Options, a rule's name or a baseline that the check cannot work with."""

    package = __package__
