"""Whether words inside a title go on with it or begin the clause around it: a verb, another document of the same row.

`… về hóa đơn quy định mức phạt …` ends before the verb; `… bãi bỏ một số quy định về hóa đơn …` has a noun.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from .bodies import end_of_body

_WORDS: Final[dict[str, list[str]]] = load(__package__, "title.toml")["titles"]


def is_verb(title: str, place: int, at: int) -> bool:
    """Tell whether the `quy định` between `place` and `at` says what the document lays down."""
    before, behind = title[max(0, place - 24) : place].split(), title[at : at + 24].split()
    if not before or not behind or not title[place : place + 1].isspace() or title[place:at].strip()[:1].isupper():
        return False
    if not before[-1].isalpha() or before[-1].lower() in _NOUN_BEHIND or behind[0].lower() in _NOUN_BEFORE:
        return False
    # Behind the issuer of a document inside the title it announces that one's own title.
    of = title.rfind("của", max(0, place - 120), place) + 3
    while title[of : of + 1].isspace():
        of += 1
    return behind[0].isalpha() and (of < _SHORTEST_OF or end_of_body(title, of) != place)


_SHORTEST_OF: Final = 4


_NOUN_BEHIND: Final = frozenset(_WORDS["noun_behind"])
_NOUN_BEFORE: Final = frozenset(_WORDS["noun_before"])
#: `… các Thông tư có quy định liên quan đến …` goes on.
RELATED: Final = re.compile(r"(?:[ \n]một[ \n]số[ \n]nội[ \n]dung)?[ \n]+liên[ \n]+quan[ \n]")
#: A law cited by name at the end of what it rules the carrying out of.
_LAW_AT_END: Final = re.compile(
    r"(?i)(?:^|[ \n])(?:hướng dẫn|chi tiết|thi hành|thực hiện|triển khai|phổ biến|tuyên truyền|điều|của)[ \n]+"
    r"(?:các[ \n]+)?(?:bộ[ \n]+)?luật[ \n]+"
    r"(?:(?!của[ \n]|nghị định|nghị quyết|quyết định|thông tư|số[ \n])[^,;.:()/\d]){3,90}\Z"
)


def ends_with_law(title: str, place: int) -> bool:
    """Tell whether a law cited by name stands at the end of a title that is cut at `place`."""
    words = title[max(0, place - _LONGEST_LAW) : place]
    # The expression is dear where it finds nothing: behind the last law no sign and no figure may stand.
    at = words.lower().rfind("luật")
    return at >= 0 and _BEHIND_LAW.search(words, at) is None and _LAW_AT_END.search(words) is not None


_BEHIND_LAW: Final = re.compile(r"[,;.:()/\d]")
_LONGEST_LAW: Final = 120
_GUIDED: Final = re.compile(r"(?i)hướng dẫn[^;.:]{0,60}?luật[ \n][^;.:()]{2,160}\Z")


def guides(title: str, following: str) -> bool:
    """Tell whether a circular guides a law and its decree: `hướng dẫn thi hành Luật Kế toán và Nghị định số …`."""
    return following[:9].lower() == "nghị định" and _GUIDED.match(title) is not None


def lists(title: str, following: str) -> bool:
    """Tell whether a title that amends documents lists the next one too: `… Nghị định số 1 và Nghị định số 2`."""
    return " ".join(following.split()[:2]).lower() in " ".join(title.split()).lower()
