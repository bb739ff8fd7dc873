"""Number formats of workbooks (`#,##0;(#,##0)`, `dd/mm/yyyy`), taken apart: ECMA-376 Part 1, 18.8.31."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from ...text.lexicon import load

#: A format has at most so many characters: 18.8.30, and what programs write.
_LONGEST: Final = 1024
_TOKEN: Final = re.compile(
    r"""(?P<literal>"[^"]*"?|\\.?)|(?P<blank>_.?)|(?P<fill>\*.?)|\[(?P<bracket>[^\]]*)\]|(?P<general>[Gg][Ee][Nn][Ee][Rr][Aa][Ll])
    |(?P<half>AM/PM|am/pm|A/P|a/p)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[eE](?![+-])|g+|b+)|(?P<digit>[0#?])|(?P<power>[eE][+-])
    |(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<slash>/)|(?P<end>;)|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)")
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LOCALE: Final = re.compile(r"\$([^-\]]{0,16})(?:-([0-9A-Fa-f]{1,8}))?")
_ENGLISH: Final = 0x09


class Token(NamedTuple):
    """A piece of a section: its sort and its characters."""

    sort: str
    text: str


class Section(NamedTuple):
    """A section of a format: its tokens, the condition on numbers that it is for, and whose names its dates have."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None
    is_english: bool

    @property
    def sorts(self) -> frozenset[str]:
        """The sorts of tokens that it has."""
        return frozenset(token.sort for token in self.tokens)


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """Take a format apart."""
    found: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    is_english = False
    for match in _TOKEN.finditer(code[:_LONGEST]):
        sort, text = match.lastgroup or "other", match[0]
        if sort == "end":
            found.append(Section(tuple(tokens), condition, is_english))
            tokens, condition, is_english = [], None, False
        elif sort == "literal":
            tokens.append(Token("literal", text.strip('"') if text.startswith('"') else text[1:]))
        elif sort == "blank":
            tokens.append(Token("literal", " "))
        elif sort == "bracket":
            inside = match["bracket"]
            if compared := _CONDITION.fullmatch(inside.strip()):
                condition = (compared[1], float(compared[2]))
            elif _ELAPSED.fullmatch(inside):
                tokens.append(Token("elapsed", inside.lower()))
            elif located := _LOCALE.fullmatch(inside):
                tokens.append(Token("literal", located[1]))
                is_english = is_english or (int(located[2] or "0", 16) & 0xFF) == _ENGLISH
        elif sort != "fill":
            tokens.append(Token("literal" if sort == "other" else sort, text))
    found.append(Section(tuple(tokens), condition, is_english))
    return tuple(found)


def choose(code: str, value: float) -> tuple[Section, bool]:
    """Give the section of a format for a number, and whether the sign of a negative one is the section's own."""
    parts = sections(code)
    numeric = parts[:3]
    if any(part.condition for part in numeric):
        for number, part in enumerate(numeric):
            if part.condition is None or _holds(value, part.condition):
                return part, number > 0 and part.condition is None and value < 0
        return numeric[-1], False
    if value < 0 and len(parts) > 1:
        return parts[1], True
    if value == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0], False


def words(code: str, text: str) -> str:
    """Give a text as its cell shows it: most formats leave it as it is."""
    parts = sections(code)
    part = parts[3] if len(parts) > 3 else parts[0] if "text" in parts[0].sorts else None
    if part is None:
        return text
    return "".join(text if token.sort == "text" else token.text for token in part.tokens if token.sort in _SHOWN)


def standard(number: int, given: str | None) -> str:
    """Give the format of a number: as the file says, else as every workbook has it.

    The short date is that of the computer whatever the file says; in Vietnam it has the day first.
    """
    known: dict[str, str] = load(__package__, "words.toml")["numbered"]
    if given is None or number in _OF_COMPUTER:
        return known.get(str(number), "General")
    return given


_SHOWN: Final = frozenset(("text", "literal"))
_OF_COMPUTER: Final = frozenset((14, 22))


def _holds(value: float, condition: tuple[str, float]) -> bool:
    sign, limit = condition
    return {
        "<": value < limit,
        ">": value > limit,
        "=": value == limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "<>": value != limit,
    }[sign]
