"""What links say, as columns: the documents that are meant, and what that rests on."""

from __future__ import annotations

from typing import Any, Final

from ...catalogue.statute import TYPE_WORDS
from ...entities.references.reading import ReferenceReading
from ...pipeline.resolve import Link, Target
from ...pipeline.resolve.light import Heading
from ...text.source import Source
from .leaves import Arrow, Ends, Held, Pairs, plain, struct
from .provisions import Provisions

#: What a target says of a document, in the order of `said`.
_SAID: Final = ("type", "type_name", "code", "date", "issuer", "title")
Said = tuple[str | None, str | None, str | None, str | None, str | None, str | None]
_NOTHING: Final[Said] = (None, None, None, None, None, None)


class Names:
    """What the readings of one document say of the documents they name, each said once, however often it is meant."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.known: dict[int, Said] = {}

    def of(self, said: Any) -> Said:
        """Give type, its name, code, date, issuer and title of a reading, a heading or a row of the catalogue."""
        if said is None:
            return _NOTHING
        known = self.known.get(id(said))
        if known is None:
            known = self._said(said)
            self.known[id(said)] = known
        return known

    def _said(self, said: Any) -> Said:
        if isinstance(said, ReferenceReading):
            words = self.source.words
            issuer = title = None
            if said.issuer:
                issuer = words(said.issuer[0], said.issuer[1])
                if said.issuer_rest:
                    issuer += " " + words(said.issuer_rest[0], said.issuer_rest[1])
            if said.title:
                title = words(said.title[0], said.title[1])
            return said.type or None, said.type_name or None, said.code or None, said.date or None, issuer, title
        if isinstance(said, Heading):
            return said.type or None, said.type_name or None, None, None, None, None
        name, date = TYPE_WORDS.get(said.type), said.issued or said.year
        return said.type or None, name or None, said.code or None, date or None, None, said.title or None


class Targets:
    """A column of targets, without the lists that may hold them."""

    def __init__(self, held: Held) -> None:
        self.gaps: list[Any] = []
        self.kinds: list[Any] = []
        self.starts: list[Any] = []
        self.stops: list[Any] = []
        self.said: list[Any] = []
        held += [self.gaps, self.kinds, self.starts, self.stops, self.said]
        self.provisions = Provisions(held)

    def add(self, target: Target, names: Names) -> None:
        """Add a target."""
        kind, place, said, provisions = target
        self.kinds.append(kind)
        if place is None:
            self.starts.append(None)
            self.stops.append(None)
        else:
            start, end = place
            if names.source.map is not None:
                start, end = names.source.span(start, end)
            self.starts.append(start)
            self.stops.append(end)
        self.said.append(names.of(said))
        self.provisions.add(provisions)

    def miss(self) -> None:
        """Add none."""
        self.gaps.append(len(self.kinds))
        self.kinds.append(None)
        self.starts.append(None)
        self.stops.append(None)
        self.said.append(_NOTHING)
        self.provisions.add(())

    def array(self, arrow: Arrow, kind: Arrow) -> Arrow:
        """Give the column."""
        count = len(self.kinds)
        if len(self.gaps) == count:
            return arrow.nulls(count, kind)
        lists: dict[str, list[Any]] = {"kind": self.kinds, "start": self.starts, "end": self.stops}
        lists |= {name: list(said) for name, said in zip(_SAID, zip(*self.said, strict=True), strict=True)}
        columns = plain(arrow, lists, kind)
        columns["provisions"] = self.provisions.array(arrow, kind.field("provisions").type)
        return struct(arrow, columns, kind, count, self.gaps)


class Links:
    """The columns that links add to a kind."""

    def __init__(self, held: Held) -> None:
        self.relations: list[Any] = []
        self.bases: list[Any] = []
        self.unresolved: list[Any] = []
        self.issuers: list[Any] = []
        held += [self.relations, self.bases, self.unresolved, self.issuers]
        self.evidence, self.subjects, self.aliases = Pairs(held), Pairs(held), Pairs(held)
        self.targets, self.candidates = Targets(held), Targets(held)
        self.ends = Ends(held)

    def add(self, link: Link, names: Names) -> None:
        """Add the link of an entity."""
        relation, evidence, subject, target, candidates, basis, unresolved, alias, issuer_in_full = link
        self.relations.append(relation or None)
        self.bases.append(basis or None)
        self.unresolved.append(unresolved or None)
        self.issuers.append(issuer_in_full or None)
        self.stretch(self.evidence, evidence, names)
        self.stretch(self.subjects, subject, names)
        self.stretch(self.aliases, alias, names)
        if target is None:
            self.targets.miss()
        else:
            self.targets.add(target, names)
        for each in candidates:
            self.candidates.add(each, names)
        if candidates:
            self.ends.add(len(self.candidates.kinds))
        else:
            self.ends.miss(len(self.candidates.kinds))

    def miss(self) -> None:
        """Add an entity of a text that was not resolved."""
        for column in (self.relations, self.bases, self.unresolved, self.issuers):
            column.append(None)
        for pairs in (self.evidence, self.subjects, self.aliases):
            pairs.miss()
        self.targets.miss()
        self.ends.miss(len(self.candidates.kinds))

    def stretch(self, pairs: Pairs, place: tuple[int, int] | None, names: Names) -> None:
        """Add a place of the matched text."""
        if not place:
            pairs.miss()
            return
        start, end = place
        if names.source.map is not None:
            start, end = names.source.span(start, end)
        pairs.add(start, end)

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns by name, those that the kind has."""
        lists = {
            "relation": self.relations,
            "basis": self.bases,
            "unresolved": self.unresolved,
            "issuer_in_full": self.issuers,
        }
        columns = plain(arrow, lists, kind)
        fields = {field.name: field.type for field in kind}
        for name, pairs in (("evidence", self.evidence), ("subject", self.subjects), ("alias", self.aliases)):
            if name in fields:
                columns[name] = pairs.array(arrow, fields[name])
        columns["target"] = self.targets.array(arrow, fields["target"])
        candidates = fields["candidates"]
        columns["candidates"] = self.ends.array(arrow, self.candidates.array(arrow, candidates.value_type), candidates)
        return columns
