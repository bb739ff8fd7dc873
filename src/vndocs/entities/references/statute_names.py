"""Where the name of a statute ends: `Luật Hôn nhân và gia đình năm 2014`, `Luật Phòng, chống ma túy và Nghị định …`.

A name that is known wins, the longest first, in any case, tone placement and line break. Another is read as a noun
phrase that begins with a capital letter, and ends early where that is not certain.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final

from ... import catalogue
from ...catalogue.names import words as key_words
from ...catalogue.trie import END, JOINTS, Node, Short, grow
from ...text.lexicon import load
from ...text.spelling import alike, cased, plain_tones, tones

WORDS: Final[dict[str, Any]] = load(__package__, "statutes.toml")

BLANK: Final = frozenset(" \n\t*")
#: No name that is not known is read longer than this, in characters and in words.
_NEAR: Final = 130
_WORD_MOST: Final = 24
_UNBROKEN: Final = re.compile(r"[^\n\t*]*")
_LONGEST: Final = 14
_LONGER: Final = 48
_EMPTY_LINE: Final = re.compile(r"\n[ \t*>]*\n")
_BLANKS: Final = re.compile(r"[ \n\t*]*")
_WORD: Final = re.compile(r"\S+")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:[&-][^\W\d_]+)*")
_AMENDS: Final = re.compile(r"sửa đổi.*(?:Luật|Bộ luật|Pháp lệnh) ")
YEAR_OR_DAY: Final = re.compile(
    r"[ \n\t*,]{1,4}(?:năm[ \n\t]+\d{4}|ngày[ \n\t]+\d|s[ốôóỏồỗ][ :\n\t]*\d|\(?(?:19|20)\d\d(?!\d))"
)
_SMALL: Final = re.compile(r"[,.;:)”\"'’]|năm|số|ngày|và|được|quy|có|thì|đã|hoặc|để|sửa|\d|\(|[A-ZĐ]")


def _everywhere(listed: list[str]) -> frozenset[str]:
    return frozenset(form for word in listed for spelled in tones(word) for form in (spelled, spelled.upper()))


_GRAMMAR: Final = WORDS["grammar"]
_ENDS: Final = frozenset(form for word in _GRAMMAR["ends"] for form in (word, word.upper()))
USUAL: Final = frozenset(word[:2] for word in _GRAMMAR["ends"])
_OTHER: Final = _everywhere(_GRAMMAR["other_heads"])
_NO_NAME: Final = _everywhere(_GRAMMAR["no_name"])
_PAIRS: Final = frozenset(plain_tones(pair) for pair in _GRAMMAR["pairs"])


@cache
def known_names() -> Node:
    """Give the tree of the names of statutes, without the word of their type."""
    short = Short(catalogue.short_words())
    root: Node = {}
    names: dict[str, None] = {}
    for statute in catalogue.statutes():
        if statute.title and not _AMENDS.match(statute.title):
            names[statute.title] = None
        for alias in statute.aliases:
            if alias.startswith("Luật "):
                names[alias.removeprefix("Luật ")] = None
    for name in (*names, *WORDS["names"]):
        grow(root, name, short)
    return root


def after_blanks(text: str, at: int) -> int:
    """Give the first place at or behind `at` that is no blank; -1 behind an empty line or at the end of the text."""
    match = _BLANKS.match(text, at)
    end = match.end() if match is not None else at
    if end >= len(text) or (end - at > 1 and _EMPTY_LINE.search(text, at, end)):
        return -1
    return end


def piece(text: str, at: int, size: int) -> str:
    """Cut the text at `at`, up to an empty line, with emphasis signs as blanks."""
    cut = text[at : at + size]
    if "*" in cut:
        cut = cut.replace("*", " ")
    if "\n" in cut and (line := _EMPTY_LINE.search(cut)):
        cut = cut[: line.start()]
    return cut


def name_end(at: int, cut: str, count: int) -> int:
    """Give the end of the first `count` words of the piece at `at`, without marks and footnote figures at the last.

    0 where nothing is left: `²` stands in words as a letter does, and is none.
    """
    places = _WORD.finditer(cut)
    end = 0
    for _ in range(count):
        end = next(places).end()
    while end and not cut[end - 1].isalpha():
        end -= 1
    return at + end if end else 0


def known(text: str, at: int, root: Node) -> int:
    """Give the end of the longest known name at `at`, which must be its first letter; 0 where there is none."""
    node, here, end = root, at, 0
    while True:
        blank = text.find(" ", here, here + _WORD_MOST)
        token = text[here:blank] if blank >= 0 else text[here : here + _WORD_MOST]
        following = node.get(token)
        if following is None:
            if token.isalpha():
                break
            part = _UNBROKEN.match(token).group()  # type: ignore[union-attr]
            if len(part) == len(token) > 0 or (following := node.get(part) if part else node) is None:
                letters = _LETTERS.match(part)
                if letters is not None and (following := node.get(letters.group())) is not None and END in following:
                    end = here + letters.end()
                break
            # A line end, an emphasis sign or another blank stands behind the word.
            blank = after_blanks(text, here + len(part)) - 1
            token = part
        node = following
        if END in node and token and token not in JOINTS:
            end = here + len(token)
        if blank < 0:
            break
        here = blank + 1
    if not end:
        return 0
    while not text[end - 1].isalpha():
        # A comma that a longer name could go on behind.
        end -= 1
    if text[at].islower() and text[at:end].isalpha() and not _SMALL.match(text, after_blanks(text, end)):
        # `Luật giá trị …`: a name of one small word is none when another word goes on.
        return 0
    return end


@cache
def plain_names() -> dict[str, Any]:
    """Give the tree of the names of several words without any marks, commas and `và`."""
    root: dict[str, Any] = {}
    for name in (*(statute.title for statute in catalogue.statutes()), *WORDS["names"]):
        parts = [_plain(word) for word in key_words(name)]
        if len(parts) > 1 and parts[0] != "sua":
            node = root
            for part in parts:
                node = node.setdefault(part, {})
            node[END] = True
    return root


@lru_cache(maxsize=1 << 13)
def _plain(word: str) -> str:
    return "".join(alike(letter)[0] for letter in word.lower())


def worn_known(text: str, at: int) -> int:
    """Give the end of a known name whose marks a scan changed (`Luột chuyên giao công nghệ`), 0 for none."""
    cut = piece(text, at, _NEAR)
    node, end, count = plain_names(), 0, 0
    for index, match in enumerate(_WORD.finditer(cut)):
        letters = _LETTERS.match(match.group())
        if letters is None:
            break
        word = _plain(letters.group())
        following = node.get(word)
        if following is None:
            if word != "va" or not index:
                break
            following = node
        node = following
        if END in node and word != "va":
            end, count = at + match.start() + letters.end(), index + 1
        if letters.end() < len(match.group()) and match.group()[letters.end() :] != ",":
            break
    return end if count > 1 else 0


def unknown(text: str, at: int) -> int:
    """Give the end of a name that is not known and begins with a capital letter; 0 where there is none.

    In small letters (`Luật bảo vệ đê điều năm 1989`) only what stands before a number, a day or a year is a name.
    """
    if not text[at].isupper():
        end = phrase_end(text, at)
        small = text[at:end].split()
        return end if len(small) > 1 and YEAR_OR_DAY.match(text, end) and small[0] not in _NO_NAME else 0
    first = _LETTERS.match(text, at)
    if first is None or first.group() in _NO_NAME or first.group() in _OTHER:
        return 0
    cut = piece(text, at, _NEAR)
    tokens = cut.split(None, _LONGEST + 2)
    if " ".join(tokens[:2]).rstrip(".,;:)”\"'") in _NO_NAME:
        return 0
    is_upper = tokens[0].isupper() and len(tokens[0]) > 1
    count = 0
    for index, token in enumerate(tokens[: _LONGEST + 1]):
        letters = _LETTERS.match(token)
        if letters is None:
            break
        word = letters.group()
        if index and (word in _ENDS or (word[0].isupper() and _begins_another(tokens, index, is_upper))):
            if word.lower() != "và" or not _goes_on(tokens, index):
                break
            continue
        count = index + 1
        if letters.end() < len(token) and (token != word + "," or not _is_pair(_run(tokens, index))):
            break
    if not count or count > _LONGEST:
        return 0
    end = name_end(at, cut, count)
    name = text[at:end]
    if name in _NO_NAME or (count == 1 and not (is_upper and len(name) > 2)) or text[end : end + 1] == ":":
        return 0
    return end


def _begins_another(tokens: list[str], index: int, is_upper: bool) -> bool:
    return not is_upper and (tokens[index] in _OTHER or " ".join(tokens[index : index + 2]) in _OTHER)


def _goes_on(tokens: list[str], index: int) -> bool:
    """Tell whether `và` joins two parts of one name: a small word of no other use stands behind it."""
    following = _LETTERS.match(tokens[index + 1]) if index + 1 < len(tokens) else None
    return following is not None and following.group().islower() and following.group() not in _ENDS


def _run(tokens: list[str], index: int) -> str:
    """Give the words around a comma as they are paired."""
    return " ".join(token.lower().strip(",") for token in tokens[max(0, index - 1) : index + 3])


def _is_pair(run: str) -> bool:
    plain = plain_tones(run)
    return any(pair in plain for pair in _PAIRS)


def longer(text: str, end: int) -> int:
    """Give the end of a name that is longer than the known one that ends at `end`, 0 where it is not sure.

    It is where a number, a day or a year stands behind its last word: `Luật Dữ liệu mở quốc gia năm 2028`.
    """
    at = end + 1 if text[end + 1 : end + 2].isalpha() else after_blanks(text, end)
    if text[at : at + 2] in USUAL or not text[at : at + 1].isalpha():
        return 0
    goal = phrase_end(text, at)
    return goal if goal and goal - end < _LONGER and "," not in text[end:goal] and YEAR_OR_DAY.match(text, goal) else 0


_TO_NUMBER: Final = re.compile(
    cased(cased(r"(?:,?[ \n]{1,2}[a-zà-ỹđ]+){1,10}(?=[ \n]{1,2}s[ốôó][ \n]{1,2}\d{1,4}/\d{4}/(?:PL-)?(?:UBTV)?QH\d)"))
)


def to_number(text: str, end: int) -> int:
    """Give the end of a name that goes on up to its own number (`Luật Khiếu nại, tố cáo số 09/1998/QH10`), else 0."""
    match = _TO_NUMBER.match(text, end)
    if match is None or not _ENDS.isdisjoint(match.group().replace(",", " ").split()):
        return 0
    return match.end()


def phrase_end(text: str, at: int) -> int:
    """Give the end of a plain phrase of small or capital words at `at`, 0 where there is none."""
    cut = piece(text, at, _NEAR)
    tokens = cut.split(None, _LONGEST + 1)
    count = 0
    for index, token in enumerate(tokens[:_LONGEST]):
        letters = _LETTERS.match(token)
        if (
            letters is None
            or token in _OTHER
            or (letters.group() in _ENDS and not (letters.group() in ("và", "VÀ") and _goes_on(tokens, index)))
        ):
            break
        count = index + 1
        if letters.end() < len(token) and not (
            token.endswith(",") and index + 1 < len(tokens) and _is_pair(_run(tokens, index))
        ):
            break
    return name_end(at, cut, count) if count else 0
