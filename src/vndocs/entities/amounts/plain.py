"""The plainest spellings, read at one go: `282.000.000 đồng`, `1,5 tỷ đồng`, `5.000.000 đồng đến 10.000.000 đồng`.

Most amounts of a text are of this form. What has a rate, another currency or anything odd about it is left to `money`.
"""

from __future__ import annotations

import re
from typing import Final

from .qualifiers import ENDINGS, said_before
from .reading import Reading
from .units import AFTER_CURRENCY, LEXICON

#: The words that a plain amount is written with besides its scale.
DONG, LETTER, DOLLAR, PERSON = "đồng", "đ", "USD", "người/"
RANGE: Final = LEXICON["range"]
FROM: Final = LEXICON["qualifiers"]["from"]
_BLANKS: Final = " \n"
SCALES: Final[dict[str | None, int]] = {**LEXICON["scales"]}
CURRENCIES: Final[dict[str | None, str]] = {None: "VND", DONG: "VND", "VND": "VND", "VNĐ": "VND", DOLLAR: "USD"}
#: Units of a rate that begin no longer unit.
RATES: Final = set(LEXICON["rate"]["single"]) - {unit.split()[0] for unit in LEXICON["rate"]["units"]}
_UNITS: Final = "|".join(word for word in CURRENCIES if word)
_RATES: Final = "|".join(sorted(RATES, key=len, reverse=True))
_FIGURES: Final = r"[1-9]\d{0,2}(?:\.\d{3}){0,6}"
#: Figures in the official grouping, a scale, the currency, perhaps a second sum and a rate; then what follows at once.
_PLAIN: Final = re.compile(
    rf"({_FIGURES})(?:,(\d{{1,3}}))?(?:(?: \n?|\n)({'|'.join(LEXICON['scales'])}))?"
    rf"(?:(?: \n?|\n)({_UNITS})(?:(?: \n?|\n){RANGE['joints'][0]}(?: \n?|\n)({_FIGURES})(?: \n?|\n){DONG})?"
    rf"|{LETTER})"
    rf"(?:/((?:{PERSON})?(?:{_RATES})|[^\W\d_]{{2,8}}(?=[.,;)])))?(?=([.,;:)\n]| \n?)(..?)?)",
    re.DOTALL,
)
#: The first four characters of what is read behind a figure.
HEADS: Final = frozenset(f"{word} đ"[:4] for word in (*LEXICON["scales"], "đồng")) | {
    f"{unit}{mark}" for unit in ("VND", "VNĐ", "USD") for mark in " .,;)\n"
}
LETTER_HEADS: Final = frozenset(f"đ{mark}" for mark in " .,;)\n")
NEVER: Final = frozenset(LEXICON["rate"]["never"])
#: The unit of a table may look like a sum; the last characters of what stands before it then.
UNIT_ENDS: Final = frozenset(word[-2:] for word in LEXICON["table_unit"]["words"])
ONES: Final = frozenset({"1.000", "1.000.000", "1.000.000.000"})
#: The first two letters of what may belong to an amount behind a blank.
_FOLLOWING: Final = (*RANGE["joints"], *LEXICON["rate"]["words"], *LEXICON["qualifiers"]["after"])
JOINED: Final = (
    frozenset(form for word in _FOLLOWING for form in (word[:2], word[:2].title(), word[:2].upper(), f"{word[0]} "))
    | {first + second for first in "*/-~÷ \n" for second in "*/-~÷ \n0123456789đtcmo"}
    | AFTER_CURRENCY
)
#: The words themselves: those that stand alone, and the first two of the others.
FOLLOWING: Final = frozenset(word for word in _FOLLOWING if " " not in word)
FOLLOWING_TWO: Final = frozenset(" ".join(word.split()[:2]) for word in _FOLLOWING if " " in word)
TO: Final = frozenset(word[-2:] for word in RANGE["joints"] if " " not in word)
#: The last two characters of what joins an amount to what stands in front of it, `đến` apart.
JOINING: Final = (
    frozenset(word[-2:] for word in (*RANGE["joints"], RANGE["between"][0]))
    | {first + second for first in " \n*-~÷0123456789" for second in "*-~÷ \n."}
) - TO
#: `giữa … và …`, and how far its first word may stand before the upper end.
BETWEEN, AND = RANGE["between"]
_NEAR: Final = 32


def read_plain(text: str, start: int) -> Reading | None:
    """Read what begins at `start` if it is of a plain form and nothing else belongs to it."""
    match = _PLAIN.match(text, start)
    if match is None:
        return None
    figures, decimals, scale, unit, upper, per, after, head = match.groups()
    if after in _BLANKS and head in JOINED:
        return None
    before, blank = text[start - 3 : start - 1], text[start - 1 : start]
    if blank not in _BLANKS or before[1:] in _BLANKS or before in JOINING or before[1:].isdigit():
        return None
    if before in TO and not text[start - 6 : start - 5].isalpha():
        # "5 đến 10 triệu đồng"; a lower end with a unit of its own is joined later.
        return None
    if before == AND and BETWEEN in text[max(0, start - _NEAR) : start]:
        # "giữa 5 và 10 triệu đồng"
        return None
    if unit is None and after == ".":
        # The full stop may belong to the letter: "500.000 đ., ..."
        return None
    digits = figures.replace(".", "")
    if scale is not None:
        exponent = SCALES[scale]
        if upper or unit is None or (decimals and len(decimals) > exponent):
            return None
        if decimals:
            digits += decimals
            exponent -= len(decimals)
        digits += "0" * exponent
    elif decimals or ((figures is digits or len(figures) < 5) and unit != "USD"):
        return None
    if figures in ONES and (before[1:] == ":" or before.lower() in UNIT_ENDS):
        return None
    if per in NEVER or (per and unit == "USD"):
        return None
    begin, said = said_before(text, start) if before.lower() in ENDINGS else (start, None)
    end = match.end()
    per_start = end - len(per) if per else end
    if upper:
        high = upper.replace(".", "")
        if unit != "đồng" or upper is high or (len(high), high) <= (len(digits), digits):
            return None
        qualifier = said if said != FROM else None
        return Reading(start, end, None, digits, high, "VND", per, False, qualifier, (begin, end), per_start)
    if said == FROM:
        begin, said = start, None
    return Reading(start, end, digits, None, None, CURRENCIES[unit], per, False, said, (begin, end), per_start)
