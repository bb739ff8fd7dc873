"""The ways one Vietnamese word is spelled."""

import re

import pytest

from vndocs.text.spelling import cased, cases, plain_tones, tones

SPELLINGS = [
    ("hòa", ["hòa", "hoà"]),
    ("Hoà", ["Hoà", "Hòa"]),
    ("HÒA", ["HÒA", "HOÀ"]),
    ("ủy ban", ["ủy ban", "uỷ ban"]),
    ("Ủy ban", ["Ủy ban", "Uỷ ban"]),
    ("ỦY BAN", ["ỦY BAN", "UỶ BAN"]),
    ("Uỷ ban thủy lợi", ["Uỷ ban thủy lợi", "Uỷ ban thuỷ lợi", "Ủy ban thủy lợi", "Ủy ban thuỷ lợi"]),
    ("quý", ["quý"]),
    ("Quý", ["Quý"]),
    ("toàn", ["toàn"]),
    ("nghị quyết", ["nghị quyết"]),
]


@pytest.mark.parametrize(("words", "spellings"), SPELLINGS)
def test_the_tone_stands_on_either_vowel(words, spellings):
    """Open oa, oe, uy are spelled with the tone on the first vowel or the second, in any letter case."""
    assert tones(words) == spellings


@pytest.mark.parametrize(("words", "spellings"), SPELLINGS)
def test_every_spelling_has_one_plain_form(words, spellings):
    """The spellings of a word compare equal in the old placement."""
    assert len({plain_tones(spelling) for spelling in spellings}) == 1


def test_letter_cases_of_a_name():
    """A name of a document is written in each letter case that papers use."""
    assert cases("nghị quyết") == ["nghị quyết", "Nghị quyết", "Nghị Quyết", "NGHỊ QUYẾT"]


@pytest.mark.parametrize(
    ("letter", "is_capital"), [("Đ", True), ("Ư", True), ("Ạ", True), ("đ", False), ("ạ", False), ("é", False)]
)
def test_ranges_of_letters_hold_one_case(letter, is_capital):
    """The range of capitals holds no small letter, though their code points alternate."""
    assert bool(re.fullmatch(cased("[A-ZĐÀ-Ỹ]"), letter)) == is_capital
    assert bool(re.fullmatch(cased("[a-zđà-ỹ]"), letter)) != is_capital
