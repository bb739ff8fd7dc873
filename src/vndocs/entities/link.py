"""What resolution adds to a mention: the document it means, how the text uses it, and what that rests on.

`Nghị định này` is the document itself, `Nghị định 30` the decree cited in full before. A link says so beside the value,
never in it: the value keeps what the mention says.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..text.source import Span
from .provisions.model import Provision

#: What a target is: the document in hand; a paper it carries under its number (`Quy chế này`); the document whose new
#: wording is quoted; a document that another mention names; a row of the catalogue.
TargetKind = Literal["self", "enclosed", "amended", "mention", "catalogue"]

#: How the text uses a document; the last five are said of a document by another one.
Relation = Literal[
    "legal_basis", "implements", "details", "guides", "amends", "supplements", "replaces", "repeals", "consolidates",
    "issued_with", "cites",
    "amended_by", "supplemented_by", "replaced_by", "repealed_by", "consolidated_in",
]  # fmt: skip

#: What a link rests on, the words of `docs/resolution.md`.
Basis = Literal[
    "this-document", "own-heading", "own-provisions", "enclosure", "quoted-amendment", "quotation", "amending-article",
    "alias",
    "same-code", "number", "name", "only-one", "same-sentence", "same-paragraph", "catalogue-year", "catalogue-date",
    "catalogue-name",
]  # fmt: skip

#: Why a pointer is left open.
Unresolved = Literal[
    "several", "several-meant", "undated", "unknown-name",
    "none-before", "unread-citation", "no-such-heading", "not-this-document", "draft",
    "another-numbering", "footnote",
]  # fmt: skip

#: The keys that links have in records, beside those of the value.
KEYS: Final = (
    "relation", "evidence", "subject", "target", "candidates", "basis", "unresolved", "alias", "issuer_in_full",
)  # fmt: skip


class Target(BaseModel):
    """A document that is meant, and the places in it: what is known of it, wherever that was read.

    `span` is the mention that names the document, where there is one in the text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: TargetKind = Field(description="What it is: the document itself, another mention, a row of the catalogue …")
    span: Span | None = Field(None, description="The mention that names it")
    type: str | None = Field(None, description="Code of the document type", examples=["NĐ"])
    type_name: str | None = Field(None, description="Name of the type", examples=["Nghị định"])
    code: str | None = Field(None, description="Số ký hiệu", examples=["30/2020/NĐ-CP"])
    date: str | None = Field(None, description="Issue date, EDTF", examples=["2020-03-05"])
    issuer: str | None = Field(None, description="Issuing body")
    title: str | None = Field(None, description="Title, or the short name of a statute")
    provisions: tuple[Provision, ...] = Field((), description="The places in it that are meant, as full as is known")


class Link(BaseModel):
    """What resolution says of one mention.

    A mention that needs another to be understood has a `target` with its `basis`, or is `unresolved` for a reason and
    keeps its `candidates`; a mention that says all itself has neither.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    relation: Relation | None = Field(None, description="How the text uses the document")
    evidence: Span | None = Field(None, description="The words that say so")
    subject: Span | None = Field(None, description="The mention of which the relation is said, if not the document")
    target: Target | None = Field(None, description="What is meant")
    candidates: tuple[Target, ...] = Field((), description="What could be meant, where nothing decides")
    basis: Basis | None = Field(None, description="What the target rests on")
    unresolved: Unresolved | None = Field(None, description="Why there is no target")
    alias: Span | None = Field(None, description="Where the short name was declared")
    issuer_in_full: str | None = Field(None, description="The body that the issuer's short name stands for")


class Alias(BaseModel):
    """A short name that the text gives to a document or a body: `(sau đây gọi tắt là Nghị định 30)`.

    It holds from the declaration to `until`, the end of the text or of the quoted amendment that it stands in.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span
    text: str
    name: str = Field(description="The short name", examples=["Nghị định 30", "UBND tỉnh"])
    target: Target | None = Field(None, description="The document, where it names one that was read")
    body: str | None = Field(None, description="The body, where it names one")
    until: int = Field(description="Code point up to which it holds")


def target_from_record(fields: Mapping[str, Any]) -> Target:
    """Make the target of a record."""
    said = {key: value for key, value in fields.items() if key not in ("start", "end")}
    return Target(span=Span(fields["start"], fields["end"]) if "start" in fields else None, **said)


def from_record(entity: Mapping[str, Any]) -> Link | None:
    """Make the link of an entity's record; None where it has none of the keys."""
    said = {key: entity[key] for key in KEYS if key in entity}
    if not said:
        return None
    for key in ("evidence", "subject", "alias"):
        if key in said:
            said[key] = Span(*said[key])
    if "target" in said:
        said["target"] = target_from_record(said["target"])
    if "candidates" in said:
        said["candidates"] = tuple(map(target_from_record, said["candidates"]))
    return Link(**said)


def alias_from_record(fields: Mapping[str, Any]) -> Alias:
    """Make the alias of a record."""
    said = {key: value for key, value in fields.items() if key not in ("start", "end")}
    if "target" in said:
        said["target"] = target_from_record(said["target"])
    return Alias(span=Span(fields["start"], fields["end"]), **said)
