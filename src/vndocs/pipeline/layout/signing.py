"""The end of a paper: the list of recipients at the left, authority, office and name of the signer at the right.

`TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` (30/2020/NĐ-CP Annex I, cells 7a and 7b). Both columns may run
together in one line; the first signer counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from ...text.lexicon import load
from ...text.seeking import SPACE, Sought
from ...text.spelling import cased
from .addressing import trimmed
from .cells import RULE, Cell, cell
from .folding import any_of
from .signs import (
    HONOUR,
    PARTS,
    SIGN,
    STAND_IN,
    SURNAMES,
    WHOLE,
    is_begun,
    is_name,
    is_office,
    is_person,
    is_signing,
    judged,
    named,
    sign_of,
    stands_in,
)

_WORDS: Final = load(__package__)["signing"]


def _behind_first(words: Iterable[str]) -> list[str]:
    """Write what follows the first letter of some words, for each of these letters."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return [f"(?<={first}){any_of(rest)}" for first, rest in rests.items()]


_SIGNS: Final = {re.sub(r"\W", "", form): sign for sign, forms in _WORDS["signs"].items() for form in forms}
_LAST_NAME: Final = re.compile(cased(r"\s((?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+ ){1,4}[A-ZĐÀ-Ỹ][a-zà-ỹđ]+)$"))
#: An office behind another or behind a body, in one line.
_INNER: Final = Sought(
    re.compile(
        # The first letter is quick to find; what stands before it is looked at next.
        rf"([{''.join(sorted({office[0] for office in _WORDS['inner_offices']}))}]"
        rf"(?:(?<=[^\W_] .)|(?<=[^\W_]  .)){''.join(f'(?<!{word} .)' for word in PARTS)}"
        rf"(?:{'|'.join(_behind_first(_WORDS['inner_offices']))})(?![^\W_]))"
    ),
    *((*office.split()[0], SPACE) for office in _WORDS["inner_offices"]),
)


#: Signs of a cell that has no words.
_SIGNS_ALONE: Final = f"{RULE}.…()[]"
#: What lies in several lines beside another column.
Pieces = tuple[tuple[int, int], ...]


class Signed(NamedTuple):
    """The canonical sign with its place, the stretches of the other parts, and where the signature begins."""

    authority: tuple[str, int, int] | None = None
    on_behalf_of: Pieces = ()
    position: Pieces = ()
    signer: Pieces = ()


def signature(text: str, lines: Sequence[Cell]) -> Signed:
    """Read the cells of a signature from the top: authority and body, office, name."""
    parts: list[Cell] = []
    for line in mended([_without_stand_in(text, line) for line in lines]):
        if judged(line) & WHOLE:
            parts.append(line)
        else:
            parts += _unrolled(text, line)
    lines = _one_column(parts)
    at, first = 0, None
    while at < len(lines) and (first := sign_of(lines[at])) is None and not is_office(lines[at]):
        at += 1
    if at == len(lines):
        # A scan may lose all that stands above the name.
        return _by_name(text, lines)
    authority = None
    on_behalf_of: Pieces = ()
    if first is not None:
        head = lines[at]
        sign = _SIGNS.get(re.sub(r"\W", "", first["sign"]).upper().replace("TI", "TL"))
        if sign is not None:
            authority = (sign, head.start + first.start("sign"), head.start + first.end("sign"))
        body = cell(text, head.start + first.end(), head.end, head.row)
        stop = _behind(lines, at + 1, body)
        on_behalf_of = _pieces(text, [*([body] if body else []), *lines[at + 1 : stop]])
        at = stop
    # A second sign (`TL. …` over `KT. …`) says more of the office; the last line of all gives it.
    while at < len(lines) and sign_of(lines[at]) is not None:
        at = _behind(lines, at + 1, None)
    while at + 1 < len(lines) and lines[at].plain.startswith("dai dien") and is_office(lines[at + 1]):
        # `ĐẠI DIỆN BÊN A` over `GIÁM ĐỐC`
        at += 1
    position: Pieces = ()
    if at < len(lines) and is_office(lines[at], loosely=first is not None):
        stop = at + 1
        while stop < len(lines) and _goes_on(lines[stop]) and lines[stop].row - lines[stop - 1].row == 1:
            stop += 1
        position, at = _pieces(text, lines[at:stop]), stop
    signer: Pieces = ()
    for number, line in enumerate(lines[at : at + 12], at):
        if is_person(line):
            signer = (named(text, line.start, line.end),)
            below = lines[number + 1] if number + 1 < len(lines) else None
            if below is not None and _emphasised(text, line, below):
                signer = (*signer, (below.start, below.end))
            break
        if sign_of(line) is not None:
            break
    return Signed(authority, on_behalf_of, position, signer)


def _by_name(text: str, lines: Sequence[Cell]) -> Signed:
    """Read a signature from its name up, where no sign or office in capitals opens it: `Giám đốc Sở A` over a name."""
    at = next((at for at, line in enumerate(lines) if is_person(line)), -1)
    if at < 0:
        return Signed()
    above = lines[at - 1] if at else None
    signer = (named(text, lines[at].start, lines[at].end),)
    if above is not None and above.row - lines[at].row >= -4 and is_office(above, loosely=True):
        return Signed(position=_pieces(text, [above]), signer=signer)
    return Signed(signer=signer)


def _emphasised(text: str, line: Cell, below: Cell) -> bool:
    """Say whether emphasis holds a name and its last word in the line below together: `**Trần Thị` / `Thử**`."""
    is_open = text[line.start - 1 : line.start] == "*" != text[line.end : line.end + 1]
    is_word = below.text.isalpha() and below.text.istitle() and text[below.end : below.end + 1] == "*"
    return is_open and is_word and below.row - line.row == 1


def _without_stand_in(text: str, line: Cell) -> Cell:
    """Cut `(Ký tên, đóng dấu)` from behind an office."""
    at = line.text.find("(")
    if at < 3 or not STAND_IN.match(line.plain, at):
        return line
    return cell(text, line.start, line.start + at, line.row, is_first=line.is_first) or line


def mended(lines: Sequence[Cell]) -> list[Cell]:
    """Join the words of an office or a name that a narrow cell breaks: `CHỦ` over `TỊCH`, `Phan` over `Thị Thử`."""
    whole: list[Cell] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last is not None and is_broken(last, line):
            joined = _joined(last, line)
            joined.start, joined.end = last.start, line.end
            whole[-1] = joined
            continue
        is_name_begun = last is not None and (last.text in SURNAMES or is_begun(last.text))
        if last is not None and is_name_begun and line.row - last.row == 1 and len(line.text.split()) < 4:
            joined = _joined(last, line)
            if is_name(joined.text) and (last.text in SURNAMES or line.text.isalpha()):
                joined.start, joined.end = last.start, line.end
                whole[-1] = joined
                continue
        whole.append(line)
    return whole


def _joined(last: Cell, line: Cell) -> Cell:
    words = f"{last.text} {line.text}"
    return Cell(words, 0, len(words), line.row, is_first=last.is_first)


def is_broken(last: Cell, line: Cell) -> bool:
    """Say whether a narrow cell breaks an office behind its first word: `CHỦ` over `TỊCH QUỐC HỘI`."""
    if not (last.text.isalpha() and last.is_upper and line.is_upper):
        return False
    return is_office(_joined(last, line)) and not is_office(last) and not is_office(line)


def _behind(lines: Sequence[Cell], at: int, body: Cell | None) -> int:
    """Give where the name of a body that a sign stands before comes to its end."""
    # `TM. ỦY` / `BAN NHÂN DÂN`, `KT. BỘ TRƯỞNG,` / `CHỦ NHIỆM`
    is_begun = body is not None and (body.text.isalpha() or body.text.endswith(","))
    while at < len(lines) and (_goes_on(lines[at]) or (is_begun and lines[at].is_upper)):
        at, is_begun = at + 1, False
    return at


def _pieces(text: str, lines: Sequence[Cell]) -> Pieces:
    """Give the stretches of some lines; those with nothing between them are one."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and not text[found[-1][1] : line.start].strip(RULE):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    bare = [trimmed(text, start, end) for start, end in found]
    return tuple([(start, end) for start, end in bare if start < end])


def _unrolled(text: str, line: Cell) -> list[Cell]:
    """Part a cell whose lines ran together: `KT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A`."""
    # A name ends in small letters.
    tail = _LAST_NAME.search(line.text) if line.text[-1].islower() else None
    head = line
    found: list[Cell | None] = []
    sign = SIGN.match(line.text)
    if tail is not None and HONOUR.fullmatch(line.text, 0, tail.start(1)):
        return [line]
    if tail is not None and is_name(tail[1]) and line.text[: tail.start()].isupper():
        head = cell(text, line.start, line.start + tail.start(), line.row) or line
        found.append(cell(text, line.start + tail.start(1), line.end, line.row))
    low = head.start
    for office in _INNER.each(head.plain):
        if sign is not None and office.start(1) == sign.end():
            # `K/T BÍ THƯ`, `THỪA LỆNH GIÁM ĐỐC`
            continue
        begin = head.start + office.start(1)
        is_behind = low != head.start or sign is not None or office.start(1) < 5
        if head.text[office.start(1) : office.end(1)].isupper() and is_behind:
            # What a stamp or pen left before an office is nothing: `SA PHÓ CỤC TRƯỞNG`
            if low != head.start or sign is not None or office.start(1) >= 5:
                found.insert(len(found) - (tail is not None and head is not line), cell(text, low, begin, line.row))
            low = begin
    found.insert(len(found) - (head is not line), cell(text, low, head.end, line.row))
    return [part for part in found if part is not None] if len(found) > 1 or low != head.start else [line]


def _goes_on(line: Cell) -> bool:
    return (
        line.is_upper
        and not is_office(line)
        and sign_of(line) is None
        and not is_person(line)
        and line.text.replace(" ", "").isalpha()
    )


def _one_column(lines: Sequence[Cell]) -> list[Cell]:
    """Keep the first of several signers whose signatures stand beside one another."""
    kept: list[Cell] = []
    for line in lines:
        if stands_in(line) or (len(line.text.strip(_SIGNS_ALONE)) < 3 and not line.text.isalpha()):
            continue
        if kept and kept[-1].row == line.row and (is_signing(kept[-1]) or kept[-1].is_upper):
            is_flat = sign_of(kept[-1]) is not None or is_office(kept[-1])
            if not (is_flat and (is_person(line) or (is_office(line) and sign_of(line) is None))):
                continue
        kept.append(line)
    return kept
