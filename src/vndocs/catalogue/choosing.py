"""What chooses between the statutes of one name: the year or day that is said of it, else the day on which it is cited.

It is asked of every statute that a text cites by its name, and compiled where a compiler is at hand.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ..text.lexicon import load
from .names import key
from .statute import TYPE_WORDS, KnownDocument, by_name, find_by_code, statutes

_YEARS: Final = r"(?:19|20)\d\d(?:(?:,?\s*(?:và\s+)?(?:năm\s+)?(?:19|20)\d\d)*)"
_AS_AMENDED: Final = re.compile(
    rf"(?P<sign>[\s,(]+)(?:(?:đã\s+)?được\s+)?sửa\s+đổi(?:,?\s*bổ\s+sung)?(?:\s+một\s+số\s+điều)?"
    rf"(?:\s+(?:các|vào))?(?:\s+năm)?\s+(?P<years>{_YEARS})\)?\s*$",
    re.IGNORECASE,
)
_YEAR_AT_END: Final = re.compile(r"[\s,(]*(?:\bnăm\s+)?\b((?:19|20)\d\d)\)?\s*$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
#: A short form is written out in so many ways at most.
_MOST_WAYS: Final = 32

_TYPE_KEYS: Final = {code: key(word) for code, word in TYPE_WORDS.items()}
_DAY: Final = len("2024-01-18")

#: What is found: the documents, the one that is chosen, what chose it, those that amend it.
Choice = tuple[tuple[KnownDocument, ...], KnownDocument | None, str, tuple[KnownDocument, ...]]


def choose(name: str, compared: str, type_code: str | None, said: str | None, day: str | None) -> Choice:
    """Give the statutes that a name can mean, `compared` its key, and choose between them.

    `said` is the year or day that the citation gives, `day` the one on which it cites.
    """
    last = name.rstrip()[-1:]
    if last != ")" and not last.isdigit():
        # Neither a year stands at its end nor a bracket with one.
        return _chosen(_named(compared, type_code), said or "", day)
    bare, amended, years = _parted(name)
    year = None if said is not None else _YEAR_AT_END.search(bare)
    if year is not None:
        bare, said = bare[: year.start()], year[1]
    found = _named(key(bare), type_code)
    if years and said is None and amended.strip() == "":
        # `Luật Cảnh vệ sửa đổi 2024` is the amending law of that year.
        laws = tuple([law for law in _amending(found) if law.year in years])
        return laws, laws[0] if len(laws) == 1 else None, "year" if len(laws) == 1 else "", ()
    documents, chosen, basis, _ = _chosen(found, said or "", day)
    return documents, chosen, basis, _amenders(chosen, years) if chosen is not None and years else ()


def _parted(name: str) -> tuple[str, str, tuple[str, ...]]:
    """Part a name from `(sửa đổi, bổ sung năm 2017)`: the name, the sign between, the years."""
    match = _AS_AMENDED.search(name)
    if match is None:
        return name.strip(), "", ()
    return name[: match.start()].strip(), match["sign"], tuple(_YEAR.findall(match["years"]))


def _chosen(found: tuple[KnownDocument, ...], said: str, day: str | None) -> Choice:
    if said:
        fitting = tuple([known for known in found if agrees(known, said)])
        if len(fitting) != 1:
            return fitting, None, "", ()
        return fitting, fitting[0], "date" if len(said) == _DAY else "year", ()
    if day is None or not found:
        return (found, found[0], "name", ()) if len(found) == 1 else (found, None, "", ())
    in_force: list[KnownDocument] = []
    #: Those in force, and those passed but not yet in force: the next law of the name may be meant as well.
    possible: list[KnownDocument] = []
    known_then: list[KnownDocument] = []
    for known in found:
        if (known.issued or known.year) > day:
            continue
        known_then.append(known)
        standing = known.standing(day)
        if standing is not False:
            possible.append(known)
        if standing is True:
            in_force.append(known)
    if len(possible) == len(in_force):
        if len(in_force) == 1:
            return found, in_force[0], "day" if len(found) > 1 else "name", ()
        if not in_force and len(known_then) == 1 == len(found):
            return found, found[0], "name", ()
    return tuple(possible) or found, None, "", ()


def agrees(known: KnownDocument, said: str) -> bool:
    """Tell whether a document's date says no other than what the citation says."""
    issued = known.issued or known.year
    size = min(len(issued), len(said))
    return bool(issued) and issued[:size] == said[:size]


def _named(compared: str, type_code: str | None) -> tuple[KnownDocument, ...]:
    """Give the statutes of a name, given as its key, with the word of its type before it or not."""
    names, word = _by_key(), _TYPE_KEYS.get(type_code or "", "")
    if word and not compared.startswith(word):
        typed = f"{word} {compared}".strip()
        found = names.get(typed) or _shortened(typed)
        if found:
            return found
    return names.get(compared) or _shortened(compared)


@cache
def _by_key() -> dict[str, tuple[KnownDocument, ...]]:
    """Give the statutes by the key of each of their names, oldest first."""
    return {
        name: tuple(sorted(found, key=lambda known: known.issued or known.year)) for name, found in by_name().items()
    }


@cache
def short_words() -> dict[str, list[str]]:
    """Give what is printed for runs of words inside names (`bảo vệ môi trường` = BVMT)."""
    table: dict[str, list[str]] = load(__package__, "short_words.toml")["short"]
    return table


@cache
def _long_words() -> dict[str, tuple[str, ...]]:
    """Give the runs of words that a printed short form stands for."""
    long: dict[str, list[str]] = {}
    for run, printed in short_words().items():
        for form in printed:
            long.setdefault(key(form), []).append(key(run))
    return {form: tuple(runs) for form, runs in long.items()}


def _shortened(compared: str) -> tuple[KnownDocument, ...]:
    """Give the statutes of a name with its short forms written out; its key is given."""
    long, words = _long_words(), compared.split(" ")
    if long.keys().isdisjoint(words):
        return ()
    ways = [""]
    for word in words:
        forms = (word, *long.get(word, ()))
        ways = [f"{way} {form}".strip() for way in ways for form in forms][:_MOST_WAYS]
    names = _by_key()
    for way in ways:
        if way in names:
            return names[way]
    return ()


def _amending(found: tuple[KnownDocument, ...]) -> list[KnownDocument]:
    """Give the laws that amend laws of this name, by their names."""
    names = {f" {key(known.name)} " for known in found}
    return [
        law
        for law in statutes()
        if law.title.startswith("sửa đổi") and any(name in f" {key(law.title)} " for name in names)
    ]


def _amenders(base: KnownDocument, years: tuple[str, ...]) -> tuple[KnownDocument, ...]:
    """Give the known documents that amend `base` and are of these years, in order."""
    found = (known for code in base.amended_by for known in find_by_code(code))
    return tuple(sorted((known for known in found if known.year in years), key=lambda known: known.issued))
