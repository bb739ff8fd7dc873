"""What pointers mean: `Nghị định này`, `khoản 2 Điều này`, `Nghị quyết nêu trên`, `Điều 5 Hợp đồng`, bare `Điều 7`.

First the document, by scope and never by nearness alone, then the place in it. What could be two documents stays open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ...entities.provisions.parser import Reading as Pointer
from ...text.lexicon import load
from ...text.source import Source
from .aliases import Declared
from .amended import Amended, zone_documents
from .anaphora import Anaphora
from .cited import Cited, candidates_of, is_of_type, small
from .light import Link, Path, Place, linked, target_of
from .outline import Outline, Zone
from .own import Own
from .places import Places, quoted_target
from .sentences import Limits
from .statutes import Found

_DRAFTS: Final = tuple(load(__package__)["drafts"]["words"])
#: The letters with which they end and begin.
_DRAFT_ENDS: Final = frozenset(form for words in _DRAFTS for form in (words[-1], words[-1].upper()))
_DRAFT_BEGINS: Final = frozenset(form for words in _DRAFTS for form in (words[0], words[0].upper()))
#: So far before the name of a type they stand.
_BEFORE: Final = 14


def link_pointers(
    source: Source, pointers: Sequence[Any], declared: Declared, cited: Cited, own: Own, limits: Limits
) -> list[Link]:
    """Give each pointer its link."""
    if not pointers:
        return []
    reader = _Pointers(source, pointers, declared, cited, own, limits)
    return [reader.link(pointer) for pointer in pointers]


class _Pointers:
    """Resolves the pointers of one text, in text order."""

    def __init__(
        self, source: Source, pointers: Sequence[Any], declared: Declared, cited: Cited, own: Own, limits: Limits
    ) -> None:
        self._source = source
        self._text = source.text
        self._declared = declared
        self._has_names = bool(declared)
        self._own = own
        self._outline: Outline = cited.outline
        self._limits = limits
        self._amended = Amended(cited, pointers)
        self._anaphora = Anaphora(cited, pointers, limits)
        self._places = Places(cited, own, self._amended, limits)
        #: What points at the document in hand by the name of its type: laws do so by the thousand in a few wordings.
        self._known: dict[Any, Link] = {}

    def link(self, pointer: Pointer) -> Link:
        """Give the link of one pointer."""
        start, type_name, pointing = pointer[0], pointer[5], pointer[7]
        zone = self._outline.zone_at(start)
        provisions: Sequence[Path]
        if type_name is None:
            if pointing == "this" and pointer[8] is not None:
                provisions, found = self._places.unit(pointer, zone)
            else:
                provisions, found = self._places.bare(pointer, zone)
            return _finish(provisions, found, None)
        name = small(type_name)
        provisions = pointer[6]
        if pointing == "this":
            if zone.quote is None and self._is_own(name, zone):
                key = (type_name, provisions)
                link = self._known.get(key)
                if link is None:
                    found = (self._own.target, (), "own-heading", None)
                    link = self._known[key] = _finish(provisions, found, None)
                return link
        elif pointing is None and self._has_names:
            alias = self._declared.find(type_name, start)
            if alias is not None and alias.target is not None:
                return _finish(provisions, (alias.target, (), "alias", None), (alias.start, alias.end))
        return _finish(provisions, self._document(pointer, name, zone), None)

    def _document(self, pointer: Pointer, name: str, zone: Zone) -> Found:
        """Find the document that is pointed at by the name of its type, `name` in small letters."""
        if self._is_draft(pointer):
            return None, (), None, "draft"
        if pointer[7] != "this":
            if pointer[7] is None and zone.quote is None and self._is_own(name, zone):
                return self._own.target, (), "this-document", None
            return self._anaphora.find(pointer, zone)
        if zone.quote is not None:
            return self._quoted(pointer, zone)
        if zone.part.kind == "enclosed" and name in zone.part.names and zone.part.target is not None:
            return zone.part.target, (), "enclosure", None
        carrier = zone.part.carrier
        if carrier is not None and is_of_type(carrier, pointer.type, pointer.type_name):
            # `Phụ lục III Nghị định này`, in an appendix that stands in a file of its own.
            return target_of("mention", carrier), (), "enclosure", None
        if self._own.names:
            carried = [part.target for part in self._outline.parts if name in part.names and part.target is not None]
            if len(carried) == 1:
                return carried[0], (), "enclosure", None
            target, candidates, basis, why = self._anaphora.find(pointer, zone)
            return target, candidates, basis, "not-this-document" if why == "none-before" else why
        return self._of_unknown(pointer, zone)

    def _is_draft(self, pointer: Pointer) -> bool:
        """Tell whether a draft is meant: `dự thảo Luật này`."""
        text, tail, low, high = self._text, pointer[3], pointer[2], pointer[1]
        # The last letter before the name and the first behind the chain mostly say no.
        last = tail - 2 if tail > 1 and text[tail - 1] == " " else tail - 1
        if last >= 0 and (text[last] in _DRAFT_ENDS or text[last].isspace()):
            before = " ".join(text[max(0, tail - _BEFORE) : tail].lower().split())
            if before.endswith(_DRAFTS):
                return True
        first = low + 1 if low < high and text[low] == " " else low
        if first >= high or not (text[first] in _DRAFT_BEGINS or text[first].isspace()):
            return False
        return " ".join(text[low:high].lower().split()).startswith(_DRAFTS)

    def _is_own(self, name: str, zone: Zone) -> bool:
        return name in self._own.names and name not in zone.part.names

    def _quoted(self, pointer: Any, zone: Zone) -> Found:
        """Find what `Luật này` means inside quoted new wording: the amended law."""
        documents = zone_documents(self._amended, zone)
        fitting = [reading for reading in documents if is_of_type(reading, pointer.type, pointer.type_name)]
        if len(fitting) == 1:
            return quoted_target(fitting[0], zone)
        if fitting:
            return None, candidates_of(fitting), None, "several"
        if not documents:
            return None, (), None, "none-before"
        return None, (), None, "not-this-document"

    def _of_unknown(self, pointer: Any, zone: Zone) -> Found:
        """Find what `Nghị định này` means in a text whose heading does not say what it is."""
        if self._outline.labels(zone, "article"):
            # An act without its heading points at itself.
            return self._own.target, (), "this-document", None
        target, candidates, basis, why = self._anaphora.find(pointer, zone)
        if why == "none-before":
            return self._own.target, (), "this-document", None
        return target, candidates, basis, why


def _finish(provisions: Sequence[Path], found: Found, alias: Place | None) -> Link:
    target, candidates, basis, unresolved = found
    return linked(target, provisions, candidates, basis, unresolved, alias)
