"""Draws the graph: the documents in hand on the left, the others on the right, those cited most on top.

Two columns keep every name legible whatever the number of documents; a line is as thick as the citations it stands for.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any, Final

ROW: Final = 30
TOP: Final = 56
LEFT: Final = 430
RIGHT: Final = 770
WIDTH: Final = 1200
#: Longer names are cut; the whole stands in the title of the node.
LONGEST: Final = 52
STYLE: Final = """
text { font: 14px 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; fill: #1b1f24; }
.head { font-weight: 600; }
.edge { fill: none; stroke: #5b6b7f; stroke-opacity: .45; }
.node circle { fill: #1f5fa8; } .cited circle { fill: #a8541f; }
a:focus { outline: 3px solid #ffb000; outline-offset: 2px; }
a:hover text, a:focus text { text-decoration: underline; }
"""


def draw(graph: Any, heads: tuple[str, str], title: str, *, is_linked: bool = False) -> str:
    """Give the SVG of a graph, `heads` above its columns; linked, each node leads to `#` and its name."""
    files = [node for node, known in graph.nodes(data=True) if known.get("files")]
    others = sorted(
        (node for node, known in graph.nodes(data=True) if not known.get("files")),
        key=lambda node: (-graph.in_degree(node), graph.nodes[node]["label"], node),
    )
    places = {node: (LEFT, TOP + ROW * row) for row, node in enumerate(files)}
    places |= {node: (RIGHT, TOP + ROW * row) for row, node in enumerate(others)}
    height = TOP + ROW * max(len(files), len(others), 1) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="{escape(title)}">',
        f"<title>{escape(title)}</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text class="head" x="{LEFT}" y="24" text-anchor="end">{escape(heads[0])}</text>',
        f'<text class="head" x="{RIGHT}" y="24">{escape(heads[1])}</text>',
    ]
    counted = Counter((source, target) for source, target in graph.edges())
    for (source, target), count in counted.items():
        parts.append(_line(places[source], places[target], count))
    for node in [*files, *others]:
        parts.append(_node(graph, node, places[node], is_linked=is_linked))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _line(start: tuple[int, int], end: tuple[int, int], count: int) -> str:
    width = min(1 + count // 2, 6)
    (x, y), (other_x, other_y) = start, end
    middle = (x + other_x) // 2
    # One document in hand cites another: a bow to the right of their column.
    bend = middle if x != other_x else x + 40 + min(abs(other_y - y) // 4, 120)
    path = f"M{x + 6} {y}C{bend} {y} {bend} {other_y} {other_x + (6 if x == other_x else -6)} {other_y}"
    return f'<path class="edge" stroke-width="{width}" d="{path}"/>'


def _node(graph: Any, node: str, place: tuple[int, int], *, is_linked: bool) -> str:
    known = graph.nodes[node]
    x, y = place
    is_left = x == LEFT
    name = known["label"]
    shown = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
    side = f'x="{x - 14}" text-anchor="end"' if is_left else f'x="{x + 14}"'
    inner = (
        f"<title>{escape(_whole(known))}</title>"
        f'<circle cx="{x}" cy="{y}" r="6"/><text {side} y="{y + 5}">{escape(shown)}</text>'
    )
    group = f'<g class="node{"" if is_left else " cited"}">{inner}</g>'
    return f'<a href="#{escape(node)}">{group}</a>' if is_linked else group


def _whole(known: dict[str, Any]) -> str:
    parts = [known["label"], known.get("date"), known.get("issuer"), known.get("title"), *known.get("files", ())]
    return ", ".join(dict.fromkeys(part for part in parts if part))
