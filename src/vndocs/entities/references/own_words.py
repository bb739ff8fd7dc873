"""What a mention of a document says in its own words, before its neighbours are joined."""

from __future__ import annotations

from typing import NamedTuple


class Core(NamedTuple):
    """A reference's own words: offsets in the matched text, the type's code and name, the canonical code.

    `kind` is `symbol`, `short` (a number without symbol), `standard`, `name` (a statute) or `dated`; `inner` gives the
    starts of the laws inside the name of an amending one.
    """

    start: int
    end: int
    kind: str
    type: str | None
    type_name: str | None
    code: str | None
    code_start: int
    type_end: int
    has_number_word: bool
    title: tuple[int, int] | None = None
    inner: tuple[int, ...] = ()
