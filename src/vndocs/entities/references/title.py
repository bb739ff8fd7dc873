"""The title behind a reference: `… về việc tạm giao chỉ tiêu thi đua năm 2024;`, `… sửa đổi một số điều của …`.

A title keeps its verb (`ban hành …`, `phê duyệt …`, `quy định chi tiết …`); `về`, `về việc`, `quy định` alone only
announce it. Where it ends is read in `title_end`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ...text.lexicon import load
from ...text.spelling import alike, cases, tones
from .bodies import end_of_body
from .title_end import CODE, any_of, closing_quote, end_of_sentence, end_of_title, is_wrapped, soft_end, worn
from .title_forms import compiled, teach_openings

_WORDS: Final[dict[str, list[str]]] = load(__package__, "title.toml")["titles"]

_BLANK: Final = r"[ \n\t*]"
_GAP: Final = r"[ \t*]{0,40}(?:\n[ \t*]{0,40})?"
_ANNOUNCING: Final = ("về", "vê", "v/v", "quy định", "qui định")
_LEAD: Final = re.compile(rf"{_GAP}(?P<mark>[,:-])?{_GAP}(?P<bracket>\()?(?P<quote>[“\"‘«])?{_GAP}")
# An aside between the issuer and the title: a bracket, a date that stands behind the issuer, a session.
_ASIDE: Final = re.compile(
    rf"{_GAP}(?:\((?:[^()\n]|\n(?![ \t]*\n)){{0,240}}\)|ngày[ ]\d{{1,2}}/\d{{1,2}}/\d{{4}}"
    rf"|,?{_GAP}(?:tại[ ])?(?:kỳ họp|nhiệm kỳ|khóa|khoá)[^,;.()\n]{{0,60}}?)"
    rf"(?={_GAP},?{_GAP}[vVqQsS“\"]|(?<=\)){_GAP}[hHbBpP])"
)
_ASIDES: Final = tuple(_WORDS["asides"])


def _openings() -> dict[str, str]:
    """Give the expression that reads an opening by its first two letters, in any case and under any marks.

    A scan changes marks (`hưởng dẫn`, `quy định chỉ tiết`); the expressions are compiled when they are wanted.
    """
    kept, late = _WORDS["openings"], _WORDS["openings_behind_issuer"]
    by_letters: dict[str, str] = {}
    for plain in {_plain(phrase) for phrase in (*_ANNOUNCING, *kept, *late)}:
        verbs = worn([word for phrase in kept for word in tones(phrase) if _plain(word) == plain]) or r"(?!)"
        further = worn([word for phrase in late for word in tones(phrase) if _plain(word) == plain]) or r"(?!)"
        announcing = _ANNOUNCEMENTS.get(plain, r"(?!)")
        rule = "" if "<rule>" in announcing else r"(?P<rule>(?!))?"
        pattern = rf"(?i:(?P<kept>{verbs})|{announcing}|(?P<late>{further})){rule}(?![^\W_])(?P<colon>[ ]?:)?"
        for letters in (first + second for first in alike(plain[0]) for second in alike(plain[1])):
            forms = (*(form[:2] for form in cases(letters + "x")), letters.swapcase())
            by_letters.update(dict.fromkeys(forms, pattern))
    return by_letters


def _plain(word: str) -> str:
    return alike(word[0])[0] + alike(word[1])[0]


_VIEC: Final = rf"(?:{_BLANK}+v[iíìỉĩị][êeệếềểễ]c)?"
_ANNOUNCEMENTS: Final = {
    "ve": rf"v[ềêèẻẽểễ]{_VIEC}",
    "v/": "v/v",
    "qu": rf"(?P<rule>qu[yi]{_BLANK}+[đd][iịìíỉĩ]nh(?:{_BLANK}+v[ềêèẻẽểễ]{_VIEC})?)",
}
_OPENINGS: Final = _openings()
_compiled: Final = cache(re.compile)


@cache
def _not_behind() -> re.Pattern[str]:
    return re.compile(rf"{_BLANK}*(?:[;.)]|(?i:{any_of(_WORDS['not_behind_opening'])})(?![^\W_]))")


_ASIDE_STARTS: Final = frozenset(word[:2] for word in _ASIDES)
_AROUND: Final = frozenset(' ,:-(\n\t*“"‘«')
_IN_YEAR: Final = re.compile(r"[/-][A-ZĐ][^\s]*[ ]năm[ ](?:19|20)\d\d\Z")
_PLAN: Final = re.compile(r"[/-](?:" + "|".join(_WORDS["plans"]) + r")[/-]")
_BY: Final = re.compile(r"(?:do|được)[ \n]+(?=[^\W\d_][^,;.]*\Z)")
_SAYS: Final = re.compile(r"[ \n\t*]*(?::[ *]*(?:\n|[“\"]|\Z)|(?:cụ thể )?như sau)")
# `… hướng dẫn thi hành Luật Thuế giá trị gia tăng, quy định:` ends before the verb.
_SAID: Final = re.compile(r",?[ \n\t*]+(?:(?:có|đã)[ \n]+)?(?:quy định|qui định|nêu|ghi|hướng dẫn)(?:[ \n]+rõ)?[ ]?\Z")
_BLANKS: Final = frozenset(" \n\t*")
_QUOTES: Final = frozenset('“"‘«')
_BEHIND_QUOTE: Final = frozenset(("", ",", ";", ".", ")", "\n", "|", "*"))
_EDGES: Final = " \n\t*,:-_/"
_DANGLING: Final = (" của", "\ncủa", " và", "\nvà")


def read_title(text: str, pos: int, *, is_pinpoint: bool = False) -> tuple[int, int] | None:
    """Read the title behind the code, date or issuer that ends at `pos`; give its offsets.

    `is_pinpoint` says that a provision of the document is meant: what `quy định` announces then is what the provision
    says, and so is what `về` announces right behind a code.
    """
    if compiled is not None:
        found = compiled.read_title(text, pos, is_pinpoint)
        if found is not NotImplemented and found is not None and len(found) > len(("start", "end")):
            # Only the end is to be found here.
            start, sentence, behind, meaning = found
            found = compiled.finish_title(text, start, soft_end(text, start, sentence), behind, meaning)
        if found is not NotImplemented:
            place: tuple[int, int] | None = found
            return place
    return read_title_plainly(text, pos, is_pinpoint=is_pinpoint)


def read_title_plainly(text: str, pos: int, *, is_pinpoint: bool = False) -> tuple[int, int] | None:
    """Give the same, read in Python but for where titles end."""
    # The cheapest first: one blank and a word that opens no title, or `về` and a plain word.
    sign = text[pos : pos + 1]
    if sign not in _AROUND:
        return None
    following = text[pos + 1 : pos + 3]
    if sign == " " and following[:1] not in _AROUND:
        if following == "về" and not is_pinpoint and (start := _plain_start(text, pos)):
            return _trimmed(text, start, end_of_title(text, start, end_of_sentence(text, start)))
        if following not in _OPENINGS and following not in _ASIDE_STARTS:
            return None
    lead = _LEAD.match(text, pos)
    if lead is None:
        return None
    pattern = _OPENINGS.get(text[lead.end() : lead.end() + 2])
    opening = _compiled(pattern).match(text, lead.end()) if pattern is not None else None
    if opening is None or _not_behind().match(text, opening.end()):
        aside = _ASIDE.match(text, pos) if lead["bracket"] or text.startswith(_ASIDES, lead.end()) else None
        return read_title(text, aside.end(), is_pinpoint=is_pinpoint) if aside is not None else _quoted(text, lead)
    if opening["kept"] and _closes_issuer(text, lead.start(), opening["kept"]):
        return read_title(text, opening.end(), is_pinpoint=is_pinpoint) if _announces(text, opening.end()) else None
    if not _opens(text, pos, lead, opening, is_pinpoint=is_pinpoint):
        return None
    return _read(text, lead, opening)


def read_decree(text: str, pos: int) -> tuple[int, int] | None:
    """Read what an old decree does, right behind its day: `Sắc lệnh ngày 13-9-1945 thiết lập các toà án quân sự`."""
    verb = _DECREES.match(text, pos)
    if verb is None:
        return None
    end = end_of_title(text, verb.end(), end_of_sentence(text, verb.end()))
    stop = _NEXT_GROUND.search(text, verb.end(), end)
    return _trimmed(text, verb.end(), stop.start() if stop is not None else end)


#: The next of the grounds, on a line of its own or joined by `và`.
_NEXT_GROUND: Final = re.compile(r"[,;][ ]?\n|[ \n]và[ \n](?:các[ \n])?[Ss]ắc[ \n]lệnh")
_DECREES: Final = re.compile(rf",?{_BLANK}{{1,3}}(?={any_of(_WORDS['decrees'])}{_BLANK})")


def _plain_start(text: str, pos: int) -> int:
    """Give where a title begins behind a plain ` về ` or ` về việc `; 0 where more is to be asked."""
    if not text.startswith(_PLAINLY, pos):
        return 0
    start = pos + len(_PLAINLY)
    if text.startswith(_MATTER, start):
        start += len(_MATTER)
    return start if text[start : start + 1].isalpha() and text[start : start + 3] not in _NOT_BEHIND_STARTS else 0


_PLAINLY: Final = " về "
_MATTER: Final = "việc "
_NOT_BEHIND_STARTS: Final = frozenset(
    (word + "  ")[:3] for phrase in _WORDS["not_behind_opening"] for word in tones(phrase)
)


def _read(text: str, lead: re.Match[str], opening: re.Match[str]) -> tuple[int, int] | None:
    is_verb = opening["kept"] is not None or opening["late"] is not None
    start = opening.start() if is_verb else opening.end()
    if lead["quote"] and (end := closing_quote(text, start)):
        return _trimmed(text, start, end)
    while text[start : start + 1] in _BLANKS and start < len(text):
        start += 1
    if opening["colon"] and "\n" in text[opening.end() : start]:
        # `về việc:` announces items on lines of their own.
        return None
    if text[start : start + 1] in _QUOTES and (end := closing_quote(text, start + 1)) and _ends_behind(text, end):
        return _trimmed(text, start + 1, end)
    end = end_of_title(text, start, end_of_sentence(text, start))
    # `quy định về cách thức kiểm điểm:` says what follows.
    if opening["rule"] and _SAYS.match(text, end):
        return None
    if is_verb and not text[opening.end() : end].strip(_EDGES):
        # A verb that nothing follows names no matter.
        return None
    if text[end : end + 1] == ":" and (said := _SAID.search(text, max(start, end - 40), end)) is not None:
        end = said.start()
    return _trimmed(text, start, end)


def _quoted(text: str, lead: re.Match[str]) -> tuple[int, int] | None:
    """Read a title that stands in quotation marks without a word before it: `của Ban Bí thư "Một số vấn đề …"`."""
    start = lead.end()
    if not lead["quote"] or lead["mark"] or lead["bracket"] or "\n" in lead[0] or not text[start : start + 1].isalnum():
        return None
    end = closing_quote(text, start)
    return _trimmed(text, start, end) if end else None


def _opens(text: str, pos: int, lead: re.Match[str], opening: re.Match[str], *, is_pinpoint: bool) -> bool:
    if "\n" in lead[0] and not is_wrapped(text, text.index("\n", lead.start())):
        return False
    if opening["kept"]:
        # `Quyết định 31/2025/QĐ-TTg của Thủ tướng Chính phủ: Sửa đổi …`
        is_listed = lead["mark"] == ":" and opening["kept"][0].isupper() and not opening["kept"].isupper()
        return not lead["bracket"] and (lead["mark"] in (None, ",") or is_listed) and not opening["colon"]
    if opening["late"]:
        # A verb of the clause, unless the name of a body stands right before it.
        before = text[max(0, pos - 200) : pos]
        is_plan = lead["mark"] is None and before[-1:].isalpha() and _PLAN.search(before) is not None
        # `Công văn 5689/VPCP-NN năm 2024 triển khai …`, as collections of laws head their pages.
        return (is_plan and CODE.search(before[-24:]) is None) or _IN_YEAR.search(before) is not None
    # `Điều 17 Thông tư số 17/2014/TT-BVHTTDL Quy định về …`: a title keeps its capital inside a sentence.
    is_said = opening["rule"] and not opening["rule"][0].isupper()
    return not (is_pinpoint and (is_said or (not opening["rule"] and CODE.search(text[max(0, pos - 24) : pos]))))


def _closes_issuer(text: str, pos: int, verb: str) -> bool:
    """Tell whether `ban hành` closes `do UBND tỉnh ban hành`, `vừa được Bộ Tài chính ban hành`."""
    if verb[:1] not in "bB" or not verb.lower().startswith("ban"):
        return False
    by = _BY.search(text, max(0, pos - 160), pos)
    return by is not None and end_of_body(text, by.end()) == pos


def _announces(text: str, pos: int) -> bool:
    return text[pos : pos + 12].lstrip(" \n\t*,").lower().startswith(_ANNOUNCING)


def _ends_behind(text: str, at: int) -> bool:
    return text[at + 1 : at + 3].strip(" *")[:1] in _BEHIND_QUOTE


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    if text[end - 2 : end] == ".." or text[end - 1 : end] == "…":
        # `… sử dụng hóa đơn bất hợp pháp...`: dots that go on are no word of a title.
        end = start + len(text[start:end].rstrip("." + "…" + _EDGES))
    while end > start and text[end - 4 : end].endswith(_DANGLING):
        # The line or the page broke off behind `của`.
        end = len(text[start : end - 3].rstrip(_EDGES)) + start
    return (start, end) if end - start > 2 else None


if compiled is not None:
    teach_openings(not_behind_starts=_NOT_BEHIND_STARTS, asides=_ASIDES, dangling=_DANGLING)
