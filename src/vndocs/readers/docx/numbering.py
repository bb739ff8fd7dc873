"""Automatic numbering: what Word prints in front of a paragraph and does not keep in its text.

After ECMA-376 Part 1, 17.9: abstract definitions of up to nine levels, and instances that may begin anew.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from .formats import bullet, is_known, written
from .names import VALUE, is_on, w
from .styles import Styles

_LEVELS: Final = 9
_BLANK: Final = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level: first number, format, text with `%1` for numbers, what follows, and when it begins anew."""

    start: int
    form: str
    text: str
    suffix: str
    restart: int | None
    is_legal: bool
    style: str | None


class Instance(NamedTuple):
    """A definition as paragraphs name it: the abstract one, levels of its own and where they begin anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the paragraphs of one document and gives their labels; ask in the order of the text."""

    def __init__(self, tree: Any, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, Instance] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.unknown: set[str] = set()
        if tree is not None:
            self._define(tree)

    def label(self, properties: Any) -> str:
        """Give the label of the paragraph with these properties (`w:pPr` or None), with the blank that follows it."""
        place = self._place(properties)
        if place is None:
            return ""
        number, index = place
        instance = self._instances[number]
        level = self._level(instance, index)
        if level is None:
            return ""
        counts = self._count(number, instance, index, level)
        text = self._written(instance, level, counts)
        return text and text + ("" if level.suffix == "nothing" or text[-1].isspace() else " ")

    def _place(self, properties: Any) -> tuple[str, int] | None:
        """Give the definition and the level of a paragraph; what it does not say itself its style says."""
        own = None if properties is None else properties.find(w("numPr"))
        style = None if properties is None else properties.find(w("pStyle"))
        name = self._styles.default if style is None else style.get(VALUE)
        number, index = _said(own)
        if number is None:
            for styled, found in self._styles.numbering(name):
                number, styled_index = _said(found)
                if number is not None:
                    index = self._styled_level(number, styled, styled_index) if index is None else index
                    break
        if number not in self._instances or number == "0":
            return None
        return number, min(index or 0, _LEVELS - 1)

    def _styled_level(self, number: str, style: str, said: int | None) -> int | None:
        """Give the level that names a style as its own, else the one that the style says."""
        instance = self._instances.get(number)
        levels = {} if instance is None else {**self._abstract.get(instance.abstract, {}), **instance.levels}
        return next((index for index, level in sorted(levels.items()) if level.style == style), said)

    def _count(self, number: str, instance: Instance, index: int, level: Level) -> list[int | None]:
        counts = self._counts.setdefault(instance.abstract, [None] * _LEVELS)
        for above in range(index + 1):
            if (number, above) not in self._begun:
                self._begun.add((number, above))
                if above in instance.starts:
                    counts[above] = None if above == index else counts[above]
                    if above == index:
                        counts[index] = instance.starts[index] - 1
        before = counts[index]
        counts[index] = level.start if before is None else before + 1
        for below in range(index + 1, _LEVELS):
            deeper = self._level(instance, below)
            restart = below if deeper is None or deeper.restart is None else deeper.restart
            if index < restart:
                counts[below] = None
        return counts

    def _written(self, instance: Instance, level: Level, counts: list[int | None]) -> str:
        if level.form == "bullet":
            return bullet(level.text)

        def fill(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            named = self._level(instance, index)
            if named is None:
                return ""
            count = counts[index]
            form = "decimal" if level.is_legal and named.form not in ("none", "bullet") else named.form
            if not is_known(form):
                self.unknown.add(form)
                return ""
            return written(named.start if count is None else count, form)

        return _BLANK.sub(fill, level.text)

    def _level(self, instance: Instance, index: int) -> Level | None:
        return instance.levels.get(index) or self._abstract.get(instance.abstract, {}).get(index)

    def _define(self, tree: Any) -> None:
        linked = {}
        for abstract in tree.iter(w("abstractNum")):
            name = abstract.get(w("abstractNumId"), "")
            self._abstract[name] = dict(_levels(abstract))
            link = abstract.find(w("numStyleLink"))
            if link is not None:
                linked[name] = link.get(VALUE)
        for number in tree.iter(w("num")):
            abstract = number.find(w("abstractNumId"))
            levels: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for override in number.iter(w("lvlOverride")):
                index = _number(override.get(w("ilvl")), 0)
                levels.update(_levels(override))
                begin = override.find(w("startOverride"))
                if begin is not None:
                    starts[index] = _number(begin.get(VALUE), 0)
                elif index in levels:
                    starts[index] = levels[index].start
            name = "" if abstract is None else abstract.get(VALUE, "")
            self._instances[number.get(w("numId"), "")] = Instance(name, levels, starts)
        for name, style in linked.items():
            target = self._instances.get(self._styles.numbered_by(style) or "")
            if target is not None:
                self._abstract[name] = self._abstract.get(target.abstract, {})


def _levels(parent: Any) -> list[tuple[int, Level]]:
    return [(_number(level.get(w("ilvl")), 0), _level(level)) for level in parent.iterchildren(w("lvl"))]


def _level(element: Any) -> Level:
    def said(name: str, default: str | None = None) -> str | None:
        found = element.find(w(name))
        value: str | None = default if found is None else found.get(VALUE, default)
        return value

    restart = said("lvlRestart")
    form = said("numFmt", "decimal") or "decimal"
    return Level(
        _number(said("start"), 0),
        "bullet" if element.find(w("lvlPicBulletId")) is not None else form,
        said("lvlText", "") or "",
        said("suff", "tab") or "tab",
        None if restart is None else _number(restart, 0),
        is_on(element.find(w("isLgl"))),
        said("pStyle"),
    )


def _said(numbering: Any) -> tuple[str | None, int | None]:
    if numbering is None:
        return None, None
    number, index = numbering.find(w("numId")), numbering.find(w("ilvl"))
    return (
        None if number is None else number.get(VALUE),
        None if index is None else _number(index.get(VALUE), 0),
    )


def _number(text: str | None, default: int) -> int:
    try:
        return min(max(int(text or default), 0), 1_000_000)
    except ValueError:
        return default
