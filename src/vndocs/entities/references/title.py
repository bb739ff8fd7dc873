"""The title behind a reference: `… về việc tạm giao chỉ tiêu thi đua năm 2024;`, `… sửa đổi, bổ sung một số điều của …`.

A title keeps its verb (`ban hành …`, `phê duyệt …`, `quy định chi tiết …`); `về`, `về việc`, `quy định` alone only
announce it. It ends where the list of documents goes on, where the sentence's own verb comes, or with the paragraph.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from ...text.spelling import tones
from .issuer import read_issuer_name

_TABLE: Final = load(__package__, "issuer.toml")
_WORDS: Final[dict[str, list[str]]] = _TABLE["titles"]
#: No title is read further than this.
_LIMIT: Final = 1500
# A hard-wrapped line is as long as this; a longer one is a whole paragraph, a shorter one ends it.
_WRAPPED: Final = range(45, 131)


def _any(words: list[str]) -> str:
    """Give an alternation of the words, any blank between their syllables, longest first."""
    spelled = {spelling for word in words for spelling in tones(word)}
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n\t*]+") for word in sorted(spelled, key=len, reverse=True))


_BLANK: Final = r"[ \n\t*]"
_GAP: Final = r"[ \t*]*(?:\n[ \t*]*)?"
_TYPES: Final = _any(
    [
        word
        for word in _TABLE["bodies"]["documents"]
        if word not in ("điều", "khoản", "điểm", "mục", "phụ lục", "ý kiến")
    ]
)
_OPENING: Final = re.compile(
    rf"{_GAP}(?:\((?:[^()\n]|\n(?![ \t]*\n)){{0,240}}\){_GAP})?(?:ngày[ ]\d{{1,2}}/\d{{1,2}}/\d{{4}}{_GAP})?(?P<mark>[,:-])?{_GAP}(?P<bracket>\()?(?P<quote>[“\"'‘«])?{_GAP}"
    r"(?:"
    rf"(?P<kept>(?i:{_any(_WORDS['openings'])}))"
    rf"|(?P<dropped>(?i:v(?:ề|ê)(?:{_BLANK}+việc)?|v/v|(?P<rule>qu[yi]{_BLANK}+định(?:{_BLANK}+về(?:{_BLANK}+việc)?)?)))(?:[ ]?:)?"
    rf"|(?P<late>(?i:{_any(_WORDS['openings_behind_issuer'])}))"
    r"|(?P<plain>(?<=[“\"'‘«])(?=[^\W_])))"
    rf"(?(plain)|(?![^\W_])(?!{_BLANK}*(?:[:;.)]|(?i:{_any(_WORDS['not_behind_opening'])})(?![^\W_]))))"
)
_STOP: Final = re.compile(r"[;.()“”\"‘’«»\n|?:…\[\]]|\*\*")
_PARAGRAPH: Final = re.compile(
    r"\n[ \t*]*(?:\n|\Z|[-+•|#>_–][ ]?|\(?[0-9a-zđ]{1,2}[.)][ \n]|[IVXLC]+[.-][ ]|Điều[ ]\d|Chương[ ][IVX0-9]|(?:Căn cứ|Theo đề nghị|Xét đề nghị|QUYẾT|Kính gửi|Nơi nhận|Phần[ ]|Phụ lục[ ]))"
)
_NEXT: Final = rf"(?:các{_BLANK}+)?(?:{_TYPES})(?:{_BLANK}+(?:liên[ ]tịch|thẩm tra|kiểm tra|giám sát|tổng kết)){{0,2}}{_BLANK}+(?:số|\d)"
_SOFT: Final = re.compile(
    r"(?<=[\w)”\"’%])(?:"
    rf"{_BLANK}+\((?:{_any(_WORDS['brackets'])})"
    rf"|,?{_BLANK}+(?:{_any(_WORDS['ends'])})(?![^\W_])"
    rf"|,{_BLANK}+(?:{_any(_WORDS['ends_behind_comma'])})(?![^\W_])"
    rf"|(?:,|,?{_BLANK}+(?:và|hoặc|cùng|cùng với|theo)){_BLANK}+(?i:(?P<next>{_NEXT}))"
    rf"|,?{_BLANK}+và{_BLANK}+các[ ][^,;.\n]{{2,70}}[ ](?:khác|liên quan)"
    rf"|,?{_BLANK}+(?:đã[ ])?được{_BLANK}+(?:sửa đổi|bổ sung|thay thế)[^;.\n]{{0,40}}{_BLANK}(?:bởi|tại|theo){_BLANK}"
    rf"|,{_BLANK}+(?P<body>(?=[A-ZĐÀ-Ỹ]))"
    rf"|,?{_BLANK}+(?P<by>do{_BLANK}+)(?=[^\W\d_])"
    rf"|(?P<day>{_BLANK}+ngày[ ]\d{{1,2}}/\d{{1,2}}/\d{{4}}[ ]của[ ])"
    rf"|,(?P<place>{_BLANK}+(?:[Kk]hoản|[Đđ]iểm|Điều|[Mm]ục)[ ][0-9a-zđ])"
    r")"
)
_PREDICATE: Final = re.compile(rf"{_BLANK}+(?:cũng[ ]|vừa[ ])?(?:{_any(_WORDS['predicates'])})(?![^\W_])")
_ISSUED: Final = re.compile(rf"{_BLANK}+(?:ban hành|ký|thông qua|phát hành)(?![^\W_])")
_DOTTED: Final = re.compile(r"(?:^|[^\w])(?:TP|TX|TT|Q|P|H|ThS|TS|GS|PGS|BS|KTS|ĐT|QL|TL|Tr|St|No|[A-ZĐ])$")
_CODE: Final = re.compile(r"[/-][A-ZĐ][^\s]*$")
_AMENDS: Final = re.compile(r"(?i)(?:sửa|bổ|bãi|hợp|đính|quy|qui|hướng|chi|ngưng|hủy)")


def read_title(text: str, pos: int, *, is_pinpoint: bool = False) -> tuple[int, int] | None:
    """Read the title behind the code, date or issuer that ends at `pos`; give its offsets.

    `is_pinpoint` says that a provision of the document is meant: what `quy định` announces then is what the provision
    says, and so is what `về` announces right behind a code.
    """
    opening = _OPENING.match(text, pos)
    if opening is not None and opening["kept"] and _is_verb_of_issuer(text, pos, opening["kept"]):
        opening = _OPENING.match(text, opening.end("kept"))
    if opening is None or not _opens(text, pos, opening, is_pinpoint=is_pinpoint):
        return None
    start = opening.start("kept") if opening["kept"] else opening.start("late") if opening["late"] else opening.end()
    if opening["quote"] and (end := _closing(text, start)):
        return _trimmed(text, start, end)
    while text[start : start + 1] in _BLANKS:
        start += 1
    if text[start : start + 1] in _OPENS and (end := _closing(text, start + 1)) and _ends_behind(text, end):
        return _trimmed(text, start + 1, end)
    hard = _hard_end(text, start)
    end = _soft_end(text, start, hard, amends=_AMENDS.match(text, start) is not None)
    if opening["rule"] and _SAYS.match(text, end):
        return None
    return _trimmed(text, start, end)


def _is_verb_of_issuer(text: str, pos: int, verb: str) -> bool:
    """Tell whether `ban hành` closes `do UBND tỉnh ban hành`, `vừa được Bộ Tài chính ban hành`."""
    if verb.lower() != "ban hành":
        return False
    by = _BY.search(text, max(0, pos - 160), pos)
    return by is not None and read_issuer_name(text, by.end()) == pos


def _ends_behind(text: str, at: int) -> bool:
    return text[at + 1 : at + 3].strip(" *")[:1] in _BEHIND_QUOTE


_BLANKS: Final = frozenset(" \n\t*")
_OPENS: Final = frozenset('“"‘«')
_CLOSES: Final = frozenset('”"’»')
_BY: Final = re.compile(r"(?:do|được)[ \n]+(?=[^\W\d_][^,;.]*\Z)")
_SAYS: Final = re.compile(r"[ \n\t*]*(?::|(?:cụ thể )?như sau)")
_BEHIND_QUOTE: Final = frozenset(("", ",", ";", ".", ")", "\n", "|", "*"))


def _opens(text: str, pos: int, opening: re.Match[str], *, is_pinpoint: bool) -> bool:
    gap = text[pos : opening.start("dropped") if opening["dropped"] else opening.end()]
    if "\n" in gap and not _is_wrapped(text, text.index("\n", pos)):
        return False
    if is_pinpoint and (opening["rule"] or (opening["dropped"] and _CODE.search(text[max(0, pos - 24) : pos]))):
        return False
    if (opening["bracket"] or (opening["mark"] and opening["mark"] != ",")) and not opening["dropped"]:
        return False
    if opening["late"]:
        # A verb of the clause, unless the name of a body stands right before it.
        return opening["mark"] is None and text[pos - 1].isalpha() and not _CODE.search(text[max(0, pos - 24) : pos])
    if opening["plain"]:
        return opening["mark"] is None and opening["quote"] != "'"
    return True


def _closing(text: str, start: int) -> int:
    """Give where the quotation that opened before `start` closes; 0 where it does not in its paragraph.

    Curly and straight marks are mixed in the wild (`“nghiệp vụ công tác đảng viên"`): what stands behind a blank opens.
    """
    depth = 1
    for match in _QUOTES.finditer(text, start, start + _LIMIT):
        sign, at = match.group(), match.start()
        if sign == "\n":
            if _PARAGRAPH.match(text, at):
                return 0
        elif sign in "“«‘" or (sign == '"' and text[at - 1 : at].isspace()):
            depth += 1
        else:
            depth -= 1
            if not depth:
                return at
    return 0


_QUOTES: Final = re.compile(r"[“”\"‘’«»\n]")


def _hard_end(text: str, start: int) -> int:
    """Give where the sentence or paragraph of a title ends, brackets and quotations read through."""
    limit = min(len(text), start + _LIMIT)
    depth = quotes = 0
    fallback = 0
    for match in _STOP.finditer(text, start, limit):
        sign, at = match.group(), match.start()
        if sign == "(":
            depth += 1
        elif sign == ")":
            if not depth:
                return at
            depth -= 1
        elif sign in "“«":
            quotes += 1
        elif sign in "”»":
            if not quotes:
                return at
            quotes -= 1
        elif sign == '"':
            if quotes:
                quotes -= 1
            elif text[at - 1 : at].isspace():
                quotes += 1
            else:
                return at
        elif sign == "\n":
            if not _is_wrapped(text, at):
                return fallback or at
        elif (
            sign in "‘’"
            or (sign == "." and not _is_full_stop(text, at))
            or (sign == ":" and not _is_end_colon(text, at))
        ):
            continue
        elif sign == "**":
            if _is_emphasised(text, start):
                return at
        elif quotes or (depth and sign in ";."):
            fallback = fallback or at
        else:
            return at
    return fallback or limit


def _is_emphasised(text: str, at: int) -> bool:
    """Tell whether bold print that began before `at` goes on there."""
    return text.count("**", max(text.rfind("\n\n", 0, at), at - 600, 0), at) % 2 == 1


def _is_full_stop(text: str, at: int) -> bool:
    behind = text[at + 1 : at + 2]
    if behind and not behind.isspace() and behind not in '*"”)/[':
        return False
    return _DOTTED.search(text[max(0, at - 4) : at]) is None


def _is_end_colon(text: str, at: int) -> bool:
    behind = text[at + 1 : at + 4].lstrip(" *")
    return not behind or not (behind[0].isupper() or behind[0] in '“"‘«') or "\n" in text[at + 1 : at + 3]


def _is_wrapped(text: str, at: int) -> bool:
    """Tell whether the line break at `at` stands inside a paragraph that was wrapped at a fixed width."""
    if _PARAGRAPH.match(text, at):
        return False
    following = text[at + 1 : at + 60].lstrip(' \t*“"(')[:1]
    if following.islower():
        return True
    width = at - text.rfind("\n", max(0, at - 200), at) - 1
    return width in _WRAPPED


def _soft_end(text: str, start: int, end: int, *, amends: bool) -> int:
    """Give where the title ends before `end`: before the next document or the clause's own verb."""
    at = start
    while (match := _SOFT.search(text, at, end)) is not None:
        at = match.end()
        place = match.start()
        if match["next"]:
            if not (amends and _goes_on(text[start:place], match["next"])):
                return place
        elif match["body"] is not None:
            if (name := read_issuer_name(text, match.end())) and _PREDICATE.match(text, name):
                return place
        elif match["by"]:
            if (name := read_issuer_name(text, match.end())) and _ISSUED.match(text, name):
                return place
        elif match["day"]:
            if not _CODE.search(text[max(start, place - 24) : place]):
                return place
        elif match["place"]:
            if not amends:
                return place
        else:
            return place
    return end


def _goes_on(title: str, following: str) -> bool:
    """Tell whether a title that amends or details documents lists the next one too: `… Nghị định số 1 và Nghị định số 2`."""
    kind = following.split()[0].lower()
    folded = title.lower()
    return kind in folded and (kind != "thông" or "thông tư" in folded)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGES))
    end -= len(words) - len(words.rstrip(_EDGES))
    return (start, end) if end - start > 2 else None


_EDGES: Final = " \n\t*,:-_/"
