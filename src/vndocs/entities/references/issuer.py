"""The issuing body beside a reference: `… của Ban Chấp hành Đảng bộ huyện`, `UBND tỉnh đã ban hành …`.

A body's name begins with a word of kind or office and goes on with capitalised words, fields of work and places
(30/2020/NĐ-CP Annex II on capital letters); common words of law-making end it. The name of a person behind an office is
left out. Letter case and tone placement do not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ...text.lexicon import load
from ...text.spelling import plain_tones

_WORDS: Final[dict[str, list[str]]] = load(__package__, "issuer.toml")["bodies"]
_TOKEN: Final = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s*]")
#: The widest stretch in which a body's name is read, and how far before a mention one may begin.
_WINDOW: Final = 220

Phrases = dict[str, list[tuple[str, ...]]]


def _phrases(*lists: str) -> Phrases:
    """Give the phrases of some lists by their first word, longest first, as folded tokens."""
    table: Phrases = {}
    for phrase in (phrase for name in lists for phrase in _WORDS[name]):
        tokens = tuple(_TOKEN.findall(plain_tones(phrase.lower())))
        table.setdefault(tokens[0], []).append(tokens)
    for entries in table.values():
        entries.sort(key=len, reverse=True)
    return table


_HEADS: Final = _phrases("heads")
_OFFICES: Final = _phrases("offices")
_PARTS: Final = _phrases("parts", "fields", "heads")
_CLOSED: Final = _phrases("closed")
_BEHIND_CLOSED: Final = _phrases("behind_closed")
_FREE: Final = _phrases("free")
_FIELDS: Final = _phrases("fields")
_ENDS: Final = _phrases("ends")
_DOCUMENTS: Final = _phrases("documents")
_PLACES: Final = frozenset(word for place in _WORDS["places"] for word in plain_tones(place).split()[-1:])
_SURNAMES: Final = frozenset(_WORDS["surnames"])
_MIDDLES: Final = frozenset(_WORDS["middles"])
_DOTTED: Final = frozenset(("tp", "tx", "tt", "q", "p", "h", "t"))
_TERMS: Final = frozenset(
    ("khóa", "số", "quận", "phường", "vực", "khu", "vùng", "tổ", "đoàn", "đội", "cấp", "thứ", "cục", "nhánh")
)

_BLANK: Final = r"[ \n\t*]"
_GAP: Final = r"(?:[ \t*]+\n?[ \t*]*|\n[ \t*]*)"
_BY: Final = re.compile(rf"{_GAP}?,?{_GAP}?(?i:(của)|do|(?:(?:vừa|mới|đã|và){_GAP}){{0,2}}được){_GAP}(?=[^\W\d_])")
_CLOSING: Final = re.compile(
    rf"{_BLANK}+(?:đã{_BLANK}+)?(?i:" + "|".join(sorted(_WORDS["verbs"], key=len, reverse=True)) + r")(?![^\W_])"
)
_VERB_WINDOW: Final = 60
_ISSUES: Final = re.compile(
    rf"(?:{_BLANK}+(?i:" + "|".join(sorted(_WORDS["auxiliaries"], key=len, reverse=True)) + r"))*"
    rf"{_BLANK}+(?i:" + "|".join(sorted(_WORDS["issues"], key=len, reverse=True)) + r")"
    rf"(?:{_BLANK}+(?:" + "|".join(sorted(_WORDS["determiners"], key=len, reverse=True)) + rf"))?{_BLANK}+\Z"
)
_SENTENCE: Final = re.compile(r"(?<!TP)(?<![ (]P)(?<![ (]Q)[.;:?!|][ \n*]|\n[ \t*]*\n|\n[ \t]*[-+•*#][ ]")
_COMMA: Final = re.compile(r"[ \t]*,[ \t]*\n?[ \t]*")
_PARAGRAPH: Final = re.compile(r"\n[ \t*]*\n|[|;“”\"?!…\[\]#]|\n[ \t]*[-+•][ ]")


def read_issuer(text: str, pos: int) -> tuple[int, int] | None:
    """Read the body named behind a reference that ends at `pos`; give the offsets of its name."""
    lead = _BY.match(text, pos)
    if lead is None:
        return None
    start = lead.end()
    size, ends_at_comma = _body(text[start : start + _WINDOW])
    if not size:
        return None
    if ends_at_comma and ("TLT-" in text[max(0, pos - 70) : pos] or "QLT-" in text[max(0, pos - 90) : pos]):
        size = _joined(text, start, size)
    if lead[1] is None and _CLOSING.match(text, start + size) is None:
        return None
    return start, start + size


def read_issuer_name(text: str, pos: int) -> int:
    """Give where the name of a body ends that begins at `pos`; 0 for none."""
    size, _ = _body(text[pos : pos + _WINDOW])
    return pos + size if size else 0


def _joined(text: str, start: int, size: int) -> int:
    """Add the further bodies of a joint document: `Bộ Quốc phòng, Bộ Tài chính và Bộ Công an`."""
    while (comma := _COMMA.match(text, start + size)) is not None:
        more, _ = _body(text[comma.end() : comma.end() + _WINDOW])
        if not more:
            break
        size = comma.end() + more - start
    return size


def read_issuer_before(text: str, pos: int) -> tuple[int, int] | None:
    """Read the body that issues the document whose mention begins at `pos`: `UBND tỉnh đã ban hành`, `đề nghị của … tại`."""
    low = max(0, pos - _WINDOW)
    # The last words before the mention must be a verb of issuing, or `của` and a body (`Chỉ thị của Thủ tướng số 16/CT-TTg`).
    verb = _ISSUES.search(text, max(low, pos - _VERB_WINDOW), pos)
    if verb is None:
        return None
    end = verb.start()
    for begin in _begins(text[low:end]):
        size, _ = _body(text[low + begin : end + 1])
        if low + begin + size == end:
            # `theo đề nghị của Sở Nội vụ tại Tờ trình số …`; a place is not a body that issues.
            is_said = not verb[0].rstrip(" \n\t*").endswith("tại") or text[: low + begin].rstrip(" \n\t*")[-3:] == "của"
            return (low + begin, end) if is_said else None
    return None


@lru_cache(maxsize=2048)
def _begins(stretch: str) -> tuple[int, ...]:
    """Give where words begin in the last sentence of `stretch` that can head the name of a body."""
    first = 0
    for match in _SENTENCE.finditer(stretch):
        first = match.end()
    folded = plain_tones(stretch.lower())
    if len(folded) != len(stretch):
        return ()
    return tuple(
        match.start()
        for match in _TOKEN.finditer(folded, first)
        if stretch[match.start()].isupper()
        and stretch[match.start() - 1 : match.start()] not in ("/", "-")
        and (match.group() in _HEADS or stretch[match.start() : match.end()].isupper())
    )


class _Name:
    """The tokens of a stretch that begins with the name of a body, and what is known of it while reading on."""

    __slots__ = ("capitals", "is_closed", "is_free", "is_office", "places", "stretch", "words")

    def __init__(self, stretch: str, folded: str) -> None:
        self.stretch = stretch
        self.places = [match.span() for match in _TOKEN.finditer(folded)]
        self.words = [folded[start:end] for start, end in self.places]
        self.is_office = _phrase(_OFFICES, self.words, 0) > 0
        self.is_free = _phrase(_FREE, self.words, 0) > 0
        self.is_closed = _phrase(_CLOSED, self.words, 0) > 0
        self.capitals = 0

    def is_capital(self, index: int) -> bool:
        return index < len(self.words) and self.stretch[self.places[index][0]].isupper()

    def is_upper(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        start, end = self.places[index]
        return self.stretch[start:end].isupper()


@lru_cache(maxsize=8192)
def _body(stretch: str) -> tuple[int, bool]:
    """Give how far the name of a body reaches that begins `stretch`, and whether a comma stands behind it; 0 for none."""
    cut = _PARAGRAPH.search(stretch)
    if cut is not None:
        stretch = stretch[: cut.start()]
    folded = plain_tones(stretch.lower())
    if len(folded) != len(stretch):
        return 0, False
    name = _Name(stretch, folded)
    index = _phrase(_HEADS, name.words, 0)
    if not index and not (name.is_upper(0) and name.places[0][1] > 1 and name.words[0] != "công"):
        return 0, False
    end = index = index or 1
    while index < len(name.words):
        step = _step(name, index)
        if not step:
            break
        index += step
        if name.words[index - 1] not in _OPEN_ENDED:
            end = index
    return name.places[end - 1][1], end < len(name.words) and name.words[end] == ","


_OPEN_ENDED: Final = frozenset(("và", "-", ",", ".", "thuộc", "khóa", "&", "/", "số", "thứ"))


def _step(name: _Name, index: int) -> int:
    """Give how many tokens at `index` belong to the name; 0 where it ends."""
    words = name.words
    word = words[index]
    if not word[0].isalpha():
        return _mark(name, index)
    if _ends(name, index) or (name.is_closed and not _phrase(_BEHIND_CLOSED, words, index)):
        return 0
    if word == "và":
        name.is_closed = False
        return _and(name, index)
    is_capital = name.is_capital(index)
    if is_capital and _begins_heading(name, index):
        return 0
    if name.is_office and is_capital and word in _SURNAMES and _is_person(name, index):
        return 0
    if count := _phrase(_PARTS, words, index):
        name.capitals = int(is_capital and count == 1)
        name.is_closed = _phrase(_CLOSED, words, index) > 0
        return count
    if is_capital:
        name.capitals += 1
        return 0 if _is_document(words, index, is_strict=True) else 1
    if name.capitals == 1 and words[index - 1] not in _PLACES:
        # The second syllable of a word that began with a capital: `Bộ Ngoại thương`.
        name.capitals = 0
        return 1
    return _until_capital(name, index) if name.is_free else 0


def _ends(name: _Name, index: int) -> bool:
    """Tell whether a word of law-making ends the name; a single syllable with a capital is a name (`huyện Cần Giờ`)."""
    count = _phrase(_ENDS, name.words, index)
    return count > 1 or (
        count == 1 and (not name.is_capital(index) or name.is_upper(index) or name.words[index] == "về")
    )


def _begins_heading(name: _Name, index: int) -> bool:
    """Tell whether a line in capitals begins at `index`, behind a name that is not in capitals."""
    gap = name.stretch[name.places[index - 1][1] : name.places[index][0]]
    return "\n" in gap and name.is_upper(index) and name.is_upper(index + 1) and not name.is_upper(0)


def _until_capital(name: _Name, index: int) -> int:
    for ahead in range(index, min(index + 5, len(name.words))):
        if name.is_capital(ahead):
            return ahead - index
        if not name.words[ahead][0].isalpha() or _ends(name, ahead):
            return 0
    return 0


def _mark(name: _Name, index: int) -> int:
    """Step over a sign or a number inside a name: `Lao động - Thương binh`, `TP. Hồ Chí Minh`, `Quận 1`."""
    word, before = name.words[index], name.words[index - 1]
    if word.isdigit():
        return 1 if before in _TERMS and len(word) < 4 else 0
    following = index + 1
    if not name.is_capital(following):
        return 0
    if word == ".":
        return 1 if before in _DOTTED else 0
    if word not in "-&/" or _is_document(name.words, following) or _ends(name, following):
        return 0
    name.is_closed = False
    return 1


def _and(name: _Name, index: int) -> int:
    following, words = index + 1, name.words
    if following >= len(words) or _ends(name, following) or _is_document(words, following):
        return 0
    is_named = name.is_capital(following) or _phrase(_FIELDS, words, following) or _phrase(_HEADS, words, following)
    return 1 if is_named else 0


def _is_document(words: list[str], index: int, *, is_strict: bool = False) -> bool:
    """Tell whether another document is named at `index`: `Nghị định số …`, `Luật …`."""
    count = _phrase(_DOCUMENTS, words, index)
    if not count:
        return False
    behind = words[index + count : index + count + 3]
    return (
        "số" in behind
        or any(word.isdigit() for word in behind)
        or (not is_strict and words[index] in _ALWAYS_DOCUMENTS)
    )


_ALWAYS_DOCUMENTS: Final = frozenset(("luật", "bộ", "nghị", "điều", "khoản", "hiến", "pháp", "thông", "quyết"))


def _is_person(name: _Name, index: int) -> bool:
    if not name.is_capital(index + 1):
        return False
    return name.words[index - 1] not in _PLACES or name.words[index + 1] in _MIDDLES


def _phrase(table: Phrases, words: list[str], index: int) -> int:
    """Give how many tokens the longest phrase of `table` at `index` takes; 0 for none."""
    for phrase in table.get(words[index], ()) if index < len(words) else ():
        if len(phrase) == 1 or tuple(words[index : index + len(phrase)]) == phrase:
            return len(phrase)
    return 0
