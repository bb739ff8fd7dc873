"""Old Word documents (.doc): LibreOffice turns them into .docx, or antiword into text; vndocs reads what comes out.

The binary form has no reader here. Places are those in the document that LibreOffice makes of the file.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from bisect import bisect_right
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ..text.origin import Origin
from ..text.source import Source
from .docx import read as read_docx
from .errors import ReadError
from .text import characters

if TYPE_CHECKING:
    from ..text.origin import Places

#: Seconds that a program may take for one document.
_PATIENCE: Final = 120
#: The forms of old documents, named so that LibreOffice does not open a damaged one as plain text.
_FORMS: Final = ("MS Word 97", "MS WinWord 6.0")
_OFFICES: Final = ("soffice", "libreoffice")


def read(data: bytes, name: str) -> Source:
    """Read an old Word document through LibreOffice, else through antiword.

    Raises ReadError when neither is installed, or the program cannot read the file or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="vndocs-") as folder:
        given = Path(folder) / "in.doc"
        given.write_bytes(data)
        office = next((found for program in _OFFICES if (found := shutil.which(program))), None)
        if office is not None:
            return _through_office(office, given, name)
        antiword = shutil.which("antiword")
        if antiword is not None:
            return _through_antiword(antiword, given, name)
    raise ReadError("missing-program", name)


def _through_office(office: str, given: Path, name: str) -> Source:
    profile = f"-env:UserInstallation={Path(_profile(os.getpid()).name).as_uri()}"
    written = given.with_suffix(".docx")
    for form in _FORMS:
        options = ["--headless", "--norestore", f"--infilter={form}", "--convert-to", "docx"]
        _run([office, profile, *options, "--outdir", str(given.parent), str(given)], name)
        if written.exists():
            break
    else:
        raise ReadError("damaged", name, reason="LibreOffice cannot open it")
    source = read_docx(written.read_bytes(), name)
    return _of_converted(source, "libreoffice")


def _through_antiword(antiword: str, given: Path, name: str) -> Source:
    text = characters(_run([antiword, "-m", "UTF-8.txt", "-w", "0", str(given)], name), name).text
    if not text.strip():
        raise ReadError("damaged", name, reason="antiword finds no text")
    return Source.of(text, name, Origin("doc", LinePlaces(text), details={"through": "antiword"}))


class ConvertedPlaces:
    """Places in the document that a program made of the file, and which says so."""

    __slots__ = ("_inner",)

    def __init__(self, inner: Places) -> None:
        self._inner = inner

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the places of a raw span in the converted document."""
        return [{**place, "converted": "docx"} for place in self._inner.find(start, end)]


class LinePlaces:
    """Places in the text that a program made of the file, a line for each paragraph."""

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def find(self, start: int, end: int) -> list[dict[str, Any]]:
        """Give the lines of a raw span, from 0."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        ends = {"end_paragraph": last, "end_offset": end - self._starts[last]}
        return [{"paragraph": first, "offset": start - self._starts[first], **ends, "converted": "text"}]


def _of_converted(source: Source, program: str) -> Source:
    """Say that the document is an old one, and its places those of another file."""
    found = source.origin
    if found is None:
        return source
    places = ConvertedPlaces(found.places) if found.places is not None else None
    source.origin = replace(found, format="doc", places=places, details={**found.details, "through": program})
    return source


@cache
def _profile(process: int) -> tempfile.TemporaryDirectory[str]:
    """Give LibreOffice a profile for each process: two of them on one wait for each other."""
    return tempfile.TemporaryDirectory(prefix=f"vndocs-office-{process}-")


def _run(command: list[str], name: str) -> bytes:
    program = Path(command[0]).name
    try:
        started = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReadError("unreadable", name, reason=f"{program}: {error.strerror}") from None
    try:
        out, _ = started.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        # LibreOffice is a script with a child.
        os.killpg(started.pid, signal.SIGKILL)
        started.communicate()
        raise ReadError("unreadable", name, reason=f"{program} took more than {_PATIENCE} seconds") from None
    if started.returncode:
        raise ReadError("damaged", name, reason=f"{program} cannot open it")
    return out
