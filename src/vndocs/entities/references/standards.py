"""Technical standards and regulations: `TCVN 5574:2018`, `QCVN 07-1:2016/BXD`, `TCVN ISO 9001:2015`.

Luật 68/2006/QH11, Điều 10: TCVN and QCVN are numbered with a colon before the year of publication.
"""

from __future__ import annotations

import re
from typing import Final

from ...text.lexicon import load
from . import naming
from .own_words import Core

_WORDS: Final = load(__package__)
_BODIES: Final = tuple(_WORDS["standard_bodies"])
_OWN_CODES: Final = frozenset(_WORDS["standard_codes"])
_STANDARD: Final = re.compile(
    r"(?:(?P<body>ISO(?:/IEC|/TS|/TR)?|IEC|CAC|AOAC|EN|ASTM|GS1)[ ]?)?"
    r"(?P<number>\d{1,6}(?:[ ]?-[ ]?\d{1,3}(?=[ ]?[:-]|-)){0,2}[A-Z]?(?:-MT)?)"
    r"(?:[ ]?[:\-–][ ]?|/(?=(?:19|20)\d\d/[A-ZĐ]))"
    r"(?P<year>(?:19|20)\d\d|\d\d(?!\d))"
    r"(?:[ ]?/(?P<issuer>[A-ZĐ][A-Za-zĐ&]+(?:-[A-ZĐ]+)?))?(?![^\W_])"
)
#: What may stand between a standard's sign and its number.
BLANK: Final = " \n\t*:số"
#: The last two letters of what stands before a standard's number.
LAST_LETTERS: Final = frozenset(sign[-2:] for sign in (*_BODIES, *_WORDS["standards"]))
#: The ministry's number before a branch's standard: `22 TCN 211-06`, `14TCN 12-2002`.
_MINISTRY: Final = re.compile(r"(?<![\w./-])\d\d[ ]?$")
_STANDARD_SIGN: Final = re.compile(r"(?:" + "|".join(_WORDS["standards"]) + r")$")


def read(text: str, start: int) -> Core | None:
    """Read a technical standard or regulation (`TCVN 5574:2018`, `QCVN 07-1:2016/BXD`, `TCVN ISO 9001:2015`)."""
    low = max(0, start - 24)
    window = text[low:start].rstrip(BLANK)
    body = ""
    for sign in _BODIES:
        if window.endswith(sign):
            body = sign
            window = window[: -len(sign)].rstrip(" \n\t*")
            break
    sign_match = _STANDARD_SIGN.search(window)
    if sign_match is None or window[: sign_match.start()][-1:].isalpha():
        return None
    match = _STANDARD.match(text, start)
    if match is None:
        return None
    sign = sign_match.group()
    number = f"{sign} {body + ' ' if body else ''}{match['number'].replace(' ', '')}:{match['year']}"
    if match["issuer"]:
        number += "/" + match["issuer"]
    begin = low + sign_match.start()
    if sign == "TCN" and (ministry := _MINISTRY.search(text, max(0, begin - 3), begin)):
        begin = ministry.start()
        number = f"{ministry.group().rstrip()} {sign} {text[start : match.end()]}"
        return Core(begin, match.end(), "standard", "TCVN", None, number, begin, begin, False)
    naming_before = naming.named(text, max(0, begin - 60), text[max(0, begin - 60) : begin].rstrip(" \n\t*"))
    type_code = sign if sign in _OWN_CODES else "TCVN"
    if naming_before is not None and naming_before[1].code == type_code:
        return Core(
            naming_before[0], match.end(), "standard", type_code, naming_before[1].name, number, begin, begin, False
        )
    return Core(begin, match.end(), "standard", type_code, None, number, begin, begin, False)
