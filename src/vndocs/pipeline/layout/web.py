"""A web page saved as text: when its article appeared, who wrote it, and which lines are the site's.

`Thứ Ba, 05/03/2024 10:30 (GMT+7)`, `Tác giả: …`, `Trang chủ`, `Bản quyền thuộc về …`; the heading of a static page
(`date:`, `author:` between rules) counts as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ...text.lexicon import load
from ...text.seeking import Sought, either, places
from .folding import opening
from .signs import is_name

_WORDS: Final = load(__package__)["web"]
_MATTER: Final = re.compile(r"\s{0,9}---[ \t]*\n(?P<matter>(?:[^\n]{0,500}\n){1,40}?)---[ \t]*\n")
_FIELD: Final = re.compile(r"^[ \t]*(?P<name>date|author):[ \t]*(?P<value>[^\n]{1,200}?)[ \t]*$", re.MULTILINE)
#: So many signs may stand before the words of a line, of whose first so many letters tell enough.
_MOST: Final = 20
_TELLING: Final = 6
_ISO: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def _line(over: str, pattern: str, words: Iterable[str]) -> tuple[re.Pattern[str], Sought]:
    """Compile what begins a line with any of some words: once for the first line, once for those behind a line feed."""
    whole = rf"[{re.escape(over)}]{{0,{_MOST}}}{pattern}"
    rows = (either(word.split()[0], _TELLING) for word in words)
    behind = Sought(re.compile("\n" + whole, re.IGNORECASE), *rows, after="\n", over=over, most=_MOST)
    return re.compile(whole, re.IGNORECASE), behind


def _each(line: tuple[re.Pattern[str], Sought], text: str, low: int, high: int) -> list[re.Match[str]]:
    first = line[0].match(text, 0, high) if low == 0 else None
    return line[1].each(text, low, high) if first is None else [first, *line[1].each(text, first.end(), high)]


def _first(line: tuple[re.Pattern[str], Sought], text: str, low: int, high: int) -> re.Match[str] | None:
    first = line[0].match(text, 0, high) if low == 0 else None
    return first or line[1].search(text, low, high)


#: A day behind its label, or behind a weekday, on a line with little else.
_DAY: Final = _line(
    " \t*_#>|",
    rf"(?:{opening(_WORDS['published'])}\s*:?\s*|{opening(_WORDS['weekdays'])},?\s*(?:ngày\s+)?)"
    r"[^\n\d]{0,20}(?P<all>(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d))(?!\d)[^\n]{0,40}(?=\n|\Z)",
    [*_WORDS["published"], *_WORDS["weekdays"]],
)
_AUTHOR: Final = _line(
    " \t*_>", rf"{opening(_WORDS['authors'])}\s*:[ \t*_]*(?P<name>[^\n*_|]{{2,80}})", _WORDS["authors"]
)
#: What stands at the pictures of an article; the first letter of each is rare.
_PICTURES: Final = ("[img]", "Ảnh:")
_SITE: Final = _line(" \t*_#>|-", rf"(?P<line>{opening(_WORDS['boilerplate'])}[^\n]{{0,300}})", _WORDS["boilerplate"])
#: The head of an article is so long, and its end.
_HEAD: Final = 4_000


def published(text: str) -> tuple[str, tuple[int, int]] | None:
    """Give the day on which the article appeared, as EDTF, and where it stands."""
    for name, start, end in _matter(text):
        if name == "date" and (day := _ISO.match(text, start, end)):
            return day[0], day.span()
    match = _first(_DAY, text, 0, _HEAD)
    if match is None or not 0 < int(match["day"]) < 32 or not 0 < int(match["month"]) < 13:
        return None
    return f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}", match.span("all")


def author(text: str, *, is_page: bool) -> tuple[int, int] | None:
    """Give where the author's name stands: behind its label, or, on a page of a site, alone on the last line."""
    for name, start, end in _matter(text):
        if name == "author":
            return start, end
    for low, high in ((0, _HEAD), (max(0, len(text) - 1_000), len(text))):
        match = _first(_AUTHOR, text, low, high)
        if match is not None:
            return match.start("name"), match.start("name") + len(match["name"].rstrip(" \t.;"))
    has_pictures = bool([sign for sign in _PICTURES if places(text, sign, 0, _HEAD)])
    if not is_page and not has_pictures:
        return None
    bare = text.rstrip()
    start = bare.rfind("\n") + 1
    last = bare[start:].strip(" *_()")
    # With pictures, a pen name is one as well: `XUÂN THỬ` below the last sentence.
    is_pen_name = has_pictures and len(last.split()) in (2, 3) and last.replace(" ", "").isalpha()
    is_signed = is_name(last) or (is_pen_name and bare[:start].rstrip().endswith((".", "”", "!", "?")))
    if start and last.isupper() and is_signed:
        at = start + bare[start:].index(last)
        return at, at + len(last)
    return None


def _matter(text: str) -> list[tuple[str, int, int]]:
    """Give the fields of the heading of a static page."""
    found = _MATTER.match(text) if text.startswith("---", text.find("-", 0, _MOST)) else None
    if found is None:
        return []
    fields = _FIELD.finditer(text, found.start("matter"), found.end("matter"))
    return [(field["name"], field.start("value"), field.end("value")) for field in fields]


def boilerplate(text: str) -> tuple[tuple[int, int], ...]:
    """Give the lines that belong to the site: menus, sharing, rights, questions to its readers."""
    zones = [(0, len(text))] if len(text) <= 2 * _HEAD else [(0, _HEAD), (len(text) - _HEAD, len(text))]
    found = [match for low, high in zones for match in _each(_SITE, text, low, high)]
    return tuple((match.start("line"), match.start("line") + len(match["line"].rstrip())) for match in found)
