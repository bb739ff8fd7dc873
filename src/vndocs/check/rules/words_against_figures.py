"""An amount whose words say another sum than its figures: `1.333.980.000 đồng (Một tỷ ba trăm ba mươi triệu đồng)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ...text.numerals import to_words
from ..finding import Finding

if TYPE_CHECKING:
    from ..subject import Subject

#: So many characters may stand between figures and words: ` (Bằng chữ: `.
_BETWEEN: Final = 30
_IN_WORDS: Final = "bằng chữ"


def words_against_figures(subject: Subject) -> Iterator[Finding]:
    """Find amounts in figures whose spelled-out form behind them, in brackets, is another amount."""
    before = None
    for amount in subject.amounts:
        first, before = before, amount
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
