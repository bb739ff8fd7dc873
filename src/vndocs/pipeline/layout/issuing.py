"""The issuing body and its superior: the lines of capitals at the top left of a heading.

`UBND HUYỆN A` over `PHÒNG NỘI VỤ` (30/2020/NĐ-CP Annex I); a name may run over several lines, and two may stand on one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...text.lexicon import load
from .bodies import begun, below, free, name_of, open_end, sort
from .cells import Cell, cell
from .folding import any_of, plain

_BODIES: Final = load(__package__)["bodies"]


_SPELLINGS: Final = _BODIES["spelled"]
_HALVES: Final[dict[str, list[str]]] = _BODIES["halves"]
#: Words of one name with the word behind them: `VĂN PHÒNG`, `TỔNG CỤC`, `MÔI TRƯỜNG`, `CƠ SỞ`, `QUÂN ĐỘI`.
_ONE_NAME: Final = re.compile(rf"(?:^|\s){any_of(_BODIES['one_name'])}$")
_OF: Final = re.compile(r"[ \t*_]{1,9}[Cc][ủỦ][Aa][ \t*_]{1,9}")
_ABOUT: Final = re.compile(r"[ \t*_](?i:về|quy định|ban hành|sửa đổi|số)[ \t]")
#: Offices that issue in their own name.
_HEADED: Final = tuple(_BODIES["heads"])
#: Words of a name that say whose body it is.
_COURT, _MASS, _PARTY, _STATE = (
    tuple(f" {word} " for word in _BODIES[system]) for system in ("court", "mass", "party", "state")
)


class Body(NamedTuple):
    """A body as it stands: from where to where, its name in one line, and its cells."""

    start: int
    end: int
    name: str
    lines: Sequence[Cell]


def _body(lines: Sequence[Cell]) -> Body:
    words = " ".join([f"{line.text} -" if line.is_dashed else line.text for line in lines])
    return Body(lines[0].start, lines[-1].end, name_of(words), lines)


def names(text: str, start: int, end: int, taken: list[tuple[int, int]], near: int) -> list[Body]:
    """Find the bodies of a heading from `start` to `end`, the superior first, outside of the stretches `taken`.

    `near` is where the motto stands: names that are not in capitals have to stand beside it.
    """
    found = _grouped([Cell(text, low, high, row) for low, high, row in free(text, start, end, taken, True)])
    if not found:
        beside = [place for place in free(text, start, end, taken, False) if abs(place[0] - near) < 300]
        lines = [Cell(text, low, high, row) for low, high, row in beside]
        found = _grouped([line for line in lines if len(line.text) < 90 and "," not in line.text])
    # What a scan ran together with a number or a sentence names nobody.
    return _apart(text, [body for body in found if ":" not in body.name])


def _grouped(lines: list[Cell]) -> list[Body]:
    """Put lines together to names: a name begins with the word for a body and goes on while it is open."""
    groups: list[list[Cell]] = []
    for number, line in enumerate(lines):
        words = line.plain.strip(" .…:;()'\"‘")
        told: int = sort(words)
        if told < 0:
            continue
        last = groups[-1][-1] if groups else None
        is_open = last is not None and (
            _is_open(last, line, words, told) or _goes_on(last) or (len(groups[-1]) == 1 and last.text.isalpha())
        )
        is_alone = not is_open and line.text.isalpha() and number + 1 < len(lines)
        if is_alone and begun(f"{words} {lines[number + 1].plain}") > len(words):
            # `QUỐC` over `HỘI`, `UỶ` over `BAN MTTQ VIỆT NAM`, as narrow cells break a name
            groups.append([line])
            continue
        if last is not None and (is_open or (told & 1 and line.row - last.row <= 3)):
            groups[-1].append(line)
        elif _begins(line, words, told):
            groups.append([line])
        elif last is not None and line.row - last.row <= 2 and len(words) > 1 and line.is_upper == last.is_upper:
            groups[-1].append(line)
    bodies = [_body(group) for group in groups]
    if len(bodies) < 2:
        return bodies
    # The Gazette names the body on top of the page as well: what comes again is said once.
    keys = [plain(body.name) for body in bodies]
    kept = [body for number, body in enumerate(bodies) if keys[number] not in keys[number + 1 :]]
    if len(kept) > 1 and plain(kept[-1].name).startswith(f"{plain(kept[-2].name)} nuoc "):
        # `QUỐC HỘI NƯỚC CỘNG HÒA …` over the title says the same again.
        kept.pop()
    return kept


def _is_open(last: Cell, line: Cell, words: str, told: int) -> bool:
    """Say whether a line ends with a word behind which a name goes on: `BỘ TÀI NGUYÊN VÀ`."""
    size: int = open_end(last.plain)
    if not size:
        return False
    # `ĐỒNG VĂN` over `ĐẢNG ỦY XÃ …` is whole, `VĂN` over `PHÒNG` is not.
    half = _HALVES.get(last.plain[-size:])
    return half is None or words.split(" ", 1)[0] in half or not _begins(line, words, told)


def _begins(line: Cell, words: str, told: int) -> bool:
    """Say whether the name of a body begins in a line; what has diacritics must have the right ones."""
    size = told >> 1
    return size > 0 and _is_spelled(line.text[line.plain.find(words) :], words[:size])


def _is_spelled(printed: str, word: str) -> bool:
    """Say whether the first letters of a name are spelled as the word for a body is, where others look like it."""
    wanted = _SPELLINGS.get(word)
    if wanted is None:
        return True
    letters = printed[: len(word)].lower()
    return letters == wanted or letters.isascii()


def _goes_on(line: Cell) -> bool:
    """Say whether a dash or comma behind a line joins it to the next: `TÒA ÁN NHÂN DÂN TỐI CAO -`."""
    return line.is_dashed or line.text.endswith(",")


def _apart(text: str, bodies: list[Body]) -> list[Body]:
    """Part the last name where it holds two: `ỦY BAN NHÂN DÂN TỈNH HÀ GIANG SỞ NỘI VỤ`."""
    if not bodies or len(bodies[-1].lines) > 1:
        return bodies
    line = bodies[-1].lines[0]
    for gap, begin, stop in below(line.plain):
        before, words = line.plain[:gap], line.plain[begin:stop]
        if not _is_spelled(line.text[begin:], words):
            # `CÔNG TY XÂY DỰNG SỐ 9` has no `SỞ`.
            continue
        if (" " not in words and _ONE_NAME.search(before) and not before.endswith("thanh pho")) or (
            len(before.split()) < 3 and before not in ("dang bo", "dang uy")
        ):
            continue
        upper = cell(text, line.start, line.start + gap, line.row)
        lower = cell(text, line.start + begin, line.end, line.row)
        if upper is not None and lower is not None:
            return [*bodies[:-1], _body([upper]), _body([lower])]
    return bodies


def of_body(text: str, start: int, end: int) -> int:
    """Give where the issuer ends that stands behind the type, `NGHỊ ĐỊNH CỦA CHÍNH PHỦ`; 0 where none does."""
    of = _OF.match(text, start, end)
    if of is None:
        return 0
    feed = text.find("\n", of.end(), end)
    about = _ABOUT.search(text, of.end(), feed if feed >= 0 else end)
    stop = about.start() if about is not None else feed if feed >= 0 else end
    words = plain(text[of.end() : stop])
    return stop if len(words) < 100 and (begun(words) or words.startswith(_HEADED)) else 0


def system_of(name: str | None, superior: str | None, motto: str | None) -> str | None:
    """Say whose paper it is, from the names of the issuer and its superior and the motto."""
    if not name and not superior:
        return motto
    words = f" {plain(name or '')} "
    if words.startswith(_COURT):
        return "court"
    both = f"{words} {plain(superior)} " if superior else words
    if any(word in both for word in _MASS):
        return "mass"
    if motto is not None:
        return motto
    if any(word in words for word in _PARTY):
        return "party"
    return "state" if words.startswith(_STATE) else None
