"""Parts that do not add up to their total: `1.333.980.000 đồng, trong đó: … 1.051.980.000 đồng … 282.000.000 đồng`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from ...text.lexicon import load
from ...text.seeking import Sought, either
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("summed",)
_WORDS: Final = load("vndocs.check", "words.toml")["sums"]
_OPENS: Final = Sought(
    re.compile(
        r"(?:" + "|".join(_WORDS["opens"]).replace(" ", r"\s") + r")(?:\s[^\W\d_]+){0,3}\s{0,2}:?", re.IGNORECASE
    ),
    *dict.fromkeys(either(words.partition(" ")[0]) for words in _WORDS["opens"]),
)
#: So far behind a total they stand, in its clause.
_BEHIND: Final = 60
_LONGEST: Final = max(map(len, _WORDS["opens"]))
_CLAUSE_ENDS: Final = re.compile(r"[.;\n]")
_PARTS: Final = 2
_ALL: Final = re.compile(r"(?:" + "|".join(_WORDS["all"]).replace(" ", r"\s") + r")\s{0,2}:", re.IGNORECASE)
_TOTAL: Final = re.compile(r"(?:" + "|".join(_WORDS["totals"]).replace(" ", r"\s") + r")[^.;\n]{0,80}$", re.IGNORECASE)
_TOTAL_WORDS: Final = tuple(dict.fromkeys(words.partition(" ")[0] for words in _WORDS["totals"]))
_SCALES: Final[dict[str, int]] = _WORDS["scales"]
_SCALED: Final = re.compile(rf"[\d.]{{1,15}}(?:,(\d{{1,6}}))?\s{{0,2}}({'|'.join(_SCALES)})(?!\w)", re.IGNORECASE)
_END: Final = re.compile(r"[.]\s|\n\s*\n")
#: Where so large a part of a total is not named, `trong đó` has named some parts only.
_LEFT_OUT: Final = Decimal("0.5")
#: An amount that is multiplied (`27.000.000 đồng x 10 tháng = …`) is no part, its product is.
_TIMES: Final = re.compile(r"(?:/[^\W\d_]{1,10})?\s{0,3}\(?[^\W\d_\s]{0,6}\s?[x×*]\s{0,3}\d", re.IGNORECASE)
#: A bracket behind a part takes it apart once more.
_NESTED: Final = re.compile(r"[^.;()\n]{0,60}\(")
_MOST: Final = 20


def wrong_sum(subject: Subject) -> Iterator[Finding]:
    """Find totals followed by `trong đó`, `gồm` and parts of the same currency that come to another sum."""
    amounts = subject.amounts
    text = subject.text
    for index, total in enumerate(amounts[:-_PARTS]):
        if total.value is None or total.words or total.per:
            continue
        opened = _opened(text, total.end)
        if opened is None or amounts[index + 1].start < opened.end():
            continue
        lead = text[max(0, total.start - 100) : total.start]
        # `gồm` names all parts, and a bracket right behind the sum says of itself that it takes it apart.
        is_bracket = text[total.end : opened.end()].lstrip().startswith("(")
        is_whole = is_bracket or _ALL.search(text, total.end, opened.end()) is not None
        if not is_whole and not _is_total(lead):
            continue
        stop = _END.search(text, opened.end(), opened.end() + 1500)
        end = stop.start() if stop else opened.end() + 1500
        parts = _parts(text, amounts[index + 1 : index + 1 + _MOST], end, total.currency)
        if len(parts) < _PARTS:
            continue
        found = sum((Decimal(part.value) for part in parts), Decimal(0))
        stated = Decimal(total.value)
        if found == stated or _is_rounded(subject, total, stated, found):
            continue
        # `trong đó` may leave parts out, and does where little of the sum is named; more than the whole no part can be.
        if not is_whole and stated - found > stated * _LEFT_OUT:
            continue
        yield subject.finding(
            (total.start, total.end),
            "suspect",
            notes=[(part.start, part.end) for part in parts],
            stated=subject.words((total.start, total.end)),
            found=f"{found:,.0f}".replace(",", "."),
            parts=str(len(parts)),
        )


def _opened(text: str, end: int) -> re.Match[str] | None:
    """Find the words that open the parts of a total, in its clause."""
    # Few amounts have one of them behind; the words behind those are read without the limit.
    first = _OPENS.search(text, end, end + _BEHIND + _LONGEST)
    if first is None or first.start() > end + _BEHIND or _CLAUSE_ENDS.search(text, end, first.start()) is not None:
        return None
    return _OPENS.pattern.match(text, first.start())


def _is_total(lead: str) -> bool:
    """Tell whether a word for a total stands before an amount, in its clause."""
    folded = lead.lower()
    places = [at for word in _TOTAL_WORDS if (at := folded.find(word)) >= 0]
    # Small letters may be more than the large ones were.
    return bool(places) and _TOTAL.search(lead, min(places) if len(folded) == len(lead) else 0) is not None


def _parts(text: str, amounts: Sequence[Any], end: int, currency: str) -> list[Any]:
    """Give the amounts that stand beside each other up to an end; what takes one of them apart is left out."""
    found, nested = [], 0
    for part in amounts:
        if part.end > end:
            break
        if part.value is None or part.words or part.per or part.currency != currency or part.start < nested:
            continue
        if _TIMES.match(text, part.end) is not None:
            continue
        found.append(part)
        bracket = _NESTED.match(text, part.end)
        if bracket is not None:
            closed = text.find(")", bracket.end(), end)
            nested = closed if closed >= 0 else part.end
    return found


def _is_rounded(subject: Subject, total: Any, stated: Decimal, found: Decimal) -> bool:
    """Tell whether the two differ by less than the last figure of a total in millions or billions: `1,3 tỷ đồng`."""
    match = _SCALED.match(subject.text, total.start, total.end)
    if match is None:
        return False
    unit = Decimal(_SCALES[match[2].lower()]).scaleb(-len(match[1] or ""))
    return abs(stated - found) < unit
