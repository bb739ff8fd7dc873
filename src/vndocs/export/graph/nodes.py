"""Which mentions are one document: by type, code, date and issuer together, never by the code alone.

A code that is given once in the state (`30/2020/NĐ-CP`) is one node wherever it is cited. Others are one node when day
and body are the same; a mention that says less joins a fuller one of its own file, where there is only one, and is else
a node of its file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...entities.references import Reference
from ...entities.references.identity import issuers_of
from ...errors import IdentifierError
from ...identity import urn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...entities.link import Target
    from ...entities.mention import Mention
    from ...pipeline.document import Document

Key = tuple[str, ...]


@dataclass(slots=True)
class Cited:
    """A document that a mention means: what is known of it, and the mention."""

    reference: Reference
    mention: Mention[Any]
    key: Key = ()
    is_self: bool = False


@dataclass(slots=True)
class File:
    """A citing document: its own number where it has one, and what it cites."""

    name: str
    own: Cited | None = None
    cited: list[Cited] = field(default_factory=list)


def file_of(document: Document, number: int) -> File:
    """Read off a document who it is and what it cites, each with the key of its node."""
    file = File(document.source.name or f"text {number}")
    for mention in document.references:
        if mention.value.role == "own" and file.own is None:
            file.own = Cited(mention.value, mention)
            continue
        target = mention.link.target if mention.link is not None else None
        file.cited.append(Cited(_fuller(mention.value, target), mention, is_self=_is_self(target)))
    for pointer in document.internal:
        target = pointer.link.target if pointer.link is not None else None
        if target is not None and target.kind in ("mention", "catalogue") and (target.type or target.code):
            file.cited.append(Cited(_fuller(None, target), pointer))
    _name(file)
    return file


def label(reference: Reference) -> str:
    """Give the short name of a document: type and code, a statute's name and year."""
    try:
        bare = reference.model_copy(update={"provisions": ()})
        return format(bare, "short")
    except ValueError:
        return reference.code or str(reference.name)


def urn_of(reference: Reference) -> str | None:
    """Give the URN of a document, None where too little is said."""
    try:
        return urn.format(reference)
    except IdentifierError:
        return None


def _is_self(target: Target | None) -> bool:
    return target is not None and target.kind in ("self", "enclosed")


def _fuller(reference: Reference | None, target: Target | None) -> Reference:
    """Give the document that a link leads to; what the mention itself says goes first."""
    said = reference.model_dump() if reference is not None else {}
    meant = {} if target is None else target.model_dump(exclude={"kind", "span", "provisions"})
    # Where the link leads to a number, name and number of the mention are parts of what the target says.
    whole = {**said, **{key: value for key, value in meant.items() if value and (not said.get(key) or key == "code")}}
    return Reference.model_validate({**whole, "provisions": (), "role": "cited"})


def _name(file: File) -> None:
    """Give every document of a file its key; mentions that say less join the only fuller one."""
    everyone = [*([file.own] if file.own else []), *file.cited]
    full: dict[Key, set[Key]] = {}
    days: dict[Key, Key] = {}
    for cited in everyone:
        cited.key = _key(cited.reference)
        if cited.key[:1] == ("body",):
            # In one file a number and a day are one document, however its body is written.
            cited.key = days.setdefault(cited.key[:4], cited.key)
        if cited.key:
            for less in _less(cited.reference):
                full.setdefault(less, set()).add(cited.key)
    for cited in everyone:
        if cited.key:
            continue
        for less in _less(cited.reference):
            if len(found := full.get(less, set())) == 1:
                cited.key = next(iter(found))
                break
        else:
            identity = cited.reference.identity
            cited.key = ("file", file.name, *(part or "" for part in identity))


def _key(reference: Reference) -> Key:
    """Give the key of a document that is told from all others; empty where too little is said."""
    identity = reference.identity
    if identity.code is None:
        is_named = identity.title is not None and identity.type is not None
        return ("name", identity.type or "", identity.title or "", (identity.date or "")[:4]) if is_named else ()
    if issuers_of(reference.code, reference.type) and (reference.year or len(identity.date or "") == 10):
        return ("state", identity.type or "", identity.code, "" if reference.year else identity.date or "")
    if reference.system == "standard":
        return ("standard", identity.type or "", identity.code)
    if identity.date is not None and len(identity.date) == 10 and identity.issuer is not None:
        return ("body", identity.type or "", identity.code, identity.date, identity.issuer)
    return ()


def _less(reference: Reference) -> Iterator[Key]:
    """Give what a mention says without its body, and without body and day, the fuller first."""
    identity = reference.identity
    if identity.code is not None:
        if identity.date is not None:
            yield ("less", identity.type or "", identity.code, identity.date)
        else:
            yield ("less", identity.type or "", identity.code)
        if identity.date is not None and identity.issuer is not None:
            yield ("less", identity.type or "", identity.code)
