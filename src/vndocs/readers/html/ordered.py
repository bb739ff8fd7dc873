"""The numbers of ordered lists, which a browser writes and the page does not hold: `<ol type="a" start="3">`."""

from __future__ import annotations

from typing import Any, Final

from ...text.numerals import to_roman

_LETTERS: Final = 26
_MOST: Final = 3999


def marker(item: Any) -> str:
    """Give the number of an item of an ordered list, with the blank behind it; none for other items."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    style = (parent.get("style") or "").replace(" ", "")
    if "list-style:none" in style or "list-style-type:none" in style:
        return ""
    number = _number(item)
    return f"{_written(number, item.get('type') or parent.get('type') or '1')}. "


def _number(item: Any) -> int:
    steps = 0
    each = item
    while each is not None:
        if each.tag == "li":
            given = _integer(each.get("value"))
            if given is not None:
                return given + steps
            steps += 1
        each = each.getprevious()
    start = _integer(item.getparent().get("start"))
    return (1 if start is None else start) + steps - 1


def _integer(text: str | None) -> int | None:
    try:
        return None if text is None else max(-1_000_000, min(int(text), 1_000_000))
    except ValueError:
        return None


def _written(number: int, form: str) -> str:
    if form in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, letter = divmod(number - 1, _LETTERS)
            letters = chr(ord("a") + letter) + letters
        return letters if form == "a" else letters.upper()
    if form in ("i", "I") and 0 < number <= _MOST:
        roman = to_roman(number)
        return roman.lower() if form == "i" else roman
    return str(number)
