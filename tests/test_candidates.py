"""What a citation by name can mean, and what chooses between several laws of one name."""

import datetime

import pytest

from vndocs import catalogue

DAY = datetime.date


CHOSEN = [
    ("Luật Đất đai năm 2013", {}, "45/2013/QH13", "year"),
    ("LĐĐ 2024", {}, "31/2024/QH15", "year"),
    ("Luật Đất đai", {"date": "2003-11-26"}, "13/2003/QH11", "date"),
    ("Luật Đất đai", {"date": DAY(2024, 1, 18)}, "31/2024/QH15", "date"),
    ("Luật Đất đai", {"on": DAY(2020, 7, 1)}, "45/2013/QH13", "day"),
    ("Đất đai", {"type_code": "L", "on": DAY(2025, 7, 1)}, "31/2024/QH15", "day"),
    ("BLHS", {"type_code": "BL", "date": 2015}, "100/2015/QH13", "year"),
    ("Luật PPP", {}, "64/2020/QH14", "name"),
    ("Luật BVMT 2020", {}, "72/2020/QH14", "year"),
    ("Luật Tổ chức HĐND và UBND", {}, "11/2003/QH11", "name"),
    ("LUẬT DOANH NGHIỆP", {"code": "59/2020/QH14"}, "59/2020/QH14", "code"),
    ("Luật Cảnh vệ sửa đổi 2024", {}, "40/2024/QH15", "year"),
    ("Nghị quyết", {"code": "18-NQ/TW", "date": "2022-06-16"}, "18-NQ/TW", "code"),
]


@pytest.mark.parametrize(("name", "said", "code", "basis"), CHOSEN)
def test_what_the_citation_says_chooses_else_its_day(name, said, code, basis):
    """Code, date and year choose; then the law in force on the citing day; then the only one of the name."""
    found = catalogue.candidates(name, **said)

    assert found.chosen is not None
    assert (found.chosen.code, found.basis) == (code, basis)
    assert found.confidence in ("verified", "well known", "unsure")


OPEN = [
    ("Luật Đất đai", {}, 5),
    # Passed in January, in force from August: either may be meant.
    ("Luật Đất đai", {"on": DAY(2024, 7, 1)}, 2),
    ("Nghị quyết", {"code": "18-NQ/TW"}, 2),
    ("Luật Đất đai", {"date": "2015"}, 0),
    ("Luật Mây", {}, 0),
]


@pytest.mark.parametrize(("name", "said", "count"), OPEN)
def test_without_evidence_there_are_candidates_and_no_choice(name, said, count):
    """Two readings are both given; a name or a year that is not known gives none."""
    found = catalogue.candidates(name, **said)

    assert (found.chosen, found.basis, found.confidence) == (None, "", "")
    assert len(found.documents) == count


def test_years_of_amendments_name_the_amending_laws():
    """`sửa đổi, bổ sung năm 2017` stays with the base law and names what amended it in that year."""
    for name in ("Bộ luật Hình sự 2015 (sửa đổi, bổ sung năm 2017)", "BLHS năm 2015, được sửa đổi, bổ sung năm 2017"):
        found = catalogue.candidates(name)

        assert found.chosen is not None
        assert found.chosen.code == "100/2015/QH13"
        assert [law.code for law in found.amended_by] == ["12/2017/QH14"]


def test_every_row_says_how_sure_it_is_and_where_it_was_read():
    """The bundled statutes and documents, 648 together, each have a confidence and a source."""
    known = (*catalogue.statutes(), *catalogue.documents())

    assert len(known) == 648
    assert all(document.confidence and document.source for document in known)
