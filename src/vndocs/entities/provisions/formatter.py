"""Writes a provision or a pointer: `điểm a khoản 2 Điều 5 của Nghị định này`.

`Điều 162 của Bộ luật này` outnumbers the form without `của` three hundred to one in laws; an annex is `ban hành kèm
theo` its document.

| style | written |
|---|---|
| `official` | `các điểm a, b và c khoản 2 Điều 5 của Nghị định này` |
| `short` | `điểm a, b, c khoản 2 Điều 5 Nghị định này` |
"""

from __future__ import annotations

from typing import Final

from ...errors import StyleError
from .model import Pointer, Provision
from .phrase import join, unit_word

#: The ways a pointer is written; the first is that of `str(value)`.
STYLES: Final = ("official", "short")

_POINTING: Final = {"this": "này", "aforesaid": "nêu trên", "that": "đó"}
_ENCLOSED: Final = ("appendix", "form", "table")


def format(value: Pointer | Provision, style: str = "official") -> str:
    """Write a pointer or a provision in one of `STYLES`.

    Raises StyleError for a style that there is not, and for provisions that no phrase says.
    """
    if style not in STYLES:
        raise StyleError(f"expected a style of provisions ({', '.join(STYLES)}), not {style!r}")
    is_short = style == "short"
    if isinstance(value, Provision):
        return join((value,), is_short=is_short)
    words = [join(value.provisions, is_short=is_short)] if value.provisions else []
    if value.type_name:
        if words and not is_short:
            is_enclosed = any(
                provision.path[:1] and provision.path[0][0] in _ENCLOSED for provision in value.provisions
            )
            words.append("ban hành kèm theo" if is_enclosed else "của")
        words.append(value.type_name)
    elif value.unit:
        words.append(unit_word(value.unit))
    if value.pointing:
        words.append(_POINTING[value.pointing])
    return " ".join(words)


Pointer.writer = format
Provision.writer = format
