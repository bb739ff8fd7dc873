"""A provision of the document itself that it does not have: `Điều 9 Quyết định này` where the last is Điều 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

#: Words behind a bare `Điều 7` that say whose it is, also where a scan cut them up.
_OTHERS: Final = re.compile(
    r"[\s*_]{0,3}(?:,\s)?(?:c\s?ủa|Luật|Bộ|Nghị|Thông|Quy|Pháp|Hiến|Hợp|trong|ban\s|Điều\slệ|tại|như\ssau|bằng|[(“\"])"
)
#: Words of amending acts, whose numbers are those of another document.
_AMENDING: Final = re.compile(r"(?:ửa\sđổi|ổ\ssung|ãi\sbỏ|hay\sthế|hay\scụm|hay\stừ|ụm\stừ|từ\s[“\"])")
#: A text with fewer articles may be an extract.
_LEAST: Final = 2


def missing_own_provision(subject: Subject) -> Iterator[Finding]:
    """Find pointers into the document to an article, clause or point that it does not have.

    `Điều 9 Quyết định này` says itself whose it is; a bare `Điều 9` is judged only where it lies behind the last
    article of a document whose articles run without a gap.
    """
    last = _last_article(subject)
    for pointer, link in subject.pointed():
        if link.unresolved != "no-such-heading" or not pointer.provisions:
            continue
        if any(level == "appendix" for provision in pointer.provisions for level, _ in provision):
            continue
        place = (pointer.start, pointer.end)
        if _AMENDING.search(subject.text, max(0, place[0] - 120), place[0]):
            continue
        if pointer.pointing == "this" or _is_beyond(subject, pointer, last):
            yield subject.finding(place, "suspect", said=subject.words(place))


def _last_article(subject: Subject) -> int:
    """Give the last article where they run from 1 without a gap, else 0."""
    numbers = {int(label) for label in subject.articles if label.isdigit()}
    last = max(numbers, default=0)
    return last if last >= _LEAST and len(numbers) == last else 0


def _is_beyond(subject: Subject, pointer: Any, last: int) -> bool:
    if not last or pointer.pointing is not None:
        return False
    numbers = [
        int(label)
        for provision in pointer.provisions
        for level, label in provision
        if level == "article" and isinstance(label, str) and label.isdigit()
    ]
    if not numbers or max(numbers) <= last:
        return False
    return _OTHERS.match(subject.text, pointer.end) is None
