"""`vndocs why` and `vndocs misses`: explanations in sentences, or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..batch import Item, read
from ..pipeline.why import misses, why
from .tables import harmless

if TYPE_CHECKING:
    from ..text.messages import Language


def explain(
    path: str | Item, at: int | None, line: int | None, kinds: list[str] | None, lang: Language, *, is_json: bool
) -> None:
    """Print why a place of a document reads as it does."""
    document = read(path, kinds=kinds)
    explanation = why(document, at, line=line)
    if is_json:
        _print({"source": document.source.name, **explanation.record()})
    else:
        print(*map(harmless, explanation.told(lang)), sep="\n")


def catch(path: str | Item, lang: Language, *, is_json: bool) -> None:
    """Print what the nets catch in a document and the grammar did not accept."""
    document = read(path)
    found = misses(document)
    if is_json:
        _print({"source": document.source.name, "misses": [miss.record() for miss in found]})
    else:
        for miss in found:
            print(harmless(f"{document.source.name}:{miss.told(lang)}"))


def _print(record: dict[str, Any]) -> None:
    print(json.dumps(record, ensure_ascii=False))
