"""The graph as one page that needs nothing else: the drawing, and below it each document with its citations.

There is no script in it and nothing is fetched; all words of documents are escaped. Every document of the drawing is a
link to its section, so that a keyboard goes where a mouse does.
"""

from __future__ import annotations

from html import escape
from typing import Any, Final

from ...text.messages import Language, say
from .drawing import draw

_PACKAGE: Final = __package__
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE: Final = """
body { font: 16px/1.5 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; color: #1b1f24; background: #fff;
  margin: 2rem auto; max-width: 76rem; padding: 0 1rem; }
svg { max-width: 100%; height: auto; }
section { border-top: 1px solid #d5dae1; padding: .5rem 0; } section:target { background: #fff6e0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; overflow-wrap: anywhere; }
th { font-weight: 600; border-bottom: 1px solid #d5dae1; }
.small { color: #4d5866; font-size: .9rem; overflow-wrap: anywhere; }
a { color: #1f5fa8; } a:focus-visible { outline: 3px solid #ffb000; outline-offset: 2px; }
"""


def page(graph: Any, lang: Language = "en") -> str:
    """Give the page of a graph in a language."""

    def words(key: str, **details: object) -> str:
        return say(_PACKAGE, key, lang, **details)

    title = words("title", nodes=graph.number_of_nodes(), edges=graph.number_of_edges())
    parts = [
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>",
        f"<p>{escape(words('hint'))}</p>",
        draw(graph, (words("files"), words("cited")), title, is_linked=True),
    ]
    for node, known in graph.nodes(data=True):
        parts.append(f'<section id="{escape(node)}" tabindex="-1">\n<h2>{escape(known["label"])}</h2>')
        said = [known.get(key) for key in ("date", "issuer", "title", "urn")]
        parts.append(
            f'<p class="small">{escape(" · ".join(str(part) for part in (*said, *known.get("files", ())) if part))}</p>'
        )
        out = list(graph.out_edges(node, data=True))
        into = list(graph.in_edges(node, data=True))
        if out:
            parts += _table(graph, words("cites"), words("to"), [(other, edge) for _, other, edge in out], words)
        if into:
            parts += _table(graph, words("cited-by"), words("by"), [(other, edge) for other, _, edge in into], words)
        parts.append("</section>")
    return "\n".join([*parts, "</main>\n</body>\n</html>"]) + "\n"


def _table(graph: Any, head: str, other_head: str, edges: list[tuple[str, dict[str, Any]]], words: Any) -> list[str]:
    heads = (other_head, words("relation"), words("words"), words("place"))
    rows = [
        f"<h3>{escape(head)} ({len(edges)})</h3>\n<table>\n<tr>"
        + "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
        + "</tr>"
    ]
    for other, edge in edges:
        link = f'<a href="#{escape(other)}">{escape(graph.nodes[other]["label"])}</a>'
        place = f"{edge['file']}:{edge['start']}–{edge['end']}"
        cells = (link, escape(words(f"relation {edge['relation']}")), escape(edge["text"]), escape(place))
        rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return [*rows, "</table>"]
