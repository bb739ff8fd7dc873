"""What an amount is told by at a glance: the first letters of what stands behind a figure, the last ones before it."""

from __future__ import annotations

from typing import Final

from .units import LEXICON, PREFIXES, TREE_WORDS

BLANKS: Final = frozenset(" \n\t*")
MARKS: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹[")


def _beginnings() -> set[str]:
    """First words of everything that may stand behind a figure, in the letter cases in use."""
    scales = {*LEXICON["scales"], *LEXICON["short_scales"], *LEXICON["short_units"]}
    units = {form for unit in scales for form in (unit, unit.upper())} | {
        unit.title() for unit in LEXICON["capitals"]["words"]
    }
    units |= {*LEXICON["letter"]["signs"], *LEXICON["letter"]["misread"], *LEXICON["letter"]["misread_words"]}
    units |= set(LEXICON["signs"])
    for code, entry in LEXICON["currencies"].items():
        first = {name.split()[0].partition("-")[0] for name in (entry["name"], *entry["also"])}
        units |= {code, *first}
        units |= {
            form for word in first if word in LEXICON["capitals"]["words"] for form in (word.title(), word.upper())
        }
        if code in LEXICON["codes"]["any_case"]:
            units |= {form for word in (code, *first) for form in (word.lower(), word.title())}
    return units


UNITS: Final = _beginnings()
#: The first four letters of longer units; the shorter ones by their length.
FOUR: Final = frozenset(unit[:4] for unit in UNITS if len(unit) > 3)
THREE: Final = frozenset(unit for unit in UNITS if len(unit) == 3)
TWO: Final = frozenset(unit for unit in UNITS if len(unit) == 2)
LETTER_UNITS: Final = frozenset(unit for unit in UNITS if len(unit) == 1)
#: What stands before a figure whose code or sign is in front: two characters, or a sign.
PREFIX_ENDS: Final = frozenset(
    pair for prefix in PREFIXES for pair in (prefix[-2:], *(prefix[-1] + blank for blank in BLANKS)) if len(pair) == 2
)
PREFIX_SIGNS: Final = frozenset(prefix for prefix in PREFIXES if len(prefix) == 1)
#: What may stand between a figure and its unit besides one blank.
BETWEEN: Final = BLANKS | MARKS
#: First words of everything that may stand behind a figure, in small letters.
FIRST_WORDS: Final = (
    frozenset(unit.lower() for unit in UNITS)
    | TREE_WORDS
    | frozenset(word.lower() for group in ("scales", "short_scales", "short_units", "weak") for word in LEXICON[group])
    | frozenset(word.lower() for group in LEXICON["letter"].values() for word in group)
)
#: Raised figures, which mark a foot-note.
RAISED: Final = MARKS - {"["}
