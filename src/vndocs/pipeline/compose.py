"""Joins what belongs together: provisions, date, issuer, title and a shared type with the reference they stand beside.

The grammar between citations: a chain of provisions belongs to the document that begins where the chain expects one; a
date to the code it stands behind; an issuer behind or before a coordination (`A và B của X`) to each member of one
series; a title to the last. Nothing is carried over from an earlier sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Final

from ..entities.references import issuer as issuers
from ..entities.references.own_words import Core
from ..entities.references.reading import ReferenceReading
from ..entities.references.title_forms import compiled, teach_neighbours
from ..text.lexicon import load
from ..text.source import Source
from . import amendments, dated, headings
from .draft import Draft

_BETWEEN: Final = re.compile(
    r"[ \n\t*”\"]*(?:(?:,|;|và|hoặc|hay|cùng|cùng với|&)[ \n\t*]*){1,2}(?:các )?(?:số[ \n\t*]*)?$"
)
_USUAL: Final = frozenset((", ", ",\n", "; ", " và ", "\nvà ", " và\n", ", và "))
_BEFORE_JOINTS: Final = ' \n\t*”"'
_JOINTS: Final = frozenset(",;vhc&")
_START: Final = itemgetter(0)
_SHARING: Final = 24
_LAWS: Final = frozenset(("L", "BL", "PL"))
_LAWGIVER: Final = re.compile(
    r"(?i:qu[ốô]c|[uủ][ỷy]\W+ban\W+th|ubtvqh|ch[ủu]\W+t[ịi]ch|nh[àa]\W+n|h[ộô]i\W+đ|nước|việt)"
)
_BLANKS: Final = frozenset(" \n\t*,")


def join(
    source: Source, cores: Sequence[Core], pointers: Sequence[Any], dates: Sequence[Any]
) -> tuple[list[ReferenceReading], list[Any]]:
    """Give the references with all that belongs to them, and the pointers that stayed on their own."""
    text = source.text
    date_at = dict(zip(map(_START, dates), dates, strict=True))
    chain_at = {pointer.tail: number for number, pointer in enumerate(pointers) if pointer.provisions}
    taken: set[int] = set()
    drafts: list[Draft] = []
    for draft in _drafts(text, cores, date_at):
        previous = drafts[-1] if drafts else None
        chain = chain_at.get(draft.start)
        if chain is not None:
            taken.add(chain)
            draft.provisions = pointers[chain].provisions
            draft.start = pointers[chain].start
        elif (
            previous is not None
            and 0 <= draft.start - previous.end <= _SHARING
            and _are_joined(between := text[previous.end : draft.start])
        ):
            # Behind a semicolon only what has no type of its own goes on with the row: `…; số 48/2023/QĐ-UBND`.
            draft.chained = ";" not in between or draft.core.type_name is None
            if draft.core.type_name is None and previous.type_name is not None:
                draft.type = draft.type if draft.type and draft.type != "CV" else previous.type
                draft.type_name = previous.type_name
        if draft.nested:
            # What stands behind belongs to the law around it.
            drafts.append(draft)
            continue
        draft.read_behind(text, date_at)
        if draft.issuer is None or draft.date is None or len(draft.date) < 10:
            read_before(text, draft, dates)
        if draft.chained and previous is not None:
            _share_issuer(drafts, draft)
        elif (
            previous is not None
            and draft.issuer is not None
            and draft.issuer == previous.issuer
            and _names(previous, draft)
        ):
            # `… về dự án Luật X do Chính phủ ban hành`: the issuer is that of the document whose title names the law.
            draft.issuer = None
        if draft.issuer is not None and draft.type in _LAWS and not _LAWGIVER.match(text, draft.issuer[0]):
            # `… theo Luật Đầu tư công của Bộ, cơ quan trung ương` says whose the plan is.
            if previous is not None and previous.issuer is None and _names(previous, draft):
                _hand_over(previous, draft)
            draft.issuer = None
        drafts.append(draft)
    for draft in dated.read(text, drafts, dates, date_at):
        chain = chain_at.get(draft.start)
        if chain is not None and chain not in taken:
            taken.add(chain)
            draft.provisions, draft.start = pointers[chain].provisions, pointers[chain].start
        if draft.issuer is None:
            read_before(text, draft, dates)
        drafts.append(draft)
    headings.mark_own(text, drafts, dates)
    if not _are_in_order(drafts):
        drafts.sort(key=lambda draft: (draft.start, -draft.end))
    amendments.mark(text, drafts)
    readings = [draft.reading() for draft in drafts]
    alone = [pointer for number, pointer in enumerate(pointers) if pointer.alone and number not in taken]
    return readings, _outside(alone, readings)


def _are_joined(between: str) -> bool:
    """Tell whether the words between two documents join them to a row."""
    if between in _USUAL:
        return True
    words = between.lstrip(_BEFORE_JOINTS)
    return words[:1] in _JOINTS and _BETWEEN.match(between) is not None


def _are_in_order(drafts: list[Draft]) -> bool:
    """Tell whether drafts stand in the order of the text already, the longer of two that begin together first."""
    start, end = -1, 0
    for draft in drafts:
        if draft.start < start or (draft.start == start and draft.end > end):
            return False
        start, end = draft.start, draft.end
    return True


def _hand_over(outer: Draft, inner: Draft) -> None:
    """Give issuer and day behind a law to the document that carries it out: `… Luật X ngày … của Chính phủ`."""
    outer.issuer = inner.issuer
    if outer.date is None and inner.date_at is not None and inner.end == inner.date_at[1] and inner.code is None:
        outer.date, outer.date_at = inner.date, inner.date_at
        inner.date = inner.date_at = None
        inner.end = inner.core.end


def _names(outer: Draft, inner: Draft) -> bool:
    """Tell whether a document is named in the title of another and its issuer stands behind that."""
    return (
        outer.title is not None
        and outer.title[0] <= inner.start < outer.title[1]
        and inner.issuer is not None
        and inner.issuer[0] > inner.start
    )


def _drafts(text: str, cores: Sequence[Core], date_at: dict[int, Any]) -> list[Draft]:
    """Give the drafts in text order, each with its number and date; a statute's follow its name."""
    drafts: list[Draft] = []
    number, count = 0, len(cores)
    told = compiled.survey(text, cores) if compiled is not None else [-1] * count
    #: The amending law whose name is being read, and the start of the last law in it.
    amending: Draft | None = None
    last = -1
    inner: set[int] = set()
    while number < count:
        core = cores[number]
        draft = Draft(core, told[number])
        number += 1
        drafts.append(draft)
        if inner:
            draft.nested = draft.start in inner
        if draft.kind != "name":
            draft.read_date(text, date_at)
            continue
        if core.inner:
            amending, last = draft, core.inner[-1]
            inner.update(core.inner)
            continue
        # The number behind an amending law's only inner law is its own; behind one of several, the inner law's.
        owner = amending if amending is not None and core.start == last and len(amending.core.inner) == 1 else draft
        if number < count and owner.take_number(text, core.end, cores[number]):
            number += 1
        if amending is not None and core.start == last:
            amending.end = max(amending.end, draft.end)
            if len(amending.core.inner) > 1 and amending.title is not None:
                amending.title = amending.title[0], amending.end
            amending.read_date(text, date_at)
            amending = None
        else:
            draft.read_date(text, date_at)
    return drafts


def read_before(text: str, draft: Draft, dates: Sequence[Any]) -> None:
    """Read the issuer, and with it the day, that the sentence names before the mention."""
    verb = issuers.verb_before(text, draft.start) if draft.may_have_verb() else -1
    if verb < 0:
        return
    # `Bộ Tài chính ngày 25/11/2025 đã ban hành …`: the day may stand between body and verb, or before the body.
    between = dated.ending_before(text, dates, verb)
    end = verb if between is None else between.start
    while text[end - 1 : end] in _BLANKS and end:
        end -= 1
    found = issuers.read_issuer_before(text, draft.start, end)
    if found is None:
        return
    if draft.issuer is None:
        draft.issuer = found
    if draft.date is None or len(draft.date) < 10:
        date = between or dated.ending_before(text, dates, found[0])
        if date is not None:
            draft.date, draft.date_at = date.value[:10], draft.date_at or (date.start, date.end)


def _share_issuer(drafts: list[Draft], draft: Draft) -> None:
    """Give the issuer behind or before a coordination to each member of the same series."""
    if draft.issuer is None:
        previous = drafts[-1]
        if previous.issuer is not None and previous.issuer[1] <= previous.start and previous.tail == draft.tail:
            draft.issuer = previous.issuer
        return
    if draft.issuer[0] < draft.start:
        return
    for earlier in reversed(drafts):
        if earlier.issuer is not None or earlier.tail != draft.tail:
            break
        earlier.issuer = draft.issuer
        if not earlier.chained:
            break


def _outside(pointers: list[Any], readings: list[ReferenceReading]) -> list[Any]:
    """Leave out pointers that lie within a reference's own words."""
    out = []
    number, count = 0, len(readings)
    # By place, not by name: there is one for every mention. Both begin with their start.
    reach = -1
    following: int = readings[0][0] if count else 0
    for pointer in pointers:
        start: int = pointer[0]
        while number < count and following <= start:
            end: int = readings[number][1]
            if end > reach:
                reach = end
            number += 1
            if number < count:
                following = readings[number][0]
        if start >= reach:
            out.append(pointer)
    return out


if compiled is not None:
    teach_neighbours(
        load("vndocs.entities.references", "title.toml")["behind"],
        verb_ends=issuers.LAST_WORDS,
        type_ends=(*dated.endings(), *dated.WORN_ENDINGS),
        lost=dated.LOST,
    )
