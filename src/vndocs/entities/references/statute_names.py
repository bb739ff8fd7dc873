"""Where the name of a statute ends: `Luật Hôn nhân và gia đình năm 2014`, `Luật Phòng, chống ma túy và Nghị định …`.

A name that is known wins, the longest first, in any case, tone placement and line break. Another is read as a noun phrase
that begins with a capital letter, and ends early where that is not certain.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

from ... import catalogue
from ...catalogue.names import words
from ...catalogue.trie import END, JOINTS, Node, grow
from ...text.lexicon import load
from ...text.spelling import plain_tones, tones

WORDS: Final[dict[str, Any]] = load(__package__, "statutes.toml")

BLANK: Final = " \n\t*"
#: A name of the longest law has 190 characters; most have less than a third of these.
_NEAR: Final = 96
_FAR: Final = 260
_LONGEST: Final = 14
_EMPTY_LINE: Final = re.compile(r"\n[ \t*>]*\n")
_WORD: Final = re.compile(r"\S+")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:[&-][^\W\d_]+)*")
_SMALL: Final = re.compile(r"[,.;:)”\"'’]|năm|số|ngày|và|được|quy|có|thì|đã|hoặc|để|sửa|\d|\(|[A-ZĐ]")


class Name(NamedTuple):
    """The offsets of a name and whether it is known."""

    start: int
    end: int
    known: bool


def _everywhere(listed: list[str]) -> frozenset[str]:
    return frozenset(form for word in listed for spelled in tones(word) for form in (spelled, spelled.upper()))


_GRAMMAR: Final = WORDS["grammar"]
_ENDS: Final = frozenset(form for word in _GRAMMAR["ends"] for form in (word, word.upper()))
_OTHER: Final = _everywhere(_GRAMMAR["other_heads"])
_NO_NAME: Final = _everywhere(_GRAMMAR["no_name"])
_PAIRS: Final = frozenset(plain_tones(pair) for pair in _GRAMMAR["pairs"])


@cache
def known_names() -> Node:
    """Give the tree of the names of statutes, without the word of their type."""
    short: dict[tuple[str, ...], list[str]] = {words(run): forms for run, forms in WORDS["short"].items()}
    root: Node = {}
    for statute in catalogue.statutes():
        if statute.title and not (statute.title.startswith("sửa đổi") and "Luật " in statute.title):
            grow(root, statute.title, short)
        for alias in statute.aliases:
            if alias.startswith("Luật "):
                grow(root, alias.removeprefix("Luật "), {})
    for name in WORDS["names"]:
        grow(root, name, short)
    return root


def after_blanks(text: str, at: int) -> int:
    """Give the first place at or behind `at` that is no blank; -1 behind an empty line or at the end of the text."""
    start = at
    while text[at : at + 1] in BLANK:
        if at >= len(text):
            return -1
        at += 1
    return -1 if at - start > 1 and _EMPTY_LINE.search(text, start, at + 1) else at


def piece(text: str, at: int, size: int) -> str:
    """Cut the text at `at`, up to an empty line, with emphasis signs as blanks."""
    cut = text[at : at + size]
    if "*" in cut:
        cut = cut.replace("*", " ")
    if "\n" in cut and (line := _EMPTY_LINE.search(cut)):
        cut = cut[: line.start()]
    return cut


def name_end(text: str, at: int, cut: str, tokens: list[str], count: int) -> int:
    """Give the end of the first `count` words of the piece at `at`, without marks and footnote figures at the last."""
    plain = " ".join(tokens[:count])
    if cut.startswith(plain):
        end = len(plain)
    else:
        places = _WORD.finditer(cut)
        end = 0
        for _ in range(count):
            end = next(places).end()
    while not cut[end - 1].isalpha():
        end -= 1
    return at + end


def known(text: str, at: int, root: Node) -> Name | None:
    """Read the longest known name at `at`, which must be its first letter."""
    for size in (_NEAR, _FAR):
        cut = piece(text, at, size)
        tokens = cut.split()
        node, count, last = root, 0, 0
        for token in tokens:
            following = node.get(token)
            if following is None:
                letters = _LETTERS.match(token)
                if letters is not None and letters.end() < len(token):
                    following = node.get(letters.group())
                    if following is not None and END in following:
                        last = count + 1
                break
            node = following
            count += 1
            if END in node and token not in JOINTS:
                last = count
        if count + 1 < len(tokens) or size == _FAR or len(cut) < size:
            break
    if not last:
        return None
    end = name_end(text, at, cut, tokens, last)
    if last == 1 and tokens[0][:1].islower() and not _SMALL.match(text, after_blanks(text, end)):
        # `Luật giá trị …`: a name of one small word is none when another word goes on.
        return None
    return Name(at, end, True)


def unknown(text: str, at: int) -> Name | None:
    """Read a name that begins with a capital letter and is not known."""
    if not text[at].isupper():
        return None
    cut = piece(text, at, _FAR)
    tokens = cut.split()
    if tokens[0] in _NO_NAME or " ".join(tokens[:2]).rstrip(".,;:)”\"'") in _NO_NAME or tokens[0] in _OTHER:
        return None
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
        if letters.end() < len(token):
            if token != word + "," or not _is_pair(_run(tokens, index)):
                break
    if not count or count > _LONGEST:
        return None
    end = name_end(text, at, cut, tokens, count)
    name = text[at:end]
    if name in _NO_NAME or (count == 1 and not (is_upper and len(name) > 2)) or text[end : end + 1] == ":":
        return None
    return Name(at, end, False)


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


def phrase_end(text: str, at: int) -> int:
    """Give the end of a plain phrase of small or capital words at `at`, 0 where there is none."""
    cut = piece(text, at, _NEAR)
    tokens = cut.split()
    count = 0
    for index, token in enumerate(tokens[:_LONGEST]):
        letters = _LETTERS.match(token)
        if letters is None or (letters.group() in _ENDS and not (letters.group() in ("và", "VÀ") and _goes_on(tokens, index))):
            break
        count = index + 1
        if letters.end() < len(token) and not (token.endswith(",") and index + 1 < len(tokens) and _is_pair(_run(tokens, index))):
            break
    return name_end(text, at, cut, tokens, count) if count else 0
