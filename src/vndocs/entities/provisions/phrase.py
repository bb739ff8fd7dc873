"""Writes provisions: from small to large, no comma between levels, lists folded: `các điểm a, b và đ khoản 2 Điều 5`.

30/2020/NĐ-CP, Phụ lục II, V sets the capitals (`điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I`); laws write two units
with the word twice (`điểm b và điểm c`), three and more with `các` (`các điểm a, b, c và d`), articles then small (`các
điều 35, 36 và 37`), a long run as `từ điểm a đến điểm k`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from ...errors import StyleError
from ...text.lexicon import load
from ...text.numerals import to_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .model import Provision

# The level that is named blank below one; what stands below the rest is the next smaller one.
_BELOW: Final = {
    "appendix": "section", "form": "section", "table": "section", "part": "chapter", "chapter": "section",
    "section": "clause",
}  # fmt: skip
_ORDINAL: Final = frozenset(("part", "sentence"))
#: From this many labels in a row on a range is written.
_RUN: Final = 5

Path = tuple[tuple[str, str], ...]


@cache
def _words() -> dict[str, str]:
    """Give the written word of each level, loaded when the first is written."""
    words: dict[str, str] = load(__package__)["level_words"]
    return words


def join(provisions: Sequence[Provision], *, is_short: bool = False) -> str:
    """Write provisions as the shortest phrase that says just these.

    Raises StyleError when there is none.
    """
    if not provisions:
        raise StyleError("expected at least one provision")
    wanted = tuple(light(provision) for provision in provisions)
    if is_short and len(provisions) == 1 and not provisions[0].excluded and not provisions[0].incomplete:
        return _one(provisions[0])
    for pieces in (_folded(provisions, is_short), [_one(provision) for provision in provisions]):
        words = _listed(pieces)
        if _reads_as(words, wanted):
            return words
    raise StyleError(f"no phrase says just {wanted}")


def candidates(provisions: Sequence[Provision]) -> Iterator[str]:
    """Give phrases that may say a set, the best first; the last ones part all places by semicolons."""
    for pieces in (_folded(provisions, is_short=False), [_one(provision) for provision in provisions]):
        yield _listed(pieces)
        yield "; ".join(pieces)
        yield "; ".join(reversed(pieces))


def reads(words: str) -> tuple[Any, ...] | None:
    """Give what a phrase says when it is read back; None where it does not read whole."""
    from .chain import resolve

    chain = resolve(_bare(words))
    return chain.provisions if chain is not None and chain.length == len(_bare(words)) else None


def unit_word(level: str) -> str:
    """Give the word of a level as it is written before `này`."""
    return _words()[level].removesuffix(" số")


def _reads_as(words: str, wanted: tuple[Any, ...]) -> bool:
    return reads(words) == wanted


def _bare(words: str) -> str:
    return words.removeprefix("các ").removeprefix("từ ")


def light(provision: Provision) -> tuple[tuple[str, Any], ...]:
    """Give the light form of a provision, as a chain is read to it."""
    fields: tuple[tuple[str, Any], ...] = provision.path
    if provision.excluded:
        fields = (*fields, ("excluded", tuple(dict(light(out)) for out in provision.excluded)))
    return (*fields, ("incomplete", True)) if provision.incomplete else fields


def _unit(level: str, label: str) -> str:
    if level == "subpoint" and label.startswith("-"):
        number = label[1:]
        return f"{_words()['dash']} {to_ordinal(int(number)) if number.isdigit() else number}"
    if level in _ORDINAL and label.isdigit() and label != "0":
        return f"{_words()[level]} {to_ordinal(int(label))}"
    if level == "paragraph" and not label.isdigit():
        return f"{_words()[level]} {label}"
    return f"{_words()[level]} {label}".rstrip()


def _upward(path: Path) -> str:
    return " ".join(_unit(level, label) for level, label in reversed(path))


def _one(provision: Provision) -> str:
    words = _upward(provision.path)
    if provision.incomplete:
        # Some part below is blank in print; which one is not kept.
        smallest = provision.path[-1][0] if provision.path else "article"
        words = f"{_below(smallest)} … {words}".rstrip()
    if provision.excluded:
        base = dict(provision.path)
        outs = [tuple(pair for pair in out.path if pair[0] not in base) for out in provision.excluded]
        if not all(outs):
            raise StyleError("what is excluded must lie within the provision")
        words += f" (trừ {_listed(_fold(outs, is_short=False))})"
    return words


def _below(level: str) -> str:
    levels = [name for name in _words() if name != "dash"]
    return _words()[_BELOW.get(level) or levels[min(levels.index(level) + 1, len(levels) - 1)]]


def _folded(provisions: Sequence[Provision], is_short: bool) -> list[str]:
    pieces: list[str] = []
    run: list[Path] = []
    for provision in provisions:
        if provision.excluded or provision.incomplete:
            pieces += _fold(run, is_short=is_short)
            pieces.append(_one(provision))
            run = []
        else:
            run.append(provision.path)
    return pieces + _fold(run, is_short=is_short)


def _fold(paths: Sequence[Path], *, is_short: bool) -> list[str]:
    """Write paths, neighbours in one container with the container once."""
    pieces: list[str] = []
    plain: list[tuple[str, str]] = []
    place = 0
    while place < len(paths):
        head = paths[place][0]
        group = [paths[place][1:]]
        place += 1
        if group[0]:
            while place < len(paths) and paths[place][0] == head and len(paths[place]) > 1:
                group.append(paths[place][1:])
                place += 1
            pieces += _run(plain, is_short)
            plain = []
            pieces.append(f"{_listed(_fold(group, is_short=is_short))} {_unit(*head)}")
            continue
        if plain and plain[-1][0] != head[0]:
            pieces += _run(plain, is_short)
            plain = []
        plain.append(head)
    return pieces + _run(plain, is_short)


def _run(units: list[tuple[str, str]], is_short: bool) -> list[str]:
    """Write labels of one level: two with the word twice, three and more with `các`, a long run as a range."""
    from .order import expand

    if len(units) < 2 or any(level == "subpoint" and label.startswith("-") for level, label in units):
        return [_unit(*unit) for unit in units]
    level = units[0][0]
    labels = [label for _, label in units]
    if len(labels) >= _RUN and expand(labels[0], labels[-1]) == labels:
        return [f"từ {_unit(level, labels[0])} đến {_unit(level, labels[-1])}"]
    if is_short and level != "part":
        return [f"{_words()[level]} {', '.join(labels)}"]
    if len(labels) == 2 or level in _ORDINAL or not all(labels):
        return [_unit(*unit) for unit in units]
    word = _words()[level].lower() if level == "article" else _words()[level]
    return [f"các {word} {', '.join(labels[:-1])} và {labels[-1]}"]


def _listed(pieces: Sequence[str]) -> str:
    if len(pieces) < 2 or " và " in pieces[-1]:
        return ", ".join(pieces)
    return f"{', '.join(pieces[:-1])} và {pieces[-1]}"
