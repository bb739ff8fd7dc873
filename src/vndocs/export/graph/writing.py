"""Writes the graph in one of its formats; a file appears whole or not at all."""

from __future__ import annotations

import json
import os
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from ...text.messages import Language, say
from ..errors import ExportError
from ..output import Target, opened
from .building import library
from .drawing import draw
from .page import page

if TYPE_CHECKING:
    from collections.abc import Callable

_PACKAGE: Final = __package__
#: The formats, by the suffix that says them.
FORMATS: Final = ("graphml", "json", "svg", "html")


def graph_format(target: Target, given: str | None = None) -> str:
    """Give the format that was asked for, else that of the suffix.

    Raises ExportError where neither says one of `FORMATS`.
    """
    suffix = os.fspath(target).rpartition(".")[2].lower() if isinstance(target, (str, os.PathLike)) else ""
    wanted = given or suffix
    if wanted not in FORMATS:
        raise ExportError("unknown-format", given=wanted, known=", ".join(FORMATS))
    return wanted


def write(graph: Any, target: Target, format: str | None = None, *, lang: Language = "en") -> None:
    """Write a citation graph to a file or a stream of bytes; `lang` is the language of the drawing and the page.

    Raises ExportError where the format is not known or the place cannot be written.
    """
    written = _WRITERS[graph_format(target, format)](graph, lang)
    with opened(target) as stream:
        stream.write(written.encode("utf-8", "backslashreplace"))


def _graphml(graph: Any, lang: Language) -> str:
    plain = graph.copy()
    for _, known in plain.nodes(data=True):
        known.update({key: _plain(value) for key, value in known.items()})
    for *_, edge in plain.edges(data=True):
        edge.update({key: _plain(value) for key, value in edge.items()})
    buffer = BytesIO()
    library().write_graphml_xml(plain, buffer)
    return buffer.getvalue().decode("utf-8")


def _plain(value: Any) -> Any:
    """Give a value that GraphML can carry: lists as lines, no characters that XML has not."""
    if isinstance(value, list):
        value = "; ".join(value)
    return "".join(sign for sign in value if sign.isprintable() or sign == "\n") if isinstance(value, str) else value


def _json(graph: Any, lang: Language) -> str:
    return json.dumps(library().node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1) + "\n"


def _svg(graph: Any, lang: Language) -> str:
    heads = say(_PACKAGE, "files", lang), say(_PACKAGE, "cited", lang)
    title = say(_PACKAGE, "title", lang, nodes=graph.number_of_nodes(), edges=graph.number_of_edges())
    return draw(graph, heads, title)


_WRITERS: Final[dict[str, Callable[[Any, Language], str]]] = {
    "graphml": _graphml,
    "json": _json,
    "svg": _svg,
    "html": page,
}
