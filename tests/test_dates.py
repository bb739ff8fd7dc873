"""Dates and periods, beyond the examples of their corpus: several in a sentence, relative words, round trips."""

import datetime
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from vndocs.entities.dates import KIND, DateValue
from vndocs.entities.dates import parser as dates
from vndocs.errors import ParseError, StyleError
from vndocs.pipeline.scan import Scanner
from vndocs.text import Source

from .strategies import anything, official

SCANNER = Scanner([KIND.triggers])


def read(text, reference=None):
    source = Source.of(text)
    return source, dates.read(SCANNER.scan(source)[0], reference)


def found(text, reference=None):
    source, readings = read(text, reference)
    return [(source.cut(reading.start, reading.end), reading.value) for reading in readings]


SENTENCES = {
    # Pairs and lists: what is said once at the end belongs to all.
    "họp các ngày 15 và 16/01 tại": [("ngày 15", "XXXX-01-15"), ("16/01", "XXXX-01-16")],
    "trong hai ngày 15 và 16/01/2024": [("ngày 15", "2024-01-15"), ("16/01/2024", "2024-01-16")],
    "các ngày 5, 6, 7/3/2024": [("ngày 5", "2024-03-05"), ("6", "2024-03-06"), ("7/3/2024", "2024-03-07")],
    "ngày 20, 21 tháng 03 năm 2002": [("ngày 20", "2002-03-20"), ("21 tháng 03 năm 2002", "2002-03-21")],
    "ngày 30/4 và 01/5/2024": [("ngày 30/4", "2024-04-30"), ("01/5/2024", "2024-05-01")],
    "dịp lễ 30/4, 2/9": [("30/4", "XXXX-04-30"), ("2/9", "XXXX-09-02")],
    "năm 2023, 2024 và 2025 đạt": [("năm 2023", "2023"), ("2024", "2024"), ("2025", "2025")],
    "tháng 7 và tháng 8/2016": [("tháng 7", "2016-07"), ("tháng 8/2016", "2016-08")],
    "trong tháng 3, tháng 4 năm 2024": [("tháng 3", "2024-03"), ("tháng 4 năm 2024", "2024-04")],
    "quý I, quý II năm 2024": [("quý I", "2024-33"), ("quý II năm 2024", "2024-34")],
    "tháng 5 và 5 tháng đầu năm 2024": [("tháng 5", "2024-05"), ("5 tháng đầu năm 2024", "2024-01/2024-05")],
    "tháng 6, quý II và 6 tháng đầu năm 2024": [
        ("tháng 6", "2024-06"),
        ("quý II", "2024-34"),
        ("6 tháng đầu năm 2024", "2024-40"),
    ],
    "tháng 12 và cả năm 2023": [("tháng 12", "2023-12"), ("năm 2023", "2023")],
    "các tháng 1, 4, 7 và 10": [("tháng 1", "XXXX-01"), ("4", "XXXX-04"), ("7", "XXXX-07"), ("10", "XXXX-10")],
    "giai đoạn 2021-2025 và 2026-2030": [("giai đoạn 2021-2025", "2021/2025"), ("2026-2030", "2026/2030")],
    "công tác tuần 05 tháng 6 năm 2026 của xã": [("tháng 6 năm 2026", "2026-06")],
    # What stays outside the span.
    "Sáng thứ Sáu, ngày 05/01/2024": [("ngày 05/01/2024", "2024-01-05")],
    "Sáng 11-5, tại kỳ họp": [("11-5", "XXXX-05-11")],
    "ngày chủ nhật 6 tháng 1 năm 1946": [("6 tháng 1 năm 1946", "1946-01-06")],
    "đầu năm 2024, tính đến hết tháng 6/2024": [("năm 2024", "2024"), ("tháng 6/2024", "2024-06")],
    "trước ngày 30/3/2026, sau 15/8/2026": [("ngày 30/3/2026", "2026-03-30"), ("15/8/2026", "2026-08-15")],
    "nhiệm kỳ V (2025 – 2030) tại": [("2025 – 2030", "2025/2030")],
    "kế hoạch 5 năm 2021-2025": [("2021-2025", "2021/2025")],
    # The word of a period right before months that are none of it.
    "nhiệm vụ 6 tháng đầu năm 2026": [("6 tháng đầu năm 2026", "2026-40")],
    "cải cách hành chính 9 tháng năm 2026": [("9 tháng năm 2026", "2026-01/2026-09")],
    # A week of a month.
    "hoạt động tuần 04 tháng 6 và": [("tháng 6", "XXXX-06")],
    "lần 3 tháng 6": [],
    # `từ`: with a keyword an interval without end, without one the plain date.
    "có hiệu lực kể từ ngày 01/7/2024.": [("từ ngày 01/7/2024", "2024-07-01/..")],
    "từ ngày 01/7/2024 đến nay": [("từ ngày 01/7/2024", "2024-07-01/..")],
    "áp dụng từ 01/01/2026 hay 01/7/2026?": [("01/01/2026", "2026-01-01"), ("01/7/2026", "2026-07-01")],
    "từ năm 2000 trở về trước": [("năm 2000", "2000")],
    "họp từ 25 đến 27/3/2024": [("25 đến 27/3/2024", "2024-03-25/2024-03-27")],
    "diễn ra từ 10-18/9 tại": [("10-18/9", "XXXX-09-10/XXXX-09-18")],
    "từ ngày 10/01/2024 đến ngày 05/01/2024": [("ngày 10/01/2024", "2024-01-10"), ("ngày 05/01/2024", "2024-01-05")],
    # Places and times.
    "Hà Nội, ngày 05 tháng 01 năm 2024": [("ngày 05 tháng 01 năm 2024", "2024-01-05")],
    "Thứ ba - 23/01/2024 10:05\nThực hiện": [("23/01/2024 10:05", "2024-01-23T10:05")],
    "Ngày ký: 05/01/2024 08:30:11 +07:00": [("05/01/2024 08:30:11 +07:00", "2024-01-05T08:30:11+07:00")],
    "Thời gian ký: 20.04.2022 10:31:52 +07:00": [("20.04.2022 10:31:52 +07:00", "2022-04-20T10:31:52+07:00")],
    "lúc 2 giờ chiều ngày 5/1/2024": [("2 giờ chiều ngày 5/1/2024", "2024-01-05T14:00")],
    # Forms half blank or unreadable: the tail.
    "ngày     tháng 02 năm 2025": [("tháng 02 năm 2025", "2025-02")],
    "ngày … tháng … năm 2024": [("năm 2024", "2024")],
    "ngày …/01/2024": [("01/2024", "2024-01")],
    "ngày 26 tháng năm 2014": [("năm 2014", "2014")],
    # Misprints and lost blanks.
    "số 32/2024/QH15ngày 29 tháng 6 năm 2024;": [("ngày 29 tháng 6 năm 2024", "2024-06-29")],
    "có hiệu lực kể từngày 16 tháng 12 năm 2025": [("từngày 16 tháng 12 năm 2025", "2025-12-16/..")],
    "Ngày ban hành22/10/1997": [("22/10/1997", "1997-10-22")],
    "Số 67 NGàY 28 THáNG 11 NăM 1945": [("NGàY 28 THáNG 11 NăM 1945", "1945-11-28")],
    "tháng 31/8/2017": [("31/8/2017", "2017-08-31")],
    "ngày\n\n12\n01/9/2015": [("01/9/2015", "2015-09-01")],
    # The lunar calendar beside the common one.
    "ngày 10/3 âm lịch (18/4/2024 dương lịch)": [("18/4/2024", "2024-04-18")],
    # Bare months and years only where the context is plain.
    "số 12/2023; (01/2024); đến 6/2024": [("01/2024", "2024-01"), ("6/2024", "2024-06")],
    "ngày 31/12 hằng năm; 15/01 năm sau": [("ngày 31/12", "XXXX-12-31"), ("15/01", "XXXX-01-15")],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_reads_a_sentence(text):
    """Each date of the sentence is found with its exact text and value."""
    assert found(text) == SENTENCES[text]


@pytest.mark.parametrize("code", ["số 137-KL/TW, ", "số 32/2024/QH15", "số 24-NQ/HU\n", "72-KH/ĐU "])
def test_a_date_behind_a_code_starts_at_its_keyword(code):
    """The reader of references looks it up by that place."""
    [reading] = read(f"{code}ngày 28/3/2025 của")[1]

    assert (reading.start, reading.value) == (len(code), "2025-03-28")


WHOLE = {
    "7/3": "XXXX-03-07",
    "3/9/91": "1991-09-03",
    "15 tháng 2": "XXXX-02-15",
    "tháng sáu": "XXXX-06",
    "quý ba": "XXXX-35",
    "10-18/9": "XXXX-09-10/XXXX-09-18",
    "12/2024": "2024-12",
    "2024-33": "2024-33",
    "XXXX-09-02": "XXXX-09-02",
    "2024": "2024",
}


@pytest.mark.parametrize("text", WHOLE)
def test_a_text_that_is_one_date_needs_fewer_words(text):
    """Where nothing stands around it, a short form cannot be a fraction or a number of a code."""
    assert found(text) == [(text, WHOLE[text])]
    assert found(f"có {text} số xã đạt chuẩn nông thôn mới trong toàn tỉnh và các đơn vị liên quan") == []


RELATIVE = {
    "hôm nay": "2024-01-31",
    "ngày mai": "2024-02-01",
    "hôm kia": "2024-01-29",
    "tuần này": "2024-01-29/2024-02-04",
    "tháng trước": "2023-12",
    "tháng sau": "2024-02",
    "quý trước": "2023-36",
    "năm nay": "2024",
    "năm ngoái": "2023",
}


@pytest.mark.parametrize("words", RELATIVE)
def test_relative_words_need_a_day_to_count_from(words):
    """Without that day nothing is guessed; with it the words have a value."""
    assert found(f"đã họp {words} tại xã") == []
    assert found(f"đã họp {words} tại xã", datetime.date(2024, 1, 31)) == [(words, RELATIVE[words])]


def test_a_day_to_count_from_changes_no_other_date():
    """A day without year stays one, `cùng ngày` is never read, and at the end of the calendar nothing is."""
    assert found("ngày 19/01, cùng ngày", datetime.date(2024, 1, 31)) == [("ngày 19/01", "XXXX-01-19")]
    assert found("ngày mai", datetime.date.max) == []


def test_gives_real_days_and_moments():
    """A value leads to dates and datetimes where they exist."""
    day, moment = DateValue(value="2024-01-05"), DateValue(value="2024-01-05T08:30:11+07:00")
    assert day.date == day.start == day.end == datetime.date(2024, 1, 5)
    assert moment.datetime == datetime.datetime(2024, 1, 5, 1, 30, 11, tzinfo=datetime.UTC)
    assert moment.date == datetime.date(2024, 1, 5)
    assert DateValue(value="2025-12-31T24:00").datetime == datetime.datetime(2026, 1, 1)

    quarter, month = DateValue(value="2024-34"), DateValue(value="2024-02")
    assert (quarter.start, quarter.end) == (datetime.date(2024, 4, 1), datetime.date(2024, 6, 30))
    assert (month.start, month.end) == (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    assert DateValue(value="2024-41").start == datetime.date(2024, 7, 1)

    term, beginning = DateValue(value="2020/2025", period="nhiệm kỳ"), DateValue(value="2024-07-01/..")
    assert (term.start, term.end) == (datetime.date(2020, 1, 1), datetime.date(2025, 12, 31))
    assert (beginning.start, beginning.end) == (datetime.date(2024, 7, 1), None)
    assert DateValue(value="XXXX-09-02").date is None


KINDS = {
    "2024-01-05": "day",
    "XXXX-06": "month",
    "2024-33": "quarter",
    "2024-40": "half-year",
    "2024": "year",
    "2024-01-05T10:05": "time",
    "2021/2025": "interval",
    "2026/..": "open",
}


@pytest.mark.parametrize("value", KINDS)
def test_says_what_sort_of_time_it_is(value):
    """The sort follows from the value alone."""
    assert DateValue(value=value).kind == KINDS[value]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"value": "2024-02-30"},
        {"value": "2024-13"},
        {"value": "0999"},
        {"value": "2025/2021"},
        {"value": "2024/2024"},
        {"value": "2024-01-05T25:00"},
        {"value": "2024-01-05", "period": "giai đoạn"},
        {"value": "2021/2025", "period": "chu kỳ"},
        {"value": "2024-01/2024-06", "period": "tháng đầu năm"},
        {"value": "2024-01-05", "day": 5},
        {"invalid": True, "day": 5, "month": 1, "year": 2024},
        {"invalid": True, "value": "2024-01-05"},
    ],
)
def test_refuses_what_is_no_date(fields):
    """A value holds together, or it is none."""
    with pytest.raises(ValidationError):
        DateValue(**fields)


def years(first=1900, last=2099):
    return st.integers(first, last).map(str)


def days(year):
    first = datetime.date(2023, 1, 1)
    month_and_day = st.integers(0, 364).map(lambda number: (first + datetime.timedelta(number)).isoformat()[4:])
    return st.tuples(year, month_and_day).map("".join)


def points(year):
    months = st.tuples(year, st.integers(1, 12)).map(lambda p: f"{p[0]}-{p[1]:02}")
    quarters = st.tuples(year, st.integers(33, 36)).map(lambda p: f"{p[0]}-{p[1]}")
    times = st.tuples(days(year), st.integers(0, 23), st.integers(0, 59)).map(lambda p: f"{p[0]}T{p[1]:02}:{p[2]:02}")
    return st.one_of(days(year), months, quarters, times)


@st.composite
def values(draw):
    """Give a value of any sort that the model takes."""
    unknown = st.just("XXXX")
    year = draw(st.sampled_from([years(), years(1000, 2999), unknown]))
    shapes = {
        "point": points(year),
        "half": st.tuples(year, st.sampled_from(["-40", "-41"])).map("".join),
        "year": years(1000, 2999),
        "zone": days(years()).map(lambda day: f"{day}T08:30:11+07:00"),
        "open": st.one_of(years(), points(years())).map(lambda point: f"{point}/.."),
        "interval": st.tuples(st.one_of(years(), points(years())), st.one_of(years(), points(years()))).map("/".join),
        "yearless": st.tuples(days(unknown), days(unknown)).map("/".join),
    }
    fields = {"value": draw(shapes[draw(st.sampled_from(sorted(shapes)))])}
    if draw(st.integers(0, 3)) == 0:
        first, last = sorted(draw(st.lists(st.integers(1900, 2099), min_size=2, max_size=2, unique=True)))
        names = st.sampled_from(["giai đoạn", "nhiệm kỳ", "năm học", "thời kỳ"])
        fields = {"value": f"{first}/{last}", "period": draw(names)}
    try:
        return DateValue(**fields)
    except ValidationError:
        return draw(st.just(DateValue(value="2024-01-05")))


@given(values(), st.sampled_from(KIND.styles))
def test_what_is_written_is_read_back(value, style):
    """Every style that carries the whole value gives it back; EDTF has no place for the word of a period."""
    if style == "iso" and value.period:
        return
    try:
        written = KIND.format(value, style)
    except StyleError:
        assert style == "words"
        return

    source, readings = read(written)

    assert [(reading.start, reading.end) for reading in readings] == [(0, len(written))], written
    assert KIND.value(readings[0], source) == value


@given(values())
def test_a_record_gives_the_value_back(value):
    """What goes into JSON comes back whole."""
    source, [reading] = read(str(value))

    assert KIND.from_record(KIND.record(reading, source)) == KIND.value(reading, source) == value


@given(st.one_of(anything(), official(), st.lists(official(), max_size=4).map("\n".join)))
def test_never_raises_and_keeps_its_places(text):
    """Readings stand in order, begin and end on letters or digits, and all have a sound value and record."""
    source, readings = read(text, datetime.date(2024, 1, 31))

    end = 0
    for reading in readings:
        assert end <= reading.start < reading.end <= len(source.text)
        assert not source.text[reading.start].isspace()
        assert not source.text[reading.end - 1].isspace()
        value = KIND.value(reading, source)
        assert KIND.from_record(KIND.record(reading, source)) == value
        end = reading.end


@given(official())
def test_reads_composed_and_decomposed_letters_alike(text):
    """The encoding of letters changes no value."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))

    assert [value for _, value in found(composed)] == [value for _, value in found(decomposed)]


@pytest.mark.parametrize("style", ["party", "", "ISO"])
def test_refuses_a_style_that_there_is_not(style):
    """The message names the styles that there are."""
    with pytest.raises(StyleError, match="official"):
        KIND.format(DateValue(value="2024-01-05"), style)


def test_refuses_to_write_what_a_style_cannot_carry():
    """An impossible date has no EDTF, a time zone no words."""
    with pytest.raises(StyleError):
        KIND.format(DateValue(invalid=True, day=31, month=2, year=2024), "iso")
    with pytest.raises(StyleError):
        KIND.format(DateValue(value="2024-01-05T08:30+07:00"), "words")


def test_parses_a_whole_string_or_says_where_it_stopped():
    """The verbs of the kind take one date and nothing else."""
    from vndocs.pipeline.verbs import VERBS

    assert VERBS["dates"].parse(" quý I/2024 ") == DateValue(value="2024-33")
    assert str(VERBS["dates"].parse("5/1/2024")) == "ngày 05 tháng 01 năm 2024"
    assert f"{DateValue(value='2024-01-05'):slash}" == "05/01/2024"
    with pytest.raises(ParseError):
        VERBS["dates"].parse("ngày 05/01/2024 của")


HOSTILE = [
    "1", "1/", "/", "1-", "ngày ", "ngày 1 ", "1 tháng ", "tháng 1, ", "năm 2024, ", "từ ngày 1 đến ", "quý I, ",
    "1.1.20", "năm hai nghìn ", "7h30 ", "(1/2", "…/1", "tháng năm ", "1/1 và ", "ngày 1, ", "6 tháng đầu ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_grows_linearly_on_hostile_text(piece):
    """A text of one piece said over and over takes a few microseconds a character, however long it is."""
    text = piece * (200_000 // len(piece))
    source = Source.of(text)
    hits = SCANNER.scan(source)[0]
    start = time.process_time()
    dates.read(hits)

    assert time.process_time() - start < 1e-5 * len(text)
