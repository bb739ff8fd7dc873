"""What the name of a body says: its kind, level and place, so that two names can be told to agree or not.

`UBND huyện` agrees with `Ủy ban nhân dân huyện Càng Long`, `Huyện ủy` with `Ban Thường vụ Huyện ủy Càng Long`, and
neither with `Đảng ủy xã`. Where a name does not say enough, nothing is told.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from ..registry.folding import plain
from ..text.lexicon import load
from ..text.spelling import plain_tones
from .ministries import are_two_ministries

#: Bodies of these kinds are told apart by what they are for, which is not taken apart here.
_BY_SUBJECT: Final = frozenset(("bo", "so", "phong", "chi cuc", "cuc", "tong cuc", "other"))
_WORD: Final = re.compile(r"[0-9]+|[^\W\d_]+")


class Body(NamedTuple):
    """The folded parts of a body's name: kind (`ubnd`, `cap uy` …), level (`xa`, `huyen` …), place."""

    kind: str
    level: str
    place: str


@cache
def _tables() -> dict[str, Any]:
    words = load(__package__, "bodies.toml")
    return {
        "short": {plain(short): full for short, full in words["short"].items()},
        "kinds": sorted(
            ((f" {plain(name)} ", " " in name, kind) for kind, names in words["kinds"].items() for name in names),
            key=lambda row: -len(row[0]),
        ),
        "levels": {name: level for level, names in words["levels"].items() for name in names},
        "plain levels": {plain(name): level for level, names in words["levels"].items() for name in names},
        "none": [name.split() for name in words["no_levels"]],
        "party": _patterns({plain(name): level for name, level in words["party_levels"].items()}),
        "fillers": frozenset(map(plain, words["fillers"])),
    }


def _patterns(levels: dict[str, str]) -> list[tuple[str, re.Pattern[str], str]]:
    return [(name, re.compile(rf"\b{name}\b"), level) for name, level in levels.items()]


@lru_cache(maxsize=1 << 13)
def body_of(name: str) -> Body:
    """Take the name of a body apart."""
    tables = _tables()
    toned = " ".join(tables["short"].get(plain(word), word) for word in _WORD.findall(_lowered(name)))
    words = plain(toned)
    kind = _kind(words, tables["kinds"])
    level = place = ""
    for party, pattern, at in tables["party"]:
        if party in words and (found := pattern.search(words)) is not None:
            level, place = at, words[found.end() :].strip()
            break
    if not level or (level == "base" and place):
        # With its tones `quận` is a level and the `quan` of `Cục Hải quan` none.
        level, place = _level(toned.split(), tables["plain levels" if toned.isascii() else "levels"], tables["none"])
        if not level:
            level, place = ("base", place) if kind == "cap uy" else ("", "")
    return Body(kind, level, _cleaned(place, tables["fillers"]))


def _kind(words: str, kinds: list[tuple[str, bool, str]]) -> str:
    """Give the kind of the longest name that stands in words, or opens them where it is one word."""
    inside = f" {words} "
    for begin, is_phrase, kind in kinds:
        if begin in inside if is_phrase else inside.startswith(begin):
            return kind
    return ""


def _lowered(name: str) -> str:
    """Give a name in small letters, composed, with its tones where they are written now."""
    return plain_tones(unicodedata.normalize("NFC", name).lower())


def _level(tokens: list[str], levels: dict[str, str], none: list[list[str]]) -> tuple[str, str]:
    """Give the first level named, which is the body's own, and the plain words behind it up to the next level."""
    for at in range(len(tokens)):
        if any(tokens[at : at + len(words)] == words for words in none):
            continue
        for size in (2, 1):
            named = " ".join(tokens[at : at + size])
            if named in levels and len(tokens[at : at + size]) == size:
                rest = tokens[at + size :]
                end = next((n for n, token in enumerate(rest) if token in levels), len(rest))
                return levels[named], plain(" ".join(rest[:end]))
    return "", ""


def _cleaned(place: str, fillers: frozenset[str]) -> str:
    kept = []
    for word in place.split():
        if word in fillers:
            break
        kept.append(word)
    return " ".join(kept)


def agree(said: str, known: str) -> bool | None:
    """Tell whether two names can be of one body.

    True where kind, level and place are the same, False where one of them is another, None where one name says less.
    """
    one, other = body_of(said), body_of(known)
    if not one.kind or not other.kind:
        if plain(said) == plain(known):
            return True
        return None
    if one.kind != other.kind:
        return False
    if one.level and other.level and one.level != other.level:
        return False
    if one.place and other.place and one.place != other.place:
        shorter, longer = sorted((one.place, other.place), key=len)
        return None if longer.startswith(shorter) else False
    if one.kind in _BY_SUBJECT:
        if one.kind == "bo" and are_two_ministries(said, known):
            return False
        return True if plain(said) == plain(known) else None
    return True if one == other else None
