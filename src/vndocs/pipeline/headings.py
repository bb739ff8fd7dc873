"""The document's own number in its header, with the issuer, date and title that stand around it.

`Số: 06/2024/QĐ-UBND` under the issuer's name and beside place and date, the type's name and the title below
(30/2020/NĐ-CP Annex I). Metadata printed with a document (`Số hiệu:`) counts as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from ..entities.references import naming, worn
from ..entities.references.bodies import end_of_body
from ..text.lexicon import load
from ..text.seeking import either
from ..text.spelling import cased
from . import heading_issuer
from .draft import Draft
from .heading_issuer import RULE

_WORDS: Final = load("vndocs.entities.references")["heading"]
_REACH: Final = 3000
#: The first heading of a document stands within so many characters.
_TOP: Final = 1200
_CAPITAL: Final = re.compile(cased("[A-ZĐÀ-Ỹ]"))
_LABEL: Final = re.compile(
    rf"(?:^|[\n|\t])[ \t*_>#|-]*(?:{'|'.join(_WORDS['labels'])})[ ]?(?:văn bản)?[ \t*_]*:?[ \t\n*_|]*$",
    re.IGNORECASE,
)
_LINE_END: Final = re.compile(cased(r"[ \t*_)]*(?:$|[\n|\t]|[ ]{2,})|[ \t*_]*(?:V/v|Về|[A-ZĐÀ-Ỹ][^\n,]{2,30}, ?ngày)"))
#: The subject of a letter; the place and the day may stand on the line before it. Scans spoil the sign.
_SUBJECT: Final = re.compile(
    cased(
        r"(?:[ \t*_|\n]{0,80}[A-ZĐÀ-Ỹ][^\n|,]{2,40},?[ ]{0,3}ngày[^\n|]{2,48}(?=\n))?"
        r"[ \t*_|\n(]*(?:[Vv]/[vy]|V[iíl1I]v|Về việc|VỀ VIỆC)[ \t*_:]*(?=\S)"
    )
)
_TITLE_LEAD: Final = re.compile(
    r"(?i:(?:về\s+việc|v/v)[\s*_:]+|(?:về\s+)?(?!quy\s+định\s+(?:chi\s+tiết|và\s))(?:quy\s+định\s+(?:về\s+(?:việc\s+)?)?)?)"
)
#: An empty line, a cell, a rule, the line before the legal bases (`CHỦ TỊCH ỦY BAN NHÂN DÂN …`), what opens the body.
#: Each begins with a sign, which is found much faster than a choice.
_TITLE_END: Final = re.compile(
    cased(
        r"[\n| \t*](?:(?<=\n)[ \t*_]*(?=\n(?![ \t]*[a-zà-ỹđ])|[A-ZĐÀ-Ỹ][^\n]{4,90}:[ \t]*(?:\n|$)"
        r"|CỘNG H[ÒOÀ][ÀAÒ]? XÃ|ĐẢNG CỘNG SẢN|Độc lập|\||-{3}|_{3}|-?[ ]?Căn\s+[cC]ứ|Kính\s+gửi"
        r"|Điều\s+(?:thứ\s+)?\d|[^\n,|]{3,40}, ngày|\("
        r"|[IVX1-9]{1,3}[./)-]"
        rf"|(?:{'|'.join(_WORDS['bodies'])})[^a-z\n]{{0,90}}(?:\n[^a-z\n]{{2,60}})?\n[\s*_-]{{0,40}}C(?:ăn|ĂN)\s+[cC][ứỨ])"
        r"|(?<=[|\t])|(?<=\S[ ])[ ]{4}|(?<=\*)\**[ ]*\n[ \t]*\n)"
    )
)
#: What stands below the type's name where a document has no title.
_NO_TITLE: Final = re.compile(
    r"C(?:ăn|ĂN)\s+[cC][ứỨ]|(?:Kính|KÍNH)\s+[gG]|(?:Theo|Xét)\s+đề\s+nghị|S[ốỐ][ :]|Điều\s+\d"
)


#: What may stand between the beginning of a line and its words; what a label ends with, in any case.
_BEHIND_LABEL: Final = " \t\n*_|:"
_GOES_ON: Final = frozenset(",;.:/-")
_BEFORE_WORDS: Final = " \t*_>#|"
_LABEL_ENDS: Final = frozenset(alike for label in (*_WORDS["labels"], "văn bản") for alike in either(label[-1:])[0])


def _begins_line(before: str) -> bool:
    """Tell whether a line or a cell begins at the end of some text, or words behind a wide gap."""
    words = before.rstrip(_BEFORE_WORDS)
    if not words or words[-1] == "\n":
        return True
    signs = before[len(words) :]
    if "|" in signs or "\t" in signs or "    " in signs:
        return True
    return signs[:2] == "  " and _CAPITAL.match(words[-1]) is not None


def mark_own(text: str, drafts: Sequence[Draft], dates: Sequence[Any]) -> None:
    """Mark the references that are the document's own number and read the heading for them."""
    code = None
    for draft in drafts:
        core = draft.core
        if core.start > _REACH:
            break
        is_parted = core.type_name is not None and core.type_end < core.start
        if (
            (core.kind != "symbol" and not (core.kind == "short" and is_parted))
            or draft.provisions
            or (code is not None and draft.code != code)
        ):
            continue
        if not _is_own(text, draft, code):
            continue
        code = draft.code
        draft.role = "own"
        _read_heading(text, draft, dates)


def _is_own(text: str, draft: Draft, code: str | None) -> bool:
    core = draft.core
    before = text[max(0, core.start - 60) : core.start]
    if core.type_name is not None and core.type_end < core.start:
        # `SẮC LỆNH CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI / Số 66 NGÀY …`, the type alone on its line above.
        line = text[text.rfind("\n", 0, core.type_end) + 1 : core.type_end]
        return code is None and core.start < _TOP and line.strip(RULE).casefold() == core.type_name.casefold()
    behind = text[core.end : core.end + 2]
    # Most often words go on, or a sign follows: neither ends a line.
    if (
        behind[:1] in _GOES_ON
        or (behind[:1] == " " and behind[1:].islower())
        or _LINE_END.match(text, core.end) is None
    ):
        return False
    if core.type_name is None and core.has_number_word:
        return text[core.start].isupper() and _begins_line(before)
    if not text[: core.start].strip() and not text[core.end : core.end + 200].strip():
        # A code on its own heads nothing.
        return False
    if core.type_name is None:
        # In metadata, or alone on the first line of all.
        label = before.rstrip(_BEHIND_LABEL)
        is_label = label[-1:] in _LABEL_ENDS and _LABEL.search(before) is not None
        return is_label or not before.strip(RULE + "\n")
    colon = ":" in text[core.type_end : core.code_start]
    return core.has_number_word and colon and code is None and _begins_line(before)


def _read_heading(text: str, draft: Draft, dates: Sequence[Any]) -> None:
    core = draft.core
    if draft.date is None and (date := _place_date(text, core.start, core.end, dates)) is not None:
        draft.date, draft.date_at = date.value[:10], (date.start, date.end)
    if draft.issuer is None and (pieces := heading_issuer.above(text, core.start)):
        draft.issuer, draft.issuer_rest = pieces[0], pieces[1] if len(pieces) > 1 else None
    draft.issuer = draft.issuer or heading_issuer.in_rows(text, draft)
    draft.title = _title_below(text, draft) or draft.title or _title_in_rows(text, draft)
    if draft.issuer is None and draft.core.has_number_word:
        draft.issuer = heading_issuer.below(text, draft.title[1] if draft.title else core.end)


def _place_date(text: str, start: int, end: int, dates: Sequence[Any]) -> Any | None:
    """Find the place-and-date line: behind the number, else before it."""
    before = None
    for date in dates:
        if date.start > end + 700:
            break
        if (
            date.start < start - 700
            or date.value is None
            or "/" in date.value
            or len(date.value) < 7
            or date.value[0] == "X"
        ):
            continue
        lead = text[max(0, date.start - 6) : date.start].rstrip(" *_")
        if lead[-1:] == "\n" and _DATE_END.match(text, date.end) is None:
            # A line of the body that begins with the day of a letter: `… đề / ngày 27/3/2019 của Trường …`.
            continue
        if not lead or lead[-1] in ",\n|\t" or lead.endswith(_DAY_LABELS):
            if date.start > end:
                return date
            before = date
    return before


#: What ends before the day in printed metadata, also glued to it: `Ngày ban hành22/10/1997`.
_DAY_LABELS: Final = ("ày:", " hành", "hành:", " thực", "thực:")
_DATE_END: Final = re.compile(r"[ \t*_.)]*(?:$|[\n|\t]|[ ]{2})")


def _title_below(text: str, draft: Draft) -> tuple[int, int] | None:
    """Find the title under the type's name, or the subject of a letter."""
    end = draft.core.end
    subject = _SUBJECT.match(text, end)
    if subject is not None:
        at = subject.end()
        # Only a letter has its subject under the number; its symbol need not be that of a known body.
        draft.type = draft.type or "CV"
    else:
        at = _below_type(text, draft, end)
        if at < 0:
            return None
        at = _behind_issuer(text, at)
        lead = _TITLE_LEAD.match(text, at)
        at = lead.end() if lead else at
    high = at
    for _ in range(_MOST_BREAKS):
        high = _title_end(text, at, high)
        # `… của` and a comma end no title: it goes on behind a line that was broken.
        last = text[max(at, high - 20) : high].rstrip()[-1:]
        if (
            last not in _DANGLING_ENDS
            or _DANGLING.search(text, max(at, high - 20), high) is None
            or _NO_TITLE.match(text[high : high + 20].lstrip("\n" + RULE))
        ):
            break
    while high > at and text[high - 1] in RULE + "\n;:":
        high -= 1
    return (at, high) if high > at else None


def _title_end(text: str, at: int, high: int) -> int:
    """Give the next place behind `high` where a title that begins at `at` may end."""
    stop = _TITLE_END.search(text, high + 1, at + _LONGEST_TITLE)
    if stop is not None:
        return stop.start()
    last = min(len(text), at + _LONGEST_TITLE)
    if high < last - 1 and text[last - 1] == "\n":
        return last - 1
    return last if high < last or last == len(text) else at


def _behind_issuer(text: str, at: int) -> int:
    """Give where the title goes on behind the issuer that it names first: `NGHỊ ĐỊNH / CỦA CHÍNH PHỦ VỀ …`."""
    of = _OF.match(text, at)
    end = end_of_body(text, of.end()) if of is not None else 0
    about = _ABOUT.match(text, end) if end else None
    return about.end() if about is not None else at


_OF: Final = re.compile(r"(?i:của)[ \t\n*]{1,4}")
_ABOUT: Final = re.compile(r"[ \t\n*]{1,4}(?=(?i:về|v/v|quy định|ban hành|sửa đổi)[ \n])")
_MOST_BREAKS: Final = 6
_LONGEST_TITLE: Final = 900
#: A type's name in small letters heads a title only on a line of its own.
_SHORT_LINE: Final = 24
_DANGLING_ENDS: Final = frozenset("aàiIcogềAÀCOGỀıİ,*_")
_DANGLING: Final = re.compile(r"(?i)(?:\s(?:của|và|với|các|cho|trong|về|tại|theo)|\bđiều của|,)[\s*_]*\Z")


def _title_in_rows(text: str, draft: Draft) -> tuple[int, int] | None:
    """Find the title in printed metadata: `Trích yếu: Quy định về hóa đơn`."""
    if draft.core.has_number_word:
        return None
    row = _MATTER.search(text, draft.core.end, draft.core.end + _MATTER_REACH)
    return (row.start(1), row.start(1) + len(row[1].rstrip(RULE))) if row is not None else None


_MATTER: Final = re.compile(
    r"\n[ \t*_|]*(?:Trích yếu(?: nội dung)?|Tên văn bản)[*_ ]*[:\t|][\s*_|:]*"
    r"(?:(?i:về việc|quy định về|quy định|về)[ ])?"
    r"([^\n|\t]{4,400})"
)
_MATTER_REACH: Final = 900


def _below_type(text: str, draft: Draft, end: int) -> int:
    """Give where the title begins under the type's name in capitals, -1 where there is none."""
    at, seen = end, 0
    while seen < _MOST_LINES:
        stop = text.find("\n", at, end + 900)
        if stop < 0:
            return -1
        line = text[at:stop].strip(RULE)
        seen += bool(line)
        is_upper = line.isupper()
        if is_upper and " " not in line and (further := text.find("\n", stop + 1, stop + 30)) > 0:
            # A narrow cell parts the syllables of `QUYẾT ĐỊNH`.
            joined = text[stop + 1 : further].strip(RULE)
            if joined.isupper() and " " not in joined and naming.named(text, at, text[at:further].rstrip(RULE)):
                stop, line = further, f"{line} {joined}"
        if (
            (is_upper or (draft.core.has_number_word and len(line) < _SHORT_LINE))
            and (found := naming.named(text, at, text[at:stop].rstrip(RULE))) is not None
            and text[at : found[0]].strip(RULE) == ""
            and (is_upper or found[1].code == draft.type)
        ) or (draft.type and is_upper and worn.name_before(text, stop, (draft.type,)) is not None):
            if draft.type is None and found is not None:
                draft.type = found[1].code
            at = stop
            while at < len(text) and text[at] in RULE + "\n":
                at += 1
            return -1 if _NO_TITLE.match(text, at) else at
        at = stop + 1
    return -1


#: Lines with words that are read for the type's name.
_MOST_LINES: Final = 14
