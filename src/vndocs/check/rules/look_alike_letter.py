"""A sign that only looks like the right one: an Icelandic `Ð`, a long dash, a `D` that lost its stroke (`ND-CP`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..finding import Finding
from ..form import without_blanks
from ..lots import STRANGE

if TYPE_CHECKING:
    from ..subject import Subject

LOTS: Final = ("written", "strange")
#: What stands for Đ, a hyphen or a slash without being it; people see the sign and its number.
_SIGNS: Final = {
    sign: f"{sign} (U+{ord(sign):04X})"
    for sign in "\u00d0\u0189\u2010\u2011\u2012\u2013\u2014\u2212\u2215\u2044\uff0f\uff0d"
}
_LETTERS: Final = {sign: f"{sign} (U+{ord(sign):04X})" for sign in STRANGE}


def look_alike_letter(subject: Subject) -> Iterator[Finding]:
    """Find codes that a computer does not find again, because a letter or sign in them is another."""
    yield from _in_names(subject)
    for code in subject.lots.written:
        wrong = next((sign for sign in code.raw if sign in _SIGNS), "")
        bare = without_blanks(code.raw)
        is_stroke_lost = not wrong and bare != code.official and bare == code.official.replace("Đ", "D")
        if not wrong and not is_stroke_lost:
            continue
        yield subject.finding(
            code.place,
            "suspect",
            code.citation,
            variant="stroke" if is_stroke_lost else "",
            fix=(code.place, code.official, True),
            sign=_SIGNS.get(wrong, ""),
            official=code.official,
        )


def _in_names(subject: Subject) -> Iterator[Finding]:
    """Find letters that look like Đ in the words of a citation before its code: `Nghị Ðịnh`."""
    for citation in subject.lots.strange:
        start, end = citation.reading.start, (citation.reading.code_at or (citation.reading.end, 0))[0]
        for at in range(start, end):
            if subject.text[at] in "Đđ" and (sign := subject.source.cut(at, at + 1)) in _LETTERS:
                right = "đ" if sign == "\u00f0" else "Đ"
                name = subject.words((start, citation.reading.end))
                fix = ((at, at + 1), right, True)
                yield subject.finding((at, at + 1), "suspect", citation, fix=fix, sign=_LETTERS[sign], official=name)
