"""How readings are told, as tables for the compiled tellers, which make records and columns of them.

A plan has a row for each field of a kind's record, and says where in the light tuple it stands. `records.py` and the
rooms of the kinds say the same in Python; `tests/test_told.py` holds the two together. Ways of telling:

- of one place in the tuple: `word` where it is not empty, `value` always, `given` where it is not None, `lacking` where
  another place is None, `other` where it is another word than usual, `flag` as True, `name` the words of a stretch and
  of a second one behind it, `paths` provisions, `stretch` a place as a pair, `span` a place as start and end;
- of what is told by a plan of its own: `target`, `targets`, `said` (a plan for each class, a function for the rest),
  `items` (starts, signs, depths and what is quoted, one behind the other, and the text);
- by a function: `made` of a value, `merged` of a reading where a place says so, `instead` of all that follows, where
  the value is None and another place is not empty;
- parts: `part` a place, `between` two offsets where a third place is not empty, `amenders`; and the whole: `whole` a
  place, `wider` by a place, `begin` and `end` an offset, `asked` of a function.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

from ..entities.amounts.reading import Reading as Amount
from ..entities.dates.parser import record as date_record
from ..entities.dates.reading import Reading as Date
from ..entities.lists.reading import Reading as NumberedList
from ..entities.lists.record import odd, printed, whole
from ..entities.provisions.parser import Reading as Pointer
from ..entities.references import reading as references
from ..entities.references.reading import ReferenceReading
from .resolve.light import Heading, Link, Target, said_of

#: A row of a plan as the tellers take it: how, name, place, another place or -1, what the way needs besides.
Row = tuple[str, str, int, int, Any]
#: The plan of a compiled teller.
Plan = Any


class Told(NamedTuple):
    """A field: how it is told, its name, the attribute of the reading that holds it, another, what else is needed."""

    how: str
    name: str
    of: str = ""
    also: str = ""
    extra: Any = None


_SAID: Final = (
    Told("word", "type", "type"),
    Told("word", "type_name", "type_name"),
    Told("word", "code", "code"),
    Told("word", "date", "date"),
    Told("name", "issuer", "issuer", "issuer_rest"),
    Told("name", "title", "title"),
)
_REFERENCE: Final = (
    *_SAID,
    Told("paths", "provisions", "provisions"),
    Told("other", "role", "role", extra="cited"),
    Told("made", "amended_by", "amended_by", extra=references.amendments),
    *(Told("part", name, at) for name, at in (("code", "code_at"), ("date", "date_at"))),
    *(Told("part", name, name) for name in ("issuer", "title")),
    Told("amenders", "amended_by", "amended_by"),
    Told("end", "", "amended_end"),
    *(Told("wider", "", name) for name in ("issuer", "title", "date_at")),
)
_POINTER: Final = (
    *(Told("word", name, name) for name in ("type", "type_name")),
    Told("paths", "provisions", "provisions"),
    *(Told("word", name, name) for name in ("pointing", "unit")),
    Told("between", "provisions", "start", "chain_end", "provisions"),
    Told("between", "type", "tail", "end", "type_name"),
    Told("begin", "", "begin"),
)
_AMOUNT: Final = (
    Told("given", "value", "value"),
    *(Told("lacking", name, name, "value") for name in ("low", "high")),
    Told("value", "currency", "currency"),
    Told("word", "per", "per"),
    Told("flag", "words", "words"),
    Told("word", "qualifier", "qualifier"),
    Told("between", "per", "per_start", "end", "per"),
    Told("whole", "", "whole"),
)
_DATE: Final = (
    Told("instead", "", "value", "written", date_record),
    Told("value", "value", "value"),
    Told("word", "period", "period"),
)
_LIST: Final = (
    Told("value", "inline", "inline"),
    Told("items", "items", "starts", "text", printed),
    Told("merged", "", "is_odd", "", odd),
    Told("asked", "", "start", "", whole),
)
_TARGET: Final = (
    Told("word", "kind", "kind"),
    Told("span", "", "place"),
    Told("said", "", "said"),
    Told("paths", "provisions", "provisions"),
)
_LINK: Final = (
    Told("word", "relation", "relation"),
    *(Told("stretch", name, name) for name in ("evidence", "subject")),
    *(Told(how, name, name) for how, name in (("target", "target"), ("targets", "candidates"))),
    *(Told("word", name, name) for name in ("basis", "unresolved")),
    Told("stretch", "alias", "alias"),
    Told("word", "issuer_in_full", "issuer_in_full"),
)
_KINDS: Final[dict[str, tuple[type[Any], tuple[Told, ...]]]] = {
    "references": (ReferenceReading, _REFERENCE),
    "provisions": (Pointer, _POINTER),
    "amounts": (Amount, _AMOUNT),
    "dates": (Date, _DATE),
    "lists": (NumberedList, _LIST),
}


class Plans(NamedTuple):
    """The plans of a teller: of each kind, by its name, and of links."""

    kinds: dict[str, Plan]
    link: Plan


@cache
def plans(teller: Any) -> Plans:
    """Give the plans of a compiled teller."""
    said = {ReferenceReading: _plan(teller, ReferenceReading, _SAID), Heading: _plan(teller, Heading, _SAID[:2])}
    target = _plan(teller, Target, _TARGET, {"said": (said, said_of)})
    link = _plan(teller, Link, _LINK, dict.fromkeys(("target", "targets"), target))
    return Plans({name: _plan(teller, *kind) for name, kind in _KINDS.items()}, link)


def _plan(teller: Any, reading: Any, fields: tuple[Told, ...], extras: dict[str, Any] | None = None) -> Plan:
    at = {name: place for place, name in enumerate(reading._fields)}
    rows: list[Row] = []
    for how, name, of, also, extra in fields:
        if how == "between":
            extra = at[extra]
        rows.append((how, name, at[of], at[also] if also else -1, (extras or {}).get(how, extra)))
    return teller.plan(len(at), tuple(rows))
