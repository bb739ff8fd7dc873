"""How the text uses a document, read from the words in front of it: `Căn cứ`, `thay thế`, `hướng dẫn thi hành`.

A coordination shares the relation of its first member; what stands in another document's title is said by that one.
The lines of a `Căn cứ …` block (30/2020/NĐ-CP, Phụ lục I, mục II) are read each on its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from ...entities.references.reading import ReferenceReading
from ...text.lexicon import load
from .governing import PLAN, compiled, verb_plainly
from .headed import Headed
from .light import Place

_new: Final = tuple.__new__
_LEXICON: Final = load(__package__)
_ENDED: Final = frozenset(("replaced_by", "repealed_by"))
_THIS: Final = 24
#: `này đã được bãi bỏ`
_PASSIVE_WORDS: Final = 3
_WINDOW: Final = 110
_JOINING: Final = _LEXICON["joining"]
_JOINED: Final = re.compile(
    rf"[\s*_”\")]*(?P<sign>{'|'.join(_JOINING['signs'])})[\s*_(]*"
    rf"(?:{'|'.join(map(re.escape, _JOINING['seconds']))})?[\s*_]*"
    rf"(?:{_JOINING['plural']}\s+)?(?:{_JOINING['number']}\s*)?\Z"
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
CITED: Final[Use] = Use("cites", None, None)
_ALONE: Final = frozenset(_LEXICON["between"]["of_subject"])


def read_uses(text: str, references: Sequence[ReferenceReading]) -> list[Use]:
    """Read how the text uses each document."""
    if _compiled is None:
        return read_uses_plainly(text, references)
    uses: list[Use] = _compiled(PLAN, text, references, Headed(text).read)
    return uses


def read_uses_plainly(text: str, references: Sequence[ReferenceReading]) -> list[Use]:
    """Read the same without the compiled part, which leaves to this what is rare."""
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
        # A line may end with a blank.
        at = edge + 1 + (text[edge : edge + 2] == " \n")
        if text[at : at + 1] in _EXPIRY_FIRST:
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
    said = verb_plainly(text, low, start)
    if said is None:
        return CITED
    relation, begin, stop = said
    evidence = (begin, stop)
    if relation == "cites" and start < _PREAMBLE and (lead := _block(text, start)) is not None:
        relation, evidence = "legal_basis", lead
    subject = _subject(text, references, opened, number, edge, evidence[0])
    if subject is None and relation in _ENDED:
        relation = _said_to_end(text, evidence[0])
    return _new(Use, (relation, evidence, subject))


def _said_to_end(text: str, verb: int) -> str:
    """Give the relation where a verb says that something ends which is no document.

    `Điểm này được bãi bỏ theo quy định tại …`: a part of the document in hand, which goes on.
    """
    before = text[max(0, verb - _THIS) : verb].split()
    return "amended_by" if "này" in before[-_PASSIVE_WORDS:] else "cites"


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


def _told() -> Any:
    """Tell the compiled part the words, and whom to ask of what is rare; give what reads."""
    if compiled is None:
        return None
    told = {
        "signs": tuple(_JOINING["signs"]),
        "seconds": tuple(_JOINING["seconds"]),
        "plural": _JOINING["plural"],
        "number": _JOINING["number"],
        "expiring": _EXPIRY,
        "expiring_letters": _EXPIRY_FIRST,
        "leads": tuple(dict.fromkeys(words.split()[0] for words in _LEXICON["block"]["leads"])),
        "own": "own",
        "cites": CITED.relation,
        "basis": "legal_basis",
        "amends": "amends",
        "alone": dict.fromkeys(_ALONE),
        "ended": dict.fromkeys(_ENDED),
    }
    compiled.tell(told, Use, CITED, verb_plainly, _block, _said_to_end, _read_expiry)
    return compiled.uses


_compiled: Final[Any] = _told()
