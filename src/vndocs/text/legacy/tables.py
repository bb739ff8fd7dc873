"""The old encodings as tables: which letter a code stands for (TCVN 5712:1993 form VN3, RFC 1456, VNI, VPS)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

from ..lexicon import load

#: The characters that Windows-1252 shows for the codes 0x80 to 0x9F, by which a file's reader may have replaced them.
_WINDOWS: Final = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}
#: Fonts marked as symbols have their letters in the private range U+F000.
_PRIVATE: Final = 0xF000

ENCODINGS: Final = ("tcvn3", "vni", "viscii", "vps")


class Table(NamedTuple):
    """An encoding: which letter each code and each pair of a letter and its sign stands for."""

    letters: dict[int, str]
    pairs: dict[str, str]
    #: Finds what is written otherwise than it reads: pairs before single codes.
    pattern: re.Pattern[str]


@cache
def table(encoding: str) -> Table:
    """Give the table of one of ENCODINGS."""
    data: dict[str, Any] = load("vndocs.text.legacy", "encodings.toml")
    letters: dict[int, str] = {}
    pairs: dict[str, str] = {}
    for cell in data["bytes"].get(encoding, "").split():
        code, letter = int(cell[:2], 16), cell[2:]
        letters[code] = letter
        if code in _WINDOWS:
            letters[ord(_WINDOWS[code])] = letter
    for cell in data["singles"].get(encoding, "").split():
        single, letter = cell[0], cell[1:]
        letters |= {ord(single): letter, ord(single.upper()): letter.upper()}
    for cell in data["pairs"].get(encoding, "").split():
        base, sign, letter = cell[0], cell[1], cell[2]
        # Behind a capital the sign is typed as a capital or not.
        pairs |= {base + sign: letter, base + sign.upper(): letter}
        if base.upper() != base:
            pairs |= {base.upper() + sign: letter.upper(), base.upper() + sign.upper(): letter.upper()}
    letters |= {_PRIVATE + code: letter for code, letter in letters.items() if 0xA0 <= code <= 0xFF}
    signs: dict[str, str] = {}
    for pair in pairs:
        signs[pair[0]] = signs.get(pair[0], "") + pair[1]
    ways = [f"{base}[{re.escape(behind)}]" for base, behind in signs.items()]
    ways.append(f"[{re.escape(''.join(map(chr, letters)))}]")
    return Table(letters, pairs, re.compile("|".join(ways)))


def decode(text: str, encoding: str) -> tuple[str, list[int]]:
    """Give what a text in one of ENCODINGS says, and where it has a letter that stood there as two characters."""
    letters, pairs, pattern = table(encoding)
    if not pairs:
        return text.translate(letters), []
    pieces: list[str] = []
    joined: list[int] = []
    at = length = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        length += start - at
        if end - start == 2:
            joined.append(length)
        pieces += (text[at:start], pairs[match[0]] if end - start == 2 else letters[ord(match[0])])
        at, length = end, length + 1
    return "".join([*pieces, text[at:]]), joined
