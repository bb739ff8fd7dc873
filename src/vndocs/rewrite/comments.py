"""Comments put into a copy of a Word document, each at its place in the text."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from ..export import opened
from ..readers import ReadError, read
from ..readers.docx import P, own_runs
from .runs import split
from .word import stored

if TYPE_CHECKING:
    from ..text.source import Source

#: A raw span of the text, who says it, and what.
Comment = tuple[tuple[int, int], str, str]


def write_comments(
    path: str | os.PathLike[str], comments: Iterable[Comment], output: str | os.PathLike[str] | BinaryIO
) -> list[Comment]:
    """Write a copy of a Word document with comments at raw spans of its text; gives those that have no place in it.

    Word has no comments in notes, headers and footers. The comments bear no date. Raises ReadError when the file is no
    Word document or python-docx is not installed, ExportError when the copy cannot be written.
    """
    name = os.fspath(path)
    try:
        import docx
    except ImportError:
        raise ReadError("missing-extra", name, extra="docx", module="python-docx") from None
    source = read(name)
    if source.origin is None or source.origin.format != "docx":
        raise ReadError("not-text", name, found_en="no Word document (.docx)", found_vi="tệp không phải Word (.docx)")
    document = docx.Document(name)
    body = document.part.element
    main = str(document.part.partname).lstrip("/")
    paragraphs = list(body.iter(P))
    runs: dict[tuple[int, int], Any] = {}
    places = []
    left = []
    for comment in comments:
        place = _place(source, comment[0], main)
        if place is None:
            left.append(comment)
            continue
        places.append((place, comment))
        for paragraph, run, _ in place:
            if (paragraph, run) not in runs:
                runs[paragraph, run] = list(own_runs(paragraphs[paragraph]))[run]
    cuts = _cut(runs, {point for place, _ in places for point in place})
    for (begin, stop), (_, author, text) in sorted(places, key=lambda each: each[0]):
        _add(document, cuts[begin][1], cuts[stop][0], author, text)
    with opened(output) as stream:
        document.save(stream)
    return left


#: A point in a run: paragraph, run, offset.
Point = tuple[int, int, int]


def _place(source: Source, span: tuple[int, int], main: str) -> tuple[Point, Point] | None:
    found = stored(source, *span)
    ends = None if found is None else found[0].pieces.ends(found[1], found[2])
    if found is None or ends is None:
        return None
    first, last = ends
    begin, stop = found[0].node(first.node), found[0].node(last.node)
    if begin.part.lower() != main.lower() or stop.part.lower() != main.lower():
        return None
    return (
        (begin.paragraph, begin.run, first.offset),
        (stop.paragraph, stop.run, last.offset + last.end - last.start),
    )


def _cut(runs: dict[tuple[int, int], Any], points: set[Point]) -> dict[Point, tuple[Any, Any]]:
    """Cut runs at points; gives for each the run that ends there and the run that begins there."""
    cuts: dict[Point, tuple[Any, Any]] = {}
    by_run: dict[tuple[int, int], list[int]] = {}
    for paragraph, run, offset in points:
        by_run.setdefault((paragraph, run), []).append(offset)
    for place, offsets in by_run.items():
        part, done = runs[place], 0
        for offset in sorted(offsets):
            behind = split(part, offset - done)
            cuts[(*place, offset)] = (part, behind)
            part, done = behind, offset
    return cuts


def _add(document: Any, first: Any, last: Any, author: str, text: str) -> None:
    from docx.text.run import Run

    initials = "".join(word[0] for word in author.split())[:3]
    ends = [Run(first, document), Run(last, document)]
    comment = document.add_comment(ends, text=text, author=author, initials=initials)
    element = comment._comment_elm
    for attribute in [each for each in element.attrib if each.endswith("}date")]:
        # The library writes the time of the computer.
        del element.attrib[attribute]
