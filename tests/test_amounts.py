"""Amounts of money: what is read from figures and words, what is left alone, how it is written back."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import vndocs
from vndocs import amounts
from vndocs.entities.amounts import KIND, Amount
from vndocs.entities.amounts.figures import read as read_figure
from vndocs.errors import ParseError, StyleError
from vndocs.text import Source


def found(text):
    """The text of each amount with its value, or its two ends."""
    return [
        (
            mention.text,
            *(
                str(number)
                for number in (mention.value.value, mention.value.low, mention.value.high)
                if number is not None
            ),
        )
        for mention in amounts.find(text)
    ]


def one(text):
    [mention] = amounts.find(text)
    return mention.value


@pytest.mark.parametrize("words", ["ba (1 tỷ 2) triệu đồng", "hai (0²) triệu đồng", "năm (5 hoặc 6) tỷ đồng"])
def test_a_bracket_that_holds_more_than_a_figure_says_no_number_twice(words):
    """What begins and ends with a digit and is no figure is none, and no error."""
    assert words not in {text for text, *_ in found(f"chi {words} cho")}


@pytest.mark.parametrize(
    ("token", "scaled", "whole_units", "value"),
    [
        ("1.333.980.000", False, True, "1333980000"),
        ("1,234,567.89", False, False, "1234567.89"),
        ("1.234.567,89", False, False, "1234567.89"),
        ("2,500", False, True, "2500"),
        ("2.500", True, True, "2500"),
        ("1,603", True, True, "1.603"),
        ("1.5", True, True, "1.5"),
        ("1,5", False, True, "1.5"),
        ("0,125", True, True, "0.125"),
        ("0.125", True, True, "0.125"),
        ("8014,694", True, True, "8014.694"),
        ("1.05", False, False, "1.05"),
        ("282000000", False, True, "282000000"),
        ("05", True, True, "5"),
        ("1.33.980", False, True, None),
        ("1.333.98", False, True, None),
        ("1333.980.000", False, True, None),
        ("12.50", False, True, None),
        ("10.0000", False, True, None),
        ("1.250,000", False, True, None),
        ("1,250.000.000", False, True, None),
        ("1.2,3.4", False, True, None),
        ("1,2,3", True, True, None),
        ("1..5", True, True, None),
        ("9" * 31, False, True, None),
    ],
)
def test_figures_are_read_by_their_separators_or_not_at_all(token, scaled, whole_units, value):
    """One separator with three digits behind it parts thousands; wrong groups give nothing."""
    figure = read_figure(token, scaled=scaled, whole_units=whole_units)

    assert (figure and str(Decimal(figure.digits).scaleb(-figure.decimals))) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Số tiền 1.333.980.000 đồng (Bằng chữ: Một tỷ ba trăm ba mươi ba triệu chín trăm tám mươi nghìn đồng).",
            [
                ("1.333.980.000 đồng", "1333980000"),
                ("Một tỷ ba trăm ba mươi ba triệu chín trăm tám mươi nghìn đồng", "1333980000"),
            ],
        ),
        ("phí 500.000 đồng (năm trăm nghìn)", [("500.000 đồng", "500000"), ("năm trăm nghìn", "500000")]),
        ("phí 500.000 đồng (sáu trăm nghìn)", [("500.000 đồng", "500000")]),
        ("mức 5.000 USD (Năm nghìn Đô la Mỹ)", [("5.000 USD", "5000"), ("Năm nghìn Đô la Mỹ", "5000")]),
        ("mức 50.000 yên (năm mươi nghìn yên Nhật)", [("50.000 yên", "50000"), ("năm mươi nghìn yên Nhật", "50000")]),
        (
            "5 triệu đồng (năm triệu Việt Nam đồng)",
            [("5 triệu đồng", "5000000"), ("năm triệu Việt Nam đồng", "5000000")],
        ),
        ("tăng từ 5 tỷ đồng lên 7 tỷ đồng", [("5 tỷ đồng", "5000000000"), ("7 tỷ đồng", "7000000000")]),
        (
            "800 triệu đồng - 500 triệu đồng = 300 triệu đồng",
            [("800 triệu đồng", "800000000"), ("500 triệu đồng", "500000000"), ("300 triệu đồng", "300000000")],
        ),
        (
            "Mức 1: 5.000.000 đồng\n- 10.000.000 đồng cho tập thể",
            [("5.000.000 đồng", "5000000"), ("10.000.000 đồng", "10000000")],
        ),
        ("thu ngân sách đạt 5.246/6.000 tỷ đồng", [("6.000 tỷ đồng", "6000000000000")]),
        ("nộp 2,9 tỷ/3,1 tỷ tiền phạt", [("2,9 tỷ", "2900000000"), ("3,1 tỷ", "3100000000")]),
        ("tối thiểu 50 USD/EUR/AUD", [("50 USD", "50")]),
        ("án phí 25.000.000,đ", [("25.000.000,đ", "25000000")]),
        ("trả 500.000 đ., còn nợ", [("500.000 đ.", "500000")]),
        ("trả 500.000đ. Còn nợ", [("500.000đ", "500000")]),
        ("giá 13.793d, mỗi lít", [("13.793d", "13793")]),
        ("hỗ trợ 50 đến 60 triệu đồng", [("50 đến 60 triệu đồng", "50000000", "60000000")]),
        ("từ 01/01/2025 đến 10 triệu đồng", [("10 triệu đồng", "10000000")]),
        ("từ năm 2020 đến 10 triệu đồng", [("10 triệu đồng", "10000000")]),
        ("từ đầu năm đến mười triệu đồng", [("mười triệu đồng", "10000000")]),
        ("từ 500 đến 1 triệu đồng", [("1 triệu đồng", "1000000")]),
        ("mỗi năm hai triệu đồng", [("hai triệu đồng", "2000000")]),
        ("một số khoản 2. 500 đồng", [("500 đồng", "500")]),
        ("giai đoạn 1 250 tỷ đồng", [("250 tỷ đồng", "250000000000")]),
        ("1.250.000 đồng đồng thời", [("1.250.000 đồng", "1250000")]),
        ("vốn 200 tỷ trong đó góp 120 tỷ (60%)", [("200 tỷ", "200000000000"), ("120 tỷ", "120000000000")]),
        ("chi 50tr, trả 1tr5, mua 200k.", [("50tr", "50000000"), ("1tr5", "1500000"), ("200k", "200000")]),
        ("một nghìn đồng (1.000 đồng)", [("một nghìn đồng", "1000"), ("1.000 đồng", "1000")]),
        # `giữa … và …`: one range, unless two sums are compared.
        ("mức phạt giữa 5 và 10 triệu đồng", [("5 và 10 triệu đồng", "5000000", "10000000")]),
        ("giữa 1.000 đồng và 2.000 đồng", [("1.000 đồng và 2.000 đồng", "1000", "2000")]),
        ("chênh lệch giữa 1.000 đồng và 2.000 đồng", [("1.000 đồng", "1000"), ("2.000 đồng", "2000")]),
        ("giữa kỳ và 10 triệu đồng", [("10 triệu đồng", "10000000")]),
    ],
)
def test_reads_amounts_where_they_stand(text, expected):
    """Brackets, minus signs, bullets, ratios and dates around an amount do not mislead."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng vốn đầu tư khoảng 1,5 tỷ.", ["1,5 tỷ"]),
        ("Lương cơ sở tăng lên 2,34 triệu\n", ["2,34 triệu"]),
        ("thu nhập bình quân đạt 65 triệu/người/năm", ["65 triệu/người/năm"]),
        ("1,5 tỷ", ["1,5 tỷ"]),
        ("Dân số 1,5 triệu, vốn đầu tư 2 tỷ.", ["2 tỷ"]),
        ("Năm 2024 thu hút 2 triệu, tăng 5%", []),
        ("sản lượng 1,5 triệu trong năm", []),
        ("đón 3 triệu khách, chi 5 triệu người", []),
        ("Cổng có 5 triệu.", []),
        ("50tr", []),
        ("200k lượt xem", []),
    ],
)
def test_a_scale_alone_is_money_where_the_sentence_says_so(text, expected):
    """The nearest telling word decides, and what is counted is no money."""
    assert [mention.text for mention in amounts.find(text)] == expected


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("gần 5 triệu đồng", "gần"),
        ("Không quá 5 triệu đồng", "không quá"),
        ("không\nquá 5 triệu đồng", "không quá"),
        ("từ 5 triệu đồng trở lên", "từ … trở lên"),
        ("5 triệu đồng trở xuống", "… trở xuống"),
        ("từ 5 triệu đồng đến dưới 10 triệu đồng", "đến dưới"),
        ("trên 5 triệu đồng đến 10 triệu đồng", "trên"),
        ("từ 5 triệu đồng", None),
        ("chi 5 triệu đồng", None),
    ],
)
def test_the_qualifier_is_kept_beside_the_span(text, qualifier):
    """What bounds or loosens an amount stands outside its span and in a key of its own."""
    [mention] = amounts.find(text)

    assert mention.value.qualifier == qualifier
    assert mention.text[0].isdigit()


def test_a_rate_has_its_own_span():
    """What follows the slash is a part."""
    [mention] = amounts.find("hỗ trợ 1,5 triệu đồng/người/tháng")

    assert mention.value.per == "người/tháng"
    start, end = mention.parts["per"]
    assert "hỗ trợ 1,5 triệu đồng/người/tháng"[start:end] == "người/tháng"


def test_how_it_is_written_is_no_part_of_what_it_is():
    """Figures and words of one sum are equal values; the flag is kept all the same."""
    figures, words = one("1.250.000 đồng"), one("một triệu hai trăm năm mươi nghìn đồng")

    assert figures == words
    assert hash(figures) == hash(words)
    assert (figures.words, words.words) == (False, True)
    assert figures != Amount(value=1250000, currency="USD")
    assert figures != "1250000"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"low": "1"},
        {"value": "1", "low": "1", "high": "2"},
        {"low": "2", "high": "1"},
        {"value": "-1"},
        {"value": 1.5},
        {"value": "NaN"},
        {"value": "1", "currency": "vnd"},
        {"value": "1", "per": ""},
        {"value": "1", "unit": "đồng"},
    ],
)
def test_refuses_what_is_no_amount(fields):
    """An amount has one value or two ends in order, never a float, always a currency."""
    with pytest.raises(ValidationError):
        Amount(**fields)


def test_records_hold_plain_decimals():
    """No exponent, no zeros behind, and back without loss."""
    value = Amount(value=Decimal("1.50E+9"), currency="USD", per="người", qualifier="gần", words=True)

    dumped = value.model_dump(mode="json", exclude_defaults=True)
    assert dumped == {"value": "1500000000", "currency": "USD", "per": "người", "qualifier": "gần", "words": True}
    assert Amount.model_validate(dumped) == value


STYLES = [style for style in KIND.styles if style != "figures-words"]
NUMBERS = st.one_of(
    st.integers(0, 10**18).map(Decimal),
    st.integers(0, 10**6).map(lambda number: Decimal(number * 1000)),
    st.decimals(0, 10**12, places=4, allow_nan=False),
)


@given(NUMBERS, st.sampled_from(["VND", "USD", "EUR", "JPY", "LAK", "SGD", "KWD"]), st.sampled_from(STYLES))
def test_what_is_written_is_read_back(number, currency, style):
    """Every style carries the whole value, in every currency."""
    value = Amount(value=number, currency=currency)

    assert amounts.parse(amounts.format(value, style)) == value


@given(
    NUMBERS,
    NUMBERS,
    st.sampled_from(STYLES),
    st.sampled_from([None, "m2", "người/tháng", "hồ sơ"]),
    st.sampled_from([None, "trên", "đến dưới", "trên … đến dưới"]),
)
def test_a_range_is_read_back(one_end, other_end, style, per, qualifier):
    """Both ends, their rate and what is said of them."""
    low, high = sorted((one_end, other_end))
    if low in (0, high):
        high = low + 1000
    value = Amount(low=low or 1000, high=high + 1000, currency="VND", per=per, qualifier=qualifier)

    assert amounts.parse(amounts.format(value, style)) == value


@pytest.mark.parametrize(
    ("qualifier", "style"), list(product(["gần", "không quá", "từ … trở lên", "… trở xuống", "ít nhất"], STYLES))
)
def test_a_qualifier_is_read_back(qualifier, style):
    """What stands before, behind or around the amount."""
    value = Amount(value="5000000", qualifier=qualifier, per="người")

    assert amounts.parse(amounts.format(value, style)) == value


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        ("1333980000", "official", "1.333.980.000 đồng"),
        ("1333980000", "scaled", "1.333,98 triệu đồng"),
        ("1500000000", "scaled", "1,5 tỷ đồng"),
        ("1333980001", "scaled", "1.333.980.001 đồng"),
        ("999", "scaled", "999 đồng"),
        ("1333980000", "code", "1.333.980.000 VND"),
        ("1333980000", "short", "1.333.980.000đ"),
        ("50", "short", "50 đồng"),
        ("1234.5", "official", "1.234,5 đồng"),
        ("1.125", "official", "1,1250 đồng"),
        ("104024", "words", "một trăm linh bốn nghìn không trăm hai mươi tư đồng"),
        ("104024", "words-lẻ-ngàn", "một trăm lẻ bốn ngàn không trăm hai mươi tư đồng"),
        ("5000000", "figures-words", "5.000.000 đồng (Bằng chữ: Năm triệu đồng)"),
    ],
)
def test_writes_in_each_style(value, style, written):
    """No style rounds; where a scale would need many decimals all digits are written."""
    assert amounts.format(Amount(value=value), style) == written


def test_writes_as_text_and_in_format_strings():
    """`str` is the official form, a format string takes a style."""
    value = Amount(value="1500000000", per="năm")

    assert str(value) == "1.500.000.000 đồng/năm"
    assert f"{value:scaled}" == "1,5 tỷ đồng/năm"
    assert vndocs.format(value, "words") == "một tỷ năm trăm triệu đồng/năm"


def test_figures_with_words_are_two_amounts():
    """The style for contracts cannot be parsed as one value; both say the same."""
    written = amounts.format(Amount(value="5000000"), "figures-words")

    assert [mention.value for mention in amounts.find(written)] == [Amount(value="5000000")] * 2
    with pytest.raises(ParseError):
        amounts.parse(written)


def test_refuses_a_style_it_does_not_have():
    """An unknown style, or a number beyond words."""
    with pytest.raises(StyleError):
        amounts.format(Amount(value="1"), "pretty")
    with pytest.raises(StyleError):
        amounts.format(Amount(value=10**21), "words")


@pytest.mark.parametrize(
    "text", ["", "năm", "5", "1,5 tỷ đồng và 2 tỷ đồng", "1.33.980 đồng", "một trăm hai đồng", "5 đồng chí"]
)
def test_parse_wants_one_amount_whole(text):
    """Anything else is an error."""
    with pytest.raises(ParseError):
        amounts.parse(text)


@given(
    st.lists(
        st.sampled_from(
            [
                *(
                    "1",
                    "5.000",
                    "1.333.980.000",
                    "1,5",
                    "-",
                    "/",
                    "(",
                    ")",
                    ".",
                    ",",
                    "đồng",
                    "đ",
                    "triệu",
                    "tỷ",
                    "nghìn",
                ),
                *("hai", "năm", "mươi", "trăm", "đến", "từ", "USD", "$", "VND", "rưỡi", "k", "tr", "**", "⁴", "không"),
                *("quá", "mỗi", "người", " ", "\n", "\t", "trở lên"),
            ]
        ),
        max_size=14,
    )
)
def test_never_fails_and_every_span_is_its_text(pieces):
    """Whatever is put together: readings in order, apart, cut exactly, back from their record."""
    for text in ("".join(pieces), " ".join(pieces)):
        source = Source.of(text)
        mentions = amounts.find(source)
        ends = [0]
        for mention in mentions:
            assert text[mention.span.start : mention.span.end] == mention.text
            assert mention.text == mention.text.strip()
            assert mention.span.start >= ends[-1]
            ends.append(mention.span.end)
        record = vndocs.parse(source, ["amounts"]).to_record()["amounts"]
        keys = ("value", "low", "high", "currency", "per", "words", "qualifier")
        again = [KIND.from_record({key: entity[key] for key in keys if key in entity}) for entity in record]
        assert again == [mention.value for mention in mentions]
