"""Where a paper ends: the list of recipients at the left, the signature at the right, as columns of the same lines."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import islice
from typing import Final

from ...text.spelling import cased
from .addressing import parted, trimmed
from .cells import Cell, Place, bulleted, cell, cell_at, cells, cut
from .folding import plain
from .recipients import is_filed, receivers
from .signing import Pieces, Signed, is_broken, mended, signature
from .signs import SIGN, compiled, is_name, is_office, is_person, is_signing, named, sign_of

#: Where the right column may begin behind an entry: at an end sign, or at a sign of authority.
_TRAILER: Final = re.compile(cased(r"(?<=[;.,])[ ]+(?=\S)|[ ]+(?=(?:TM|KT|TL|TUQ|T/M)\.[ ]?[A-ZĐÀ-Ỹ]{2})"))
_SIGNED_LINE: Final = re.compile(
    cased(
        r"\n[ \t*_|]{0,90}+(?=(?:T[./]?M|K[./]?T|T[./]?L|T[./]?[UƯ][./]?Q|Q)[./][ ]?[A-ZĐÀ-Ỹ]"
        r"|[A-ZĐÀ-Ỹ]{2,}(?:[ ](?:[-–][ ])?[A-ZĐÀ-Ỹ]+){0,9}[ \t*_|]{0,40}\n)"
    )
)
_ALONE: Final = re.compile(r"\n[ \t]*\n[ \t*_]*$")
_PAGE: Final = re.compile(r"\d+|(?i:page|trang)(?i: break|\s\d{1,4}(?:/\d{1,4})?)")
#: `Nơi nhận:`, or two words.
_LABEL: Final = re.compile(r"\S+\s+\S{2,4}?[nmi]\w?\s*[:;.]?|\S+\s+\S+")
_WORD: Final = re.compile(r"[a-zà-ỹđ]{3}|[A-ZĐ]{2}")
#: What a stamp or pen left before a sign or an office: `ly KT. CỤC TRƯỞNG`.
_SMUDGE: Final = re.compile(cased(r"[^\s.]{1,2} (?=[A-Z]{1,3}[./])|[a-z]{1,2} (?=[A-ZĐÀ-Ỹ]{2,} [A-ZĐÀ-Ỹ]{2})"))
#: The two columns are looked for in so many characters.
_REACH: Final = 5_000
#: A signature so far above a list of recipients is another paper's.
_APART: Final = 1_000


def ending(text: str, start: int, boxes: int = -1) -> tuple[Signed, list[Pieces], int]:
    """Read what stands at the end of the paper that begins before `start`: signature, recipients, where it ends.

    `boxes` is where text boxes of its heading come down behind it, if they do.
    """
    at = receivers(text, start, len(text))
    if at < 0:
        whole = _unlisted(text, start, len(text))
        return whole if boxes < start or (whole[0].position and whole[0].signer) else _boxed(text, start, boxes)
    if at - start > _APART:
        # A paper without list ends at its signature; what stands far below belongs to a form attached to it.
        own, none, stop = _unlisted(text, start, at - _APART)
        if own.position and own.signer:
            return own, none, stop
    entries, right, behind = columns(text, at, len(text))
    above = _above(text, start, at)
    signed = signature(text, [*above, *right])
    stop = min([at, *([above[0].start] if above else [])])
    return signed, entries, max(stop, start) if stop > start else behind


def columns(text: str, start: int, end: int) -> tuple[list[Pieces], list[Cell], int]:
    """Part the lines from `Nơi nhận` on into entries of the list and cells of the signature."""
    entries: list[Pieces] = []
    signature: list[Cell] = []
    is_open, is_done, behind, row = False, False, start, -1
    for line in cells(text, start, min(end, start + _REACH)):
        words = line.text
        if line.row == 0 and not entries and plain(words[:8]).startswith(("noi nhan", "noi nham", "noi gui")):
            rest = cell(text, line.start + _label(words), line.end, line.row)
            if rest is not None and (bulleted(text, rest) or rest.text[0] in "-–~"):
                *parts, (low, high) = parted(text, rest.start, rest.end)
                last = cell(text, low, high, line.row)
                item, beside = _trailing(text, last) if last is not None else (None, None)
                parts += [(item.start, item.end)] if item is not None else []
                signature += [beside] if beside is not None else []
                entries += [(trimmed(text, begin, stop),) for begin, stop in parts]
                is_done = _ends_list(text, entries)
            elif rest is not None:
                signature.append(cell(text, _cleared(text, rest.start), rest.end, rest.row) or rest)
            behind = line.end
            continue
        if line.is_first and (words[0] in "pPtT" or words[0].isdigit()) and _PAGE.fullmatch(words):
            # A page ends here.
            continue
        if is_done and (line.row - row > 14 or _is_attached(line)):
            break
        dashed = bulleted(text, line) and not is_done
        is_ended = words.endswith((",", ";")) or text.startswith(";", line.end)
        if dashed and (is_ended or is_filed(words) or not is_signing(line)):
            item, rest = _trailing(text, line)
            for begin, stop in parted(text, item.start, item.end):
                entries.append((trimmed(text, begin, stop),))
            is_done = _ends_list(text, entries)
            is_open = not item.text.endswith((";", ".")) and not is_done
            row = line.row
            if rest is not None:
                signature.append(rest)
        elif is_signing(line) or is_done:
            signature.append(line)
        elif entries and is_open and line.is_first:
            item, rest = _trailing(text, line)
            *before, (begin, stop) = entries[-1]
            # The comma at which the margin broke an entry belongs to it.
            stop += text.startswith(",", stop)
            entries[-1] = (*before, (begin, stop), trimmed(text, item.start, item.end))
            is_done = _ends_list(text, entries) and text[item.end - 1] in ".;)"
            is_open = not item.text.endswith((";", "."))
            if rest is not None:
                signature.append(rest)
        elif entries and line.is_first and not is_done and not line.is_upper and _lost(text, line):
            # An entry whose dash a scan lost
            item, rest = _trailing(text, line)
            entries.append((trimmed(text, item.start, item.end),))
            is_open = False
            if rest is not None:
                signature.append(rest)
        elif (not entries or not _is_bulleted(text, entries)) and (words.endswith((";", ".")) or is_filed(words)):
            entries.append((trimmed(text, line.start, line.end),))
            is_done, row = is_filed(words), line.row
        else:
            signature.append(line)
        behind = line.end
    return [entry for entry in entries if entry[0][0] < entry[0][1]], signature, behind


def _ends_list(text: str, entries: Sequence[Pieces]) -> bool:
    """Say whether the last entry is the last of the list."""
    start, end = entries[-1][0]
    return is_filed(text[start:end])


def _is_bulleted(text: str, entries: Sequence[Pieces]) -> bool:
    """Say whether the list has dashes."""
    start, end = entries[0][0]
    made = cell(text, start, end, 0)
    return made is not None and bulleted(text, made)


def _lost(text: str, line: Cell) -> bool:
    """Say whether a line ends as an entry does, though no dash opens it."""
    item, rest = _trailing(text, line)
    return item.text.endswith(";") or (rest is not None and text[item.end - 1 : item.end + 1].count(";") == 1)


def _label(words: str) -> int:
    match = _LABEL.match(words)
    return match.end() if match else len(words)


def _trailing(text: str, line: Cell) -> tuple[Cell, Cell | None]:
    """Cut what the right column left behind an entry: `- Như trên; KT. CỤC TRƯỞNG`."""
    words = line.text
    if words.endswith((";", ".", ",")) or not (";" in words or "." in words or "," in words):
        return line, None
    gaps = list(_TRAILER.finditer(line.text))
    # First a signature behind a semicolon or with its sign, then what is no word behind the last sign.
    sure = [gap for gap in gaps if line.text[gap.start() - 1] == ";" or _is_sign(line.text, gap.end())]
    for gap in [*sure, *reversed(gaps)]:
        start = line.start + gap.end()
        rest = cell(text, _cleared(text, start), line.end, line.row)
        item = cell(text, line.start, line.start + gap.start(), line.row)
        if rest is None or item is None or text[start] in "-–":
            continue
        sign = line.text[gap.start() - 1]
        if sign == "," or (sign == ";" and is_filed(item.text) and rest.text.endswith(")")):
            # `Lưu: VT, TCT (HC)`, `Lưu: VT; KTTH (3)` go on; an office or a name does not.
            if _is_sign(rest.text, 0) or is_office(rest) or is_name(rest.text):
                return item, rest
            continue
        if is_signing(rest) or _WORD.search(rest.text) is None:
            return item, rest
    return line, None


def _cleared(text: str, at: int) -> int:
    smudge = _SMUDGE.match(text, at)
    return smudge.end() if smudge else at


def _is_sign(words: str, at: int) -> bool:
    """Say whether a sign stands there, and no office that is written short: `Lưu: VT, KT, TH`."""
    sign = SIGN.match(words, at)
    return sign is not None and not sign["mark"].startswith((",", ";", ":"))


def _is_attached(line: Cell) -> bool:
    return len(line.text) < 60 and plain(line.text[:8]).startswith(("phu luc", "--- page", "mau so", "danh muc"))


def _above(text: str, start: int, at: int) -> list[Cell]:
    """Give the cells of a signature that stand over `Nơi nhận`."""
    found: list[Cell] = []
    low = max(start, at - 600)
    # Over most lists a sentence ends.
    last = _last(text, low, at)
    if last is None or not _is_above(_cleaned(text, last)):
        return found
    for place in reversed(_places(text, low, at)):
        line = _cleaned(text, place)
        if not _is_above(line):
            break
        found.insert(0, line)
    while found and sign_of(found[0]) is None and not is_office(found[0]):
        found.pop(0)
    return found


def _cleaned(text: str, place: Place) -> Cell:
    """Give a cell without what a stamp left before it."""
    whole = cell_at(text, place)
    return cell(text, _cleared(text, whole.start), whole.end, whole.row, is_first=whole.is_first) or whole


def _is_above(line: Cell) -> bool:
    return (is_signing(line) or is_office(line)) and not (line.is_upper and line.text.endswith((".", ";", ":")))


def _last(text: str, start: int, end: int) -> Place | None:
    """Give where the last cell of a stretch stands; its row counts for nothing."""
    while end > start:
        feed = max(text.rfind("\n", start, end), start - 1)
        found = cut(text, feed + 1, end, -1, 1)[0]
        if found:
            return found[-1]
        end = feed
    return None


def _boxed(text: str, start: int, boxes: int) -> tuple[Signed, list[Pieces], int]:
    """Read the signature above the text boxes of the heading; in a form it is an office alone."""
    signed, entries, stop = _unlisted(text, start, boxes)
    last = [line for line in cells(text, max(start, boxes - 120), boxes) if line.start > start][-1:]
    if not signed.position and last and last[0].is_upper and is_office(last[0]):
        return signature(text, last), entries, last[0].start
    # Tables of a form come down behind the boxes as well.
    return signed, entries, stop if signed.position else len(text)


def signed_lines(text: str, start: int, end: int) -> list[int]:
    """Give the line feeds behind which a signature may begin."""
    if compiled is None:
        return [match.start() for match in _SIGNED_LINE.finditer(text, start, end)]
    found: list[int] = compiled.signed_lines(text, start, end)
    return found


def _places(text: str, start: int, end: int) -> list[Place]:
    """Give where the cells of a stretch stand."""
    found: list[Place] = cut(text, start, end, -1, sys.maxsize)[0]
    return found


def _unlisted(text: str, start: int, end: int) -> tuple[Signed, list[Pieces], int]:
    """Find the first signature of a paper without list of recipients."""
    for feed in signed_lines(text, start, end):
        match = _SIGNED_LINE.match(text, feed, end)
        if match is None:
            continue
        below = cells(text, match.end(), min(len(text), match.end() + 500))
        first = next(below, None)
        if first is None:
            continue
        sign = sign_of(first)
        second = None
        if not sign and not is_office(first):
            second = next(below, None)
            if second is None or not is_broken(first, second):
                continue
        lines = [first, *([second] if second else []), *islice(below, 12 if second else 13)]
        signed = signature(text, lines)
        if sign is None and not signed.signer:
            continue
        if sign is not None and not signed.position and not signed.signer:
            continue
        if sign is not None and sign["sign"][0] not in "tT" and (above := _above(text, start, feed)):
            # `Tm. ủy ban nhân dân` over `KT. Chủ tịch`, whose capitals an old font lost
            signed = signature(text, [*above, *lines])
        return signed, [], match.end()
    # The last lines, as old papers sign in small letters: `Chủ tịch` over a name.
    low = max(start, end - 300) if end == len(text) else end
    last = _places(text, low, end)[-6:] if low < end else []
    lines = [cell_at(text, place) for place in last if place[0] > low]
    for number, line in enumerate(lines):
        if is_office(line) and (signed := signature(text, lines[number:])).position and signed.signer:
            return signed, [], line.start
    for line in mended(lines)[-3:]:
        # A name alone, as under decrees of 1946
        if is_person(line) and line.is_first and _ALONE.search(text, max(low, line.start - 40), line.start):
            return Signed(signer=(named(text, line.start, line.end),)), [], line.start
    return Signed(), [], end
