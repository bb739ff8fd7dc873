"""Teaches the reader in C (`_pointers.c`) the words of the grammar; it reads common forms, `khoản 1, 2 và 3 Điều 7`.

What it leaves is read by finding.py, which gives the same alone where nothing was compiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ...text.numerals import to_ordinal
from ...text.spelling import cased
from .chain import LIMITS, ORDER
from .context import BULLETS, COMPOUNDS, LEADING, PLACES_OF, PLAIN_ENDS, PLURAL, SENTENCE_ENDS, WEAKLY_LEADING
from .grammar import ENDING, LEVEL_OF, LEXICON
from .named import ABOVE, GOING_ON
from .naming import ARTICLE_VERBS, BY_LAST, COMMON_NAMES, NAME_ENDS, NO_UNITS, SEVERAL
from .order import LETTERS
from .parser import TRIGGERS, Reading
from .pointing import ABBREVIATED, CARRYING, DATING, FIRST, POINTING, STOPS, TYPES, Type
from .smaller import SMALL_ENDS, SMALLER
from .starts import BROKEN, LABELLED, LETTERED, LINE_ENDS, OPENED, QUICK, WORDED

if TYPE_CHECKING:
    from collections.abc import Iterable

compiled: Any
try:
    from . import _pointers as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: Levels that are read in C.
_READ: Final = frozenset(ORDER[:10])
_AND, _UNTIL, _OF, _OTHER, _EXCEPT = range(1, 6)
_JOINTS: Final = LEXICON["joints"]
#: What may stand between a level and its number; the last only in small letters.
_BETWEEN: Final = (*_JOINTS["number"], "thứ", "từ")
#: What a pointing word is looked for by, and what may begin a chain.
_THIS, _, _, *STARTING = (word for word in TRIGGERS.literals if word not in BROKEN)
#: What opens a name, a level or a pointing word, and what else may carry a provision.
_OPENS, _CARRIES = 1, 2


def _spelled(word: str) -> set[str]:
    """Give a word as the grammar takes it: each syllable with a capital or without, or all in capitals."""
    forms = [""]
    for syllable in word.split():
        forms = [f"{form} {each}" for form in forms for each in (syllable, syllable.capitalize())]
    return {word.upper(), *(form[1:] for form in forms)}


def _is_lone(level: str) -> bool:
    """Tell whether a level is one word that ends no other level."""
    return " " not in level and not any(other.endswith(f" {level}") for other in LEVEL_OF)


def _may_be_pointed_at(name: tuple[str, ...]) -> bool:
    """Tell whether a name is that of a type or of a unit: `mẫu này` is none."""
    words = " ".join(name)
    return words in TYPES or LEVEL_OF.get(words) not in NO_UNITS


def _joints() -> dict[str, int]:
    joints = dict.fromkeys((word.split()[0] for word in _JOINTS["except"]), _EXCEPT)
    joints.update(dict.fromkeys((*_JOINTS["whole"], *_JOINTS["inside"]), _OTHER))
    joints.update(dict.fromkeys(_JOINTS["until"], _UNTIL))
    joints.update(dict.fromkeys((word for word in _JOINTS["and"] if word.isalpha()), _AND))
    joints[_JOINTS["inside"][0]] = _OF
    return joints


def _openings() -> dict[str, Any]:
    openings: dict[str, Any] = dict.fromkeys(CARRYING, _CARRIES)
    # `được ban hành kèm theo` carries, `được sửa đổi` does not.
    openings["được"] = " ban"
    openings.update(dict.fromkeys(FIRST - CARRYING, _OPENS))
    return openings


def _measures() -> dict[str, bool]:
    words = LEXICON["measures"]["words"]
    measures = {word.split()[0]: False for word in words}
    measures.update({word: True for word in words if " " not in word})
    return measures


def _leading() -> dict[str, bool | None]:
    leading: dict[str, bool | None] = dict.fromkeys(WEAKLY_LEADING, False)
    leading.update(dict.fromkeys(LEADING, True))
    # `hiện tại` leads to nothing.
    leading["tại"] = None
    return leading


def _ordinals() -> dict[str, int]:
    """Give the numbers that one word behind `thứ` says."""
    spelled = ((to_ordinal(number).split(), number) for number in range(1, 11))
    return {words[1]: number for words, number in spelled if len(words) == 2}


def _marks(found: Type) -> int:
    """Give what is known of a type besides its code."""
    types = LEXICON["types"]
    marks = (
        found.name in types["named"],
        found.name in types["statutes"],
        found.name in LEXICON["carriers"]["enclosed"],
    )
    return sum(mark << place for place, mark in enumerate((*marks, found.sort == "plain")))


def _all(words: Iterable[str]) -> dict[str, bool]:
    return dict.fromkeys(words, True)


def _teach() -> None:
    words: dict[str, dict[str, Any]] = {
        "levels": {
            form: ORDER.index(level) for word, level in LEVEL_OF.items() if level in _READ for form in _spelled(word)
        },
        "heads": _all(word.split()[0] for word in LEVEL_OF),
        "joints": _joints(),
        "followers": _all(LEXICON["followers"]["words"]),
        "types": {name: (found, _marks(found)) for name, found in TYPES.items()},
        "documents": _all(found.name for found in TYPES.values() if found.sort != "project"),
        "openings": _openings(),
        "pointings": POINTING,
        "units": LEVEL_OF,
        "simple types": _all(LEXICON["types"]["plain"]),
        "simple words": _all(ENDING),
        "short types": _all(ABBREVIATED),
        "carriers": _all(LEXICON["carriers"]["words"]),
        "stops": _all(STOPS),
        "dating": _all(DATING),
        "issuing": _all(words.split()[0] for words in LEXICON["carriers"]["issued"]),
        "plain ends": _all(PLAIN_ENDS),
        "plurals": _all(PLURAL),
        "small ends": _all(SMALL_ENDS),
        "small heads": {word.split()[0]: False for word in LEXICON["unread"]["words"]} | _all(SMALLER),
        "measures": _measures(),
        "places of": _all(PLACES_OF),
        "leading": _leading(),
        "scoring": _all(word.lower() for word in LEXICON["scoring"]["words"]),
        "ordinal words": _all(("thứ", "Thứ", "tHỨ", "THỨ")),
        "ordinals": _ordinals(),
        "ordinal units": _all(LEXICON["ordinals"]["words"]),
        "worded labels": _all(("từ", *(word.split()[0] for word in LEXICON["places"]))),
        "quick": QUICK,
        "labelled": _all(LABELLED),
        "worded": _all(WORDED),
        "lettered": _all(LETTERED),
        "opened": _all(OPENED),
        "level lasts": dict.fromkeys(_BETWEEN, False) | _all(word.split()[-1] for word in LEVEL_OF),
        "level joints": _all(_BETWEEN) | _all(word.capitalize() for word in _BETWEEN[:-1]),
        "lone levels": _all(form for word in LEVEL_OF if _is_lone(word) for form in _spelled(word)),
        "smaller section": _all(("tiểu ", "tiểu\n")),
        "annexes": _all(("phụ",)),
        "common names": COMMON_NAMES,
        "name ends": _all(NAME_ENDS),
        "last syllables": _all(last for last, names in BY_LAST.items() if any(map(_may_be_pointed_at, names))),
        "above": _all(ABOVE),
        "going on": _all(GOING_ON),
        "several": _all(SEVERAL),
        "number words": _all(form for word in _JOINTS["number"] for form in (word, word.capitalize())),
    }
    compounds = tuple(_all(COMPOUNDS.get(level, ())) for level in ORDER)
    limits = tuple(LIMITS.get(level, 999) for level in ORDER)
    said = {
        "letters": LETTERS,
        "number": _JOINTS["number"][0],
        "this": _THIS,
        "says this": POINTING[_THIS],
        "bullets": "".join(BULLETS),
        "sentence ends": "".join(SENTENCE_ENDS),
        "line ends": "".join(LINE_ENDS),
        "from": " từ ",
        "ordinal": "hứ",
        "already": "đã",
        "here": "đây",
        "capitals": cased("À-Ỹ"),
    }
    shortened = "".join(LEXICON["shortened"])
    compiled.learn(Reading, words, said, ORDER, compounds, limits, ARTICLE_VERBS, shortened)


if compiled is not None:
    _teach()
