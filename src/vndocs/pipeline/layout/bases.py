"""Legal bases: the entries between the title and the disposition, `Căn cứ …;`, `Theo đề nghị của …`.

Each stands in a paragraph of its own that ends in `;` (30/2020/NĐ-CP Annex I, cell 6); several documents of one
paragraph, parted by `;`, count singly.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from ...text.lexicon import load
from ...text.spelling import cased
from .cells import RULE
from .folding import any_of, opening, plain

compiled: Any
try:
    from . import _bases as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)["bases"]
#: What opens a paragraph: words that lead to a base, such as are sure, the name of a document, one that is a verb.
LEAD: Final = 1
SURE: Final = 2
DOCUMENT: Final = 4
VERB: Final = 8
#: What its words say besides: they begin with a small letter, are capitals, the head of a page, may be a note, a pivot,
#: the body; a line without words is blank.
SMALL: Final = 16
CAPITALS: Final = 32
PAGE: Final = 64
NOTE: Final = 128
PIVOT: Final = 256
BODY: Final = 512
BLANK: Final = 1024
_NUMBER: Final = "số"
_SIGNS: Final = '*_-–—|+•"“'
_FRONT: Final = rf"[\s{re.escape(_SIGNS)}]{{0,30}}"
_OPENINGS: Final = {
    LEAD: re.compile(rf"{_FRONT}{opening(_WORDS['leads'])}(?![^\W_])", re.IGNORECASE),
    SURE: re.compile(rf"{_FRONT}{opening(_WORDS['sure'])}(?![^\W_])", re.IGNORECASE),
    DOCUMENT: re.compile(
        rf"{_FRONT}(?:(?:{any_of(_WORDS['before'])}\s+)*{opening(_WORDS['documents'])}(?![^\W_])|{_NUMBER}\s+\d)",
        re.IGNORECASE,
    ),
    VERB: re.compile(rf"{_FRONT}(?:{'|'.join(map(re.escape, _WORDS['verbs']))})(?!\s+{_NUMBER}\s)"),
}
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
_BODY_FIRST: Final = "ĐCPMIVXABD123456789"
#: What stands behind that, if it is no figure and no blank.
_BODY_SECOND: Final = "iIhHụỤVX./)-"
#: `1 Cụm từ “…” được thay thế …` at the foot of a page, and what stands between that page and the next.
_FOOTNOTE: Final = re.compile(cased(r"\[?\d{1,2}\]?\s[A-ZĐÀ-Ỹ“]"))
_PAGE: Final = re.compile(r"\n(?=[ \t]{0,8}(?:CÔNG BÁO/|Người ký:|Ký bởi:|-- \d|\d{1,3}[ \t]*\n))")
_FOOT: Final = 6_000
_PROSE: Final = re.compile(rf"(?:{'|'.join(map(re.escape, _WORDS['clauses']))})")
_LONGEST_PIVOT: Final = max(_WORDS["pivots"], key=len)
#: How the heads and feet of pages begin.
_PAGES: Final = ("CÔNG BÁO/", "Người ký:", "Ký bởi:", "Email:", "Cơ quan:", "Thời gian ký:", "Ngày ký:")
_ENDS: Final = ".,;:"
_ENDING: Final = f"{RULE}{_ENDS}"
#: Bases are looked for in so many characters.
REACH: Final = 24_000

if compiled is not None:
    compiled.tell(
        {name: tuple(_WORDS[name]) for name in ("leads", "sure", "documents", "before", "verbs")}
        | {"front": _SIGNS, "number": _NUMBER, "rule": RULE, "ends": _ENDS}
        | {"pages": _PAGES, "body": _BODY_FIRST, "body_second": _BODY_SECOND, "pivot": _LONGEST_PIVOT}
    )


def opens_plainly(text: str, start: int, end: int, wanted: int) -> int:
    """Give which of the openings that are wanted a stretch has; the compiled part gives the same."""
    return sum(one for one, pattern in _OPENINGS.items() if wanted & one and pattern.match(text, start, end))


def line_plainly(text: str, at: int, end: int) -> tuple[int, int, int, int]:
    """Give where a line ends, where its words begin and end, and what they say; the compiled part gives the same."""
    feed = text.find("\n", at, end)
    feed = end if feed < 0 else feed
    high = at + len(text[at:feed].rstrip(RULE))
    words = text[at:high].lstrip(RULE).lstrip(_ENDS)
    if not words:
        return feed, high, high, 0 if text[at:feed].strip() else BLANK
    said = SMALL if words[0].islower() else opens_plainly(text, at, min(end, feed + 30), LEAD)
    said = said or opens_plainly(text, at, feed, DOCUMENT)
    said |= CAPITALS if words.isupper() else 0
    said |= PAGE if words.startswith(_PAGES) or words.isdigit() else 0
    said |= NOTE if words[0] == "[" or words[0].isdigit() else 0
    # What ends behind its words is no longer than they are.
    said |= PIVOT if ":" in words[:60] or len(words.rstrip()) <= len(_LONGEST_PIVOT) else 0
    second = text[high - len(words) + 1 : high - len(words) + 2]
    goes_on = second.isspace() or second.isdecimal() or (second and second in _BODY_SECOND)
    said |= BODY if goes_on and words[0] in _BODY_FIRST else 0
    return feed, high - len(words), high, said


opens: Final[Callable[[str, int, int, int], int]] = opens_plainly if compiled is None else compiled.opens
line: Final[Callable[[str, int, int], tuple[int, int, int, int]]] = line_plainly if compiled is None else compiled.line


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
    for begin, _ in found:
        if opens(text, begin, len(text), SURE | DOCUMENT):
            break
    else:
        return [], start
    if is_letter and (len(found) < 2 or not all(text[stop : stop + 1] == ";" for _, stop in found[:-1])):
        return [], start
    return _without_prose(text, found), body


def _stands_over(words: str) -> bool:
    """Say whether a paragraph stands over the bases: `Bộ trưởng Bộ Tài chính` in small letters, or a reason."""
    is_name = len(words) < 90 and words.rstrip(RULE)[-1:] not in ".;:," and not opens(words, 0, len(words), LEAD)
    return is_name or (words.rstrip()[-1:] in (",", ";") and _REASON.match(words) is not None)


def _is_base(words: str) -> bool:
    found = opens(words, 0, len(words), LEAD | DOCUMENT)
    return found & LEAD != 0 or (found != 0 and words.rstrip(RULE)[-1:] in (";", ",", ""))


def _behind_history(text: str, start: int, end: int) -> int:
    """Give where the bases of a consolidated text begin, behind the list of those that amended it."""
    while start < end and text[start] in RULE:
        start += 1
    history = _HISTORY.match(text, start, end) if opens(text, start, end, DOCUMENT) else None
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
    at, begin, last, stop, is_apart = start, -1, start, start, True
    while at < end:
        feed, low, high, said = line(text, at, end)
        if low == high:
            is_apart = is_apart or said & BLANK != 0
            at = feed + 1
            continue
        if begin < 0 and said & CAPITALS and text[high - 1] != ":" and not opens(text, low, high, LEAD):
            # `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …` over the bases
            at = feed + 1
            continue
        if said & PAGE:
            at = feed + 1
            continue
        if (
            begin >= 0
            and said & NOTE
            and _FOOTNOTE.match(text[low:high])
            and (page := _PAGE.search(text, feed, min(end, feed + _FOOT)))
        ):
            # Notes at the foot of a page; the bases go on behind its end.
            at, is_apart = page.start() + 1, False
            continue
        if (said & PIVOT and _is_pivot(text[low:high])) or (said & BODY and _BODY.match(text, at, min(end, feed + 8))):
            break
        previous = text[stop - 1] if begin >= 0 else ";"
        if previous.isdigit() and _NOTED.search(text, max(begin, last - 8), last):
            previous = ";"
        if (
            begin < 0
            or previous in ";.:"
            # Behind a comma a statute goes on with the list of those that amended it.
            or (previous == "," and said & LEAD)
            or (last - begin < 60 and opens(text, at, feed, SURE) and not opens(text, begin, last, LEAD))
            or (
                is_apart
                and previous != ","
                and (said & (LEAD | DOCUMENT) or text[low].isupper())
                and not _is_cut(text, begin, last)
            )
        ):
            if begin >= 0:
                found.append((begin, last))
                if not is_begun and not _stands_over(text[begin:last]):
                    if not _is_base(text[begin:last]):
                        return [], at
                    is_begun = True
            begin = at
        last, stop, is_apart, at = feed, high, False, feed + 1
        if len(found) > 80:
            break
    if begin >= 0:
        found.append((begin, last))
    return found, min(at, end)


def _is_cut(text: str, begin: int, last: int) -> bool:
    """Say whether a page ends in the middle of an entry: behind a word that nothing ends with."""
    return _UNENDED.search(text, max(begin, last - 40), last) is not None


def _is_pivot(words: str) -> bool:
    """Say whether a line opens the disposition: `QUYẾT ĐỊNH:`; what is behind its first words says nothing."""
    if len(words) >= 60:
        return ":" in words[:60] and _PIVOT.match(plain(words[:60]) + "…") is not None
    return _PIVOT.match(plain(words)) is not None


def _entries(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """Part a paragraph at `;` where what follows names a document."""
    found, low = [], begin
    gap = text.find(";", begin, stop)
    while gap >= 0:
        if _named(text, gap + 1, stop):
            found.append((low, gap))
            low = gap + 1
        gap = text.find(";", gap + 1, stop)
    found.append((low, stop))
    return [_trimmed(text, low, high) for low, high in found]


def _named(text: str, start: int, end: int) -> bool:
    """Say whether a document is named at `start`: by its type, or anywhere behind a lead that is not sure."""
    found = opens(text, start, end, LEAD | SURE | DOCUMENT)
    if found & SURE:
        return True
    if found & DOCUMENT:
        # `quy định chi tiết`, `hướng dẫn thi hành` are verbs.
        return not opens(text, start, end, VERB)
    stop = text.find(";", start, end)
    return found != 0 and _CODE.search(text, start, stop if stop > 0 else end) is not None


def _trimmed(text: str, begin: int, stop: int) -> tuple[int, int]:
    while begin < stop and text[begin] in RULE:
        begin += 1
    while stop > begin and text[stop - 1] in _ENDING:
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
