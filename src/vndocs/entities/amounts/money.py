"""One sum in figures: the number, its scales, its currency.

`1.333.980.000 đồng`, `1,5 tỷ đồng`, `1 tỷ 333 triệu 980 nghìn đồng`, `2 tỷ rưỡi`, `500.000đ`, `1tr5`, `US$ 1,000`.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from . import figures
from .evidence import is_all
from .qualifiers import said_before
from .units import (
    ENGLISH_SCALES,
    GAP,
    LEXICON,
    PREFIXES,
    SCALES,
    UNIT_LETTERS,
    WORD,
    Scale,
    Unit,
    currency_at,
    scale_at,
    short_unit_at,
)


class Money(NamedTuple):
    """A sum where it stands: `digits` · 10^`exponent` of `currency`, which is None where the text names none.

    `scale` is the exponent of its last scale, which the lower end of a range may share; `spelled` is true for words;
    `sure` is false for an abbreviation (`50tr`), which wants more evidence.
    """

    start: int
    end: int
    digits: int
    exponent: int
    currency: str | None
    scale: int = 0
    spelled: bool = False
    sure: bool = True


_HALF: Final = frozenset(LEXICON["half"]["words"])
_NUMBERED: Final = frozenset(LEXICON["numbered"]["words"])
_COMMON: Final = frozenset(LEXICON["codes"]["common"])
_LEAST_RARE: Final = LEXICON["codes"]["least"]
#: Signs that scanning makes of other things: read behind grouped figures only.
_WEAK_SIGNS: Final = frozenset("£¥₩₭฿₽₹៛")
_TABLE_UNIT: Final = tuple(LEXICON["table_unit"]["words"])
_PREFIX: Final = re.compile(r"(?<![^\W_])([A-Z]{2,3}Đ?\$?|[A-Z]{0,2}[$€£¥₫₩₭฿₽₹]|VNĐ)[ *]{0,2}\n?\Z")
#: With the blanks and the line's end behind it.
_LONGEST_PREFIX: Final = 8
_LAST_WORD: Final = re.compile(r"([^\W\d_]+)[ \n\t*:.]{0,4}\Z")
_PART: Final = re.compile(
    r"(?:[ \t*]|\n(?![ \t*]*\n)){1,6}(\d{1,3}(?:,\d{1,3})?)(?![\d.,]*\d)(?:[ \t*]|\n(?![ \t*]*\n)){1,6}"
)
_TENTH: Final = re.compile(r"[ \t*]{1,3}([1-9])(?![^\W_]|[.,/]\d|[ \t]*[%‰-])")
_PART_OF: Final = re.compile(r"(?:[^\W\d_]|(?<![\w.,/])(\d[\d.,]*))/\Z")
_GLUED_PART: Final = re.compile(r"(\d00|\d50|\d)(?![^\W_]|[.,]\d)")
#: Least length of a grouped figure with a stray separator behind it.
_SHORTEST: Final = 5


def sum_at(text: str, start: int, end: int) -> Money | None:
    """Read the sum whose first figure has the token `text[start:end]`, or its last part where blanks part it."""
    if text[end - 1].isdigit():
        position = GAP.match(text, end).end()  # type: ignore[union-attr]
    elif end - start > _SHORTEST and text[end : end + 1] in "đĐ":
        # "25.000.000,đ"
        position, end = end, end - 1
    else:
        return None
    if text[position : position + 1] not in UNIT_LETTERS:
        return None
    scale = scale_at(text, position)
    if (scale is None or scale.short) and (unit_in_short := short_unit_at(text, position)):
        return _money(text, start, end, *unit_in_short, "VND", scaled=True)
    if scale:
        return _scaled(text, start, end, position, scale)
    unit = currency_at(text, position)
    if unit is None or not _is_borne(text, start, end, position, unit):
        return None
    return _money(text, start, end, unit.end, 0, unit.currency, scaled=False)


def prefix_before(text: str, start: int) -> re.Match[str] | None:
    """Find the code or sign of a currency right before a figure."""
    prefix = _PREFIX.search(text, max(0, start - _LONGEST_PREFIX), start)
    return prefix if prefix and prefix[1] in PREFIXES else None


def sum_behind(text: str, start: int, end: int, prefix: str, prefix_start: int) -> Money | None:
    """Read the sum behind a code or sign: `VND 20 billion`, `$1,234.56`, `USD 1,5 triệu`."""
    token = text[start:end].rstrip(".,")
    end = start + len(token)
    position = GAP.match(text, end).end()  # type: ignore[union-attr]
    word = WORD.match(text, position)
    exponent, english, stop = 0, False, end
    if word and word[0].lower() in ENGLISH_SCALES:
        exponent, english, stop = ENGLISH_SCALES[word[0].lower()], True, word.end()
    elif word and word[0].lower() in SCALES and (scale := scale_at(text, position)):
        exponent, stop = scale.exponent, scale.end
    elif word and word.start() == end:
        return None
    currency = PREFIXES[prefix]
    figure = figures.read(token, scaled=exponent > 0, whole_units=currency == "VND", english=english)
    if figure is None:
        return None
    bare = not exponent and not figure.grouped and not figure.decimals
    if bare and (len(token) == 1 or text[end : end + 1] == ":"):
        # "$6:123/QĐ" is what scanning makes of "Số:".
        return None
    if bare and prefix.isalpha() and (currency == "VND" or len(token) > 4 or 1900 <= figure.digits <= 2100):
        # The number of an account, a year.
        return None
    return Money(prefix_start, stop, figure.digits, exponent - figure.decimals, currency, exponent)


def _scaled(text: str, start: int, end: int, at: int, scale: Scale) -> Money | None:
    """Read what may stand behind a scale: smaller parts, half of it, the currency."""
    stop, exponent, short = scale
    if short and at != end:
        return None
    if short and (part := _GLUED_PART.match(text, stop)):
        # "1tr5", "1tr500"
        money = _money(text, start, end, part.end(), exponent, None, scaled=True)
        if money is None or money.exponent != exponent:
            return None
        digits, size = int(part[1]), len(part[1])
        return money._replace(digits=money.digits * 10**size + digits, exponent=exponent - size, sure=False)
    money = _money(text, start, end, stop, exponent, None, scaled=True)
    if money is None:
        return None
    money = money._replace(sure=not short)
    if text[stop : stop + 1] in " \n*\t":
        money = _with_parts(text, money)
    if money is None:
        return None
    position = GAP.match(text, money.end).end()  # type: ignore[union-attr]
    unit = currency_at(text, position)
    if unit is None or (unit.doubt == "letter" and _is_point(text, position, unit)):
        return money
    return money._replace(end=unit.end, currency=unit.currency)


def _with_parts(text: str, money: Money) -> Money | None:
    """Read `333 triệu 980 nghìn` behind `1 tỷ`, `rưỡi`, or the single digit of `1 tỷ 5`; None where it is ambiguous."""
    word = WORD.match(text, GAP.match(text, money.end).end())  # type: ignore[union-attr]
    if word:
        if word[0].lower() in _HALF and money.scale in (2, 3, 4, 6, 9):
            return money._replace(
                end=word.end(),
                digits=money.digits * 10 + 5 * 10 ** (money.scale - money.exponent),
                exponent=money.exponent - 1,
            )
        return money
    last = money.scale
    while part := _PART.match(text, money.end):
        scale = scale_at(text, part.end())
        unit = None if scale else currency_at(text, part.end())
        if scale and not scale.short and scale.exponent < last:
            exponent, end = scale.exponent, scale.end
        elif unit and unit.currency == "VND" and last <= 3 and not unit.doubt:
            exponent, end = 0, part.end(1)
        elif unit and unit.currency == "VND" and len(part[1]) > 1:
            # "1 triệu 500 đồng": 1.000.500, or 1,5 triệu.
            return None
        else:
            break
        figure = figures.read(part[1], scaled=True, whole_units=True)
        if figure is None or figure.digits >= 10 ** (last - exponent + figure.decimals) or money.exponent < exponent:
            return None
        low = exponent - figure.decimals
        digits = money.digits * 10 ** (money.exponent - low) + figure.digits
        money = money._replace(end=end, digits=digits, exponent=low, scale=0)
        last = exponent
    tenth = _TENTH.match(text, money.end)
    if tenth and last in (6, 9) and money.exponent == last:
        money = money._replace(end=tenth.end(1), digits=money.digits * 10 + int(tenth[1]), exponent=last - 1)
    return money


def _money(
    text: str, start: int, end: int, stop: int, exponent: int, currency: str | None, *, scaled: bool
) -> Money | None:
    """Join a figure to its unit, if the figure can be read and nothing stands before it that makes it another thing."""
    first = figures.begin(text, start, end) if start else 0
    if scaled and first != start and text[first:start].count(" ") == 1 and "." not in text[first:start]:
        # "giai đoạn 1 250 tỷ đồng"
        first = start
    token = text[first:end]
    if first != start:
        token = "".join(token.split())
        token = token if "." in token else f"{int(token):,}".replace(",", ".")
    figure = figures.read(token, scaled=scaled, whole_units=currency in (None, "VND"))
    if figure is None:
        return None
    if first and not _may_begin(text, first, figure.grouped):
        return None
    sign = first - len(_sign_before(text, first)) if currency not in (None, "VND") else first
    return Money(sign, stop, figure.digits, exponent - figure.decimals, currency, exponent)


def _sign_before(text: str, start: int) -> str:
    """Give the sign glued to the front of a figure that has its currency behind it as well (`$100 USD`)."""
    return text[start - 1] if start and text[start - 1] in "$€£¥" else ""


def _may_begin(text: str, start: int, grouped: bool) -> bool:
    """Tell whether a figure that begins at `start` is a number of its own."""
    before = text[start - 1]
    if before in " \n\t(*":
        return True
    if before.isalpha():
        return grouped and before.islower()
    if before.isdigit() or before == "_":
        return False
    if before == "/":
        # "đạt 5.246/6.000 tỷ đồng", "2,9 tỷ/3,1 tỷ"; "01/01/2024 đồng thời" is a date.
        part = _PART_OF.search(text, max(0, start - 26), start)
        return part is not None and (part[1] is None or grouped)
    if before in ".,":
        return not text[start - 2 : start - 1].isdigit() and text[start - 2 : start - 1] != " "
    if before == "-":
        # The end of a range is read with its beginning; a minus behind a letter belongs to a code.
        return grouped or not text[start - 2 : start - 1].isalpha()
    return True


def _is_borne(text: str, start: int, end: int, position: int, unit: Unit) -> bool:
    """Tell whether a figure without a scale can bear its currency: `100đ` can, `khoản 2 đ)` cannot."""
    token = text[start:end]
    grouped = len(token) > 3 and not token.isdigit()
    if unit.doubt == "letter" and _is_point(text, position, unit):
        return False
    if not grouped and start and figures.begin(text, start, end) != start:
        grouped = True
    if grouped or len(token) > 4:
        return not _is_table_unit(text, start, end, unit)
    if "\t" in text[end:position] or _is_name(text, position, unit.end):
        return False
    if unit.doubt == "letter":
        if start and _is_numbered(text, start):
            # "Điều 148đ"
            return False
        in_brackets = text[start - 1 : start] == "(" and text[unit.end : unit.end + 1] == ")"
        return (token.isdigit() and len(token) > 2 and (position == end or in_brackets)) or (
            token == "0" and position == end
        )
    if text[position] in _WEAK_SIGNS or unit.doubt or (unit.currency == "VND" and start and _is_numbered(text, start)):
        return False
    if unit.currency not in _COMMON and token.isdigit() and int(token) < _LEAST_RARE:
        return said_before(text, start)[1] is not None or is_all(text, start, unit.end)
    return not _is_table_unit(text, start, end, unit)


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether a unit is the beginning of a name: `29 Yên Bái`, `2 Đồng Nai`."""
    return (
        text[start].isupper()
        and text[start + 1 : start + 2].islower()
        and text[end : end + 1] == " "
        and text[end + 1 : end + 2].isupper()
    )


def _is_numbered(text: str, start: int) -> bool:
    """Tell whether the word before a small number makes it the number of something: `Điều 250`, `năm 2024`."""
    word = _LAST_WORD.search(text, max(0, start - 14), start)
    return word is not None and word[1].lower() in _NUMBERED and ":" not in word[0]


def _is_point(text: str, position: int, unit: Unit) -> bool:
    """Tell whether a lone đ is the letter of a point: `điểm d, đ)`, or `đ)` at a line start."""
    return text[unit.end : unit.end + 1] == ")" and "\n" in text[max(0, position - 6) : position]


def _is_table_unit(text: str, start: int, end: int, unit: Unit) -> bool:
    """Tell whether `1.000 đồng` is the unit of a table: behind `Đơn vị tính:`, or alone in brackets."""
    if unit.currency != "VND" or text[start] != "1" or text[start + 1 : end].strip("0.,"):
        return False
    before = text[max(0, start - 24) : start].rstrip(" \n\t*:(").lower()
    if before.endswith(_TABLE_UNIT):
        return True
    if text[start - 1 : start] != "(" or text[unit.end : unit.end + 1] != ")":
        return False
    # "một nghìn đồng (1.000 đồng)" is a sum.
    return not before.endswith(("đồng", "đ", "vnđ", "vnd"))
