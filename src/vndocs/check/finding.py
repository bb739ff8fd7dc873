"""One fault at one place: `24-NQ/HU … của Đảng ủy xã` names a body that the symbol does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from ..text.messages import Language
from ..text.source import Span

Verdict = Literal["own", "ok", "not checked", "suspect", "wrong"]
Level = Literal["suspect", "wrong"]
#: The verdicts from the best to the worst: where several hold the worst speaks. `own` is the document's own number: it
#: cites nothing, no registry is asked for it, and rules of form alone can find fault with it.
VERDICTS: Final[tuple[Verdict, ...]] = ("own", "ok", "not checked", "suspect", "wrong")


@dataclass(frozen=True, slots=True)
class Fix:
    """The characters to put in the place of a span; `is_safe` where no meaning can change by it."""

    span: Span
    replacement: str
    is_safe: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Another place that belongs to a finding: the other date of the same document."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of the kind `rule` at `span` of the raw text, `text` being what stands there.

    `verdict` says how sure it is; `variant` and `details` make its sentences, which `message`, `known` and `help` give
    in either language. `references` are the indexes of the references that it speaks of (none for a fault of a list or
    a sum), `notes` further places, `fix` what would mend it. `basis` is the legal source that held on the document's
    date.
    """

    rule: str
    verdict: Level
    span: Span
    text: str
    details: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    references: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    fix: Fix | None = None
    basis: str = ""
    is_preview: bool = False

    @property
    def start(self) -> int:
        """Code point of the raw text at which the fault begins."""
        return self.span.start

    @property
    def end(self) -> int:
        """Code point of the raw text behind the fault."""
        return self.span.end

    def message(self, lang: Language = "vi") -> str:
        """Say what is at fault, in one line."""
        return self._say("message", lang)

    def known(self, lang: Language = "vi") -> str:
        """Say what is known that the text contradicts; empty where there is nothing to say."""
        return self._say("known", lang)

    def help(self, lang: Language = "vi") -> str:
        """Say how it can be mended; empty where there is nothing to say."""
        return self._say("help", lang)

    def _say(self, sentence: str, lang: Language) -> str:
        from .rules import find_rule

        return find_rule(self.rule).say(sentence, self.variant, lang, self.details)

    def __str__(self) -> str:
        return f"{self.rule}: {self.message()}"

    def to_record(self) -> dict[str, Any]:
        """Give the finding as JSON has it, with its sentences in both languages."""
        said = {name: {lang: self._say(name, lang) for lang in LANGUAGES} for name in ("message", "known", "help")}
        out: dict[str, Any] = {
            "rule": self.rule,
            "verdict": self.verdict,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            **{name: sentences for name, sentences in said.items() if sentences["en"]},
        }
        if self.details:
            out["details"] = dict(self.details)
        if self.references:
            out["references"] = list(self.references)
        if self.notes:
            out["notes"] = [{"start": note.span.start, "end": note.span.end, "text": note.text} for note in self.notes]
        if self.fix:
            span = self.fix.span
            mended = {"start": span.start, "end": span.end, "replacement": self.fix.replacement}
            out["fix"] = {**mended, "safe": self.fix.is_safe}
        if self.basis:
            out["basis"] = self.basis
        if self.is_preview:
            out["preview"] = True
        return out


LANGUAGES: Final[tuple[Language, ...]] = ("vi", "en")
