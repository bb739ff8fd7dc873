"""Takes the markers that go on plainly: `2.` behind `1.`, the first `a)` below its clause, `Điều 6.` behind `Điều 5.`.

Nearly all markers do. The others are given back one by one for the weigher to say what they are. What is compiled
(`_growth.c`) does the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .lines import (
    ANNEX,
    ANNEXES,
    BROUGHT,
    BULLETS,
    CITING,
    CITING_ENDS,
    COMPOUND_HEADS,
    ENDS,
    FRONTS,
    HEADING_WORDS,
    OPENING,
    ORDINAL_WORDS,
    PARTED,
    QUOTING,
    TURNS,
    broken,
    cites,
    compound,
    openings,
    pattern,
)
from .quotes import OPEN_END, Frame
from .signs import ONE, RANKS, Sign, known, sign_of
from .tree import ARTICLE, BULLET, DEEPEST, Tree, following, step_of

compiled: Any
try:
    from . import _growth as compiled  # type: ignore[attr-defined,no-redef,unused-ignore]
except ImportError:
    compiled = None

#: An item's first words are no longer than this.
_NEAR: Final = 400
_SURE: Final = frozenset('.;:!?"”\n')


def _matched(text: str, line: int) -> tuple[int, int] | None:
    match = pattern(with_ordinals=False).match(text, line)
    return match.span(2) if match else None


def _matched_with_ordinals(text: str, line: int) -> tuple[int, int] | None:
    match = pattern(with_ordinals=True).match(text, line)
    return match.span(2) if match else None


def _broken(text: str, line: int, _: int) -> bool:
    return broken(text, line, surely=True)


def _compound(text: str, line: int, end: int) -> bool:
    return compound(text, line, end, "")


def _brought(text: str, end: int) -> tuple[int, int] | None:
    match = BROUGHT.match(text, end)
    return match.span(1) if match else None


if compiled is not None:
    compiled.learn(
        {word: 1 + is_joined for word, is_joined in HEADING_WORDS.items()},
        dict.fromkeys(ORDINAL_WORDS, 1),
        dict.fromkeys(CITING_ENDS, 1),
        dict.fromkeys(CITING, 1),
        FRONTS,
        BULLETS,
        ("".join(_SURE), "".join(ENDS), "".join(OPENING), "".join(QUOTING), COMPOUND_HEADS),
        (_matched, _matched_with_ordinals, _broken, _compound, _brought),
        tuple(
            (words, "".join(sorted({word[0] for word in words})), parting.match)
            for words, parting in ((ANNEXES, ANNEX), (TURNS, PARTED))
        ),
        "Điều ",
        sign_of,
        known,
        (ONE, RANKS["subsection"], ARTICLE, RANKS["clause"], RANKS["step"], BULLET, DEEPEST, _NEAR),
    )


def parted(text: str, start: int, end: int, *, only_by_annex: bool) -> bool:
    """Say whether a line between two places opens an annex or, but for `only_by_annex`, turns to another matter."""
    if compiled is None:
        return (ANNEX if only_by_annex else PARTED).search(text, start, end) is not None
    found: bool = compiled.parted(text, 0 if only_by_annex else 1, start, end)
    return found


class Taker:
    """Goes over the line starts of one text once, and lets its tree grow by what is plain."""

    __slots__ = ("_openings", "_passed", "_position", "_text", "_tree", "_with_ordinals")

    def __init__(self, text: str, tree: Tree, position: int, passed: set[int], *, with_ordinals: bool) -> None:
        """Begin at `position`; the markers at `passed` belong to lists inside paragraphs."""
        self._text = text
        self._tree = tree
        self._position = position
        self._passed = passed
        self._with_ordinals = with_ordinals
        self._openings: Iterator[tuple[int, int, int]] | None = None

    def take(self, fence: int, frames: list[Frame]) -> tuple[int, int, int, Sign | None]:
        """Take what is plain and give the first marker that is not: its line break, where it stands, and its sign.

        Nothing is taken from `fence` on, nor put into a level outside of the innermost of the `frames`, the quotations
        that are open; those that are over are left. Without a sign the text is over.
        """
        if compiled is None:
            return self._take(fence, frames)
        tree = self._tree
        line, start, end, sign, tree.lone = compiled.take(
            self._text,
            tree.starts,
            tree.signs,
            tree.depths,
            tree.wants,
            tree.ranks,
            tree.lasts,
            tree.kept,
            tree.lone,
            tree.begin,
            self._passed,
            self._with_ordinals,
            self._position,
            fence,
            frames,
        )
        self._position = end
        return line, start, end, sign

    def _take(self, fence: int, frames: list[Frame]) -> tuple[int, int, int, Sign | None]:
        """Do what the compiled part does."""
        text, tree, passed = self._text, self._tree, self._passed
        starts, signs, depths = tree.starts, tree.signs, tree.depths
        wants, ranks, lasts = tree.wants, tree.ranks, tree.lasts
        add_start, add_sign, add_depth = starts.append, signs.append, depths.append
        remembered, find = known.get, text.find
        if self._openings is None:
            self._openings = openings(text, self._position, with_ordinals=self._with_ordinals)
        # The key that goes on without a question, with its depth, its step, and how far that holds.
        depth = len(wants) - 1
        want = wants[-1] if wants else -1
        step = step_of(want)
        base, reach = frames[-1] if frames else (0, OPEN_END)
        near, left = min(fence, reach), -1
        for line, start, end in self._openings:
            marker = text[start:end]
            sign = remembered(marker) or sign_of(marker)
            if sign is None or (passed and start in passed):
                continue
            key = sign.key
            if reach < start < fence:
                tree.sync(want)
                while frames and start > frames[-1].end:
                    tree.cut(frames.pop().base)
                depth = len(wants) - 1
                want = wants[-1] if wants else -1
                step = step_of(want)
                base, reach = frames[-1] if frames else (0, OPEN_END)
                near, left = min(fence, reach), start
                if sign.rank >= BULLET or key not in wants or (frames and sign.order == ONE):
                    # Of what stands behind a quotation only that is plain which was waited for.
                    return line, start, end, sign
            if start < near and (start - line == 1 or text[start - 1] not in OPENING):
                if key == want and step:
                    # The next item of the deepest level.
                    if not (cites(text, line) and broken(text, line, surely=True)):
                        add_start(start)
                        add_sign(sign)
                        add_depth(depth)
                        want += step
                    continue
                char = text[line - 1]
                if char == " ":
                    char = text[line - 3 : line].rstrip()[-1:]
                if key == want:
                    if char in _SURE or not compound(text, line, end, char):
                        at = find("\n", starts[-1], line)
                        if (
                            at < 0
                            or at > line - 3
                            or (depth and ranks[0] <= ARTICLE)
                            or not (char in (":", "\n") or PARTED.search(text, starts[-1], line))
                        ):
                            add_start(start)
                            add_sign(sign)
                            add_depth(depth)
                            continue
                elif depth >= 0:
                    rank = sign.rank
                    wants[-1] = want
                    if key in wants:
                        outer = wants.index(key)
                        if (
                            outer >= base
                            and sign.prefix == lasts[outer].prefix
                            and (
                                (sign.other is None and not cites(text, line))
                                if rank < BULLET
                                else (char in _SURE and ranks[0] <= ARTICLE)
                            )
                        ):
                            if tree.lone == len(starts) - 1:
                                tree.drop_lone()
                            depth = outer + 1
                            del wants[depth:]
                            del ranks[depth:]
                            del lasts[depth:]
                            depth = outer
                            step = (1 if key % ONE else ONE) if rank < BULLET else 0
                            wants[outer] = want = key + step
                            lasts[outer] = sign
                            add_start(start)
                            add_sign(sign)
                            add_depth(outer)
                            continue
                    elif sign.other is not None:
                        if sign.other.key == want and char in _SURE:
                            add_start(start)
                            add_sign(sign.other)
                            add_depth(depth)
                            want += step
                            continue
                    elif rank > ranks[-1] and depth < DEEPEST - 2:
                        last = starts[-1]
                        behind = text[end + 1 : end + 2]
                        if behind in (" ", "*"):
                            behind = text[end + 2 : end + 3]
                        at = find("\n", last, line)
                        below = at < 0 or at > line - 3
                        if (
                            (behind.isupper() or char == ":")
                            and (
                                sign.order <= ONE or (sign.kind == "article" and (char in _SURE or ranks[-1] < ARTICLE))
                            )
                            and (char in _SURE or (rank < BULLET and not cites(text, line)))
                            and (below or (line - last < _NEAR and not (frames or PARTED.search(text, last, line))))
                        ):
                            lasts[-1] = signs[-1]
                            if rank < BULLET:
                                want, step = following(sign), ONE
                            else:
                                want, step = key, 0
                                if char != ":" and not (
                                    below and text[(line if at < 0 else at) - 3 : line].rstrip(" \n*_")[-1:] not in ".;"
                                ):
                                    tree.lone = len(starts)
                            depth += 1
                            wants.append(want)
                            ranks.append(rank)
                            lasts.append(sign)
                            add_start(start)
                            add_sign(sign)
                            add_depth(depth)
                            continue
            # Behind a quotation the last item is of a level that is closed.
            if start != left:
                tree.sync(want)
            return line, start, end, sign
        tree.sync(want)
        return len(text), len(text), len(text), None
