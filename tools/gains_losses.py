"""Compares what two versions of vndocs read out of the same corpus, entity by entity.

    vndocs extract --format jsonl FOLDER > old.jsonl      (and again with the changed code)
    python tools/gains_losses.py old.jsonl new.jsonl --texts FOLDER

`won` is an entity only the new version finds, `lost` one only the old version found, `changed` one that stands at the
same place or overlaps and now reads differently. The exit status is 0 where nothing differs, 1 where something does,
2 where the files do not hold the same documents.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KINDS = ("references", "internal", "amounts", "dates", "items")
OUTCOMES = ("same", "won", "lost", "changed")
CONTEXT = 40

Entity = dict[str, Any]


class Difference(NamedTuple):
    """One entity that the two versions read differently; `old` or `new` is None where there is none."""

    outcome: str
    kind: str
    source: str
    old: Entity | None
    new: Entity | None

    @property
    def start(self) -> int:
        """Where the entity begins, in the new version where it has one."""
        place: int = (self.new or self.old or {})["start"]
        return place

    def fields(self) -> str:
        """Say which fields differ, or what the entity is."""
        if self.old is None or self.new is None:
            return _plain(self.new or self.old or {}, ("text", "start", "end"))
        keys = [key for key in dict.fromkeys((*self.old, *self.new)) if self.old.get(key) != self.new.get(key)]
        return "; ".join(f"{key}: {self.old.get(key)!r} → {self.new.get(key)!r}" for key in keys)


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Difference | None]]:
    """Give each entity of two records of one document: its kind, and the difference where there is one."""
    for kind in KINDS:
        before, after = entities(old, kind), entities(new, kind)
        for one, other in pair(before, after):
            if one is not None and one == other:
                yield kind, None
            else:
                outcome = "won" if one is None else "lost" if other is None else "changed"
                yield kind, Difference(outcome, kind, str(old.get("source")), one, other)


def entities(record: Mapping[str, Any], kind: str) -> list[Entity]:
    """Give the entities of a kind; the items of lists one by one, each with the item before it in its tree."""
    if kind != "items":
        return list(record.get(kind, ()))
    items = []
    for tree in record.get("lists", ()):
        previous = None
        for item in tree["items"]:
            items.append(
                {"text": item["marker"], "end": item["start"] + len(item["marker"]), **item, "after": previous}
            )
            previous = item["start"]
    return sorted(items, key=lambda item: (item["start"], item["end"]))


def pair(old: Sequence[Entity], new: Sequence[Entity]) -> Iterator[tuple[Entity | None, Entity | None]]:
    """Pair the entities of two versions: those at the same place, equal ones first, then those that overlap."""
    by_place: dict[tuple[int, int], list[Entity]] = {}
    for entity in new:
        by_place.setdefault((entity["start"], entity["end"]), []).append(entity)
    alone = []
    for one in old:
        here = by_place.get((one["start"], one["end"]), [])
        if not here:
            alone.append(one)
            continue
        twin = one if one in here else here[0]
        here.remove(twin)
        yield one, twin
    left = [entity for here in by_place.values() for entity in here]
    for one in alone:
        near = next((other for other in left if one["start"] < other["end"] and other["start"] < one["end"]), None)
        if near is not None:
            left.remove(near)
        yield one, near
    for other in left:
        yield None, other


def _plain(entity: Entity, without: tuple[str, ...]) -> str:
    return ", ".join(f"{key}: {value!r}" for key, value in entity.items() if key not in without)


def load(path: Path) -> dict[str, Entity]:
    """Read the records of a file by the name of their document."""
    with path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return {Path(str(record["source"])).name: record for record in records}


def sample(difference: Difference, texts: Path | None) -> str:
    """Show a difference where it stands."""
    entity = difference.new or difference.old or {}
    near = entity.get("text", "")
    if texts is not None:
        raw = (texts / Path(difference.source).name).read_bytes().decode("utf-8")
        start, end = entity["start"], entity["end"]
        near = f"{raw[max(0, start - CONTEXT) : start]}[{raw[start:end]}]{raw[end : end + CONTEXT]}"
    place = f"{Path(difference.source).name}:{difference.start}"
    return f"{difference.outcome:<8}{difference.kind:<11}{place}  …{' '.join(near.split())}…\n    {difference.fields()}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--texts", type=Path, help="folder of the texts, to show each difference where it stands")
    parser.add_argument("--samples", type=int, default=10, help="differences to show for each kind and outcome (10)")
    parser.add_argument("--seed", type=int, default=0, help="which samples are drawn (0)")
    options = parser.parse_args(arguments)

    old, new = load(options.old), load(options.new)
    if old.keys() != new.keys():
        for name in sorted(old.keys() ^ new.keys()):
            print(f"{name}: only in {options.old if name in old else options.new}", file=sys.stderr)
        return 2

    counts: Counter[tuple[str, str]] = Counter()
    differences: dict[tuple[str, str], list[Difference]] = {}
    for name, record in old.items():
        for kind, difference in compare(record, new[name]):
            outcome = difference.outcome if difference else "same"
            counts[kind, outcome] += 1
            if difference:
                differences.setdefault((kind, outcome), []).append(difference)

    draw = random.Random(options.seed)
    for found in differences.values():
        for difference in draw.sample(found, min(options.samples, len(found))):
            print(sample(difference, options.texts))
    print(f"{'':<11}" + "".join(f"{outcome:>10}" for outcome in OUTCOMES))
    for kind in KINDS:
        print(f"{kind:<11}" + "".join(f"{counts[kind, outcome]:>10,}" for outcome in OUTCOMES))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
