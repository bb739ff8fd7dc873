"""Web pages are read as a browser shows them, and every place leads back into the page."""

from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import html as lxml_html

import vndocs
from vndocs.readers import ReadError
from vndocs.readers import source as read_source


def source(page, name="trang.html") -> Any:
    return read_source(page if isinstance(page, bytes) else page.encode(), name)


def raw(page):
    return source(page).raw


def cut(page, place):
    """Cut a place out of a page with XPath: all text between the two nodes, blanks as one."""
    root = lxml_html.document_fromstring(page)
    [first], [last] = root.xpath(place["node"]), root.xpath(place["end_node"])
    nodes = [node for node in root.xpath("//text()") if node.getparent().tag != "script"]
    at = [(node.getparent(), node.is_tail) for node in nodes]
    begin, end = at.index((first.getparent(), first.is_tail)), at.index((last.getparent(), last.is_tail))
    whole = "".join(nodes[begin : end + 1])
    stop = len(whole) - len(last) + place["end_offset"]
    return " ".join(whole[place["offset"] : stop].split())


def test_blocks_are_lines_and_blanks_are_one():
    page = "<body><h1>Luật\n  Đất đai</h1><p>Điều <b>5</b>.\n Phạm vi</p><p> </p><div>một<br>hai</div>cuối"

    assert raw(page) == "Luật Đất đai\nĐiều 5. Phạm vi\n\nmột\nhai\ncuối"


def test_scripts_menus_and_what_is_hidden_are_no_text():
    """A list of four short links is a menu, whatever it is made of."""
    links = "".join(f"<li><a href='/{number}'>Mục {number}</a></li>" for number in range(4))
    page = (
        f"<head><title>x</title></head><script>var a = '5 đồng'</script><nav>Trang chủ</nav><ul>{links}</ul>"
        "<p style='display: none'>ẩn</p><p>Nộp 500 đồng.</p><div role=navigation>Tiếp</div><!-- thôi --><p hidden>x</p>"
    )

    read = source(page)

    assert read.raw == "Nộp 500 đồng."
    assert read.origin.left_out == {"hidden": 2, "menus": 3}


def test_links_in_sentences_are_text():
    page = "<p>" + ", ".join(f"<a href=x>Luật {number}</a> và các văn bản hướng dẫn" for number in range(5)) + "</p>"

    assert raw(page).count("Luật") == 5


@pytest.mark.parametrize(
    ("declared", "encoding"), [("utf-8", "utf-8"), ("windows-1258", "cp1258"), ("utf-16", "utf-16")]
)
def test_the_declared_encoding_is_honoured(declared, encoding):
    words = "Kế hoạch" if encoding != "cp1258" else "Ban hành"
    page = f"<html><head><meta charset='{declared}'></head><body><p>{words}</p></body></html>".encode(encoding)

    assert raw(page) == words


def test_pages_saved_by_word_say_windows_1252_and_write_letters_as_numbers():
    page = b"<meta http-equiv=Content-Type content='text/html; charset=windows-1252'><p>&#7910;y ban x\xe3 \x96 5</p>"

    assert raw(page) == "Ủy ban xã – 5"


def test_ordered_lists_have_their_numbers():
    """They are seen, and no text of the page."""
    read = source("<ol type=a start=3><li>ba<li>bốn<li value=9>chín</ol><ol><li>một</ol><ul><li>gạch</ul>")

    assert read.raw == "c. ba\nd. bốn\ni. chín\n1. một\ngạch"
    assert [read.raw[slice(*span)] for span in read.origin.generated] == ["c. ", "d. ", "i. ", "1. "]


def test_tables_are_read_by_rows_with_their_cells():
    page = (
        "<p>Đơn vị: đồng<table><thead><tr><th rowspan=2>Nguồn<th colspan=2>Năm</thead>"
        "<tr><td>2023<td>2024</tr>\n<tr><td>Xã<td>1.000<td></tr></table>sau"
    )

    read = source(page)

    assert read.raw == "Đơn vị: đồng\nNguồn\tNăm\n2023\t2024\nXã\t1.000\t\nsau"
    [table] = read.tables
    assert [[read.raw[slice(*cell.span)] for cell in row] for row in table.rows] == [
        *(["Nguồn", "Năm"], ["2023", "2024"], ["Xã", "1.000", ""])
    ]
    assert (table.headers, table.cell(1, 0), table.cell(1, 2)) == (1, table.rows[0][0], table.rows[1][1])


def test_the_head_of_a_document_is_read_by_columns():
    page = "<table><tr><td>ỦY BAN<br>Số: 5/QĐ-UBND<td><p>CỘNG HÒA</p><p>Độc lập</p></table>"

    assert raw(page) == "ỦY BAN\nSố: 5/QĐ-UBND\n\nCỘNG HÒA\nĐộc lập"


def test_places_of_all_entities_cut_the_same_text():
    """Through elements, comments, references of characters and runs of blanks."""
    page = (
        "<html><body><p>Theo <b>Nghị quyết</b> số 24-<i>NQ/</i>HU\n   ngày&nbsp;05/01/2024 c&#7911;a Huyện ủy</p>"
        "<!-- ghi chú --><p>chi <!-- x -->1,5 t&#7927; đồng trong quý I/2024</p>"
        "<table><tr><td>Thu<td>5.000.000 đồng</table></body></html>"
    )
    record = vndocs.parse(source(page)).to_record()

    entities = [entity for kind in ("references", "amounts", "dates") for entity in record[kind]]
    assert len(entities) >= 5
    for entity in entities:
        [place] = entity["places"]
        assert cut(page, place) == " ".join(entity["text"].split())


def test_the_text_is_what_the_parser_of_the_standard_library_finds():
    """No letter is lost or made up."""
    page = "<div><p>Điều&nbsp;1. A &amp; B<ul><li>x<li>y</ul><table><tr><td>1<td>2</table><pre>a  b</pre></div>"
    found = []

    class Texts(HTMLParser):
        def handle_data(self, data):
            found.append(data)

    Texts().feed(page)

    assert "".join(raw(page).split()) == "".join("".join(found).split())


def test_a_page_of_a_hundred_thousand_open_elements_is_refused_or_read():
    """One error, no crash and no text cut off in silence."""
    with pytest.raises(ReadError) as caught:
        source("<div>" * 100_000 + "500 đồng")

    assert caught.value.code in ("too-deep", "damaged")


def test_an_empty_page_says_so():
    with pytest.raises(ReadError, match="no element"):
        source(b"   ")


def test_anchors_without_an_address_are_no_menu():
    """Sites of law put names around the words of a clause; a sentence of links is none either."""
    named = "<p>" + "".join(f"<a name='c{at}'>5. Mua bảo hiểm</a> " for at in range(5)) + "</p>"
    linked = "<p>" + "".join(f"<a href='/{at}'>Điều {at}</a>, " for at in range(5)) + "<a href='/9'>Điều 9</a>.</p>"

    assert raw(named).count("Mua bảo hiểm") == 5
    assert raw(linked).endswith("Điều 9.")
