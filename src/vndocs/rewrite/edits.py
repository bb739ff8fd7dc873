"""Edits of a document's text: `ngày 5/1/2024` becomes `ngày 05 tháng 01 năm 2024` where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..entities.mention import Mention
from ..errors import RecordError, StyleError
from ..pipeline.kinds import KINDS
from .fitting import fitted

if TYPE_CHECKING:
    from ..pipeline.document import Document

#: One style for every kind that has it, a style for each kind named, or a function that says what to write or None.
Style = str | Mapping[str, str] | Callable[[Mention[Any]], str | None]

#: A list holds whole sentences with their entities; it is written anew only when it is named.
_NAMED_ONLY: Final = frozenset(("lists",))


class Edit(NamedTuple):
    """Put `new` in place of `old`, which stands at `start:end` of the raw text."""

    start: int
    end: int
    old: str
    new: str


class Rewritten(NamedTuple):
    """The edits in text order, none overlapping, and the text with them made."""

    edits: tuple[Edit, ...]
    text: str


def rewrite(document: Document, style: Style = "official") -> Rewritten:
    """Write a document's entities anew; only the characters of the edits change.

    A mention inside one that was written is left alone; a mention in the wanted form gives no edit, nor does one whose
    value the style cannot carry. A style never writes more than the mention's own span says.

    Raises StyleError for a style or kind that there is not, RecordError for a document that came without its text.
    """
    raw = document.source.raw
    edits = tuple(_edits(document, style if callable(style) else _writer(document, style)))
    return Rewritten(edits, applied(raw, edits))


def _edits(document: Document, write: Callable[[Mention[Any]], str | None]) -> Iterator[Edit]:
    raw = document.source.raw
    done = 0
    for mention in document:
        start, end = mention.span
        if raw[start:end] != mention.text:
            raise RecordError(f"expected the document with its text, which has {mention.text[:60]!r} at {start}")
        new = write(mention) if start >= done else None
        if new is None:
            continue
        done = end
        if new != mention.text:
            yield Edit(start, end, mention.text, new)


def applied(raw: str, edits: Iterable[Edit]) -> str:
    """Give a text with edits made, which are in text order and do not overlap."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += (raw[done : edit.start], edit.new)
        done = edit.end
    return "".join((*pieces, raw[done:]))


def _writer(document: Document, style: str | Mapping[str, str]) -> Callable[[Mention[Any]], str | None]:
    styles = {KINDS[key].model: wanted for key, wanted in _by_kind(style).items()}
    raw = document.source.raw

    def write(mention: Mention[Any]) -> str | None:
        wanted = styles.get(type(mention.value))
        if wanted is None:
            return None
        try:
            return fitted(mention, wanted, raw)
        except StyleError:
            return None

    return write


def _by_kind(style: str | Mapping[str, str]) -> Mapping[str, str]:
    if isinstance(style, str):
        found = {key: style for key, kind in KINDS.items() if style in kind.styles and key not in _NAMED_ONLY}
        if not found:
            known = sorted({known for key, kind in KINDS.items() if key not in _NAMED_ONLY for known in kind.styles})
            raise StyleError(f"expected one of {', '.join(known)}; got {style!r}")
        return found
    for key, wanted in style.items():
        if key not in KINDS:
            raise StyleError(f"expected kinds among {', '.join(KINDS)}; got {key!r}")
        if wanted not in KINDS[key].styles:
            raise StyleError(f"expected a style of {key}: {', '.join(KINDS[key].styles)}; got {wanted!r}")
    return style


def style_of(named: Iterable[str]) -> str | Mapping[str, str]:
    """Read styles as a command line gives them: one for all kinds (`short`), or some of `kind=style`.

    Raises StyleError when both are mixed.
    """
    given = list(named)
    pairs = [style.partition("=") for style in given]
    if all(sign for _, sign, _ in pairs):
        return {kind: style for kind, _, style in pairs}
    if len(given) != 1:
        raise StyleError(f"expected one style, or kind=style for some kinds; got {', '.join(given)}")
    return given[0]
