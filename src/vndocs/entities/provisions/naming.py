"""The names of types and levels that a pointing word is said of: `Nghị định này`, `khoản này`, `Kế hoạch nêu trên`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from .context import begins_sentence, is_compound, is_led, word_before
from .grammar import LEVEL_OF, LEXICON
from .pointing import TYPES, Type

if TYPE_CHECKING:
    from ..base import Hits

_OPENING: Final = '(“"‘[<>|/-'
SEVERAL: Final = frozenset(LEXICON["joints"]["several"])
_ARTICLE_LEADS: Final = frozenset(LEXICON["places_of"]["this_article"])
_LEADS: Final = ("theo ", "của ", "tại ", "hành ", "hiện ", "ngày ", "trong ")
_IN_FORCE: Final = "này có hiệu lực"
ARTICLE_VERBS: Final = tuple(LEXICON["places_of"]["article"])
#: Levels that are nothing a text points at by `này`.
NO_UNITS: Final = frozenset(("form", "table", "sentence", "paragraph", "subpoint", "dash"))
_BLANK: Final = " \n\t*"
#: Last syllable → the names of types and levels that end with it, the longest first.
BY_LAST: Final[dict[str, list[tuple[str, ...]]]] = {}
for _name in sorted([*TYPES, *LEVEL_OF], key=lambda name: -len(name.split())):
    BY_LAST.setdefault(_name.split()[-1], []).append(tuple(_name.split()))

#: The last two letters of those names with the blank behind them.
NAME_ENDS: Final = frozenset(
    form[-2:] + blank for name in BY_LAST for form in (name, name.upper()) for blank in " \n*\t"
)

#: Last four letters → names as they stand in most texts, with the distance to the pointing word; longest first.
COMMON_NAMES: Final[dict[str, list[tuple[str, int, Type | None, str | None]]]] = {}
for _common in sorted(
    {found.name: found for found in TYPES.values() if found.sort != "project"}.items(), key=lambda item: -len(item[0])
):
    COMMON_NAMES.setdefault(_common[0][-4:], []).append((_common[0], len(_common[0]) + 1, _common[1], None))
for _word, _level in (("Điều", "article"), ("hoản", "clause"), ("điểm", "point"), ("Điểm", "point")):
    COMMON_NAMES[_word] = [(_word, 5, None, _level)]


class Named(NamedTuple):
    """The name of a type or of a level, and where it begins."""

    start: int
    type: Type | None
    level: str | None


def named_before(text: str, end: int) -> Named | None:
    """Find the type or the level whose name ends before the blanks at `end`."""
    words = text[max(0, end - 40) : end].replace("*", " ").split()
    names = BY_LAST.get(words[-1].lower().lstrip(_OPENING)) if words else None
    if names is None or text[end - 1] not in _BLANK:
        return None
    before = text[max(0, end - 64) : end].replace("*", " ")
    # No more of the words than the longest name has, which is the first.
    pieces = before.split()[-len(names[0]) :]
    lowered = [piece.lower() for piece in pieces]
    for name in names:
        count = len(name)
        if count > len(lowered) or tuple(lowered[len(lowered) - count + 1 :]) != name[1:]:
            continue
        first = lowered[-count]
        lead = len(first) - len(name[0])
        if not first.endswith(name[0]) or (lead and first[lead - 1].isalnum()):
            continue
        start = len(before)
        for piece in reversed(pieces[len(pieces) - count :]):
            start = before.rindex(piece, 0, start)
        if before.count("\n", start) > 2:
            return None
        whole = " ".join(name)
        return Named(max(0, end - 64) + start + lead, TYPES.get(whole), LEVEL_OF.get(whole))
    return None


def is_this(hits: Hits, named: Named, end: int, titled: dict[str, bool]) -> bool:
    """Tell whether a name with `này` behind it points at a document or a unit: `Điều này cho thấy` does not.

    `titled` keeps which names the text bears as its heading.
    """
    text = hits.text
    start, found, level = named
    is_capital = text[start].isupper()
    if level is not None:
        return _is_unit(text, start, end, level, is_capital=is_capital)
    if found is None:
        return False
    if is_capital and (found.sort != "project" or not begins_sentence(text, start)):
        return True
    if not is_capital:
        if is_compound(text, start, found.name.split()[-1].lower()):
            return False
        if found.sort == "plain":
            return True
    if found.name not in titled:
        titled[found.name] = _is_titled(hits, found.name)
    return titled[found.name]


def _is_titled(hits: Hits, name: str) -> bool:
    """Tell whether a text bears a name as its heading, or says it with a capital inside a sentence."""
    text, size = hits.text, len(name) + 1
    for place in hits.literals["này"]:
        start = place - size
        is_named = start >= 0 and text[place - 1] == " " and text.startswith(name, start)
        if is_named and (text.startswith(_IN_FORCE, place) or text.endswith(_LEADS, 0, start)):
            return True
    heading = f"\n{name.upper()}"
    at = text.find(heading)
    while at >= 0:
        behind = at + len(heading)
        if text[behind : behind + 12].lstrip(" \t*:")[:1] in ("", "\n"):
            return True
        at = text.find(heading, behind)
    return False


def _is_unit(text: str, start: int, end: int, level: str, *, is_capital: bool) -> bool:
    if level in NO_UNITS:
        return False
    if level == "article":
        if not is_capital:
            return word_before(text, start) in _ARTICLE_LEADS
        behind = text[end : end + 40].lstrip(_BLANK)
        is_alone = behind[:1] in ("", ".", ";", ")")
        return is_alone or not begins_sentence(text, start) or behind.startswith(ARTICLE_VERBS)
    if is_compound(text, start, level) or word_before(text, start).lower() in SEVERAL:
        return False
    return is_capital or level != "part" or is_led(text, start)


def is_aforesaid(text: str, named: Named) -> bool:
    """Tell whether a name with `nêu trên` behind it is that of a document: `quy định nêu trên` is not."""
    start, found, _ = named
    if found is None:
        return False
    if text[start].isupper():
        return True
    return found.sort == "plain" and not is_compound(text, start, found.name.split()[-1].lower())
