"""People: read only where asked for, each part with its place, and nothing where a place or a body is named."""

import pytest

import vndocs
from vndocs import Person

TEXT = (
    "Đồng chí Nguyễn Văn A, Phó Bí thư Thường trực Huyện ủy B chủ trì; ông Trần Văn C phát biểu.\n"
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nLê Thị D\n"
)


def test_people_are_read_only_where_they_are_asked_for():
    """A plain parse has none and does not look for them."""
    document = vndocs.parse(TEXT)

    assert document.people == ()
    assert "people" not in document.kinds
    assert "people" not in document.to_record()


def test_parts_have_their_places():
    """Name, address, office and body each cut their words out of the text."""
    document = vndocs.parse(TEXT, kinds=["people"])
    first, second, signer = document.people

    assert first.value == Person(
        name="Nguyễn Văn A", address="đồng chí", office="Phó Bí thư Thường trực", body="Huyện ủy B"
    )
    assert {name: TEXT[place.start : place.end] for name, place in first.parts.items()} == {
        "name": "Nguyễn Văn A",
        "address": "Đồng chí",
        "office": "Phó Bí thư Thường trực",
        "body": "Huyện ủy B",
    }
    assert second.value == Person(name="Trần Văn C", address="ông")
    assert signer.value == Person(name="Lê Thị D", office="PHÓ CHỦ TỊCH")


def test_they_stand_beside_other_kinds():
    """People and dates of one text are found in one parse and come back from its record."""
    document = vndocs.parse("Ngày 05/01/2024, ông Trần Văn C ký.", kinds=["people", "dates"])
    again = vndocs.Document.from_record(document.to_record())

    assert (len(document.people), len(document.dates)) == (1, 1)
    assert [mention.value for mention in again.people] == [mention.value for mention in document.people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch UBND xã Lê Lợi", []),
        ("Chủ tịch UBND xã Lê Lợi Trần Văn B", ["Trần Văn B"]),
        ("Chủ tịch UBND tỉnh Phan Văn A", ["Phan Văn A"]),
        ("Chủ tịch UBND tỉnh Thái Bình", []),
    ],
)
def test_a_place_is_no_person(text, expected):
    """What stands at once behind the word of a place is its name, unless it is no province that exists."""
    assert [mention.value.name for mention in vndocs.people.find(text)] == expected


def test_a_long_text_costs_what_its_length_is():
    """Words of address and offices by the thousand are read one by one."""
    [*found] = vndocs.people.find("Phó Chủ tịch UBND huyện " * 4000 + "ông Trần Văn C")

    assert [mention.value.name for mention in found][-1:] == ["Trần Văn C"]
