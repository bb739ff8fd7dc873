"""Fixed points of a heading: the number, and the line of place and date.

`Số: 05/QĐ-UBND`, `Hà Nội, ngày 05 tháng 01 năm 2024` (30/2020/NĐ-CP Annex I).
They are recognised before lines are, as columns run together in one line.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...catalogue import find_places
from ...entities.references import symbol
from ...text.lexicon import load
from ...text.seeking import Sought
from ...text.spelling import cased
from .folding import plain
from .head_forms import BEFORE_LABEL, DAYS, LABEL_LETTERS, LEAD_ENDS, MONTHS, PLACE_ENDS, PLACES, YEARS, reader

_WORDS: Final = load(__package__)
_LABELS: Final = "|".join(re.escape(word) for word in sorted(_WORDS["number"]["labels"], key=len, reverse=True))
_LABEL: Final = Sought(re.compile(rf"[{LABEL_LETTERS[0]}][{LABEL_LETTERS[1]}](?![^\W\d_])"), (*LABEL_LETTERS,))
_LEADS: Final = r"(?:Nghị[ ]quyết|NGHỊ[ ]QUYẾT|(?:Bộ[ ])?[Ll]uật|LUẬT|Pháp[ ]lệnh|Bản[ ]án|BẢN[ ]ÁN|Lệnh|Sắc[ ]lệnh)\s+"
_LONGEST_LEAD: Final = 12
_LEAD: Final = re.compile(rf"(?:(?<=[\s|*_.)])|^){_LEADS}$", re.IGNORECASE)
#: `Số:`, `Luật số:`, `SỐ :`; a type before it stands on the same line.
_NUMBER: Final = re.compile(
    r"(?:(?<=[\s|*_.)])|^)"
    rf"(?P<lead>{_LEADS})?"
    rf"(?P<label>{_LABELS})(?![^\W\d_])[ \t*_]{{0,4}}(?P<colon>[:;.,]?)[\s*_|]{{0,40}}",
    re.IGNORECASE,
)
#: The day with its words; what a scan misread or left blank is skipped.
_DATE: Final = re.compile(
    rf"(?:{'|'.join(DAYS)})\s{{0,12}}(?P<day>[^\n]{{0,14}}?)\s{{0,12}}(?:{'|'.join(MONTHS)})"
    rf"(?P<month>[^\n]{{0,14}}?)\s{{0,12}}(?:{'|'.join(YEARS)})\s{{0,6}}(?P<year>(?:19|20)\d\d(?!\d))?",
    re.IGNORECASE,
)
#: What either begins with, which is quick to find.
_DAY_WORD: Final = Sought(
    re.compile("[nN][gG](?:[àÀaAầẦ][yY]|[àÀ][vV])"), ("nN", "gG", "àÀaAầẦ", "yY"), ("nN", "gG", "àÀ", "vV")
)
_SLASHED: Final = re.compile(
    r"[Nn]gày\s?:?\s{1,3}(?P<day>\d\d?) ?[/.-] ?(?P<month>\d\d?) ?[/.-] ?(?P<year>(?:19|20)\d\d)(?!\d)"
)
#: A decree of 1945 has a number and no symbol: `Số 81 ngày 31 tháng 12 năm 1945`.
_BARE: Final = re.compile(r"(\d{1,5}(?:-[a-z])?)(?=\s{1,3}[Nn][Gg][Àà][Yy])")
#: A blank that was filled in: `40   /2000/TT-BTC`.
_WIDE: Final = re.compile(r"(\d{1,5})[ \t]{2,9}(?=[/-])")
_REST: Final = re.compile(r"(?:(?!  +[A-ZĐ])[^\n|\t]){1,80}")
#: A name in small letters but for its first.
_SMALL: Final = re.compile(cased(r"(?:^|[\n|\t]|[ ]{3})[ \t*_]*[A-ZĐÀ-Ỹ][a-zà-ỹđ]{1,6} [a-zà-ỹđ]{2,6}$"))
_FILLED: Final = re.compile(r"[ \t*_.]{0,9}(?:[\n|\t]|   |\Z)")
#: How long a word of a place is at most.
_LONGEST: Final = 15


class Number(NamedTuple):
    """A number as printed: where its label begins, where it stands, its canonical form (none where it is blank)."""

    label: int
    start: int
    end: int
    code: str | None


class Dated(NamedTuple):
    """A line of place and date: its stretch, the place's stretch and words, the date in EDTF (none where blank)."""

    start: int
    end: int
    place: tuple[int, int] | None
    date: str | None
    date_start: int


def numbers(text: str, start: int, end: int) -> list[Number]:
    """Find the numbers of a stretch that stand behind their label at the head of a cell."""
    compiled = reader()
    if compiled is None:
        return numbers_plainly(text, start, end)
    return compiled.numbers(text, start, end, Number, code_at_plainly, _labelled)  # type: ignore[no-any-return]


def numbers_plainly(text: str, start: int, end: int) -> list[Number]:
    """Find the same one label after the other; the compiled reader asks this of those that have a type before them."""
    found: list[Number] = []
    low = start
    for label in _LABEL.each(text, start, end):
        low = _labelled(text, label.start(), low, end, found)
    return found


def _labelled(text: str, at: int, low: int, end: int, found: list[Number]) -> int:
    """Read the number behind the label at `at` and add it to those found; give how far it was read."""
    if text[at] == "s" and (not text[at - 1 : at].isspace() or text[max(0, at - 2) : at - 1] not in BEFORE_LABEL):
        # `các số`, told at a glance
        return low
    # A type may stand before the label, on the same line or over it.
    begin = max(low, at - 40)
    gap = text[begin:at]
    words = gap.rstrip()
    is_led = len(words) < len(gap) and words.lower().endswith(LEAD_ENDS)
    if not is_led and text[at] == "s":
        # `các số`, `một số`: in small letters a label needs its type.
        return low
    before = _LEAD.search(text, max(begin, begin + len(words) - _LONGEST_LEAD), at) if is_led else None
    match = _NUMBER.match(text, before.start(), end) if before else None
    match = match or _NUMBER.match(text, at, end)
    if match is None or at < low:
        return low
    low, lead, colon = match.end(), match["lead"] is not None, match["colon"]
    if not _heads(text, match.start(), strict=not colon) or (lead and not colon):
        return low
    if not match["label"][0].isupper() and not lead and match["label"][0] != "$":
        return low
    read = code_at(text, low)
    if read is not None:
        found.append(Number(match.start(), low, read[0], read[1]))
    elif colon or text[low : low + 1] in "/-.…":
        # What cannot be read goes as far as its cell, or the date.
        rest = _REST.match(text, match.start(), end)
        found.append(Number(match.start(), match.start(), rest.end() if rest else match.end(), None))
    return low


def _heads(text: str, at: int, *, strict: bool) -> bool:
    """Say whether a cell begins at `at`: a line, a table cell, a wide gap, or the end of capitals before it."""
    before = text[max(0, at - 24) : at]
    bare = before.rstrip(" *_('‘`")
    if not bare or bare[-1] in "\n|\t>":
        return True
    gap = len(before) - len(bare)
    if strict:
        return gap >= 2 and ("  " in before[len(bare) :] or "*" in before[len(bare) :])
    return gap >= 2 or (bare[-1].isupper() and bare[-6:].isupper())


def code_at(text: str, at: int) -> tuple[int, str] | None:
    """Read the số ký hiệu that begins at `at`: where it ends and its canonical form."""
    compiled = reader()
    end: int = 0 if compiled is None else compiled.code_end(text, at)
    return (end, text[at:end]) if end else code_at_plainly(text, at)


def code_at_plainly(text: str, at: int) -> tuple[int, str] | None:
    """Read the same by the expressions alone."""
    match = symbol.match(text, at)
    if match is not None:
        found = symbol.read(match, None)
        if found is not None and "/" in found.code + found.code.replace("-", "/"):
            return at + found.size, found.code
    wide = _WIDE.match(text, at)
    if wide is not None and (found_behind := code_at(wide[1] + text[wide.end() : wide.end() + 40], 0)):
        return wide.end() - len(wide[1]) + found_behind[0], found_behind[1]
    bare = _BARE.match(text, at)
    return (bare.end(), bare[1]) if bare else None


def dated(text: str, start: int, end: int) -> list[Dated]:
    """Find the lines of place and date of a stretch."""
    compiled = reader()
    found = NotImplemented if compiled is None else compiled.dated(text, start, end, Dated, find_places)
    return dated_plainly(text, start, end) if found is NotImplemented else found


def dated_plainly(text: str, start: int, end: int) -> list[Dated]:
    """Find the same by the expressions alone."""
    found = []
    for match in _days(text, start, end):
        bare = text[max(0, match.start() - 30) : match.start()].rstrip(" \t*_\n")
        place = _place(text, match.start(), start) if bare[-1:] in (",", ".") else _unparted(text, match, start)
        if bare[-1:] == "," or place is not None or _opens(text, match.start()):
            begin = place[0] if place else match.start()
            found.append(Dated(begin, match.end(), place, edtf(match), match.start()))
    return sorted(found, key=lambda line: line.start)


def _days(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Find the days of a stretch in either way of writing, each as the pattern finds it alone."""
    found: list[re.Match[str]] = []
    reached = [start, start]
    for word in _DAY_WORD.each(text, start, end):
        at = word.start()
        for number, pattern in enumerate((_DATE, _SLASHED)):
            match = pattern.match(text, at, end) if at >= reached[number] else None
            if match is not None:
                found.append(match)
                reached[number] = match.end()
    return found


def anywhere(text: str, start: int, end: int) -> list[Dated]:
    """Find dates written out in a stretch, wherever they stand."""
    return [Dated(match.start(), match.end(), None, edtf(match), match.start()) for match in _days(text, start, end)]


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 24) : at].rstrip(" *_(,.…")
    return not before or before[-1] in "\n|\t"


def _unparted(text: str, date: re.Match[str], floor: int) -> tuple[int, int] | None:
    """Give a place that no comma parts from its day, where the two fill a cell and the place is known."""
    begin = date.start()
    if text[begin - 1 : begin] not in (" ", "\t") or not _FILLED.match(text, date.end()):
        return None
    place = _place(text, begin, floor)
    if place is None or not _heads(text, place[0], strict=False) or not find_places(text[slice(*place)]):
        return None
    return place


def _place(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """Walk back from the comma over the words of the place."""
    end = at
    while end > floor and text[end - 1] in " \t*_\n,.":
        end -= 1
    start, words, low = end, 0, end
    while words < 6:
        begin = _word(text, floor, low)
        if begin == low:
            break
        word = text[begin:low]
        is_named = len(word) > 1 and all(part.istitle() for part in word.rstrip(".").split("-"))
        # `Hà nội`, as many type it
        is_named = is_named or (not words and _SMALL.search(text, max(floor, low - 24), low) is not None)
        if not is_named and plain(word).rstrip(".") not in PLACES:
            break
        start, words = begin, words + 1
        low = start
        gap = 0
        while low > floor and text[low - 1] in " \t*_-–" and gap < 3:
            low, gap = low - 1, gap + 1
        if low > floor and text[low - 1] == "\n":
            # `Hà` on a line of its own before `Nội, ngày …`
            line = text[max(0, text.rfind("\n", 0, low - 1) + 1, low - 30) : low - 1].strip(" \t*_|")
            named = [part.istitle() or plain(part) in PLACES for part in line.split()]
            if words == 1 and 0 < len(named) <= 4 and all(named) and line[0].isupper():
                low -= 1
                while low > floor and text[low - 1] in " \t*_":
                    low -= 1
                continue
            break
        if gap >= 3 or gap == 0:
            break
    if start == end or not text[start].isupper():
        return None
    return start, end


def _word(text: str, floor: int, end: int) -> int:
    """Give where the word begins that ends at `end`, or that place where none does."""
    at, least = end, max(floor, end - _LONGEST)
    while at > least and text[at - 1] not in PLACE_ENDS:
        at -= 1
    while at < end and (not text[at].isalnum() or text[at].isdecimal()):
        at += 1
    return at


def edtf(match: re.Match[str]) -> str | None:
    """Give the readable parts of a date: `2024-01-05`, `2024-01` where the day is blank, `2024` where both are."""
    year = match["year"]
    if year is None:
        return None
    month = _figure(match["month"], 12)
    if month is None:
        return year
    day = _figure(match["day"], 31)
    return f"{year}-{month:02}" if day is None else f"{year}-{month:02}-{day:02}"


def _figure(words: str, most: int) -> int | None:
    bare = words.strip(" \t\n*_.…")
    return int(bare) if re.fullmatch(r"[0-9]{1,2}", bare) and 0 < int(bare) <= most else None
