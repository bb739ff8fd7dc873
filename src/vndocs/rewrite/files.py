"""Files rewritten in their own format: nothing changes but the characters of the edits."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..export import opened
from ..pipeline.parse import parse
from ..readers import LIMIT, ReadError, decode, detect, encode, load, source
from .changes import is_old
from .edits import Edit, Style, applied, rewrite
from .errors import RewriteError
from .fixing import fixes

if TYPE_CHECKING:
    from ..check import Report
    from ..text.source import Source
    from .runs import Track


class RewrittenFile(NamedTuple):
    """The edits that were made in a file, and those that it could not take where they stand.

    A Word file takes none across the end of a paragraph or in an automatic number, a page none across a tag.
    """

    edits: tuple[Edit, ...]
    unmade: tuple[Edit, ...]


def rewrite_file(
    path: str | os.PathLike[str],
    output: str | os.PathLike[str] | BinaryIO,
    style: Style = "official",
    *,
    track: Track | None = None,
    limit: int = LIMIT,
    standard_input: BinaryIO | None = None,
) -> RewrittenFile:
    """Rewrite a text, a web page or a Word document into another file, which may be itself.

    `track` makes tracked changes of a Word document. `standard_input` is read in the place of the file if given. What
    could not be made in the file is in `unmade`.

    Raises ReadError or ExportError when it cannot be read or written, RewriteError for a format that is not written
    back into, StyleError for an unknown style.
    """
    name = os.fspath(path)
    data = load(name, limit=limit, stream=standard_input)
    _writable(data, name, track)
    read = source(data, name)
    rewritten = rewrite(parse(read), style)
    written, unmade = _written(data, read, rewritten.edits, name, track)
    with opened(output) as stream:
        stream.write(written)
    left = set(unmade)
    return RewrittenFile(tuple(edit for edit in rewritten.edits if edit not in left), tuple(unmade))


def fix_file(
    path: str | os.PathLike[str], report: Report, *, is_unsafe: bool = False, limit: int = LIMIT
) -> tuple[Edit, ...]:
    """Mend in a file what the findings of its report say can be mended; give the edits that were made.

    With `is_unsafe` also what changes the meaning, such as a date that the registry knows better. Raises ReadError for
    a file that changed since, RewriteError for a format that is not written back into, ExportError when it cannot be
    written.
    """
    edits = fixes(report, is_unsafe=is_unsafe)
    if not edits:
        return edits
    name = os.fspath(path)
    data = load(name, limit=limit)
    _writable(data, name, None)
    read = source(data, name)
    if read.raw != report.document.source.raw:
        raise ReadError("changed", name)
    written, unmade = _written(data, read, edits, name, None)
    with opened(name) as stream:
        stream.write(written)
    return tuple(edit for edit in edits if edit not in set(unmade))


def _writable(data: bytes, name: str, track: Track | None) -> None:
    form = detect(data, name)
    if form not in ("text", "html", "docx"):
        raise RewriteError("unwritable", name, format=form)
    if track is not None and form != "docx":
        raise RewriteError("untrackable", name, format=form)


def _written(
    data: bytes, read: Source, edits: tuple[Edit, ...], name: str, track: Track | None
) -> tuple[bytes, list[Edit]]:
    """Make edits in the bytes of a file; gives the new ones and the edits that could not be made."""
    form = detect(data, name)
    if form == "docx":
        from .word import write_word

        return write_word(data, read, edits, track)
    if form == "html":
        from .page import write_page

        return write_page(data, read, edits, name)
    origin = read.origin
    if origin is not None and origin.converted and "fonts" not in origin.details:
        raise RewriteError("unwritable", name, format=origin.details["encoding"])
    text, encoding = decode(data, name)
    # Lines of old fonts among others stay as they are.
    unmade = [edit for edit in edits if is_old(read, edit.start, edit.end)]
    kept = set(unmade)
    text = applied(text, (_in_file(read, edit) for edit in edits if edit not in kept))
    try:
        return encode(text, encoding), unmade
    except UnicodeEncodeError as error:
        raise RewriteError("unencodable", name, encoding=encoding, char=text[error.start : error.start + 1]) from None


def _in_file(read: Source, edit: Edit) -> Edit:
    """Give an edit with its place in the characters of the file."""
    if read.origin is None or read.origin.places is None:
        return edit
    [place] = read.origin.places.find(edit.start, edit.end)
    return edit._replace(start=place["offset"], end=place["end_offset"])
