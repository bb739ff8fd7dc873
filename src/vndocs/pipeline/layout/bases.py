"""Legal bases: the entries between the title and the disposition, `Căn cứ …;`, `Theo đề nghị của …`.

Each stands in a paragraph of its own that ends in `;` (30/2020/NĐ-CP Annex I, cell 6); several documents of one
paragraph, parted by `;`, count singly.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.spelling import cased
from .cells import RULE
from .folding import any_of, opening, plain

_WORDS: Final = load(__package__)["bases"]


_FRONT: Final = r"[\s*_\-–—|+•\"“]{0,30}"
_LEAD: Final = re.compile(rf"{_FRONT}{opening(_WORDS['leads'])}(?![^\W_])", re.IGNORECASE)
_SURE: Final = re.compile(rf"{_FRONT}{opening(_WORDS['sure'])}(?![^\W_])", re.IGNORECASE)
_DOCUMENT: Final = re.compile(
    rf"{_FRONT}(?:(?:{any_of(_WORDS['before'])}\s+)*{opening(_WORDS['documents'])}(?![^\W_])|số\s+\d)", re.IGNORECASE
)
#: `Nghị định số … có hiệu lực từ ngày …, được sửa đổi, bổ sung bởi: 1. …` heads a consolidated text.
_HISTORY: Final = re.compile(
    rf"{_FRONT}{opening(_WORDS['documents'])}\s[\s\S]{{10,4000}}?được\s+sửa\s+đổi,\s+bổ\s+sung\s+(?:một\s+số\s+điều\s+)?bởi\s*:",
    re.IGNORECASE,
)
#: `Vì tình thế nghiêm trọng,` gives a reason before the bases of a decree of 1945 and is none of them.
_REASON: Final = re.compile(rf"{_FRONT}{any_of(_WORDS['reasons'])}(?![^\W_])[^;:]{{4,300}}[,;]\s*$", re.IGNORECASE)
_FIRST: Final = re.compile(rf"\n{_FRONT}{opening(_WORDS['sure'])}(?![^\W_])", re.IGNORECASE)
_BEGINNING: Final = re.compile(r"\n[ \t*_#]{0,60}(?:Điều\s+1[.:]|Chương\s+I\b|CHƯƠNG\s+I\b)")
_NOTED: Final = re.compile(r"[;.,]\[?\d{1,2}\]?[ \t*]*$")
_UNENDED: Final = re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, _WORDS['unended']))})[\s*_]*$", re.IGNORECASE)
_VERBS: Final = re.compile(rf"{_FRONT}(?:{'|'.join(map(re.escape, _WORDS['verbs']))})(?!\s+số\s)")
#: The number of a document somewhere in an entry.
_CODE: Final = re.compile(r"\d[^\s;,]{0,20}/[^\s;,]{1,20}")
_PIVOT: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _WORDS['pivots']))})\s*(?::|$)")
_BODY: Final = re.compile(
    cased(
        r"[\s*_#|]{0,90}(?:(?:Điều|ĐIỀU|Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:thứ|THỨ|[\dIVX])"
        # `46-CT/TW`, where the margin broke a sentence, opens no list.
        r"|[IVX]{1,4}\s?[./)\-]+(?=[ \t*\n]|[A-ZĐÀ-Ỹ])|[A-D]\s?[./)\-]+[ \t]+[A-ZĐÀ-Ỹ]"
        r"|[1-9]\d?\s?[./)\-]+(?=[ \t*]|[A-ZĐÀ-Ỹ][a-zà-ỹđ]))"
    )
)
_BODY_FIRST: Final = frozenset("ĐCPMIVXABD123456789")
#: `1 Cụm từ “…” được thay thế …` at the foot of a page, and what stands between that page and the next.
_FOOTNOTE: Final = re.compile(cased(r"\[?\d{1,2}\]?\s[A-ZĐÀ-Ỹ“]"))
_PAGE: Final = re.compile(r"\n(?=[ \t]{0,8}(?:CÔNG BÁO/|Người ký:|Ký bởi:|-- \d|\d{1,3}[ \t]*\n))")
_FOOT: Final = 6_000
_PROSE: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _WORDS['clauses']))})")
#: Bases are looked for in so many characters.
REACH: Final = 24_000


def bases(text: str, start: int, end: int, *, is_letter: bool) -> tuple[list[tuple[int, int]], int]:
    """Give the stretches of the entries, and where the body begins behind them."""
    end = min(end, start + REACH)
    start = _behind_history(text, start, end)
    paragraphs, body = _paragraphs(text, start, end)
    found: list[tuple[int, int]] = []
    for begin, stop in paragraphs:
        words = text[begin:stop]
        if not found and _stands_over(words):
            continue
        if not _is_base(words):
            # The sentence that issues: `Bộ trưởng … ban hành Thông tư …`.
            body = begin if body >= end else body
            break
        if found and words.lstrip(RULE)[:1].islower() and not _named(text, begin, stop):
            # `…; trên cơ sở biểu quyết của các thành viên` names no document.
            continue
        found += _entries(text, begin, stop)
    if not found or not any(_SURE.match(text, begin) or _DOCUMENT.match(text, begin) for begin, _ in found):
        return [], start
    if is_letter and (len(found) < 2 or not all(text[stop : stop + 1] == ";" for _, stop in found[:-1])):
        return [], start
    return _without_prose(text, found), body


def _stands_over(words: str) -> bool:
    """Say whether a paragraph stands over the bases: `Bộ trưởng Bộ Tài chính` in small letters, or a reason."""
    is_name = len(words) < 90 and words.rstrip(RULE)[-1:] not in ".;:," and _LEAD.match(words) is None
    return is_name or _REASON.match(words) is not None


def _is_base(words: str) -> bool:
    return _LEAD.match(words) is not None or (
        _DOCUMENT.match(words) is not None and words.rstrip(RULE)[-1:] in (";", ",", "")
    )


def _behind_history(text: str, start: int, end: int) -> int:
    """Give where the bases of a consolidated text begin, behind the list of those that amended it."""
    while start < end and text[start] in RULE:
        start += 1
    history = _HISTORY.match(text, start, end)
    if history is None:
        return start
    stop = min(end, history.end() + 8_000)
    body = _BEGINNING.search(text, history.end(), stop)
    first = _FIRST.search(text, history.end(), body.start() if body else stop)
    return first.start() + 1 if first else start


def _paragraphs(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int]:
    """Give the paragraphs up to the disposition; lines that the margin broke belong together.

    Where the first that does not stand over the bases is none, there are none.
    """
    found: list[tuple[int, int]] = []
    is_begun = False
    at, begin, last, is_apart = start, -1, start, True
    while at < end:
        feed = text.find("\n", at, end)
        feed = end if feed < 0 else feed
        line = text[at:feed].strip(RULE).lstrip(".,;:")
        if not line:
            is_apart = is_apart or not text[at:feed].strip()
            at = feed + 1
            continue
        if begin < 0 and line.isupper() and not line.endswith(":") and not _LEAD.match(line):
            # `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` over the bases
            at = feed + 1
            continue
        if _is_page(line):
            at = feed + 1
            continue
        if begin >= 0 and _FOOTNOTE.match(line) and (page := _PAGE.search(text, feed, min(end, feed + _FOOT))):
            # Notes at the foot of a page; the bases go on behind its end.
            at, is_apart = page.start() + 1, False
            continue
        if _is_pivot(line) or (line[0] in _BODY_FIRST and _BODY.match(text, at, min(end, feed + 8))):
            break
        previous = (text[max(begin, last - 20) : last].rstrip(RULE) or text[begin:last].rstrip(RULE))[-1:]
        previous = previous if begin >= 0 else ";"
        if previous.isdigit() and _NOTED.search(text, max(begin, last - 8), last):
            previous = ";"
        leads = not line[0].islower() and _LEAD.match(text, at, min(end, feed + 30)) is not None
        opens = leads or (not line[0].islower() and _DOCUMENT.match(text, at, feed) is not None)
        if (
            begin < 0
            or previous in ";.:"
            # Behind a comma a statute goes on with the list of those that amended it.
            or (previous == "," and leads)
            or (last - begin < 60 and _SURE.match(text, at, feed) and not _LEAD.match(text, begin, last))
            or (is_apart and (opens or line[0].isupper()) and previous != "," and not _is_cut(text, begin, last))
        ):
            if begin >= 0:
                found.append((begin, last))
                if not is_begun and (words := text[begin:last]).strip(RULE) and not _stands_over(words):
                    if not _is_base(words):
                        return [], at
                    is_begun = True
            begin = at
        last, is_apart, at = feed, False, feed + 1
        if len(found) > 80:
            break
    if begin >= 0:
        found.append((begin, last))
    return [stretch for stretch in found if text[stretch[0] : stretch[1]].strip(RULE)], min(at, end)


def _is_cut(text: str, begin: int, last: int) -> bool:
    """Say whether a page ends in the middle of an entry: behind a word that nothing ends with."""
    return _UNENDED.search(text, max(begin, last - 40), last) is not None


def _is_pivot(line: str) -> bool:
    """Say whether a line opens the disposition: `QUYẾT ĐỊNH:`; what is behind its first words says nothing."""
    if len(line) >= 60:
        return ":" in line[:60] and _PIVOT.match(plain(line[:60]) + "…") is not None
    return _PIVOT.match(plain(line)) is not None


def _is_page(line: str) -> bool:
    return (
        line.startswith(("CÔNG BÁO/", "Người ký:", "Ký bởi:", "Email:", "Cơ quan:", "Thời gian ký:", "Ngày ký:"))
        or line.isdigit()
    )


def _entries(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Part a paragraph at `;` where what follows names a document."""
    found, low = [], begin
    for gap in re.finditer(";", text[begin:stop]):
        after = begin + gap.end()
        if _named(text, after, stop):
            found.append((low, after - 1))
            low = after
    found.append((low, stop))
    return [_trimmed(text, *stretch) for stretch in found]


def _named(text: str, start: int, end: int) -> bool:
    """Say whether a document is named at `start`: by its type, or anywhere behind a lead that is not sure."""
    if _SURE.match(text, start, end):
        return True
    document = _DOCUMENT.match(text, start, end)
    if document is not None:
        # `quy định chi tiết`, `hướng dẫn thi hành` are verbs.
        return _VERBS.match(text, start, end) is None
    stop = text.find(";", start, end)
    return (
        _LEAD.match(text, start, end) is not None and _CODE.search(text, start, stop if stop > 0 else end) is not None
    )


def _trimmed(text: str, begin: int, stop: int) -> tuple[int, int]:
    while begin < stop and text[begin] in RULE:
        begin += 1
    while stop > begin and text[stop - 1] in RULE + ";,.:":
        stop -= 1
    return begin, stop


def _without_prose(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out an only entry that goes on to say what is done: `Căn cứ …, Ủy ban … báo cáo như sau:`."""
    if len(found) == 1 and text[found[0][1] : found[0][1] + 1] == ":":
        return []
    last = found[-1]
    rest = text[last[1] : last[1] + 3]
    if rest.startswith(":") and _PROSE.search(plain(text[slice(*last)])) and "," in text[slice(*last)]:
        comma = text.rfind(",", *last)
        # The base stands before the clause.
        return [*found[:-1], (last[0], comma)] if len(found) > 1 else []
    return found
