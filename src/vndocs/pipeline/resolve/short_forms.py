"""What references mean that do not say it all: `Nghị định 30`, `Luật PPP`, a decree that was cited in full before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...entities.references.reading import ReferenceReading
from ...text.source import Source
from .aliases import Declared
from .cited import Cited, candidates_of, is_short, target_of
from .light import Alias, Link
from .own import Own
from .relations import CITED, Use
from .statutes import NONE, Found, find_statute

_new: Final = tuple.__new__
_EMPTY: Final = Link()
#: What most references are: cited, and saying all themselves.
_CITES: Final = Link(CITED.relation)
_STATUTES: Final = frozenset(("L", "BL", "PL", "HP"))


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
    for number, reading in enumerate(references):
        if reading.role == "own":
            links.append(_EMPTY)
            continue
        use = uses[number]
        alias = _alias(source, reading, declared) if has_names else None
        issuer = None
        if declared.has_bodies and reading.issuer is not None:
            body = declared.find(source.words(*reading.issuer), reading.start)
            if body is not None and body.body is not None:
                issuer = source.words(*body.body)
        found: Found
        if alias is not None and alias.target is not None:
            found = (alias.target, (), "alias", None)
        else:
            found = _found(number, reading, cited, own, use.subject)
        if use is CITED and found == NONE and alias is None and issuer is None:
            links.append(_CITES)
            continue
        subject = (use.subject.start, use.subject.end) if use.subject is not None else None
        place = (alias.start, alias.end) if alias is not None else None
        links.append(_new(Link, (use.relation, use.evidence, subject, *found, place, issuer)))
    return links


def _alias(source: Source, reading: ReferenceReading, declared: Declared) -> Alias | None:
    """Find the alias that a mention goes by; one that says its symbol goes by itself."""
    if reading.code is not None and not is_short(reading):
        return None
    name = reading.type_name or reading.type or ""
    title = source.words(*reading.title) if reading.title is not None and reading.type in _STATUTES else ""
    for words in (f"{name} {reading.code or title}", f"{name} {title} {reading.date or ''}"):
        alias = declared.find(words, reading.start)
        if alias is not None and alias.target is not None and alias.target.place != (reading.start, reading.end):
            return alias
    return None


def _found(number: int, reading: ReferenceReading, cited: Cited, own: Own, by: ReferenceReading | None) -> Found:
    document = cited.document[number]
    if document is reading and not (reading.code is None and reading.type in _STATUTES) and not is_short(reading):
        return NONE
    if reading.code is not None and not is_short(reading):
        if document is not None:
            return (own.target if document.role == "own" else target_of(document)), (), "same-code", None
        several = [known for known in cited.of_code(reading) if known.start < reading.start]
        return None, candidates_of(several), None, "several"
    if reading.code is not None:
        if document is not None and document is not reading:
            return target_of(document), (), "same-code", None
        return _by_number(reading, cited)
    if reading.type in _STATUTES:
        return find_statute(reading, cited, own.date, by)
    if document is not None and document is not reading:
        return target_of(document), (), "same-code", None
    return NONE


def _by_number(reading: ReferenceReading, cited: Cited) -> Found:
    """Find the document whose number a short form says: the one that was cited, else the only one that will be."""
    several = [known for known in cited.of_number(reading) if known is not reading]
    earlier = [known for known in several if known.start < reading.start] or several
    if len(earlier) == 1:
        return target_of(earlier[0]), (), "number", None
    if earlier:
        return None, candidates_of(earlier), None, "several"
    if reading.date and len(reading.date) == 10:
        # A number with its day is told apart by itself.
        return NONE
    return None, (), None, "none-before"
