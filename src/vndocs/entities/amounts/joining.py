"""What stands around a sum: the other end of a range, the rate behind it, the qualifier before it.

`từ 5 đến 10 triệu đồng`, `15.000 đồng/con đến 30.000 đồng/con`, `không quá 40 triệu đồng/năm`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from ...text.numerals import words_before
from ...text.numerals.grammar import evaluate
from . import figures
from .evidence import is_all, is_money
from .money import Money
from .qualifiers import said_before
from .reading import Reading, plain
from .units import LEXICON

_RANGE: Final = LEXICON["range"]
_RATE: Final = LEXICON["rate"]
_QUALIFIERS: Final = LEXICON["qualifiers"]


def _words(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n]{1,3}") for word in sorted(words, key=len, reverse=True))


_B: Final = r"(?:[ \t*]|\n(?![ \t*]*\n)){0,6}"
_JOINT: Final = re.compile(
    rf"{_B}(?:({_words(_RANGE['joints'])})(?!\w)|[ *]{{0,3}}[{''.join(map(re.escape, _RANGE['dashes']))}]){_B}", re.I
)
_LOW: Final = re.compile(
    rf"(?:(?<![\w.,/%-])(\d[\d.,]{{0,24}}\d|\d)[ \n*]{{0,4}}|(?<=[^\W\d])[ \n]{{1,4}})"
    rf"(?:({_words(_RANGE['joints'])})[ \n*]{{1,4}}|[{''.join(map(re.escape, _RANGE['dashes']))}][ \n*]{{0,4}})\Z",
    re.I,
)
#: The last characters before the upper end of a range whose lower end is a bare number.
_LOW_ENDINGS: Final = tuple({joint[-2:] for joint in _RANGE["joints"]} | set(_RANGE["dashes"]))
_NOT_LOW: Final = frozenset(LEXICON["numbered"]["words"])
_WORD: Final = r"[^\W\d_⁰¹²³⁴-⁹]+"
#: A unit: of several words from the list or before a second slash, else one word.
_UNIT: Final = (
    rf"(?:(?:{_words(_RATE['units'])})(?!{_WORD})"
    rf"|(?!(?:{_words(_RATE['joining'])})\b){_WORD}(?:[ \n](?!(?:{_words(_RATE['joining'])})\b){_WORD}){{1,2}}(?=/{_WORD})"
    rf"|{_WORD}[23²³]?)"
)
_COUNT: Final = rf"(?:(?:{_words(_RATE['one'])})[ \n]{{1,3}}|\d{{1,3}}(?:[.,]\d{{1,3}})?[ \n]{{0,2}})?"
_SLASH_RATE: Final = re.compile(
    rf"[ \n*]{{0,2}}/[ \n*]{{0,2}}({_COUNT}{_UNIT}(?:[ ]?/[ \n]{{0,2}}{_COUNT}{_UNIT}){{0,3}})", re.I
)
_WORD_RATE: Final = re.compile(
    rf"[ \n*]{{1,3}}(?:{_words(_RATE['words'])})[ \n]{{1,3}}((?:{_words([*_RATE['units'], *_RATE['single']])})(?!\w)(?:/{_UNIT}){{0,2}})",
    re.I,
)
_RATE_HEADS: Final = frozenset(word[0] for word in _RATE["words"]) | frozenset(
    word[0].upper() for word in _RATE["words"]
)
_NEVER: Final = frozenset(_RATE["never"]) | frozenset(LEXICON["scales"])
_AFTER: Final = re.compile(rf"[ \n*]{{1,4}}({_words(_QUALIFIERS['after'])})(?!\w)", re.I)
_AFTER_HEAD: Final = _QUALIFIERS["after"][0][:3]
_BLANKS: Final = " \n\t*"


def join(text: str, sums: list[Money | Reading]) -> list[Reading]:
    """Join sums, in text order, into amounts; sums without a currency stay only where they are money.

    What is a reading already stands alone.
    """
    readings: list[Reading] = []
    count = len(sums)
    index = 0
    while index < count:
        first = sums[index]
        index += 1
        if isinstance(first, Reading):
            readings.append(first)
            continue
        start, end = first.start, first.end
        per_start, end, per = _rate(text, first) if first.currency else (end, end, None)
        if index < count and (pair := _range(text, first, end, per, sums[index])):
            readings.append(pair)
            index += 1
            continue
        if text[start - 1 : start] in _LOW_MARKS and (low := _shared_scale(text, first, end, per, per_start)):
            readings.append(low)
            continue
        if first.currency is None:
            per_start, end, per = _rate(text, first)
            if not is_money(text, start, end) or (not first.sure and is_all(text, start, end)):
                continue
        number = plain(first.digits, first.exponent)
        currency = first.currency or "VND"
        readings.append(_qualified(text, start, end, number, None, None, currency, per, first.spelled, per_start, None))
    return readings


#: How far the other end of a range may be.
_FAR: Final = 40
_LOW_MARKS: Final = (*_BLANKS, *_RANGE["dashes"])


def _rate(text: str, money: Money) -> tuple[int, int, str | None]:
    """Read the rate behind a sum: where it begins and ends, and its words."""
    end = money.end
    after = text[end : end + 3].lstrip(_BLANKS)[:1]
    match = None
    if after == "/":
        match = _SLASH_RATE.match(text, end)
    elif after in _RATE_HEADS and after and text[end] in _BLANKS:
        match = _WORD_RATE.match(text, end)
    if (
        match is None
        or match[1].split("/")[0].split()[-1].lower() in _NEVER
        or (match[1][-1:].isdigit()
        and match[1].isdigit())
    ):
        return end, end, None
    per = "/".join(" ".join(part.replace("*", " ").split()) for part in match[1].split("/"))
    first = per.partition("/")[0]
    if money.currency not in (None, "VND") and first.isupper() and len(first) == 3:
        # "50 USD/EUR/AUD": one or the other.
        return end, end, None
    return match.start(1), match.end(), per


def _range(text: str, first: Money, end: int, per: str | None, second: Money | Reading) -> Reading | None:
    """Join two sums with a joint between them: the lower end may leave its currency, the upper one must not be lower."""
    if isinstance(second, Reading) or second.start - end > _FAR:
        return None
    joint = _JOINT.match(text, end)
    if (
        joint is None
        or joint.end() != second.start
        or (first.currency and second.currency and first.currency != second.currency)
    ):
        return None
    if not joint[1] and (
        text[joint.start() : joint.end()].lstrip(" ").startswith("\n")
        or text[second.end : second.end + 3].strip()[:1] == "="
    ):
        # A dash at a line start is a bullet; before "=" it is a minus.
        return None
    low, high = plain(first.digits, first.exponent), plain(second.digits, second.exponent)
    if Decimal(low) >= Decimal(high):
        return None
    per_start, stop, per_second = _rate(text, second)
    currency = first.currency or second.currency
    if currency is None and not is_money(text, first.start, stop):
        return None
    if per and per_second and per.lower() != per_second.lower():
        return None
    return _qualified(
        text, first.start, stop, None, low, high, currency or "VND", per_second or per, first.spelled and second.spelled,
        per_start if per_second else stop, _kept(joint[1]),
    )  # fmt: skip


def _shared_scale(text: str, money: Money, end: int, per: str | None, per_start: int) -> Reading | None:
    """Read a bare number before a sum as the lower end of a range, in the scale of the sum (`5 - 10 triệu đồng`)."""
    start = money.start
    if not text[max(0, start - 6) : start].rstrip(_BLANKS).lower().endswith(_LOW_ENDINGS):
        return None
    match = _LOW.search(text, max(0, start - 50), start)
    if match is None:
        return None
    begin, numbers = match.start(), []
    if match[1]:
        if _is_numbered(text, begin):
            return None
        figure = figures.read(match[1], scaled=money.scale > 0, whole_units=money.currency in (None, "VND"))
        if figure is None:
            return None
        numbers = [(figure.digits, money.scale - figure.decimals), (figure.digits, -figure.decimals)]
        if not figure.grouped or not money.scale:
            numbers = numbers[:1]
        spelled = False
    else:
        words = words_before(text, match.start())
        number = evaluate([word.token for word in words], whole=True)[0] if words else None
        if (
            not money.spelled
            or not isinstance(number, int)
            or text[match.start(2) - 1] not in _BLANKS
            or (len(words) == 1 and said_before(text, words[0].start)[1] is None)
        ):
            # "cuối năm đến mười triệu đồng"
            return None
        begin, spelled = words[0].start, True
        numbers = [(number, money.scale), (number, money.scale - 2)] if number < 1000 else [(number, 0)]
    high = plain(money.digits, money.exponent)
    for digits, exponent in numbers:
        low = plain(digits, exponent)
        if 0 < Decimal(low) < Decimal(high):
            currency = money.currency
            if currency is None and not is_money(text, begin, end):
                return None
            return _qualified(
                text, begin, end, None, low, high, currency or "VND", per, spelled, per_start, _kept(match[2])
            )
    return None


def _is_numbered(text: str, start: int) -> bool:
    word = text[max(0, start - 12) : start].rstrip(_BLANKS).rpartition(" ")[2].lower()
    return word in _NOT_LOW


def _kept(joint: str | None) -> str | None:
    """Give what a joint says of the upper end besides joining it: `dưới` in `đến dưới`."""
    kept = " ".join(joint.lower().split()[1:]) if joint else ""
    return f"đến {kept}" if kept in _RANGE["kept"] else None


def _qualified(
    text: str, start: int, end: int, value: str | None, low: str | None, high: str | None, currency: str,
    per: str | None, words: bool, per_start: int, kept: str | None,
) -> Reading:  # fmt: skip
    """Add what is said of the amount right before and behind it."""
    first, last, qualifier = start, end, kept
    said = after = None
    if text[start - 1 : start] in _BLANKS and start:
        first, said = said_before(text, start)
    if text[end : end + 1] in _BLANKS and _AFTER_HEAD in text[end : end + 6].lower():
        after = _AFTER.match(text, end)
    if after:
        last = after.end(1)
        qualifier = f"{said or ''} … {' '.join(after[1].lower().split())}".lstrip()
    elif said == _QUALIFIERS["from"]:
        first = start if value is not None else first
    elif said:
        qualifier = f"{said} … {kept}" if kept else said
    return Reading(start, end, value, low, high, currency, per, words, qualifier, (first, last), per_start)
