"""Text in fonts and encodings from before Unicode to Unicode, stretch by stretch, with the way back.

`NghÞ ®Þnh` in the font .VnTime is `Nghị định`, `Nghò ñònh` in VNI-Times too; `HÒA BÌNH` is Unicode already and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from ..lexicon import load
from ..normalize import Segments
from ..source import OffsetMap
from .judging import ENOUGH, Judgement, judge, looks_old, standing, syllables, whole
from .tables import ENCODINGS, decode

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


class Stretch(NamedTuple):
    """A part of the original text with the encoding it was in; `encoding` is None where it was Unicode."""

    start: int
    end: int
    encoding: str | None


class Conversion(NamedTuple):
    """What a text says in Unicode. `map` leads offsets of `text` back to the original; None where they are the same."""

    text: str
    stretches: tuple[Stretch, ...]
    map: OffsetMap | None

    @property
    def encodings(self) -> tuple[str, ...]:
        """The old encodings that were met, in the order of ENCODINGS."""
        met = {stretch.encoding for stretch in self.stretches}
        return tuple(encoding for encoding in ENCODINGS if encoding in met)


def convert(text: str, fonts: Sequence[tuple[int, int, str]] = ()) -> Conversion:
    """Give a text in Unicode; `fonts` are stretches (start, end, name of the font) in order, where they are known.

    A font leads where the text under it can be read so; what has no font, or one that says nothing, is judged by its
    words, line by line, with the encoding of the whole where a line alone leaves two readings. What is Vietnamese in
    Unicode already is never changed.
    """
    if text.isascii() or not (looks_old(text) or any(font_encoding(font) for _, _, font in fonts)):
        return Conversion(text, (), None)
    parts = list(_parts(text, fonts))
    judgements = [judge(text[start:end]) for start, end, _ in parts]
    found = _decide(parts, judgements)
    pieces: list[str] = []
    stretches: list[Stretch] = []
    segments = Segments([], [], [], [])
    length = 0
    for (start, end, font), encoding in zip(parts, found, strict=True):
        piece = text[start:end]
        if encoding is not None:
            piece, joined = _decode(piece, encoding)
            for number, at in enumerate(joined):
                segments.starts.append(length + at)
                segments.ends.append(length + at + 1)
                segments.raw_starts.append(start + at + number)
                segments.raw_ends.append(start + at + number + 2)
            if font is not None and shows_capitals(font):
                piece = piece.upper()
        pieces.append(piece)
        length += len(piece)
        if stretches and stretches[-1].encoding == encoding:
            stretches[-1] = stretches[-1]._replace(end=end)
        else:
            stretches.append(Stretch(start, end, encoding))
    return Conversion("".join(pieces), tuple(stretches), OffsetMap(segments) if segments.starts else None)


def convert_bytes(data: bytes) -> Conversion | None:
    """Give what the bytes of a plain text say, by the encoding in which its words are Vietnamese syllables.

    Windows-1258 is told apart as well. None where no encoding explains the words; `map` leads to bytes.
    """
    windows = data.decode("cp1258", "replace")
    plain = data.decode("latin-1")
    encoding = judge(plain).best()
    combined = syllables(windows)
    if combined >= ENOUGH and (encoding is None or combined > syllables(decode(plain, encoding)[0])):
        return Conversion(windows, (Stretch(0, len(data), "windows-1258"),), None)
    return convert(plain) if encoding is not None else None


@cache
def font_encoding(font: str) -> str | None:
    """Name the encoding that a font's name stands for; None where the name says nothing."""
    begins: dict[str, Any] = load("vndocs.text.legacy", "fonts.toml")["begins"]
    name = font.strip().lower()
    return next((encoding for encoding, starts in begins.items() if name.startswith(tuple(starts))), None)


@cache
def shows_capitals(font: str) -> bool:
    """Tell whether a font shows small letters as capitals (`.VnTimeH`)."""
    encoding = font_encoding(font)
    ends = load("vndocs.text.legacy", "fonts.toml")["capitals"].get(encoding, ())
    # `VnTimeH(Ds)`, `.VnArial NarrowH 12`: what a maker or a size adds stands behind.
    return re.sub(r"[\s(].*$", "", font.strip().lower().replace(" narrow", "narrow")).endswith(tuple(ends) or "\0")


def _decode(piece: str, encoding: str) -> tuple[str, list[int]]:
    """Decode a part of a text, but for its words that are Vietnamese in Unicode and are not when decoded."""
    pieces: list[str] = []
    joined: list[int] = []
    length = at = 0
    for start, end in [*standing(piece, encoding), (len(piece), len(piece))]:
        meant, twos = decode(piece[at:start], encoding)
        joined += [length + two for two in twos]
        pieces += (meant, piece[start:end])
        length += len(meant) + end - start
        at = end
    return "".join(pieces), joined


def _parts(text: str, fonts: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str | None]]:
    """Cut a text at the ends of its lines and of its fonts."""
    spans: list[tuple[int, int, str | None]] = []
    at = 0
    for start, end, font in fonts:
        if at < start:
            spans.append((at, start, None))
        if start < end:
            spans.append((start, end, font))
        at = max(at, end)
    if at < len(text):
        spans.append((at, len(text), None))
    return [
        (start + line.start(), start + line.end(), font)
        for start, end, font in spans
        for line in _LINE.finditer(text[start:end])
    ]


def _decide(parts: Sequence[tuple[int, int, str | None]], judgements: list[Judgement]) -> list[str | None]:
    """Give the encoding of each part: by its font, by its own words, or by those of the lines like it."""
    unled = [
        judgement
        for (_, _, font), judgement in zip(parts, judgements, strict=True)
        if (font is None or font_encoding(font) is None) and judgement.unicode < judgement.words
    ]
    # The lines whose words speak for an encoding of themselves, so that a text in two alphabets is read as both.
    general = whole([judgement for judgement in unled if judgement.best() is not None])
    found: list[str | None] = []
    after_old = False
    for (_, _, font), judgement in zip(parts, judgements, strict=True):
        named = font_encoding(font) if font is not None else None
        encoding = named or general
        if encoding is None or (not judgement.words and named is None):
            found.append(None)
            continue
        gain = judgement.read[ENCODINGS.index(encoding)] - judgement.unicode
        # A font decides where both readings are as good; without one, the line before does.
        found.append(encoding if gain > 0 or (not gain and (named is not None or after_old)) else None)
        if gain and named is None:
            after_old = gain > 0
    return found
