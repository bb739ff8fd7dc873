"""Makes the graph: nodes are documents, edges say who cites whom, how, and where it stands."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError
from .nodes import Cited, file_of, label, urn_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx

    from ...pipeline.document import Document
    from .nodes import File, Key


def library() -> Any:
    """Give networkx; raises MissingExtraError where the extra is not installed."""
    try:
        import networkx
    except ImportError as error:
        raise MissingExtraError(extra="graph", purpose="graph") from error
    return networkx


def citation_graph(documents: Iterable[Document]) -> networkx.MultiDiGraph[str]:
    """Make the graph of citations of some documents, parsed with their links.

    A node is a document: `label`, `type`, `code`, `date`, `issuer`, `title`, `urn`, and `files`, the names of the texts
    that are it. An edge goes from the citing document to the cited one: `relation` (`cites` where the text says no
    more), `file`, `start`, `end`, `text`, `provisions`. A document does not cite itself. Raises MissingExtraError
    without the extra `graph`.
    """
    graph = library().MultiDiGraph()
    names: dict[Key, str] = {}
    files = [file_of(document, number) for number, document in enumerate(documents, 1)]
    for file in files:
        _add_file(graph, names, file)
    for file in files:
        own = names[_own_key(file)]
        for cited in file.cited:
            if cited.is_self:
                continue
            other = _node(graph, names, cited.key, cited)
            if other != own:
                graph.add_edge(own, other, **_edge(file, cited))
    return graph


def _own_key(file: File) -> Key:
    return file.own.key if file.own is not None else ("file", file.name)


def _add_file(graph: Any, names: dict[Key, str], file: File) -> None:
    key = _own_key(file)
    if file.own is not None:
        node = _node(graph, names, key, file.own)
    else:
        node = names.setdefault(key, f"d{len(names) + 1}")
        graph.add_node(node, label=PurePath(file.name).name or file.name, files=[])
    graph.nodes[node].setdefault("files", []).append(file.name)


def _node(graph: Any, names: dict[Key, str], key: Key, cited: Cited) -> str:
    """Give the node of a document, made at its first mention; a later one adds what was not yet said."""
    reference = cited.reference
    node = names.setdefault(key, f"d{len(names) + 1}")
    if node not in graph:
        graph.add_node(node, label=label(reference))
    known = graph.nodes[node]
    date = reference.model_dump(mode="json")["date"]
    fields = {
        "type": reference.type, "code": reference.code, "date": date, "issuer": reference.issuer,
        "title": reference.title, "urn": urn_of(reference),
    }  # fmt: skip
    for name, value in fields.items():
        if value and (name not in known or (name in ("date", "urn") and len(value) > len(known[name]))):
            known[name] = value
    return node


def _edge(file: File, cited: Cited) -> dict[str, Any]:
    mention = cited.mention
    link = mention.link
    provisions = [str(provision) for provision in mention.value.provisions if not provision.incomplete]
    return {
        "relation": (link.relation if link is not None else None) or "cites",
        "file": file.name,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": " ".join(mention.text.split()),
        "provisions": provisions,
    }
