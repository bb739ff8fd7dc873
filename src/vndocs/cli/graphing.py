"""`vndocs graph`: many documents read, and who cites whom written out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ..batch.inputs import items
from ..batch.item import Skipped
from ..batch.reading import parsed
from ..errors import VndocsError
from ..export.graph import citation_graph, graph_format, write
from ..readers import LIMIT
from ..text.messages import BilingualError, Language, say
from .status import FAILED, UNABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..pipeline.document import Document


def run(paths: Sequence[Any], output: str | None, format: str | None, lang: Language) -> int:
    """Write the graph of some documents, and give the exit status: 0 all read, 1 some not, 2 none."""
    target: Any = sys.stdout.buffer if output in (None, "-") else output
    wanted = graph_format(target, format or ("json" if target is sys.stdout.buffer else None))
    counts = {"read": 0, "failed": 0}
    graph = citation_graph(_documents(paths, counts, lang))
    if counts["failed"] and not counts["read"]:
        return UNABLE
    write(graph, target, wanted, lang=lang)
    told = say(__package__, "graphed", lang, nodes=graph.number_of_nodes(), edges=graph.number_of_edges())
    print(told, file=sys.stderr)
    return FAILED if counts["failed"] else 0


def _documents(paths: Sequence[Any], counts: dict[str, int], lang: Language) -> Iterator[Document]:
    for item in items(paths, limit=LIMIT):
        if isinstance(item, Skipped):
            continue
        try:
            document = parsed(item, LIMIT, None)[0]
        except VndocsError as error:
            message = error.message(lang) if isinstance(error, BilingualError) else str(error)
            name = item.source if item.source not in message else ""
            print(f"vndocs: {name}{': ' if name else ''}{' '.join(message.split())}", file=sys.stderr)
            counts["failed"] += 1
            continue
        counts["read"] += 1
        yield document
