"""The column of lists: trees of items, each item a row of the columns within."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from ...entities.lists.model import gaps, repeats
from ...entities.lists.reading import Reading
from ...entities.lists.record import record, whole
from ...text.source import Source
from .. import shredding
from .entities import Entities
from .leaves import Arrow, Ends, Held, Pairs, Sparse, plain, struct

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
        self.markers: list[Any] = []
        self.labels: list[Any] = []
        self.depths: list[Any] = []
        self.sorts: list[Any] = []
        held += [self.inline, self.item_starts, self.markers, self.labels, self.depths, self.sorts]
        self.contents, self.quoted = Pairs(held), Sparse(held)
        self.gaps, self.repeats = Sparse(held), Sparse(held)

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
                missing = [{"before": gap.before, "missing": list(gap.missing)} for gap in gaps(signs, depths, quoted)]
                again = repeats(signs, depths, quoted)
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
        last, stop_all = len(starts) - 1, reading.end
        add = self.contents.add
        for number, sign in enumerate(signs):
            marker, sort, _, _, _, label = sign[:6]
            self.markers.append(marker)
            self.sorts.append(sort)
            self.labels.append(label)
            end = begin = starts[number] + len(marker)
            stop = starts[number + 1] if number < last else stop_all
            while begin < stop and text[begin] in _AFTER_MARKER:
                begin += 1
            while stop > begin and text[stop - 1] in _BEHIND:
                stop -= 1
            if stop > begin:
                add(begin, stop)
            else:
                add(end, end)

    def _told(self, items: Sequence[dict[str, Any]]) -> None:
        """Add the items as the record tells them."""
        for item in items:
            if "quoted" in item:
                self.quoted.add(len(self.item_starts), item["quoted"])
            self.item_starts.append(item["start"])
            self.markers.append(item["marker"])
            self.labels.append(item["label"])
            self.depths.append(item["depth"])
            self.sorts.append(item["kind"])
            begin, stop = item["content"]
            self.contents.add(begin, stop)

    def columns(self, arrow: Arrow, kind: Arrow) -> dict[str, Arrow]:
        """Give the columns of a list."""
        fields = {field.name: field.type for field in kind}
        item = fields["items"].value_type
        count, items = len(self.starts), len(self.item_starts)
        within = plain(
            arrow,
            {
                "start": self.item_starts,
                "marker": self.markers,
                "label": self.labels,
                "depth": self.depths,
                "kind": self.sorts,
            },
            item,
        )
        within["quoted"] = self.quoted.array(arrow, items, item.field("quoted").type)
        within["content"] = self.contents.array(arrow, item.field("content").type)
        return {
            "inline": shredding.column(arrow, self.inline, fields["inline"]),
            "items": self.items.array(arrow, struct(arrow, within, item, items), fields["items"]),
            "gaps": self.gaps.array(arrow, count, fields["gaps"]),
            "repeats": self.repeats.array(arrow, count, fields["repeats"]),
        }
