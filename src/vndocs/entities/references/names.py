"""The usual name of a document type by its code: `NQ` is Nghị quyết; `TT` is Thông tư, in Party papers Thông tri."""

from __future__ import annotations

from typing import Final

from ...text.lexicon import load

_TABLE: Final = load(__package__, "code.toml")
_NAMES: Final[dict[str, str]] = _TABLE["names"]
_PARTY_NAMES: Final[dict[str, str]] = _TABLE["party_names"]


def usual_name(type_code: str | None, system: str = "unknown") -> str | None:
    """Give the official name of a type; None where the code is not known."""
    if type_code is None:
        return None
    if system == "party" and type_code in _PARTY_NAMES:
        return _PARTY_NAMES[type_code]
    return _NAMES.get(type_code)
