"""Reads numbered lists: lines that open with `1.`, `a)`, `Điều 5.`, `-`, and runs such as `(1) …; (2) …` inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ..base import Hits, Triggers
from .inline import read_inline
from .lines import FIRST, LINE, LINE_OR_ORDINAL, OPENING, PARTED, broken, compound
from .quotes import OPEN_END
from .reading import Reading
from .signs import ONE, Sign, known, sign_of
from .tree import ARTICLE, BULLET, DEEPEST, Tree, following, step_of
from .weighing import Weigher

TRIGGERS: Final = Triggers(before=("bước",), after=(")",), literals=("b)", "ii)", "hứ hai", "ai là", "Nơi nhận"))

#: The words of an item are followed no further.
_LONGEST_ITEM: Final = 3000
_SURE: Final = frozenset(".;:!?\"”\n")
_SENTENCE_END: Final = re.compile(r"[.;!?…](?=[ \t]+[^\W\d_]|[ \t*]*\n|[ \t*]*\Z)|\n(?=[ \t]*\n)")
_DASH: Final = re.compile(r"(?<=[:;.,*])[ \t*]*(-)(?=[ \t]?[^\W_]|[ \t]?[.…])")
_RULE: Final = re.compile(r"\n---[ \t]*(?=\n|\Z)")
_SEPARATE: Final = " \n\t*_>#|“«"


def read(hits: Hits) -> list[Reading]:
    """Find the lists of a text."""
    text = hits.text
    runs = read_inline(hits)
    readings = read_lines(hits, {start for run in runs for start, _ in run})
    if runs:
        for run in runs:
            signs = [sign for _, marker in run if (sign := sign_of(marker))]
            if signs[0].other and len(signs) > 1 and signs[1].style != signs[0].style:
                signs[0] = signs[0].other
            starts = tuple(start for start, _ in run)
            stop = _sentence_end(text, starts[-1] + len(run[-1][1]))
            readings.append(Reading(starts[0], stop, True, starts, tuple(signs), (0,) * len(run), (), _is_odd(signs), text))
        readings.sort()
    return readings


def _is_odd(signs: list[Sign]) -> bool:
    return any(sign.order != before.order + ONE for before, sign in pairwise(signs))


def _sentence_end(text: str, start: int) -> int:
    """Give where the words of the last item inside a paragraph end: with its sentence, else with the paragraph."""
    limit = min(len(text), start + _LONGEST_ITEM)
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

    def finished(begin: int, end: int) -> None:
        stop = _stop(text, starts[end - 1], len(signs[end - 1].marker), limit)
        quoted = tuple(index - begin for index in tree.quoted if index < end)
        columns = tuple(starts[begin:end]), tuple(signs[begin:end]), tuple(depths[begin:end])
        # The receivers of a letter may stand on one line.
        is_inline = text.find("\n", starts[begin], starts[end - 1]) < 0
        readings.append(Reading(starts[begin], stop, is_inline, *columns, quoted, tree.is_odd, text))

    tree = Tree(finished)
    weigher = Weigher(text, tree)
    starts, signs, depths = tree.starts, tree.signs, tree.depths
    wants, ranks, lasts = tree.wants, tree.ranks, tree.lasts
    add_start, add_sign, add_depth = starts.append, signs.append, depths.append
    remembered, find = known.get, text.find
    receivers = _receivers(text, hits.literals["Nơi nhận"])
    receiver = next(receivers)
    pattern = LINE_OR_ORDINAL if hits.literals["hứ hai"] or hits.literals["ai là"] else LINE
    position = _front_matter(text)
    position = _first(text, weigher) if not position else position
    # The key that goes on without a question, with its depth, its step, and how far that holds.
    want = wants[-1] if wants else -1
    depth, step = len(wants) - 1, step_of(want)
    fence = min(weigher.fence or OPEN_END, receiver)
    in_quotation = False
    for match in pattern.finditer(text, position):
        line, end = match.span()
        marker = match[1]
        sign = remembered(marker) or sign_of(marker)
        start = end - len(marker)
        if sign is None or (taken and start in taken):
            continue
        key = sign.key
        if start < fence and depth >= 0 and (start - line == 1 or text[start - 1] not in OPENING):
            char = text[line - 1]
            if char == " ":
                char = text[line - 2]
            if key == want:
                if step:
                    if char in _SURE or not broken(text, line, surely=True):
                        add_start(start)
                        add_sign(sign)
                        add_depth(depth)
                        want += step
                    continue
                if char in _SURE or not compound(text, line, end):
                    at = find("\n", starts[-1], line)
                    if at < 0 or at > line - 3 or (depth and ranks[0] <= ARTICLE) or (char not in ":\n" and not PARTED.search(text, starts[-1], line)):
                        add_start(start)
                        add_sign(sign)
                        add_depth(depth)
                        continue
            elif not in_quotation:
                rank = sign.rank
                wants[-1] = want
                if key in wants:
                    outer = wants.index(key)
                    if char in _SURE and (sign.prefix == lasts[outer].prefix) and ((rank < BULLET and sign.other is None) or (rank >= BULLET and ranks[0] <= ARTICLE)):
                        if tree.lone == len(starts) - 1:
                            tree.drop_lone()
                        depth = outer + 1
                        del wants[depth:]
                        del ranks[depth:]
                        del lasts[depth:]
                        lasts[outer] = sign
                        add_start(start)
                        add_sign(sign)
                        add_depth(outer)
                        depth = outer
                        step = step_of(key)
                        want = key + step
                        wants[outer] = want
                        continue
                elif rank > ranks[-1] and (sign.order <= ONE or sign.kind == "article") and sign.other is None and depth < DEEPEST - 2 and text[end + 1 : end + 2].isupper():
                    last = starts[-1]
                    at = find("\n", last, line)
                    below = at < 0 or at > line - 3
                    if (below and (rank < BULLET or char in _SURE)) or (ranks[0] <= ARTICLE and char in _SURE and (char == ":" or line - last < 200)):
                        lasts[-1] = signs[-1]
                        if rank < BULLET:
                            want, step = following(sign), ONE
                        else:
                            want, step = key, 0
                            if char != ":" and not (below and text[(line if at < 0 else at) - 3 : line].rstrip(" \n*_")[-1:] not in ".;"):
                                tree.lone = len(starts)
                        depth += 1
                        wants.append(want)
                        ranks.append(rank)
                        lasts.append(sign)
                        add_start(start)
                        add_sign(sign)
                        add_depth(depth)
                        continue
        tree.sync(want)
        limit = line
        while start > receiver:
            weigher.close()
            _dashes(text, receiver, tree)
            receiver = next(receivers)
        weigher.place(line, start, end, sign)
        depth = len(wants) - 1
        want = wants[-1] if wants else -1
        step = step_of(want)
        fence = weigher.fence
        in_quotation = fence > 0
        fence = min(fence or OPEN_END, receiver)
    tree.sync(want)
    limit = len(text)
    while receiver < limit:
        weigher.close()
        _dashes(text, receiver, tree)
        receiver = next(receivers)
    weigher.close()
    return readings


def _front_matter(text: str) -> int:
    """Give where a page's metadata, lines between two rules at its top, end."""
    if not text.startswith("---"):
        return 0
    match = _RULE.search(text, 3, 5000)
    return match.start() if match else 0


def _first(text: str, weigher: Weigher) -> int:
    """Place the marker that opens the text, and give where the other lines begin."""
    match = FIRST.match(text)
    sign = sign_of(match[1]) if match else None
    if match is None or sign is None:
        return 0
    weigher.place(-1, match.start(1), match.end(1), sign)
    return match.start(1)


def _receivers(text: str, places: list[int]) -> Iterator[int]:
    """Give where `Nơi nhận:` stands, which ends what is above it, and last the end of all things."""
    for at in places:
        if text[at + 8 : at + 12].lstrip(" *")[:1] in (":", "\n", ""):
            yield at
    yield OPEN_END


def _dashes(text: str, at: int, tree: Tree) -> None:
    """Add the dashes that stand on the line of `Nơi nhận:` itself."""
    end = text.find("\n", at)
    dash = sign_of("-")
    assert dash is not None
    for match in _DASH.finditer(text, at, len(text) if end < 0 else end):
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
    while 0 <= stop and lines < 60:
        following = text[stop + 1 : stop + 40].lstrip(" \t*")[:1]
        if following in ("", "\n", "|", "#", "-", "_") or text[stop - 1 : stop].rstrip(" \t*_") in (".", ";", ":", "”", "\"") or following.isupper() and stop - text.rfind("\n", 0, stop) < 50:
            break
        stop = text.find("\n", stop + 1, limit)
        lines += 1
    stop = limit if stop < 0 else stop
    return max(start + width, start + len(text[start:stop].rstrip(_SEPARATE)))
