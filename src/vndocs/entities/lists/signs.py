"""Markers: what `Điều 5.`, `IV-`, `2a.`, `đ)`, `(ii)`, `b.1.1)`, `Thứ ba,` or `+` count, and in which order.

Points go a b c d đ e g h i k l m n o p q r s t u v x y (Nghị định 78/2025/NĐ-CP); what was put in between later keeps
its place by a second sign: `7a.` behind `7.`, `a1)` behind `a)`.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from ...text.lexicon import load
from ...text.normalize import fold

ItemKind = Literal[
    "part", "chapter", "section", "subsection", "article", "clause", "step",
    "roman", "capital", "number", "decimal", "letter", "bullet", "ordinal",
]  # fmt: skip

_LEXICON: Final = load(__package__)
LEVELS: Final[dict[str, ItemKind]] = _LEXICON["levels"]
POINTS: Final[str] = _LEXICON["letters"]["points"]

#: An order is a whole number and, in the low byte, what was inserted behind it: `7a.` is 7 and 1.
ONE: Final = 256
_HALF: Final = 128
#: So many markers are remembered.
_MOST_SIGNS: Final = 20_000

_LETTER_ORDER: Final = {letter: place * ONE for place, letter in enumerate(POINTS, 1)}
for _letter, _before in _LEXICON["letters"]["foreign"].items():
    _LETTER_ORDER[_letter] = _LETTER_ORDER[_before] + _HALF

#: How far in a sign usually stands; a sign new to a list closes the deeper ones above it.
RANKS: Final[dict[str, int]] = {
    "part": 0, "chapter": 1, "section": 2, "subsection": 3, "capital": 4, "roman": 4, "article": 5, "clause": 6,
    "number": 8, "decimal": 9, "bracketed": 14, "letter": 15, "subletter": 16, "low": 17, "step": 18, "ordinal": 18,
    "*": 19, "-": 20, "+": 21, "++": 22,
}  # fmt: skip

_ROMAN: Final = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})\Z")
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_HEADING: Final = re.compile(
    rf"({'|'.join(sorted(LEVELS, key=len, reverse=True))})\s+(?:thứ\s+)?"
    r"([^.:,)/-]+?|[0-9]+\.\s[a-zđ]|[0-9.]+[A-ZĐ]+(?:\.[0-9]+){1,2}[a-zđ]?)\s*[.:,)/-]*\Z",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    r"(?:thứ\s+([^\W\d_]+(?:\s[^\W\d_]+)??)(?:\s+là)?|([^\W\d_]+(?:\s[^\W\d_]+)?)\s+là)\s*[.:,]?\Z", re.IGNORECASE
)
_PLAIN: Final = re.compile(r"([(\[]?)\s*([0-9A-Za-zĐđ]+(?:\.[0-9A-Za-zđ]+)*)\s*([.)\]/:-]*)\Z")
_BRACKETS: Final = {("(", ")"), ("[", "]")}
#: What Word's second bullet leaves behind.
_WORD_BULLETS: Final = frozenset("ov")
_PIECE: Final = re.compile(r"([0-9]+)([a-zđ]?)\Z|([a-zđA-ZĐ])([0-9]*)\Z")


class Sign(NamedTuple):
    """What a marker says: `style` joins the items of one level, `order` places them, `prefix` is `1.2` of `1.2.3`.

    `key` is style and order in one number, so that the key of the next item is the key of this one and `ONE`.
    `other` is the second reading of a sign that is a letter and a Roman number. `marker` is as it was printed.
    """

    marker: str
    kind: ItemKind
    style: str
    rank: int
    order: int
    label: str
    key: int
    prefix: str = ""
    other: Sign | None = None


_new: Final = tuple.__new__
_styles: Final[dict[str, int]] = {}


def _sign(
    marker: str,
    kind: ItemKind,
    style: str,
    rank: int,
    order: int,
    label: str,
    prefix: str = "",
    other: Sign | None = None,
) -> Sign:
    key = (_styles.setdefault(style, len(_styles) + 1) << 32) + order
    return _new(Sign, (marker, kind, style, rank, order, label, key, prefix, other))


def roman(numeral: str) -> int:
    """Give the value of a Roman number in capitals, 0 if it is none."""
    if numeral[:1] not in _ROMAN_VALUES or not _ROMAN.match(numeral):
        return 0
    total = following = 0
    for place in range(len(numeral) - 1, -1, -1):
        value = _ROMAN_VALUES[numeral[place]]
        total += -value if value < following else value
        following = value
    return total


def ordinal(words: str) -> int:
    """Give what an ordinal word of `Thứ …` counts, 0 if it is none."""
    return int(_LEXICON["ordinals"].get(" ".join(words.lower().split()), 0))


#: Markers that were read, for the quick look-up over line starts.
known: Final[dict[str, Sign | None]] = {}


def sign_of(marker: str) -> Sign | None:
    """Read a marker and remember what was read."""
    sign = known.get(marker)
    if sign is None and marker not in known:
        if len(known) >= _MOST_SIGNS:
            known.clear()
        sign = known[marker] = read_sign(marker)
    return sign


def read_sign(marker: str) -> Sign | None:
    """Read a marker, without the Markdown signs in it; none if it is no marker."""
    plain = " ".join(fold(marker)[0].replace("*", " ").replace("_", " ").split())
    if not plain:
        return _bullet(marker, "*") if "*" in marker else None
    if not plain[0].isalnum() and plain[0] not in "([":
        return _bullet(marker, plain) if len(plain) < 4 else None
    if plain in _WORD_BULLETS:
        return _bullet(marker, plain)
    match = _PLAIN.match(plain)
    if match:
        return _numbered(marker, *match.groups())
    match = _HEADING.match(plain)
    if match:
        return _heading(marker, LEVELS[" ".join(match[1].lower().split())], match[2])
    match = _COUNT.match(plain)
    if match:
        value = ordinal(match[1]) if match[1] else int(_LEXICON["counts"].get(match[2].lower(), 0))
        if value:
            return _sign(marker, "ordinal", "thứ" if match[1] else "là", RANKS["ordinal"], value * ONE, str(value))
    return _bullet(marker, plain) if len(plain) == 1 else None


def _bullet(marker: str, plain: str) -> Sign:
    style = plain if plain in RANKS else plain[0]
    return _sign(marker, "bullet", style, RANKS.get(style, RANKS["-"]), 0, marker.strip("_ ") or plain)


def _heading(marker: str, kind: ItemKind, words: str) -> Sign | None:
    # A lost letter: `Điều 284. a.` is Điều 284a.
    words = words.replace(". ", "")
    value, label, prefix = ordinal(words) * ONE, words, ""
    if "." in words:
        # Bộ pháp điển: `Điều 44.12.NĐ.1.`
        prefix, words = words.rsplit(".", 1)
    if value:
        label = str(value // ONE)
    elif not prefix and words.isupper() and roman(words):
        value = roman(words) * ONE
    else:
        piece = _PIECE.match(words) or _PIECE.match(words.lower())
        if piece and piece[1]:
            value = int(piece[1]) * ONE + _LETTER_ORDER.get(piece[2], 0) // ONE
        elif words[:-1].isupper() and roman(words[:-1]) and words[-1] in _LETTER_ORDER:
            value = roman(words[:-1]) * ONE + _LETTER_ORDER[words[-1]] // ONE
        elif piece and piece[3].lower() in _LETTER_ORDER and not piece[4]:
            value = _LETTER_ORDER[piece[3].lower()]
        else:
            return None
    return _sign(marker, kind, kind, RANKS[kind], value, label, prefix)


def _numbered(marker: str, opening: str, core: str, closing: str) -> Sign | None:
    if (opening, closing[:1]) not in _BRACKETS and (opening or not closing or closing == "]") and "." not in core:
        return None
    if core == "dd":
        # What translations make of đ.
        core = "đ"
    *before, last = core.split(".")
    first = before[0] if before else last
    if before:
        order = _order(last)
        if not order or not (_order(first) or roman(first)):
            return None
        kind: ItemKind = "decimal" if not first[0].islower() else "letter"
        rank = RANKS["decimal"] + min(len(before), 4) - 1 if kind == "decimal" else RANKS["subletter"]
        return _sign(marker, kind, f"{kind}{len(before)}", rank, order, core, ".".join(before))
    if last[0].isdigit():
        # `(028)` is the number of a telephone.
        order = 0 if last[0] == "0" and len(last) > 2 else _order(last)
        rank = RANKS["bracketed"] if opening else RANKS["number"]
        return _sign(marker, "number", f"{opening}1{closing[:1]}", rank, order, core) if order else None
    value = roman(last.upper()) if last.isupper() or last.islower() else 0
    letter = None
    order = _order(last)
    if order and (len(last) == 1 or last[0].islower()):
        lower = last[0].islower()
        name: ItemKind = "letter" if lower else "capital"
        letter = _sign(marker, name, f"{opening}{'a' if lower else 'A'}{closing[:1]}", RANKS[name], order, core)
    if value and (len(last) > 1 or last in "ivxIVX"):
        rank = RANKS["low"] if last.islower() else RANKS["roman"]
        return _sign(
            marker,
            "roman",
            f"{opening}{'i' if last.islower() else 'I'}{closing[:1]}",
            rank,
            value * ONE,
            core,
            "",
            letter,
        )
    return letter


def _order(piece: str) -> int:
    match = _PIECE.match(piece)
    if not match:
        return 0
    if match[1]:
        return int(match[1]) * ONE + _LETTER_ORDER.get(match[2], 0) // ONE
    return _LETTER_ORDER.get(match[3].lower(), 0) + min(int(match[4] or 0), _HALF - 1)


def between(before: Sign, sign: Sign) -> tuple[str, ...]:
    """Give the labels that are missing between two signs of one level, at most a hundred."""
    first, last = before.order // ONE + 1, sign.order // ONE
    prefix = f"{sign.prefix}." if sign.prefix else ""
    missing = range(first, min(last, first + 100))
    if sign.kind == "letter" and not prefix:
        return tuple(POINTS[number - 1] for number in missing if number <= len(POINTS))
    if sign.kind == "capital":
        return tuple(POINTS[number - 1].upper() for number in missing if number <= len(POINTS))
    if sign.label[:1].isdigit() or prefix:
        return tuple(f"{prefix}{number}" for number in missing)
    return tuple(numeral(number) if sign.label.isupper() else numeral(number).lower() for number in missing)


def numeral(value: int) -> str:
    """Write a number below 400 as Romans did."""
    written = ""
    for amount, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        written += sign * (value // amount)
        value %= amount
    return written
