"""A value where it stands in a text, with what resolution says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from ..text.source import Span
from .base import Value
from .link import Link

V = TypeVar("V", bound=Value)


class Mention(BaseModel, Generic[V]):
    """A value where it stands: `raw[span.start:span.end] == text`, always.

    `parts` gives the span of each component that was read (`code`, `date`, `issuer` …) and, as `whole`, the stretch
    with all of them where that is more than the span. `link` is what resolution says of it: references and pointers
    have one, unless the text was parsed without.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: V
    span: Span
    text: str
    parts: Mapping[str, Span] = {}
    link: Link | None = None

    @property
    def start(self) -> int:
        """Code point of the raw text at which the mention begins."""
        return self.span.start

    @property
    def end(self) -> int:
        """Code point of the raw text behind the mention."""
        return self.span.end
