"""Text in fonts and encodings from before Unicode to Unicode, stretch by stretch, with the way back.

`NghÞ ®Þnh` in the font .VnTime is `Nghị định`, `Nghò ñònh` in VNI-Times too; `HÒA BÌNH` is Unicode already and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from ..lexicon import load
from ..normalize import Segments
from ..source import OffsetMap
from .capitals import in_capitals
from .judging import ENOUGH, Judgement, between, judge, looks_old, standing, syllables, whole
from .tables import ENCODINGS, decode

#: Has no capitals with a tone.
_WITHOUT_CAPITALS: Final = "tcvn3"
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
    found = _decide([named for _, _, named in parts], judgements)
    capitals = [(start, end) for start, end, font in fonts if shows_capitals(font)]
    pieces: list[str] = []
    stretches: list[Stretch] = []
    segments = Segments([], [], [], [])
    length = at = 0
    for (start, end, named), judgement, encoding in zip(parts, judgements, found, strict=True):
        piece = text[start:end]
        if encoding is not None:
            while at < len(capitals) and capitals[at][1] <= start:
                at += 1
            shown = [(low - start, high - start) for low, high in _until(capitals, at, end)]
            is_mixed = named is None and judgement.modern > 0
            piece, joined = _decode(piece, encoding, shown, is_mixed=is_mixed)
            for number, two in enumerate(joined):
                segments.starts.append(length + two)
                segments.ends.append(length + two + 1)
                segments.raw_starts.append(start + two + number)
                segments.raw_ends.append(start + two + number + 2)
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


def _decode(piece: str, encoding: str, capitals: Sequence[tuple[int, int]], *, is_mixed: bool) -> tuple[str, list[int]]:
    """Decode a part of a text, but for its words that are Vietnamese in Unicode and are not when decoded.

    What a font shows as capitals is given as capitals.
    """
    pieces: list[str] = []
    joined: list[int] = []
    length = 0
    for start, end, is_standing, is_capital in _cut(piece, standing(piece, encoding, is_mixed=is_mixed), capitals):
        meant, twos = (piece[start:end], []) if is_standing else decode(piece[start:end], encoding)
        joined += [length + two for two in twos]
        pieces.append(meant.upper() if is_capital else meant)
        length += len(meant)
    text = "".join(pieces)
    return in_capitals(text) if encoding == _WITHOUT_CAPITALS else text, joined


def _cut(
    piece: str, words: Sequence[tuple[int, int]], capitals: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool, bool]]:
    """Cut a part where words that stand begin and end, and where capitals do."""
    if not words and not capitals:
        yield 0, len(piece), False, False
        return
    limits = {0, len(piece)}.union(*words, *capitals)
    cuts = sorted(limit for limit in limits if 0 <= limit <= len(piece))
    word = capital = 0
    for start, end in pairwise(cuts):
        while word < len(words) and words[word][1] <= start:
            word += 1
        while capital < len(capitals) and capitals[capital][1] <= start:
            capital += 1
        yield (
            start,
            end,
            word < len(words) and words[word][0] <= start,
            capital < len(capitals) and capitals[capital][0] <= start,
        )


def _until(stretches: Sequence[tuple[int, int]], at: int, end: int) -> Iterator[tuple[int, int]]:
    while at < len(stretches) and stretches[at][0] < end:
        yield stretches[at]
        at += 1


def _parts(text: str, fonts: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str | None]]:
    """Cut a text at the ends of its lines and where the encoding that its fonts name changes.

    Fonts of one encoding are judged together: a capital in a font of its own leaves its word in two.
    """
    spans: list[tuple[int, int, str | None]] = []
    at = 0
    for start, end, font in fonts:
        named = font_encoding(font)
        if at < start:
            spans.append((at, start, None))
        if start < end:
            if spans and spans[-1][1:] == (start, named) and named is not None:
                start = spans.pop()[0]
            spans.append((start, end, named))
        at = max(at, end)
    if at < len(text):
        spans.append((at, len(text), None))
    return [
        (start + line.start(), start + line.end(), named)
        for start, end, named in spans
        for line in _LINE.finditer(text[start:end])
    ]


def _decide(named: Sequence[str | None], judgements: Sequence[Judgement]) -> list[str | None]:
    """Give the encoding of each part: by its font, by its own words, or by those of the lines around it."""
    unnamed = [judgement for name, judgement in zip(named, judgements, strict=True) if name is None]
    is_mixed = any(judgement.modern for judgement in unnamed)
    # Of lines whose words speak for an encoding of themselves, so that a text in two alphabets is read as both.
    general = whole(unnamed, is_mixed=is_mixed)
    found: list[str | None] = []
    claims: list[bool | None] = []
    for name, judgement in zip(named, judgements, strict=True):
        if name is not None:
            # A font decides where both readings are as good.
            found.append(name if judgement.gain(name) >= 0 else None)
            continue
        found.append(general)
        claims.append(False if general is None else _claim(judgement, general, is_mixed=is_mixed))
    settled = iter(between(claims))
    return [
        encoding if name is not None or (next(settled) is True and judgement.words) else None
        for name, encoding, judgement in zip(named, found, judgements, strict=True)
    ]


def _claim(judgement: Judgement, encoding: str, *, is_mixed: bool) -> bool | None:
    """Tell whether a part is in an old encoding; None where its words say nothing, or the same in both readings."""
    if not judgement.words:
        return False if judgement.modern else None
    gain = judgement.gain(encoding)
    if not gain:
        # `HÒA` is a syllable in VNI too (`HỊA`): beside Unicode it stands, and where it is the more common word.
        stands = is_mixed or judgement.known > judgement.common[ENCODINGS.index(encoding)]
        return False if stands else None
    if is_mixed and gain > 0:
        # Beside Unicode a word that is misspelt is no proof.
        return judgement.best() == encoding or judgement.is_certain(encoding)
    return gain > 0
