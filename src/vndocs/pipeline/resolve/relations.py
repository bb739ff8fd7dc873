"""How the text uses a document, read from the words in front of it: `Căn cứ`, `thay thế`, `hướng dẫn thi hành`.

A coordination shares the relation of its first member; what stands in another document's title is said by that one.
The lines of a `Căn cứ …` block (30/2020/NĐ-CP, Phụ lục I, mục II) are read each on its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from .headed import Headed
from .light import Place
from .worn import WORN, mended

_LEXICON: Final = load(__package__)
_BETWEEN: Final = frozenset(_LEXICON["between"]["words"]) | frozenset(_LEXICON["between"]["signs"])
#: What a verb says of a document that stands behind `theo` or `bởi`.
_PASSIVES: Final[dict[str, str]] = _LEXICON["passives"]["relations"]
_BY: Final = frozenset(_LEXICON["passives"]["by"])
#: Verbs of which `theo quy định tại Điều 5 …` is no object: `thực hiện theo …` cites.
_OBJECTS: Final = frozenset(_LEXICON["between"]["objects"])
#: Verbs that, said of a part of a document, change it: `bãi bỏ một số điều của …`.
_ENDING: Final = frozenset(("replaces", "repeals", "supplements"))
_ENDED: Final = frozenset(("replaced_by", "repealed_by"))
_THIS: Final = 24
#: `này đã được bãi bỏ`
_PASSIVE_WORDS: Final = 3
_PARTS: Final = frozenset(_LEXICON["between"]["parts"])
#: Last word → the word before it, "" for none → verbs that end with them, as words, the longest first.
_VERBS: Final[dict[str, dict[str, list[tuple[list[str], str]]]]] = {}
for _relation, _several in _LEXICON["relations"].items():
    for _verb_words in _several:
        _words = _verb_words.replace(",", " ").split()
        _before = _words[-2] if len(_words) > 1 else ""
        _VERBS.setdefault(_words[-1], {}).setdefault(_before, []).append((_words, _relation))
for _entries in (_several for _by_word in _VERBS.values() for _several in _by_word.values()):
    _entries.sort(key=lambda entry: -len(entry[0]))

_WINDOW: Final = 110
#: Signs that say nothing of a verb; each is read as a blank.
_SIGNS: Final = ',*_“"('
_MOST_WORDS: Final = 14
_JOINED: Final = re.compile(
    r"[\s*_”\")]*(?P<sign>[,;]|và|hoặc|hay|cùng với|cùng|&)[\s*_(]*(?:và|hoặc|hay|cùng|[-+•])?[\s*_]*"
    r"(?:các\s+)?(?:số\s*)?\Z"
)
_JOINS: Final = 40
#: What opens a line of legal bases.
_BLOCK: Final = re.compile(rf"[ \t*_+-]*({'|'.join(_LEXICON['block']['leads'])})(?=\s)".replace(" đề", r"\s+đề"))
_MOST_LINES: Final = 3
#: The bases of a document stand at its beginning.
_PREAMBLE: Final = 12_000
_LINE: Final = 250
_EXPIRY: Final = tuple(_LEXICON["expiry"]["words"])
_EXPIRY_FIRST: Final = "".join({words[0] for words in _EXPIRY})
_EXPIRY_ENDS: Final = tuple(_LEXICON["expiry"]["not_before"])
_BEHIND: Final = 36


class Use(NamedTuple):
    """How the text uses one document: the relation, the words that say so, and the reading of which it is said."""

    relation: str
    evidence: Place | None
    subject: ReferenceReading | None


#: A document that is cited and no more.
CITED: Final = Use("cites", None, None)
_ALONE: Final = frozenset(_LEXICON["between"]["of_subject"])


def read_uses(text: str, references: Sequence[ReferenceReading]) -> list[Use]:
    """Read how the text uses each document."""
    uses: list[Use] = []
    #: Readings whose span or title is still open, outermost first, each with its end and its number.
    opened: list[tuple[int, int]] = []
    previous: ReferenceReading | None = None
    edge = first = -1
    headed = Headed(text)
    for number, reading in enumerate(references):
        start, end = reading[0], reading[1]
        while opened and opened[-1][0] <= start:
            opened.pop()
        use = None
        low = start - _WINDOW if start > _WINDOW else 0
        if previous is not None:
            # A title that was read on over the next member ends before it.
            gap = edge if edge <= start else previous[1]
            if 0 <= start - gap <= _JOINS and (joined := _JOINED.match(text, gap, start)) is not None:
                use = _shared(uses, number, reading, references, is_apart=joined["sign"] == ";")
            if low < previous[1] <= start:
                low = previous[1]
        if use is None:
            first = number
            use = _read_use(text, references, opened, number, edge, low)
            if use.relation == "cites" and reading.role != "own" and (said := headed.read(start, edge)) is not None:
                use = Use(*said, None)
        uses.append(use)
        previous, edge = reading, end
        for place in (reading[6], reading[7]):
            if place is not None and place[1] > edge:
                edge = place[1]
        opened.append((edge, number))
        if (behind := text[edge : edge + 2]) and behind[-1] in _EXPIRY_FIRST:
            _read_expiry(text, references, uses, first, edge)
    return uses


def _read_use(
    text: str,
    references: Sequence[ReferenceReading],
    opened: list[tuple[int, int]],
    number: int,
    edge: int,
    low: int,
) -> Use:
    start = references[number].start
    said = _verb(text[low:start])
    if said is None:
        return CITED
    relation, begin, stop = said
    evidence = (low + begin, low + stop)
    if relation == "cites" and start < _PREAMBLE and (lead := _block(text, start)) is not None:
        relation, evidence = "legal_basis", lead
    subject = _subject(text, references, opened, number, edge, evidence[0])
    if subject is None and relation in _ENDED:
        # `Điểm này được bãi bỏ theo quy định tại …`: a part of the document in hand, which goes on.
        before = text[max(0, evidence[0] - _THIS) : evidence[0]].split()
        relation = "amended_by" if "này" in before[-_PASSIVE_WORDS:] else "cites"
    return Use(relation, evidence, subject)


def _shared(
    uses: Sequence[Use],
    number: int,
    reading: ReferenceReading,
    references: Sequence[ReferenceReading],
    *,
    is_apart: bool,
) -> Use:
    """Give the use that a member of a coordination shares with the one before it.

    Behind a semicolon, or where it is of the type of the document whose title the one before stands in, it goes on
    with that document: `Căn cứ Nghị định A quy định chi tiết Luật B và Nghị định C`.
    """
    use = uses[-1]
    subject = use.subject
    if subject is None or not (
        is_apart or (reading.type == subject.type and reading.type != references[number - 1].type)
    ):
        return use
    for outer in range(number - 1, max(-1, number - 12), -1):
        if references[outer] is subject:
            return uses[outer]
    return use


def edge_of(reading: ReferenceReading) -> int:
    """Give where the stretch ends that belongs to a reading, its issuer and title included."""
    end = reading.end
    if reading.title is not None and reading.title[1] > end:
        end = reading.title[1]
    if reading.issuer is not None and reading.issuer[1] > end:
        end = reading.issuer[1]
    return end


def _verb(before: str) -> tuple[str, int, int] | None:
    """Find the verb that governs what follows: the relation, and where its words begin and end."""
    plain = before.lower()
    for sign in _SIGNS:
        if sign in plain:
            plain = plain.replace(sign, " ")
    words = plain.split()
    if not WORN.isdisjoint(words):
        plain = mended(plain)
        words = plain.split()
    at = len(words) - 1
    if plain[-1:].isalnum():
        at -= 1
    weak: tuple[str, int, int] | None = None
    skipped = 0
    while at >= 0 and skipped < _MOST_WORDS:
        word = words[at]
        if word in _VERBS:
            found = _phrase(words, at, word)
            if found is not None:
                relation, begin = found
                if weak is None and relation != "cites":
                    if relation in _ENDING and not _PARTS.isdisjoint(words[at + 1 :]):
                        relation = "amends"
                    return relation, *_stretch(plain, words, begin, at)
                if weak is not None and relation != "cites":
                    if relation in _PASSIVES and not _BY.isdisjoint(words[weak[1] : weak[2] + 1]):
                        # `được sửa đổi, bổ sung một số điều theo Luật số …`
                        return _PASSIVES[relation], *_stretch(plain, words, begin, weak[2])
                    if relation in _PASSIVES and not _BY.isdisjoint(words[at + 1 : weak[1]]):
                        # `đã điều chỉnh theo hướng dẫn tại …`: what is changed is not what is cited.
                        break
                    if relation not in _OBJECTS:
                        if relation in _ENDING and not _PARTS.isdisjoint(words[at + 1 : weak[1]]):
                            # `Thay thế một số cụm từ tại …`
                            relation = "amends"
                        return relation, *_stretch(plain, words, begin, at)
                    break
                weak = weak or (relation, begin, at)
                at = begin - 1
                skipped += 1
                continue
        elif word not in _BETWEEN:
            if word[-1] != ":":
                break
            # `Căn cứ:` above a list.
            words[at] = word[:-1]
            if not words[at] or (words[at] not in _VERBS and words[at] not in _BETWEEN):
                break
            continue
        at -= 1
        skipped += 1
    return None if weak is None else (weak[0], *_stretch(plain, words, weak[1], weak[2]))


def _phrase(words: list[str], at: int, word: str) -> tuple[str, int] | None:
    ending = _VERBS[word]
    if at and (several := ending.get(words[at - 1])) is not None:
        for phrase, relation in several:
            begin = at - len(phrase) + 1
            if begin >= 0 and words[begin : at + 1] == phrase:
                return relation, begin
    alone = ending.get("")
    return (alone[0][1], at) if alone is not None else None


def _stretch(plain: str, words: list[str], begin: int, last: int) -> tuple[int, int]:
    """Give where some of the words stand; they are looked for from the end."""
    at = stop = len(plain)
    for number in range(len(words) - 1, begin - 1, -1):
        at = plain.rfind(words[number], 0, at)
        if number == last:
            stop = at + len(words[number])
    return at, stop


def _subject(
    text: str,
    references: Sequence[ReferenceReading],
    opened: list[tuple[int, int]],
    number: int,
    edge: int,
    verb: int,
) -> ReferenceReading | None:
    """Find the document of which a verb is said: the one whose title it stands in, or that stands right before it."""
    if opened and opened[-1][0] > verb:
        outer = references[opened[-1][1]]
        return outer if outer.role != "own" else None
    if number and edge <= verb <= edge + 24:
        previous = references[number - 1]
        if previous.role != "own" and " ".join(text[edge:verb].split()).strip(" *,(") in _ALONE:
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


def _read_expiry(text: str, references: Sequence[ReferenceReading], uses: list[Use], first: int, edge: int) -> None:
    """Read `Nghị định số … hết hiệu lực kể từ ngày …`, where the verb stands behind, for a whole coordination."""
    behind = text[edge : edge + _BEHIND]
    plain = " ".join(behind.split())
    said = next((words for words in _EXPIRY if plain.startswith(words)), None)
    if said is None or plain[len(said) :].lstrip().startswith(_EXPIRY_ENDS):
        return
    begin = edge + len(behind) - len(behind.lstrip())
    stop = text.find(said.split()[-1], begin) + len(said.split()[-1])
    relation = "replaces" if "thay" in said else "repeals"
    for number in range(max(first, len(uses) - 12), len(uses)):
        if uses[number].relation == "cites" and references[number].role != "own":
            uses[number] = Use(relation, (begin, stop), None)
