"""Numbers in words and in Roman signs, both ways."""

import random
import unicodedata
from decimal import Decimal
from itertools import product
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.errors import ParseError
from vndocs.text.numerals import (
    LIMIT,
    from_roman,
    parse_ordinal,
    parse_words,
    read_words,
    to_ordinal,
    to_roman,
    to_words,
    words_before,
)

STYLES = [
    dict(zip(("zero", "thousand", "billion", "four"), choice, strict=True))
    for choice in product(("linh", "lẻ"), ("nghìn", "ngàn"), ("tỷ", "tỉ"), ("tư", "bốn"))
]

# As printed in textbooks of grades 2 to 4 and behind sums in official papers.
PUBLISHED: dict[int | Decimal, str] = {
    0: "không",
    10: "mười",
    11: "mười một",
    14: "mười bốn",
    15: "mười lăm",
    21: "hai mươi mốt",
    24: "hai mươi tư",
    25: "hai mươi lăm",
    44: "bốn mươi tư",
    55: "năm mươi lăm",
    71: "bảy mươi mốt",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    115: "một trăm mười lăm",
    555: "năm trăm năm mươi lăm",
    1000: "một nghìn",
    1001: "một nghìn không trăm linh một",
    1005: "một nghìn không trăm linh năm",
    2015: "hai nghìn không trăm mười lăm",
    24444: "hai mươi tư nghìn bốn trăm bốn mươi tư",
    100000: "một trăm nghìn",
    523056: "năm trăm hai mươi ba nghìn không trăm năm mươi sáu",
    1000500: "một triệu năm trăm",
    10000005: "mười triệu không trăm linh năm",
    1333980000: "một tỷ ba trăm ba mươi ba triệu chín trăm tám mươi nghìn",
    1000000001: "một tỷ không trăm linh một",
    5000050000: "năm tỷ không trăm năm mươi nghìn",
    10**12: "một nghìn tỷ",
    8014694000000: "tám nghìn không trăm mười bốn tỷ sáu trăm chín mươi tư triệu",
    10**15: "một triệu tỷ",
    10**18: "một tỷ tỷ",
    10**18 + 10**9: "một tỷ không trăm linh một tỷ",
    -5: "âm năm",
    Decimal("1.5"): "một phẩy năm",
    Decimal("3.14"): "ba phẩy mười bốn",
    Decimal("2.05"): "hai phẩy không năm",
    Decimal("-0.1250"): "âm không phẩy một trăm hai mươi lăm",
}

ALSO_READ: dict[str, int | Decimal] = {
    "hai mốt": 21,
    "hăm ba": 23,
    "hăm lăm": 25,
    "băm nhăm": 35,
    "hai mươi bốn": 24,
    "hai mươi nhăm": 25,
    "hai mươi một": 21,
    "hai mươi năm": 25,
    "mười tư": 14,
    "ba chục": 30,
    "hai chục triệu": 20_000_000,
    "một trăm lẻ bốn": 104,
    "một trăm linh tư": 104,
    "hai trăm ba lăm": 235,
    "trăm rưởi": 150,
    "hai trăm rưởi nghìn": 250_000,
    "nghìn rưởi": 1500,
    "một triệu rưỡi": 1_500_000,
    "tỷ rưỡi": 1_500_000_000,
    "hai mươi mốt triệu rưỡi": 21_500_000,
    "hai nghìn rưỡi tỷ": 2_500_000_000_000,
    "một tỷ hai": 1_200_000_000,
    "hai triệu tư": 2_400_000,
    "một nghìn lẻ năm": 1005,
    "hai nghìn hai mươi tư": 2024,
    "hai ngàn không trăm hai mươi tư": 2024,
    "ba vạn năm nghìn": 35_000,
    "một ức": 100_000,
    "một phẩy năm tỷ": 1_500_000_000,
    "hai phẩy năm nghìn tỷ": 2_500_000_000_000,
    "ba phẩy một bốn": Decimal("3.14"),
    "một nghìn tỷ năm trăm tỷ": 1_500_000_000_000,
    "ba nghìn triệu": 3_000_000_000,
    "mười triệu không trăm nghìn không trăm linh năm": 10_000_005,
    "mười triệu không nghìn không trăm linh năm": 10_000_005,
    "không trăm năm mươi triệu": 50_000_000,
    "Tám nghìn, không trăm mười bốn tỷ, sáu trăm chín mươi bốn triệu": 8_014_694_000_000,
    "MỘT TRĂM LINH MỘT": 101,
    "  hai \n mươi\u00a0mốt ": 21,
    "âm hai mươi": -20,
}

REFUSED = (
    *(
        "",
        " ",
        "xyz",
        "hai xyz",
        "hai mươi mươi",
        "mười mươi",
        "hai trăm trăm",
        "hai mươi trăm",
        "một mươi",
        "không mươi",
    ),
    *("trăm", "nghìn", "triệu hai", "linh năm", "lăm", "tư", "mốt", "rưỡi", "hăm", "âm", "phẩy năm", "một phẩy"),
    *("một trăm hai", "hai ba", "một triệu hai mươi", "hai rưỡi", "một nghìn tỷ rưỡi", "hai triệu rưỡi ba"),
    *("một tỷ hai tỷ", "một nghìn hai nghìn", "hai nghìn ba triệu nghìn", "một trăm nghìn nghìn", "một tỷ triệu"),
    *(
        "một trăm linh",
        "một trăm linh mười",
        "hai trăm bốn trăm",
        "một, hai",
        "mười không",
        "không không",
        "21",
        "hai-mươi",
    ),
)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: "-".join(style.values()))
def test_every_number_below_ten_thousand_comes_back(style: dict[str, str]) -> None:
    """0 … 9,999 go to words and back in each choice of spellings."""
    assert all(parse_words(to_words(number, **style)) == number for number in range(10_000))


@pytest.mark.parametrize("style", STYLES[::5], ids=lambda style: "-".join(style.values()))
def test_random_numbers_come_back(style: dict[str, str]) -> None:
    """20,000 random numbers of every length up to 10^18 go to words and back."""
    draw = random.Random(18)
    numbers = [draw.randrange(10 ** draw.randint(4, 18) + 1) for _ in range(20_000)]
    assert [parse_words(to_words(number, **style)) for number in numbers] == numbers


@given(st.integers(-LIMIT + 1, LIMIT - 1))
def test_every_number_within_the_limit_comes_back(number: int) -> None:
    """The scheme holds below 10^21, with its sign."""
    assert parse_words(to_words(number)) == number


def test_sums_of_two_powers_come_back() -> None:
    """Groups of zero between two others, at every place."""
    numbers = [10**high + low * 10**place for high in range(21) for place in range(high) for low in (0, 1, 5)]
    assert [parse_words(to_words(number)) for number in numbers] == numbers


@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=6))
def test_decimals_come_back(number: Decimal) -> None:
    """The digits behind `phẩy` keep their places."""
    assert parse_words(to_words(number)) == number


@pytest.mark.parametrize(("number", "words"), PUBLISHED.items())
def test_writes_the_published_form(number: int | Decimal, words: str) -> None:
    """The norm of the textbooks, to the word."""
    assert to_words(number) == words
    assert parse_words(words) == number


def test_the_choices_of_spelling() -> None:
    """South and north, two spellings of 10^9, `bốn` for `tư`."""
    assert to_words(1_000_024_005, zero="lẻ", thousand="ngàn", billion="tỉ", four="bốn") == (
        "một tỉ không trăm hai mươi bốn ngàn không trăm lẻ năm"
    )


@pytest.mark.parametrize("number", [LIMIT, -LIMIT, Decimal("1e30"), Decimal("NaN"), Decimal("Infinity")])
def test_no_words_beyond_the_scheme(number: int | Decimal) -> None:
    """From 10^21 on the scheme is not unambiguous any more."""
    with pytest.raises(ValueError, match="no words"):
        to_words(number)


@pytest.mark.parametrize(("words", "number"), ALSO_READ.items())
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_every_variant(words: str, number: int | Decimal, form: Literal["NFC", "NFD"]) -> None:
    """Short, southern, old and slipped forms have one meaning each."""
    assert parse_words(unicodedata.normalize(form, words)) == number


@pytest.mark.parametrize("words", REFUSED)
def test_refuses_what_is_no_number(words: str) -> None:
    """Words that cannot follow one another are refused, never left out."""
    with pytest.raises(ParseError):
        parse_words(words)


def test_the_error_says_where() -> None:
    """The position is that of the word that does not fit, in the string as given."""
    with pytest.raises(ParseError) as caught:
        parse_words(unicodedata.normalize("NFD", "hai mươi mươi"))
    assert caught.value.position == len(unicodedata.normalize("NFD", "hai mươi "))


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("mười lăm tháng tám", 15, "mười lăm"),
        ("tám năm một nghìn chín trăm", 8, "tám"),
        ("hai mươi năm trước", 20, "hai mươi"),
        ("hai mươi năm triệu đồng", 25_000_000, "hai mươi năm triệu"),
        ("một trăm năm sau", 100, "một trăm"),
        ("một nghìn chín trăm bốn mươi\nlăm.", 1945, "một nghìn chín trăm bốn mươi\nlăm"),
        ("hai không", 2, "hai"),
        ("một triệu năm trước", 1_000_000, "một triệu"),
        ("ba, bốn", 3, "ba"),
        ("năm\n\nhai", 5, "năm"),
    ],
)
def test_reads_from_a_place_on(text: str, value: int, words: str) -> None:
    """A number ends before a word that cannot be part of it."""
    assert read_words(text, 0) == (value, len(words))


@pytest.mark.parametrize("text", ["", "đồng", "hai ba triệu", "hai mươi mươi", "lăm", "nghìn đồng"])
def test_reads_no_part_of_an_impossible_run(text: str) -> None:
    """A run of number words that is no number gives nothing, not its beginning."""
    assert read_words(text, 0) is None


@pytest.mark.parametrize(
    ("before", "run"),
    [
        ("số tiền là ", "hai trăm triệu"),
        ("(", "Một trăm mười ba tỷ, một trăm lẻ bốn triệu"),
        ("có một, ", "hai triệu"),
        ("bài ", "ba\n triệu"),
        ("một\n\n", "hai triệu"),
        ("xhai ", "ba triệu"),
    ],
)
def test_walks_back_to_the_start_of_a_run(before: str, run: str) -> None:
    """All number words before a place, over commas behind scales and one line break, none further."""
    text = before + run + " "
    words = words_before(text, len(text))
    assert text[words[0].start : words[-1].end] == run


def test_walks_back_no_further_than_a_number_is_long() -> None:
    """A hostile run of number words is cut at 64 words."""
    text = "hai " * 1000
    assert len(words_before(text, len(text))) == 64


@given(st.text())
def test_never_fails_on_any_text(text: str) -> None:
    """Finding gives None, whatever the text."""
    assert read_words(text, 0) is None or text
    words_before(text, len(text))


def test_ordinals() -> None:
    """`nhất` and `tư` have words of their own."""
    assert [to_ordinal(number) for number in (1, 2, 4, 5, 11)] == [
        "thứ nhất",
        "thứ hai",
        "thứ tư",
        "thứ năm",
        "thứ mười một",
    ]
    assert all(parse_ordinal(to_ordinal(number)) == number for number in range(1, 300))
    assert parse_ordinal("Thứ nhì") == 2
    for wrong in ("thứ", "nhất", "thứ không", "thứ nhất hai", "thứ xyz"):
        with pytest.raises(ParseError):
            parse_ordinal(wrong)
    with pytest.raises(ValueError, match="no ordinal"):
        to_ordinal(0)


def test_roman_numerals_come_back() -> None:
    """1 to 3999, in one form only, in either letter case."""
    assert all(from_roman(to_roman(number)) == number for number in range(1, 4000))
    assert [to_roman(number) for number in (4, 9, 14, 40, 1990, 2026)] == ["IV", "IX", "XIV", "XL", "MCMXC", "MMXXVI"]
    assert from_roman("xiii") == 13


@pytest.mark.parametrize("signs", ["", "IIII", "IC", "VX", "IIV", "MMMM", "Xi", "A", "X1", "XIIII", "VV", "IXI"])
def test_refuses_other_roman_forms(signs: str) -> None:
    """A numeral that is not in its only correct form is refused."""
    with pytest.raises(ParseError):
        from_roman(signs)


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_no_roman_sign_for_it(number: int) -> None:
    """Roman numerals go from 1 to 3999."""
    with pytest.raises(ValueError, match="no Roman"):
        to_roman(number)
