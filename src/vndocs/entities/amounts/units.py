"""Scales and currencies behind a figure: `triệu đồng`, `nghìn tỷ USD`, `đô la Úc`, `đ`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...text.lexicon import load
from ...text.spelling import tones

if TYPE_CHECKING:
    from collections.abc import Iterable

LEXICON: Final = load(__package__)

#: Between two parts of an amount: blanks, emphasis, foot-note signs, one line break; never an empty line.
GAP: Final = re.compile(r"(?:[ \t*⁰¹²³⁴-⁹]|\n(?![ \t*]*\n)|\[\d{1,3}\]){0,12}")
#: A run of letters; raised figures count as letters for the engine.
WORD: Final = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+")
_NEXT: Final = re.compile(r"(?:-|(?:[ \t*]|\n(?![ \t*]*\n)){0,8})([^\W\d_⁰¹²³⁴-⁹]+)")
_WORD: Final = re.compile(r"[A-Z]{0,3}[$€£¥₫₩₭฿₽₹៛](?:US)?(?!\w)|[^\W\d_⁰¹²³⁴-⁹]+")

SCALES: Final[dict[str, int]] = LEXICON["scales"]
SHORT_SCALES: Final[dict[str, int]] = LEXICON["short_scales"]
ENGLISH_SCALES: Final[dict[str, int]] = LEXICON["english_scales"]
_SHORT_UNITS: Final[dict[str, int]] = LEXICON["short_units"]
_LOOSE: Final = frozenset(LEXICON["codes"]["any_case"])
_CODES: Final = frozenset(LEXICON["currencies"])
_LETTERS: Final = frozenset(LEXICON["letter"]["signs"])
_MISREAD_LETTERS: Final = frozenset(LEXICON["letter"]["misread"])
_MISREAD_WORDS: Final = frozenset(LEXICON["letter"]["misread_words"])
#: Codes and signs that stand before a figure (`VND 20 billion`, `US$1.5`).
PREFIXES: Final[dict[str, str]] = {
    **{code: code for code in LEXICON["currencies"]},
    **{
        name: code
        for code, entry in LEXICON["currencies"].items()
        for name in entry["also"]
        if not name.isalpha() and len(name) == 1
    },
    **{
        name: code
        for code, entry in LEXICON["currencies"].items()
        for name in entry["also"]
        if name.isupper() and name.isalpha()
    },
    **LEXICON["signs"],
}


def alternatives(words: Iterable[str]) -> str:
    """Give an expression for any of the words, the longest first; between two of a phrase a line may break."""
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n]{1,3}") for word in sorted(words, key=len, reverse=True))


class Node(NamedTuple):
    """A place in the tree of currency names: the code of the words so far, and the words that may follow.

    `barred` marks words after which the first one is no currency at all: "people", "things" or nothing.
    """

    code: str | None
    barred: str
    next: dict[str, Any]


def _spelled(names: Iterable[str]) -> Iterable[tuple[str, ...]]:
    for name in names:
        for form in tones(name.lower()):
            yield tuple(form.replace("-", " ").split())


def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    ends: list[tuple[tuple[str, ...], str | None, str]] = []
    for code, entry in LEXICON["currencies"].items():
        ends += [(words, code, "") for words in _spelled((entry["name"], *entry["also"], code))]
    ends += [((sign.lower(),), code, "") for sign, code in LEXICON["signs"].items()]
    for barred, names in LEXICON["compounds"].items():
        ends += [(("đồng", *words), None, barred) for words in _spelled(names)]
    for name, (_, *names) in LEXICON["weak"].items():
        ends += [((name, *words), None, "people") for words in _spelled(names)]
    for words, code, barred in ends:
        place = tree
        for word in words[:-1]:
            place = place.setdefault(word, Node(None, "", {})).next
        old = place.get(words[-1], Node(None, "", {}))
        place[words[-1]] = Node(code or old.code, barred or old.barred, old.next)
    return tree


_TREE: Final = _tree()
#: The first words of currencies, in small letters.
TREE_WORDS: Final = frozenset(_TREE)
#: The first letters of everything that may stand behind a figure.
UNIT_LETTERS: Final = frozenset(
    form
    for word in (
        *_TREE,
        *SCALES,
        *SHORT_SCALES,
        *_SHORT_UNITS,
        *_LETTERS,
        *_MISREAD_LETTERS,
        *_MISREAD_WORDS,
        *LEXICON["weak"],
    )
    for form in (word[0], word[0].upper())
)
#: Words that change what a currency before them means, whatever the figure is, in small letters.
AFTER_WORDS: Final = frozenset(
    word
    for currency in ("đồng", "vnd", "vnđ", "usd")
    for word, node in _TREE[currency].next.items()
    if node.barred != "things"
)
#: Their first two letters.
AFTER_CURRENCY: Final = frozenset(
    form for word in AFTER_WORDS for form in (word[:2], word[:2].title(), word[:2].upper())
)


class Unit(NamedTuple):
    """What stands behind a figure: where it ends, its currency, and whether only a figure that is money bears it.

    `doubt` is "letter" for a lone đ, "misread" for what scanning makes of đ and đồng, "weak" for a short
    name, "things" before words that make something else of đồng behind a small number.
    """

    end: int
    currency: str
    doubt: str = ""


def currency_at(text: str, position: int) -> Unit | None:
    """Read the name, code or sign of a currency that begins at `position`."""
    match = _WORD.match(text, position)
    if match is None:
        return None
    word, end = match[0], match.end()
    node = _TREE.get(word.lower())
    if (
        word in _LETTERS
        or node is None
        or (not word.isupper() and word.upper() in _CODES and word.upper() not in _LOOSE)
    ):
        return _letter(text, word, end)
    found = Unit(end, node.code) if node.code else _weak(word, end)
    while node.next:
        match = _NEXT.match(text, end)
        node = node.next.get(match[1].lower()) if match else None
        if match is None or node is None:
            break
        end = match.end()
        if node.barred == "people":
            return None
        if node.barred and word.islower() and match[1].istitle():
            # `500 đồng Bộ Nội vụ`: a name begins.
            break
        if node.barred and found:
            found = Unit(found.end, found.currency, "things")
        elif node.code:
            found = Unit(end, node.code)
    return found


def _weak(word: str, end: int) -> Unit | None:
    """Give the currency of a short name that larger figures only can bear (`2,5 tỷ đô`)."""
    entry = LEXICON["weak"].get(word.lower())
    return Unit(end, entry[0], "weak") if entry else None


def _letter(text: str, word: str, end: int) -> Unit | None:
    """Read the đồng by its letter, or a misread word for it."""
    if word in _LETTERS:
        if text[end : end + 2].lower() == "/c" and not text[end + 2 : end + 3].isalpha():
            # "05 đ/c": comrades.
            return None
        if text[end : end + 1] == "." and (text[end + 1 : end + 2] in ",;)/" or text[end + 2 : end + 3].islower()):
            # "500.000 đ., ..." but not the full stop of a sentence.
            return Unit(end + (1 if text[end + 1 : end + 2] else 0), "VND", "letter")
        return Unit(end, "VND", "letter")
    if word in _MISREAD_LETTERS or word.lower() in _MISREAD_WORDS:
        return Unit(end, "VND", "misread")
    return None


class Scale(NamedTuple):
    """A chain of scale words (`nghìn tỷ`): its end, the exponent of all of it, whether it is an abbreviation."""

    end: int
    exponent: int
    short: bool = False


def scale_at(text: str, position: int) -> Scale | None:
    """Read the scale words that begin at `position`."""
    match = _WORD.match(text, position)
    if match is None:
        return None
    word = match[0].lower()
    exponent = SCALES.get(word)
    if exponent is None:
        exponent = SHORT_SCALES.get(word)
        return None if exponent is None else Scale(match.end(), exponent, True)
    end = match.end()
    if exponent >= 9:
        return Scale(end, exponent)
    while exponent < 12 and (match := _WORD.match(text, GAP.match(text, end).end())):  # type: ignore[union-attr]
        more = SCALES.get(match[0].lower())
        if more is None or (more <= exponent and more < 9) or more == 2:
            break
        exponent, end = exponent + more, match.end()
    return Scale(end, exponent)


def short_unit_at(text: str, position: int) -> tuple[int, int] | None:
    """Read scale and đồng in one word or with a full stop (`trđ`, `tr.đ`, `Tr.đồng`): end and exponent."""
    match = _WORD.match(text, position)
    if match is None:
        return None
    word, end = match[0].lower(), match.end()
    if word in _SHORT_UNITS:
        return end, _SHORT_UNITS[word]
    if word in SHORT_SCALES and text[end : end + 1] == ".":
        unit = currency_at(text, GAP.match(text, end + 1).end())  # type: ignore[union-attr]
        if unit and unit.currency == "VND" and unit.doubt in ("", "letter"):
            return unit.end, SHORT_SCALES[word]
    return None
