"""A tree of the words of known names, each word under every spelling it may have in print.

A node is a dictionary from a word as printed (`Đất`, `đất`, `ĐẤT`, also `chống,` where a comma may follow) to the next
node; the key `END` marks where a name may stop. Walking it folds nothing: all forms lead to one node.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ..text.spelling import tones
from .names import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Node = dict[str, Any]

END: Final = " "
#: What may stand between two parts of a name for one another: `Phòng cháy, chữa cháy`, `Phòng cháy và chữa cháy`.
JOINTS: Final = frozenset(("và", "VÀ", "Và", "&", "-"))
_Y_OR_I: Final = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True)) | {i: y for y, i in zip("yýỳỷỹỵ", "iíìỉĩị", strict=True)}
_OPEN_I: Final = re.compile(r"[hklmst][yýỳỷỹỵiíìỉĩị]")


@cache
def spellings(word: str) -> tuple[str, ...]:
    """Give a word in small letters, with a capital, in capitals, and with its tone or its i written otherwise."""
    small = word.lower()
    forms = tones(small)
    if _OPEN_I.fullmatch(small):
        forms.append(small[0] + _Y_OR_I[small[1]])
    return tuple(
        dict.fromkeys(form for spelled in forms for form in (spelled, spelled.capitalize(), spelled.upper(), word))
    )


@cache
def _folded(word: str) -> str:
    return (words(word) or (word,))[0]


class Short:
    """What may be printed for runs of words (`MTTQ`), by the first word of the run."""

    def __init__(self, forms: Mapping[str, Iterable[str]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
        for run, printed in forms.items():
            folded = words(run)
            self.by_first.setdefault(folded[0], []).append((folded, tuple(printed)))


def grow(root: Node, name: str, short: Short | None = None) -> None:
    """Add a name, with what may be printed for runs of its words."""
    parts: list[tuple[str, bool]] = []
    for part in name.split():
        if part in JOINTS:
            parts[-1] = (parts[-1][0], True)
        else:
            parts.append((part.rstrip(","), part.endswith(",")))
    nodes = [root]
    for word, joint in parts:
        node = nodes[-1]
        forms = spellings(word)
        child: Node = next((node[form] for form in forms if form in node), {})
        node.update(dict.fromkeys(forms, child))
        if joint:
            node.update({form + ",": child for form in forms})
            child.update(dict.fromkeys(JOINTS, child))
        nodes.append(child)
    nodes[-1][END] = True
    if short is not None:
        _shorten(nodes, parts, short)


def _shorten(nodes: list[Node], parts: list[tuple[str, bool]], short: Short) -> None:
    folded = [_folded(word) for word, _ in parts]
    for at, word in enumerate(folded):
        for run, printed in short.by_first.get(word, ()):
            end = at + len(run)
            if tuple(folded[at:end]) == run:
                for form in printed:
                    nodes[at].setdefault(form, nodes[end])
                    if parts[end - 1][1]:
                        nodes[at].setdefault(form + ",", nodes[end])


#: The root is told by this code point, every further node by the next.
_FIRST_NODE: Final = 0xF0000


def branches(root: Node) -> dict[str, int]:
    """Give all branches as compiled readers walk them, by the node, a code point, and the word behind it.

    Each is twice the number of the next node, one more where a name may stop there.
    """
    numbers, nodes = {id(root): 0}, [root]
    found: dict[str, int] = {}
    for number, node in enumerate(nodes):
        for word, child in node.items():
            if word == END:
                continue
            if id(child) not in numbers:
                numbers[id(child)] = len(nodes)
                nodes.append(child)
            found[chr(_FIRST_NODE + number) + word] = 2 * numbers[id(child)] + (END in child)
    return found
