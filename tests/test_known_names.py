"""Names that are known beforehand are read whole where they are cited: bodies as issuers, statutes with number."""

import pytest

import vndocs
from vndocs import catalogue

BODIES = sorted({issuer.name for issuer in catalogue.issuers()} - {""})
STATUTES = sorted(
    {
        (law.type, law.name, law.title)
        for law in catalogue.statutes()
        if law.type in ("L", "BL", "PL") and law.title and not law.title.startswith("sửa đổi")
    }
)
FURTHER_BODIES = [
    "Ủy ban nhân dân phường 12, quận Gò Vấp, TP. Hồ Chí Minh",
    "Chi cục Thuế khu vực Quận 7 - huyện Nhà Bè",
    "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
    "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực",
    "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh",
    "Văn phòng Chính phủ",
]


def references(text):
    """The references of a text as records."""
    return vndocs.parse(text, kinds=("references",), resolve=False).to_record()["references"]


@pytest.mark.parametrize("name", [*BODIES, *FURTHER_BODIES])
def test_a_body_is_read_whole_behind_and_before_its_document(name):
    """Behind `của` it ends before the title, another document or the bracket; before a verb it begins with its head."""
    for text in (
        f"Quyết định số 12/QĐ-X ngày 05/6/2031 của {name} về việc phê duyệt dự án;",
        f"(kèm theo Kế hoạch số 12/KH-X ngày 05/6/2031 của {name})",
        f"Nghị quyết số 3/NQ-X ngày 05/6/2031 của {name} và Nghị định số 5/2031/NĐ-CP",
        f"Ngày 05/6/2031, {name} đã ban hành Quyết định số 12/QĐ-X.",
    ):
        assert references(text)[0].get("issuer") == name


@pytest.mark.parametrize(("type_code", "name", "title"), STATUTES)
def test_a_statute_keeps_the_number_and_the_day_behind_its_name(type_code, name, title):
    """Whatever its name ends with (`Luật Quy hoạch`, `Luật Quốc phòng`), number and day are its own."""
    [found] = references(f"Căn cứ {name} số 12/2031/QH17 ngày 05 tháng 6 năm 2031;\n")

    assert (found["type"], found["title"]) == (type_code, title)
    assert (found["code"], found["date"]) == ("12/2031/QH17", "2031-06-05")
    amending, inner = references(f"Luật sửa đổi, bổ sung một số điều của {name} số 12/2031/QH17;")
    assert (amending["code"], inner.get("code")) == ("12/2031/QH17", None)


ENDS = [
    " được ban hành ngày 03/4/2031.",
    " và các văn bản hướng dẫn thi hành.",
    " do Bộ Nội vụ trình.",
    " tiếp tục có hiệu lực.",
    " sẽ có hiệu lực từ ngày 01/7/2031.",
    " cũng quy định rõ:",
    " quy định mức phạt từ 1 triệu đồng.",
    ", tại Điều 5 quy định:",
    ", mức phạt tiền từ 1 triệu đồng",
    " áp dụng từ ngày 01/7/2031.",
    ", trên cơ sở đề nghị của Sở Nội vụ,",
    ", có hiệu lực kể từ ngày 01/01/2032.",
]


@pytest.mark.parametrize("end", ENDS)
def test_a_title_ends_before_what_the_sentence_says_of_the_document(end):
    """The clause around the citation is no title."""
    for title in ("công tác văn thư", "hóa đơn, chứng từ", "xử phạt vi phạm hành chính trong lĩnh vực giao thông"):
        text = f"Nghị định số 30/2031/NĐ-CP ngày 05/3/2031 của Chính phủ về {title}{end}"

        assert references(text)[0]["title"] == title


GOES_ON = [
    "bãi bỏ một số quy định về hóa đơn",
    "triển khai Luật Đất đai và các văn bản hướng dẫn thi hành",
    "công bố thủ tục hành chính bị bãi bỏ trong lĩnh vực hộ tịch",
    "sửa đổi, bổ sung một số điều của các Thông tư có quy định liên quan đến sổ hộ khẩu",
]


@pytest.mark.parametrize("title", GOES_ON)
def test_a_title_goes_on_over_nouns_that_look_like_verbs(title):
    """`một số quy định`, `bị bãi bỏ` inside a title are its own words."""
    assert references(f"Quyết định số 12/QĐ-UBND ngày 05/3/2031 của UBND tỉnh về việc {title};")[0]["title"] == title
