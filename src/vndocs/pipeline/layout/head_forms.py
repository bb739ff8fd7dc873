"""What the compiled reader of a heading is told: letters and words of numbers, days, places and mottoes.

It takes the common forms of each; anchors.py and mottoes.py say what is right, and read what it leaves.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import Any, Final

from ...entities.references import symbol
from ...text.lexicon import load
from ...text.seeking import SPACE
from ...text.spelling import cased
from .folding import common

compiled: Any
try:
    from . import _anchors as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)
_LABELS: Final[list[str]] = _WORDS["number"]["labels"]
#: The letters of a label, first and second, in either case.
LABEL_LETTERS: Final = ["".join({*pair, *map(str.upper, pair)}) for pair in zip(*_LABELS, strict=True)]
#: What a type ends in that stands before a label, and the letters before a label in small letters.
LEAD_ENDS: Final = ("nghị quyết", "luật", "lệnh", "bản án")
BEFORE_LABEL: Final = frozenset({end[-1] for end in LEAD_ENDS} | {end[-1].upper() for end in LEAD_ENDS}).union(SPACE)
#: A day, a month and a year, as they are spelled and as a scan may have left them.
DAYS: Final = ("ngày", "ngay", "ngàv", "ngầy")
MONTHS: Final = ("tháng", "thang", "thdng", "thắng", "than,")
YEARS: Final = tuple(f"n{vowel}m" for vowel in "ăaáâàãäo")
#: Words of a place that are no names, and what ends a word of a place.
PLACES: Final = frozenset(_WORDS["places"]["words"])
PLACE_ENDS: Final = frozenset(f"{SPACE},|*_/:;")
#: Words behind which a motto stands in a sentence.
OF_SENTENCE: Final = ("nước", "nuoc", "của", "đại hội", "sử")
#: How a motto begins, however a scan may have left its diacritics: a dot is any letter, `#` a word of which little is
#: left, and `D` either letter.
WORN: Final[tuple[str, ...]] = (
    *("c.ng # x. h", "c.g # x. h", "c.ng # m..n n", "c.g # m..n n", "v..t n.m d.n ch"),
    *("D.ng c.ng s.n v", "D.ng l.o D.ng v", "D..n tncs", "D..n th.nh ni"),
)
#: Letters from here on begin no motto.
_WIDEST: Final = "\u2100"
#: The signs of the National Assembly and its committee, which stand alone behind a year.
_TERMS: Final = tuple(f"{sign}{term}" for sign in ("QH", "UBTVQH") for term in range(1, 31))
#: The letters of `doc lap tu do hanh phuc` that a scan left, in their order.
_INDEPENDENCE: Final = "dclptdohhphc"


@cache
def reader() -> Any:
    """Give the compiled reader of headings once it is told its words; None where nothing is compiled."""
    if compiled is None:
        return None
    plain = common()
    mottoes = _WORDS["mottoes"]
    every = [words for system in ("nation", "party", "mass") for words in mottoes[system]]
    compiled.learn(
        {
            "label_first": LABEL_LETTERS[0],
            "label_second": LABEL_LETTERS[1],
            "before_label": "".join(BEFORE_LABEL),
            "day_first": "".join(_cases(DAYS[0][0])),
            "day_second": "".join(_cases(DAYS[0][1])),
            "day_third": "".join(set[str]().union(*(_cases(word[2]) for word in DAYS))),
            "month_first": "".join(_cases(MONTHS[0][0])),
            "place_end": "".join(PLACE_ENDS),
            "small": f"{ascii_lowercase}{cased('à-ỹ')}đ",
            "capital": f"{ascii_uppercase}{cased('À-Ỹ')}Đ",
            "motto_first": _alike(plain, {words[0] for words in every}),
            # `CÔG` for `CÔNG`: the fourth letter may stand third.
            "motto_third": _alike(plain, {letter for words in every for letter in words[2:4]}),
            "worn_first": _signed(words[0] for words in WORN),
            "worn_third": _signed(words[2] for words in WORN if words[3] == " "),
            "worn_fourth": _signed(words[3] for words in WORN if words[3] != " "),
            "second_first": _alike(plain, {_INDEPENDENCE[0], "v"}),
        },
        {
            "labels": _set(
                first + second for label in _LABELS for first in _cases(label[0]) for second in _cases(label[1])
            ),
            "signs": symbol.official_case(),
            "whole": _set(sign for sign in _TERMS if symbol.split_glued(sign) is None),
            "days": _set(DAYS),
            "months": _set(MONTHS),
            "years": _set(YEARS),
            "places": _set(PLACES),
        },
        {
            "lead_ends": LEAD_ENDS,
            "day": (DAYS[0], DAYS[0].capitalize()),
            "nation": tuple(mottoes["nation"]),
            "party": tuple(mottoes["party"]),
            "mass": tuple(mottoes["mass"]),
            "of_sentence": OF_SENTENCE,
            "garbled": tuple(mottoes["nation"][0].split()[:3:2]),
            "independence": (_INDEPENDENCE,),
            "worn": WORN,
            "systems": ("state", "party", "mass"),
        },
        plain,
    )
    return compiled


def _alike(plain: dict[str, str], wanted: set[str]) -> str:
    """Give all letters that are one of some without their marks."""
    return "".join(char for char, letter in plain.items() if letter in wanted and char < _WIDEST)


def _signed(signs: Iterable[str]) -> str:
    """Give the letters that signs of worn beginnings stand for."""
    return "".join("dDđĐ" if sign == "D" else sign + sign.upper() for sign in signs)


def _set(words: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(words)


def _cases(letter: str) -> set[str]:
    return {letter, letter.upper()}
