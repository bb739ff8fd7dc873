"""A provision of the document itself that it does not have: `Điều 9 Quyết định này` where the last is Điều 4."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ..finding import Finding
from ..slips import opens_line

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("pointers",)
#: Words behind a bare `Điều 7` that say whose it is, also where a scan cut them up or a page ends.
_OTHERS: Final = re.compile(
    r",\s{0,3}\n|[\s*_]{0,3}(?:,\s)?(?:c\s?ủa|Luật|Bộ|Nghị|Thông|Quy|Pháp|Hiến|Hợp|trong|ban\s|Điều\slệ|tại|như\ssau|bằng|[(“\"])"
)
#: Words of amending acts, whose numbers are those of another document.
_AMENDING: Final = re.compile(r"(?:ửa\sđổi|ổ\ssung|ãi\sbỏ|hay\sthế|hay\scụm|hay\stừ|ụm\stừ|từ\s[“\"])")
#: So far before a pointer the quotation opens in which it stands; so far its clause begins.
_QUOTED: Final = 1500
_CLAUSE: Final = 240
_ITEM: Final = re.compile(r"[ \t*_>#-]{0,12}(?:[0-9]{1,3}[.)]|[a-zđ][.)/]|[-+•])?[ \t*_]{0,4}")
_CLAUSE_AT: Final = re.compile(r"(?<=\n)[ \t*_>#]{0,12}(\d{1,3})[.)](?![\d])")
#: So far behind its number an article says that it amends.
_OPENING: Final = 160
#: A text with fewer articles may be an extract.
_LEAST: Final = 2


def missing_own_provision(subject: Subject) -> Iterator[Finding]:
    """Find pointers into the document to an article, clause or point that it does not have.

    `Điều 9 Quyết định này` says itself whose it is; a bare `Điều 9` is judged only where it lies behind the last
    article of a document whose articles run without a gap.
    """
    last = _last_article(subject)
    if last == 0:
        return
    seen: dict[tuple[int, str, str], bool] = {}
    for index in subject.lots.pointers:
        pointer = subject.pointers[index]
        if not _can_lack(subject, pointer, last, seen):
            continue
        place = (pointer.start, pointer.end)
        if _is_in_amending(subject, place[0]) or _speaks_of_another(subject.text, place[0], pointer.pointing):
            continue
        # What is quoted, or belongs to another act after all, is told by resolution; few pointers come so far.
        resolved = subject.document.resolved
        if resolved is not None and (
            _is_own(resolved.internal[index], pointer, last)
            or _lacks_clause(subject, resolved.internal[index], pointer)
        ):
            yield subject.finding(place, "suspect", said=subject.words(place))


def _is_in_amending(subject: Subject, start: int) -> bool:
    """Tell whether a pointer stands in an article that amends another act: `Điều 1. Sửa đổi, bổ sung một số điều …`."""
    starts = list(subject.articles.values())
    before = bisect_right(starts, start) - 1
    if before < 0:
        return False
    return _AMENDING.search(subject.text, starts[before], min(start, starts[before] + _OPENING)) is not None


def _speaks_of_another(text: str, start: int, pointing: str | None) -> bool:
    """Tell whether a pointer stands where a text tells of another act: in quoted wording, behind words of amendment.

    A bare `Khoản 5 Điều 57 về …` that begins an item is one of a row of provisions whose owner the lead names.
    """
    low = max(0, start - _QUOTED)
    if max(text.rfind("“", low, start), text.rfind("‘", low, start)) > max(
        text.rfind("”", low, start), text.rfind("’", low, start)
    ):
        return True
    if _AMENDING.search(text, max(0, start - _CLAUSE), start) is not None:
        return True
    line = text.rfind("\n", max(0, start - 40), start) + 1
    return pointing is None and _ITEM.fullmatch(text, line, start) is not None


def _is_own(link: Any, pointer: Any, last: int) -> bool:
    """Tell whether a pointer into this document misses: no heading was found, or it names one behind the last.

    `Điều 9 Quyết định này` says whose it is; its clauses may stand where no marker was seen.
    """
    if link.unresolved == "no-such-heading":
        return True
    is_self = pointer.pointing == "this" and link.target is not None and link.target.kind == "self"
    return is_self and max(_numbers(pointer), default=0) > last


def _lacks_clause(subject: Subject, link: Any, pointer: Any) -> bool:
    """Tell whether `khoản 8 Điều 1 Quyết định này` names a clause that the article cannot have.

    Its clauses run from 1 without a gap and end before, or it is one line, in which no clause can stand.
    """
    if pointer.pointing != "this" or link.target is None or link.target.kind != "self":
        return False
    # `khoản 6 Điều này` lies where it stands, which an extract has not whole.
    if subject.words((pointer.start, pointer.end)).lower().endswith("điều này"):
        return False
    starts = list(subject.articles.values())
    for provision in pointer.provisions:
        said = dict(provision)
        clause, at = said.get("clause", ""), subject.articles.get(said.get("article", ""), -1)
        if not (isinstance(clause, str) and clause.isdigit()) or at < 0:
            continue
        after = bisect_right(starts, at)
        body = subject.text[at : starts[after] if after < len(starts) else len(subject.text)].rstrip()
        counted = [int(number) for number in _CLAUSE_AT.findall(body)]
        if counted == list(range(1, len(counted) + 1)) and int(clause) > len(counted) and (counted or "\n" not in body):
            return True
    return False


def _numbers(pointer: Any) -> list[int]:
    """Give the numbers of the articles that a pointer names."""
    return [
        int(label)
        for provision in pointer.provisions
        for level, label in provision
        if level == "article" and isinstance(label, str) and label.isdigit()
    ]


def _last_article(subject: Subject) -> int:
    """Give the last article where they run from 1 without a gap, else 0."""
    numbers = {int(label) for label in subject.articles if label.isdigit()}
    last = max(numbers, default=0)
    return last if last >= _LEAST and len(numbers) == last else 0


def _can_lack(subject: Subject, pointer: Any, last: int, seen: dict[tuple[int, str, str], bool]) -> bool:
    """Tell whether a pointer can be to what the document lacks, by what it says alone."""
    levels = {level for provision in pointer.provisions for level, _ in provision}
    if "appendix" in levels:
        return False
    if "article" in levels and max(_numbers(pointer), default=0) > last:
        return pointer.pointing == "this" or (
            pointer.pointing is None and _OTHERS.match(subject.text, pointer.end) is None
        )
    return pointer.pointing == "this" and bool(levels & {"clause", "point"}) and not _is_there(subject, pointer, seen)


def _is_there(subject: Subject, pointer: Any, seen: dict[tuple[int, str, str], bool]) -> bool:
    """Tell whether clauses and points stand at line starts of the article that a pointer means, as far as can be seen.

    It spares the resolution of most texts; what is not seen here is looked at again there.
    """
    text, articles = subject.text, subject.articles
    starts = list(articles.values())
    for provision in pointer.provisions:
        said = dict(provision)
        label = said.get("article")
        at = articles.get(label, -1) if label else starts[max(0, bisect_right(starts, pointer.start) - 1)]
        if at < 0:
            return False
        after = bisect_right(starts, at)
        end = starts[after] if after < len(starts) else len(text)
        for level in ("clause", "point"):
            if level not in said:
                continue
            # A long article is looked through once for each label, however often it is pointed at.
            key = (at, level, said[level])
            if key not in seen:
                seen[key] = opens_line(text, said[level], at, end)
            if not seen[key]:
                return False
    return True
