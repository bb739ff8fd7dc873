"""References by number and symbol: `Quyết định số 1388/QĐ-UBND`, `Nghị quyết 18`, `QCVN 01:2021/BXD`.

Only the part that stands at one place is read here: the type's name, `số`, the symbol. What belongs to it from its
neighbours (provisions, date, issuer, title, a shared type) is joined by the pipeline.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Final

from ...text.lexicon import load
from ..base import Hits, Triggers
from . import statutes
from .compiled import numbered
from .own_words import Core

_WORDS: Final = load(__package__)

TRIGGERS: Final = Triggers(
    before=(*_WORDS["before_numbers"], *_WORDS["standards"]),
    after=("/", "-", "HD", "VB", "QĐ", "NQ", *(letter + mark for letter in "abcdđABCD" for mark in "/-")),
    literals=statutes.LITERALS,
)  # fmt: skip
_START: Final = itemgetter(0)
_END: Final = itemgetter(1)


def read(hits: Hits) -> list[Core]:
    """Read every document that is cited by number or by name, in text order, the wider first."""
    cores = numbered(hits)
    names = statutes.read(hits)
    if names:
        cores.extend(names)
        # By the end and then by the start: of two that begin at one place the wider stays first.
        cores.sort(key=_END, reverse=True)
        cores.sort(key=_START)
    return cores
