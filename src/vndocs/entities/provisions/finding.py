"""Finds chains of provisions and reads what they hang on: `khoản 2 Điều 7`, `điểm a khoản này`, `Điều 5 Luật này`."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from .chain import Chain, Light, resolve
from .context import COMPOUNDS, PLAIN_ENDS, PLURAL, heads_capitals, is_citation, is_heading, is_led, word_before
from .grammar import BREAK, CHAIN, FOLLOW, LEXICON, SIMPLE, more
from .named import above_at, find_named, that_at, this_at
from .parser import Reading
from .pointing import Tail, read_tail
from .quick import STARTING, compiled
from .slashed import read_slashed
from .smaller import may_end_small, point_before, smaller_before, unread_before
from .starts import at_broken, level_before, starts

if TYPE_CHECKING:
    from ..base import Hits

#: Verbs and nouns of marking, before which a numbered point is a mark and a lettered one a point.
_THOSE: Final = "những"
_SCORING: Final = frozenset(LEXICON["scoring"]["words"])
_new = tuple.__new__

#: Level, ends of chain and pointer, where a document stands, its code and name, provisions, pointing word and unit.
Said = tuple[str, int, int, int, str | None, str | None, tuple[Light, ...], str, str | None]
#: What wordings that end with `này` say: laws repeat them by the thousand.
_KNOWN: dict[str, Said] = {}
_MOST_KNOWN: Final = 20_000
#: How far behind its start `này` is looked for, and how far behind its chain.
_WINDOW: Final = 64
_LONGEST_NAME: Final = 32


def find(hits: Hits) -> list[Reading]:
    """Read all pointers and chains of provisions of a text, in text order."""
    if len(_KNOWN) > _MOST_KNOWN:
        _KNOWN.clear()
    text = hits.text
    found: list[Reading]
    if compiled is not None:
        # All but what is rare is read in C.
        literals = hits.literals
        places = compiled.starts(text, hits.packed, tuple([literals[literal] for literal in STARTING]), level_before)
        if broken := at_broken(hits):
            places = sorted(places + broken)
        pointing = literals["này"], literals["trên"], literals["đó"]
        found = compiled.named(hits, text, *pointing, compiled.chains(text, places, _read), this_at, above_at, that_at)
        return found
    found = chains(text, starts(hits))
    named = find_named(hits, found)
    if named:
        found += named
        found.sort(key=itemgetter(0))
    return found


def chains(text: str, places: list[int]) -> list[Reading]:
    """Read the chains that begin at some places; what the compiled part gives too."""
    found: list[Reading] = []
    add, search = found.append, text.find
    done = 0
    for start in places:
        if start >= done:
            reading = _read(text, start, done, search("này", start, start + _WINDOW))
            if reading is not None:
                done = reading[1]
                add(reading)
    return found


def _read(text: str, start: int, done: int, until: int) -> Reading | None:
    """Read the chain that begins at `start`; `until` is the next `này`, -1 if none is near."""
    if text[start + 1 : start + 2] == "/":
        return read_slashed(text, start)
    if not text[start + 1 : start + 2].isalpha():
        start = point_before(text, start, done)
    begin = start
    word = ""
    is_inside = text[start - 4 : start] in PLAIN_ENDS
    if not is_inside:
        before = text[start - 10 if start > 9 else 0 : start]
        word = before[before.rfind(" ", 0, -1) + 1 : -1] if before[-1:] == " " else ""
        is_inside = (word[-1:].isalnum() or word[-1:] == ",") and "\n" not in word
        if not is_inside:
            if before[-1:].isalnum():
                return None
            word = word_before(text, start)
        elif word[-1] == ",":
            word = word[:-1]
        if word in PLURAL:
            begin = start - len(word) - 1
        elif may_end_small(word, text, start):
            smaller = smaller_before(text, start, done)
            if smaller < start:
                begin = start = smaller
                is_inside, word = False, word_before(text, start)
            elif done < start and (lead := unread_before(text, start)) < start:
                return _lacking(_read(text, start, start, until), lead)
    said = _KNOWN.get(text[start : until + 3]) if until > 0 else None
    if said is None:
        simple = SIMPLE.match(text, start) if is_inside else None
        if simple is not None:
            point, clause, article, name = simple.groups()
            if point is None or word not in COMPOUNDS["point"] or word.lower() in _SCORING:
                end = simple.end(3)
                at = simple.start(4) if name is not None else end
                path = _path(article, clause, point)
                return _new(Reading, (start, end, end, at, None, None, path, None, None, True, begin))
        match = CHAIN.match(text, start)
        if match is None:
            return None
        if 0 <= until - match.end() < _LONGEST_NAME:
            said = _said(text[start : until + 3])
        if said is None:
            return _read_slowly(text, start, begin, match, word, is_inside=is_inside)
    level, end, stop, at, code, name, provisions, pointing, unit = said
    if word in COMPOUNDS[level] and not _is_taken_out(word, level, provisions, is_held=True):
        return None
    return _new(
        Reading, (start, start + stop, start + end, start + at, code, name, provisions, pointing, unit, True, begin)
    )


def _lacking(reading: Reading | None, begin: int) -> Reading | None:
    """Mark the first provision incomplete: a unit stands before it for which there is no level."""
    if reading is None or not reading.provisions:
        return reading
    first, *others = reading.provisions
    return reading._replace(provisions=((*dict.fromkeys((*first, ("incomplete", True))),), *others), begin=begin)


def _read_slowly(
    text: str, start: int, begin: int, match: re.Match[str], word: str, *, is_inside: bool
) -> Reading | None:
    stop = match.end()
    words = match.group()
    chain = _cut(text, start, stop, words)
    if chain is not None and start + chain.length > match.start(1):
        longer = more().match(text, stop)
        if longer is not None:
            chain = _cut(text, start, longer.end(), text[start : longer.end()])
    if chain is None:
        return None
    level = chain.levels[0]
    if word in COMPOUNDS[level] and not _is_taken_out(word, level, chain.provisions, is_held=len(chain.levels) > 1):
        return None
    end = start + chain.length
    if "\n" in words and text[end : end + 1] in ("", ".", ")") and _is_next_line(text, start, end, chain):
        return None
    behind = text[end : end + 2]
    if behind[:1] in "%,./" and behind and _is_figure(behind, chain):
        return None
    tail = read_tail(text, end)
    if chain.plain and tail.unit:
        # `Điều 5, trừ khoản 2 Điều này`: what is taken out is a pointer of its own.
        shorter = resolve(text[start : start + chain.plain])
        if shorter is not None:
            chain, end = shorter, start + shorter.length
            tail = Tail(end, end)
    if not is_inside:
        is_said = tail.pointing is not None or (tail.has_name and "\n" not in text[end : tail.at])
        if is_heading(text, start, end, chain, has_document=is_said):
            return None
    elif heads_capitals(text, end, chain):
        return None
    found = tail.type
    if chain.standing == "form" and (found is None or tail.pointing is None):
        # Forms and tables are counted in lists of their own; only their document makes a pointer of them.
        if not tail.has_document and found is None:
            return None
        return Reading(start, end, end, tail.at, None, None, chain.provisions, None, None, False, begin)
    alone = found is not None or tail.pointing is not None or is_citation(text, start, end, chain)
    if not alone and not tail.has_document:
        return None
    code, name = (found.code, found.name) if found else (None, None)
    return Reading(start, tail.end, end, tail.at, code, name, chain.provisions, tail.pointing, tail.unit, alone, begin)


def _is_taken_out(word: str, level: str, provisions: tuple[Light, ...], *, is_held: bool) -> bool:
    """Tell whether `trừ điểm c khoản 2` speaks of a point by its letter, where `trừ điểm 5` speaks of marks."""
    if level == "article":
        # `những Điều 35 và 36` of old decrees, but `những điều 5 đã nêu`.
        return word.lower() == _THOSE and len(provisions) > 1
    if level != "point" or word.lower() not in _SCORING or not is_held:
        return False
    label = str(dict(provisions[0]).get("point", ""))
    return label[:1].isalpha()


def _is_next_line(text: str, start: int, end: int, chain: Chain) -> bool:
    """Tell whether the label is the marker of the next line: `Bảo đảm thanh khoản` above `1. Bảo hiểm xã hội …`."""
    if chain.is_listed or is_led(text, start) or "\n" not in text[start:end].rstrip("0123456789"):
        return False
    _, label = text[start:end].rsplit("\n", 1)
    return label.strip(" \t*").isalnum() and (
        text[end : end + 2].strip(" \t*") in (".", ")") and text[end : end + 6].strip(" \t*.)")[:1].isupper()
    )


def _cut(text: str, start: int, stop: int, words: str) -> Chain | None:
    """Read the chain of a run, cut where the document's own outline begins or a bare number is a figure."""
    if "\n" in words:
        broken = BREAK.search(text, start, stop + 40)
        if broken is not None and broken.start() < stop:
            words = text[start : broken.start()]
    chain = resolve(words)
    while chain is not None and chain.without and not FOLLOW.match(text, start + chain.length):
        chain = resolve(words[: chain.without])
    return chain


@lru_cache(maxsize=8192)
def _path(article: str, clause: str | None, point: str | None) -> tuple[Light]:
    levels = (("article", article), ("clause", clause), ("point", point))
    return (tuple((level, label) for level, label in levels if label),)


def _said(words: str) -> Said | None:
    """Read a chain with the pointing word that ends it: `khoản 1 Điều này`."""
    if "\n" in words and BREAK.search(words):
        return None
    chain = resolve(words)
    while chain is not None and chain.without and not FOLLOW.match(words, chain.length):
        chain = resolve(words[: chain.without])
    if chain is None:
        return None
    tail = read_tail(words, chain.length)
    if tail.pointing is None or tail.end != len(words) or (chain.plain and tail.unit):
        return None
    found = tail.type
    if chain.standing == "form" and found is None:
        return None
    code, name = (found.code, found.name) if found else (None, None)
    level, end = chain.levels[0], chain.length
    _KNOWN[words] = said = (level, end, tail.end, tail.at, code, name, chain.provisions, tail.pointing, tail.unit)
    return said


def _is_figure(behind: str, chain: Chain) -> bool:
    """Tell whether the last number goes on as a figure: `điểm 9,5`, `khoản 5%`, `mục 1/2024`."""
    sign, digit = behind[0], behind[1:].isdigit()
    return sign == "%" or (digit and (sign in "./" or chain.levels[-1] in ("point", "clause")))
