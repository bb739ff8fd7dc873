"""The registry of known documents: taken in whole or not at all, found as people type, compared, written out."""

import json

import pytest

from vndocs.check import check
from vndocs.registry import (
    Coverage,
    Entry,
    Refusal,
    RegistryError,
    add,
    build,
    bundled,
    compare,
    entry_of,
    export,
    import_rows,
    open_registry,
)
from vndocs.registry.intake import coverage_of

ROWS = (
    "Loại,Số ký hiệu,Ngày ban hành,Cơ quan ban hành,Trích yếu\n"
    "Nghị định,30/2020/NĐ-CP,05/03/2020,Chính phủ,Về công tác văn thư\n"
    ",24-NQ/HU,05/01/2024,Ban Chấp hành Đảng bộ huyện Càng Long,nhiệm vụ năm 2024\n"
    "Luật,31/2024/QH15,18/01/2024,Quốc hội,Đất đai\n"
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "so.csv"
    path.write_text(ROWS, "utf-8")
    return path


@pytest.fixture
def registry(tmp_path, table):
    build(tmp_path / "so.sqlite", [table])
    with open_registry(tmp_path / "so.sqlite", is_writable=True) as opened:
        yield opened


def test_columns_and_days_are_read_as_offices_write_them(registry):
    """A register with Vietnamese headings and days is taken in as it is; the code tells a type that is left out."""
    [entry] = registry.by_code(["24-NQ/HU"])["24-NQ/HU"]

    assert entry.type == "NQ"
    assert entry.issued == "2024-01-05"
    assert entry.issuer == "Ban Chấp hành Đảng bộ huyện Càng Long"


def test_a_table_with_semicolons_and_a_byte_order_mark_is_read(tmp_path):
    """Spreadsheets set to Vietnamese save so."""
    path = tmp_path / "so.csv"
    path.write_text("\ufeff" + ROWS.replace(",", ";"), "utf-8")

    assert build(tmp_path / "so.sqlite", [path]).added == 3


@pytest.mark.parametrize(
    "query",
    [
        "nđ 30 2020",
        "nghi dinh 30/2020",
        "NGHỊ ĐỊNH 30",
        "30/2020/NĐ-CP",
        "cong tac van thu",
        "nghị định về công tác văn thư",
    ],
)
def test_what_people_type_finds_the_document(registry, query):
    """Letter case, tones and strokes do not matter."""
    assert registry.find(query)[0].code == "30/2020/NĐ-CP"


def test_finding_nothing_gives_nothing(registry):
    """A document that is not there is not replaced by another."""
    assert registry.find("nghị định 31/2021") == []


def test_a_query_without_words_is_refused(registry):
    """There is nothing to look for in signs alone."""
    with pytest.raises(RegistryError, match="nothing to look for"):
        registry.find(" /- ")


def test_words_with_half_a_character_are_not_known(registry):
    """A lone surrogate, which no database can hold, is looked up like any word that nobody knows."""
    assert registry.by_name(["Luật \ud800"]) == {"Luật \ud800": ()}
    assert registry.by_code(["30/\ud800"]) == {"30/\ud800": ()}
    assert len(check("Luật Đất đai\ud800 ngày 01/01/2024", registry).references) == 1


def test_a_code_keeps_its_stroke(registry):
    """`ĐA` and `DA` are two types: a code is never compared without its stroke."""
    assert registry.by_code(["30/2020/ND-CP"])["30/2020/ND-CP"] == ()
    assert registry.by_code(["30/2020/nđ-cp"])["30/2020/nđ-cp"][0].code == "30/2020/NĐ-CP"


def test_a_refused_row_keeps_the_others_out(tmp_path):
    """All or nothing, and each refused row is told with its place and reason."""
    path = tmp_path / "so.csv"
    path.write_text(ROWS + "Nghị định,31/2020/NĐ-CP,31/02/2020,,\n,,,,chỉ có trích yếu\n", "utf-8")
    told: list[Refusal] = []

    with pytest.raises(RegistryError, match="2 rows were refused"):
        build(tmp_path / "so.sqlite", [path], on_refusal=told.append)

    assert not (tmp_path / "so.sqlite").exists()
    assert [refusal.place for refusal in told] == [f"{path}:5", f"{path}:6"]
    assert "31/02/2020" in str(told[0].reason)
    assert list(tmp_path.glob(".*part")) == []


def test_the_others_are_taken_in_when_asked(tmp_path):
    """`is_partial` takes in what is sound."""
    path = tmp_path / "so.csv"
    path.write_text(ROWS + "Nghị định,31/2020/NĐ-CP,31/02/2020,,\n", "utf-8")

    done = build(tmp_path / "so.sqlite", [path], is_partial=True)

    assert (done.added, done.refused) == (3, 1)


REFUSED = [
    ({"code": "abc"}, "row-bad-code"),
    ({"code": "5/XYZW-QP"}, "row-no-type"),
    ({"type": "Thần chú", "title": "x"}, "row-bad-type"),
    ({"type": "NĐ"}, "row-no-name"),
    ({"code": "30/2020/NĐ-CP", "status": "tạm được"}, "row-bad-status"),
    ({"code": "30/2020/NĐ-CP", "outline": "Điều 1 có 2 khoản"}, "row-bad-outline"),
    ({"code": "30/2020/NĐ-CP", "articles": "mười"}, "row-bad-number"),
    ({"code": "30/2020/NĐ-CP", "confidence": "sure"}, "row-bad-confidence"),
    ({"code": "30/2020/NĐ-CP", "issued": "2020-03-05", "ended": "2019"}, "row-backwards"),
]


@pytest.mark.parametrize(("cells", "reason"), REFUSED)
def test_a_row_that_cannot_be_an_entry_says_why(cells, reason):
    """Each kind of fault has its own reason, in both languages."""
    with pytest.raises(RegistryError) as caught:
        entry_of(cells)

    assert caught.value.code == reason
    assert caught.value.message("vi") != caught.value.message("en")


def test_a_row_that_is_there_is_refused_or_replaced(registry):
    """The same type, code, date and issuer are one document."""
    again = {"code": "30/2020/NĐ-CP", "issued": "2020-03-05", "issuer": "Chính phủ", "title": "văn thư", "articles": 38}
    with pytest.raises(RegistryError, match="in the registry already"):
        add(registry, again)

    done = add(registry, again, is_replacing=True)

    assert (done.added, done.replaced) == (1, 1)
    assert registry.by_code(["30/2020/NĐ-CP"])["30/2020/NĐ-CP"][0].articles == 38
    assert len(registry) == 3


def test_a_failed_import_leaves_the_registry_as_it_was(registry):
    """Rows before the refused one are not left behind."""
    rows = [("a", {"code": "1/KH-UBND"}), ("b", {"code": "2/KH-UBND", "issued": "31/13/2024"})]

    with pytest.raises(RegistryError):
        import_rows(registry, rows)

    assert len(registry) == 3


def test_repeated_rows_are_refused(tmp_path):
    """A table that says a document twice is not taken in silently."""
    path = tmp_path / "so.jsonl"
    path.write_text(json.dumps({"code": "30/2020/NĐ-CP"}) + "\n" + json.dumps({"code": "30/2020/NĐ-CP"}), "utf-8")

    with pytest.raises(RegistryError, match="earlier row"):
        build(tmp_path / "so.sqlite", [path])


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_what_is_written_out_can_be_taken_in_again(registry, tmp_path, form):
    """Export and build are the way there and back; only a CSV says nothing of coverage."""
    registry.store.cover([Coverage("NĐ", "CP", 2015, 2024)])
    registry.store.database.commit()
    registry.forget()
    count = export(registry, tmp_path / f"ra.{form}")
    build(tmp_path / "lai.sqlite", [tmp_path / f"ra.{form}"])

    with open_registry(tmp_path / "lai.sqlite") as again:
        assert count == len(again) == 3
        assert list(compare(registry, again)) == []
        assert again.coverage == (registry.coverage if form == "jsonl" else ())


def test_differences_are_told_field_by_field(registry, tmp_path):
    """What the new one adds, lacks and says otherwise."""
    path = tmp_path / "moi.csv"
    path.write_text(ROWS.replace("Về công tác văn thư", "công tác văn thư").replace("24-NQ/HU", "25-NQ/HU"), "utf-8")
    build(tmp_path / "moi.sqlite", [path])

    with open_registry(tmp_path / "moi.sqlite") as new:
        found = list(compare(registry, new))

    assert [(each.old and each.old.code, each.new and each.new.code) for each in found] == [
        ("24-NQ/HU", None),
        (None, "25-NQ/HU"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ]
    assert found[2].changes == (("title", "Về công tác văn thư", "công tác văn thư"),)


def test_a_folder_of_documents_gives_a_row_each(tmp_path):
    """Number, date, issuer, title and articles come from the heading; a text without a number is refused."""
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\n\nSố: 45/QĐ-UBND\nTân Phú, ngày 26 tháng 02 năm 2024\n\nQUYẾT ĐỊNH\n"
        "Về việc hỗ trợ kinh phí\n\nĐiều 1. Hỗ trợ.\nĐiều 2. Thi hành.\n",
        "utf-8",
    )
    (folder / "b.txt").write_text("Không có số.\n", "utf-8")

    done = build(tmp_path / "so.sqlite", [folder], is_partial=True)

    assert done.refused == 1
    with open_registry(tmp_path / "so.sqlite") as registry:
        [entry] = registry
    assert (entry.type, entry.code, entry.issued, entry.articles) == ("QĐ", "45/QĐ-UBND", "2024-02-26", 2)


def test_a_build_does_not_write_over_a_registry(registry, table):
    """Only `is_replacing` does."""
    with pytest.raises(RegistryError, match="exists already"):
        build(registry.name, [table])

    assert build(registry.name, [table], is_replacing=True).added == 3


@pytest.mark.parametrize("name", ["missing.sqlite", "so.csv", "mysql://localhost/so"])
def test_what_is_no_registry_says_so(tmp_path, table, name):
    """A missing file, another file and another database are told apart from a registry, in one line."""
    with pytest.raises(RegistryError) as caught:
        open_registry(name if "://" in name else tmp_path / name)

    assert "\n" not in str(caught.value)
    assert "expected" in str(caught.value)


def test_the_bundled_catalogue_claims_nothing_whole():
    """What it lacks may exist; and it cannot be changed."""
    assert bundled().coverage == ()
    with pytest.raises(RegistryError, match="bundled"):
        add(bundled(), {"code": "1/KH-UBND"})


def test_a_claim_covers_its_types_issuers_and_years():
    """An empty field means all; a body is named by its sign or its name."""
    claim = Coverage("NĐ", "CP", 2015, 2024)

    assert claim.covers("NĐ", 2020, ("CP",), "")
    assert not claim.covers("NĐ", 2025, ("CP",), "")
    assert not claim.covers("TT", 2020, ("CP",), "")
    assert not claim.covers("NĐ", 2020, ("TTg",), "Thủ tướng Chính phủ")
    assert Coverage("NĐ", "Chính phủ").covers("NĐ", 2020, (), "chính phủ")


@pytest.mark.parametrize(
    ("ended", "day", "expected"),
    [
        ("2024-08-01", "2024-07-31", False),
        ("2024-08-01", "2024-08-01", True),
        ("2024", "2024-08-01", None),
        ("", "2030-01-01", False),
    ],
)
def test_a_document_ends_on_its_day(ended, day, expected):
    """A day that is known to the year only does not decide within that year."""
    assert Entry("L", ended=ended, status="in force").had_ended(day) is expected


def test_a_refusal_is_told_in_one_language(tmp_path):
    """What is nested in the message of a failed import is in the language of the message."""
    table = tmp_path / "so.csv"
    table.write_text("code,issued\n45/QĐ-UBND,31/02/2022\n", encoding="utf-8")

    with pytest.raises(RegistryError) as caught:
        build(str(tmp_path / "so.sqlite"), [str(table)])

    assert "không phải ngày" in caught.value.message("vi")
    assert "is no date" in caught.value.message("en")


@pytest.mark.parametrize(("query", "first"), [("luat dat dai 2024", "31/2024/QH15"), ("nd 30 2020", "30/2020/NĐ-CP")])
def test_what_bears_the_words_stands_before_what_speaks_of_them(query, first):
    """A decree on a law comes behind the law, though a remark names it."""
    assert bundled().find(query)[0].code == first


@pytest.mark.parametrize("claim", [{"type": "XX"}, {"type": "NĐ", "first_year": 2024, "last_year": 2015}])
def test_a_claim_that_cannot_be_is_refused(claim):
    """A claim of a type that is not known, or of years that run backwards, would cover nothing."""
    with pytest.raises(RegistryError):
        coverage_of(claim)


def test_a_table_in_another_encoding_is_told(tmp_path):
    """A table that is not UTF-8 is refused with what to do."""
    table = tmp_path / "so.csv"
    table.write_bytes("type,code\nNĐ,30/2020".encode("cp1258", "replace"))

    with pytest.raises(RegistryError, match="CSV UTF-8"):
        build(str(tmp_path / "so.sqlite"), [str(table)])


def test_a_folder_gives_clauses_and_points_to_check_citations_by(tmp_path):
    """What a document of the folder has not is wrong, to the point; what counts with a gap is not judged."""
    text = (
        "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ\n\nSố: 45/QĐ-UBND\nTân Phú, ngày 26 tháng 02 năm 2024\n\n"
        "QUYẾT ĐỊNH\nGiao nhiệm vụ\n\nĐiều 1. Giao việc.\n1. Tiếp nhận đơn gồm:\na) Đơn;\nb) Sổ.\n"
        "2. Trả lời đơn.\nĐiều 2. Văn phòng theo dõi.\n"
        "Điều 3. Kinh phí.\n1. Một.\n3. Ba.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A\n"
    )
    (tmp_path / "vb").mkdir()
    (tmp_path / "vb" / "qd45.txt").write_text(text, encoding="utf-8")
    build(tmp_path / "so.sqlite", [tmp_path / "vb"])

    def told(provision):
        cited = f"Theo {provision} Quyết định số 45/QĐ-UBND ngày 26/02/2024 của Ủy ban nhân dân xã Tân Phú."
        return [(finding.variant, finding.verdict) for finding in check(cited, tmp_path / "so.sqlite")]

    with open_registry(tmp_path / "so.sqlite") as registry:
        assert next(iter(registry)).outline == "1:2; 1.1:b; 2:0"
    assert told("điểm b khoản 1 Điều 1") == []
    assert told("điểm c khoản 1 Điều 1") == [("point", "wrong")]
    assert told("điểm a khoản 2 Điều 1") == [("point-none", "wrong")]
    assert told("khoản 3 Điều 1") == [("clause", "wrong")]
    assert told("khoản 1 Điều 2") == [("clause-none", "wrong")]
    assert told("khoản 7 Điều 3") == []
    assert told("Điều 4") == [("", "wrong")]
