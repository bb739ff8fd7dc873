"""What the last three letters before a number say: a keyword of dates, `từ`, the end of a clock time.

The letters only point; whoever reads on makes sure of the whole word.
"""

from __future__ import annotations

from typing import Final

from ...text.spelling import cases, tones
from .words import BLANKS, LEXICON, PERIOD_WORDS, head_before

DAY, MONTH, YEAR, QUARTER, FROM, PERIOD, ROMAN, UNREADABLE = range(1, 9)
QUARTER_SIGN, MONTH_WORD, YEAR_WORD = 1, 2, 3
_CONTEXT: Final = LEXICON["context"]
_PERIOD_ENDS: Final = tuple(dict.fromkeys(word.split()[-1] for word in PERIOD_WORDS))
_HALF_CAPITAL: Final = LEXICON["half_capital"]
LEADING: Final = {
    DAY: (*LEXICON["day"], *LEXICON["early_day"], *_HALF_CAPITAL["day"]),
    MONTH: (*LEXICON["month"], *_HALF_CAPITAL["month"]),
    YEAR: (*LEXICON["year"], *_HALF_CAPITAL["year"]),
    QUARTER: (*LEXICON["quarter"], *_HALF_CAPITAL["quarter"]),
    FROM: LEXICON["from"],
    PERIOD: _PERIOD_ENDS,
}


def words() -> tuple[str, ...]:
    """Give the words before a number for which a closer look is worth it; months are found by their word."""
    # What stands behind `mùng 5` points it out: its letters end too many words.
    return tuple(
        word for lead, group in LEADING.items() if lead != MONTH for word in group if word not in LEXICON["early_day"]
    )


def _endings(group: tuple[str, ...] | list[str]) -> list[str]:
    found = []
    for form in (form for word in group for spelled in tones(word) for form in cases(spelled)):
        found += [form[-3:]] if len(form) > 2 else [form, *(blank + form for blank in ' \n\t*(“"-,;:[')]
    return found


#: The last three letters before a number, and what they lead in.
LEADS: Final[dict[str, int]] = {
    **{ending: lead for lead, group in reversed(LEADING.items()) for ending in _endings(group)},
    " ày": DAY,
    " ăm": YEAR,
    "QI/": ROMAN,
    "II/": ROMAN,
    "IV/": ROMAN,
    "…/": UNREADABLE,
    **{f"{sign}{dots}/": UNREADABLE for sign in " /.…" for dots in ".…"},
}

#: The first two letters of the months' words, and of what makes months of a number of them.
MONTH_INITIALS: Final = frozenset(form for word in LEXICON["months"] for form in (word[:2], word[:2].capitalize())) | {
    word[:2] for side in ("first", "last") for word in LEXICON["halves"][side]
}
_PARTS_OF_DAY: Final = [part for name in ("morning", "noon", "afternoon", "night") for part in LEXICON["clock"][name]]
_WEEKDAYS: Final = [name.split()[-1] for name in LEXICON["weekdays"]["names"]]
#: Endings of `từ` with the blank before it.
FROM_ENDINGS: Final = frozenset(_endings(LEXICON["from"]))
#: Endings of words before a day with which a clock time, a weekday or `từ` stands there.
JOINING: Final = frozenset(
    ending
    for ending in (*FROM_ENDINGS, *_endings(["giờ", "phút", "giây", *_PARTS_OF_DAY, *_WEEKDAYS, *LEXICON["early_day"]]))
    if not ending.isdigit()
)
#: Last characters before a day with which a clock time may stand there.
JOINING_SIGNS: Final = frozenset(",0123456789h'’|-)")
#: The same without a blank between (`từngày`).
JOINING_SHORT: Final = frozenset(form[-2:] for word in LEXICON["from"] for form in cases(word))
#: Endings of words before `năm` that make more or less of it than a year.
TURNING: Final = frozenset(
    _endings([*LEXICON["from"], *LEXICON["halves"]["first"], *LEXICON["halves"]["last"], *_CONTEXT["counting"]])
) | frozenset("0123456789")
#: What stands right before a date that no keyword leads in.
OPENING: Final = frozenset(' \n\t*(|“"[;:>')


def is_timed(text: str, at: int) -> bool:
    """Say whether a clock time may stand before a day that begins at `at`, weekdays and parts of day between."""
    head = head_before(text, at, 40, " \n\t*,|(-)")
    for _ in range(4):
        if head[-1:] in HOUR_SIGNS:
            rest = head.rstrip(MINUTES)
            if rest[-1:] in "hgH" and rest[-2:-1].isdigit():
                return True
            if len(rest) < len(head):
                return rest[-1:] == ":" or rest.rstrip(BLANKS)[-1:] in HOUR_ENDS
            if rest[-3:] in HOUR_WORDS:
                return True
            # `sáng` and `chủ nhật` end with such letters too.
        words = head.rsplit(None, 1)
        if len(words) < 2 or words[1].lower() not in BETWEEN:
            return False
        head = words[0].rstrip(" \n\t*,|(-)")
    return False


MINUTES: Final = "0123456789'’"
HOUR_ENDS: Final = frozenset("ờh")
HOUR_SIGNS: Final = frozenset("0123456789'’hgHờtỜT")
HOUR_WORDS: Final = frozenset(("giờ", "hút", "HÚT", "GIỜ", "Giờ"))
BETWEEN: Final = frozenset([*_PARTS_OF_DAY, *(word for name in LEXICON["weekdays"]["names"] for word in name.split())])


def over_blanks(text: str, at: int) -> int:
    """Give the place behind the last character before `at` that is no blank."""
    head = text[max(0, at - 24) : at]
    return at - len(head) + len(head.rstrip(BLANKS))
