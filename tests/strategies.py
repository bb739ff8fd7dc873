"""Texts for property tests: any characters, Vietnamese letters in every encoding, official prose gone wrong."""

import unicodedata

from hypothesis import strategies as st

from vndocs.text.normalize import INVISIBLE, SAME_LENGTH

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_VISIBLE = _LETTERS + _LETTERS.upper() + "0123456789 .,;:()/-–“”\n"

# fmt: off
_MARKERS = [
    "(1)", "(2)", "(3)", "1.", "2.", "1.1.", "a)", "b)", "đ)", "I.", "II.", "-", "+", "•", "Thứ nhất,", "Một là,",
    "Điều 1.", "Chương I",
]
_PIECES = [
    "Nghị quyết", "Nghị định", "Quyết định", "Kế hoạch", "Công văn", "Luật", "Bộ luật Dân sự", "Luật Đất đai",
    "Hiến pháp", "số", "Số:", "24-NQ/HU", "30/2020/NĐ-CP", "06/QÐ-UBND", "45/2013/QH13", "1234/BTC-CST", "18-NQ/TW",
    "TCVN 9001:2015", "01/2016/AL", "của", "Ban Chấp hành Đảng bộ huyện", "Ủy ban nhân dân xã", "Chính phủ", "về",
    "về việc", "quy định", "này", "nêu trên", "đó", "điểm a", "khoản 2", "Điều 5", "các điểm a, b và đ", "Mục II",
    "Phụ lục", "từ", "đến", "đến hết", "và", "hoặc", "trừ", "ngày", "tháng", "năm", "quý", "quý I/2024", "05", "01",
    "2024", "05/01/2024", "31/02/2024", "30/4", "giai đoạn", "nhiệm kỳ", "2020-2025", "năm học", "6 tháng đầu năm",
    "14 giờ 30 phút", "10:05", "mồng", "rằm", "âm lịch", "1.333.980.000", "1,5", "282000000", "1 500 000", "500k",
    "đồng", "đ", "VNĐ", "USD", "$", "€", "triệu", "tỷ", "tỉ", "nghìn", "ngàn", "rưỡi", "hai trăm", "mười lăm",
    "mươi", "mốt", "linh", "lẻ", "không", "/m2", "/người/tháng", "mỗi", "gần", "không quá", "(Bằng chữ:",
    "phần trăm", "16/16", "24/7", "0906 22 99 66", "m2", "%", "“", "”", "(", ")", ";", ",", ".", ":", "/", "-", "–",
    "*", "**", "|", "…", "...", *_MARKERS,
]
# fmt: on
_GAPS = [" ", " ", " ", " ", "", "\n", "\n\n", "\r\n", "  ", "\t", "\u00a0", "\u200b", "\u00ad", " \n "]


def letters() -> st.SearchStrategy[str]:
    """Give Vietnamese letters, digits and signs, composed or not, with look-alikes and the invisible among them."""
    char = st.one_of(
        st.sampled_from(_VISIBLE),
        st.sampled_from(_LETTERS).map(lambda letter: unicodedata.normalize("NFD", letter)),
        st.sampled_from(sorted(SAME_LENGTH)),
        st.sampled_from(sorted(INVISIBLE)),
    )
    return st.lists(char, max_size=30).map("".join)


def anything() -> st.SearchStrategy[str]:
    """Give any string that Python can hold, lone surrogates among them."""
    marks = st.text("\u0300\u0301\u0335\u034f\u200b\ufeffoDđ\r\n ", max_size=12)
    return st.one_of(st.text(st.characters(exclude_categories=[])), letters(), marks)


def official() -> st.SearchStrategy[str]:
    """Give the words of official papers thrown together, with signs, blanks and breaks where no clerk puts them."""
    piece = st.one_of(
        st.sampled_from(_PIECES),
        st.sampled_from(_PIECES).map(lambda words: unicodedata.normalize("NFD", words)),
        st.sampled_from(_PIECES).map(str.upper),
        st.from_regex(r"[0-9]{1,4}[./,-][0-9]{1,4}([./-][0-9]{1,4})?", fullmatch=True),
        st.from_regex(r"[0-9]{1,3}(\.[0-9]{3}){1,3}", fullmatch=True),
        st.text(_VISIBLE, max_size=3),
    )
    pairs = st.lists(st.tuples(piece, st.sampled_from(_GAPS)), max_size=14)
    return pairs.map(lambda pairs: "".join(words + gap for words, gap in pairs))
