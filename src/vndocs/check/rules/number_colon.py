"""The colon behind `Số`: a heading of the State has it (`Số: 45/QĐ-UBND`), one of the Party and a citation have not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("labelled",)
_LABEL: Final = re.compile(r"[Ss](?:ố|Ố)([ \t]{0,3}:?)[ \t*_]{0,4}$")


def number_colon(subject: Subject) -> Iterator[Finding]:
    """Find colons too many and too few behind the word `Số`."""
    text = subject.text
    for citation in subject.lots.labelled:
        scope, code_at = citation.scope, citation.reading.code_at
        if scope is None or code_at is None or scope.system not in ("state", "party"):
            continue
        label = _LABEL.search(text, max(0, code_at[0] - 12), code_at[0])
        if label is None:
            continue
        has_colon = ":" in label[1]
        wants_colon = citation.is_own and scope.system == "state"
        if has_colon == wants_colon or (wants_colon and not _is_heading(text, label.start())):
            continue
        if not citation.is_own and not _is_in_sentence(text, label.start()):
            continue
        place = (label.start(), code_at[0])
        word = text[label.start() : label.start() + 2]
        variant = "missing" if wants_colon else "party" if citation.is_own else ""
        fix = ((label.start() + 2, label.end(1)), ":" if wants_colon else "", True)
        yield subject.finding(
            place, "suspect", citation, variant=variant, fix=fix, word=word, code=citation.reading.code or ""
        )


def _is_heading(text: str, start: int) -> bool:
    """Tell whether a line or a cell of the heading begins with `Số`."""
    return text[start] == "S" and not text[max(0, start - 2) : start].strip(" *_|\n")


def _is_in_sentence(text: str, start: int) -> bool:
    """Tell whether words of a sentence stand before `số:`; a form or a table has colons of its own right."""
    line = text.rfind("\n", max(0, start - 200), start)
    before = text[max(line + 1, start - 60) : start]
    return text[start] == "s" and len(before.split()) >= 3 and "|" not in before
