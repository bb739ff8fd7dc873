"""Why a trigger led to nothing, found by experiment: its reader reads the words again with one thing changed.

`đạt 16/16 chỉ tiêu` is no date: behind `ngày` it would be read, so a word like that is what it lacks. Nothing here
knows a grammar; whatever is said was tried with the reader itself, so that the two cannot disagree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ...text.lexicon import load
from ...text.source import Source
from ..kinds import ALL_KINDS
from ..parse import parse
from .siblings import following

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What stands around a trigger is looked at this far, within its line.
_NEAR: Final = 80
#: Words that say nothing, for what stands before a trigger and behind it.
_BEFORE, _BEHIND = "Xem ", ", xem"
#: So many words on either side are tried as part of what is read.
_MOST_KEPT: Final = 3
_WORD: Final = re.compile(r"[^\s]+")
#: The words that are told of a neighbourhood: up to the end of their clause.
_TOLD: Final = re.compile(r"[^\s,.;:()]+(?:[ \t]+[^\s,.;:()]+){0,2}")
#: What belongs to a number: `16/16`, `12/XYZ-abc`, `1.333`.
_RUN: Final = re.compile(r"[0-9][^\s,;:()\[\]“”\"*|]{0,40}")
_ENDS: Final = ".,"
_FIGURES: Final = re.compile(r"[0-9]{1,6}")


class Refusal(NamedTuple):
    """Why nothing was read: a stable code, and the words that speak against it or with which it would be read."""

    reason: str
    words: str | None = None


#: Nothing that was tried makes the kind read it.
NO_FORM: Final = Refusal("no-form")


def refusal(key: str, text: str, start: int, end: int) -> Refusal:
    """Say why the kind `key` read nothing at a trigger of the matched text."""
    if key == "lists":
        return _alone(text, start, end)
    is_number = text[start].isdigit()
    if is_number and (run := _RUN.match(text, start)) is not None:
        end = start + len(run[0].rstrip(_ENDS))
    low = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    stop = text.find("\n", end, end + _NEAR)
    around = text[low:start], text[start:end], text[end : stop if stop >= 0 else end + _NEAR]
    for refused in (_against(key, *around), _lacking(key, *around, is_number=is_number)):
        if refused is not None:
            return refused
    return NO_FORM


def _against(key: str, before: str, token: str, behind: str) -> Refusal | None:
    """Try without what stands on one side; a word or more next to the trigger may be what is read with it."""
    for kept, cut in _parted(behind):
        if _reads(key, before, token, kept + _BEHIND):
            return Refusal("behind", cut)
    for kept, cut in _parted(before[::-1]):
        if _reads(key, _BEFORE + kept[::-1].lstrip(), token, behind):
            return Refusal("before", " ".join(cut[::-1].split()))
    return None


def _lacking(key: str, before: str, token: str, behind: str, *, is_number: bool) -> Refusal | None:
    """Try with a word of the kind before or behind, first among the words as they are, then among none."""
    kind: dict[str, Any] = load(__package__, "probes.toml").get(key, {})
    words: dict[str, Any] = kind.get("number" if is_number else "word", {})
    tries = [("no-lead", lead, "") for lead in words.get("lead", ())]
    tries += [("no-tail", "", tail) for tail in words.get("tail", ())]
    for suffix, first, last in (("", before, behind), ("-around", _BEFORE, _BEHIND)):
        for reason, lead, tail in tries:
            if _reads(key, first + lead, token, tail + last):
                return Refusal(reason + suffix, (lead or tail).strip())
    figures = _FIGURES.match(token)
    if (symbol := words.get("symbol")) and figures is not None and figures.end() < len(token):
        leads = (before, before + words["lead"][0])
        if any(_reads(key, lead, figures[0], symbol + _BEHIND) for lead in leads):
            return Refusal("no-symbol", token[figures.end() :])
    return None


def _parted(words: str) -> Iterator[tuple[str, str]]:
    """Part the words on one side: those that are kept next to the trigger, and the first of those that are left out."""
    at = 0
    for _ in range(_MOST_KEPT):
        told = _TOLD.search(words, at)
        if told is None:
            return
        yield words[:at], told[0]
        following_word = _WORD.search(words, at)
        at = following_word.end() if following_word is not None else len(words)


def _reads(key: str, before: str, token: str, behind: str) -> bool:
    """Try whether the kind reads what holds the whole trigger."""
    start, end = len(before), len(before) + len(token)
    found = parse(Source.of(before + token + behind), (key,), resolve=False)._readings[key]
    return any(reading.start <= start and end <= reading.end for reading in found)


def _alone(text: str, start: int, end: int) -> Refusal:
    """Say of a marker whether it makes a list with the one that goes on with it."""
    further = following(text[start:end])
    if further is None:
        return NO_FORM
    stop = text.find("\n", start, start + _NEAR)
    words = text[start : stop if stop >= 0 else start + _NEAR]
    lines, in_line = (
        f"Nội dung gồm:\n{words}\n{further} Việc khác\n",
        f"Gồm: {words.split(';')[0]}; {further} việc khác.",
    )
    is_item = any(_marks(tried, tried.index(words.split(";")[0])) for tried in (lines, in_line))
    return Refusal("alone", further) if is_item else NO_FORM


def _marks(text: str, at: int) -> bool:
    source, kind = Source.of(text), ALL_KINDS["lists"]
    readings: Any = parse(source, ("lists",), resolve=False)._readings["lists"]
    return any(item["start"] == at for reading in readings for item in kind.record(reading, source)["items"])
