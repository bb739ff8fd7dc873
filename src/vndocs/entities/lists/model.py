"""A numbered list: `1. …`, `a) …`, `- …` as a tree of items, with what its numbering leaves out or says twice.

Levels of an act: phần, chương, mục, tiểu mục, điều, khoản `1.`, điểm `a)` (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II);
of a Party paper: `I-`, `1-` or `1.`, `1.1-`, `a)`, `-`, `+` (Hướng dẫn 05-HD/VPTW of 2026).
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field, model_validator

from ..base import Value
from .numbering import Gap, gaps, repeats
from .signs import ONE, ItemKind, Sign, sign_of

#: The keys of provisions that items of an act stand for.
_PLACES: Final[dict[str, str]] = {
    "part": "part",
    "chapter": "chapter",
    "section": "section",
    "subsection": "subsection",
}
_PLACES.update({"article": "article", "clause": "clause"})


class ListItem(Value):
    """One item: its marker as printed, the words behind it up to the next item, and how many items it stands in.

    `kind` is told by the marker; it is given only where a marker can be two, as `i)` is a letter behind `h)`.
    """

    marker: str = Field(description="As printed", examples=["1.", "đ)", "Điều 5.", "-"])
    text: str = Field("", description="The words of the item, without those of its own items")
    depth: int = Field(0, ge=0, description="How many items of the list it stands in")
    kind: ItemKind = Field("number", description="What sort of sign the marker is")
    quoted: bool = Field(False, description="A quotation opens in front of it: new wording of an amendment")

    @model_validator(mode="before")
    @classmethod
    def _knows_its_kind(cls, data: Any) -> Any:
        if isinstance(data, dict) and "kind" not in data and isinstance(data.get("marker"), str):
            sign = sign_of(data["marker"])
            return {**data, "kind": sign.kind} if sign else data
        return data

    @model_validator(mode="after")
    def _is_marked(self) -> ListItem:
        if _sign(self) is None:
            raise ValueError(
                f"expected a marker such as '1.', 'a)', 'Điều 5.' or '-' of kind {self.kind}, got {self.marker!r}"
            )
        if self.marker != self.marker.strip() or self.text != self.text.strip():
            raise ValueError("marker and text are not padded")
        return self

    @property
    def label(self) -> str:
        """The number or letter of the marker, `1` for `Thứ nhất`; the sign itself for bullets."""
        return self._sign.label

    @property
    def ordinal(self) -> int | None:
        """What the marker counts, 5 for `đ)` and `V.`; none for bullets."""
        return None if self.kind == "bullet" else self._sign.order // ONE

    @property
    def _sign(self) -> Sign:
        sign = _sign(self)
        assert sign is not None
        return sign


class NumberedList(Value):
    """A tree of items in text order; `inline` where they stand in one paragraph, `(1) …; (2) …`.

    An item's depth says whose item it is: it belongs to the nearest one above it that is less deep.
    """

    inline: bool = Field(False, description="In one paragraph, not on lines of their own")
    items: tuple[ListItem, ...] = Field(min_length=1, description="All items in text order")

    @model_validator(mode="after")
    def _is_a_tree(self) -> NumberedList:
        above = -1
        for item in self.items:
            if item.depth > above + 1:
                raise ValueError(
                    f"the item {item.marker!r} of depth {item.depth} has no item of depth {item.depth - 1} above it"
                )
            above = item.depth
        return self

    def __len__(self) -> int:
        return len(self.items)

    @property
    def roots(self) -> tuple[int, ...]:
        """The outermost items, as indexes."""
        return tuple(index for index, item in enumerate(self.items) if item.depth == 0)

    def children(self, index: int) -> tuple[int, ...]:
        """Give the items directly below an item, as indexes."""
        depth = self.items[index].depth
        found = []
        for below in range(index + 1, len(self.items)):
            if self.items[below].depth <= depth:
                break
            if self.items[below].depth == depth + 1:
                found.append(below)
        return tuple(found)

    def parent(self, index: int) -> int | None:
        """Give the item that an item stands in, as an index; none for an outermost one."""
        depth = self.items[index].depth
        return next((above for above in range(index - 1, -1, -1) if self.items[above].depth < depth), None)

    def path(self, index: int) -> dict[str, str]:
        """Give the place of an item in an act, from large to small: `{"article": "5", "clause": "2", "point": "đ"}`.

        A number below an article is a clause, a letter below a clause or an article is a point.
        """
        chain = [index]
        while (above := self.parent(chain[-1])) is not None:
            chain.append(above)
        place: dict[str, str] = {}
        for item in (self.items[at] for at in reversed(chain)):
            if item.kind in _PLACES:
                place[_PLACES[item.kind]] = item.label
            elif item.kind == "number" and "article" in place and "clause" not in place and "point" not in place:
                place["clause"] = item.label
            elif item.kind == "letter" and "article" in place and "point" not in place:
                place["point"] = item.label
        return place

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Where labels are missing between two items of one level: đ in `d)`, `e)`; 3 in `2.`, `4.`."""
        return tuple(gaps(*self._columns))

    @property
    def repeats(self) -> tuple[int, ...]:
        """The items that say again, or too late, what an item of their level counted before them, as indexes."""
        return tuple(repeats(*self._columns))

    @property
    def _columns(self) -> tuple[list[Sign], list[int], list[int]]:
        quoted = [index for index, item in enumerate(self.items) if item.quoted]
        return [item._sign for item in self.items], [item.depth for item in self.items], quoted


def _sign(item: ListItem) -> Sign | None:
    sign = sign_of(item.marker)
    if sign is not None and sign.kind != item.kind:
        sign = sign.other if sign.other is not None and sign.other.kind == item.kind else None
    return sign
