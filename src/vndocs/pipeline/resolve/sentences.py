"""Where the sentence and the paragraph begin that a pointer stands in: the scope of what it can mean.

A full stop ends a sentence where a capital follows, but not behind `TP.`, `GS.TS.`, `UV.` or `Điều 5.`; a line feed
ends one only before a marker or an empty line, since many texts are wrapped by hand.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from typing import Any, Final, Protocol

from ...errors import MissingLibraryError
from ...text.lexicon import load
from ...text.spelling import CAPITALS, cased
from .light import Place

compiled: Any
try:
    from . import _sentences as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

_WORDS: Final = load(__package__)["sentences"]
_COUNTED: Final = tuple(form for word in _WORDS["counted"] for form in (word, word.capitalize()))
#: What may stand before a full stop that ends nothing: `TP.`, `GS.`, a single capital, `Điều 5.`, `1.`.
_SHORTENED: Final = re.compile(
    rf"(?:(?<![^\W_])(?:{'|'.join(map(re.escape, _WORDS['shortened']))}|[A-ZĐ])|(?:{'|'.join(_COUNTED)})\s+\w{{1,6}}"
    r"|(?:^|\n)[ \t*]*(?P<marker>\w{1,4}))\.\Z"
)
#: A line begins with the marker of an item.
_ITEM: Final = (
    r"(?=[ \t*]*(?:\d{1,3}(?:\.\d+){0,4}[.)]\s|[a-zđ]\d?[.)]\s|[-+•*]\s|[IVX]{1,5}[.-]\s"
    r"|Điều\s\d{1,4}[a-zđ]?[.:]|Căn\scứ))"
)
# Each begins with one sign of a few, so that no more is tried anywhere else.
_BREAK: Final = re.compile(
    cased(
        r"[.!?…;\n](?:(?<=[.!?…])[.!?…]*[”\")\]]*\s+(?=[A-ZĐÀ-Ỹ“\"(0-9*])|(?<=;)\s*\n"
        rf"|(?<=\n)(?:\s*\n|{_ITEM}))"
    )
)
_PARAGRAPH: Final = re.compile(
    cased(rf"[\n.:;!?](?:(?<=\n)(?:\s*\n|{_ITEM})|(?<=[.:;!?])[ \t]*\n(?=[ \t*]*[A-ZĐÀ-Ỹ“]))")
)
SENTENCE_WINDOW: Final = 800
_NEAR_WINDOW: Final = 160
#: What stands at the offset itself tells whether a break ends before it.
_AHEAD: Final = 12
_NEAR_PARAGRAPH: Final = 400
_PARAGRAPH_WINDOW: Final = 2000


class Limits(Protocol):
    """What tells where the sentence and the paragraph of an offset begin."""

    def sentence(self, offset: int) -> int:
        """Give where the sentence begins."""
        ...

    def paragraph(self, offset: int) -> int:
        """Give where the paragraph begins."""
        ...


class OwnLimits:
    """Limits by punctuation, markers and line feeds: no model, no import."""

    def __init__(self, text: str) -> None:
        self.text = text

    def sentence(self, offset: int) -> int:
        """Give where the sentence of an offset begins, at most so far back as is looked."""
        if compiled is None:
            return sentence_plainly(self.text, offset)
        return compiled.sentence(self.text, offset, _NEAR_WINDOW, SENTENCE_WINDOW, _AHEAD)  # type: ignore[no-any-return]

    def paragraph(self, offset: int) -> int:
        """Give where the paragraph of an offset begins, at most so far back as is looked."""
        if compiled is None:
            return paragraph_plainly(self.text, offset)
        return compiled.paragraph(self.text, offset, _NEAR_PARAGRAPH, _PARAGRAPH_WINDOW, _AHEAD)  # type: ignore[no-any-return]


def sentence_plainly(text: str, offset: int) -> int:
    """Give where a sentence begins without the compiled part, which gives the same."""
    # Most sentences are short: the near part is looked at first.
    for window in (_NEAR_WINDOW, SENTENCE_WINDOW):
        begin = low = max(0, offset - window)
        marks: list[Place] = []
        for mark in _BREAK.finditer(text, low, offset + _AHEAD):
            if mark.end() > offset:
                break
            marks.append(mark.span())
        for at, end in reversed(marks):
            if text[at] != "." or not _is_shortened(text, at):
                begin = end
                break
        if begin > low or not low:
            break
    return begin


def _is_shortened(text: str, stop: int) -> bool:
    """Tell whether a full stop ends no sentence; a word alone on its line (`… xử ⏎phạt.`) is no marker of an item."""
    found = _SHORTENED.search(text, max(0, stop - 16), stop + 1)
    marker = found["marker"] if found is not None else None
    return found is not None and not (marker and any(map(str.islower, marker[1:])))


def paragraph_plainly(text: str, offset: int) -> int:
    """Give where a paragraph begins without the compiled part."""
    for window in (_NEAR_PARAGRAPH, _PARAGRAPH_WINDOW):
        begin = low = max(0, offset - window)
        for mark in _PARAGRAPH.finditer(text, low, offset + _AHEAD):
            if mark.end() > offset:
                break
            begin = mark.end()
        if begin > low or not low:
            break
    return begin


if compiled is not None:
    compiled.learn(
        {
            "breaking": ".!?…;\n",
            "stops": ".!?…",
            "line_stops": ".:;!?",
            "closing": '”")]',
            "opening": f'{CAPITALS}“"({string.digits}*',
            "capitals": f"{CAPITALS}“",
            "bullets": "-+•*",
            "short_capitals": f"{string.ascii_uppercase}Đ",
            "endings": "".join({word[-1] for word in _WORDS["shortened"]}),
            "shortened": tuple(_WORDS["shortened"]),
            "counted": _COUNTED,
            "article": "Điều",
            "basis": ("Căn", "cứ"),
        }
    )


class UndertheseaLimits(OwnLimits):
    """Sentence limits by underthesea, inside a paragraph, with the same protections.

    Raises MissingLibraryError when underthesea is not installed for this Python.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        try:
            from underthesea import sent_tokenize
        except ImportError as error:
            raise MissingLibraryError(
                "sentences by underthesea need it installed; run: pip install 'underthesea>=9.3' (Python before 3.14)"
            ) from error
        self._tokenize = sent_tokenize
        self._known: dict[int, list[int]] = {}

    def sentence(self, offset: int) -> int:
        """Give where the sentence of an offset begins."""
        start = self.paragraph(offset)
        begins = self._known.get(start)
        if begins is None:
            begins = self._known[start] = self._read(start)
        return begins[bisect_right(begins, offset) - 1]

    def _read(self, start: int) -> list[int]:
        """Read where the sentences of a paragraph begin; what our protections keep whole joins the next."""
        end = _PARAGRAPH.search(self.text, start + 1)
        stop = min(end.start() if end is not None else len(self.text), start + _PARAGRAPH_WINDOW * 2)
        begins, at = [start], start
        for sentence in self._tokenize(self.text[start:stop]):
            head = sentence.split()[0] if sentence.split() else ""
            found = self.text.find(head, at, stop) if head else -1
            if found < 0:
                continue
            before = self.text[start:found].rstrip()
            if found > start and not _SHORTENED.search(before[-16:]):
                begins.append(found)
            at = found + max(1, len(sentence.rstrip()))
        return begins
