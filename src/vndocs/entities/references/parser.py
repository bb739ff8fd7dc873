"""References by number and symbol: `Quyết định số 1388/QĐ-UBND`, `Nghị quyết 18`, `QCVN 01:2021/BXD`.

Only the part that stands at one place is read here: the type's name, `số`, the symbol. What belongs to it from its
neighbours (provisions, date, issuer, title, a shared type) is joined by the pipeline.
"""

from __future__ import annotations

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

_NAME_OF: Final[dict[str, str]] = _WORDS["named"]


def read(hits: Hits) -> list[Core]:
    """Read every document that is cited by number or by name, in text order, the wider first."""
    cores = numbered(hits.text, hits.numbers)
    names = statutes.read(hits)
    if names:
        cores.extend(_named(name) for name in names)
        cores.sort(key=_place)
    return cores


def _place(core: Core) -> tuple[int, int]:
    return core.start, -core.end


def _named(name: statutes.NameReading) -> Core:
    title = (name.title_start, name.title_end) if name.title_end > name.title_start else None
    return Core(
        name.start,
        name.end,
        "name",
        name.type,
        _NAME_OF[name.type],
        None,
        name.end,
        name.type_end,
        False,
        title,
        name.amends,
    )
