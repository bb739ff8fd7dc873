"""The clauses and points of a document in one line: `1:2; 1.1:b; 3:0`.

Điều 1 ends with khoản 2 and its khoản 1 with điểm b; Điều 3 has no clauses.

An article that is named has the clauses up to its number (0: none); a clause that is not named has no points. Of an
article that is not named nothing is known. Points count by the 23 letters of the legislator (30/2020/NĐ-CP, Annex I).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

POINTS: Final = "abcdđeghiklmnopqrstuvxy"
_PART: Final = re.compile(r"([0-9]{1,4}[a-zđ]?)(?:\.([0-9]{1,3}[a-zđ]?))?:([0-9]{1,3}|[a-zđ])")
_CLAUSES: Final = re.compile(r"(?m)^[ \t*_>#]{0,12}[0-9]{1,3}[a-zđ]?[.)/](?![0-9])")
_POINTS: Final = re.compile(r"(?m)^[ \t*_>#]{0,12}[a-zđ][0-9]?[.)/]")
_BETWEEN: Final = "; "
_ARTICLE: Final = re.compile(r"Điều\s+([0-9]{1,4})\b", re.IGNORECASE)


class Outline(NamedTuple):
    """The last clause of each article, and the last point of each clause that has some."""

    clauses: dict[str, int]
    points: dict[tuple[str, str], str]


@lru_cache(maxsize=2048)
def read(text: str) -> Outline | None:
    """Read an outline; None where a text is none."""
    clauses: dict[str, int] = {}
    points: dict[tuple[str, str], str] = {}
    for part in filter(None, (each.strip() for each in text.split(";"))):
        match = _PART.fullmatch(part)
        if match is None or (match[2] is None) != match[3].isdigit() or (match[3].isalpha() and match[3] not in POINTS):
            return None
        if match[2] is None:
            clauses[match[1]] = int(match[3])
        else:
            points[match[1], match[2]] = match[3]
    return Outline(clauses, points) if clauses else None


def write(units: Iterable[Any], articles: int, text: str) -> str:
    """Write the outline of a document's units, as its layout gives them in text order, up to an article.

    Only clauses and points that run on without a gap count; an article in which they do not, or whose text has more
    markers at line starts than were taken for units, is left out: of it nothing is known.
    """
    clauses: dict[str, int] = {}
    points: dict[tuple[str, str], str] = {}
    stretches: dict[str, str] = {}
    broken: set[str] = set()
    article = clause = ""
    for unit in units:
        if unit.unit == "article":
            match = _ARTICLE.match(unit.label)
            article, clause = match[1] if match else "", ""
            if article and (article in clauses or int(article) > articles):
                article = ""
            elif article:
                clauses[article], stretches[article] = 0, text[unit.start : unit.end]
        elif not article:
            continue
        elif unit.unit == "clause":
            clause = unit.label
            if clause != str(clauses[article] + 1):
                broken.add(article)
            else:
                clauses[article] += 1
        elif unit.unit == "point":
            last = points.get((article, clause), "")
            if not clause or unit.label not in POINTS or POINTS.index(unit.label) != POINTS.find(last or "-") + 1:
                broken.add(article)
            else:
                points[article, clause] = unit.label
        elif unit.unit != "subpoint":
            article = ""
    for named, stretch in stretches.items():
        counted = sum(POINTS.index(point) + 1 for (of, _), point in points.items() if of == named)
        if len(_CLAUSES.findall(stretch)) != clauses[named] or len(_POINTS.findall(stretch)) != counted:
            broken.add(named)
    parts = []
    for named, last_clause in clauses.items():
        if named not in broken:
            parts.append(f"{named}:{last_clause}")
            parts += [f"{named}.{within}:{point}" for (of, within), point in points.items() if of == named]
    return _BETWEEN.join(parts)


def lacks(outline: Outline, article: str, clause: str, point: str) -> tuple[str, str] | None:
    """Give what an article ends with where a clause or point of it is not there: (`clause`, `2`), (`point`, `b`).

    The label is empty where it has no clauses or points at all; None where nothing is lacking, or nothing is known.
    """
    last = outline.clauses.get(article)
    if last is None:
        return None
    if clause.isdigit() and int(clause) > last:
        return "clause", str(last or "")
    if clause.isdigit() and len(point) == 1 and point in POINTS:
        end = outline.points.get((article, clause), "")
        if POINTS.index(point) > POINTS.find(end or "-"):
            return "point", end
    return None
