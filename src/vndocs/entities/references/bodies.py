"""The name of a body, wherever it begins: `Ban Thường vụ Thành ủy`, `Trung tâm Pháp y thuộc Sở Y tế tỉnh Hậu Giang`.

It begins with a word of kind or office and goes on with capitalised words, fields of work and places (30/2020/NĐ-CP
Annex II on capital letters); words of law-making and common verbs end it. The name of a person behind an office is left
out. Letter case and tone placement do not matter.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ...text.lexicon import load
from ...text.spelling import cased, cases, plain_tones, tones, unmarked
from .body_forms import compiled, teach
from .phrases import TOKEN, phrase_at, phrases, with_known
from .worn_bodies import right_head

_WORDS: Final[dict[str, list[str]]] = load(__package__, "issuer.toml")["bodies"]
#: The widest stretch in which a body's name is read.
WINDOW: Final = 220


_HEADS: Final = with_known(phrases("heads"))
_HEADS_OF_SEVERAL: Final = frozenset(phrase for entries in _HEADS.values() for phrase in entries if len(phrase) > 1)
_OFFICES: Final = phrases("offices")
_CLOSED: Final = phrases("closed")
_BEHIND_CLOSED: Final = phrases("behind_closed")
_FREE: Final = phrases("free")
# A head of one syllable is common inside a sentence too (`báo`, `tổ`): in small letters it begins no further part.
_PARTS: Final = phrases("parts", and_long="heads")
_FIELDS: Final = phrases("fields")
_ENDS: Final = phrases("ends")
_DOCUMENTS: Final = phrases("documents")
_PLACES: Final = frozenset(word for place in _WORDS["places"] for word in plain_tones(place).split()[-1:])
_TERRITORIES: Final = frozenset(_WORDS["territories"])
_SURNAMES: Final = frozenset(_WORDS["surnames"])
_MIDDLES: Final = frozenset(_WORDS["middles"])
_DOTTED: Final = frozenset(_WORDS["dotted"])
_NUMBERED: Final = frozenset(_WORDS["numbered"])
_ALWAYS_DOCUMENTS: Final = frozenset(_WORDS["always_documents"])
_OPEN_ENDED: Final = frozenset(("và", "-", ",", ".", "thuộc", "khóa", "&", "/", "số", "thứ"))

_CUTS: Final = {form for word in _WORDS["cuts"] for form in (word, word.capitalize(), word.upper())}
_ABOUT: Final = phrases("about")
_BOARDS: Final = phrases("boards")
_ABOUT_BOARDS: Final = phrases("about_boards")
_UNITS_ABOVE: Final = phrases("units_above")
_PLACE_WORDS: Final = phrases("places")
_PLACE_NAMES: Final = phrases("place_names")
# The words up to a sign or to the plainest of the words that end a name: equal stretches are read once.
_STRETCH: Final = re.compile(
    rf"[^\s;,.()|“”\"?!…:\[\]#]+(?:(?:[ \t*]+|[ \t*]*\n[ \t*]*(?![+•][ ]|-[ ](?!(?:{'|'.join(_WORDS['behind_dash'])})"
    rf"(?![^\W_]))))(?!(?:{'|'.join(sorted(_CUTS, key=len, reverse=True))}"
    rf")(?![^\W_])(?!(?<=về)[ \n](?:{'|'.join((*_WORDS['about'], *_WORDS['about_boards']))}"
    r")))[^\s;,.()|“”\"?!…:\[\]#]+){0,40}"
)
# A comma or full stop can stand inside a name behind these: `Bộ Văn hóa, Thể thao và Du lịch`, `TP. Hồ Chí Minh`.
_BEFORE_SIGN: Final = {part.split()[-1] for phrase in _WORDS["fields"] for part in phrase.split(",")[:-1]}
_BEFORE_SIGN.update(_WORDS["dotted"])
_GOES_ON: Final = tuple(form for word in _BEFORE_SIGN for spelled in tones(word) for form in cases(spelled))


def end_of_body(text: str, pos: int) -> int:
    """Give where the name of a body ends that begins at `pos`; 0 for none."""
    if compiled is not None:
        found: int = compiled.end_of_body(text, pos)
        if found >= 0:
            return found
    return end_of_body_plainly(text, pos)


def end_of_body_plainly(text: str, pos: int) -> int:
    """Give the same, read in Python alone."""
    stretch = _STRETCH.match(text, pos, pos + WINDOW)
    if stretch is None:
        return 0
    end = stretch.end()
    while text[end : end + 1] in _SIGNS_INSIDE and (text.endswith(_GOES_ON, pos, end) or _UNIT.match(text, end)):
        further = _FURTHER.match(text, end, pos + WINDOW)
        if further is None:
            break
        end = further.end()
    size = _body(text[pos:end])
    if size and text[pos : pos + size] in _HALVED and _LINE_ENDS.match(text, pos + size):
        # A page ends inside `Bộ / trưởng`.
        return 0
    return pos + size if size else 0


_HALVED: Final = frozenset(("Bộ", "Sở", "Cục", "Tổng", "Ủy", "Uỷ", "Ban"))
_LINE_ENDS: Final = re.compile(r"[ \t]{0,80}\n")
_SIGNS_INSIDE: Final = frozenset((",", "."))
_UNIT: Final = re.compile(
    cased(cased(r",(?:[ ]\n?|\n)[ ]?(?i:" + "|".join(_WORDS["units_above"]) + r")\.?(?:[ ]\n?|\n)[ ]?(?=[A-ZĐÀ-Ỹ0-9])"))
)
_FURTHER: Final = re.compile(r"[,.][ \n\t*]*" + _STRETCH.pattern)


def is_head(word: str) -> bool:
    """Tell whether a folded word can begin the name of a body."""
    return word in _HEADS


def first_words_of_heads() -> frozenset[str]:
    """Give the first words of all that begins the name of a body, in small letters without marks."""
    return frozenset(map(unmarked, _HEADS))


class _Name:
    """The tokens of a stretch that begins with the name of a body, and what is known of it while reading on."""

    __slots__ = ("capitals", "is_board", "is_closed", "is_free", "is_office", "places", "stretch", "words")

    def __init__(self, stretch: str, folded: str) -> None:
        self.stretch = stretch
        self.places = [match.span() for match in TOKEN.finditer(folded)]
        self.words = [folded[start:end] for start, end in self.places]
        self.is_office = phrase_at(_OFFICES, self.words, 0) > 0
        self.is_board = phrase_at(_BOARDS, self.words, 0) > 0
        self.is_free = phrase_at(_FREE, self.words, 0) > 0
        self.is_closed = phrase_at(_CLOSED, self.words, 0) > 0
        self.capitals = 0

    def is_capital(self, index: int) -> bool:
        return index < len(self.words) and self.stretch[self.places[index][0]].isupper()

    def is_upper(self, index: int) -> bool:
        if index >= len(self.words):
            return False
        start, end = self.places[index]
        return self.stretch[start:end].isupper()


@lru_cache(maxsize=8192)
def _body(stretch: str) -> int:
    """Give how far the name of a body reaches that begins `stretch`; 0 for none."""
    folded = plain_tones(stretch.lower())
    if len(folded) != len(stretch):
        return 0
    name = _Name(stretch, folded)
    index = phrase_at(_HEADS, name.words, 0)
    if not index and not (name.is_upper(0) and name.places[0][1] > 1 and not name.is_upper(1)):
        repaired = right_head(stretch, name.places, name.words, _HEADS_OF_SEVERAL)
        return _body(repaired) if repaired else 0
    end = index = index or 1
    # A name that is known whole goes on like its last part: `Văn phòng Chính phủ` is closed and not free.
    name.is_free = name.is_free and phrase_at(_FREE, name.words, 0) >= index - 1
    name.is_closed = name.is_closed or any(phrase_at(_CLOSED, name.words, at) == index - at for at in range(index))
    while index < len(name.words):
        step = _step(name, index)
        if not step:
            break
        index += step
        if name.words[index - 1] not in _OPEN_ENDED:
            end = index
    return name.places[end - 1][1]


def _step(name: _Name, index: int) -> int:
    """Give how many tokens at `index` belong to the name; 0 where it ends."""
    words = name.words
    word = words[index]
    if not word[0].isalpha():
        return _mark(name, index)
    if word == "về" and (count := phrase_at(_ABOUT_BOARDS if name.is_board else _ABOUT, words, index + 1)):
        return count + 1
    part, field = phrase_at(_PARTS, words, index), phrase_at(_FIELDS, words, index)
    if (_ends(name, index) and max(part, field) < 2) or (
        name.is_closed and not phrase_at(_BEHIND_CLOSED, words, index)
    ):
        return 0
    if word == "và":
        name.is_closed = False
        return _and(name, index)
    is_capital = name.is_capital(index)
    if is_capital and _begins_heading(name, index):
        return 0
    if name.is_office and is_capital and word in _SURNAMES and part < 2 and _is_person(name, index):
        return 0
    # A field of work in small letters belongs to a kind of body, not to a place: `UBND xã xây dựng kế hoạch`.
    if field > part and (is_capital or (not name.capitals and words[index - 1] not in _TERRITORIES)):
        part = field
    if part:
        name.capitals = int(is_capital and part == 1)
        name.is_closed = phrase_at(_CLOSED, words, index) > 0
        return part
    if is_capital:
        name.capitals += 1
        return 0 if _is_document(words, index, is_strict=True) else 1
    if name.capitals == 1 and words[index - 1] not in _PLACES and not name.is_upper(index - 1):
        # The second syllable of a word that began with a capital: `Bộ Ngoại thương`.
        name.capitals = 0
        return 1
    return _until_capital(name, index) if name.is_free else 0


def _ends(name: _Name, index: int) -> bool:
    """Tell whether a word of law-making ends the name; a single syllable with a capital is a name (`huyện Cần Giờ`)."""
    count = phrase_at(_ENDS, name.words, index)
    return count > 1 or (
        count == 1 and (not name.is_capital(index) or name.is_upper(index) or name.words[index] == "về")
    )


def _begins_heading(name: _Name, index: int) -> bool:
    """Tell whether a line in capitals begins at `index`, behind a name that is not in capitals."""
    gap = name.stretch[name.places[index - 1][1] : name.places[index][0]]
    following = index + 2 if name.words[index + 1 : index + 2] == ["/"] else index + 1
    return "\n" in gap and name.is_upper(index) and name.is_upper(following) and not name.is_upper(0)


def _until_capital(name: _Name, index: int) -> int:
    for ahead in range(index, min(index + 5, len(name.words))):
        if name.is_capital(ahead):
            return ahead - index
        if not name.words[ahead][0].isalpha() or _ends(name, ahead):
            return 0
        if ahead > index and phrase_at(_PLACE_WORDS, name.words, ahead):
            return ahead - index
    return 0


def _mark(name: _Name, index: int) -> int:
    """Step over a sign or a number inside a name: `Lao động - Thương binh`, `TP. Hồ Chí Minh`, `Quận 1`."""
    word, before = name.words[index], name.words[index - 1]
    if word.isdigit():
        is_joined = name.places[index - 1][1] == name.places[index][0] and name.is_upper(index - 1)
        return 1 if (before in _NUMBERED or is_joined) and len(word) < 4 else 0
    following = index + 1
    if (
        word == ","
        and (count := phrase_at(_UNITS_ABOVE, name.words, following))
        and not _TERRITORIES.isdisjoint(name.words[:index])
    ):
        behind = following + count
        if name.words[behind : behind + 1] == ["."]:
            # `quận Gò Vấp, TP. Hồ Chí Minh`
            count, behind = count + 1, behind + 1
        is_named = name.is_capital(behind) or (behind < len(name.words) and name.words[behind].isdigit())
        return count + 1 if is_named else 0
    if not name.is_capital(following):
        # `Chi cục Thuế khu vực Quận 7 - huyện Nhà Bè`
        count = phrase_at(_UNITS_ABOVE, name.words, following) if word == "-" else 0
        return count + 1 if count and name.is_capital(following + count) else 0
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
    # Fields of work in small letters go on with those before, not with a place: `UBND tỉnh và tài chính …`.
    may_go_on = not name.capitals and words[index - 1] not in _TERRITORIES
    is_named = name.is_capital(following) or phrase_at(_HEADS, words, following)
    return 1 if is_named or (may_go_on and phrase_at(_FIELDS, words, following)) else 0


def _is_document(words: list[str], index: int, *, is_strict: bool = False) -> bool:
    """Tell whether another document is named at `index`: `Nghị định số …`, `Luật …`."""
    count = phrase_at(_DOCUMENTS, words, index)
    if not count:
        return False
    behind = words[index + count : index + count + 3]
    return (
        "số" in behind
        or any(word.isdigit() for word in behind)
        or (not is_strict and words[index] in _ALWAYS_DOCUMENTS)
    )


def _is_person(name: _Name, index: int) -> bool:
    if not name.is_capital(index + 1) or name.words[index - 1] in _OPEN_ENDED:
        return False
    if phrase_at(_PLACE_NAMES, name.words, index) or phrase_at(_FIELDS, name.words, index):
        return False
    return name.words[index - 1] not in _PLACES or name.words[index + 1] in _MIDDLES


if compiled is not None:
    teach(
        (
            _HEADS, _OFFICES, _CLOSED, _BEHIND_CLOSED, _FREE, _PARTS, _FIELDS, _ENDS, _DOCUMENTS, _PLACE_WORDS,
            _PLACE_NAMES, _ABOUT, _BOARDS, _ABOUT_BOARDS, _UNITS_ABOVE,
        ),
        (
            _PLACES, _TERRITORIES, _SURNAMES, _MIDDLES, _DOTTED, _NUMBERED, _ALWAYS_DOCUMENTS, _OPEN_ENDED,
            ("và",), ("về",), ("số",),
        ),
        _HEADS_OF_SEVERAL,
        cuts=_CUTS, not_cut_before=(*_WORDS["about"], *_WORDS["about_boards"]), behind_dash=_WORDS["behind_dash"],
        before_signs=_GOES_ON, units=_WORDS["units_above"], halved=_HALVED,
    )  # fmt: skip
