"""A .docx as a source: the body, then footnotes, endnotes, page headers and footers, each apart."""

from __future__ import annotations

from typing import Any, Final

from ...text.origin import Section
from ...text.source import Source
from ..building import Builder
from ..errors import ReadError
from ..extras import need
from ..finishing import finish
from .body import Body
from .names import RELATIONS, is_on, w
from .numbering import Numbering
from .package import Package
from .places import WordPlaces
from .styles import Styles

_NOTES: Final = ("footnote", "endnote")
_FRAMES: Final = ("header", "footer")
_APART: Final = "\n\n"


def read(data: bytes, name: str) -> Source:
    """Read a .docx as the person who opens it reads it: final text, automatic numbers, no hidden text.

    Raises ReadError when the file is damaged, encrypted, too large inside, or lxml is not installed.
    """
    need("lxml", "docx", name)
    package = Package(data, name)
    main = package.document()
    root = package.tree(main)
    body = None if root is None else root.find(w("body"))
    if body is None:
        found = sorted(package.names())[:3]
        raise ReadError("damaged", name, reason=f"no {main} with a body (parts: {', '.join(found) or 'none'})")
    parts = {sort.rpartition("/")[2]: target for sort, target in package.relations(main).values()}
    styles = Styles(package.tree(parts.get("styles", "word/styles.xml")))
    builder = Builder()
    places = WordPlaces(builder.pieces)
    numbering = Numbering(package.tree(parts.get("numbering", "word/numbering.xml")), styles)
    reader = Body(builder, places, styles, numbering, name)
    reader.begin(main, root)
    reader.read(body)
    for kind in _NOTES:
        _read_notes(package, parts.get(f"{kind}s"), kind, reader)
    for kind, part in _framed(package, main, root, parts.get("settings")):
        tree = package.tree(part)
        if tree is not None:
            reader.begin(part, tree)
            _read_apart(tree, kind, None, reader)
    if numbering.unknown:
        builder.left_out["number formats"] += len(numbering.unknown)
    return finish(builder, "docx", name, places)


def _read_notes(package: Package, part: str | None, kind: str, reader: Body) -> None:
    tree = None if part is None else package.tree(part)
    if part is None or tree is None:
        return
    reader.begin(part, tree)
    for note in tree.iterchildren(w(kind)):
        anchor = reader.anchors.get((kind, note.get(w("id"), "")))
        # Notes without a reference are the lines that separate notes from the text, or were deleted with it.
        if anchor is not None:
            _read_apart(note, kind, anchor, reader)


def _read_apart(container: Any, kind: str, anchor: int | None, reader: Body) -> None:
    builder = reader.builder
    builder.separate(_APART)
    watched = builder.watch()
    reader.read(container)
    if watched:
        builder.sections.append(Section(kind, builder.since(watched), anchor))


def _framed(package: Package, main: str, root: Any, settings: str | None) -> list[tuple[str, str]]:
    """Give the headers and footers that are shown, each once, in the order of the sections."""
    relations = package.relations(main)
    tree = None if settings is None else package.tree(settings)
    has_even = tree is not None and is_on(tree.find(w("evenAndOddHeaders")))
    found: dict[str, str] = {}
    for section in root.iter(w("sectPr")):
        shown = {"default", None}
        if is_on(section.find(w("titlePg"))):
            shown.add("first")
        if has_even:
            shown.add("even")
        for kind in _FRAMES:
            for reference in section.iterchildren(w(f"{kind}Reference")):
                target = relations.get(reference.get(f"{{{RELATIONS}}}id", ""))
                if target is not None and reference.get(w("type")) in shown:
                    found.setdefault(target[1], kind)
    order = sorted(found.items(), key=lambda item: _FRAMES.index(item[1]))
    return [(kind, part) for part, kind in order]
