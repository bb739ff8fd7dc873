"""Plain text of every age: told by its bytes in one line or many, mixed with Unicode line by line, else left alone."""

import codecs
import time
import unicodedata

import pytest

import vndocs
from tests.test_legacy import TEXT, encoded
from vndocs.readers import ReadError, source
from vndocs.readers.windows import write_windows_1258
from vndocs.rewrite import rewrite_file
from vndocs.text.legacy import bytes_look_old, convert
from vndocs.text.legacy.capitals import in_capitals
from vndocs.text.legacy.judging import between, looks_old

LINES = [
    "Quyết định số 15/2003/QĐ-UB ngày 05/01/2003",
    "Về việc phê duyệt kinh phí",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Kính gửi: Sở Tài chính",
    "Nghị định",
    "Điều 5. Hiệu lực thi hành",
    "Hà Nội, ngày 05 tháng 01 năm 2004",
    "ỦY BAN NHÂN DÂN TỈNH HÒA BÌNH",
    TEXT,
    TEXT.upper(),
    TEXT * 30,
]
UNICODE = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with a mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "utf-16-le with a mark": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16-be with a mark": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16, decomposed": lambda text: unicodedata.normalize("NFD", text).encode("utf-16-le"),
    "windows-1258": write_windows_1258,
}
OLD = ["tcvn3", "vni", "viscii", "vps"]


def text_of(data):
    return unicodedata.normalize("NFC", source(data, "a.txt").raw.removeprefix("\ufeff"))


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("form", list(UNICODE))
def test_one_line_is_enough_for_encodings_of_unicode(form, line):
    """With a byte-order mark or without, also in capitals."""
    assert text_of(UNICODE[form](line)) == line


@pytest.mark.parametrize("saved", ["latin-1", "utf-8"])
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("encoding", OLD)
def test_one_line_is_enough_for_old_encodings(encoding, line, saved):
    """As bytes and saved as Unicode; TCVN3 has no capital with a tone, so a first letter may stay small."""
    found = text_of(encoded(line, encoding).encode(saved))

    assert found.lower() == line.lower()
    assert found == line or encoding == "tcvn3"
    assert not line.isupper() or found == line


@pytest.mark.parametrize(("encoding", "written"), [("vni", "HOØA BÌNH"), ("viscii", "HÒA BÌNH")])
def test_what_a_line_does_not_prove_is_refused(encoding, written):
    """Of two words one is Vietnamese in Windows's own letters: no guess."""
    assert encoded("HÒA BÌNH", encoding).upper() == written
    with pytest.raises(ReadError) as caught:
        source(written.encode("latin-1"), "a.txt")
    assert caught.value.code == "not-decodable"


OTHERS = [
    "Le général est déjà arrivé à la forêt de Fontainebleau, où il a été reçu hier soir.",
    "Über die Straße führte früher ein schöner Weg, größer als die übrigen Wege.",
    "El señor Muñoz llegó mañana por la mañana con su compañía y allí quedó.",
    "A situação não é tão má, disse a irmã do capitão às três horas da manhã.",
    "På ön växer också många träd, och där går vägen över ån.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "The café near the Façade charged £5 – naïve résumé, 20 °C, 3 m², ½ price.",
    "\u00c3\u0090i\u00e1\u00bb\u0081u 5: d\u1ea5u v\u1ebft c\u1ee7a UTF-8 \u0111\u1ecdc sai",
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ",
    "§ 4, © 2024, ® 15 µm × 3",
]


@pytest.mark.parametrize("line", OTHERS)
@pytest.mark.parametrize("around", ["", TEXT])
def test_other_languages_stay(line, around):
    """Alone, many times, or among Vietnamese in Unicode."""
    for text in (line, f"{around}\n{line}\n{around}", "\n".join([line] * 20)):
        assert source(text.encode(), "a.txt").raw == text


def test_a_book_in_another_language_is_not_read_by_a_few_of_its_lines():
    """Some lines look like Vietnamese in an old encoding; the others say that it is none."""
    german = ["Hör zu", "Süd", "für", "Bär"] * 5 + ["größere Straßen führen über schöne Brücken", "Äpfel und Nüsse"] * 5
    text = "\n".join(german)

    assert source(text.encode(), "a.txt").raw == text
    assert source(f"{TEXT}\n{text}".encode(), "a.txt").raw == f"{TEXT}\n{text}"


MIXED = [
    "Trung tâm mạng lưới Miền Bắc",
    "phương án tổ chức giao thông của nút sẽ được xác định",
    "HÒA BÌNH",
    "khu vực nút giao thông khác mức",
    "Trần Phú",
    "CHỈ GIỚI ĐƯỜNG ĐỎ",
]


@pytest.mark.parametrize("encoding", OLD)
def test_lines_of_an_old_font_among_unicode(encoding):
    """They are converted, the lines between stay to the character; places lead to the raw text."""
    old = [encoded(line, encoding) if number % 2 else line for number, line in enumerate(MIXED)]
    written = "\n".join([*old, encoded("Căn cứ Nghị định số 15/2003/NĐ-CP ngày 05/01/2003", encoding), TEXT])
    document = vndocs.parse(source(written.encode(), "a.txt"))

    assert document.source.raw.splitlines()[: len(MIXED)] == MIXED
    assert document.source.raw.endswith(TEXT)
    assert document.to_record()["file"] == {"format": "text", "encoding": "utf-8", "fonts": encoding}
    first = document.references[0]
    [place] = document.places(first.span)
    assert written[place["offset"] : place["end_offset"]] == encoded(first.text, encoding)
    assert document.source.origin is not None
    [begin, *_] = document.source.origin.converted
    assert document.source.raw[slice(*begin)].startswith(MIXED[1])


def test_a_page_in_both():
    """A web page in UTF-8 with a passage of an old font pasted in, without its font."""
    old = encoded("Căn cứ Nghị định số 15/2003/NĐ-CP ngày 05/01/2003 của Chính phủ", "vni")
    page = f"<html><meta charset=utf-8><p>{TEXT}</p><p>{old}</p><p>HÒA BÌNH</p></html>"
    document = vndocs.parse(source(page.encode(), "a.html"))

    lines = document.source.raw.splitlines()
    assert [lines[0], lines[-2:]] == [
        TEXT.splitlines()[0].split("\n")[0] + " " + TEXT.splitlines()[1],
        ["Căn cứ Nghị định số 15/2003/NĐ-CP ngày 05/01/2003 của Chính phủ", "HÒA BÌNH"],
    ]
    [place] = document.places(document.references[-1].span)
    assert old[place["offset"] : place["end_offset"]].startswith("Nghò ñònh soá 15")


def test_words_of_both_in_one_line():
    """Each is read as it is typed; what may be either goes with its neighbours, and stands between two that differ."""
    line = "ĐƯỜNG " + encoded("phố có cầu và chợ", "tcvn3") + " LẬP"
    text = "\n".join([line, encoded(TEXT, "tcvn3"), TEXT])

    assert source(text.encode(), "a.txt").raw.splitlines()[0] == "ĐƯỜNG phố có cầu và chợ LẬP"
    assert between([None, True, None, True, None, False, None]) == [True, True, True, True, None, False, False]
    assert between([None, None]) == [None, None]


@pytest.mark.parametrize("line", ["qúa trình", "Phó", "Nguyến cứ", "Bé", "hè", "tòan thể", "Đ®iều"])
def test_a_line_that_is_right_or_only_misspelt_is_not_touched(line):
    """Beside Unicode one word that could be old is no proof, and a word that is Vietnamese as it stands less so."""
    text = f"{TEXT}\n{line}\n{TEXT}\n" + encoded(TEXT, "tcvn3")

    assert source(text.encode(), "a.txt").raw.splitlines()[2] == line


def test_edits_are_written_around_the_old_lines(tmp_path):
    """What stands in Unicode is written anew; what stands in an old font is counted as unmade."""
    old = encoded("Căn cứ Quyết định số 5/QĐ-UB ngày 6/2/2004 của Ủy ban nhân dân", "vni")
    file = tmp_path / "a.txt"
    file.write_text(f"{old}\nCăn cứ báo cáo của Ủy ban ngày 7/3/2024 về việc này\n{TEXT}", "utf-8")

    done = rewrite_file(file, file, "official")

    lines = file.read_text("utf-8").splitlines()
    assert lines[0] == old
    assert lines[1] == "Căn cứ báo cáo của Ủy ban ngày 07 tháng 3 năm 2024 về việc này"
    assert [edit.old[:9] for edit in done.unmade] == ["Quyết địn"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("LUậT ĐấT ĐAI", "LUẬT ĐẤT ĐAI"),
        ("áP DụNG Tô ĐỏNG", "ÁP DỤNG TÔ ĐỎNG"),
        ("Tô Hiến Thành", "Tô Hiến Thành"),
        ("Điều 5 của LUậT này", "Điều 5 của LUẬT này"),
        ("Đỏ", "Đỏ"),
        ("không có gì", "không có gì"),
    ],
)
def test_capitals_that_were_typed_as_far_as_the_keyboard_goes(typed, meant):
    """Letters with a tone among capitals are capitals."""
    assert in_capitals(typed) == meant


@pytest.mark.parametrize("code", [*range(0x80, 0x250), 0x1EA0, 0xE000, 0xF0B7, 0xF8FF, 0xFEFF, 0x2022])
def test_bytes_say_the_same_as_letters(code):
    """The quick look at the bytes of a text agrees with the look at its letters."""
    assert bytes_look_old(chr(code).encode()) == looks_old(chr(code))


def test_reading_stays_quick():
    """Text in two alphabets, a megabyte of it, and a line without an end."""
    started = time.process_time()
    convert((TEXT + "\n" + encoded(TEXT, "tcvn3") + "\n") * 1500)
    convert(TEXT * 1500 + encoded(TEXT, "vni") * 1500)

    assert time.process_time() - started < 20
