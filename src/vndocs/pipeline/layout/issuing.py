"""The issuing body and its superior: the lines of capitals at the top left of a heading.

`UBND HUYỆN A` over `PHÒNG NỘI VỤ` (30/2020/NĐ-CP Annex I); a name may run over several lines, and two may stand on one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...text.lexicon import load
from .cells import Cell, cell, cells
from .folding import any_of, plain

_WORDS: Final = load(__package__)
_BODIES: Final = _WORDS["bodies"]


def _starting(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?![^\W_])")


_BEGINS: Final = _starting(_BODIES["beginnings"])
_JOINED: Final = _starting(_BODIES["joined"])
_NOISE: Final = re.compile(rf"{_starting(_WORDS['noise']['lines']).pattern}|du thao")
#: `PHÒNG, CHỐNG`, `TỔ CHỨC`, `HỘI NHẬP` begin with the word for a body and go on with the name of the line above.
_NAMELESS: Final = re.compile(rf"{any_of(_BODIES['nameless'])}(?![^\W_])")
_SPELLINGS: Final = _BODIES["spelled"]
_OPEN: Final = re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, _BODIES['open']))})(?<!mien trung)$")
_HALVES: Final[dict[str, list[str]]] = _BODIES["halves"]
_BELOW: Final = re.compile(rf"(?<=[^\W_])[\s.…]+(?=(?P<below>{_starting(_BODIES['below']).pattern}))")
#: Words of one name with the word behind them: `VĂN PHÒNG`, `TỔNG CỤC`, `MÔI TRƯỜNG`, `CƠ SỞ`, `QUÂN ĐỘI`.
_ONE_NAME: Final = re.compile(rf"(?:^|\s){any_of(_BODIES['one_name'])}$")
_SCRAPS: Final = re.compile(
    r"(?:chu )?nghia viet nam|xa hoi|doc lap|tu do|hanh phuc|chu nghia|cong hoa|viet nam dan chu|dang cong san"
)
#: Letters, and little else: no number that lost its label.
_SPELLED: Final = re.compile(r"(?!.*\d.*/)[^\W\d_].*[^\W\d_]|[^\W\d_]$")
_WIDE: Final = re.compile(r"[ ]{2,}")
_DOTS: Final = re.compile(r"\s*[.…]{2,}\s*|\s*…+\s*")


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
    words = words.replace("*", " ").replace("|", " ")
    if ".." in words or "…" in words:
        # Dots leave room for a name.
        words = _DOTS.sub(" ", words)
    return Body(lines[0].start, lines[-1].end, " ".join(words.split()).strip(" -–.,;:…"), lines)


def names(text: str, start: int, end: int, taken: Sequence[tuple[int, int]], near: int) -> list[Body]:
    """Find the bodies of a heading from `start` to `end`, the superior first, outside of the stretches `taken`.

    `near` is where the motto stands: names that are not in capitals have to stand beside it.
    """
    lines = _free(text, start, end, taken)
    upper = [line for line in lines if line.is_upper and len(line.text) > 1]
    found = _grouped(upper)
    if not found:
        close = [
            line for line in lines if abs(line.start - near) < 300 and len(line.text) < 90 and "," not in line.text
        ]
        found = _grouped(close)
    # What a scan ran together with a number or a sentence names nobody.
    return _apart(text, [body for body in found if ":" not in body.name])


def _free(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> list[Cell]:
    """Give the cells without what is taken; lines are parted at two blanks here."""
    free = []
    for line in cells(text, start, end):
        low = line.start
        pieces = []
        for begin, stop in taken:
            if begin < line.end and stop > line.start:
                pieces.append((low, min(begin, line.end)))
                low = max(low, min(stop, line.end))
        pieces.append((low, line.end))
        for begin, stop in pieces:
            if begin >= stop:
                continue
            at = begin
            for gap in _WIDE.finditer(text[begin:stop]) if text.find("  ", begin, stop) >= 0 else ():
                free.append(cell(text, at, begin + gap.start(), line.row))
                at = begin + gap.end()
            begin = at
            free.append(cell(text, begin, stop, line.row))
    return [line for line in free if line is not None]


def _grouped(lines: Sequence[Cell]) -> list[Body]:
    """Put lines together to names: a name begins with the word for a body and goes on while it is open."""
    groups: list[list[Cell]] = []
    for number, line in enumerate(lines):
        words = line.plain.strip(" .…:;()'\"‘")
        if _NOISE.match(words) or _SCRAPS.match(words) or not _SPELLED.match(words):
            continue
        last = groups[-1][-1] if groups else None
        is_open = last is not None and (
            _is_open(last, line, words) or _goes_on(last) or (len(groups[-1]) == 1 and last.text.isalpha())
        )
        if not is_open and line.text.isalpha() and number + 1 < len(lines):
            # `QUỐC` over `HỘI`, `UỶ` over `BAN MTTQ VIỆT NAM`, as narrow cells break a name
            two = f"{words} {lines[number + 1].plain}"
            if (begun := _BEGINS.match(two)) is not None and begun.end() > len(words):
                groups.append([line])
                continue
        if last is not None and (is_open or (_JOINED.match(words) and line.row - last.row <= 3)):
            groups[-1].append(line)
        elif _begins(line, words):
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


def _is_open(last: Cell, line: Cell, words: str) -> bool:
    """Say whether a line ends with a word behind which a name goes on: `BỘ TÀI NGUYÊN VÀ`."""
    found = _OPEN.search(last.plain)
    if found is None:
        return False
    # `ĐỒNG VĂN` over `ĐẢNG ỦY XÃ …` is whole, `VĂN` over `PHÒNG` is not.
    half = _HALVES.get(found[0].strip())
    return half is None or words.split(" ", 1)[0] in half or not _begins(line, words)


def _begins(line: Cell, words: str) -> bool:
    """Say whether the name of a body begins in a line; what has diacritics must have the right ones."""
    match = _BEGINS.match(words)
    if match is None or _NAMELESS.match(words):
        return False
    return _is_spelled(line.text[line.plain.find(words) :], match.group())


def _is_spelled(printed: str, word: str) -> bool:
    """Say whether the first letters of a name are spelled as the word for a body is, where others look like it."""
    wanted, letters = _SPELLINGS.get(word), printed[: len(word)].lower()
    return wanted is None or letters == wanted or letters.isascii()


def _goes_on(line: Cell) -> bool:
    """Say whether a dash or comma behind a line joins it to the next: `TÒA ÁN NHÂN DÂN TỐI CAO -`."""
    return line.is_dashed or line.text.endswith(",")


def _apart(text: str, bodies: list[Body]) -> list[Body]:
    """Part the last name where it holds two: `ỦY BAN NHÂN DÂN TỈNH HÀ GIANG SỞ NỘI VỤ`."""
    if not bodies or len(bodies[-1].lines) > 1:
        return bodies
    line = bodies[-1].lines[0]
    for gap in _BELOW.finditer(line.plain):
        before = line.plain[: gap.start()]
        if _NAMELESS.match(line.plain, gap.end()) or not _is_spelled(line.text[gap.end() :], gap["below"]):
            # `CÔNG TY XÂY DỰNG SỐ 9` has no `SỞ`.
            continue
        if (" " not in gap["below"] and _ONE_NAME.search(before) and not before.endswith("thanh pho")) or (
            len(before.split()) < 3 and before not in ("dang bo", "dang uy")
        ):
            continue
        upper = cell(text, line.start, line.start + gap.start(), line.row)
        lower = cell(text, line.start + gap.end(), line.end, line.row)
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
    return stop if len(words) < 100 and (_BEGINS.match(words) or words.startswith(_HEADED)) else 0


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
