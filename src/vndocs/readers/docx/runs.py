"""What stands in a run: characters one for one, and marks that are no characters; the rewriter counts by the same rule.

An offset in a run is an offset in its text as python-docx gives it: a tab, a line break and a hyphen that does not
break are one character each. A run's number counts the `w:r` of its paragraph in document order from 0, deleted ones
too, not those of paragraphs inside it; a paragraph's number counts the `w:p` of its part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .names import ALTERNATE, TEXT_BOX, P, R, T, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS: Final = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_BREAK: Final = w("br")
_WRAPPING: Final = (None, "textWrapping")
_DRAWN: Final = frozenset((w("drawing"), w("pict"), w("object"), ALTERNATE))


class Characters(NamedTuple):
    """An element of a run and the characters that it is."""

    element: Any
    text: str
    offset: int


def characters(run: Any) -> Iterator[Characters]:
    """Give the elements of a run that are characters, with their offsets in its text."""
    offset = 0
    for child in run.iterchildren():
        text = character(child)
        if text:
            yield Characters(child, text, offset)
            offset += len(text)


def character(child: Any) -> str:
    """Give the characters that an element of a run is; none for a mark."""
    if child.tag == T:
        # A line end in the XML is a blank to Word.
        return (child.text or "").replace("\r", " ").replace("\n", " ")
    if child.tag == _BREAK:
        return "\n" if child.get(w("type")) in _WRAPPING else ""
    return _SIGNS.get(child.tag, "")


def is_break(child: Any) -> bool:
    """Tell whether an element begins a new page or column."""
    return child.tag == _BREAK and child.get(w("type")) not in _WRAPPING


def own_runs(paragraph: Any) -> Iterator[Any]:
    """Give the runs of a paragraph in document order, not those of paragraphs inside them."""
    for child in paragraph.iterchildren():
        if child.tag == R:
            yield child
        elif child.tag != P and len(child):
            yield from own_runs(child)


def drawn(child: Any) -> list[Any]:
    """Give the text boxes that an element of a run holds, without those inside them; of two renderings the first."""
    if child.tag not in _DRAWN:
        return []
    found = list(child.iter(TEXT_BOX))
    if len(found) < 2:
        return found
    boxes, taken = [], set()
    for box in found:
        above = list(box.iterancestors())
        alternates = [node for node in above if node.tag == ALTERNATE]
        is_first = all(_is_shown(node, above, box) for node in alternates)
        if is_first and not any(node in taken for node in above):
            boxes.append(box)
            taken.add(box)
    return boxes


def _is_shown(alternate: Any, above: list[Any], box: Any) -> bool:
    """Tell whether a box lies in the rendering of an alternate that is read: the first with text, as Word has it."""
    branches = [branch for branch in alternate.iterchildren() if next(branch.iter(TEXT_BOX), None) is not None]
    return not branches or branches[0] in above or branches[0] is box
