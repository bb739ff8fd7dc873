"""A document as URN:LEX (RFC 9676): `urn:lex:vn:quoc.hoi:luat:2024-01-18;31%2F2024%2Fqh15`, with percent signs for `ố`.

docs/identifiers.md has the profile for Vietnam. Authority, type, date and number together name a document; a mention
that lacks one of them, where neither code nor catalogue has it, has no URN.
"""

from __future__ import annotations

import datetime
import re
from typing import Final
from urllib.parse import quote, unquote

from ..catalogue import find_by_code, find_issuers, find_types, types_of_code
from ..entities.provisions.model import Provision
from ..entities.references.identity import body_name, fold, issuers_of, usual_case
from ..entities.references.model import Reference
from ..errors import IdentifierError
from ..text.lexicon import load
from . import akoma
from .letters import encode_ascii

_HEAD: Final = "urn:lex:vn:"
_URN: Final = re.compile(
    r"(?i:urn:lex:vn):(?P<authority>[a-z0-9.%+-]+):(?P<measure>[a-z0-9.%-]+)(?:;(?P<code>[a-z0-9.%-]+))?"
    r":(?P<date>\d{4}(?:-\d\d){0,2});(?P<number>[a-z0-9.%-]+)(?:~(?P<place>.+))?",
    re.IGNORECASE,
)
_PLACES: Final = tuple(load(__package__)["bodies"]["places"])


def format(reference: Reference, provision: Provision | None = None) -> str:
    """Write the URN of a document, of a provision in it where one is given.

    The day is the mention's, else that of the catalogue, else the year of the code; the body is that of the code where
    it names one of the whole state, else the mention's. Raises IdentifierError with what lacks.
    """
    name = reference.name
    if name is None or reference.type is None:
        raise IdentifierError(f"no URN without a type: {reference.code}")
    if reference.code is None:
        raise IdentifierError(f"no URN without a number: {reference}")
    bodies = issuers_of(reference.code, reference.type) or (() if reference.issuer is None else (reference.issuer,))
    if not bodies:
        raise IdentifierError(f"no URN without the issuing body: {reference}")
    date = _date(reference)
    if date is None:
        raise IdentifierError(f"no URN without a date: {reference}")
    authority = "+".join(encode_ascii(body_name(body), blank=".") for body in bodies)
    measure = encode_ascii(name, blank=".")
    if _type_of(name, reference.code) != reference.type:
        measure = f"{measure};{encode_ascii(reference.type)}"
    urn = f"{_HEAD}{authority}:{measure}:{date};{encode_ascii(reference.code)}"
    return urn if provision is None else f"{urn}~{quote(akoma.format(provision), safe='')}"


def parse(urn: str) -> Reference:
    """Read a URN back to the reference.

    Capitals are those that codes and bodies usually have; references are compared without regard to them. Raises
    IdentifierError where the string is no URN of this profile.
    """
    match = _URN.fullmatch(urn)
    if match is None:
        raise IdentifierError(
            f"expected a URN such as 'urn:lex:vn:authority:type:2024-01-18;number' in percent signs, got {urn[:120]!r}"
        )
    name = _name(_decode(match["measure"]))
    code = usual_case(unquote(match["number"]))
    given = match["code"]
    type_code = usual_case(unquote(given)) if given else _type_of(name, code)
    if type_code is None:
        raise IdentifierError(f"expected the name of a type of document, got {name!r} in {urn[:120]!r}")
    try:
        return Reference(
            type=type_code,
            type_name=name,
            code=code,
            date=match["date"],
            issuer=", ".join(_body(_decode(body)) for body in match["authority"].split("+")),
            provisions=(akoma.parse(unquote(match["place"])),) if match["place"] else (),
        )
    except ValueError as error:
        if isinstance(error, IdentifierError):
            raise
        raise IdentifierError(f"expected a day that exists, got {match['date']!r} in {urn[:120]!r}") from error


def _date(reference: Reference) -> str | None:
    """Give the day of the mention, else that of the catalogue, else the year of mention or code."""
    date = reference.date
    said = date.isoformat() if isinstance(date, datetime.date) else date.value if date is not None else None
    if said is not None and re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return said
    known = {known.issued for known in find_by_code(reference.code or "", reference.type)}
    if len(known) == 1 and (day := known.pop()) and day.startswith(said or ""):
        return day
    return said if said is not None and re.fullmatch(r"\d{4}(-\d\d)?", said) else reference.year


def _type_of(name: str, code: str) -> str | None:
    """Give the code of a type by its name: the one that stands in the document's code, else the usual one."""
    folded = fold(name)
    signs = re.split(r"[-/]", code)
    for sign in signs:
        if any(fold(kind.name) == folded for kind in types_of_code(sign)):
            return sign
    found = find_types(name)
    return found[0].code if found else None


def _name(words: str) -> str:
    found = find_types(words)
    exact = [kind.name for kind in found if fold(kind.name) == fold(words)]
    return exact[0] if exact else words[:1].upper() + words[1:]


def _body(words: str) -> str:
    """Give a body's name with capitals: that of the catalogue, else first letter and the name of the place."""
    for body in find_issuers(words):
        if fold(body.name) == fold(words):
            return body.name
    spelled = words[:1].upper() + words[1:]
    at = max((spelled.rfind(f" {place} ") + len(place) + 2 for place in _PLACES if f" {place} " in spelled), default=0)
    return spelled[:at] + " ".join(word[:1].upper() + word[1:] for word in spelled[at:].split(" ")) if at else spelled


def _decode(words: str) -> str:
    return unquote(words.replace(".", " "))
