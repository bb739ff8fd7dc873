"""Text from before Unicode: TCVN3, VNI, VISCII, VPS and Windows-1258, with the way back to the original."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndocs.text.legacy import ENCODINGS, convert, convert_bytes, font_encoding, shows_capitals
from vndocs.text.legacy.syllables import is_syllable
from vndocs.text.legacy.tables import decode, table

TEXT = (
    "Căn cứ Nghị định số 15/2003/NĐ-CP của Chính phủ, Ủy ban nhân dân huyện quyết định phê duyệt kinh phí sửa chữa "
    "đường liên xã; mức hỗ trợ không quá ba triệu đồng một hộ.\nGiao phòng Tài chính hướng dẫn và kiểm tra việc này."
)
LETTERS = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
SINGLE_BYTE = ["tcvn3", "viscii", "vps"]


def encoded(text, encoding):
    """Write a text in an old encoding, as the characters of Latin-1."""
    letters, pairs, _ = table(encoding)
    back = {letter: chr(code) for code, letter in letters.items() if code < 256}
    back |= {letter: pair for pair, letter in reversed(pairs.items())}
    if encoding == "tcvn3":
        text = "".join(letter if letter in back or letter.isascii() else letter.lower() for letter in text)
    return "".join(back.get(letter, letter) for letter in text)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_reads_a_text_by_its_words(encoding):
    """A text without fonts is told by its words and read whole."""
    conversion = convert(encoded(TEXT, encoding))

    assert conversion.text.lower() == TEXT.lower()
    assert conversion.encodings == (encoding,)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_reads_the_bytes_of_a_text(encoding):
    """The bytes of a plain text are told in the same way."""
    conversion = convert_bytes(encoded(TEXT, encoding).encode("latin-1"))

    assert conversion is not None
    assert conversion.text.lower() == TEXT.lower()


def test_reads_windows_1258():
    """Windows-1258 writes the tone as a sign of its own behind the letter."""
    parts = (unicodedata.normalize("NFD", letter) for letter in TEXT)
    tones = "\u0300\u0301\u0303\u0309\u0323"
    typed = "".join(
        unicodedata.normalize("NFC", "".join(mark for mark in letter if mark not in tones))
        + "".join(mark for mark in letter if mark in tones)
        for letter in parts
    )
    conversion = convert_bytes(typed.encode("cp1258"))

    assert conversion is not None
    assert unicodedata.normalize("NFC", conversion.text) == TEXT


@pytest.mark.parametrize("data", [b"\x00\x01\xff\xfe\x80", "été à la forêt, où naïf".encode("latin-1"), b"\xe2\x82"])
def test_bytes_that_say_nothing_are_refused(data):
    """What is no Vietnamese in any encoding is not guessed at."""
    assert convert_bytes(data) is None


@pytest.mark.parametrize(
    "text",
    [
        "HÒA BÌNH",
        "tỉnh HÒA BÌNH và CÀ MAU",
        "Hòa Bình, ngày 05 tháng 01 năm 2024",
        "Le café est près de la forêt; § 4, 25 °C, 3 m², © 2024",
        "Điều 5. Mức phí là 2 µg/m³ hoặc ¼ mức cũ",
        TEXT,
        TEXT.upper(),
        unicodedata.normalize("NFD", TEXT),
    ],
)
@pytest.mark.parametrize("fonts", [False, True])
def test_unicode_stays_as_it_is(text, fonts):
    """What is Unicode already is not touched, even under the name of an old font."""
    conversion = convert(text, [(0, len(text), ".VnTime")] if fonts and "café" not in text and "µ" not in text else ())

    assert conversion.text == text
    assert conversion.map is None


def test_a_mixed_text_is_read_line_by_line():
    """Old lines among new ones are converted, the others stay."""
    lines = [TEXT.splitlines()[1], encoded("Nghị định của Chính phủ về quản lý thuế", "tcvn3"), "HÒA BÌNH"]
    conversion = convert("\n".join(lines * 3))

    assert conversion.text.splitlines()[:3] == [lines[0], "Nghị định của Chính phủ về quản lý thuế", "HÒA BÌNH"]


def test_a_line_with_both_keeps_its_unicode_words():
    """A word in Unicode stays within an old line."""
    line = encoded("Nghị định của Chính phủ về quản lý", "tcvn3") + " thuế đất ở HÒA BÌNH"

    assert convert(line).text == "Nghị định của Chính phủ về quản lý thuế đất ở HÒA BÌNH"


def test_the_font_leads():
    """A short word that is a syllable in both readings is told by its font."""
    assert convert("Sè", [(0, 2, ".VnTime")]).text == "Số"
    assert convert("Sè").text == "Sè"


@pytest.mark.parametrize("font", [".VnTimeH", ".VnArialH", ".VnArial NarrowH", "VnTimeH(Ds)"])
def test_capitals_of_the_fonts_that_show_them(font):
    """Fonts whose name ends in H show small letters as capitals."""
    typed = encoded("cộng hòa xã hội chủ nghĩa Việt Nam", "tcvn3")

    assert convert(typed, [(0, len(typed), font)]).text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", "tcvn3", False),
        (".VnTimeH", "tcvn3", True),
        ("VNI-Times", "vni", False),
        ("VPS Times", "vps", False),
        ("Times New Roman", None, False),
        ("Tahoma", None, False),
    ],
)
def test_what_the_name_of_a_font_says(font, encoding, capitals):
    """The name of a font tells the encoding, and whether it shows capitals."""
    assert font_encoding(font) == encoding
    assert shows_capitals(font) == capitals


def test_the_map_leads_back():
    """Every letter of the result leads to the characters that it was made of."""
    original = encoded(TEXT, "vni")
    conversion = convert(original)

    assert conversion.map is not None
    for at, letter in enumerate(conversion.text):
        start, end = conversion.map.start(at), conversion.map.end(at + 1)
        assert decode(original[start:end], "vni")[0] == letter


@pytest.mark.parametrize("encoding", ["vni", "viscii", "vps"])
@pytest.mark.parametrize("letter", [*LETTERS, *LETTERS.upper()])
def test_every_letter_has_its_code(encoding, letter):
    """Every small letter and capital of Vietnamese can be read."""
    assert decode(encoded(letter, encoding), encoding)[0] == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_every_small_letter_of_tcvn3(letter):
    """TCVN3 has every small letter."""
    assert decode(encoded(letter, "tcvn3"), "tcvn3")[0] == letter


@pytest.mark.parametrize(
    "word", ["ngành", "quốc", "quyên", "gìn", "giêng", "thuở", "khuỷu", "ƯƠNG", "Yên", "nghĩa", "gì"]
)
def test_syllables(word):
    """Words that are spelled as Vietnamese is."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ngµnh", "céng", "HềA", "kà", "ngề", "thực̀", "bàc", "đt", "ghà", "cạnhh"])
def test_no_syllables(word):
    """Words that are not."""
    assert not is_syllable(word)


@given(st.text(max_size=200))
def test_never_raises(text):
    """Any text and any bytes are taken."""
    convert(text, [(0, len(text), ".VnTimeH")])
    convert(text)
    convert_bytes(text.encode("utf-8", "surrogatepass"))


def test_time_is_linear():
    """A text of a million signs without a blank is judged in a moment."""
    started = time.process_time()
    convert("ø" * 500_000 + "aø" * 250_000)

    assert time.process_time() - started < 20
