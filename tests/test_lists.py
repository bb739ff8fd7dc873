"""Numbered lists: how trees are parted, what an item says, the places of items, and the styles."""

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vndocs
from vndocs import ListItem, NumberedList, StyleError
from vndocs.entities.lists import Gap, restyle


def trees(text):
    """The trees of a text as lines: markers, indented by depth."""
    return [[f"{' ' * item.depth}{item.marker}" for item in mention.value.items] for mention in vndocs.lists.find(text)]


def tree(*rows, inline=False):
    items = [ListItem(marker=marker, text=text, depth=depth) for depth, marker, text in rows]
    return NumberedList(items=tuple(items), inline=inline)


@pytest.mark.parametrize(
    ("marker", "kind", "label", "ordinal"),
    [
        ("1.", "number", "1", 1),
        ("07.", "number", "07", 7),
        ("7a.", "number", "7a", 7),
        ("(2)", "number", "2", 2),
        ("1/", "number", "1", 1),
        ("1.-", "number", "1", 1),
        ("1.2.3.", "decimal", "1.2.3", 3),
        ("5.1", "decimal", "5.1", 1),
        ("III.1-", "decimal", "III.1", 1),
        ("đ)", "letter", "đ", 5),
        ("e)", "letter", "e", 6),
        ("y)", "letter", "y", 23),
        ("b.1.2)", "letter", "b.1.2", 2),
        ("dd)", "letter", "đ", 5),
        ("(i)", "roman", "i", 1),
        ("iv)", "roman", "iv", 4),
        ("XIV.", "roman", "XIV", 14),
        ("IV-", "roman", "IV", 4),
        ("C.", "capital", "C", 3),
        ("Điều 25a.", "article", "25a", 25),
        ("Điều thứ nhất:", "article", "1", 1),
        ("ĐIỀU  7.", "article", "7", 7),
        ("Điều 284. a.", "article", "284a", 284),
        ("CHƯƠNG Va", "chapter", "Va", 5),
        ("PHẦN THỨ HAI", "part", "2", 2),
        ("Tiểu mục 1", "subsection", "1", 1),
        ("Khoản 1.", "clause", "1", 1),
        ("Bước 3:", "step", "3", 3),
        ("Thứ mười một,", "ordinal", "11", 11),
        ("Hai là:", "ordinal", "2", 2),
        ("-", "bullet", "-", None),
        ("–", "bullet", "–", None),
        ("++", "bullet", "++", None),
        ("*", "bullet", "*", None),
        ("\uf0b7", "bullet", "\uf0b7", None),
    ],
)
def test_a_marker_says_what_it_counts(marker, kind, label, ordinal):
    """Kind, label and number of an item are those of its marker."""
    item = ListItem(marker=marker)

    assert (item.kind, item.label, item.ordinal) == (kind, label, ordinal)


def test_a_letter_and_a_roman_number_are_told_apart_by_the_item_before():
    """`i)` behind `h)` is the ninth point; alone it is one."""
    [points, numbers] = vndocs.lists.find("h) Nhà;\ni) Xe;\nk) Tàu.\n\nPHỤ LỤC\ni) Đất;\nii) Rừng.")

    assert [(item.kind, item.ordinal) for item in points.value.items] == [("letter", 8), ("letter", 9), ("letter", 10)]
    assert [(item.kind, item.ordinal) for item in numbers.value.items] == [("roman", 1), ("roman", 2)]


@pytest.mark.parametrize(
    "fields",
    [
        {"marker": "abc"},
        {"marker": "1"},
        {"marker": ""},
        {"marker": "f(x)"},
        {"marker": "1. ", "text": "a"},
        {"marker": "1.", "text": " a"},
        {"marker": "1.", "depth": -1},
        {"marker": "1.", "kind": "letter"},
    ],
)
def test_an_item_has_a_marker(fields):
    """What is no marker, is padded, or is of another kind, makes no item."""
    with pytest.raises(ValueError, match=r"."):
        ListItem(**fields)


def test_a_list_is_a_tree():
    """No item is deeper than the one above it by more than one, nor is a list empty."""
    with pytest.raises(ValueError, match="no item of depth 1 above it"):
        tree((0, "1.", "Đất"), (2, "-", "Nhà"))
    with pytest.raises(ValueError, match="at least 1 item"):
        NumberedList(items=())


ACT = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Luật này quy định:
a) Quyền;
b) Nghĩa vụ.
2. Luật này không áp dụng với đất rừng.
Điều 2. Đối tượng
Chương II
THI HÀNH
Điều 3. Hiệu lực
a) Từ ngày ký;
b) Đến hết năm."""


def test_an_item_knows_its_place_in_the_act():
    """The path of an item names chapter, article, clause and point."""
    [mention] = vndocs.lists.find(ACT)
    act = mention.value

    assert act.path(3) == {"chapter": "I", "article": "1", "clause": "1", "point": "a"}
    assert act.path(10) == {"chapter": "II", "article": "3", "point": "b"}
    assert act.roots == (0, 7)
    assert act.children(1) == (2, 5)
    assert (act.parent(3), act.parent(0)) == (2, None)
    assert len(act) == 11


def test_gaps_and_repeats_are_kept_and_said():
    """A missing number and a letter that comes too late are said, the items all kept."""
    [mention] = vndocs.lists.find("2. Đất\n4. Nhà\na) Một\nd) Hai\ne) Ba\nd) Bốn\n5. Xe")

    assert mention.value.gaps == (Gap(1, ("3",)), Gap(3, ("b", "c")), Gap(4, ("đ",)))
    assert mention.value.repeats == (5,)
    assert [item.marker for item in mention.value.items] == ["2.", "4.", "a)", "d)", "e)", "d)", "5."]


def test_what_was_put_in_later_is_no_gap():
    """`7a.` and `f)` leave nothing out and repeat nothing."""
    [numbers] = vndocs.lists.find("7. Một\n7a. Hai\n7b. Ba\n8. Bốn")
    [points] = vndocs.lists.find("e) Một\nf) Hai\ng) Ba")

    for mention in (numbers, points):
        assert mention.value.gaps == ()
        assert mention.value.repeats == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The receivers of a letter are a list of their own.
        (
            "Điều 1. Giao Sở Y tế.\nĐiều 2. Hiệu lực.\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.",
            [["Điều 1.", "Điều 2."], ["-", "-"]],
        ),
        (
            "1. Đồng ý.\n2. Giao Sở.\n\nNơi nhận: - Như trên; - Sở Y tế; - Lưu: VT.\tGIÁM ĐỐC",
            [["1.", "2."], ["-", "-", "-"]],
        ),
        # So is an annex, and what was attached.
        (
            "Điều 1. Ban hành Quy chế.\nĐiều 2. Hiệu lực.\n\nPHỤ LỤC I\n1. Biểu một\n2. Biểu hai",
            [["Điều 1.", "Điều 2."], ["1.", "2."]],
        ),
        (
            "Điều 1. Ban hành.\nĐiều 2. Hiệu lực.\n\nQUY CHẾ\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng",
            [["Điều 1.", "Điều 2."], ["Điều 1.", "Điều 2."]],
        ),
        # A new 1. begins a new list, or one of the next item.
        ("1. Đất\n2. Nhà\n\nHồ sơ:\n1. Đơn\n2. Ảnh", [["1.", "2."], ["1.", "2."]]),
        ("I. Đất\n1. Một\n2. Hai\nII. Nhà\n1. Ba\n2. Bốn", [["I.", " 1.", " 2.", "II.", " 1.", " 2."]]),
        # A heading closes the bullets above it.
        (
            "- Căn cứ Luật Đất đai;\n- Căn cứ Luật Nhà ở;\nBan hành như sau:\nPHẦN THỨ NHẤT\nI. ĐẤT\nII. NHÀ",
            [["-", "-"], ["PHẦN THỨ NHẤT", " I.", " II."]],
        ),
        # Points below a dash that leads up to them.
        ("- Người nộp thuế gồm:\na) Cá nhân;\nb) Tổ chức.\n- Thuế suất là 10%.", [["-", " a)", " b)", "-"]]),
        # A paragraph that leads up to new bullets parts them from those above.
        ("- Đất;\n- Nhà.\nThành phố còn có các chợ:\n- Chợ Lớn;\n- Chợ Nhỏ.", [["-", "-"], ["-", "-"]]),
        # Quoted new wording counts for itself.
        (
            "1. Sửa đổi Điều 7:\n“Điều 7. Thuế\n1. Mức một.\n2. Mức hai.”\n2. Bãi bỏ Điều 8.",
            [["1.", " Điều 7.", "  1.", "  2.", "2."]],
        ),
        (
            "Điều 1. Thay như sau:\n“a) Đơn;\nb) Ảnh.”;\nĐiều 2. Hiệu lực.",
            [["Điều 1.", " a)", " b)", "Điều 2."]],
        ),
        # An inline list is a list of its own, wherever it stands.
        (
            "1. Vốn gồm: (1) vay; (2) góp.\n2. Đất gồm: a) ở; b) vườn.",
            [["1.", "2."], ["(1)", "(2)"], ["a)", "b)"]],
        ),
        # A footnote's number at the heels of a marker.
        ("6. Một\n7.7 LS - Hai\n7a.8 ĐT - Ba\n8. Bốn", [["6.", "7.", "7a.", "8."]]),
        # A marker alone in its tree is no list, a lone child is an item.
        ("4. Mức hỗ trợ\nChi tiết xem Phụ lục.", []),
        ("4. Mức hỗ trợ:\na) Lợn 500.000 đồng.", [["4.", " a)"]]),
        # A lone dash that nothing leads up to is none.
        ("1. Đất.\n2. Nhà.\n\n- Đối với tập thể\n\nMức thưởng như trên.", [["1.", "2."]]),
        # A question in bold turns to another matter.
        (
            "**Mức đóng?**\n\n1. Cá nhân 5%.\n2. Tổ chức 10%.\n\n**Ai được miễn?**\n\nĐó là:\n\n- Hộ nghèo;\n- Trẻ em.",
            [["1.", "2."], ["-", "-"]],
        ),
        # Markdown.
        ("## 1. Đất\n\nabc\n\n## 2. Nhà", [["1.", "2."]]),
        ("- a) Đất\n- b) Nhà", [["a)", "b)"]]),
        ("| a) Đất | 5 |\n| b) Nhà | 7 |", [["a)", "b)"]]),
        # A list that another one interrupts goes on behind it, and that one hangs below the item it stands in.
        (
            "1. Về thuế;\n2. Về phí.\nCăn cứ quy định trên, hồ sơ gồm:\n- Đơn;\n- Ảnh.\n3. Về hạn nộp.",
            [["1.", "2.", " -", " -", "3."]],
        ),
        # One that nothing goes on with was over.
        (
            "1. Về thuế;\n2. Về phí.\nNhư vậy, hồ sơ gồm:\n- Đơn;\n- Ảnh.",
            [["1.", "2."], ["-", "-"]],
        ),
        # A marker that no list takes up again was none.
        (
            "1. Thành phần:\na) Ông An;\nb) Bà Bình;\n12. Nguồn số liệu.\nc) Bà Chi.\n2. Thời gian.",
            [["1.", " a)", " b)", " c)", "2."]],
        ),
        # A text cut out of an amendment begins inside new wording that is quoted.
        (
            "2. Đất ở;\n3. Đất vườn.”\n14. Sửa đổi Điều 9 như sau:\n“1. Nhà ở;\n2. Nhà xưởng.”\n15. Bãi bỏ Điều 10.",
            [["2.", "3."], ["14.", " 1.", " 2.", "15."]],
        ),
        # Two documents that are quoted one after the other.
        (
            "Tại Điều 7 Thông tư quy định:\n“7. Kinh phí\na) Nguồn;\nb) Mức.”\nTại Điều 8 Nghị định quy định:\n"
            "“1. Hộ nghèo;\n2. Trẻ em.”",
            [["7.", " a)", " b)"], ["1.", "2."]],
        ),
        # Items that dots leave out.
        ("“Điều 17. Miễn\n1. Hộ nghèo.\n…\n14. Trẻ em.”", [["Điều 17.", " 1.", " 14."]]),
        # i) is a letter before k), also where it is the first that is left.
        ("i) Thông tư một;\nk) Thông tư hai;\nl) Thông tư ba.", [["i)", "k)", "l)"]]),
        # The first item on the line of the words that lead up to it.
        ("Điều kiện: 1. Có đất;\n2. Có nhà.", [["1.", "2."]]),
        ("Hồ sơ gồm: - Đơn;\n- Ảnh.", [["-", "-"]]),
        # Legal bases of a Party paper are over before its first number.
        (
            "- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế làm việc của Ban Chấp hành khoá\nXIV,\n"
            "Ban Thường vụ hướng dẫn như sau:\n1. Đối tượng\n2. Hồ sơ",
            [["-", "-"], ["1.", "2."]],
        ),
        # A star leads up to dashes, or hangs below dash and plus.
        (
            "- Đất:\n+ ở;\n* Nhà gồm:\n- nhà cấp một;\n- nhà cấp hai.",
            [["-", " +"], ["*", " -", " -"]],
        ),
        ("- Đất:\n+ Đất ở:\n* Đô thị;\n* Nông thôn.", [["-", " +", "  *", "  *"]]),
        # Pages of a scan.
        ("--- PAGE 1 ---\n- Căn cứ Luật;\n- Căn cứ Nghị định.", [["-", "-"]]),
        ("1. Đất\nNoi nhận:\n- Như trên;\n- Lưu: VT.", [["-", "-"]]),
        # A footnote's number behind an article or a clause that stands alone.
        ("Điều 18.14 (được bãi bỏ)\nĐiều 19. Thẩm quyền", [["Điều 18.", "Điều 19."]]),
        ("2.14 Ủy ban nhân dân tỉnh chỉ đạo.\n3. Ủy ban nhân dân xã lập danh sách.", [["2.", "3."]]),
        ("2.14 Ủy ban nhân dân tỉnh chỉ đạo.\n2.15 Ủy ban nhân dân xã lập danh sách.", []),
        # Bộ pháp điển.
        ("Điều 44.7.NĐ.1.3. Phần\n1. Một.\n2. Hai.\nĐiều 44.7.NĐ.1.4. Điều",
         [["Điều 44.7.NĐ.1.3.", " 1.", " 2.", "Điều 44.7.NĐ.1.4."]]),
        # Bold that ends in front of the point, stars in front of bold.
        ("**Điều 1**. Công bố danh mục.\n**Điều 2**. Giao các sở:\n**1**. Sở Tư pháp;\n**2**. Sở Nội vụ.",
         [["Điều 1.", "Điều 2.", " 1.", " 2."]]),
        ("* **Vị trí**: phía nam.\n* **Diện tích**: 3,5 km2.", [["*", "*"]]),
        # A number whose words stand below it, no cell of a table.
        ("**2.\nYêu cầu**\n\na) Một;\nb) Hai.", [["2.", " a)", " b)"]]),
        # The row that numbers the columns of a table is no item, remarks below it are.
        ("1. Sổ\n2. Mục\nSố\tNgày\tGhi chú\n(1)\t(2)\t(3)\n(1) Số;\n(2) Ngày.", [["1.", "2.", " (1)", " (2)"]]),
        # A number that was counted before the text began stands above the clause in front of it.
        (
            "Khoản 3:\n- Đất phi nông nghiệp;\n- Đất nông nghiệp.\n2. Quy định Điều 16:\n2.1. Điểm b khoản 2:",
            [["Khoản 3:", " -", " -"], ["2.", " 2.1."]],
        ),
        # English translations.
        ("Article 1. Scope\n1. This Law.\nc/ Land;\nd/ House;\ndd/ Car.\nArticle 2. Terms",
         [["Article 1.", " 1.", "  c/", "  d/", "  dd/", "Article 2."]]),
    ],
)  # fmt: skip
def test_trees_are_parted_as_a_reader_parts_them(text, expected):
    """Each list is one tree; depth counts the items above that stand in the text."""
    assert trees(text) == expected


def test_the_first_clause_may_stand_beside_its_article():
    """`Điều 8. 1. …` has both markers."""
    assert trees("Điều 8. 1. Di sản được bảo vệ.\n2. Nhà nước đầu tư.\nĐiều 9. Cấm.") == [
        ["Điều 8.", " 1.", " 2.", "Điều 9."]
    ]


def test_items_have_places():
    """Each item has the place of its marker and words, in the mention and in the record."""
    text = "Gồm:\n1. Đất:\na) Ở;\nb) Vườn.\n2. Nhà."
    document = vndocs.parse(text)
    [mention], [record] = document.lists, document.to_record()["lists"]

    assert mention.text == text[5:]
    for index, (item, fields) in enumerate(zip(mention.value.items, record["items"], strict=True)):
        begin, end = fields["content"]
        assert text[begin:end] == item.text
        assert text[fields["start"] : fields["start"] + len(item.marker)] == fields["marker"] == item.marker
        start, stop = mention.parts[f"items.{index}"]
        assert text[start:stop] == f"{item.marker} {item.text}"
        assert (fields["label"], fields["depth"], fields["kind"]) == (item.label, item.depth, item.kind)


def test_markers_and_words_are_those_of_the_raw_text():
    """The record has the marker as printed, the value composed and on one line."""
    text = "– Xã A;\n– Xã B\u0300 và\nxã C.\n"
    document = vndocs.parse(text)
    [mention], [record] = document.lists, document.to_record()["lists"]

    assert [(item["marker"], item["label"]) for item in record["items"]] == [("–", "–"), ("–", "–")]
    assert [item.text for item in mention.value.items] == ["Xã A;", "Xã B\u0300 và xã C."]


def test_gaps_stand_in_the_record():
    """What is missing or repeated stands in the record, and only then."""
    odd = vndocs.parse("1. Đất\n3. Nhà\n3. Xe").to_record()["lists"][0]
    even = vndocs.parse("1. Đất\n2. Nhà").to_record()["lists"][0]

    assert odd["gaps"] == [{"before": 1, "missing": ["2"]}]
    assert odd["repeats"] == [2]
    assert {"gaps", "repeats"}.isdisjoint(even)


def test_markdown_stands_outside_the_marker():
    """Emphasis, quotation and heading signs are no part of marker and words; the whole has them."""
    text = "> **1. Đất**\n> **2. Nhà**"
    [mention] = vndocs.lists.find(text)

    assert [(item.marker, item.text) for item in mention.value.items] == [("1.", "Đất"), ("2.", "Nhà")]
    assert mention.span == (4, len(text) - 2)
    assert mention.parts["whole"] == (0, len(text))


LIST = tree(
    (0, "1.", "Đơn gồm:"), (1, "a)", "Bản chính;"), (1, "b)", "Bản sao:"), (2, "-", "Có dấu;"), (2, "-", "Không dấu."),
    (0, "3.", "Ảnh."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("official", "1. Đơn gồm:\na) Bản chính;\nb) Bản sao:\n- Có dấu;\n- Không dấu.\n3. Ảnh."),
        ("lines", "1. Đơn gồm:\na) Bản chính;\nb) Bản sao:\n- Có dấu;\n- Không dấu.\n3. Ảnh."),
        ("party", "I- Đơn gồm:\n1- Bản chính;\n2- Bản sao:\na) Có dấu;\nb) Không dấu.\nIII- Ảnh."),
        ("bullets", "- Đơn gồm:\n+ Bản chính;\n+ Bản sao:\n* Có dấu;\n* Không dấu.\n- Ảnh."),
        ("renumbered", "1. Đơn gồm:\na) Bản chính;\nb) Bản sao:\n- Có dấu;\n- Không dấu.\n2. Ảnh."),
    ],
)
def test_styles_change_the_markers(style, expected):
    """A style changes the markers of each depth; what is counted stays, but for renumbering."""
    assert vndocs.format(LIST, style) == f"{LIST:{style}}" == expected
    assert vndocs.lists.parse(expected) == restyle(LIST, style)


def test_headings_keep_their_markers():
    """Chương and Điều keep their markers; below an article the Party numbers as the state does."""
    [act] = vndocs.lists.find(ACT)
    [plan] = vndocs.lists.find("Chương I\nĐẤT\n1. Một\na) Hai\nb) Ba")

    assert vndocs.format(act.value, "party") == ACT.replace("a) Từ", "1. Từ").replace("b) Đến", "2. Đến")
    assert vndocs.format(plan.value, "party") == "Chương I\nĐẤT\nI- Một\n1- Hai\n2- Ba"


def test_renumbering_keeps_the_form_of_each_marker():
    """Numbers are counted anew in the form they had: `b.1)`, `07.`, `Điều 7.`."""
    value = tree(
        (0, "Điều 7.", "Đất"), (1, "03.", "Ở:"), (2, "b)", "Nhà:"), (3, "b.2)", "Cũ"), (3, "b.5)", "Mới"),
        (2, "đ)", "Vườn"), (0, "Điều 9.", "Rừng"), (1, "IV.", "Một"), (1, "VI.", "Hai"), (1, "Thứ ba,", "ba"),
        (0, "Điều thứ mười:", "Hết"),
    )  # fmt: skip

    assert [item.marker for item in restyle(value, "renumbered").items] == [
        "Điều 1.", "01.", "a)", "b.1)", "b.2)", "b)", "Điều 2.", "I.", "II.", "Thứ ba,", "Điều thứ mười:",
    ]  # fmt: skip


def test_lines_become_inline_and_back():
    """A flat list is written in one paragraph with its signs, and on lines again."""
    lines = tree((0, "a)", "lập sổ"), (0, "b)", "ghi sổ."), (0, "c)", "khóa sổ"))
    inline = restyle(lines, "inline")

    assert str(inline) == "(1) lập sổ; (2) ghi sổ; (3) khóa sổ."
    assert vndocs.lists.parse(str(inline)) == inline
    assert f"{inline:lines}" == "1. lập sổ;\n2. ghi sổ;\n3. khóa sổ."


@pytest.mark.parametrize(("value", "style"), [(LIST, "inline"), (LIST, "pretty")])
def test_a_style_that_cannot_carry_the_list_says_so(value, style):
    """Nested items do not stand in one paragraph; an unknown style is named."""
    with pytest.raises(StyleError):
        vndocs.format(value, style)


WORDS = st.sampled_from(
    ["Đơn đề nghị;", "Bản sao giấy tờ.", "Nhà ở và đất ở", "Các hồ sơ sau:", "Trường hợp khác;", "Chi 5 triệu đồng."]
)
FORMS = st.sampled_from(
    [
        ("Điều {}.", "{}.", "a)", "-"),
        ("I.", "{}.", "a)", "-", "+"),
        ("I-", "{}-", "a)", "-"),
        ("{}.", "a)", "-", "+"),
        ("({})", "-", "+"),
        ("a)", "(i)", "-"),
        ("{})", "a.", "+"),
        ("-", "+", "*"),
        ("•", "○"),
    ]
)
NUMERALS = {"a": "abcdđeg", "i": ["i", "ii", "iii", "iv", "v"], "I": ["I", "II", "III", "IV", "V"]}


@st.composite
def lists(draw):
    """Give trees of all forms, each level with at least two items."""
    forms = draw(FORMS)

    def level(depth):
        form = forms[depth]
        rows = []
        for number in range(draw(st.integers(2, 4))):
            sign = next((sign for sign in NUMERALS if sign in form and "{" not in form), None)
            marker = form.replace(sign, NUMERALS[sign][number]) if sign else form.format(number + 1)
            rows.append((depth, marker, draw(WORDS)))
            if depth + 1 < len(forms) and draw(st.booleans()):
                rows += level(depth + 1)
        return rows

    return tree(*level(0))


@given(lists(), st.sampled_from(["official", "lines", "party", "renumbered", "bullets"]))
def test_what_is_written_is_read_back(value, style):
    """Every style that carries the list gives it back: the same items at the same depths."""
    try:
        restyled = restyle(value, style)
    except StyleError:
        # Four depths have no four bullets.
        assert style == "bullets"
        return

    assert vndocs.lists.parse(vndocs.format(value, style)) == restyled
    assert restyle(restyled, style) == restyled


@given(lists())
def test_a_list_survives_its_record(value):
    """Record and JSON lose nothing."""
    document = vndocs.parse(str(value))
    record = json.loads(json.dumps(document.to_record()))

    assert list(vndocs.Document.from_record(record)) == list(document)
    assert [mention.value for mention in document.lists] == [value]


@given(lists(), st.sampled_from(["\n\n", " \n", "\r\n", "\n   ", "\n\t", "\n \n"]))
def test_blanks_between_items_change_nothing(value, gap):
    """Empty lines, indents and line ends of other systems give the same list."""
    text = gap.join(str(value).split("\n"))

    [mention] = vndocs.lists.find(text)

    assert mention.value == value


def test_a_list_of_many_items_is_one_list():
    """A thousand items are a thousand items."""
    text = "\n".join(f"{number}. Việc thứ {number}." for number in range(1, 1000))

    [mention] = vndocs.lists.find(text)

    assert len(mention.value) == 999
    assert mention.value.gaps == ()


def test_depth_has_an_end():
    """A text that nests without end is read without complaint."""
    signs = itertools.cycle(["1.", "a)", "-", "+", "(1)", "(i)"])
    text = "\n".join(f"“{next(signs)} Gồm:" for _ in range(500))

    assert max(item.depth for mention in vndocs.lists.find(text) for item in mention.value.items) < 30


@pytest.mark.parametrize("quoted", ["Điều 5.", "3.", "d)"])
def test_new_wording_in_the_line_of_its_item_hangs_below_it(quoted):
    """`a) “Điều 5. …` is two items: the one that brings the wording, and the wording."""
    text = f"Điều 2. Sửa đổi như sau:\na) “{quoted} Việc thứ nhất”;\nb) “{quoted} Việc thứ hai”;\nc) Bãi bỏ khoản 9.\n"

    [tree] = vndocs.parse(text).to_record()["lists"]

    found = [(item["marker"], item["depth"]) for item in tree["items"]]
    assert found == [("Điều 2.", 0), ("a)", 1), (quoted, 2), ("b)", 1), (quoted, 2), ("c)", 1)]
    for item in tree["items"]:
        assert text[item["start"] :].startswith(item["marker"])


@pytest.mark.parametrize("formula", ["3.ĐTB + 2.ĐCĐ", "3.Kc × L", "3.a + b = c", "3.TLcb x 1,5 + 2"])
def test_a_formula_goes_on_with_no_list(formula):
    """What a number multiplies is no item, though the list waits for that number."""
    text = f"1. Một.\n2. Điểm được tính theo công thức:\n{formula}\nTrong đó có bốn số hạng.\n3. Ba."

    assert trees(text) == [["1.", "2.", "3."]]
    assert text[vndocs.lists.find(text)[0].span.end - 6 :] == "3. Ba."


@pytest.mark.parametrize(
    "item", ["3.VP + TH", "3.Thu + chi ngân sách", "3.Thu = chi ngân sách", "3. A + 2.B = C", "3.TTr - VP"]
)
def test_offices_and_words_between_signs_are_no_formula(item):
    """A plus sign between names, words behind an equation and a blank behind the number leave the item one."""
    assert trees(f"1. Một;\n2. Hai;\n{item};\n4. Bốn.") == [["1.", "2.", "3.", "4."]]
