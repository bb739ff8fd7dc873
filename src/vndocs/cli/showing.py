"""`vndocs show`: a document with its entities coloured, a table of them, and their numbers."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from ..batch import Item, counts, read
from .counting import counted
from .tables import COLOURS, harmless, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ..text.messages import Language


def run(path: str | Item, kinds: list[str] | None, lang: Language) -> None:
    """Print one document; colours only where a terminal shows them."""
    shown = read(path, kinds=kinds)
    raw, record = shown.source.raw, shown.to_record()
    console = Console(highlight=False)
    console.print(_coloured(raw, record), soft_wrap=not console.is_terminal)
    console.print()
    if console.is_terminal:
        console.print(Text("  ").join(Text(key, colour) for key, colour in COLOURS.items() if key in record))
    console.print(table(record, lang, _places(raw)))
    console.print(counted(counts(record), lang), soft_wrap=True)


def _coloured(raw: str, record: Mapping[str, Any]) -> Text:
    """Colour the spans; a date inside a reference keeps its own colour."""
    text = Text(harmless(raw))
    for start, end, kind in sorted(_spans(record), key=lambda span: (span[0], -span[1])):
        text.stylize(f"bold {COLOURS[kind]}", start, end)
    return text


def _spans(record: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    for kind in COLOURS:
        for entity in record.get(kind, ()):
            if kind != "lists":
                yield entity["start"], entity["end"], kind
                continue
            for item in entity["items"]:
                yield item["start"], item["start"] + len(item["marker"]), kind


def _places(raw: str) -> Callable[[int], str]:
    """Give what tells an offset as line and column, both from 1."""
    starts = [0]
    while (end := raw.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)

    def place(offset: int) -> str:
        line = bisect_right(starts, offset)
        return f"{line}:{offset - starts[line - 1] + 1}"

    return place
