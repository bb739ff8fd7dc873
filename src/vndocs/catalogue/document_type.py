"""The types of documents: `Nghị quyết` is NQ, `Quy định` QyĐ in the state and QĐ in the Party.

Nghị định 30/2020/NĐ-CP, Phụ lục III, for administrative documents; Luật 64/2025/QH15, Điều 4, for normative ones;
Quy định 399-QĐ/TW for those of the Party.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from ..text.spelling import plain_tones
from .rows import CONFIDENCES, Row, load

SYSTEMS: Final = ("administrative", "sector", "normative", "judicial", "party", "organisation", "standard", "other")
_SORTS: Final = ("name", "abbreviation", "subtype")


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type in one system of signs: its name, the code to give it, and the code its symbol prints (empty: none)."""

    name: str
    qualifier: str
    code: str
    printed: str
    system: str
    shape: str
    example: str
    aliases: tuple[str, ...]
    english: str
    basis: str
    confidence: str
    note: str


@dataclass(frozen=True, slots=True)
class TypeName:
    """A name in print: of a type, short for one (`TTLT`), or with a qualifier of its own (`Báo cáo thẩm tra`)."""

    name: str
    code: str
    canonical: str
    sort: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Give all types; one name stands once in each system and qualifier."""
    return load("document_types.csv", _type, lambda value: (value.name, value.qualifier, value.system))


def _type(row: Row) -> DocumentType:
    return DocumentType(
        name=row.word("name"),
        qualifier=row.real("qualifier"),
        code=row.word("code"),
        printed=row.real("printed"),
        system=row.choice("system", SYSTEMS),
        shape=row.text("shape"),
        example=row.text("example"),
        aliases=row.several("aliases"),
        english=row.text("english"),
        basis=row.text("basis"),
        confidence=row.choice("confidence", CONFIDENCES),
        note=row.text("note"),
    )


@cache
def _names() -> tuple[TypeName, ...]:
    def make(row: Row) -> TypeName:
        return TypeName(row.word("name"), row.word("code"), row.word("canonical"), row.choice("sort", _SORTS))

    return load("type_names.csv", make, lambda value: value.name)


@cache
def type_names() -> dict[str, tuple[str, str]]:
    """Give code and canonical name of every printed name, by the name in lower case and with old tone placement.

    Abbreviations stand in it too (`ttlt`, `qđ`): who looks one up should see to the case of what was printed.
    """
    names: dict[str, tuple[str, str]] = {}
    for name in _names():
        names.setdefault(plain_tones(name.name.lower()), (name.code, name.canonical))
    return names


@cache
def type_abbreviations() -> dict[str, tuple[str, str]]:
    """Give code and canonical name of every abbreviation, by the abbreviation in its own case (`CTr`, `TTLT`)."""
    return {name.name: (name.code, name.canonical) for name in _names() if name.sort == "abbreviation"}


@cache
def _by_plain_name() -> tuple[tuple[str, DocumentType], ...]:
    return tuple((plain_tones(kind.name.lower()), kind) for kind in document_types())


def find_types(name: str, system: str | None = None) -> tuple[DocumentType, ...]:
    """Give the types of a name in any case and tone placement, in one system or all; a sub-type gives its head."""
    wanted = plain_tones(" ".join(name.split()).lower())
    code, canonical = type_names().get(wanted, ("", ""))
    names = (wanted, plain_tones(canonical.lower()))
    found = [kind for name, kind in _by_plain_name() if name in names]
    if not found:
        head = [kind for name, kind in _by_plain_name() if kind.code == code and wanted.startswith(name + " ")]
        found = head or [kind for kind in document_types() if code and kind.code == code]
    return tuple(kind for kind in found if system in (None, kind.system))


def types_of_code(code: str, system: str | None = None) -> tuple[DocumentType, ...]:
    """Give the types that a code stands for (`QĐ` in the Party: Quyết định and Quy định), in one system or all."""
    return tuple(
        kind for kind in document_types() if code in (kind.code, kind.printed) and system in (None, kind.system)
    )
