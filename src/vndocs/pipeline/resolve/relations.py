"""How the text uses a document, read from the words in front of it: `Căn cứ`, `thay thế`, `hướng dẫn thi hành`.

A coordination shares the relation of its first member; what stands in another document's title is said by that one.
The lines of a `Căn cứ …` block (30/2020/NĐ-CP, Phụ lục I, mục II) are read each on its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from .light import Place

_LEXICON: Final = load(__package__)
_BETWEEN: Final = frozenset(_LEXICON["between"]["words"])
_SIGNS: Final = frozenset(_LEXICON["between"]["signs"])
_EXPIRY: Final = re.compile("|".join(_LEXICON["expiry"]["words"]).replace(" ", r"\s+"))
#: Last word → verbs that end with it, as words from the last to the first, the longest first.
_VERBS: Final[dict[str, list[tuple[tuple[str, ...], str]]]] = {}
for _relation, _several in _LEXICON["relations"].items():
    for _verb_words in _several:
        _words = tuple(word.strip(",") for word in reversed(_verb_words.split()))
        _VERBS.setdefault(_words[0], []).append((_words, _relation))
for _entries in _VERBS.values():
    _entries.sort(key=lambda entry: -len(entry[0]))

_WINDOW: Final = 110
_WORD: Final = re.compile(r"[^\s]+")
_JOINED: Final = re.compile(
    r"[\s*_”\")]*(?:[,;]|và|hoặc|hay|cùng với|cùng|&)[\s*_(]*(?:và|hoặc|hay|cùng|[-+•])?[\s*_]*(?:các\s+)?(?:số\s*)?\Z"
)
_JOINS: Final = 40
#: What opens a line of legal bases.
_BLOCK: Final = re.compile(rf"[ \t*_+-]*({'|'.join(_LEXICON['block']['leads'])})(?=\s)".replace(" đề", r"\s+đề"))
_MOST_LINES: Final = 3
_LINE: Final = 250
#: How far behind a document `hết hiệu lực` is looked for.
_BEHIND: Final = 400


class Use(NamedTuple):
    """How the text uses one document: the relation, the words that say so, and the reading of which it is said."""

    relation: str
    evidence: Place | None
    subject: ReferenceReading | None


_CITED: Final = Use("cites", None, None)


def read_uses(text: str, references: Sequence[ReferenceReading]) -> list[Use]:
    """Read how the text uses each document."""
    uses: list[Use] = []
    #: Readings whose title or span is still open, outermost first, each with its end and its number.
    opened: list[tuple[int, int]] = []
    known: dict[str, tuple[str, int, int] | None] = {}
    for number, reading in enumerate(references):
        start = reading[0]
        while opened and opened[-1][0] <= start:
            opened.pop()
        low = start - _WINDOW if start > _WINDOW else 0
        before = text[low:start]
        previous = references[number - 1] if number else None
        use = None
        if previous is not None and start - previous.end < _WINDOW * 8:
            edge = _edge(previous)
            # A title that was read on over the next member ends before it.
            edge = edge if edge <= start else previous.end
            if edge <= start <= edge + _JOINS and _JOINED.match(text, edge, start):
                use = uses[-1]
            if previous.end > low and previous.end <= start:
                before = text[previous.end : start]
        if use is None:
            said = known[before] if before in known else known.setdefault(before, _verb(before))
            if said is None:
                use = _CITED
            else:
                relation, first, last = said
                base = start - len(before)
                evidence = (base + first, base + last)
                if relation == "cites" and (lead := _block(text, start)) is not None:
                    relation, evidence = "legal_basis", lead
                use = Use(relation, evidence, _subject(text, references, opened, number, evidence[0]))
        uses.append(use)
        edge = _edge(reading)
        if edge > reading.end:
            opened.append((edge, number))
    _read_expiry(text, references, uses)
    return uses


def _edge(reading: ReferenceReading) -> int:
    """Give where the stretch ends that belongs to a reading, its issuer and title included."""
    end = reading.end
    if reading.title is not None and reading.title[1] > end:
        end = reading.title[1]
    if reading.issuer is not None and reading.issuer[1] > end:
        end = reading.issuer[1]
    return end


def _verb(before: str) -> tuple[str, int, int] | None:
    """Find the verb that governs what follows: the relation, and where its words begin and end."""
    words = [(match.start(), match.end(), match.group().lower().strip(',*_“"(')) for match in _WORD.finditer(before)]
    if before[-1:].isalnum() and words:
        words.pop()
    at = len(words) - 1
    skipped = 0
    weak: tuple[str, int, int] | None = None
    while at >= 0 and skipped < 14:
        word = words[at][2]
        if word.endswith(":"):
            word = word.rstrip(":")
        elif word[-1:] in ".;!?" and word:
            break
        found = _phrase(words, at, word)
        if found is not None:
            relation, first = found
            if relation != "cites":
                return relation, words[first][0], words[at][1]
            weak = weak or (relation, words[first][0], words[at][1])
            at = first - 1
            skipped += 1
            continue
        if word and word not in _BETWEEN and word not in _SIGNS:
            break
        at -= 1
        skipped += 1
    return weak


def _phrase(words: list[tuple[int, int, str]], at: int, word: str) -> tuple[str, int] | None:
    for phrase, relation in _VERBS.get(word, ()):
        first = at - len(phrase) + 1
        if first >= 0 and all(words[at - place][2].rstrip(":") == part for place, part in enumerate(phrase)):
            return relation, first
    return None


def _subject(
    text: str, references: Sequence[ReferenceReading], opened: list[tuple[int, int]], number: int, verb: int
) -> ReferenceReading | None:
    """Find the document of which a verb is said: the one whose title it stands in, or that stands right before it."""
    if opened and opened[-1][0] > verb:
        outer = references[opened[-1][1]]
        return outer if outer.role != "own" else None
    if not number:
        return None
    previous = references[number - 1]
    edge = _edge(previous)
    if edge <= verb <= edge + 24:
        between = text[edge:verb].strip(" \n\t*,(")
        if previous.role != "own" and between in ("", "đã", "đã được", "được", "bị"):
            return previous
    return None


def _block(text: str, start: int) -> Place | None:
    """Find the words that open a line of legal bases whose document stands further on: `Theo đề nghị của … tại …`."""
    at = start
    for _ in range(_MOST_LINES):
        at = text.rfind("\n", max(0, at - _LINE), at)
        lead = _BLOCK.match(text, at + 1, start)
        if lead is not None:
            return None if ";" in text[lead.end() : start] else lead.span(1)
        if at < 0 or text[at - 1] in ";.":
            return None
    return None


def _read_expiry(text: str, references: Sequence[ReferenceReading], uses: list[Use]) -> None:
    """Read `Nghị định số … hết hiệu lực kể từ ngày Nghị định này có hiệu lực`, where the verb stands behind."""
    starts: list[int] = []
    for verb in _EXPIRY.finditer(text):
        if not starts:
            starts = [reading.start for reading in references]
        at = bisect_left(starts, verb.start()) - 1
        relation = "replaces" if "thay" in verb.group() else "repeals"
        if text[verb.end() : verb.end() + 6].strip()[:3] in ("bởi", "bằn", "the", "tại"):
            continue
        edge = verb.start()
        for number in range(at, max(-1, at - 12), -1):
            reading = references[number]
            if edge - _edge(reading) > 60 or reading.role == "own":
                break
            between = text[_edge(reading) : edge] if _edge(reading) < edge else ""
            if "." in between or "\n\n" in between or edge - reading.end > _BEHIND:
                break
            if _edge(reading) >= verb.start() or uses[number].relation != "cites":
                # A title that runs on over the verb has the verb as its own.
                break
            if number == at and between.strip(" \n\t*,") not in ("", "đã", "sẽ", "bị", "được", "này"):
                break
            uses[number] = Use(relation, verb.span(), None)
            edge = reading.start
