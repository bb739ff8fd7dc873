"""What references mean that do not say it all: `Nghị định 30`, `Luật PPP`, a decree that was cited in full before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...entities.references.reading import ReferenceReading
from ...text.source import Source
from .aliases import Declared
from .cited import Cited, candidates_of
from .documents import STATUTES
from .light import Alias, Link, Place, Target, target_of, used
from .own import Own
from .relations import CITED, Use
from .statutes import NONE, Found, find_statute

_EMPTY: Final = Link()
#: What most references are: cited, and saying all themselves.
_CITES: Final = Link(CITED.relation)
_NO_TARGETS: Final[tuple[Target, ...]] = ()


def link_references(
    source: Source,
    references: Sequence[ReferenceReading],
    uses: Sequence[Use],
    declared: Declared,
    cited: Cited,
    own: Own,
) -> list[Link]:
    """Give each reference its link."""
    links: list[Link] = []
    has_names = bool(declared)
    has_bodies = declared.has_bodies
    place: Place | None
    basis: str | None
    unresolved: str | None
    for number, reading in enumerate(references):
        if reading[9] == "own":
            links.append(_EMPTY)
            continue
        use = uses[number]
        subject = use[2]
        place = issuer = None
        alias = _alias(number, reading, cited, declared) if has_names else None
        if has_bodies and reading[6] is not None:
            body = declared.find(cited.words(reading[6])[0], reading[0])
            if body is not None and body[4] is not None:
                issuer = source.words(body[4][0], body[4][1])
        if alias is not None:
            place = alias[0], alias[1]
            target, candidates, basis, unresolved = alias[3], _NO_TARGETS, "alias", None
        else:
            target, candidates, basis, unresolved = _found(number, reading, cited, own, subject)
        if use is CITED and basis is None and unresolved is None and place is None and issuer is None:
            links.append(_CITES)
            continue
        links.append(used(use, target, candidates, basis, unresolved, place, issuer))
    return links


def _alias(number: int, reading: ReferenceReading, cited: Cited, declared: Declared) -> Alias | None:
    """Find the alias that a mention goes by; one that says its symbol goes by itself."""
    code = reading[4]
    if code is not None and not cited.is_short[number]:
        return None
    name = reading[3] or reading[2] or ""
    if not declared.may_begin(name):
        return None
    title = cited.words(reading.title)[0] if reading.title is not None and reading.type in STATUTES else ""
    for words in (f"{name} {code or title}", f"{name} {title} {reading.date or ''}"):
        alias = declared.find(words, reading.start)
        if alias is not None and alias.target is not None and alias.target.place != (reading.start, reading.end):
            return alias
    return None


def _found(number: int, reading: ReferenceReading, cited: Cited, own: Own, by: ReferenceReading | None) -> Found:
    document = cited.document[number]
    code = reading[4]
    if code is None:
        if reading[2] in STATUTES:
            return find_statute(reading, cited, own.date, by)
        if document is None or document is reading:
            return NONE
        return cited.again(document), (), "same-code", None
    if cited.is_short[number]:
        if document is None or document is reading:
            return _by_number(reading, cited)
        return cited.again(document), (), "same-code", None
    if document is reading:
        return NONE
    if document is not None:
        return (own.target if document[9] == "own" else cited.again(document)), (), "same-code", None
    several = [known for known in cited.of_code(reading) if known.start < reading.start]
    return None, candidates_of(several), None, "several"


def _by_number(reading: ReferenceReading, cited: Cited) -> Found:
    """Find the document whose number a short form says: the one that was cited, else the only one that will be."""
    several = [known for known in cited.of_number(reading) if known is not reading]
    earlier = [known for known in several if known.start < reading.start] or several
    if len(earlier) == 1:
        return target_of("mention", earlier[0]), (), "number", None
    if earlier:
        return None, candidates_of(earlier), None, "several"
    if reading.date and len(reading.date) == 10:
        # A number with its day is told apart by itself.
        return NONE
    return None, (), None, "none-before"
