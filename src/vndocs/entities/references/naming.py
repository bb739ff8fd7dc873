"""The type's name in front of a number, found by looking back: `Nghị quyết số `, `Báo cáo thẩm tra số `, `QĐ `.

More types cost nothing: the last word decides by dictionary whether a name can stand there at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

from ... import catalogue
from ...text.lexicon import load
from ...text.spelling import tones
from . import worn
from .bodies import end_of_body

_WORDS: Final = load(__package__)
_BLANK: Final = " \n\t*_:"
_WINDOW: Final = 90
#: How far a type's name that is broken over lines may reach back.
_NEAR: Final = 32
_OPENING: Final = "“\"'‘(.,;:>|[-_"


class Naming(NamedTuple):
    """What stands before a number: the offsets of the type's name and of `số`, the type's code and official name."""

    start: int
    name_end: int
    has_number_word: bool
    code: str | None
    name: str | None
    printed: str


class Name(NamedTuple):
    """A name of a type: its words in lower case, the type's code and official name, whether it is an abbreviation."""

    words: list[str]
    code: str
    name: str
    is_abbreviation: bool


@cache
def names_by_last() -> dict[str, list[Name]]:
    """Give the names of types by their last word in lower case, longest first."""
    by_last: dict[str, list[Name]] = {}
    for spelled, (code, name) in catalogue.type_names().items():
        for spelling in tones(spelled):
            words = spelling.split()
            entry = Name(words, code, name, len(words) == 1 and name.lower() != spelled and len(spelling) < 6)
            by_last.setdefault(words[-1], []).append(entry)
    for entries in by_last.values():
        entries.sort(key=lambda entry: -len(entry.words))
    return by_last


@cache
def not_documents() -> tuple[str, ...]:
    """Give the words that are numbered but are no documents."""
    return tuple(_WORDS["not_documents"])


def spellings() -> Iterable[str]:
    """Give all names in all tone placements, in lower case."""
    return [" ".join(entry.words) for entries in names_by_last().values() for entry in entries]


def last_words() -> Iterable[str]:
    """Give the last words of all names, in lower case."""
    return names_by_last().keys()


_WORN: Final = frozenset("sS$")
NUMBER_WORDS: Final = frozenset(
    form for word in _WORDS["number_words"] for form in (word[-2:], word[-2:].title(), word[-2:].upper())
)


def is_number_word(text: str, end: int) -> bool:
    """Tell whether `số` ends at `end`."""
    return end > 1 and text[end - 2 : end] in NUMBER_WORDS and not text[end - 3 : end - 2].isalpha()


def before(text: str, at: int) -> Naming | None:
    """Read what stands before the number at `at`; None when what is numbered there is no document."""
    end = at
    while end and text[end - 1] in _BLANK:
        end -= 1
    start = at
    has_number_word = False
    if is_number_word(text, end):
        has_number_word = True
        start = end = end - 2
        while end and text[end - 1] in _BLANK:
            end -= 1
    found = _named_before(text, end)
    if found is None and not has_number_word and text[end - 2 : end - 1] in _WORN:
        # `Nghị định sô 12/…`: a scan spoilt `số`; the type's name before it, or the word itself, tells so.
        spoilt = worn.number_word(text, end)
        if spoilt >= 0:
            before_it = len(text[max(0, spoilt - _NEAR) : spoilt].rstrip(_BLANK)) + max(0, spoilt - _NEAR)
            found = _named_before(text, before_it)
            if found is not None or worn.is_clear(text[spoilt:end]):
                has_number_word, start, end = True, spoilt, before_it
    if found is not None:
        place, entry = found
        return Naming(place, end, has_number_word, entry.code, entry.name, text[place:end])
    if has_number_word or text[end - 1 : end].isalpha():
        tail = text[max(0, end - 20) : end].lower()
        # `PHÒNG QUẢN LÝ NHÀ` / `Số: 55/QLN`: the last word of an issuer above the number, no number of a house.
        is_below = text[end - 1 : end].isupper() and "\n" in text[end:start] and text.startswith("Số:", start)
        if not is_below and tail.endswith(not_documents()) and is_word_end(tail):
            return None
    return Naming(start, start, has_number_word, None, None, "")


def _named_before(text: str, end: int) -> tuple[int, Name] | None:
    """Find the type's name that ends at `end`: as printed in one of its cases, or broken over lines and signs."""
    for key in (text[end - 6 : end] if end > 5 else text[:end], text[end - 2 : end] if end > 1 else ""):
        for form, entry in printed_forms().get(key, ()):
            if text.endswith(form, 0, end):
                start = end - len(form)
                if not start or not text[start - 1].isalpha():
                    if text[start - 1 : start] == "\n":
                        # `Pháp ⏎lệnh`: the longer name begins on the line above.
                        longer = named(text, max(0, end - _NEAR), text[max(0, end - _NEAR) : end])
                        if longer is not None and longer[0] < start:
                            return longer
                    return (start, entry) if entry.code != "L" or not _is_of_law(text, start) else None
    window = text[max(0, end - _NEAR) : end]
    if "\n" in window or "*" in window or "  " in window or "\t" in window:
        found = named(text, max(0, end - _NEAR), window)
        return found if found is None or found[1].code != "L" or not _is_of_law(text, found[0]) else None
    return None


def _is_of_law(text: str, start: int) -> bool:
    """Tell whether `luật` is the end of `pháp luật`, as in the name `Luật Ban hành văn bản quy phạm pháp luật`."""
    return text[max(0, start - 8) : start].rstrip(_BLANK)[-4:].lower() == "pháp"


@cache
def printed_forms() -> dict[str, list[tuple[str, Name]]]:
    """Give the forms of names as they are printed, by their last six characters (short ones by two), longest first."""
    forms: dict[str, list[tuple[str, Name]]] = {}
    for entries in names_by_last().values():
        for entry in entries:
            spelled = " ".join(entry.words)
            if entry.is_abbreviation:
                printed = [spelled.upper(), entry.name]
            else:
                # `Nghị quyết liên tịch` and `Nghị quyết Liên tịch`.
                parts = [" ".join(entry.words[:2]).capitalize(), " ".join(entry.words[2:]).capitalize()]
                printed = [spelled, spelled.capitalize(), spelled.upper(), spelled.title(), " ".join(parts).strip()]
            for form in dict.fromkeys(printed):
                forms.setdefault(form[-6:] if len(form) > 5 else form[-2:], []).append((form, entry))
    for found in forms.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return forms


def distant(text: str, naming: Naming) -> Naming | None:
    """Find a type's name that other words part from `số` (`Kết luận giám định pháp y về thương tích số …`).

    With the issuer in between (`Thông tư liên tịch của Bộ … số …`) the mention begins at `số`.
    """
    low = max(0, naming.name_end - _WINDOW)
    window = text[low : naming.name_end]
    low += max(window.rfind(mark) + 1 for mark in '.,;:()|“”"') if any(mark in window for mark in '.,;:()|“”"') else 0
    window = text[low : naming.name_end].rstrip(_BLANK)
    if _EMPTY_LINE.search(window):
        return None
    for word in reversed([match for match in _CAPITAL.finditer(window) if match.group().istitle()]):
        stop = word.start()
        for _ in range(4):
            stop = _WORD_END.search(window, stop + 1).start()  # type: ignore[union-attr]
            found = named(text, low, window[:stop])
            if found is not None and found[0] == low + word.start() and not found[1].is_abbreviation:
                start, entry = found
                if entry.code in _BY_NAME or _POINTING.match(window, stop) or _NUMBERED.search(window, stop):
                    return None
                is_parted = _OF.search(window, stop) is not None
                return Naming(
                    naming.start if is_parted else start,
                    low + stop,
                    True,
                    entry.code,
                    entry.name,
                    text[start : low + stop],
                )
            if stop >= len(window):
                break
    return None


def heading(text: str, naming: Naming) -> Naming | None:
    """Find the type's name above a number in a heading that says its issuer in between, in any case.

    `SẮC LỆNH / CỦA CHỦ TỊCH CHÍNH PHỦ LÂM THỜI / Số 66 …`: the mention begins at `số`.
    """
    end = naming.start
    low = max(0, end - _HEADING)
    window = text[low:end]
    for match in reversed(list(_OF.finditer(window))):
        stop = len(window[: match.start()].rstrip(_BLANK))
        found = named(text, low, window[:stop])
        if found is None or found[1].is_abbreviation or found[1].code in _BY_NAME:
            continue
        line = text[max(0, found[0] - 40) : found[0]]
        if line.strip(_BLANK + "#>|-") and "\n" not in line[len(line.rstrip(_BLANK + "#>|-")) :]:
            return None
        body = low + match.end()
        while text[body : body + 1] in (" ", "\n", "\t", "*"):
            body += 1
        reached = end_of_body(text[body:end], 0)
        if not reached or text[body + reached : end].strip(_BLANK):
            return None
        start, entry = found
        return Naming(end, low + stop, True, entry.code, entry.name, text[start : low + stop])
    return None


_HEADING: Final = 200


def distant_small(text: str, naming: Naming) -> Naming | None:
    """Find a type's name in lower case that says its matter before `số`: `hợp đồng đào tạo số …`."""
    match = _SMALL.search(text, max(0, naming.name_end - _WINDOW), naming.name_end)
    if match is None:
        return None
    stop = match.end("name")
    found = named(text, match.start("name"), match["name"])
    if found is None or _NO_MATTER.search(text, stop, naming.name_end):
        return None
    return Naming(match.start("name"), stop, True, found[1].code, found[1].name, match["name"])


_SMALL: Final = re.compile(
    r"(?<!\w)(?P<name>" + "|".join(_WORDS["distant_in_lower_case"]).replace(" ", "[ \n]") + ")"
    r"(?:[ \n]{1,2}[^\W\d_A-Z]+){1,7}[ \n]{1,2}$"
)
_NO_MATTER: Final = re.compile(rf"[ \n](?:{'|'.join(_WORDS['no_matter'])})[ \n]")
_CAPITAL: Final = re.compile(r"(?<!\w)[^\W\d_]{2}")
_EMPTY_LINE: Final = re.compile(r"\n[ \t*]*\n")
_OF: Final = re.compile(r"(?<!\w)(?i:của)(?!\w)")
_POINTING: Final = re.compile(r"[ \n\t*]+(?:này|đó|trên|nêu|nói)(?!\w)")
#: Another number between: the name is that one's (`Chỉ thị số 840/CT-TTg và số 120/CT-TTg`).
_NUMBERED: Final = re.compile(r"(?<!\w)(?i:số)(?!\w)|(?<!\w)\d+[/-]")
_BY_NAME: Final = frozenset(("L", "BL", "PL", "HP", "ĐL"))
_WORD_END: Final = re.compile(r"[ \n\t*]|$")


def is_word_end(tail: str) -> bool:
    """Tell whether a word that is no document stands whole at the end of `tail`."""
    return any(tail.endswith(word) and not tail[: -len(word)][-1:].isalpha() for word in not_documents())


def named(text: str, low: int, window: str) -> tuple[int, Name] | None:
    """Find the type's name that `window`, which begins at `low`, ends with."""
    if "*" in window:
        window = window.replace("*", " ").rstrip()
    words = window.rsplit(None, 1)
    if not words:
        return None
    last = words[-1]
    entries = names_by_last().get(last) or names_by_last().get(last.strip(_OPENING).lower())
    if entries is None:
        return None
    words = window.rsplit(None, 8)
    lower = [word.lower() for word in words]
    for entry in entries:
        count = len(entry.words)
        if count > len(lower):
            continue
        tail = lower[-count:]
        tail[0] = tail[0].lstrip(_OPENING)
        if tail != entry.words:
            continue
        if entry.is_abbreviation and not last.lstrip(_OPENING)[:2].isupper():
            continue
        at = len(window)
        for word in reversed(words[-count:]):
            at = window.rfind(word, 0, at)
        at += len(words[-count]) - len(tail[0])
        return low + at, entry
    return None
