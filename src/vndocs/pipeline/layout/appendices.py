"""Appendices behind the signature: `Phụ lục I` over its title and `(Kèm theo Quyết định số …)`.

30/2020/NĐ-CP Annex I. Another document that is attached, with a motto or a note of its own, has its own
appendices, which are not this paper's.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.seeking import Sought, either
from ...text.spelling import cased
from .compiled import compiled
from .counting import Node

NAMES: Final = ("PHỤ LỤC", "Phụ lục", "Phụ Lục")
_MOTTOES: Final = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN VIỆT")
_ROMAN: Final = r"[IVXLC]{1,6}(?:[.-]\d{1,2}|[A-Za-z])?"
_FIGURE: Final = r"\d{1,3}(?:[.-]\d{1,2})?[A-Za-z]?"
_HEAD: Final = re.compile(
    cased(
        rf"(?i:phụ lục)(?:[ ]{{1,3}}(?i:số[ :]{{1,3}})?(?P<label>{_ROMAN}|{_FIGURE}|[A-ZĐ](?:[.-]?\d{{1,2}})?)"
        # `Phụ lục II6` points to a footnote.
        r"(?:(?<=[IVX])\d{1,2})?(?![^\W_]))?[ \t*_]{0,6}(?P<mark>[.:\-–]?)[ \t*_]{0,6}(?P<rest>[^\n|]{0,300})"
    )
)
_NOTE: Final = Sought(
    re.compile(r"\([^()\n]{0,40}kèm[ \n]theo|kèm[ \n]theo[ \n][A-ZĐ]", re.IGNORECASE), ("(",), either("kèm")
)
_ATTACHED: Final = re.compile(r"\([ \t]{0,3}(?:[Bb]an[ \n]hành[ \n])?[Kk]èm[ \n]theo")
_TITLE: Final = re.compile(cased(r"[\s*_|]{1,60}[A-ZĐÀ-Ỹ]{2,}[ ,]+[A-ZĐÀ-Ỹ]{2,}"))
#: Characters before a heading on its line, and so many behind it in which its note stands.
_BEFORE: Final = " \t*_#>|"
_BELOW: Final = 900


def appendices(text: str, start: int) -> list[Node]:
    """Find the appendices of a paper whose signature begins at `start`, one for each label."""
    found: dict[str, tuple[bool, Node]] = {}
    clear = start
    for at in _places(text, start):
        match = _HEAD.match(text, at)
        if match is None or not _heads(text, match):
            continue
        if not found:
            if _is_parted(text, clear, at):
                break
            clear = at
        noted = match["rest"][:1] == "(" or _NOTE.search(text, at, at + _BELOW) is not None
        if not noted and not _TITLE.match(text, match.end()) and not match["rest"].isupper():
            continue
        label = f"Phụ lục {match['label']}" if match["label"] else "Phụ lục"
        if label not in found or (noted and not found[label][0]):
            found[label] = noted, Node("appendix", label, at, match.end(), _title(match))
    return sorted((node for _, node in found.values()), key=lambda node: node.start)


def _places(text: str, start: int) -> list[int]:
    if compiled is None:
        return places_plainly(text, start)
    found: list[int] = compiled.appendix_places(text, start, NAMES)
    return found


def places_plainly(text: str, start: int) -> list[int]:
    """Give where the name of an appendix opens a line, without the compiled part, which gives the same."""
    found: list[int] = []
    for name in NAMES:
        at = text.find(name, start)
        while at >= 0:
            if not text[text.rfind("\n", 0, at) + 1 : at].strip(_BEFORE):
                found.append(at)
            at = text.find(name, at + 1)
    return sorted(found)


def _heads(text: str, match: re.Match[str]) -> bool:
    """Say whether nothing but a title stands on the line of an appendix."""
    rest = match["rest"].strip(" \t*_.")
    if not rest or rest.isupper() or rest[0] == "(":
        return True
    return match["label"] is not None and match["mark"] != "" and rest[0].isupper()


def _is_parted(text: str, start: int, at: int) -> bool:
    """Say whether another document stands between the signature and the first appendix: with its motto or its note."""
    if any(text.find(motto, start, at) >= 0 for motto in _MOTTOES):
        return True
    return _ATTACHED.search(text, start, at) is not None


def _title(match: re.Match[str]) -> tuple[int, int] | None:
    bare = match["rest"].strip(" \t*_.:")
    if not bare:
        return None
    start = match.start("rest") + match["rest"].index(bare)
    return start, start + len(bare)
