"""Links as values: where they stand, what they leave alone, and their way into records and back."""

import sys
import unicodedata

import pytest

import vndocs
from vndocs import Document, Link, MissingLibraryError, RecordError, Reference, Source, Span
from vndocs.export.columns import from_batch, to_batch
from vndocs.export.rows import rows

TEXT = """CHÍNH PHỦ
Số: 10/2024/NĐ-CP
Hà Nội, ngày 01 tháng 02 năm 2024

NGHỊ ĐỊNH
Quy định về công tác lưu trữ

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ (sau đây gọi tắt là Nghị định 30);

Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định về lưu trữ.
2. Việc lập hồ sơ thực hiện theo khoản 1 Điều này và Điều 29 Nghị định 30.
Điều 2. Hiệu lực thi hành
Nghị định này thay thế Nghị định số 99/2013/NĐ-CP ngày 29 tháng 8 năm 2013; các Nghị quyết nêu trên hết hiệu lực.
"""


def test_a_record_with_links_comes_back_without_loss():
    """Links, candidates, evidence and aliases are in the record and are made of it again."""
    document = vndocs.parse(TEXT)
    again = Document.from_record(document.to_record(), TEXT)

    assert again.references == document.references
    assert again.internal == document.internal
    assert again.aliases == document.aliases
    assert len(document.aliases) == 1
    assert again.is_resolved
    assert again.to_record() == document.to_record()


def test_a_link_changes_no_value():
    """The value says what the mention says, with resolution and without."""
    linked, plain = vndocs.parse(TEXT), vndocs.parse(TEXT, resolve=False)

    assert [mention.value for mention in linked] == [mention.value for mention in plain]
    [short] = [mention for mention in linked.references if mention.text == "Điều 29 Nghị định 30"]
    assert short.value.code == "30"
    assert short.link is not None
    assert short.link.target is not None
    assert short.link.target.code == "30/2020/NĐ-CP"


def test_without_resolution_there_are_no_links():
    """`resolve=False` says that it was not looked for what mentions mean."""
    document = vndocs.parse(TEXT, resolve=False)

    assert not document.is_resolved
    assert document.aliases == ()
    assert {mention.link for mention in document.references} == {None}
    assert {mention.link for mention in document.internal} == {None}
    assert "aliases" not in document.to_record()


@pytest.mark.parametrize("kinds", [["references"], ["internal"], ["references", "internal", "dates"]])
def test_links_do_not_depend_on_the_kinds_that_are_asked_for(kinds):
    """A text is resolved with all that resolution needs, whatever is shown of it."""
    whole, part = vndocs.parse(TEXT), vndocs.parse(TEXT, kinds)

    for key in ("references", "internal"):
        if key in kinds:
            assert getattr(part, key) == getattr(whole, key)


def test_every_place_of_a_link_is_one_in_the_raw_text():
    """Evidence, declarations and targets are given in the raw text, decomposed letters and all."""
    raw = unicodedata.normalize("NFD", TEXT)
    document = vndocs.parse(raw)
    links = [mention.link for mention in document.references if mention.link is not None]
    evidence = [raw[link.evidence.start : link.evidence.end] for link in links if link.evidence]
    targets = [link.target.span for link in links if link.target is not None]
    named = [raw[span.start : span.end] for span in targets if span is not None]

    assert [unicodedata.normalize("NFC", words) for words in evidence] == ["Căn cứ", "thay thế"]
    assert {unicodedata.normalize("NFC", words)[:25] for words in named} == {"Nghị định số 30/2020/NĐ-C"}
    for alias in document.aliases:
        assert raw[slice(*alias.span)] == alias.text


def test_two_mentions_of_one_value_differ_by_their_links_alone():
    """Values are compared by what is cited; links belong to mentions."""
    document = vndocs.parse("Theo Nghị định số 30/2020/NĐ-CP. Thay thế Nghị định số 30/2020/NĐ-CP.")
    first, second = document.of(Reference)

    assert first.value == second.value
    assert first.link == Link(relation="cites", evidence=Span(0, 4))
    assert second.link is not None
    assert second.link.basis == "same-code"


def test_a_target_says_of_its_document_only_what_identifies_it():
    """Whatever else a mention says, chains of amendments say, belongs to that mention."""
    document = vndocs.parse(
        "Nghị định số 34/2016/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 154/2020/NĐ-CP) quy định; "
        "theo Điều 5 Nghị định số 34/2016/NĐ-CP."
    )
    link = document.references[-1].link

    assert link is not None
    assert link.target is not None
    assert link.target.code == "34/2016/NĐ-CP"
    assert Document.from_record(document.to_record()).references == document.references


def test_links_have_columns():
    """Parquet's columns hold links as the record does: candidates, places, evidence and aliases."""
    pytest.importorskip("pyarrow")
    named = Source.of(TEXT, "nghi-dinh.txt")
    records = [vndocs.parse(named).to_record(), vndocs.parse(named, resolve=False).to_record()]

    [linked, plain] = from_batch(to_batch(records))

    assert linked == records[0]
    assert plain == records[1]


def test_links_stand_in_rows():
    """A row says how a document is used, what a pointer means, and what that rests on."""
    found = {row["text"]: row for row in rows(vndocs.parse(TEXT).to_record()) if row["kind"] == "internal"}

    assert found["khoản 1 Điều này"]["target"] == "self: NĐ 10/2024/NĐ-CP (2024-02-01): article 1, clause 1"
    assert found["khoản 1 Điều này"]["basis"] == "own-heading"
    assert found["Nghị quyết nêu trên"]["unresolved"] == "none-before"


@pytest.mark.parametrize("given", [{"kind": "nowhere"}, {"kind": "self", "code": 5}, {"start": 1}])
def test_a_record_whose_target_is_none_says_so(given):
    """What is no target is an error of the record, not of the program."""
    record = vndocs.parse(TEXT).to_record()
    record["internal"][0]["target"] = given

    with pytest.raises(RecordError, match="internal"):
        Document.from_record(record)


def test_a_missing_library_is_named(monkeypatch):
    """Who asks for underthesea without having it is told what to install, before anything is read wrongly."""
    monkeypatch.setitem(sys.modules, "underthesea", None)

    with pytest.raises(MissingLibraryError, match="pip install 'underthesea"):
        vndocs.parse(TEXT, sentences="underthesea")
    assert vndocs.parse(TEXT).references


def test_underthesea_keeps_what_must_stay_whole():
    """The other sentence limits protect the same words: a code, an article and an abbreviated title end none."""
    pytest.importorskip("underthesea")
    text = "Theo Nghị định số 5/2020/NĐ-CP, UV. BTV và GS.TS. thành viên tại TP. Hồ Chí Minh áp dụng Nghị định đó."
    [own], [other] = (vndocs.parse(text, sentences=limits).internal for limits in ("own", "underthesea"))

    assert own.link == other.link
    assert own.link is not None
    assert own.link.basis == "same-sentence"


@pytest.mark.parametrize(
    ("before", "basis"),
    [
        ("Ngày 05/3, Chính phủ ban hành Nghị định số 5/2020/NĐ-CP. ", "same-paragraph"),
        ("Theo Nghị định số 5/2020/NĐ-CP thì ", "same-sentence"),
        ("Nghị định số 5/2020/NĐ-CP do GS.TS. A soạn, ", "same-sentence"),
    ],
)
def test_a_sentence_ends_where_the_pointer_begins_the_next(before, basis):
    """The scope that decides is the one the pointer stands in, also where it is the first word of its sentence."""
    [pointer] = vndocs.parse(f"{before}Nghị định này thay thế quy định cũ.").internal

    assert pointer.link is not None
    assert pointer.link.basis == basis
