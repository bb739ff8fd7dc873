"""A provision that the cited document does not have: `Điều 45 Nghị định 30/2020/NĐ-CP`, which ends with Điều 38.

Of clauses and points only what a registry knows by a document's outline is judged: `khoản 7 Điều 3`, which has five.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ...registry.outline import lacks, read
from ..finding import Finding

if TYPE_CHECKING:
    from ...registry import Entry
    from ..subject import Subject

LOTS: Final = ("provided",)


def missing_provision(subject: Subject) -> Iterator[Finding]:
    """Find articles beyond the last one that the registry knows of a document, and clauses and points that it lacks."""
    for citation in subject.lots.provided:
        entry, provisions = citation.entry, citation.reading.provisions
        if entry is None or not provisions:
            continue
        lacking = _beyond(entry, provisions) or _within(entry, provisions)
        if lacking is None:
            continue
        variant, details = lacking
        reading = citation.reading
        is_certain = citation.is_sure and entry.is_verified and not entry.amended_by
        yield subject.finding(
            (reading.start, reading.end),
            "wrong" if is_certain else "suspect",
            citation,
            variant=variant,
            code=entry.code or entry.title,
            article=details["article"],
            clause=details.get("clause", ""),
            point=details.get("point", ""),
            last=details["last"],
        )


def _beyond(entry: Entry, provisions: Any) -> tuple[str, dict[str, str]] | None:
    """Give the article that lies behind the last one of a document."""
    if entry.articles is None:
        return None
    numbers = [
        int(label)
        for provision in provisions
        for level, label in provision
        if level == "article" and label.isascii() and label.isdigit()
    ]
    beyond = max(numbers, default=0)
    return ("", {"article": str(beyond), "last": str(entry.articles)}) if beyond > entry.articles else None


def _within(entry: Entry, provisions: Any) -> tuple[str, dict[str, str]] | None:
    """Give the clause or point that an article of a document does not have, as far as its outline is known."""
    outline = read(entry.outline) if entry.outline else None
    if outline is None:
        return None
    for provision in provisions:
        said = {level: label for level, label in provision if isinstance(label, str)}
        article, clause, point = (said.get(level, "") for level in ("article", "clause", "point"))
        lack = lacks(outline, article, clause, point)
        if lack is not None:
            level, last = lack
            details = {"article": article, "clause": clause, "point": point, "last": last}
            return level if last else f"{level}-none", details
    return None
