"""Edits put back into a .docx: only the runs that hold them change, all else is copied byte for byte."""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from ..readers.docx import ID, STRICT, P, WordPlaces, own_runs
from ..readers.finishing import Converted
from .changes import Change, changes, is_old
from .runs import Track, replace, track

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..readers.docx import Node
    from ..text.source import Source
    from .edits import Edit


class RunChange(NamedTuple):
    """Put `new` in place of characters `start:end` of a run."""

    node: Node
    start: int
    end: int
    new: str


def write_word(data: bytes, source: Source, edits: Iterable[Edit], by: Track | None) -> tuple[bytes, list[Edit]]:
    """Make edits in a Word file; gives its new bytes and the edits that could not be made.

    An edit is not made where it touches an automatic number, the end of a paragraph, or a font from before Unicode.
    """
    unmade: list[Edit] = []
    found: dict[str, list[RunChange]] = defaultdict(list)
    for edit in edits:
        placed = None if is_old(source, edit.start, edit.end) else list(_placed(source, edit))
        if placed is None or any(change is None for change in placed):
            unmade.append(edit)
            continue
        for change in placed:
            if change is not None:
                found[change.node.part].append(change)
    return (_packed(data, {part: _changed(data, part, made, by) for part, made in found.items()}), unmade)


def stored(source: Source, start: int, end: int) -> tuple[WordPlaces, int, int] | None:
    """Give the places of a Word file, and a raw span in the text as the file has it."""
    places = source.origin.places if source.origin is not None else None
    if isinstance(places, Converted):
        start, end = places.stored(start, end)
        places = places.inner
    return (places, start, end) if isinstance(places, WordPlaces) else None


def _placed(source: Source, edit: Edit) -> Iterator[RunChange | None]:
    """Give the changes of an edit by runs; None for one that no run holds whole."""
    for change in changes(edit):
        found = stored(source, change.start, change.end)
        yield from [None] if found is None else _in_runs(*found, change, edit)


def _in_runs(places: WordPlaces, start: int, end: int, change: Change, edit: Edit) -> Iterator[RunChange | None]:
    if start == end:
        before = list(places.pieces.within(start - 1, start)) if change.start > edit.start else []
        behind = list(places.pieces.within(start, start + 1))
        if not before and not behind:
            yield None
        elif before:
            at = before[0].offset + 1
            yield RunChange(places.node(before[0].node), at, at, change.new)
        else:
            yield RunChange(places.node(behind[0].node), behind[0].offset, behind[0].offset, change.new)
        return
    pieces = list(places.pieces.within(start, end))
    if sum(piece.end - piece.start for piece in pieces) != end - start:
        yield None
        return
    for piece in pieces:
        length = piece.end - piece.start
        new = change.new if piece is pieces[0] else ""
        yield RunChange(places.node(piece.node), piece.offset, piece.offset + length, new)


def _changed(data: bytes, part: str, made: list[RunChange], by: Track | None) -> bytes:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(name for name in archive.namelist() if name.lower() == part.lower())
        xml = archive.read(name)
    is_strict = any(strict in xml[:4096] for strict, _ in STRICT)
    for strict, usual in STRICT if is_strict else ():
        xml = xml.replace(strict, usual)
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    paragraphs = list(root.iter(P))
    number = 1 + max((int(found) for each in root.iter() if (found := each.get(ID, "")).isdigit()), default=0)
    runs: dict[tuple[int, int], Any] = {}
    for change in made:
        place = (change.node.paragraph, change.node.run)
        if place not in runs:
            runs[place] = list(own_runs(paragraphs[place[0]]))[place[1]]
    # From behind, so that offsets in front stay.
    for change in sorted(made, key=lambda each: (each.node.paragraph, each.node.run, each.start), reverse=True):
        run = runs[change.node.paragraph, change.node.run]
        if by is None:
            replace(run, change.start, change.end, change.new)
        else:
            track(run, change.start, change.end, change.new, by, number)
            number += 2
    written: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    for strict, usual in STRICT if is_strict else ():
        written = written.replace(usual, strict)
    return written


def _packed(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Copy a package with some parts anew."""
    stream = io.BytesIO()
    new = {part.lower(): content for part, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as package:
        for info in old.infolist():
            content = new.get(info.filename.lower())
            package.writestr(info, old.read(info) if content is None else content, compress_type=info.compress_type)
    return stream.getvalue()
