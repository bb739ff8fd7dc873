"""Numbers as a sheet shows them: `1.250.000,5` by `#,##0.0`, with the separators of Vietnam (a workbook keeps none).

A number without a format is written out with up to ten digits behind which nothing is lost, a whole one in full.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import TYPE_CHECKING, Final, NamedTuple

from .dates import DATED, date
from .formats import choose

if TYPE_CHECKING:
    from .formats import Section, Token

POINT: Final = ","
GROUP: Final = "."
#: Digits of a number that a workbook keeps, and those that a cell without a format has room for.
_KEPT: Final = 15
_ROOM: Final = 10
_GROUPED: Final = 3
_MOST_DECIMALS: Final = 30
#: A number with so many digits before the point is shown by its powers of ten.
_MOST_WHOLE: Final = 21
_ROUND: Final = Context(prec=60, rounding=ROUND_HALF_UP)


class Shown(NamedTuple):
    """What a cell shows, and the number of it (`1234.5`) where it is one."""

    text: str
    number: str | None


def show(value: float, code: str, *, is_from_1904: bool = False) -> Shown:
    """Give a number as a cell with a format shows it."""
    if not isfinite(value):
        return Shown("#NUM!", None)
    section, is_signed = choose(code, value)
    sorts = section.sorts
    if sorts & DATED:
        text = date(value, section, is_from_1904=is_from_1904)
        return Shown(text, None) if text is not None else general(value)
    if "general" in sorts:
        inner = general(abs(value) if is_signed else value)
        return Shown("".join(inner.text if t.sort == "general" else t.text for t in section.tokens), inner.number)
    if "power" in sorts or "slash" in sorts:
        # Powers of ten and fractions stand in no paper of an office: the number itself is shown.
        return general(value)
    if "digit" not in sorts:
        if "text" in sorts:
            return general(value)
        return Shown("".join(token.text for token in section.tokens), None)
    return _digits(_exact(value), section, is_signed=is_signed)


def general(value: float) -> Shown:
    """Give a number that has no format."""
    exact = _exact(value)
    whole = exact.adjusted() + 1
    if exact and not -_ROOM < whole <= _MOST_WHOLE:
        return Shown(f"{value:.5E}".replace(".", POINT), None)
    places = max(0, _ROOM - max(1, whole)) if exact else 0
    # `0,00012345` has as much room as `1,00012345`.
    rounded = _rounded(exact, places).normalize()
    number = f"{rounded:f}"
    number = "0" if number in ("-0", "0") else number
    return Shown(number.replace(".", POINT), number)


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.{_KEPT}g}")


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), context=_ROUND)


def _digits(value: Decimal, section: Section, *, is_signed: bool) -> Shown:
    tokens = section.tokens
    point = next((at for at, token in enumerate(tokens) if token.sort == "point"), len(tokens))
    whole = [at for at in range(point) if tokens[at].sort == "digit"]
    behind = [at for at in range(point, len(tokens)) if tokens[at].sort == "digit"][:_MOST_DECIMALS]
    commas = {at for at, token in enumerate(tokens) if token.sort == "comma" and whole and whole[0] < at < whole[-1]}
    thousands = sum(
        token.sort == "comma" and at not in commas and _is_scale(tokens, at) for at, token in enumerate(tokens)
    )
    percents = sum(token.sort == "percent" for token in tokens)
    scaled = value.scaleb(2 * percents - 3 * thousands)
    if scaled.adjusted() > _MOST_WHOLE:
        return general(float(value))
    rounded = _rounded(scaled, len(behind))
    figures = f"{abs(rounded):f}"
    before, _, after = figures.partition(".")
    needed = "".join(tokens[at].text for at in whole)
    before = "" if before == "0" and "0" not in needed else before
    least = len(needed) - needed.find("0") if "0" in needed else 0
    before = before.rjust(least, "0")
    kept = len(after)
    while kept and after[kept - 1] == "0" and tokens[behind[kept - 1]].text != "0":
        kept -= 1
    written: list[str] = []
    rest = len(before)
    for at, token in enumerate(tokens):
        if at in whole:
            # What the number has more than the format stands at its first place.
            left = len(whole) - whole.index(at)
            take = rest - left + 1 if at == whole[0] else int(rest >= left)
            for _ in range(max(0, take)):
                written.append(before[len(before) - rest])
                rest -= 1
                if commas and rest and rest % _GROUPED == 0:
                    written.append(GROUP)
        elif at in behind:
            place = behind.index(at)
            written.append(after[place] if place < kept else "")
        elif token.sort == "point":
            # `.00` has no place for what stands before the point.
            written.append(("" if whole else before) + (POINT if kept else ""))
        elif token.sort in ("literal", "percent"):
            written.append(token.text)
    is_negative = rounded < 0 and not is_signed
    text = ("-" if is_negative else "") + "".join(written)
    number = rounded if not (is_signed and value < 0) else -abs(rounded)
    return Shown(text, f"{number:f}" if not percents else None)


def _is_scale(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a comma stands behind the last place for a digit, or behind another such comma."""
    before = at - 1
    while before >= 0 and tokens[before].sort == "comma":
        before -= 1
    return before >= 0 and tokens[before].sort == "digit"
