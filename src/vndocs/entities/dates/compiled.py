"""The plain forms of dates read in C, where the package was installed with it; told here what plain.py goes by.

It takes all numbers of a text in one call, reads the common forms, passes over what is surely no date, and asks the
parser about everything else. The Python of plain.py, unled.py and periods.py says what is right; a test holds the two
together.
"""

from __future__ import annotations

from typing import Any, Final

from . import endings, periods, plain, unled
from .bare import IS_TOLD, NEVER, REMEMBERED, WORD_ENDS
from .beside import LUNAR_LETTERS
from .reading import Reading
from .words import BLANKS, LEXICON, MONTH_WORDS, PERIOD_WORDS, any_case

compiled: Any
try:
    from . import _plain as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_LETTERS: Final = {
    "blank": BLANKS,
    "quiet": plain.QUIET,
    "soft": plain.SOFT,
    "signs": plain.SIGNS,
    "initials": plain.INITIALS,
    "leading": plain.LEADING,
    "joining_signs": endings.JOINING_SIGNS,
    "turning": plain.TURNING_LETTERS,
    "opening": endings.OPENING,
    "day_goes_on": plain.DAY_GOES_ON,
    "number_goes_on": unled.GOES_ON,
    "joined": unled.JOINED,
    "hour_signs": endings.HOUR_SIGNS,
    "minutes": endings.MINUTES,
    "hour_end": endings.HOUR_ENDS,
    "cell_end": unled.CELL_ENDS,
    "lunar": LUNAR_LETTERS,
    "word_end": WORD_ENDS,
    "year_initials": {
        form for word in (*LEXICON["year"], *LEXICON["misread_year"], plain.EVERY[-1]) for form in any_case(word[0])
    },
}
_SETS: Final = {
    "openings": plain.OPENINGS,
    "from": endings.FROM_ENDINGS,
    "joining": endings.JOINING,
    "joining_short": endings.JOINING_SHORT,
    "turning": endings.TURNING,
    "ends_of_year": plain.ENDS_OF_YEAR,
    "numbered": unled.NUMBERED,
    "told": IS_TOLD,
    "month_letters": unled.MONTH_LETTERS,
    "quarter": [form for word in LEXICON["quarter"] for form in any_case(word)],
    "month_next": unled.MONTH_NEXT,
    "month_initials": endings.MONTH_INITIALS,
    "month_parts": unled.MONTH_PARTS,
    "month_last": {word.split()[-1] for word in MONTH_WORDS},
    "month_first": {word.split()[0] for word in MONTH_WORDS},
    "joined_next": unled.JOINED_NEXT,
    "to_next": unled.TO_NEXT,
    "never": NEVER,
    "year": [form for word in LEXICON["year"] for form in any_case(word)],
    "hours": endings.HOUR_WORDS,
    "between": endings.BETWEEN,
    "named": periods.ENDINGS,
}
_WORDS: Final = {
    "month": LEXICON["month"][0],
    "year": LEXICON["year"][0],
    "day": LEXICON["day"][0],
    "to": plain.TO,
    "until": plain.UNTIL,
    "zone": unled.ZONE,
    "back": plain.BACK,
    "counted_half": plain.COUNTED_HALF,
    "more": plain.MORE,
    "bracketed": plain.BRACKETED,
    "more_years": plain.MORE_YEARS,
    "and": plain.AND,
    "every": plain.EVERY,
    "each": plain.EVERY[:2],
}

if compiled is not None:
    compiled.learn(
        Reading,
        periods.with_name,
        {name: "".join(sorted(letters)) for name, letters in _LETTERS.items()},
        {
            "leads": endings.LEADS,
            "periods": PERIOD_WORDS,
            **{name: dict.fromkeys(words, True) for name, words in _SETS.items()},
        },
        _WORDS,
        sorted(REMEMBERED),
    )
