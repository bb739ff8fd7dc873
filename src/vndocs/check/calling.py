"""The folder `vndocs.check` that can be called like the verb `vndocs.check`."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .report import Report


class CallableModule(ModuleType):
    """A module whose call is the call of its function `check`."""

    def __call__(self, *given: Any, **named: Any) -> Report:
        """Check a document; see `vndocs.check.checking.check`."""
        from .checking import check

        return check(*given, **named)
