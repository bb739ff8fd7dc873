"""The kinds of entity under the keys that records give them, in the order of records."""

from __future__ import annotations

from typing import Any, Final

from ..entities.amounts import KIND as AMOUNTS
from ..entities.base import Kind
from ..entities.dates import KIND as DATES
from ..entities.lists import KIND as LISTS
from ..entities.people import KIND as PEOPLE
from ..entities.provisions import KIND as PROVISIONS
from ..entities.references import KIND as REFERENCES

#: Key in records and on documents → kind; those that are read unless others are asked for.
KINDS: Final[dict[str, Kind[Any, Any]]] = {
    "references": REFERENCES,
    "internal": PROVISIONS,
    "amounts": AMOUNTS,
    "dates": DATES,
    "lists": LISTS,
}
#: All kinds; people are read only where they are asked for by name.
ALL_KINDS: Final[dict[str, Kind[Any, Any]]] = {**KINDS, "people": PEOPLE}
