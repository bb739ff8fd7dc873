"""The column of lists: trees of items, each item a row of the columns within."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ...entities.lists.numbering import oddities
from ...entities.lists.reading import Reading
from ...entities.lists.record import record, whole
from ...text.source import Source
from .. import shredding
from .entities import Entities
from .leaves import Arrow, Ends, Held, Sparse, pairs, plain, struct

#: What stands around the words of an item: see `entities/lists/record.py`.
_AFTER_MARKER: Final = " \t\n*_"
_BEHIND: Final = " \n\t*_>#|+-“«"


class Lists(Entities):
    """The column `lists`."""

    def __init__(self, held: Held) -> None:
        super().__init__(held)
        self.inline: list[Any] = []
        self.items: Ends = Ends(held)
        self.item_starts: list[Any] = []
        self.depths: list[Any] = []
        #: The signs as they were read, and where the words of each item begin and end.
        self.signs: list[Any] = []
        self.contents: list[Any] = []
        held += [self.inline, self.item_starts, self.depths, self.signs, self.contents]
        self.quoted, self.gaps, self.repeats = Sparse(held), Sparse(held), Sparse(held)

    def add(self, source: Source, readings: Sequence[Reading]) -> None:
        """Add the lists of a document."""
        self.begin(source)
        is_plain = source.map is None and source.raw is source.text
        for reading in readings:
            signs, depths, quoted = reading.signs, reading.depths, reading.quoted
            if is_plain and not quoted:
                self._plain(reading)
            else:
                self._told(record(reading, source)["items"])
            self.items.add(len(self.item_starts))
            self.inline.append(reading.inline)
            if reading.is_odd:
                gaps, again = oddities(signs, depths, quoted)
                missing = [{"before": gap.before, "missing": list(gap.missing)} for gap in gaps]
                if missing:
                    self.gaps.add(len(self.starts), missing)
                if again:
                    self.repeats.add(len(self.starts), again)
            self.close_parts(reading.start, reading.end, whole(reading))
            self.stand(reading.start, reading.end)
        self.close()

    def _plain(self, reading: Reading) -> None:
        """Add the items of a text that was matched as it is; that is nearly every one."""
        text, starts, signs = reading.text, reading.starts, reading.signs
        self.item_starts += starts
        self.depths += reading.depths
        self.signs += signs
        contents = self.contents
        for start, sign, stop in zip(starts, signs, (*starts[1:], reading.end), strict=True):
            end = start + len(sign[0])
            words = text[end:stop].lstrip(_AFTER_MARKER)
            begin = stop - len(words)
            words = words.rstrip(_BEHIND)
            if words:
                contents.append(begin)
                contents.append(begin + len(words))
            else:
                contents.append(end)
                contents.append(end)

    def _told(self, items: Sequence[dict[str, Any]]) -> None:
        """Add the items as the record tells them."""
        for item in items:
            if "quoted" in item:
                self.quoted.add(len(self.item_starts), item["quoted"])
            self.item_starts.append(item["start"])
            self.depths.append(item["depth"])
            self.signs.append((item["marker"], item["kind"], "", 0, 0, item["label"]))
            self.contents += item["content"]

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns of a list."""
        fields = {field.name: field.type for field in kind}
        item = fields["items"].value_type
        count, items = len(self.starts), len(self.item_starts)
        within = plain(
            arrow,
            {
                "start": self.item_starts,
                "marker": [sign[0] for sign in self.signs],
                "label": [sign[5] for sign in self.signs],
                "depth": self.depths,
                "kind": [sign[1] for sign in self.signs],
            },
            item,
        )
        within["quoted"] = self.quoted.array(arrow, items, item.field("quoted").type)
        within["content"] = pairs(arrow, self.contents)
        return {
            "inline": shredding.column(arrow, self.inline, fields["inline"]),
            "items": self.items.array(arrow, struct(arrow, within, item, items), fields["items"]),
            "gaps": self.gaps.array(arrow, count, fields["gaps"]),
            "repeats": self.repeats.array(arrow, count, fields["repeats"]),
        }
