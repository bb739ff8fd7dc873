"""`vndocs rewrite`: a file written again, with tracked changes where they are asked for."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING

from ..rewrite import Track, rewrite_file, style_of
from ..text.messages import say
from .errors import CommandError

if TYPE_CHECKING:
    from ..text.messages import Language


def run(file: str, output: str | None, styles: list[str], author: str | None, date: str | None, lang: Language) -> None:
    """Rewrite one file, and say how many edits were made and how many it could not take."""
    track = None if author is None else Track(author, None if date is None else _moment(date))
    source = sys.stdin.buffer if file == "-" else None
    done = rewrite_file(file, output or sys.stdout.buffer, style_of(styles), track=track, standard_input=source)
    said = say(__package__, "rewritten", lang, count=len(done.edits))
    if done.unmade:
        said += say(__package__, "unmade", lang, count=len(done.unmade))
    print(said, file=sys.stderr)


def _moment(given: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(given)
    except ValueError:
        raise CommandError("bad-moment", given=given) from None
