"""The plain forms of dates and amounts that are read in C are those that the grammar in Python reads."""

import importlib
import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.pipeline.kinds import KINDS
from vndocs.pipeline.scan import Scanner
from vndocs.text import Source

from .strategies import anything, official

PARSERS = {key: importlib.import_module(f"vndocs.entities.{key}.parser") for key in ("dates", "amounts")}
SCANNERS = {key: Scanner([KINDS[key].triggers]) for key in PARSERS}
#: What stands around, so that the plain forms are tried: they want some room.
BEFORE, AFTER = (
    "Thực hiện kế hoạch công tác đã giao, ",
    " của các cơ quan, đơn vị và địa phương có liên quan trên địa bàn tỉnh.",
)

# fmt: off
DATES = [
    "ngày ", "tháng ", "năm ", "Ngày ", "NGÀY ", "Tháng ", "NĂM ", "n ăm ", "th áng ", "t háng ", "ng ày ", "thang ",
    "05 Tháng 01", "5 Tháng 2", "tháng  6", "THÁNG 06,7.", "tháng\n*5", "tháng Năm",
    "thg ", "từ ", "từ ngày ", " đến ", "đến ngày ", " đến hết ", "05/01/2024", "31/02/2024", "5-1-2024", "2024",
    "1931", "05 tháng 01 năm 2024", "30/4", "1/2", "16/16", "03-3A", "20 - 25", "7440-36-0", "2020-2025",
    "2020 - 2025", "01/2024", "6 tháng ", "11 thành viên", "đầu ", "cuối ", "nửa ", "mỗi ", "quý I/2024",
    "Quý IV năm 2025", "quí III/2024", "hằng năm", "hàng tháng", "của năm ", "giai đoạn ", "nhiệm kỳ ", "năm học ",
    "thứ hai, ", "sáng ", "lúc ", "14 giờ ", "17h00 ", "10:05", "20.04.2022 10:31:52", "2026-05-13T14:41:57",
    " +07:00", "âm lịch", "trở về trước", "T7", "(thứ Hai)", "lễ ", "số ", "tuần ", "họp ", "trên ", "các ", "và ",
    "ngày 1.5 ", "hoặc ", "nay", "kg", "\n", "\n\n", *" \t*.,;:()/-~|“”7059", "  ", "\u00b2", "\u0130", "\U0001f600",
]
AMOUNTS = [
    "đồng ", "đồng", "đ", "Đ", "1.000.000", "1.333.980.000", "2,5 tỷ", "500.000", "500", "1000", "0 ", "100đ",
    "triệu ", "tỷ ", "nghìn tỷ ", "đến ", "từ ", "/m2", "/m²", "/người/tháng", "/kg", "/tháng", "/phiếu", "/huyện,",
    "/lần.", "USD ", "VND ", "US$ ", "$", "€", "VNĐ", "không quá ", "ít nhất ", "trên ", "giữa ", "và ", "gần ",
    "khoảng ", "là ", "1.250,5", "12", "5 - 10 ", "Đơn vị tính: ", "hai trăm triệu ", "năm ", "hợp ", "cộng ",
    "trở lên", "Việt Nam", "[1]", "\u00b2", "\u2075", "tr", "k", "000", "mỗi ", "một ", "chí ", "tiền: ",
    "(bằng chữ: ", "ba (03) ", "ba (1 tỷ 2) ", "rưỡi", "đông ", "đ/c", "vốn ", "điều ", "\n", "\n\n",
    *" \t*.,;:()/-~", "  ", "\u0130", "\U0001f600",
]
# fmt: on
TEXTS = {
    key: st.lists(st.sampled_from(words), max_size=20).map("".join)
    for key, words in (("dates", DATES), ("amounts", AMOUNTS))
}


def both_ways(key, text):
    """What is read of a text with the compiled part and without it."""
    hits = SCANNERS[key].scan(Source.of(text))[0]
    quickly = PARSERS[key].read(hits)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PARSERS[key], "compiled", None)
        return quickly, PARSERS[key].read(hits)


needs_compiled = pytest.mark.skipif(
    any(parser.compiled is None for parser in PARSERS.values()), reason="installed without the compiled forms"
)


@needs_compiled
@pytest.mark.parametrize("key", PARSERS)
@given(data=st.data())
def test_the_compiled_forms_are_those_of_the_grammar(key, data):
    """Whatever stands beside a number, what is read at a glance is what the grammar reads."""
    text = data.draw(TEXTS[key] | official() | anything())

    for framed in (BEFORE + text + AFTER, text, text + AFTER):
        quickly, plainly = both_ways(key, framed)
        assert quickly == plainly


@needs_compiled
@given(TEXTS["dates"] | anything())
def test_the_words_of_months_point_out_the_same(text):
    """Numbers are the same; of words fewer are asked about, as some surely are no month."""
    parser = PARSERS["dates"]
    places = [found.start() for found in re.finditer("háng|HÁNG", text)]
    found, plain = parser.compiled.at_months(text, places), parser._at_months(text, places)

    assert [pair for pair in found if pair[1] > 0] == [pair for pair in plain if pair[1] > 0]
    assert set(found) <= set(plain)


@needs_compiled
@pytest.mark.parametrize("key", PARSERS)
def test_every_spelling_is_read_alike_with_and_without_the_compiled_forms(key):
    """All examples of the corpus, those that are none among them, stand in one sentence and in one of capitals."""
    corpus = tomllib.loads(files(f"vndocs.entities.{key}").joinpath("corpus.toml").read_text("utf-8"))
    spellings = [spelled for each in corpus["example"] for spelled in (each["written"], *each.get("also", ()))]
    texts = [*spellings, *(each["text"] for each in corpus["not"])]
    assert len(texts) > 150

    for text in texts:
        for form in (text, text.upper(), text.replace(" ", "\n", 1)):
            quickly, plainly = both_ways(key, BEFORE + form + AFTER)
            assert quickly == plainly
            assert [type(reading) for reading in quickly] == [type(reading) for reading in plainly]


@needs_compiled
def test_most_dates_and_amounts_never_reach_the_grammar():
    """The plain forms and the plain refusals are decided in C alone."""
    text = (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ; Công văn số 12 ngày 05/01/2024; từ "
        "ngày 01/02/2024 đến ngày 31/12/2024 đạt 2/7 chỉ tiêu, 15-20 phút, 24 tháng; trong năm 2024 và tháng 5/2023; "
        "chi 1.333.980.000 đồng, phạt từ 5.000.000 đồng đến 10.000.000 đồng, vay 2,5 tỷ đồng, cho 9 người 3 tấn "
        "và các khoản khác theo quy định của pháp luật."
    )
    asked: list[str] = []

    def ask(text, numbers, done):
        asked.append(text[numbers[0][0] :])
        return [], done

    for key, name, count in (("dates", "_read", 5), ("amounts", "_in_figures", 3)):
        hits = SCANNERS[key].scan(Source.of(text))[0]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PARSERS[key], name, ask)
            assert len(PARSERS[key].read(hits)) == count

    assert asked == []


@needs_compiled
@pytest.mark.parametrize("key", PARSERS)
def test_the_compiled_forms_tell_a_wrong_call(key):
    """A call with something else is an error, and what the asked function raises comes out."""
    compiled = PARSERS[key].compiled
    worded: list[list[int]] = [[]] if key == "dates" else []
    with pytest.raises(TypeError):
        compiled.read(b"", b"", *worded, print)
    with pytest.raises(TypeError, match="expected"):
        compiled.read("x" * 9, bytes(8) + b"\1" + bytes(7), *worded, lambda *told: [])
    with pytest.raises(ZeroDivisionError):
        compiled.read("x" * 9, bytes(8) + b"\1" + bytes(7), *worded, lambda *told: 1 / 0)
    with pytest.raises(TypeError, match="expected a class of tuples"):
        compiled.learn(*((int, print, {}, {}, {}, []) if key == "dates" else (int, "VND", {}, {}, {})))
