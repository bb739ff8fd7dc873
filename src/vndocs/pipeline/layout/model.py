"""The official layout of a document: what stands in its heading, at its end, and how its body is built.

Nghị định 30/2020/NĐ-CP, Phụ lục I, for papers of the State; 78/2025/NĐ-CP, Điều 71, for normative ones; Hướng dẫn
05-HD/VPTW for those of the Party.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ...text.source import Span

System = Literal["state", "party", "mass", "court", "other"]
Authority = Literal["TM", "KT", "TL", "TUQ", "Q"]
Unit = Literal[
    "part", "chapter", "section", "subsection", "article", "clause", "point", "subpoint", "appendix", "heading"
]


class Heading(BaseModel):
    """A part of the body with its label and place: `Điều 5. Hiệu lực`, `1.`, `a)`, `Phụ lục I`.

    It reaches from `start` to `end` with all that belongs to it; its own line, as far as it is a heading, ends at
    `line_end`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: Unit = Field(description="What sort of part it is; `heading` is `I.` or `1.` of a text without articles")
    label: str = Field(description="Its label: `Điều 5`, `Chương II`, `1`, `a`", examples=["Điều 5"])
    title: str | None = Field(None, description="What it is called, where the line says so: `Hiệu lực thi hành`")
    depth: int = Field(ge=0, description="How many headings it stands in")
    start: int = Field(ge=0, description="Code point of the raw text at which its label begins")
    line_end: int = Field(ge=0, description="Code point behind its heading, or behind the marker of a clause or point")
    end: int = Field(ge=0, description="Code point behind all that belongs to it")

    @property
    def span(self) -> Span:
        """All that belongs to it, in the raw text."""
        return Span(self.start, self.end)


class Layout(BaseModel):
    """What the layout of a document says; what it does not say is none or empty, never guessed from the world.

    `parts` gives the span of each part in the raw text by its name; those of lists are numbered: `bases.0`,
    `recipients.3`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    system: System | None = Field(None, description="Whose papers look so: `state`, `party`, `mass`, `court`, `other`")
    superior: str | None = Field(None, description="The upper body over the issuer in the heading")
    issuer: str | None = Field(None, description="The issuing body in the heading, its lines joined")
    number: str | None = Field(None, description="Số, ký hiệu in canonical form", examples=["06/2024/QĐ-UBND"])
    place: str | None = Field(None, description="Where it was issued", examples=["Kon Tum"])
    date: str | None = Field(None, description="When it was issued, EDTF", examples=["2024-01-05", "2024-01"])
    type: str | None = Field(
        None, description="The name of its type as printed, none for letters", examples=["Quyết định"]
    )
    title: str | None = Field(None, description="Trích yếu without `Về việc`, `V/v`")
    bases: int | None = Field(None, description="How many legal bases are listed; `parts` has their places")
    addressees: tuple[str, ...] = Field((), description="Who stands behind `Kính gửi`")
    recipients: tuple[str, ...] = Field((), description="Who stands under `Nơi nhận`")
    authority: Authority | None = Field(None, description="The sign before the signature: `TM`, `KT`, `TL`, `TUQ`, `Q`")
    on_behalf_of: str | None = Field(None, description="The body or office behind that sign")
    position: str | None = Field(None, description="The office of the first signer")
    signer: str | None = Field(None, description="The name of the first signer")
    marks: tuple[str, ...] = Field((), description="Marks of urgency and secrecy")
    outline: tuple[str, ...] = Field((), description="Labels of the headings in order, without quoted new wording")
    body: tuple[Heading, ...] = Field((), description="The body as a tree in text order, down to its points")
    quoted: tuple[Span, ...] = Field((), description="Stretches of quoted new wording, which are no part of the tree")
    author: str | None = Field(None, description="Of a web page: who wrote the article")
    published: str | None = Field(None, description="Of a web page: when the article appeared, EDTF")
    boilerplate: tuple[Span, ...] = Field((), description="Of a web page: what belongs to the site, not to the text")
    parts: Mapping[str, Span] = Field({}, description="Start and end of each part, by name")

    def spans(self, name: str) -> tuple[Span, ...]:
        """Give the spans of a part by its name: one, or those of a list in order (`bases`, `recipients`)."""
        if name in self.parts:
            return (self.parts[name],)
        found, number = [], 0
        while f"{name}.{number}" in self.parts:
            found.append(self.parts[f"{name}.{number}"])
            number += 1
        return tuple(found)

    def children(self, index: int) -> tuple[int, ...]:
        """Give the headings directly below one of `body`, as indexes."""
        depth, found = self.body[index].depth, []
        for below in range(index + 1, len(self.body)):
            if self.body[below].depth <= depth:
                break
            if self.body[below].depth == depth + 1:
                found.append(below)
        return tuple(found)
