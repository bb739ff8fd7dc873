"""What an explanation says, as values, as a record for JSON, and in sentences of either language."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ...errors import DataError
from ...text.messages import Language, say
from ...text.source import Span

_PACKAGE = __package__


class Part(BaseModel):
    """A stretch of the raw text and the kind of entity that looked at it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str = Field(
        description="Key of the kind: references, internal, amounts, dates, lists, people", examples=["internal"]
    )
    span: Span = Field(description="Place in the raw text")
    text: str = Field(description="The words there")

    def record(self) -> dict[str, Any]:
        """Give the part as JSON has it."""
        fields = self.model_dump(exclude={"span"}, exclude_none=True)
        return {"start": self.span.start, "end": self.span.end, **fields}


class Read(Part):
    """An entity that was read."""

    rule: str = Field(description="The rule that read it, by its name", examples=["references/symbol"])
    written: str = Field(description="Its value in the official form")
    basis: str | None = Field(None, description="What its link rests on, where it has one")
    unresolved: str | None = Field(None, description="Why it has no link, where it should have")

    def told(self, lang: Language = "en") -> str:
        """Say it in a sentence."""
        sentence = say(_PACKAGE, "read", lang, text=_quoted(self.text), rule=_rule(self.rule, lang))
        if self.basis:
            sentence += say(_PACKAGE, "basis", lang, basis=self.basis)
        return sentence + (say(_PACKAGE, "unresolved", lang, reason=self.unresolved) if self.unresolved else "")


class Lost(Part):
    """What a kind read and did not keep."""

    reason: str = Field(description="Why it was not kept", examples=["joined"])
    winner: str | None = Field(None, description="The words it went into")

    def told(self, lang: Language = "en") -> str:
        """Say it in a sentence."""
        winner = _quoted(self.winner or "")
        return say(_PACKAGE, f"lost {self.reason}", lang, text=_quoted(self.text), winner=winner)


class Refused(Part):
    """A trigger that a kind saw, looked at and refused."""

    reason: str = Field(description="Why nothing was read", examples=["heading"])
    inside: str | None = Field(None, description="The words of another entity in which it lies")
    words: str | None = Field(None, description="The words that speak against it, or with which it would be read")

    def told(self, lang: Language = "en") -> str:
        """Say it in a sentence."""
        return say(
            _PACKAGE, f"refused {self.reason}", lang, text=_quoted(self.text), inside=_quoted(self.inside or ""),
            words=_quoted(self.words or ""), kind=say(_PACKAGE, f"kind {self.kind}", lang),
        )  # fmt: skip


class Explanation(BaseModel):
    """Why a stretch reads as it does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    span: Span = Field(description="The stretch of the raw text that is explained")
    read: tuple[Read, ...] = Field((), description="What was read, in text order")
    lost: tuple[Lost, ...] = Field((), description="What was read and not kept")
    refused: tuple[Refused, ...] = Field((), description="Triggers that were seen and refused")

    def record(self) -> dict[str, Any]:
        """Give the explanation as JSON has it."""
        parts = {name: [part.record() for part in getattr(self, name)] for name in ("read", "lost", "refused")}
        return {"start": self.span.start, "end": self.span.end, **parts}

    def told(self, lang: Language = "en") -> list[str]:
        """Say it in sentences, one a line."""
        lines = [
            *(part.told(lang) for part in self.read),
            *(part.told(lang) for part in self.lost),
            *(part.told(lang) for part in self.refused),
        ]
        return lines or [say(_PACKAGE, "nothing", lang)]


class Miss(BaseModel):
    """What a cheap net sees and the grammar did not accept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    net: str = Field(description="The net that sees it", examples=["number"])
    span: Span = Field(description="Place in the raw text")
    line: int = Field(description="Line of the raw text, from 1")
    column: int = Field(description="Column, from 1")
    text: str = Field(description="The words that the net caught")
    reason: str | None = Field(None, description="Why the kind refused them, where it looked")
    words: str | None = Field(None, description="The words that speak against them, or with which they would be read")

    def record(self) -> dict[str, Any]:
        """Give the miss as JSON has it."""
        fields = self.model_dump(exclude={"span"}, exclude_none=True)
        return {"start": self.span.start, "end": self.span.end, **fields}

    def told(self, lang: Language = "en") -> str:
        """Say it in a line."""
        reason = (
            say(_PACKAGE, f"why {self.reason}", lang, words=_quoted(self.words or ""))
            if self.reason
            else say(_PACKAGE, "unseen", lang)
        )
        return f"{self.line}:{self.column}: {say(_PACKAGE, f'net {self.net}', lang)}: {_quoted(self.text)} ({reason})"


def _rule(name: str, lang: Language) -> str:
    """Say what a rule reads; one that has no sentence yet goes by its name."""
    try:
        return say(_PACKAGE, f"rule {name}", lang)
    except DataError:
        return f"[{name}]"


def _quoted(words: str) -> str:
    shown = " ".join(words.split())
    return f"«{shown if len(shown) <= 100 else shown[:99] + '…'}»"
