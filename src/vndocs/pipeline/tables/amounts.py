"""Amounts of tables: which cells a unit of money governs, and what they come to.

The nearest unit counts: the row's own, the column's, the table's. A cell without a unit, or with two, has no amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from ...entities.amounts import Amount, figures
from ...entities.amounts.model import plain as digits_of
from ...text.lexicon import load
from ...text.source import Source, Span
from ..layout.folding import plain
from ..records import places_of
from .grid import ABOVE, Grid, Slot, grids
from .model import TableAmount
from .units import HEADS, Unit, bracketed, labelled, read

_WORDS: Final = load(__package__)["heads"]
_NUMBERING: Final = frozenset(_WORDS["numbering"])
_UNCOUNTED: Final = tuple(_WORDS["uncounted"])
_COUNTED: Final = tuple(_WORDS["counted"])
_UNIT_COLUMNS: Final = frozenset(HEADS)
_FIGURE: Final = re.compile(r"\d[\d.,]{0,28}\d|\d")
_INDEX: Final = re.compile(r"[(]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVX]{1,5}|[A-Za-zĐđ]|[-+*])[.)]{0,2}")
_SPACED: Final = re.compile(r"\d{1,3}(?: \d{3}){1,6}(?:,\d{1,3})?")
_MOST_HEADS: Final = 4


class Sum(NamedTuple):
    """A cell's amount in light form: where it stands, its value, its unit, the heads of row and column."""

    start: int
    end: int
    value: Decimal
    unit: Unit
    row: tuple[int, int] | None
    column: tuple[tuple[int, int], ...]


def find(source: Source) -> list[Sum]:
    """Find the amounts of all tables of a source, in text order."""
    found: list[Sum] = []
    for grid in grids(source):
        _amounts(source.raw, grid, found)
    found.sort(key=lambda amount: amount.start)
    return found


def _amounts(raw: str, grid: Grid, found: list[Sum]) -> None:
    heads = _heads(raw, grid)
    if heads == 0 or heads == len(grid.rows):
        # Without heads nothing says what a column holds.
        return
    whole = _above(raw, grid)
    own: dict[int, bool] = {}
    columns: dict[int, tuple[Unit | None, tuple[tuple[int, int], ...]]] = {}
    unit_column = -1
    for number in range(max(slot.column + slot.columns for row in grid.rows for slot in row)):
        above = [
            slot for row in grid.rows[:heads] for slot in row if slot.column <= number < slot.column + slot.columns
        ]
        said, unit, words = _column(raw, above)
        if words in _UNIT_COLUMNS:
            unit_column = number
        if not said:
            unit = None if _is_uncounted(words) else whole
        columns[number] = (unit, tuple((slot.start, slot.end) for slot in above if slot.end > slot.start))
        own[number] = said and unit is not None
    if unit_column >= 0:
        # Each row gives its own, save where the head of a column names money.
        columns = {number: (unit if own[number] else None, words) for number, (unit, words) in columns.items()}
    for row in grid.rows[heads:]:
        _row(raw, row, columns, unit_column, found)


def _row(
    raw: str,
    row: Sequence[Slot],
    columns: dict[int, tuple[Unit | None, tuple[tuple[int, int], ...]]],
    unit_column: int,
    found: list[Sum],
) -> None:
    own: Unit | None = None
    place: Slot | None = None
    head: Slot | None = None
    for slot in row:
        if slot.column == unit_column:
            place = place or slot
        elif head is None and _is_head(raw, slot):
            head = slot
    if place is not None:
        own = read(raw, place.start, place.end)
    if head is not None:
        said, unit = bracketed(raw, head.start, head.end)
        if "%" in raw[head.start : head.end] or (said and unit is None and _names_unit(raw, head)):
            return
        own = unit or own
    for slot in row:
        # A cell of a number begins with a figure.
        if slot.start == slot.end or not raw[slot.start].isdecimal():
            continue
        if slot.column == unit_column or (head is not None and slot.column <= head.column):
            continue
        unit, above = columns.get(slot.column, (None, ()))
        unit = own or unit
        if own is not None and unit_column >= 0 and _is_uncounted(_words(raw, above)):
            continue
        if unit is None or (value := _value(raw, slot, unit)) is None:
            continue
        if place is not None and own is None and unit.per is None:
            # `Đơn vị tính: m2` beside `Đơn giá (đồng)`
            unit = unit._replace(per=_plainly(raw[place.start : place.end]) or None)
        found.append(Sum(slot.start, slot.end, value, unit, (head.start, head.end) if head else None, above))


def _is_head(raw: str, slot: Slot) -> bool:
    """Say whether a cell has words that are no number or letter of its row."""
    at = slot.start
    while at < slot.end and not raw[at].isalpha():
        at += 1
    return at < slot.end and not _is_index(raw, slot)


def _value(raw: str, slot: Slot, unit: Unit) -> Decimal | None:
    """Read the number of a cell that holds nothing else."""
    words = raw[slot.start : slot.end]
    if _SPACED.fullmatch(words):
        words = words.replace(" ", ".")
    if not _FIGURE.fullmatch(words):
        return None
    if slot.number is not None:
        # A workbook knows which of its signs is the decimal one: `12,345` may be twelve.
        number = Decimal(slot.number).scaleb(unit.scale)
        # Some formats show what is below nothing without its sign.
        return number if number >= 0 else None
    figure = figures.read(words, scaled=unit.scale > 0, whole_units=unit.currency == "VND")
    return None if figure is None else Decimal(figure.digits).scaleb(unit.scale - figure.decimals)


def _heads(raw: str, grid: Grid) -> int:
    """Count the rows of heads: those that the file marks, else those above the first with numbers."""
    if grid.headers:
        return grid.headers
    for number, row in enumerate(grid.rows[: _MOST_HEADS + 1]):
        if any(_FIGURE.fullmatch(raw[slot.start : slot.end]) for slot in row[1:]):
            # `1 2 3 4` or `(1) (2) (3)` below the heads
            return number + (1 if number and _counts(raw, row) else 0)
    return 0


def _counts(raw: str, row: Sequence[Slot]) -> bool:
    figures_of = [raw[slot.start : slot.end].strip("() ") for slot in row]
    numbers = [int(words) for words in figures_of if words.isdigit() and len(words) < 3]
    return (
        (len(numbers) > 1 or (len(numbers) == 1 and figures_of[:2] == ["A", "B"]))
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and all(words.isdigit() or len(words) < 2 or "=" in words or words.endswith("…") for words in figures_of)
    )


def _above(raw: str, grid: Grid) -> Unit | None:
    """Find the unit of a table: in the lines above it, or in its first cell."""
    first = next((slot for slot in grid.rows[0] if slot.end > slot.start), None)
    if first is not None:
        said, unit = labelled(raw, first.start, first.end)
        if said:
            return unit
    low = max(0, grid.start - ABOVE)
    stop = grid.start
    for _ in range(4):
        while stop > low and raw[stop - 1] in " \t\r\n*_|":
            stop -= 1
        begin = max(low, raw.rfind("\n", low, stop) + 1)
        if stop <= begin:
            break
        line = raw[begin:stop]
        said, unit = labelled(raw, begin, stop)
        if not said and line.strip(" \t*_").startswith("(") and line.rstrip(" *_").endswith(")"):
            said, unit = bracketed(raw, begin, stop)
            said = unit is not None
        if said:
            return unit
        if len(line) > 160 or line.rstrip().endswith((".", ";", "./.")):
            # A sentence parts the table from what stands before it.
            break
        stop = begin - 1
    return None


def _column(raw: str, above: Sequence[Slot]) -> tuple[bool, Unit | None, str]:
    """Read the heads of a column from below: whether they name a unit, which of money, and their words."""
    words = plain(" ".join(raw[slot.start : slot.end] for slot in above))
    for slot in reversed(above):
        said, unit = bracketed(raw, slot.start, slot.end)
        if not said:
            said, unit = labelled(raw, slot.start, slot.end)
        if unit is not None or (said and _names_unit(raw, slot)):
            return True, unit, " ".join(words.split())
    return False, None, " ".join(words.replace("*", " ").split())


def _names_unit(raw: str, slot: Slot) -> bool:
    """Say whether brackets hold a short word, as a unit is: `(ha)`, `(người)`, `(%)`."""
    return any(len(match[1].split()) <= 2 for match in _BRACKETS.finditer(raw, slot.start, slot.end))


_BRACKETS: Final = re.compile(r"\(([^()]{1,30})\)")


def _words(raw: str, stretches: Sequence[tuple[int, int]]) -> str:
    return " ".join(plain(" ".join(raw[slice(*stretch)] for stretch in stretches)).replace("*", " ").split())


def _is_uncounted(words: str) -> bool:
    """Say whether a column so headed holds no money."""
    bare = words.strip(" .:()")
    if bare in _NUMBERING or not bare or "%" in bare:
        return True
    if bare.startswith("so ") and not bare.startswith(_COUNTED):
        return True
    # `Năm` counts years, `Năm 2024` is what was spent in one.
    return any(
        bare == word or (bare.startswith(f"{word} ") and not bare[len(word) + 1 :][:1].isdigit()) for word in _UNCOUNTED
    )


def _is_index(raw: str, slot: Slot) -> bool:
    """Say whether a cell holds a row's number or letter: `1`, `II`, `a)`."""
    return slot.column == 0 and _INDEX.fullmatch(raw[slot.start : slot.end]) is not None


def records(source: Source) -> list[dict[str, Any]]:
    """Give the amounts of tables as records."""
    return [_record(source, found) for found in find(source)]


def _record(source: Source, found: Sum) -> dict[str, Any]:
    raw, unit = source.raw, found.unit
    record: dict[str, Any] = {"start": found.start, "end": found.end, "text": raw[found.start : found.end]}
    record |= {"value": digits_of(found.value), "currency": unit.currency}
    if unit.per:
        record["per"] = unit.per
    record["unit"] = _plainly(raw[unit.start : unit.end])
    parts = {"unit": [unit.start, unit.end]}
    if found.row is not None:
        record["row"], parts["row"] = _plainly(raw[slice(*found.row)]), list(found.row)
    if found.column:
        words = list(dict.fromkeys(_plainly(raw[slice(*stretch)]) for stretch in found.column))
        record["column"] = " / ".join(word for word in words if word)
        parts["column"] = [found.column[0][0], found.column[-1][1]]
    record["parts"] = parts
    return record | places_of(source, found.start, found.end)


def _plainly(words: str) -> str:
    return " ".join(words.replace("*", " ").split())


def from_record(record: dict[str, Any]) -> TableAmount:
    """Make the public value of a record."""
    amount = Amount(value=record["value"], currency=record["currency"], per=record.get("per"))
    return TableAmount(
        amount=amount,
        span=Span(record["start"], record["end"]),
        text=record["text"],
        unit=record["unit"],
        row=record.get("row"),
        column=record.get("column"),
        parts={name: Span(*stretch) for name, stretch in record.get("parts", {}).items()},
    )
