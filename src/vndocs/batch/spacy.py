"""spaCy: a component that lays what vndocs finds over a document as groups of spans.

`nlp.add_pipe("vndocs")` (found through the entry point of the package) fills `doc.spans["references"]`,
`["internal"]`, `["amounts"]` and `["dates"]`; each span's label is the code of the document's type or the kind, and
`span._.vndocs` is the mention with its value. A span covers the tokens that the mention touches; the mention keeps the
exact places.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ..export.errors import MissingExtraError
from ..pipeline.parse import parse

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise MissingExtraError(extra="spacy", purpose="spaCy") from error

_KINDS: Final = ("references", "internal", "amounts", "dates")
#: The attribute of spans and documents.
_ATTRIBUTE: Final = "vndocs"


class VndocsComponent:
    """Parses each document once and keeps the mentions with their spans."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self.kinds = tuple(kinds)
        for holder in (Doc, Span):
            if not holder.has_extension(_ATTRIBUTE):
                holder.set_extension(_ATTRIBUTE, default=None)

    def __call__(self, doc: Any) -> Any:
        """Give the document with its spans."""
        document = parse(doc.text, self.kinds)
        doc._.vndocs = document
        for kind in self.kinds:
            spans = []
            for mention in getattr(document, kind):
                label = getattr(mention.value, "type", None) or kind
                span = doc.char_span(mention.start, mention.end, label=label, alignment_mode="expand")
                if span is not None:
                    span._.vndocs = mention
                    spans.append(span)
            doc.spans[kind] = spans
        return doc


@Language.factory(_ATTRIBUTE, default_config={"kinds": list(_KINDS)})  # type: ignore[untyped-decorator,unused-ignore]
def create(nlp: Any, name: str, kinds: list[str]) -> VndocsComponent:
    """Make the component; `kinds` are some of references, internal, amounts, dates, people."""
    return VndocsComponent(kinds)
