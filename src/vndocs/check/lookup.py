"""Which document a citation means: all codes and names of a text asked for at once, then one citation after the other.

Two that could be meant give none; a document that a registry lacks is unknown, and no more than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from ..catalogue.statute import TYPE_WORDS
from ..registry.folding import words_key
from .bodies import agree
from .scope import is_same_period

if TYPE_CHECKING:
    from ..registry import Entry, Registry
    from .citation import Citation
    from .subject import Subject

#: Laws and codes share one series of numbers; so do ordinances and resolutions of no other body.
_LAWS: Final = frozenset(("L", "BL"))


def look_up(subject: Subject, registry: Registry) -> None:
    """Give each citation of a subject its entry or the reason why it has none."""
    citations = subject.citations
    _share_days(citations)
    codes: set[str] = set()
    named: dict[int, tuple[str, ...]] = {}
    for citation in citations:
        code = citation.reading.code
        if not code:
            if names := _names(subject, citation):
                named[citation.index] = names
        elif citation.scope is not None:
            codes.add(code)
    by_code = registry.by_code(codes) if codes else {}
    by_name = registry.by_name({name for names in named.values() for name in names}) if named else {}
    is_claiming = bool(registry.coverage)
    for citation in citations:
        code = citation.reading.code
        if code:
            if citation.scope is not None:
                _by_code(subject, citation, by_code[code])
            else:
                _by_number(citation, registry)
        elif found := [entry for name in named.get(citation.index, ()) for entry in by_name[name]]:
            _by_name(subject, citation, list(dict.fromkeys(found)))
        else:
            citation.reason = "outside coverage" if citation.reading.title else "incomplete citation"
        if is_claiming and citation.entry is None and citation.reason == "outside coverage":
            _claim(subject, citation, registry)
    _follow(subject)


def _follow(subject: Subject) -> None:
    """Give `Nghị định 30` and `Luật Đất đai` the one document that the text cites in full under this number or name."""
    open_ones = [
        citation
        for citation in subject.citations
        if citation.entry is None
        and citation.reason in ("incomplete citation", "several candidates")
        and (citation.scope is None or citation.day is None)
        and not citation.is_own
    ]
    if not open_ones:
        return
    full: dict[tuple[str | None, str], dict[str, Citation]] = {}
    types = {citation.reading.type for citation in open_ones}
    for citation in subject.citations:
        if citation.reading.type not in types:
            continue
        if citation.scope is not None or (citation.entry is not None and citation.reading.date):
            for key in _keys(subject, citation):
                code = citation.reading.code or (citation.entry.code if citation.entry else "")
                full.setdefault(key, {}).setdefault(code, citation)
    for citation in open_ones:
        found = {code: other for key in _keys(subject, citation) for code, other in full.get(key, {}).items()}
        if len(found) == 1 and (other := next(iter(found.values()))) is not citation:
            citation.entry, citation.is_sure = other.entry, other.is_sure
            citation.reason = None if other.entry is not None else other.reason
            citation.others = citation.others if other.entry is not None else other.others


def _keys(subject: Subject, citation: Citation) -> list[tuple[str | None, str]]:
    """Give what a citation can be led to its full form by: type and number, type and name of a statute."""
    reading, keys = citation.reading, []
    if citation.scope is not None:
        keys.append((reading.type, citation.scope.number.lstrip("0")))
    elif reading.code:
        keys.append((reading.type, reading.code.partition("/")[0].lstrip("0")))
    if reading.title is not None and reading.type in TYPE_WORDS:
        keys.append((reading.type, subject.words(reading.title).lower()))
    return keys


def _share_days(citations: Sequence[Citation]) -> None:
    """Give a citation without date the one day with which the document cites the same code elsewhere."""
    undated = [citation for citation in citations if citation.day is None and citation.reading.code]
    if not undated:
        return
    said: dict[tuple[str, str | None], set[str]] = {}
    for citation in citations:
        if citation.whole_day and citation.reading.code:
            said.setdefault((citation.reading.code, citation.reading.type), set()).add(citation.whole_day)
    for citation in undated:
        days = said.get((citation.reading.code or "", citation.reading.type))
        if days is not None and len(days) == 1:
            citation.day, citation.is_day_own = next(iter(days)), False


def _names(subject: Subject, citation: Citation) -> tuple[str, ...]:
    reading = citation.reading
    if reading.code or reading.type not in TYPE_WORDS:
        return ()
    word = TYPE_WORDS[reading.type]
    if reading.title is None:
        return (word,) if reading.type == "HP" else ()
    title = subject.words(reading.title)
    return (f"{word} {title}", title)


def agrees(day: str | None, issued: str) -> bool:
    """Tell whether two days agree as far as both are known."""
    if not day or not issued:
        return True
    size = min(len(day), len(issued))
    return day[:size] == issued[:size]


def _by_code(subject: Subject, citation: Citation, found: Sequence[Entry]) -> None:
    scope, type_code = citation.scope, citation.reading.type
    assert scope is not None
    same = [entry for entry in found if type_code is None or entry.type == type_code] if found else []
    if not same:
        citation.others = tuple(found)
        citation.reason = "outside coverage"
        return
    dated = [entry for entry in same if agrees(citation.day, entry.issued)] if citation.day else same
    if scope.reach == "once":
        _choose(citation, dated or same, is_sure=True)
    elif not citation.day:
        _undated(subject, citation, same)
    elif dated := [entry for entry in dated if _issuer_agrees(subject, citation, entry) is not False]:
        _choose(citation, dated, is_sure=scope.reach != "local" or len(citation.day) == 10)
    else:
        _otherwise_dated(subject, citation, same)


def _undated(subject: Subject, citation: Citation, same: Sequence[Entry]) -> None:
    likely = [entry for entry in same if _issuer_agrees(subject, citation, entry) is not False]
    citation.others = tuple(likely)
    citation.reason = "several candidates" if len(likely) > 1 else "incomplete citation"


def _otherwise_dated(subject: Subject, citation: Citation, same: Sequence[Entry]) -> None:
    """Find the document whose number, body and period are the cited ones and whose day is another."""
    day, scope = citation.day or "", citation.scope
    assert scope is not None
    fitting = [
        (entry, verdict)
        for entry in same
        if (verdict := _issuer_agrees(subject, citation, entry)) is not False and len(entry.issued) == 10
    ]
    period = [pair for pair in fitting if is_same_period(scope, day, pair[0].issued)] if len(day) >= 4 else []
    if len(period) == 1 and not agrees(day, period[0][0].issued):
        citation.entry, citation.is_sure = period[0][0], scope.reach != "local" or period[0][1] is True
        return
    # Another year, and yet the same day or the same title: most likely a slip.
    twins = [entry for entry, _ in fitting if len(day) == 10 and entry.issued[4:] == day[4:]]
    twins = twins or [entry for entry, _ in fitting if _has_title(subject, citation, entry)]
    if len(twins) == 1:
        citation.entry = twins[0]
        return
    citation.others = tuple(same)
    citation.reason = "outside coverage"


def _has_title(subject: Subject, citation: Citation, entry: Entry) -> bool:
    place = citation.reading.title
    if place is None or not entry.title:
        return False
    return words_key(subject.words(place)) == words_key(entry.title)


def _issuer_agrees(subject: Subject, citation: Citation, entry: Entry) -> bool | None:
    place = citation.reading.issuer
    if place is None or not entry.issuer or citation.scope is None or citation.scope.reach != "local":
        return None
    return agree(subject.words(place), entry.issuer)


def _choose(citation: Citation, entries: Sequence[Entry], *, is_sure: bool) -> None:
    if len(entries) == 1:
        citation.entry, citation.is_sure = entries[0], is_sure
    else:
        citation.others, citation.reason = tuple(entries), "several candidates"


def _by_number(citation: Citation, registry: Registry) -> None:
    """Look for `Nghị định 30/2020`: number, year and type may be enough; a number alone never is."""
    reading = citation.reading
    number, _, year = (reading.code or "").partition("/")
    citation.reason = "incomplete citation"
    if len(year) != 4 or not year.isdigit() or not reading.type:
        return
    found = [entry for entry in registry.by_number(number, year) if entry.type == reading.type]
    found = [entry for entry in found if agrees(citation.day, entry.issued)] or found
    if len(found) == 1:
        citation.entry, citation.reason = found[0], None
    elif found:
        citation.others, citation.reason = tuple(found), "several candidates"


def _by_name(subject: Subject, citation: Citation, found: list[Entry]) -> None:
    """Choose among statutes of one name: by the year or day that is said, else by the day on which it was cited."""
    type_code = citation.reading.type
    same = [entry for entry in found if entry.type == type_code or {entry.type, type_code or ""} <= _LAWS] or found
    if citation.day:
        dated = [entry for entry in same if agrees(citation.day, entry.issued)]
        if dated:
            _choose(citation, dated, is_sure=True)
        else:
            citation.others, citation.reason = tuple(same), "outside coverage"
        return
    if len(same) > 1 and subject.day:
        day = subject.day
        valid = [entry for entry in same if entry.had_begun(day) is not False and entry.had_ended(day) is False]
        # A law may be cited between its passing and its taking effect: then two are possible again.
        same = valid or same
    _choose(citation, same, is_sure=len(found) == 1)


def _claim(subject: Subject, citation: Citation, registry: Registry) -> None:
    """Find the declared coverage by which the registry would have to know the document."""
    if citation.is_own:
        return
    reading, scope = citation.reading, citation.scope
    day = citation.day or (scope.year if scope else "")
    if not day or not day[:4].isdigit() or not reading.type:
        return
    issuer = subject.words(reading.issuer) if reading.issuer else ""
    signs = tuple(sign.rstrip("0123456789") for sign in scope.signs) if scope else ()
    citation.claim = registry.covers(reading.type, int(day[:4]), signs, issuer)


def names_of(entries: Iterable[Entry], limit: int = 5) -> str:
    """Name some documents, for messages; `…` says that there are more."""
    named = []
    for entry in entries:
        day = f" ({_day(entry.issued)})" if entry.issued else ""
        # A constitution has neither number nor title.
        named.append(f"{entry.code or entry.title or TYPE_WORDS.get(entry.type, entry.type)}{day}")
    several = list(dict.fromkeys(named))
    return ", ".join([*several[:limit], *(["…"] if len(several) > limit else [])])


def _day(issued: str) -> str:
    return "/".join(reversed(issued.split("-")))
