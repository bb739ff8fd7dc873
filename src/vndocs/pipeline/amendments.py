"""Chains of amendment: `Nghị định số 34/2016/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 154/2020/NĐ-CP và …)`.

The base document keeps what amended it, in the order of the text; where only the years are said (`Bộ luật Hình sự 2015
(sửa đổi, bổ sung năm 2017)`) it keeps the years. Luật 64/2025/QH15 has a document cited with what amended it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from ..entities.references.reading import ReferenceReading
from ..entities.references.title_forms import compiled
from .draft import Draft

_G: Final = r"[ \n\t*]{1,4}"
_LEAD: Final = re.compile(
    rf"(?:[ \n\t*]{{0,4}},?{_G}(?:có{_G})hiệu{_G}lực{_G}[^;.()\n]{{4,60}}?(?:\n[^;.()\n]{{1,40}}?)?"
    rf"(?=,?{_G}(?:đã{_G})?được))?"
    rf"(?P<sign>[ \n\t*]{{0,4}}[,(]?[ \n\t*]{{0,4}})(?:(?:đã|vừa){_G})?(?:(?P<passive>được|đc){_G})?"
    rf"sửa{_G}đổi(?:,?{_G}(?:và{_G})?bổ{_G}sung)?(?:{_G}(?:một{_G}số|các){_G}(?:điều|nội{_G}dung|quy{_G}định)(?:,{_G}khoản)?)?"
    rf"(?:{_G}lần{_G}(?:thứ{_G})?\w{{1,5}})?"
)
_BY: Final = re.compile(
    rf"{_G}(?:bởi|tại|theo|bằng)(?P<listed>:)?{_G}(?:quy{_G}định{_G}(?:tại|của){_G})?(?:các{_G})?(?:\d{{1,2}}[.)]{_G}|-{_G})?"
)
_YEARS: Final = re.compile(
    rf"{_G}(?:(?:các|vào){_G})?(?:năm{_G})?"
    rf"(?P<years>(?:19|20)\d\d(?:(?:,|{_G}và){_G}(?:năm{_G})?(?:19|20)\d\d){{0,6}})(?!\d|/)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_EFFECT: Final = rf"(?:[ \n\t*]{{0,4}}\(?,?{_G}?(?:có{_G})?hiệu{_G}lực{_G}[^;.()]{{4,80}}?)?"
_AND: Final = re.compile(rf"{_EFFECT}(?:[ \n\t*]{{0,4}},)?[ \n\t*]{{0,4}}(?:(?:và|cùng){_G})?(?:các{_G})?")
_AND_LISTED: Final = re.compile(
    rf"{_EFFECT}[ \n\t*]{{0,4}}[;,]?[ \n\t*]{{0,4}}(?:(?:và|cùng){_G})?"
    rf"(?:\d{{1,2}}[.)]{_G}|[a-zđ]\){_G}|-{_G})?(?:các{_G})?"
)
_FARTHEST: Final = 140
#: A document has no more brackets about its amendments than this.
_MOST: Final = 4


def mark(text: str, drafts: Sequence[Draft]) -> None:
    """Give each base document what amended it; `drafts` are in text order."""
    ends = [_whole_end(draft) for draft in drafts]
    led = compiled.amended(text, ends) if compiled is not None else [end for end in ends if _may_lead(text, end)]
    if not led:
        return
    starts = [draft.start for draft in drafts]
    #: The documents that end at one place: one is named in the title of the other.
    ending: dict[int, list[Draft]] = {end: [] for end in led}
    for draft, end in zip(drafts, ends, strict=True):
        if end in ending:
            ending[end].append(draft)
    for end, bases in ending.items():
        at: int | None = end
        # `(sửa đổi, bổ sung năm 2009) (được sửa đổi, bổ sung bởi Luật số …)`: a second bracket goes on.
        for _ in range(_MOST):
            if at is None or not _may_lead(text, at) or (lead := _LEAD.match(text, at)) is None:
                break
            at = _read(text, drafts, starts, bases, lead)


def _may_lead(text: str, at: int) -> bool:
    """Tell whether the words of an amendment can stand at once, or behind those about effect."""
    if text.find("ửa", at, at + _AT_ONCE) >= 0:
        return True
    return text.find("hiệu", at, at + _AT_ONCE) >= 0 and text.find("ửa", at, at + _FARTHEST) >= 0


#: No wider are the blanks, the sign and the words before `sửa`, and those before `hiệu lực`.
_AT_ONCE: Final = 30


def _read(
    text: str, drafts: Sequence[Draft], starts: Sequence[int], bases: list[Draft], lead: re.Match[str]
) -> int | None:
    """Read what stands behind `lead`; give where a further bracket may open, None where none may."""
    sign = lead["sign"].strip()
    years = _YEARS.match(text, lead.end())
    if years is not None:
        if not (sign or lead["passive"] or bases[-1].date is not None):
            return None
        low = years.start("years")
        found = _YEAR.finditer(years["years"])
        base = bases[-1]
        base.amended_by += tuple(_of_year(low + year.start(), low + year.end(), year[0]) for year in found)
        return _close(text, base, sign, years.end())
    by = _BY.match(text, lead.end())
    if by is None or not (lead["passive"] or "(" in sign):
        return None
    first = bisect_left(starts, by.end())
    if first == len(drafts) or starts[first] != by.end():
        return None
    chain = _amenders(
        text, drafts, starts, first, is_bracketed="(" in sign, is_listed="(" in sign or by["listed"] is not None
    )
    base = _base(bases, drafts[first], has_sign=bool(sign))
    base.amended_by += tuple(drafts[place].reading() for place in chain)
    return _close(text, base, sign, _whole_end(drafts[chain[-1]]))


def _close(text: str, base: Draft, sign: str, end: int) -> int | None:
    """Keep where the words of the amendments end; behind a closed bracket another may follow."""
    is_closed = "(" in sign and text[end : end + 1] == ")"
    base.amended_end = end + is_closed
    return base.amended_end if is_closed and text[end + 1 : end + 3] == " (" else None


def _base(bases: list[Draft], amender: Draft, *, has_sign: bool) -> Draft:
    """Choose between a document and one that its title names last: what amends is mostly of the same type.

    Without a comma or bracket the words belong to what stands right before them.
    """
    alike = [base for base in bases if base.type == amender.type] or bases
    return alike[0] if has_sign else alike[-1]


def _amenders(
    text: str, drafts: Sequence[Draft], starts: Sequence[int], place: int, *, is_bracketed: bool, is_listed: bool
) -> list[int]:
    """Give the places of the documents in a row that begins with the one at `place`.

    In a bracket a row may be of documents of several types: a law and a resolution.
    """
    chain = [place]
    separator = _AND_LISTED if is_listed else _AND
    while True:
        end = _whole_end(drafts[chain[-1]])
        place = bisect_left(starts, end)
        if place == len(drafts) or starts[place] - end > _FARTHEST:
            return chain
        # What stands between two members is a sign or `và`, the day of effect, and nothing else.
        between = separator.fullmatch(text, end, starts[place])
        if between is None or not between.group().strip():
            return chain
        if not is_bracketed and not _continues(drafts[chain[0]], drafts[place]):
            return chain
        chain.append(place)


def _continues(first: Draft, draft: Draft) -> bool:
    """Tell whether a further document belongs to the row: of the same type, and no law by its own name."""
    if draft.type != first.type:
        return False
    is_base = draft.core.kind == "name" and not draft.core.inner
    return not is_base or first.core.kind == "name"


def _whole_end(draft: Draft) -> int:
    """Give where a document with its issuer, day and title ends."""
    end = draft.end
    issuer, date, title = draft.issuer, draft.date_at, draft.title
    if issuer is not None and issuer[0] >= draft.start and issuer[1] > end:
        end = issuer[1]
    if date is not None and date[0] >= draft.start and date[1] > end:
        end = date[1]
    if title is not None and title[0] >= draft.start and title[1] > end:
        end = title[1]
    return end


def _of_year(start: int, end: int, year: str) -> ReferenceReading:
    return ReferenceReading(start, end, None, None, None, year, None, None, (), "cited", None, (start, end))
