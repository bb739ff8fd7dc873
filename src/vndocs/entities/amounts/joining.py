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
from .money import Money, prefix_before
from .qualifiers import said_before
from .rates import rate_of
from .reading import Reading, plain
from .units import LEXICON, PREFIXES, alternatives

_RANGE: Final = LEXICON["range"]
_QUALIFIERS: Final = LEXICON["qualifiers"]
_B: Final = r"(?:[ \t*]|\n(?![ \t*]*\n)){0,6}"
_DASH: Final = f"[{''.join(map(re.escape, _RANGE['dashes']))}]"
_JOINT: Final = re.compile(
    rf"{_B}(?:({alternatives(_RANGE['joints'])})(?!\w)|[ *]{{0,3}}{_DASH}){_B}",
    re.I,
)
_LOW: Final = re.compile(
    rf"(?:(?<![\w.,/%-])(\d[\d.,]{{0,24}}\d|\d)[ \n*]{{0,4}}|(?<=[^\W\d])[ \n]{{1,4}})"
    rf"(?:({alternatives(_RANGE['joints'])})[ \n*]{{1,4}}|{_DASH}[ \n*]{{0,4}})\Z",
    re.I,
)
# `giữa 5 và 10 triệu đồng`: a pair of the joint and the word that must lead it.
_AND: Final = re.compile(rf"{_B}({_RANGE['between'][1]})(?!\w){_B}", re.I)
_LOW_AND: Final = re.compile(
    rf"(?<![\w.,/%-])(\d[\d.,]{{0,24}}\d|\d)[ \n*]{{1,4}}({_RANGE['between'][1]})[ \n*]{{1,4}}\Z", re.I
)
_BETWEEN: Final = re.compile(
    # `chênh lệch giữa A và B` names two sums.
    rf"(?<!\w)(?<!{')(?<!'.join(_RANGE['compared'])}){_RANGE['between'][0]}[ \n*]{{1,4}}\Z",
    re.I,
)
#: The last characters before the upper end of a range whose lower end is a bare number.
_LOW_ENDINGS: Final = tuple({joint[-2:] for joint in _RANGE["joints"]} | set(_RANGE["dashes"]))
_NOT_LOW: Final = frozenset(LEXICON["numbered"]["words"])
_AFTER: Final = re.compile(rf"[ \n*]{{1,4}}({alternatives(_QUALIFIERS['after'])})(?!\w)", re.I)
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
        per_start, end, per = rate_of(text, first) if first.currency else (end, end, None)
        if index < count and (pair := _range(text, first, end, per, sums[index])):
            readings.append(pair)
            index += 1
            continue
        if text[start - 1 : start] in _LOW_MARKS and (low := _shared_scale(text, first, end, per, per_start)):
            readings.append(low)
            continue
        if first.currency is None:
            per_start, end, per = rate_of(text, first)
            if not is_money(text, start, end) or (not first.sure and is_all(text, start, end)):
                continue
        number = plain(first.digits, first.exponent)
        currency = first.currency or "VND"
        alone = Reading(start, end, number, None, None, currency, per, first.spelled, None, (start, end), per_start)
        readings.append(_qualified(text, alone))
    return readings


#: How far the other end of a range may be.
_FAR: Final = 40
_LOW_MARKS: Final = (*_BLANKS, *_RANGE["dashes"])


def _range(text: str, first: Money, end: int, per: str | None, second: Money | Reading) -> Reading | None:
    """Join two sums with a joint between them; the lower end may leave its currency out."""
    if second.start - end > _FAR:
        return None
    joint = _JOINT.match(text, end)
    if joint is None and _BETWEEN.search(text, max(0, first.start - 20), first.start):
        joint = _AND.match(text, end)
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
    if isinstance(second, Reading):
        if second.value is None:
            return None
        high, spelled = second.value, False
        per_start, stop, per_second = second.per_start, second.end, second.per
    else:
        high, spelled = plain(second.digits, second.exponent), first.spelled and second.spelled
        per_start, stop, per_second = rate_of(text, second)
    low = plain(first.digits, first.exponent)
    if isinstance(second, Money) and second.scale and second.currency is None and first.currency and not first.scale:
        # `$1,2-1,5 tỷ`
        scaled = plain(first.digits, first.exponent + second.scale)
        low = scaled if Decimal(scaled) < Decimal(high) else low
    if Decimal(low) >= Decimal(high):
        return None
    currency = first.currency or second.currency
    if currency is None and not is_money(text, first.start, stop):
        return None
    if per and per_second and per.lower() != per_second.lower():
        return None
    per = per_second or per
    place = (first.start, stop)
    pair = Reading(
        *place, None, low, high, currency or "VND", per, spelled, None, place, per_start if per_second else stop
    )
    return _qualified(text, pair, _kept(joint[1]))


def _shared_scale(text: str, money: Money, end: int, per: str | None, per_start: int) -> Reading | None:
    """Read a bare number before a sum as the lower end of a range, in the scale of the sum: `5 - 10 triệu đồng`."""
    start = money.start
    ending = text[max(0, start - 6) : start].rstrip(_BLANKS).lower()
    if ending.endswith(_RANGE["between"][1]):
        match = _LOW_AND.search(text, max(0, start - 50), start)
        if match is None or _BETWEEN.search(text, max(0, match.start() - 20), match.start()) is None:
            return None
    elif ending.endswith(_LOW_ENDINGS):
        match = _LOW.search(text, max(0, start - 50), start)
    else:
        return None
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
            if (prefix := prefix_before(text, begin)) is not None:
                # `$5-$10`
                if PREFIXES[prefix[1]] != currency:
                    return None
                begin = prefix.start()
            if currency is None and not is_money(text, begin, end):
                return None
            place = (begin, end)
            pair = Reading(*place, None, low, high, currency or "VND", per, spelled, None, place, per_start)
            return _qualified(text, pair, _kept(match[2]))
    return None


def _is_numbered(text: str, start: int) -> bool:
    word = text[max(0, start - 12) : start].rstrip(_BLANKS).rpartition(" ")[2].lower()
    return word in _NOT_LOW


def _kept(joint: str | None) -> str | None:
    """Give what a joint says of the upper end besides joining it: `dưới` in `đến dưới`."""
    kept = " ".join(joint.lower().split()[1:]) if joint else ""
    return f"đến {kept}" if kept in _RANGE["kept"] else None


def _qualified(text: str, reading: Reading, kept: str | None = None) -> Reading:
    """Add what is said of the amount right before and behind it, and what its joint said."""
    start, end = reading.start, reading.end
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
        first = start if reading.value is not None else first
    elif said:
        qualifier = f"{said} … {kept}" if kept else said
    if qualifier is None and (first, last) == (start, end):
        return reading
    return reading._replace(qualifier=qualifier, whole=(first, last))
