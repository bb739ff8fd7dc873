"""An amount whose words say another sum than its figures: `1.333.980.000 đồng (Một tỷ ba trăm ba mươi triệu đồng)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from ...text.numerals import is_number_word, to_words
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("counted",)
#: So many characters may stand between figures and words: ` (Bằng chữ: `.
_BETWEEN: Final = 30
_IN_WORDS: Final = "bằng chữ"


#: Words of numbers in a bracket right behind figures, up to the currency.
_BRACKET: Final = re.compile(r"\s{0,2}\(\s?(?:[Bb]ằng\schữ:?\s)?([^()\d\n]{6,200}?)\sđồng(?:\schẵn)?[.]?\s?\)")
#: So many words in a hundred must be of numbers for a bracket to be an amount that nobody can read.
_MOST: Final = 0.8


def words_against_figures(subject: Subject) -> Iterator[Finding]:
    """Find amounts in figures whose spelled-out form behind them, in brackets, is another amount."""
    before: Any = None
    spelled_at = {amount.start for amount in subject.amounts if amount.words}
    for amount in subject.amounts:
        if not amount.words and amount.value is not None:
            yield from _unreadable(subject, amount, spelled_at)
        first: Any = before
        before = amount
        if first is None or not amount.words or first.words or first.value is None or amount.value is None:
            continue
        between = subject.text[first.end : amount.start]
        is_said = "(" in between and ")" not in between and "\n\n" not in between
        if amount.start - first.end > _BETWEEN or not (is_said or _IN_WORDS in between.lower()):
            continue
        if first.value == amount.value or first.currency != amount.currency:
            continue
        place = (amount.start, amount.end)
        spelled = to_words(int(first.value)) if first.value.isdigit() else first.value
        yield subject.finding(
            place,
            "wrong",
            notes=[(first.start, first.end)],
            said=subject.words(place),
            figures=subject.words((first.start, first.end)),
            spelled=spelled,
        )


def _unreadable(subject: Subject, amount: Any, spelled_at: set[int]) -> Iterator[Finding]:
    """Find words behind an amount that are words of numbers and make none: `(Hai nghìn năm trăm nghìn đồng)`."""
    bracket = _BRACKET.match(subject.text, amount.end)
    if bracket is None or any(at in spelled_at for at in range(bracket.start(1), bracket.end(1))):
        return
    words = bracket[1].lower().split()
    if sum(is_number_word(word) for word in words) < _MOST * len(words):
        return
    place = bracket.span(1)
    spelled = to_words(int(amount.value)) if amount.value.isdigit() else amount.value
    yield subject.finding(
        place,
        "suspect",
        variant="unreadable",
        notes=[(amount.start, amount.end)],
        said=subject.words(place),
        figures=subject.words((amount.start, amount.end)),
        spelled=spelled,
    )
