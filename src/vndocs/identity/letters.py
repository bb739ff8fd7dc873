"""The letters of an identifier: letters and figures, in a URN those of ASCII; all else is UTF-8 in percent signs.

`/` is `%2F`, `ộ` in a URN `%E1%BB%99`: nothing is dropped, since `Tân Hòa` and `Tân Hóa` are two communes.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

#: What stands for itself beside letters and figures; an underscore parts the steps of a path and is written `%5F`.
_PLAIN: Final = frozenset("-.")


def encode(label: str) -> str:
    """Write a label so that it can be read back: letters and figures as they are, other signs as percent signs."""
    return "".join(sign if sign.isalnum() or sign in _PLAIN else _percent(sign) for sign in label)


def encode_ascii(words: str, *, blank: str = "") -> str:
    """Write words in small ASCII letters; a blank becomes `blank`, all that is not ASCII percent signs."""
    return "".join(
        sign
        if sign.isascii() and (sign.isalnum() or sign == "-")
        else blank
        if blank and sign == " "
        else _percent(sign)
        for sign in words.lower()
    )


def _percent(sign: str) -> str:
    return quote(sign, safe="") if quote(sign, safe="") != sign else f"%{ord(sign):02X}"
