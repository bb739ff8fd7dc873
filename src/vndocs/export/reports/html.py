"""Reports as one page of HTML: the text at the left, the findings at the right, each leading to the other.

The page holds its style and its script, loads nothing from elsewhere, and everything that came from a document is
escaped. It reads from top to bottom without the script, and prints with the findings under the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from ...text.messages import say
from .places import Lines

if TYPE_CHECKING:
    from ...check import Report
    from ...text.messages import Language

_CHECK: Final = "vndocs.check"
_PACKAGE: Final = "vndocs.export.reports"
#: What HTML cannot hold.
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VERDICTS: Final = ("wrong", "suspect", "not checked", "ok", "own")
#: What is left out until it is asked for.
_HIDDEN: Final = ("ok", "own")


class _Card(NamedTuple):
    """What is said at the right of one place."""

    id: str
    verdict: str
    start: int
    end: int
    body: str


class HtmlReports:
    """One page with a section for each document."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self._number = 0

    def head(self) -> str:
        """Open the page."""
        style = files(_PACKAGE).joinpath("report.css").read_text("utf-8")
        title = self._say("report-title")
        filters = "".join(
            f'<label class="{_name(verdict)}"><input type="checkbox" data-verdict="{_name(verdict)}"'
            f"{'' if verdict in _HIDDEN else ' checked'}> {html.escape(self._say(_name(verdict)))}</label>\n"
            for verdict in _VERDICTS
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{self.lang}">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
            "script-src 'unsafe-inline'\">\n"
            f'<title>{html.escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body class="hide-ok hide-own">\n'
            f'<header>\n<h1>{html.escape(title)}</h1>\n<fieldset class="filters"><legend>'
            f"{html.escape(self._say('report-show'))}</legend>\n{filters}</fieldset>\n</header>\n<main>\n"
        )

    def one(self, report: Report) -> str:
        """Give the section of a document."""
        self._number += 1
        prefix = f"d{self._number}"
        raw = report.document.source.raw
        lines = Lines(raw)
        cards = sorted(self._cards(report, prefix, lines), key=lambda card: (card.start, card.end))
        listed = "".join(
            f'<li class="card {_name(card.verdict)}" id="{card.id}" tabindex="0" data-place="{card.id}-at">'
            f"{card.body}</li>\n"
            for card in cards
        )
        details = self._say(
            "checked-against",
            registry=report.registry or self._say("none"),
            day=report.day or self._say("not-known"),
        )
        unrun = "".join(
            f"<li><code>{html.escape(rule.rule)}</code>: {_escaped(rule.message(self.lang))}</li>"
            for rule in report.unrun
        )
        count = html.escape(self._say("not-run", count=len(report.unrun)))
        not_run = f'<details class="unrun"><summary>{count}</summary><ul>{unrun}</ul></details>'
        return (
            f'<section class="document" aria-labelledby="{prefix}">\n'
            f'<h2 id="{prefix}">{_escaped(report.source or "-")}</h2>\n'
            f'<p class="summary">{_escaped(report.summary(self.lang))}</p>\n'
            f'<p class="against">{_escaped(details)}</p>\n'
            f'<div class="columns">\n<div class="text" lang="vi">{"".join(_marked(raw, cards))}</div>\n'
            f'<ol class="cards">\n{listed}</ol>\n</div>\n{not_run if report.unrun else ""}</section>\n'
        )

    def failure(self, source: str, message: str) -> str:
        """Give a section that says why a document could not be read."""
        return (
            f'<section class="document failed">\n<h2>{_escaped(source)}</h2>\n'
            f'<p class="summary">{_escaped(message)}</p>\n</section>\n'
        )

    def tail(self) -> str:
        """Close the page with its script."""
        script = files(_PACKAGE).joinpath("report.js").read_text("utf-8")
        return f"</main>\n<script>\n{script}</script>\n</body>\n</html>\n"

    def _cards(self, report: Report, prefix: str, lines: Lines) -> Iterator[_Card]:
        for number, finding in enumerate(report.findings, 1):
            said = [
                f'<p class="said">{self._badge(finding.verdict)} {_escaped(finding.message(self.lang))}</p>',
                f'<p class="quote" lang="vi">{_escaped(_short(finding.text))}</p>',
            ]
            for key, text in (
                ("known", finding.known(self.lang)),
                ("help", finding.help(self.lang)),
                ("basis", finding.basis),
            ):
                if text:
                    said.append(f'<p class="{key}"><b>{html.escape(self._say(key))}:</b> {_escaped(text)}</p>')
            said += [
                f'<p class="note">{":".join(map(str, lines.place(note.span.start)))}: {_escaped(_short(note.text))}</p>'
                for note in finding.notes
            ]
            said.append(
                f'<p class="where">{self._where(lines, finding.start)} · <code>{html.escape(finding.rule)}</code></p>'
            )
            yield _Card(f"{prefix}-f{number}", finding.verdict, finding.start, finding.end, "".join(said))
        for reference in report.references:
            if reference.verdict in ("wrong", "suspect") or report.of(reference.index):
                continue
            said = [f'<p class="said">{self._badge(reference.verdict)} {_escaped(_short(reference.text))}</p>']
            if reference.verdict == "not checked":
                reason = (reference.reason or "outside coverage").replace(" ", "-")
                said.append(f"<p>{_escaped(self._say(f'reason-{reason}'))}</p>")
            elif reference.verdict == "own":
                said.append(f"<p>{_escaped(self._say('own-reference'))}</p>")
            if reference.near:
                from ...check.lookup import names_of

                said.append(f"<p>{_escaped(self._say('did-you-mean', documents=names_of(reference.near)))}</p>")
            said.append(f'<p class="where">{self._where(lines, reference.span.start)}</p>')
            start, end = reference.span
            yield _Card(f"{prefix}-r{reference.index + 1}", reference.verdict, start, end, "".join(said))

    def _badge(self, verdict: str) -> str:
        return f'<span class="badge {_name(verdict)}">{html.escape(self._say(_name(verdict)))}</span>'

    def _where(self, lines: Lines, start: int) -> str:
        line, column = lines.place(start)
        return html.escape(self._say("report-line", line=line, column=column))

    def _say(self, key: str, **details: object) -> str:
        return say(_CHECK, key, self.lang, **details)


def _marked(raw: str, cards: list[_Card]) -> Iterator[str]:
    """Give the text with a mark around every stretch that cards speak of; where they overlap the worst is shown."""
    bounds = sorted({0, len(raw), *(card.start for card in cards), *(card.end for card in cards)})
    opening = sorted(cards, key=lambda card: card.start)
    going: list[_Card] = []
    number = 0
    placed: set[str] = set()
    for start, end in pairwise(bounds):
        while number < len(opening) and opening[number].start <= start:
            going.append(opening[number])
            number += 1
        going = [card for card in going if card.end > start]
        text = _escaped(raw[start:end])
        if not going:
            yield text
            continue
        worst = min(going, key=lambda card: _VERDICTS.index(card.verdict))
        # Each card's place is where its first stretch begins; further cards get an empty place of their own.
        fresh = [card for card in going if card.id not in placed]
        placed.update(card.id for card in fresh)
        yield "".join(f'<a id="{card.id}-at"></a>' for card in fresh)
        named = " ".join(card.id for card in going)
        yield f'<mark class="{_name(worst.verdict)}" data-cards="{named}" tabindex="0">{text}</mark>'


def _name(verdict: str) -> str:
    return verdict.replace(" ", "-")


def _short(text: str, length: int = 240) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= length else folded[:length] + "…"


def _escaped(text: str) -> str:
    return html.escape(_FORBIDDEN.sub("\ufffd", text))
