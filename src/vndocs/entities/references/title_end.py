"""Where a title ends: at the end of its sentence or paragraph, before the next document, before the clause's own verb.

`… về phát động phong trào thi đua năm 2024 và Quyết định 165/QĐ-UBND …`; brackets, quotations, abbreviations and
hard-wrapped lines are read through.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from ...text.lexicon import load
from ...text.spelling import alike, cased, tones
from .bodies import end_of_body
from .title_clause import RELATED, ends_with_law, guides, is_verb, lists
from .title_forms import DOTTED, compiled
from .title_gaps import next_end

_BODIES: Final[dict[str, list[str]]] = load(__package__, "issuer.toml")["bodies"]
_WORDS: Final[dict[str, list[str]]] = load(__package__, "title.toml")["titles"]
#: No title is read further than this.
LIMIT: Final = 1000
# A hard-wrapped line is as long as this; a longer one is a whole paragraph, a shorter one ends it.
_WRAPPED: Final = range(45, 131)
_SHORT_LINE: Final = 20
# Brackets and quotations nest no deeper in a title.
_DEEPEST: Final = 3


def any_of(words: list[str]) -> str:
    """Give an alternation of the words, any blank between their syllables, longest first."""
    spelled = {spelling for word in words for spelling in tones(word)}
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n\t*]+") for word in sorted(spelled, key=len, reverse=True))


def worn(words: list[str]) -> str:
    """Give an alternation of the words under whatever marks a scan left on them (`hưởng dẫn`, `sửa đôi`)."""
    return "|".join("".join(_worn_letter(letter) for letter in word) for word in sorted(words, key=len, reverse=True))


def _worn_letter(letter: str) -> str:
    if letter == " ":
        return r"[ \n\t*]+"
    letters = alike(letter)
    return f"[{letters}]" if len(letters) > 1 else re.escape(letter)


_BLANK: Final = r"[ \n\t*]"
_DOCUMENTS: Final = _BODIES["documents"]
_STOP: Final = re.compile(r"[;.()“”\"«»\n|?:…\[\]*]")
_PARAGRAPH: Final = re.compile(
    r"\n[ \t*]*(?:\n|\Z|[a-z]+_[a-z_]+:|[-+•|#>_–][ ]?|\(?[0-9a-zđ]{1,2}[.)][ \n]|[IVXLC]+[.-][ ]|Điều[ ]\d"
    r"|Chương[ ][IVX0-9]|" + "|".join(_WORDS["paragraphs"]) + r")"
)


#: A dash within a compound (`kinh tế ⏎- xã hội`): small letters go on; bullets begin with a capital, or behind a sign.
_DASHED: Final = re.compile(r"(?:(?<=[^\W\d_])|(?<=[^\W\d_][ ]))\n[ \t]{0,3}-[ ]([^\W\d_]{2})")


@cache
def _clause() -> re.Pattern[str]:
    """Give the expression for all that can end a title inside its sentence; compiled when the first title is read."""
    following = (
        rf"(?:các{_BLANK}+)?(?:{any_of([word for word in _DOCUMENTS if word not in _BODIES['places_in_documents']])})"
        rf"(?:{_BLANK}+(?:{any_of(_WORDS['further_names'])})){{0,2}}:?{_BLANK}+(?:số|\d)"
    )
    return re.compile(
        cased(
            rf"{_BLANK}+\((?:{any_of(_WORDS['brackets'])})"
            rf"|,?{_BLANK}+(?:(?P<kept>ban hành kèm theo)|{any_of(_WORDS['ends'])})(?![^\W_])"
            rf"|,{_BLANK}+(?:{any_of(_WORDS['ends_behind_comma'])})(?![^\W_])"
            rf"|(?:,|,?{_BLANK}+(?:và|hoặc|cùng|cùng với|theo)){_BLANK}+(?i:(?P<next>{following}))"
            rf"|,?{_BLANK}+và{_BLANK}+(?:các|những|quy{_BLANK}+định|văn{_BLANK}+bản){_BLANK}[^,;.]{{2,70}}{_BLANK}"
            rf"(?:khác|liên{_BLANK}+quan)"
            rf"|(?P<guiding>{_BLANK}+và{_BLANK}+(?:các{_BLANK}+)?văn{_BLANK}+bản{_BLANK}+hướng{_BLANK}+dẫn)"
            rf"|(?P<said>,?{_BLANK}+(?:có{_BLANK}+)?qu[yi]{_BLANK}+định(?![^\W_]))"
            rf"|,?{_BLANK}+(?:đã[ ])?được{_BLANK}+(?:{worn(['sửa đổi', 'bổ sung'])}|thay thế)[^;.\n]{{0,40}}"
            rf"{_BLANK}(?:bởi|tại|theo){_BLANK}"
            rf"|,{_BLANK}+(?P<body>(?=[A-ZĐÀ-Ỹ]))"
            rf"|,?{_BLANK}+(?P<by>do{_BLANK}+)(?=[^\W\d_])"
            rf"|(?P<day>{_BLANK}+ngày[ ]\d{{1,2}}/\d{{1,2}}/\d{{4}}[ ]của[ ])"
            rf"|,(?P<place>{_BLANK}+(?:[Kk]hoản|[Đđ]iểm|Điều|[Mm]ục)[ ][0-9a-zđ])"
        )
    )


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(rf"{_BLANK}+(?:cũng[ ]|vừa[ ])?(?:{any_of(_WORDS['predicates'])})(?![^\W_])")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"{_BLANK}{{1,3}}(?:{any_of(_WORDS['goes_on'])})(?![^\W_])(?!{_BLANK}+(?:số|tại|này))")


_ISSUED: Final = re.compile(rf"{_BLANK}+(?:{'|'.join(_WORDS['issued'])})(?![^\W_])")
_DOTTED: Final = re.compile(rf"(?:^|[^\w])(?:{'|'.join(DOTTED)})$")
#: What stands at the end of a code.
CODE: Final = re.compile(r"[/-][A-ZĐ][^\s]*$")
_RULES: Final = re.compile(rf"(?i){'|'.join(_WORDS['issued_with'])}")
_AMENDS: Final = re.compile(rf"(?i)(?:{'|'.join(_WORDS['amending'])})")
_MARKS: Final = re.compile(r"[“”\"‘’«»\n]")
_CONNECTORS: Final = [[word] for word in _WORDS["connectors"]]


def closing_quote(text: str, start: int) -> int:
    """Give where the quotation that opened before `start` closes; 0 where it does not in its paragraph.

    Curly and straight marks are mixed in the wild (`“nghiệp vụ công tác đảng viên"`): what stands behind a blank opens.
    """
    depth = 1
    for match in _MARKS.finditer(text, start, start + LIMIT):
        sign, at = match[0], match.start()
        if sign == "\n":
            if _PARAGRAPH.match(text, at):
                return 0
        elif sign in "“«‘" or (sign == '"' and text[at - 1 : at].isspace()):
            depth += 1
            if depth > _DEEPEST:
                return 0
        else:
            depth -= 1
            if not depth:
                return at
    return 0


def end_of_sentence(text: str, start: int) -> int:
    """Give where the sentence or paragraph of a title ends that begins at `start`."""
    if compiled is not None:
        end: int = compiled.end_of_sentence(text, start)
        if end >= 0:
            return end
    return end_of_sentence_plainly(text, start)


def end_of_sentence_plainly(text: str, start: int) -> int:
    """Give the same, read in Python alone."""
    limit = min(len(text), start + LIMIT)
    depth = quotes = fallback = 0
    for match in _STOP.finditer(text, start, limit):
        sign, at = match[0], match.start()
        if sign == ";" or sign == ".":
            if sign == "." and not _is_full_stop(text, at):
                continue
            if quotes or depth:
                fallback = fallback or at
            elif sign == "." or _goes_on().match(text, at + 1) is None:
                return at
        elif sign == "\n":
            if not is_wrapped(text, at):
                return fallback or at
        elif sign == "(":
            depth += 1
            if depth > _DEEPEST:
                return fallback or at
        elif sign == ")":
            if not depth:
                return at
            depth -= 1
        elif sign in '“«”»"':
            # A straight mark behind a blank opens.
            opens = sign in "“«" or (sign == '"' and not quotes and text[at - 1 : at].isspace())
            if not opens and not quotes:
                return at
            quotes += 1 if opens else -1
            if quotes > _DEEPEST:
                return fallback or at
        elif sign == "*":
            if text[at + 1 : at + 2] == "*" and _is_emphasised(text, start):
                return fallback or at
        elif sign != ":" or _is_end_colon(text, at):
            return fallback or at
    return fallback or limit


def _is_emphasised(text: str, at: int) -> bool:
    """Tell whether bold print that began before `at` goes on there."""
    return text.count("**", max(text.rfind("\n\n", 0, at), at - 600, 0), at) % 2 == 1


def _is_full_stop(text: str, at: int) -> bool:
    behind = text[at + 1 : at + 2]
    if behind.isdigit() and _FOOTNOTE.match(text, at + 1) and text[at - 1 : at].isalpha():
        return True
    if behind and not behind.isspace() and behind not in '*"”)/[':
        return False
    return _DOTTED.search(text[max(0, at - 4) : at]) is None


#: The figure of a footnote behind a full stop: `… của Bộ Công Thương.1`.
_FOOTNOTE: Final = re.compile(r"[0-9]{1,2}[ \t]*(?:\n|$)")


def _is_end_colon(text: str, at: int) -> bool:
    behind = text[at + 1 : at + 4].lstrip(" *")
    return not behind or not (behind[0].isupper() or behind[0] in '“"‘«') or "\n" in text[at + 1 : at + 3]


def is_wrapped(text: str, at: int) -> bool:
    """Tell whether the line break at `at` stands inside a paragraph that was wrapped."""
    if _PARAGRAPH.match(text, at):
        dashed = _DASHED.match(text, at)
        return dashed is not None and all(map(str.islower, dashed[1]))
    further = text.find("\n", at + 1, at + _WRAPPED.stop)
    if further > 0 and text[further + 1 : further + 10].lstrip()[:3] == "Căn" and _names_body(text, at + 1, further):
        # `THỦ TƯỚNG CHÍNH PHỦ` on a line of its own before the legal bases.
        return False
    if _begins_small(text, at) or text[at - 1 : at] == "," or text[max(0, at - 12) : at].split()[-1:] in _CONNECTORS:
        return True
    before = text.rfind("\n", max(0, at - _WRAPPED.stop), at)
    if before < 0 or at - before <= _SHORT_LINE:
        return False
    # The lines before or behind show that paragraphs are wrapped here; else the width does.
    behind = text.find("\n", at + 1, at + _WRAPPED.stop)
    is_wrapped_behind = behind > at + _SHORT_LINE and _begins_small(text, behind)
    return at - before - 1 in _WRAPPED or _begins_small(text, before) or is_wrapped_behind


def _names_body(text: str, start: int, end: int) -> bool:
    line = text[start:end].strip(" \t*")
    return bool(line) and line[0].isupper() and end_of_body(line, 0) == len(line)


def _begins_small(text: str, at: int) -> bool:
    return text[at + 1 : at + 60].lstrip(' \t*“"(')[:1].islower() and _PARAGRAPH.match(text, at) is None


def end_of_title(text: str, start: int, end: int) -> int:
    """Give where the title ends between `start` and the end of its sentence."""
    if compiled is not None:
        found: int = compiled.end_of_title(text, start, end)
        if found >= 0:
            return found
    return soft_end(text, start, end)


def soft_end(text: str, start: int, end: int) -> int:
    """Give the same, where more than words have to be asked."""
    return start + _soft_end(text[start:end])


@lru_cache(maxsize=2048)
def _soft_end(title: str) -> int:
    """Give how much of a sentence is the title: up to the next document or the clause's own verb."""
    # Most titles have what may end them as it stands; only the others are cut into words.
    if " của " not in title and " (" not in title and not _may_end(title.split()):
        return len(title)
    amends = _AMENDS.match(title) is not None
    at = 0
    while (match := next_end(_clause(), title, at)) is not None:
        at, place = match.end(), match.start()
        if match["next"]:
            ends = not (amends and (lists(title[:place], match["next"]) or guides(title[:place], match["next"])))
        elif match["said"] and RELATED.match(title, at):
            ends = False
        elif match["said"]:
            # `hướng dẫn thi hành Luật Thuế giá trị gia tăng quy định các đối tượng …`: the law's name ends the title.
            ends = is_verb(title, place, at) or ends_with_law(title, place)
        elif match["guiding"]:
            # `triển khai Luật Đất đai và các văn bản hướng dẫn thi hành` names both.
            ends = not ends_with_law(title, place)
        elif match["body"] is not None:
            ends = bool(name := end_of_body(title, at)) and _predicate().match(title, name) is not None
        elif match["by"]:
            ends = bool(name := end_of_body(title, at)) and _ISSUED.match(title, name) is not None
        elif match["day"]:
            ends = CODE.search(title[max(0, place - 24) : place]) is None
        elif match["kept"]:
            # `sửa đổi … của Quy định ban hành kèm theo Quyết định số 12` names the rules that it amends.
            ends = not (amends and _RULES.search(title, max(0, place - 160), place))
        else:
            # `… các Thông tư có quy định liên quan đến …` goes on.
            ends = not (match["place"] and amends) and not RELATED.match(title, at)
        if ends:
            return place
    return len(title)


@cache
def _pairs() -> frozenset[str]:
    """Give the first words, or first two, of all that can end a title."""
    further = [f"{lead} {word}" for word in _DOCUMENTS for lead in ("và", "hoặc", "cùng", "theo", "với")]
    starts = {" ".join(phrase.split()[:2]).lower() for phrase in (*_WORDS["ends"], *further)}
    return frozenset(spelled for start in (*starts, *_WORDS["further_starts"]) for spelled in tones(start))


def _may_end(words: list[str]) -> bool:
    """Tell in one cheap pass whether anything in a sentence can end a title before the sentence does."""
    before, pairs = "", _pairs()
    for word in words:
        low = word.lower()
        if low in pairs or f"{before} {low}" in pairs or before[-1:] == "," or word[0] == "(" or word == "của":
            return True
        before = low
    return False
