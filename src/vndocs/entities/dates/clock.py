"""Clock times joined to a date, before it or behind: `14 giờ 30 phút ngày 05/01/2024`, `23/01/2024 10:05`.

A time alone is no date and is not read. `2 giờ chiều` is 14:00; 24 giờ stays 24:00 of its day.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from ...text.numerals import words_before
from .words import GAP, LEXICON, either, number_at

_CLOCK: Final = LEXICON["clock"]
_I: Final = re.IGNORECASE
_PARTS: Final = either([*_CLOCK["morning"], *_CLOCK["noon"], *_CLOCK["afternoon"], *_CLOCK["night"]])


class Clock(NamedTuple):
    """Times of day where they stand; `until` is the second one of a range (`từ 7h30 đến 11h30`)."""

    start: int
    end: int
    time: str
    until: str = ""


def _time(name: str) -> str:
    minute, second, half = (either(_CLOCK[unit]) for unit in ("minute", "second", "half"))
    return (
        rf"(?P<{name}h>[0-9]{{1,2}})"
        rf"(?:{GAP}(?:giờ|h|g(?=[0-9])){GAP}"
        rf"(?:(?P<{name}r>{half})(?![^\W\d_])|(?P<{name}m>[0-9]{{1,2}})(?![0-9]|[/.][0-9]|-[0-9]{{1,2}}[/-]|{GAP}(?:tháng|năm))"
        rf"(?:{GAP}(?:{minute})(?![^\W\d_])(?:{GAP}(?P<{name}s>[0-9]{{1,2}}){GAP}(?:{second})(?![^\W\d_]))?)?)?"
        rf"|:(?P<{name}mm>[0-9]{{2}})(?::(?P<{name}ss>[0-9]{{2}}))?(?![0-9]))"
        rf"(?:{GAP}(?P<{name}p>{_PARTS})(?![^\W\d_]))?"
    )


_PART: Final = (
    rf"(?:{either([*_CLOCK['morning'], *_CLOCK['noon'], *_CLOCK['afternoon'], *_CLOCK['night']])})(?![^\W\d_])"
)
_WEEKDAY: Final = rf"\(?(?:{either(LEXICON['weekdays']['names'])})(?![^\W_])\)?"
_TO: Final = rf"{GAP}(?:-|{either(LEXICON['joined']['to'])}){GAP}"

_BEFORE: Final = re.compile(
    rf"(?<![\w/:])(?<![0-9][.,])(?:{_time('a')}{_TO})?{_time('b')}"
    rf"{GAP}(?:[,|(-]|của)?{GAP}(?:(?:{_PART}|{_WEEKDAY}),?{GAP})?(?:[,|(-]{GAP})?\Z",
    _I,
)
_BEHIND: Final = re.compile(
    rf"(?:T(?=[0-9]{{2}}:)|{GAP}(?:[,|-]|,?{GAP}(?P<at>{either(_CLOCK['at'])}))?{GAP})"
    rf"{_time('b')}(?: ?(?P<zone>Z(?![^\W_])|[+-][0-9]{{2}}:[0-9]{{2}}))?",
    _I,
)
# A time as machines write it, nothing behind that could change it.
_PLAIN: Final = re.compile(
    r"[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?( ?\+07:00)?"
    r"(?![0-9:/+]|[ \n\t*]{0,9}(?:[+/Z-]|[sStTcCđĐkKaApP][^\W\d_]))"
).match
_STANDING: Final = re.compile(rf"{_time('b')}{GAP}(?:,{GAP})?", _I)
_NOT_BEHIND: Final = re.compile(r"[ \t*]*/")
#: Longest stretch that a time with its words takes before a date.
_REACH: Final = 72


def before(text: str, low: int, at: int) -> Clock | None:
    """Read the clock time that ends right before a date at `at`."""
    match = _BEFORE.search(text, max(low, at - _REACH), at)
    if match is None:
        return _worded_before(text, low, at)
    until = _value(match, "b")
    if until is None:
        return None
    if match["ah"]:
        time = _value(match, "a")
        return Clock(match.start(), at, time, until) if time and time < until else Clock(match.start("bh"), at, until)
    return Clock(match.start("bh"), at, until)


def behind(text: str, at: int) -> Clock | None:
    """Read the clock time right behind a date that ends at `at`."""
    if plain := _PLAIN(text, at):
        hour, minute, second, zone = plain.groups()
        if int(hour) < 24 and minute < "60" and (second or "") < "60":
            return Clock(
                at, plain.end(), f"T{hour:0>2}:{minute}{':' + second if second else ''}{(zone or '').lstrip()}"
            )
    match = _BEHIND.match(text, at)
    if match is None:
        return _worded_behind(text, at)
    if _NOT_BEHIND.match(text, match.end()):
        return None
    if match["at"] is None and match["bmm"] is None and match["bm"] is None and match["br"] is None:
        return None
    time = _value(match, "b")
    if time is None:
        return None
    zone = match["zone"] or ""
    if zone and not (zone == "Z" or (int(zone[1:3]) <= 14 and int(zone[4:]) < 60)):
        return None
    end = match.end() if zone else _last_digit(match)
    return Clock(at, end, time + zone)


def standing(text: str, at: int) -> Clock | None:
    """Read a clock time that stands at `at`, before the date that follows."""
    if not text[at : at + 1].isdigit():
        return _worded(text, at)
    match = _STANDING.match(text, at)
    time = _value(match, "b") if match else None
    return Clock(at, match.end(), time) if match and time else None


def _worded(text: str, at: int) -> Clock | None:
    """Read a clock time in words that begins at `at`: `mười giờ năm phút`."""
    numbers: list[int] = []
    for unit in (_HOUR, _MINUTE, _SECOND):
        found = number_at(text, at)
        named = unit.match(text, found[1]) if found else None
        if found is None or named is None:
            break
        numbers.append(found[0])
        at = named.end()
        if unit is _HOUR and (half := _HALF.match(text, at)):
            numbers.append(30)
            at = half.end()
            break
    if (
        not numbers
        or numbers[0] > 24
        or any(number > 59 for number in numbers[1:])
        or (numbers[0] == 24 and any(numbers[1:]))
    ):
        return None
    hour, minute, *second = (*numbers, 0) if len(numbers) == 1 else numbers
    return Clock(at, at, f"T{hour:02}:{minute:02}" + (f":{second[0]:02}" if second else ""))


def _worded_before(text: str, low: int, at: int) -> Clock | None:
    """Read the time in words that ends right before a date: its hour is sought backwards."""
    end = _WORDED_END.search(text, max(low, at - 20), at)
    if end is None:
        return None
    stop = end.end(1)
    floor = max(low, at - _REACH)
    hour = max(text.rfind("giờ", floor, at), text.rfind("Giờ", floor, at))
    for word in words_before(text, hour) if hour > low else []:
        time = _worded(text, word.start) if word.start >= low else None
        if time is None or time.end > at or text[time.end : stop].strip(_AROUND):
            continue
        if end[2]:
            time = time._replace(time=f"T{_turn(int(time.time[1:3]), end[2]):02}{time.time[3:]}")
        joint = _WORDED_TO.search(text, max(low, word.start - 8), word.start)
        first = _worded_before(text, low, joint.start()) if joint else None
        if first and not first.until and first.time < time.time:
            return Clock(first.start, at, first.time, time.time)
        return Clock(word.start, at, time.time)
    return None


def _worded_behind(text: str, at: int) -> Clock | None:
    lead = _AT.match(text, at)
    time = _worded(text, lead.end()) if lead else None
    return Clock(at, time.end - _blanks_before(text, time.end), time.time) if time else None


def _blanks_before(text: str, at: int) -> int:
    head = text[max(0, at - 12) : at]
    return len(head) - len(head.rstrip(_AROUND))


_AROUND: Final = " \n\t*,"
_HOUR: Final = re.compile(rf"{GAP}giờ(?![^\W_]){GAP},?{GAP}", _I)
_HALF: Final = re.compile(rf"(?:{either(_CLOCK['half'])})(?![^\W_]){GAP},?{GAP}", _I)
_MINUTE: Final = re.compile(rf"{GAP}phút(?![^\W_]){GAP},?{GAP}", _I)
_SECOND: Final = re.compile(rf"{GAP}giây(?![^\W_]){GAP},?{GAP}", _I)
_WORDED_END: Final = re.compile(
    rf"(giờ|phút|giây|{either(_CLOCK['half'])})(?:{GAP}({_PARTS})(?![^\W_]))?{GAP},?{GAP}\Z", _I
)
_WORDED_TO: Final = re.compile(rf"(?:{either(LEXICON['joined']['to'])}){GAP}\Z", _I)
_AT: Final = re.compile(rf"{GAP},?{GAP}(?:{either(_CLOCK['at'])}){GAP}", _I)


def _last_digit(match: re.Match[str]) -> int:
    """Give the end of the time without the part of day behind it, unless that moves the hour."""
    end = match.end()
    if match["bp"]:
        end = match.end("bp") if _turn(int(match["bh"]), match["bp"]) != int(match["bh"]) else match.start("bp")
    return end - _blanks_before(match.string, end)


def _value(match: re.Match[str], name: str) -> str | None:
    hour, minute, second = (
        match[name + "h"],
        "30" if match[name + "r"] else match[name + "m"] or match[name + "mm"],
        match[name + "s"] or match[name + "ss"],
    )
    number = _turn(int(hour), match[name + "p"]) if match[name + "p"] else int(hour)
    if (
        number > 24
        or int(minute or 0) > 59
        or int(second or 0) > 59
        or (number == 24 and (int(minute or 0) or int(second or 0)))
    ):
        return None
    return f"T{number:02}:{int(minute or 0):02}" + (f":{int(second):02}" if second else "")


def _turn(hour: int, part: str) -> int:
    """Count the hour of a part of day from midnight: `2 giờ chiều` is 14, `1 giờ trưa` 13, `12 giờ đêm` 24."""
    sort = _parts()[part.lower()]
    if sort == "morning":
        return 0 if hour == 12 and part.lower() == "am" else hour
    if sort == "noon":
        return hour + 12 if hour < 5 else hour
    if sort == "afternoon":
        return hour + 12 if hour < 12 else hour
    return hour + 12 if 6 < hour <= 12 else hour


@cache
def _parts() -> dict[str, str]:
    return {word: sort for sort in ("morning", "noon", "afternoon", "night") for word in _CLOCK[sort]}
