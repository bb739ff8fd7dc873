"""Checks that every entity of a corpus stands where its record says: `raw[start:end] == text`, for all kinds and parts.

    python tools/check_spans.py FOLDER…                        reads the texts and checks what `vndocs.parse` gives
    python tools/check_spans.py RECORDS.jsonl… [--texts FOLDER]  checks what `vndocs extract --format jsonl` wrote

Every record is also made a document again. Prints a line for each fault and a sum; the exit status is 1 where there
is a fault.
"""

from __future__ import annotations

import argparse
import codecs
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import vndocs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KINDS = ("references", "internal", "amounts", "dates", "lists")


class Fault(NamedTuple):
    """An entity whose record is not true of its text."""

    source: str
    kind: str
    start: int
    message: str

    def __str__(self) -> str:
        return f"{self.source}:{self.start}: {self.kind}: {self.message}"


def faults(raw: str, record: Mapping[str, Any]) -> Iterator[Fault]:
    """Give what is wrong with a record; `raw` is its text. A record must be good for a document."""
    source = str(record.get("source"))
    try:
        vndocs.Document.from_record(record)
    except vndocs.RecordError as error:
        yield Fault(source, "record", 0, " ".join(str(error).split()))
    for kind in KINDS:
        previous = 0
        for entity in record.get(kind, ()):
            start = entity["start"]
            for message in _entity_faults(raw, entity):
                yield Fault(source, kind, start, message)
            if start < previous:
                yield Fault(source, kind, start, f"stands behind an entity that begins at {previous}")
            previous = start
            for item in entity.get("items", ()):
                for message in _item_faults(raw, item, entity):
                    yield Fault(source, kind, item["start"], message)


def _entity_faults(raw: str, entity: Mapping[str, Any]) -> Iterator[str]:
    start, end, text = entity["start"], entity["end"], entity["text"]
    if not 0 <= start < end <= len(raw):
        yield f"span {start}-{end} is empty or leaves the text of {len(raw)} characters"
    elif raw[start:end] != text:
        yield f"the text at {start}-{end} is {raw[start:end]!r}, the record has {text!r}"
    elif text != text.strip():
        yield f"the span {start}-{end} begins or ends with white space: {text!r}"
    for name, (first, last) in entity.get("parts", {}).items():
        if not 0 <= first < last <= len(raw):
            yield f"part {name} {first}-{last} is empty or leaves the text"


def _item_faults(raw: str, item: Mapping[str, Any], tree: Mapping[str, Any]) -> Iterator[str]:
    start, marker = item["start"], item["marker"]
    if raw[start : start + len(marker)] != marker:
        yield f"the text at {start} is {raw[start : start + len(marker)]!r}, the record has the marker {marker!r}"
    if not tree["start"] <= start < tree["end"]:
        yield f"the item begins at {start}, outside of its list {tree['start']}-{tree['end']}"
    first, last = item.get("content", (start, start))
    if not 0 <= first <= last <= len(raw):
        yield f"content {first}-{last} leaves the text"


def read_text(path: Path) -> str:
    """Give a text as its offsets count it: decoded, with its byte-order mark and its line ends."""
    data = path.read_bytes()
    encodings = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
    return data.decode(encodings.get(data[:2], "utf-8"))


def extracted(paths: Iterable[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read the texts of files and folders with vndocs itself."""
    for path in paths:
        for name in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            raw = read_text(name)
            record = vndocs.parse(vndocs.Source.of(raw, str(name))).to_record()
            yield raw, record


def recorded(paths: Iterable[Path], texts: Path | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Read records and the texts they name; `texts` is the folder to look in by file name."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if "error" in record:
                    raise AssertionError(f"{record['source']}: {record['error']['message']}")
                source = Path(record["source"])
                yield read_text(texts / source.name if texts else source), record


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="text, folder of texts, or records (.jsonl)"
    )
    parser.add_argument("--texts", type=Path, help="folder of the texts that the records name")
    options = parser.parse_args(arguments)

    records = [path for path in options.paths if path.suffix == ".jsonl"]
    texts = [path for path in options.paths if path.suffix != ".jsonl"]
    documents, wrong, entities = 0, 0, Counter[str]()
    for pairs in (extracted(texts), recorded(records, options.texts)):
        for raw, record in pairs:
            documents += 1
            entities.update({kind: len(record.get(kind, ())) for kind in KINDS})
            for fault in faults(raw, record):
                wrong += 1
                print(fault)
    counts = ", ".join(f"{entities[kind]:,} {kind}" for kind in KINDS)
    print(f"{documents:,} documents, {counts}: {wrong:,} wrong spans")
    return 1 if wrong or not documents else 0


if __name__ == "__main__":
    sys.exit(main())
