"""Passages with marks on what can be spoiled, written out as text with the place of each mark."""

from __future__ import annotations

import csv
import datetime
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
DAY = datetime.date(2024, 1, 20)
MARK = re.compile(r"\{(\w+):([^{}]*)\}")
#: A passage of another day than the rest says it in front: `@2026-03-10 `.
ITS_DAY = re.compile(r"@(\d{4}-\d\d-\d\d) ")
TYPES = {"NĐ": "Nghị định", "TT": "Thông tư", "L": "Luật", "BL": "Bộ luật", "QĐ": "Quyết định"}
#: Titles that begin with a verb follow the issuer without `về`.
VERBS = ("quy định", "hướng dẫn", "sửa đổi", "phê duyệt")


class Piece(NamedTuple):
    """A part of a passage: plain text, or a mark with its sort and what it was made of."""

    text: str
    sort: str = ""
    given: str = ""


class Passage(NamedTuple):
    """A passage under a heading, in pieces."""

    name: str
    heading: str
    pieces: tuple[Piece, ...]
    has_own_day: bool = False

    @property
    def text(self) -> str:
        """The passage as it is read."""
        return "".join(piece.text for piece in self.pieces)

    def with_piece(self, index: int, text: str) -> str:
        """Give the text with one piece written otherwise."""
        return "".join(text if place == index else piece.text for place, piece in enumerate(self.pieces))


def registry() -> dict[str, dict[str, str]]:
    """Give the documents that passages cite, by key."""
    lines = (FOLDER / "registry.csv").read_text("utf-8").splitlines()
    return {row["key"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def cited(row: dict[str, str], *, date: str | None = None, has_title: bool = True, **said: str) -> str:
    """Write a citation in full; what is said otherwise than in the registry is given by name."""
    kind, code, issuer, title = (said.get(key, row[key]) for key in ("type", "code", "issuer", "title"))
    word = said.get("word", TYPES[kind])
    day = date or shown(datetime.date.fromisoformat(row["issued"]))
    if kind in ("L", "BL"):
        return f"{word} {title} số {code} ngày {day}"
    lead = "" if title.startswith(VERBS) else "về "
    return f"{word} số {code} ngày {day}" + (f" của {issuer} {lead}{title}" if has_title else "")


def shown(day: datetime.date) -> str:
    """Write a day as documents do, with a zero before days below ten and the months January and February."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def passages(day: datetime.date = DAY) -> list[Passage]:
    """Give all passages under their headings, dated `day`."""
    data = tomllib.loads((FOLDER / "passages.toml").read_text("utf-8"))
    known = registry()
    headings = list(data["headings"].items())
    made = []
    for number, (name, body) in enumerate(data["passages"].items()):
        # A list of articles or of legal bases stands in a decision.
        system, heading = headings[0 if "Điều 1." in body or "Căn cứ" in body else number % len(headings)]
        own = ITS_DAY.match(body)
        told = datetime.date.fromisoformat(own[1]) if own else day
        dated = heading.replace("{day}", f"{told.day:02} tháng {told.month:02} năm {told.year}")
        if own:
            dated = dated.replace("HUYỆN HÒA AN", "TỈNH CAO BẰNG").replace("Hòa An", "Cao Bằng")
        made.append(Passage(name, system, tuple(_pieces(dated + body[own.end() if own else 0 :], known)), bool(own)))
    return made


def _pieces(source: str, known: dict[str, dict[str, str]]) -> list[Piece]:
    pieces, at = [], 0
    for mark in MARK.finditer(source):
        pieces.append(Piece(source[at : mark.start()]))
        sort, given = mark[1], mark[2]
        pieces.append(Piece(_written(sort, given, known), sort, given))
        at = mark.end()
    return [*pieces, Piece(source[at:])]


def _written(sort: str, given: str, known: dict[str, dict[str, str]]) -> str:
    first, *rest = given.split("|")
    if sort == "c":
        return cited(known[given])
    if sort == "n":
        return cited(known[given], has_title=False)
    if sort == "p":
        key, _, article = given.partition(":")
        return f"Điều {article} {cited(known[key], has_title=False)}"
    if sort == "spoil":
        return rest[0]
    if sort == "anniversary":
        return f"{first} {rest[2]} ({rest[0]} - {rest[1]})" if len(rest) > 2 else f"{first} ({rest[0]}-{rest[1]})"
    if sort == "words":
        return f"{first} ({rest[0]})"
    if sort in ("twice", "again"):
        return f"{first} {rest[0]}"
    if sort in ("letters", "numbers"):
        return "\n".join(given.split("|"))
    return first
