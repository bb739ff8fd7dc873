"""People: read only where asked for, each part with its place, and nothing where a place or a body is named."""

import csv
import sqlite3
from contextlib import closing

import pytest

import vndocs
from vndocs import Person
from vndocs.batch import extract
from vndocs.batch.columnar import explode, extract_batch
from vndocs.cli import main
from vndocs.export import from_batch

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


@pytest.fixture
def file(tmp_path):
    """A file with the people of TEXT."""
    path = tmp_path / "bien-ban.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_tables_and_databases_hold_them(file, tmp_path):
    """A row of CSV and of a database has the name, office and body; Parquet gives the same values again."""
    pytest.importorskip("pyarrow")
    kinds = ["people"]
    for name in ("a.csv", "a.sqlite", "a.parquet"):
        extract([file], tmp_path / name, kinds=kinds)

    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        [first, *_] = csv.DictReader(stream)
    assert (first["kind"], first["name"], first["office"]) == ("people", "Nguyễn Văn A", "Phó Bí thư Thường trực")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as database:
        found = database.execute("SELECT name, office, body FROM people ORDER BY start").fetchall()
    assert found[0] == ("Nguyễn Văn A", "Phó Bí thư Thường trực", "Huyện ủy B")
    assert len(found) == 3
    import pyarrow.parquet

    [record] = from_batch(pyarrow.parquet.read_table(tmp_path / "a.parquet"))
    assert record["people"] == vndocs.parse(TEXT, kinds=kinds).to_record()["people"]


def test_columns_hold_them():
    """The columnar core gives people a row each."""
    arrow = pytest.importorskip("pyarrow")
    batch = arrow.RecordBatch.from_arrays([arrow.array([TEXT, "không có ai"])], names=["text"])

    people = explode(extract_batch(batch, kinds=["people"]), "people").to_pylist()

    assert [(person["row"], person["name"]) for person in people] == [
        (0, "Nguyễn Văn A"),
        (0, "Trần Văn C"),
        (0, "Lê Thị D"),
    ]


def test_pages_and_the_terminal_show_them(file, capsys):
    """The annotated page marks each, with its fields; `show` prints them; neither does unasked."""
    asked = vndocs.annotate(vndocs.read(file, kinds=["people"]))

    assert asked.count('<mark id="e') == 3
    assert "body: Huyện ủy B" in asked
    assert "k-people" not in vndocs.annotate(vndocs.read(file)).partition("<main")[2]
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["show", str(file), "--kinds", "people"])
    out = capsys.readouterr().out
    assert all(words in out for words in ("Nguyễn Văn A · Phó Bí thư", "Thường trực · Huyện ủy B", "people: 3"))
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["annotate", str(file), "--kinds", "people"])
    assert capsys.readouterr().out.count('<mark id="e') == 3


@pytest.mark.parametrize(
    ("text", "office", "body"),
    [
        ("ông Lê Văn B - Phó Trưởng Ban ", "Phó Trưởng Ban", "Kinh tế - Ngân sách HĐND tỉnh"),
        ("bà Lê Thị B, Giám đốc ", "Giám đốc", "Bệnh viện Y học Cổ truyền tỉnh"),
        ("bà Lê Thị B - Phó Giám đốc ", "Phó Giám đốc", "Sở Lao động, Thương binh và\nXã hội tỉnh"),
        ("ông Lê Văn B - Chuyên viên ", "Chuyên viên", "Phòng Nội vụ huyện C"),
        ("bà Lê Thị B - Phó Bí thư ", "Phó Bí thư", "Tỉnh đoàn"),
    ],
)
def test_the_body_of_an_office_is_read_whole(text, office, body):
    """Bodies are read by what knows the names of issuers, commas and line breaks in them included."""
    [mention] = vndocs.parse(f"{text}{body};", kinds=["people"]).people

    assert (mention.value.office, mention.value.body) == (office, " ".join(body.split()))


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("\nCHỦ TỊCH QUỐC HỘI\n\n( Đã ký) \n\n \n\nTrần Văn A\n", "Trần Văn A", "CHỦ TỊCH"),
        ("\nCHỦ TỊCH\n(đã kí)\n\nTrần Văn A", "Trần Văn A", "CHỦ TỊCH"),
        ("- Lưu: VT.\tKT. CHỦ TỊCH PHÓ CHỦ TỊCH       Trần Văn A\n", "Trần Văn A", "PHÓ CHỦ TỊCH"),
        ("Lưu: VT, TCCB.\tGIÁM ĐỐC     Trần Văn A\n", "Trần Văn A", "GIÁM ĐỐC"),
    ],
)
def test_a_signer_is_read_however_the_signature_was_laid_out(text, name, office):
    """Blank lines, the sign for a signature and columns run into one line stand between office and name."""
    [mention] = vndocs.parse(text, kinds=["people"]).people

    assert (mention.value.name, mention.value.office) == (name, office)


def test_a_name_in_capitals_needs_its_family():
    """Decisions on staff print names in capitals; a place in capitals is none."""
    text = "Bổ nhiệm ông NGUYỄN VĂN A; TỈNH BÀ RỊA VŨNG TÀU"

    assert [mention.value.name for mention in vndocs.parse(text, kinds=["people"]).people] == ["NGUYỄN VĂN A"]
