"""Entities as tables that fit a terminal."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final, Literal

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from ..export import Format, rows
from ..text.messages import Language, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: Colours of the kinds, told apart on light and dark grounds.
COLOURS: Final = {
    "references": "cyan",
    "internal": "blue",
    "amounts": "green",
    "dates": "magenta",
    "lists": "yellow",
    "people": "bright_white",
    "error": "red",
}
#: Longer texts, as items of lists have them, are cut.
_LONGEST: Final = 90
#: What the last column says of each kind.
_SAID: Final = {
    "references": ("code", "date", "issuer", "title", "provisions"),
    "internal": ("type_name", "provisions"),
    "dates": ("value", "period"),
    "lists": ("marker",),
    "people": ("name", "rank", "office", "body"),
    "error": ("code",),
}
#: Controls that a terminal would obey, as their pictures (Unicode block 2400) one for one.
_PICTURES: Final = (
    {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"}
    | {127: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
)


class Tables(Format):
    """A table for each document, `width` columns wide."""

    name = "table"

    def __init__(self, lang: Language, width: int, *, is_coloured: bool) -> None:
        self.lang, self.width, self.is_coloured = lang, width, is_coloured

    def encode(self, records: Iterable[Mapping[str, Any]]) -> bytes:
        """Draw the tables of some records."""
        drawn = io.StringIO()
        system: Literal["standard"] | None = "standard" if self.is_coloured else None
        console = Console(
            file=drawn, width=self.width, color_system=system, force_terminal=self.is_coloured, legacy_windows=False
        )
        for record in records:
            console.print(Text(harmless(str(record.get("source"))), "bold"))
            console.print(table(record, self.lang))
        return drawn.getvalue().encode("utf-8", "backslashreplace")


def harmless(text: str) -> str:
    """Give a text that cannot steer a terminal; no place in it moves."""
    return text.translate(_PICTURES)


def table(record: Mapping[str, Any], lang: Language, place: Callable[[int], str] = str) -> Group:
    """Draw the entities of a record; `place` says how an offset is shown."""
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    drawn.add_column(say(__package__, "column-place", lang), justify="right", no_wrap=True)
    drawn.add_column(say(__package__, "column-kind", lang), no_wrap=True)
    drawn.add_column(say(__package__, "column-text", lang), ratio=1, overflow="fold")
    drawn.add_column(say(__package__, "column-value", lang), ratio=1, overflow="fold")
    for row in rows(record):
        kind = row["kind"]
        start = row.get("start")
        cells = (_text(row), harmless(_amount(row) if kind == "amounts" else _said(row)))
        drawn.add_row(
            "" if start is None else place(start),
            Text(say(__package__, f"kind-{kind}", lang), COLOURS[kind]),
            *map(Text, cells),
        )
    return Group(drawn if drawn.row_count else Text(say(__package__, "nothing-found", lang), "dim"), Text())


def _text(row: Mapping[str, Any]) -> str:
    text = " ".join(row["text"].split())
    indent = "  " * int(row.get("depth", 0))
    return indent + harmless(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _said(row: Mapping[str, Any]) -> str:
    said = [str(row[field]) for field in _SAID[row["kind"]] if field in row]
    if row["kind"] == "references" and "code" not in row and "type_name" in row:
        said.insert(0, row["type_name"])
    return " · ".join(said)


def _amount(row: Mapping[str, Any]) -> str:
    number = row["value"] if "value" in row else f"{row.get('low', '…')} – {row.get('high', '…')}"
    rate = f" / {row['per']}" if "per" in row else ""
    return f"{number} {row.get('currency', '')}{rate}"
