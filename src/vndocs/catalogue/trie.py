"""A tree of the words of known names, each word under every spelling it may have in print.

A node is a dictionary from a word as printed (`Đất`, `đất`, `ĐẤT`, also `chống,` where a comma may follow) to the next
node; the key `END` marks where a name may stop. Walking it folds nothing: all forms lead to one node.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..text.spelling import tones
from .names import words

Node = dict[str, Any]

END: Final = ""
#: What may stand between two parts of a name for one another: `Phòng cháy, chữa cháy`, `Phòng cháy và chữa cháy`.
JOINTS: Final = ("và", "VÀ", "Và", "&", "-")
_Y_OR_I: Final = {y: i for y, i in zip("yýỳỷỹỵ", "iíìỉĩị", strict=True)} | {i: y for y, i in zip("yýỳỷỹỵ", "iíìỉĩị", strict=True)}
_OPEN_I: Final = re.compile(r"[hklmst][yýỳỷỹỵiíìỉĩị]")


def spellings(word: str) -> list[str]:
    """Give a word in small letters, with a capital, in capitals, and with its tone or its i written otherwise."""
    small = word.lower()
    forms = tones(small)
    if _OPEN_I.fullmatch(small):
        forms.append(small[0] + _Y_OR_I[small[1]])
    return list(dict.fromkeys(form for spelled in forms for form in (spelled, spelled.capitalize(), spelled.upper(), word)))


def grow(root: Node, name: str, short: Mapping[tuple[str, ...], Iterable[str]]) -> None:
    """Add a name; `short` gives what may be printed for a run of its words (`MTTQ`)."""
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
        for form in forms:
            node[form] = child
            if joint:
                node[form + ","] = child
        if joint:
            child.update(dict.fromkeys(JOINTS, child))
        nodes.append(child)
    nodes[-1][END] = True
    folded = [words(word)[0] if words(word) else word for word, _ in parts]
    for run, forms_of_run in short.items():
        for at in range(len(folded) - len(run) + 1):
            if tuple(folded[at : at + len(run)]) == run:
                for form in forms_of_run:
                    nodes[at].setdefault(form, nodes[at + len(run)])
                    if parts[at + len(run) - 1][1]:
                        nodes[at].setdefault(form + ",", nodes[at + len(run)])
