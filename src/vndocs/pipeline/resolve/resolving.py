"""The order of resolution: what the document is, how it uses others, its short names, then what each mention means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ...entities.references.reading import ReferenceReading
from ...text.source import Source
from . import aliases as declarations
from .cited import Cited
from .light import Link, Resolved
from .outline import Outline
from .own import read_own
from .parts import read_parts
from .pointers import link_pointers
from .quotes import find_quotes
from .relations import read_uses
from .sentences import OwnLimits, UndertheseaLimits
from .short_forms import link_references

_new: Final = tuple.__new__


def resolve(
    source: Source,
    references: Sequence[ReferenceReading],
    internal: Sequence[Any],
    lists: Sequence[Any],
    sentences: str = "own",
) -> Resolved:
    """Resolve the references and pointers of one text; `sentences` names what tells where sentences begin."""
    text = source.text
    own = read_own(text, references)
    outline = Outline(lists, read_parts(text, references), find_quotes(text))
    limits = UndertheseaLimits(text) if sentences == "underthesea" else OwnLimits(text)
    uses = read_uses(text, references)
    named = declarations.read_aliases(source, references, outline)
    declared = declarations.Declared(named)
    cited = Cited(source, references, uses, outline)
    links = link_references(source, references, uses, declared, cited, own)
    pointed: Sequence[Link] = link_pointers(source, internal, declared, cited, own, limits)
    return _new(Resolved, (tuple(links), tuple(pointed), tuple(named)))
