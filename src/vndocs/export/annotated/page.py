"""The page: the text with its marks, a legend that filters them, and an index with what each was read as.

It is one file, works without a script, and lets no script run but its own: its policy names the digest of that one.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from ...text.messages import Language, say
from .marks import KINDS, Mark, marks, tags

if TYPE_CHECKING:
    from ...pipeline.document import Document

#: Signs that HTML cannot hold or would change: a carriage return is written out, others become what stands for a sign.
_SIGNS: Final[dict[int, str]] = {13: "&#13;"} | dict.fromkeys(
    (*range(9), 11, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000)), "\ufffd"
)
#: Signs that XML cannot hold.
_COMMENTED: Final = {code: text for code, text in _SIGNS.items() if code != 13}
_PAGE: Final = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#text">{skip}</a>
<header lang="{lang}">
<h1>{title}</h1>
<form id="legend" aria-label="{legend}">
<fieldset><legend>{legend}</legend>
{boxes}
</fieldset>
<p id="keys">{keys}</p>
</form>
<div id="panel" role="status" aria-live="polite"></div>
</header>
<main id="text" tabindex="-1" aria-label="{text_label}">{text}</main>
<section id="index" lang="{lang}" aria-labelledby="index-head">
<h2 id="index-head">{index}</h2>
<table>
<thead><tr><th scope="col">{number}</th><th scope="col">{kind}</th><th scope="col">{words}</th>\
<th scope="col">{reading}</th><th scope="col">{target}</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</section>
<script>{script}</script>
</body>
</html>
"""


def annotate(document: Document, *, lang: Language = "vi") -> str:
    """Give a self-contained HTML page of a document with every entity highlighted and linked to its target.

    `lang` is the language of the legend and the labels. Everything from the document is escaped.
    """
    raw = document.source.raw
    record = document.to_record()
    found = marks(record, len(raw))
    name = PurePath(document.source.name).name if document.source.name else say(__package__, "untitled", lang)
    counts = Counter(mark.kind for mark in found)
    starts = {(mark.start, mark.end): mark.number for mark in found if mark.kind in ("references", "internal")}
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; base-uri 'none'"
    labels = ("skip", "legend", "keys", "text_label", "index", "number", "kind", "words", "reading", "target")
    return _PAGE.format(
        policy=escaped(f"{policy}; form-action 'none'"),
        title=escaped(name),
        lang=lang,
        style=style,
        script=script,
        boxes="\n".join(_box(kind, counts[kind], lang) for kind in KINDS if counts[kind]),
        text=_text(raw, found, lang),
        rows="\n".join(_row(mark, raw, starts, lang) for mark in found),
        **{label: escaped(say(__package__, label.replace("_", "-"), lang)) for label in labels},
    )


def escaped(words: str) -> str:
    """Escape words for text and attributes of HTML, also signs that it cannot hold."""
    return escape(words, quote=True).translate(_SIGNS)


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _digest(words: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()


def _box(kind: str, count: int, lang: Language) -> str:
    label = escaped(say(__package__, kind.replace("_", "-"), lang))
    return (
        f'<label class="key k-{kind}"><input type="checkbox" value="{kind}" checked autocomplete="off">'
        f'<span class="swatch" aria-hidden="true"></span>{label} <span class="count">({count})</span></label>'
    )


def _text(raw: str, found: list[Mark], lang: Language) -> str:
    out, at = [], 0
    for tag in tags(found):
        if tag.offset > at:
            out.append(escaped(raw[at : tag.offset]))
            at = tag.offset
        if not tag.opens:
            out.append("</mark>")
        elif tag.is_first:
            mark = tag.mark
            title = escaped(f"{say(__package__, mark.kind.replace('_', '-'), lang)}: {_reading(mark, lang)}")
            out.append(f'<mark id="e{mark.number}" class="k-{mark.kind}" data-kind="{mark.kind}" title="{title}">')
        else:
            out.append(f'<mark class="k-{tag.mark.kind}" data-kind="{tag.mark.kind}" data-of="e{tag.mark.number}">')
    out.append(escaped(raw[at:]))
    return "".join(out)


def _row(mark: Mark, raw: str, starts: Mapping[tuple[int, int], int], lang: Language) -> str:
    words = " ".join(raw[mark.start : mark.end].split())
    words = words if len(words) <= 200 else words[:199] + "…"
    kind = escaped(say(__package__, mark.kind.replace("_", "-"), lang))
    return (
        f'<tr id="i{mark.number}" data-kind="{mark.kind}"><td>{mark.number}</td><td>{kind}</td>'
        f'<td lang="vi"><a href="#e{mark.number}">{escaped(words)}</a></td>'
        f"<td>{escaped(_reading(mark, lang))}</td><td>{_target(mark, starts, lang)}</td></tr>"
    )


def _reading(mark: Mark, lang: Language) -> str:
    """Say in words what a mark was read as."""
    said = []
    for key, value in mark.fields.items():
        if key in ("target", "candidates", "basis", "unresolved"):
            continue
        words = _plain(value)
        if words and mark.kind == "layout":
            said.append(say(__package__, f"part-{words}", lang) if key == "part" else words)
        elif words:
            said.append(f"{key}: {words}")
    return "; ".join(said)


def _plain(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{key} {_plain(part)}" for key, part in value.items() if key not in ("start", "end"))
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain(part) for part in value)
    return "✓" if value is True else "" if value is False else str(value)


def _target(mark: Mark, starts: Mapping[tuple[int, int], int], lang: Language) -> str:
    """Give what a mark was resolved to, as a link where it stands in the text."""
    words = escaped(_target_words(mark, lang))
    target = mark.fields.get("target")
    if target is None:
        return words
    number = starts.get((target.get("start", -1), target.get("end", -1)))
    if number is not None and number != mark.number:
        return f'<a href="#e{number}">{words}</a>'
    return f'<a href="#text">{words}</a>' if target.get("kind") == "self" else words


def _target_words(mark: Mark, lang: Language) -> str:
    """Say what a mark was resolved to, or why it was left open."""
    target = mark.fields.get("target")
    if target is None:
        reason = mark.fields.get("unresolved")
        return f"{say(__package__, 'unresolved', lang)}: {reason}" if reason else ""
    names = [target.get(key, "") for key in ("type_name", "code", "date", "title")]
    names.append(_plain(target.get("provisions", ())))
    kind = say(__package__, "this-document", lang) if target.get("kind") == "self" else ""
    return " ".join(filter(None, (kind, *names))) or str(target.get("kind", ""))


def comments(document: Document, *, lang: Language = "vi") -> list[tuple[tuple[int, int], str, str]]:
    """Give what a page says of each entity as comments: raw span, author, words; list markers and layout get none."""
    said = []
    for mark in marks(document.to_record(), len(document.source.raw)):
        if mark.kind in ("lists", "layout"):
            continue
        target = _target_words(mark, lang)
        words = f"{say(__package__, mark.kind.replace('_', '-'), lang)}: {_reading(mark, lang)}"
        if target:
            words += f" → {target}"
        said.append(((mark.start, mark.end), "vndocs", words.translate(_COMMENTED)))
    return said
