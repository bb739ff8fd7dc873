"""Reads numbered lists: lines that open with `1.`, `a)`, `Điều 5.`, `-`, and runs such as `(1) …; (2) …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..base import Hits, Triggers
from .inline import read_inline
from .lines import RECEIVERS, pattern
from .plain import Taker
from .quotes import OPEN_END
from .reading import Reading
from .signs import ONE, sign_of
from .tree import Tree
from .weighing import Weigher

TRIGGERS: Final = Triggers(before=("bước",), after=(")",), literals=("b)", "ii)", "hứ hai", "ai là", *RECEIVERS))

#: The words of an item are followed no further.
_LONGEST_ITEM: Final = 3000
#: A marker and what is asked of the words behind it take no more.
_LONGEST_FIRST: Final = 400
_SENTENCE_END: Final = re.compile(r"[.;!?…](?=[ \t]+[^\W\d_]|[ \t*]*\n|[ \t*]*\Z)|\n(?=[ \t]*\n)")
_DASH: Final = re.compile(r"[:;.,*][ \t*]*(-)(?=[ \t]?[^\W_]|[ \t]?[.…])")
_RULE: Final = re.compile(r"\n---[ \t]*(?=\n|\Z)")
_SEPARATE: Final = " \n\t*_>#|“«"


def read(hits: Hits) -> list[Reading]:
    """Find the lists of a text."""
    text = hits.text
    runs = read_inline(hits)
    readings = read_lines(hits, {start for run in runs for start, _ in run})
    if runs:
        runs.sort()
        nexts = [run[0][0] for run in runs[1:]]
        for run, limit in zip(runs, (*nexts, len(text)), strict=True):
            signs = [sign for _, marker in run if (sign := sign_of(marker))]
            if signs[0].other and signs[1].style != signs[0].style:
                signs[0] = signs[0].other
            starts = tuple(start for start, _ in run)
            stop = _sentence_end(text, starts[-1] + len(run[-1][1]), limit)
            columns = starts, tuple(signs), (0,) * len(run)
            is_odd = signs[-1].order - signs[0].order != (len(run) - 1) * ONE
            readings.append(Reading(starts[0], stop, True, *columns, (), is_odd, text))
        readings.sort()
    return readings


def _sentence_end(text: str, start: int, limit: int) -> int:
    """Give where the words of the last item inside a paragraph end: with its sentence, else with the paragraph."""
    limit = min(limit if limit > start else len(text), start + _LONGEST_ITEM)
    for match in _SENTENCE_END.finditer(text, start, limit):
        stop = match.end()
        behind = text[stop : stop + 4].lstrip(" \t*")[:1]
        if match[0] == "\n" or behind == "\n" or not behind or behind.isupper():
            break
    else:
        stop = limit
    return start + len(text[start:stop].rstrip(" \n\t*_"))


def read_lines(hits: Hits, taken: set[int]) -> list[Reading]:
    """Go over the line starts once. What is plain is taken here, what is not is weighed."""
    text = hits.text
    readings: list[Reading] = []
    limit = 0

    def finished(begin: int, end: int, quotations: list[int], is_odd: bool) -> None:
        stop = starts[end] if end < len(starts) else limit
        stop = _stop(text, starts[end - 1], len(signs[end - 1].marker), min(stop, limit))
        quoted = tuple(index - begin for index in quotations if begin <= index < end)
        columns = tuple(starts[begin:end]), tuple(signs[begin:end]), tuple(depths[begin:end])
        # The receivers of a letter may stand on one line.
        is_inline = text.find("\n", starts[begin], starts[end - 1]) < 0
        readings.append(Reading(starts[begin], stop, is_inline, *columns, quoted, is_odd, text))

    tree = Tree(finished)
    weigher = Weigher(text, tree)
    quotes = weigher.quotes
    starts, signs, depths = tree.starts, tree.signs, tree.depths
    receivers = _receivers(text, sorted(place for words in RECEIVERS for place in hits.literals[words]))
    receiver = next(receivers)
    with_ordinals = bool(hits.literals["hứ hai"] or hits.literals["ai là"])
    position = _front_matter(text)
    position = position or _first(text, pattern(with_ordinals=with_ordinals), weigher)
    taker = Taker(text, tree, position, taken, with_ordinals=with_ordinals)
    line, start, end, sign = taker.take(receiver, quotes.open)
    while sign is not None:
        limit = line
        while start > receiver:
            weigher.close()
            _dashes(text, receiver, tree)
            receiver = next(receivers)
        weigher.place(line, start, end, sign)
        line, start, end, sign = taker.take(receiver, quotes.open)
    limit = len(text)
    while receiver < limit:
        weigher.close()
        _dashes(text, receiver, tree)
        receiver = next(receivers)
    weigher.close()
    return readings


def _front_matter(text: str) -> int:
    """Give where a page's metadata, lines between two rules at its top, end."""
    if not _RULE.match("\n" + text[:20]):
        return 0
    match = _RULE.search(text, 3, 5000)
    return match.start() if match else 0


def _first(text: str, markers: re.Pattern[str], weigher: Weigher) -> int:
    """Place the marker that opens the text, and give where the other lines begin."""
    match = markers.match("\n" + text[:_LONGEST_FIRST])
    sign = sign_of(match[2]) if match else None
    if match is None or sign is None:
        return 0
    start, end = match.start(2) - 1, match.end(2) - 1
    weigher.place(-1, start, end, sign)
    return start


def _receivers(text: str, places: list[int]) -> Iterator[int]:
    """Give where `Nơi nhận:` stands, which ends what is above it, and last the end of all things."""
    for at in places:
        if text[at + 8 : at + 12].lstrip(" *")[:1] in (":", "\n", ""):
            yield at
    yield OPEN_END


def _dashes(text: str, at: int, tree: Tree) -> None:
    """Add the dashes that stand on the line of `Nơi nhận:` itself."""
    limit = min(len(text), at + _LONGEST_ITEM)
    end = text.find("\n", at, limit)
    another = text.find(text[at : at + 8], at + 8, limit if end < 0 else end)
    dash = sign_of("-")
    assert dash is not None
    for match in _DASH.finditer(text, at, another if another >= 0 else limit if end < 0 else end):
        if tree.wants:
            tree.go_on(0, dash, match.start(1))
        else:
            tree.open(dash, match.start(1), True)


def _stop(text: str, start: int, width: int, limit: int) -> int:
    """Give where the words of the last item end: with its paragraph."""
    at = start + width
    # The words may stand on the line below their marker.
    while at < limit and text[at] in " \t*\n":
        at += 1
    stop = text.find("\n", at, limit)
    lines = 0
    while stop >= 0 and lines < 60:
        following = text[stop + 1 : stop + 40].lstrip(" \t*")[:1]
        if (
            following in ("", "\n", "|", "#", "-", "_")
            or text[stop - 1 : stop].rstrip(" \t*_") in (".", ";", ":", "”", '"')
            or (following.isupper() and stop - text.rfind("\n", 0, stop) < 50)
        ):
            break
        stop = text.find("\n", stop + 1, limit)
        lines += 1
    stop = limit if stop < 0 else stop
    return max(start + width, start + len(text[start:stop].rstrip(_SEPARATE)))
