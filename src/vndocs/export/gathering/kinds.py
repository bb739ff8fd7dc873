"""The columns of references, pointers, amounts and dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...entities.amounts.reading import Reading as AmountReading
from ...entities.dates.reading import Reading as DateReading
from ...entities.provisions import parser as pointers
from ...entities.references import reading as references
from ...entities.references.reading import ReferenceReading
from ...pipeline.resolve import Link
from ...text.source import Source
from .entities import Entities
from .leaves import Arrow, Held, Sparse, plain
from .provisions import Provisions
from .targets import Links, Names


class References(Entities):
    """The column `references`."""

    def __init__(self, held: Held) -> None:
        super().__init__(held)
        self.types: list[Any] = []
        self.type_names: list[Any] = []
        self.codes: list[Any] = []
        self.dates: list[Any] = []
        self.issuers: list[Any] = []
        self.titles: list[Any] = []
        self.roles: list[Any] = []
        held += [self.types, self.type_names, self.codes, self.dates, self.issuers, self.titles, self.roles]
        self.provisions, self.amended_by, self.links = Provisions(held), Sparse(held), Links(held)

    def add(
        self, source: Source, readings: Sequence[ReferenceReading], links: Sequence[Link] | None, names: Names
    ) -> None:
        """Add the references of a document."""
        self.begin(source)
        for number, reading in enumerate(readings):
            for part, place in references.parts(reading).items():
                self.part(part, place[0], place[1])
            self.close_parts(reading.start, reading.end, references.whole(reading))
            if reading.amended_by:
                self.amended_by.add(len(self.starts), references.record(reading, source)["amended_by"])
            type, type_name, code, date, issuer, title = names.of(reading)
            self.types.append(type)
            self.type_names.append(type_name)
            self.codes.append(code)
            self.dates.append(date)
            self.issuers.append(issuer)
            self.titles.append(title)
            self.roles.append(None if reading.role == "cited" else reading.role)
            self.provisions.add(reading.provisions)
            if links is None:
                self.links.miss()
            else:
                self.links.add(links[number], names)
            self.stand(reading.start, reading.end)
        self.close()

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns of a reference."""
        lists = {
            "type": self.types,
            "type_name": self.type_names,
            "code": self.codes,
            "date": self.dates,
            "issuer": self.issuers,
            "title": self.titles,
            "role": self.roles,
        }
        columns = plain(arrow, lists, kind)
        columns["provisions"] = self.provisions.array(arrow, kind.field("provisions").type)
        columns["amended_by"] = self.amended_by.array(arrow, len(self.starts), kind.field("amended_by").type)
        return columns | self.links.columns(arrow, kind)


class Pointers(Entities):
    """The column `internal`."""

    def __init__(self, held: Held) -> None:
        super().__init__(held)
        self.types: list[Any] = []
        self.type_names: list[Any] = []
        self.pointing: list[Any] = []
        self.units: list[Any] = []
        held += [self.types, self.type_names, self.pointing, self.units]
        self.provisions, self.links = Provisions(held), Links(held)

    def add(
        self, source: Source, readings: Sequence[pointers.Reading], links: Sequence[Link] | None, names: Names
    ) -> None:
        """Add the pointers of a document."""
        self.begin(source)
        for number, reading in enumerate(readings):
            for part, place in pointers.parts(reading).items():
                self.part(part, place[0], place[1])
            self.close_parts(reading.start, reading.end, (reading.begin, reading.end))
            self.types.append(reading.type or None)
            self.type_names.append(reading.type_name or None)
            self.pointing.append(reading.pointing or None)
            self.units.append(reading.unit or None)
            self.provisions.add(reading.provisions)
            if links is None:
                self.links.miss()
            else:
                self.links.add(links[number], names)
            self.stand(reading.start, reading.end)
        self.close()

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns of a pointer."""
        lists = {"type": self.types, "type_name": self.type_names, "pointing": self.pointing, "unit": self.units}
        columns = plain(arrow, lists, kind)
        columns["provisions"] = self.provisions.array(arrow, kind.field("provisions").type)
        return columns | self.links.columns(arrow, kind)


class Amounts(Entities):
    """The column `amounts`."""

    def __init__(self, held: Held) -> None:
        super().__init__(held)
        self.values: list[Any] = []
        self.lows: list[Any] = []
        self.highs: list[Any] = []
        self.currencies: list[Any] = []
        self.rates: list[Any] = []
        self.words: list[Any] = []
        self.qualifiers: list[Any] = []
        held += [self.values, self.lows, self.highs, self.currencies, self.rates, self.words, self.qualifiers]

    def add(self, source: Source, readings: Sequence[AmountReading]) -> None:
        """Add the amounts of a document."""
        self.begin(source)
        for reading in readings:
            if reading.per:
                self.part("per", reading.per_start, reading.end)
            self.close_parts(reading.start, reading.end, reading.whole)
            value = reading.value
            self.values.append(value)
            self.lows.append(reading.low if value is None else None)
            self.highs.append(reading.high if value is None else None)
            self.currencies.append(reading.currency)
            self.rates.append(reading.per or None)
            self.words.append(True if reading.words else None)
            self.qualifiers.append(reading.qualifier or None)
            self.stand(reading.start, reading.end)
        self.close()

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns of an amount."""
        lists = {
            "value": self.values,
            "low": self.lows,
            "high": self.highs,
            "currency": self.currencies,
            "per": self.rates,
            "words": self.words,
            "qualifier": self.qualifiers,
        }
        return plain(arrow, lists, kind)


class Dates(Entities):
    """The column `dates`."""

    def __init__(self, held: Held) -> None:
        super().__init__(held)
        self.values: list[Any] = []
        self.periods: list[Any] = []
        held += [self.values, self.periods]
        #: Of impossible dates: the numbers as written.
        self.invalid, self.days, self.months, self.years = Sparse(held), Sparse(held), Sparse(held), Sparse(held)

    def add(self, source: Source, readings: Sequence[DateReading]) -> None:
        """Add the dates of a document."""
        self.begin(source)
        for reading in readings:
            value, period, written = reading.value, reading.period, reading.written
            if value is None and written is not None:
                row = len(self.starts)
                self.invalid.add(row, True)
                self.days.add(row, written[0])
                self.months.add(row, written[1])
                self.years.add(row, written[2])
                period = None
            self.values.append(value)
            self.periods.append(period or None)
            self.parts.close()
            self.stand(reading.start, reading.end)
        self.close()

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns of a date."""
        count = len(self.starts)
        columns = plain(arrow, {"value": self.values, "period": self.periods}, kind)
        told = (("invalid", self.invalid), ("day", self.days), ("month", self.months), ("year", self.years))
        return columns | {name: column.array(arrow, count, kind.field(name).type) for name, column in told}
