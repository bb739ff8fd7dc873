"""Links in their light form, offsets in the matched text, and their way into public values and records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from ...catalogue import KnownDocument
from ...catalogue.statute import TYPE_WORDS
from ...entities.references import reading as references
from ...entities.references.reading import ReferenceReading
from ...text.source import Source

compiled: Any
try:
    from . import _light as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

Place = tuple[int, int]
#: What a target says of a document.
_SAID: Final = ("type", "type_name", "code", "date", "issuer", "title")
#: A provision in its light form: pairs of level and label.
Path = tuple[tuple[str, Any], ...]


#: What is said of rows of the catalogue, by what they are; the row is kept, so that no other takes its place.
_KNOWN: Final[dict[int, tuple[KnownDocument, dict[str, Any]]]] = {}
_MOST_KNOWN: Final = 4_096


class Heading(NamedTuple):
    """A document of which only the name of its type is known."""

    type: str | None
    type_name: str | None


class Target(NamedTuple):
    """What is meant: `said` is the reading, the catalogue's row or the heading that names it; `place` the mention."""

    kind: str
    place: Place | None
    said: ReferenceReading | KnownDocument | Heading | None
    provisions: tuple[Path, ...] = ()


class Link(NamedTuple):
    """What resolution says of one reading."""

    relation: str | None = None
    evidence: Place | None = None
    subject: Place | None = None
    target: Target | None = None
    candidates: tuple[Target, ...] = ()
    basis: str | None = None
    unresolved: str | None = None
    alias: Place | None = None
    issuer_in_full: str | None = None


def linked_plainly(
    target: Target | None,
    provisions: Sequence[Path],
    candidates: tuple[Target, ...],
    basis: str | None,
    unresolved: str | None,
    alias: Place | None,
) -> Link:
    """Make the link of a pointer; the target is that of the document, in which the provisions are."""
    if target is not None and provisions:
        target = target._replace(provisions=tuple(provisions))
    return Link(None, None, None, target, candidates, basis, unresolved, alias)


def used_plainly(
    use: tuple[str, Place | None, ReferenceReading | None],
    target: Target | None,
    candidates: tuple[Target, ...],
    basis: str | None,
    unresolved: str | None,
    alias: Place | None,
    issuer: str | None,
) -> Link:
    """Make the link of a reference by how the text uses it."""
    relation, evidence, subject = use
    of = None if subject is None else (subject[0], subject[1])
    return Link(relation, evidence, of, target, candidates, basis, unresolved, alias, issuer)


def target_plainly(kind: str, reading: ReferenceReading) -> Target:
    """Make the target that a mention is."""
    return Target(kind, (reading[0], reading[1]), reading)


linked: Final[Callable[..., Link]] = linked_plainly if compiled is None else compiled.linked
used: Final[Callable[..., Link]] = used_plainly if compiled is None else compiled.used
target_of: Final[Callable[[str, ReferenceReading], Target]] = target_plainly if compiled is None else compiled.target
if compiled is not None:
    compiled.learn(Link, Target)


class Alias(NamedTuple):
    """A declared short name: `key` is what later mentions are compared by; `body` the place of the body's name."""

    start: int
    end: int
    name: str
    target: Target | None
    body: Place | None
    until: int


class Resolved(NamedTuple):
    """What resolution found in one text: a link a reading, and the aliases."""

    references: tuple[Link, ...]
    internal: tuple[Link, ...]
    aliases: tuple[Alias, ...]


class Writer:
    """Writes the records of links; what is said of a document is made once, however often it is meant."""

    def __init__(self, source: Source) -> None:
        self._source = source
        #: Whether the matched text is the raw one.
        self._is_raw = source.map is None
        self._known: dict[Any, dict[str, Any]] = {}

    def link(self, link: Link) -> dict[str, Any]:
        """Give the keys of a link, absent ones left out."""
        out: dict[str, Any] = {}
        self.add(out, link)
        return out

    def add(self, out: dict[str, Any], link: Link) -> None:
        """Add the keys of a link to the record of its mention."""
        relation, evidence, subject, target, candidates, basis, unresolved, alias, issuer_in_full = link
        if relation:
            out["relation"] = relation
        if evidence:
            out["evidence"] = self._stretch(evidence)
        if subject:
            out["subject"] = self._stretch(subject)
        if target is not None:
            out["target"] = self.target(target)
        if candidates:
            out["candidates"] = [self.target(each) for each in candidates]
        if basis:
            out["basis"] = basis
        if unresolved:
            out["unresolved"] = unresolved
        if alias:
            out["alias"] = self._stretch(alias)
        if issuer_in_full:
            out["issuer_in_full"] = issuer_in_full

    def target(self, target: Target) -> dict[str, Any]:
        """Give the record of a target."""
        kind, place, said, provisions = target
        key = (kind, place, id(said))
        fields = self._known.get(key)
        if fields is None:
            fields = {"kind": kind}
            if place is not None:
                fields["start"], fields["end"] = self._stretch(place)
            fields.update(_fields(said, self._source))
            self._known[key] = fields
        if provisions:
            return {**fields, "provisions": [dict(path) for path in provisions]}
        return dict(fields)

    def alias(self, alias: Alias) -> dict[str, Any]:
        """Give the record of an alias."""
        start, end = self._stretch((alias.start, alias.end))
        out: dict[str, Any] = {"start": start, "end": end, "text": self._source.raw[start:end], "name": alias.name}
        if alias.target is not None:
            out["target"] = self.target(alias.target)
        if alias.body is not None:
            out["body"] = self._source.words(*alias.body)
        out["until"] = self._source.span(alias.until, alias.until).start
        return out

    def _stretch(self, place: Place) -> list[int]:
        return list(place) if self._is_raw else list(self._source.span(*place))


def _fields(said: ReferenceReading | KnownDocument | Heading | None, source: Source) -> dict[str, Any]:
    if said is None:
        return {}
    if isinstance(said, ReferenceReading):
        fields = references.record(said, source)
        return {key: fields[key] for key in _SAID if key in fields}
    if isinstance(said, Heading):
        return {key: value for key, value in said._asdict().items() if value}
    return said_of(said)


def said_of(said: KnownDocument) -> dict[str, Any]:
    """Give what a target says of a document of the catalogue; it is not to be changed."""
    known = _KNOWN.get(id(said))
    if known is not None and known[0] is said:
        return known[1]
    fields = {
        "type": said.type, "type_name": TYPE_WORDS.get(said.type), "code": said.code, "date": said.issued or said.year,
        "title": said.title,
    }  # fmt: skip
    found = {key: value for key, value in fields.items() if value}
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[id(said)] = said, found
    return found
